/* winnow-model.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-model-private.h"

#include <math.h>

#include "followers/winnow-time.h"

/* Longer ago than any rule set asks for. */
#define STALE_AGE (3653 * WINNOW_DAY)

G_DEFINE_ABSTRACT_TYPE (WinnowModel, winnow_model, G_TYPE_OBJECT)

static const char *
winnow_model_real_get_calibrated_for (WinnowModel *self)
{
  return NULL;
}

static gboolean
winnow_model_real_is_calibrated_on (WinnowModel *self,
                                    const char  *network)
{
  return FALSE;
}

static gboolean
winnow_model_real_get_error_rates (WinnowModel      *self,
                                   WinnowFields      known,
                                   WinnowErrorRates *rates)
{
  return FALSE;
}

static void
winnow_model_class_init (WinnowModelClass *klass)
{
  klass->get_calibrated_for = winnow_model_real_get_calibrated_for;
  klass->is_calibrated_on = winnow_model_real_is_calibrated_on;
  klass->get_error_rates = winnow_model_real_get_error_rates;
}

static void
winnow_model_init (WinnowModel *self)
{
}

/**
 * winnow_model_get_id:
 * @self: a model
 *
 * Returns: (transfer none): the machine name, as on the command line
 *   ("statuspeople-2014")
 */
const char *
winnow_model_get_id (WinnowModel *self)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);

  return WINNOW_MODEL_GET_CLASS (self)->get_id (self);
}

/**
 * winnow_model_get_name:
 * @self: a model
 *
 * Returns: (transfer none): the translated name, for people
 *   ("StatusPeople 2014–16")
 */
const char *
winnow_model_get_name (WinnowModel *self)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);

  return WINNOW_MODEL_GET_CLASS (self)->get_name (self);
}

/**
 * winnow_model_get_version:
 * @self: a model
 *
 * Returns: (transfer none): the version of the model's numbers; a report made
 *   with the same version of the same model gives the same scores
 */
const char *
winnow_model_get_version (WinnowModel *self)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);

  return WINNOW_MODEL_GET_CLASS (self)->get_version (self);
}

/**
 * winnow_model_get_calibrated_for:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what the model's numbers were measured
 *   on; %NULL when it is not calibrated
 */
const char *
winnow_model_get_calibrated_for (WinnowModel *self)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);

  return WINNOW_MODEL_GET_CLASS (self)->get_calibrated_for (self);
}

/**
 * winnow_model_get_calibrated_on:
 * @self: a model
 * @network: id of a network ("bluesky"); "file" for a file
 *
 * What the numbers of @self were measured on, if that tells something about
 * @network. Thresholds do not carry over from one network to the next.
 *
 * Returns: (transfer none) (nullable): see winnow_model_get_calibrated_for();
 *   %NULL when uncalibrated there: what looks most like a fake still comes
 *   first, but shares are to be taken with care
 */
const char *
winnow_model_get_calibrated_on (WinnowModel *self,
                                const char  *network)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);
  g_return_val_if_fail (network != NULL, NULL);

  if (!WINNOW_MODEL_GET_CLASS (self)->is_calibrated_on (self, network))
    return NULL;

  return winnow_model_get_calibrated_for (self);
}

/**
 * winnow_model_get_error_rates:
 * @self: a model
 * @known: the fields that were told of a follower
 * @network: id of a network
 * @rates: (out caller-allocates): how often @self is right about such followers
 *
 * On a network that @self is not calibrated for, the odds of its errors are
 * taken to reach %WINNOW_MODEL_UNCALIBRATED times as far out as those of a
 * source of the kind it was measured on.
 *
 * Returns: whether that was ever measured
 */
gboolean
winnow_model_get_error_rates (WinnowModel      *self,
                              WinnowFields      known,
                              const char       *network,
                              WinnowErrorRates *rates)
{
  g_return_val_if_fail (WINNOW_IS_MODEL (self), FALSE);
  g_return_val_if_fail (network != NULL, FALSE);
  g_return_val_if_fail (rates != NULL, FALSE);

  if (!WINNOW_MODEL_GET_CLASS (self)->get_error_rates (self, known, rates))
    return FALSE;

  if (!WINNOW_MODEL_GET_CLASS (self)->is_calibrated_on (self, network))
    {
      rates->sensitivity.stretch = log (WINNOW_MODEL_UNCALIBRATED);
      rates->specificity.stretch = log (WINNOW_MODEL_UNCALIBRATED);
    }

  return TRUE;
}

/**
 * winnow_model_score:
 * @self: a model
 * @records: (array length=n_records): followers
 * @n_records: how many
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @scores: (array length=n_records) (out caller-allocates): their scores
 *
 * Scores followers. May be called from several threads at once.
 */
