/* winnow-rule-set-model.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-rule-set-model.h"

#include <glib/gi18n.h>
#include <math.h>

#include "scoring/winnow-rule-set.h"
#include "winnow-enums.h"

struct _WinnowRuleSetModel
{
  WinnowModel               parent_instance;

  WinnowRuleSet rule_set;
};

enum
{
  PROP_0,
  PROP_RULE_SET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WinnowRuleSetModel,
                     winnow_rule_set_model,
                     WINNOW_TYPE_MODEL)

static const struct
{
  const char *id;
  const char *name;
} names[] = {
  [WINNOW_RULE_SET_CAMISANI_CALZOLARI] = { "camisani-calzolari",
                                           N_("Camisani-Calzolari") },
  [WINNOW_RULE_SET_SOCIALBAKERS] = { "socialbakers", N_("Socialbakers") },
  [WINNOW_RULE_SET_STATE_OF_SEARCH] = { "state-of-search",
                                        N_("State of Search") },
};

static const char *
winnow_rule_set_model_get_id (WinnowModel *model)
{
  return names[WINNOW_RULE_SET_MODEL (model)->rule_set].id;
}

static const char *
winnow_rule_set_model_get_name (WinnowModel *model)
{
  return _(names[WINNOW_RULE_SET_MODEL (model)->rule_set].name);
}

static const char *
winnow_rule_set_model_get_version (WinnowModel *model)
{
  return "1";
}

static void
winnow_rule_set_model_score (WinnowModel                *model,
                             const WinnowFollowerRecord *records,
                             gsize                       n_records,
                             gint64                      as_of,
                             WinnowScore                *scores)
{
  WinnowRuleSetModel *self = WINNOW_RULE_SET_MODEL (model);
  gboolean has_points = winnow_rule_set_has_points (self->rule_set);

  for (gsize i = 0; i < n_records; i++)
    {
      WinnowRuleSetVerdict verdict;

      winnow_rule_set_judge (self->rule_set, &records[i], as_of, &verdict);

      scores[i].klass = verdict.klass;
      scores[i].p_fake = NAN;
      scores[i].points = has_points && verdict.n_told > 0
                         ? (float) verdict.points : NAN;
    }
}

static void
winnow_rule_set_model_explain (WinnowModel                *model,
                               const WinnowFollowerRecord *record,
                               gint64                      as_of,
                               GListStore                 *reasons)
{
  WinnowRuleSetModel *self = WINNOW_RULE_SET_MODEL (model);

  winnow_rule_set_append_reasons (self->rule_set, record, as_of, reasons);
}

static void
winnow_rule_set_model_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  WinnowRuleSetModel *self = WINNOW_RULE_SET_MODEL (object);

  switch (prop_id)
    {
    case PROP_RULE_SET:
      g_value_set_enum (value, self->rule_set);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_rule_set_model_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  WinnowRuleSetModel *self = WINNOW_RULE_SET_MODEL (object);

  switch (prop_id)
    {
    case PROP_RULE_SET:
      self->rule_set = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_rule_set_model_class_init (WinnowRuleSetModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowModelClass *model_class = WINNOW_MODEL_CLASS (klass);

  object_class->get_property = winnow_rule_set_model_get_property;
  object_class->set_property = winnow_rule_set_model_set_property;

  model_class->get_id = winnow_rule_set_model_get_id;
  model_class->get_name = winnow_rule_set_model_get_name;
  model_class->get_version = winnow_rule_set_model_get_version;
  model_class->score = winnow_rule_set_model_score;
  model_class->explain = winnow_rule_set_model_explain;

  properties[PROP_RULE_SET] =
    g_param_spec_enum ("rule-set", NULL, NULL,
                       WINNOW_TYPE_RULE_SET,
                       WINNOW_RULE_SET_CAMISANI_CALZOLARI,
                       G_PARAM_READWRITE |
                       G_PARAM_CONSTRUCT_ONLY |
                       G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_rule_set_model_init (WinnowRuleSetModel *self)
{
}

/**
 * winnow_rule_set_model_new:
 * @rule_set: the rule set
 *
 * Returns: (transfer full): one of the rule sets published beside those of
 *   StatusPeople
 */
WinnowModel *
winnow_rule_set_model_new (WinnowRuleSet rule_set)
{
  return g_object_new (WINNOW_TYPE_RULE_SET_MODEL,
                       "rule-set", rule_set,
                       NULL);
}
