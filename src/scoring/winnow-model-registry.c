/* winnow-model-registry.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-model.h"
#include "scoring/winnow-rule-set-model.h"
#include "scoring/winnow-scorecard.h"
#include "scoring/winnow-statuspeople-model.h"

static WinnowModel *
new_statuspeople_2012 (void)
{
  return winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2012);
}

static WinnowModel *
new_statuspeople_2014 (void)
{
  return winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2014);
}

static WinnowModel *
new_statuspeople_2019 (void)
{
  return winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2019);
}

static WinnowModel *
new_camisani_calzolari (void)
{
  return winnow_rule_set_model_new (WINNOW_RULE_SET_CAMISANI_CALZOLARI);
}

static WinnowModel *
new_socialbakers (void)
{
  return winnow_rule_set_model_new (WINNOW_RULE_SET_SOCIALBAKERS);
}

static WinnowModel *
new_state_of_search (void)
{
  return winnow_rule_set_model_new (WINNOW_RULE_SET_STATE_OF_SEARCH);
}

/* One line a model; the first is the default. */
static const struct
{
  const char   *id;
  WinnowModel *(*create) (void);
} models[] = {
  { "statuspeople-2014", new_statuspeople_2014 },
  { "winnow", winnow_scorecard_new },
  { "statuspeople-2012", new_statuspeople_2012 },
  { "statuspeople-2019", new_statuspeople_2019 },
  { "camisani-calzolari", new_camisani_calzolari },
  { "socialbakers", new_socialbakers },
  { "state-of-search", new_state_of_search },
};

/**
 * winnow_model_new_for_id:
 * @id: (nullable): a machine name, as winnow_model_list_ids() has them
 *
 * Returns: (transfer full) (nullable): the model of that name; %NULL when
 *   there is none
 */
WinnowModel *
winnow_model_new_for_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      if (g_strcmp0 (models[i].id, id) == 0)
        return models[i].create ();
    }

  return NULL;
}

/**
 * winnow_model_new_full:
 * @id: (nullable): a machine name, as winnow_model_list_ids() has them
 * @inactive_days: days without a post that make a follower inactive, 1 or more
 * @false_positive_rate: the share of real accounts that may be wrongly called
 *   fake: 0.005, 0.01, 0.02 or 0.05
 *
 * The model of that name as somebody prefers it. A published rule set is what
 * it is and takes no preferences.
 *
 * Returns: (transfer full) (nullable): the model; %NULL when there is none of
 *   that name
 */
WinnowModel *
winnow_model_new_full (const char *id,
                       guint       inactive_days,
                       double      false_positive_rate)
{
  if (g_strcmp0 (id, "winnow") == 0)
    return winnow_scorecard_new_full (NULL, MAX (inactive_days, 1),
                                      false_positive_rate);

  return winnow_model_new_for_id (id);
}

/**
 * winnow_model_new_default:
 *
 * Returns: (transfer full): the model used when nobody chose another
 */
WinnowModel *
winnow_model_new_default (void)
{
  return models[0].create ();
}

static gpointer
make_ids (gpointer unused)
{
  static const char *ids[G_N_ELEMENTS (models) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    ids[i] = models[i].id;

  return ids;
}

/**
 * winnow_model_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the machine name of
 *   every model, the default first
 */
const char * const *
winnow_model_list_ids (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_ids, NULL);
}