void
winnow_model_score (WinnowModel                *self,
                    const WinnowFollowerRecord *records,
                    gsize                       n_records,
                    gint64                      as_of,
                    WinnowScore                *scores)
{
  g_return_if_fail (WINNOW_IS_MODEL (self));
  g_return_if_fail (n_records == 0 || (records != NULL && scores != NULL));

  if (n_records > 0)
    WINNOW_MODEL_GET_CLASS (self)->score (self, records, n_records, as_of,
                                          scores);
}

/**
 * winnow_model_explain:
 * @self: a model
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Why @record gets the score it gets.
 *
 * Returns: (transfer full): a #GListStore of #WinnowReason, never empty: what
 *   decided first, heaviest first, then what was not told
 */
GListModel *
winnow_model_explain (WinnowModel                *self,
                      const WinnowFollowerRecord *record,
                      gint64                      as_of)
{
  g_autoptr (GListStore) reasons = NULL;

  g_return_val_if_fail (WINNOW_IS_MODEL (self), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  reasons = g_list_store_new (WINNOW_TYPE_REASON);
  WINNOW_MODEL_GET_CLASS (self)->explain (self, record, as_of, reasons);

  return G_LIST_MODEL (g_steal_pointer (&reasons));
}

gint64
winnow_model_find_stalest (const WinnowFollowerRecord *record,
                           gint64                      as_of)
{
  gint64 time = as_of < G_MININT64 + STALE_AGE ? G_MININT64
                                               : as_of - STALE_AGE;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT))
    time = MAX (time, record->created_at);

  return time;
}

/**
 * winnow_model_probe_last_post:
 * @self: a model
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @recent: (out): the class of @record had it posted just now
 * @stale: (out): its class had it last posted as long ago as it can have: when
 *   the account was made, at most ten years ago
 *
 * A last post that is told is ignored. One that is known never to have posted
 * has the same class twice.
 */
void
winnow_model_probe_last_post (WinnowModel                *self,
                              const WinnowFollowerRecord *record,
                              gint64                      as_of,
                              WinnowClass                *recent,
                              WinnowClass                *stale)
{
  WinnowFollowerRecord probes[2] = { *record, *record };
  WinnowScore scores[2];

  g_assert (WINNOW_IS_MODEL (self));

  if (winnow_follower_record_knows (record, WINNOW_FIELD_POSTS) &&
      record->posts == 0)
    {
      winnow_model_score (self, record, 1, as_of, scores);
      *recent = *stale = scores[0].klass;
      return;
    }

  probes[0].known |= WINNOW_FIELD_LAST_POST_AT;
  probes[0].last_post_at = as_of;
  probes[1].known |= WINNOW_FIELD_LAST_POST_AT;
  probes[1].last_post_at = winnow_model_find_stalest (record, as_of);

  winnow_model_score (self, probes, G_N_ELEMENTS (probes), as_of, scores);
  *recent = scores[0].klass;
  *stale = scores[1].klass;
}

/**
 * winnow_model_probe_scored:
 * @self: a model
 * @record: a follower
 * @score: the score @self gave @record, unchanged
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @recent: (out): see winnow_model_probe_last_post()
 * @stale: (out): likewise
 *
 * As winnow_model_probe_last_post(), of a follower that was scored already.
 */
void
winnow_model_probe_scored (WinnowModel                *self,
                           const WinnowFollowerRecord *record,
                           const WinnowScore          *score,
                           gint64                      as_of,
                           WinnowClass                *recent,
                           WinnowClass                *stale)
{
  WinnowModelClass *klass;

  g_assert (WINNOW_IS_MODEL (self));

  klass = WINNOW_MODEL_GET_CLASS (self);

  if (klass->probe_scored != NULL)
    klass->probe_scored (self, record, score, as_of, recent, stale);
  else
    winnow_model_probe_last_post (self, record, as_of, recent, stale);
}

/**
 * winnow_model_needs_last_post:
 * @self: a model
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Whether the class of @record turns on when it last posted. A last post that
 * is told is ignored, so the answer is the same before and after reading it.
 *
 * Returns: %FALSE when it never posted, or when its class is the same however
 *   long ago it last posted
 */
gboolean
winnow_model_needs_last_post (WinnowModel                *self,
                              const WinnowFollowerRecord *record,
                              gint64                      as_of)
{
  WinnowClass recent, stale;

  g_return_val_if_fail (WINNOW_IS_MODEL (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  winnow_model_probe_last_post (self, record, as_of, &recent, &stale);

  return recent != stale;
}
