/* winnow-scorecard.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-scorecard-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-model-private.h"
#include "scoring/winnow-scoring-resources.h"

#define CARD_PATH "/io/github/winnow_app/Winnow/scorecard.json"

#define DEFAULT_INACTIVE_DAYS 90
#define DEFAULT_RATE 0.01

struct _WinnowScorecard
{
  WinnowModel        parent_instance;

  WinnowCard        *card;
  WinnowCalibration *calibration;
  double             rate;
  guint              inactive_days;
};

enum
{
  PROP_0,
  PROP_CARD,
  PROP_CALIBRATION,
  PROP_INACTIVE_DAYS,
  PROP_FALSE_POSITIVE_RATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WinnowScorecard, winnow_scorecard, WINNOW_TYPE_MODEL)

/* The card is built into the program and tests hold it to be good: one that
 * cannot be read is a fault of the build. */
static gpointer
load_card (gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WinnowCard *card = NULL;

  bytes = g_resource_lookup_data (winnow_scoring_get_resource (), CARD_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    card = winnow_card_new_from_bytes (bytes, &error);
  if (card == NULL)
    g_error ("%s", error->message);

  return card;
}

static WinnowCard *
get_shipped_card (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_card, NULL);
}

/* A time that lies ahead counts as now. */
static gint64
get_idle_days (const WinnowFollowerRecord *record,
               gint64                      as_of)
{
  if (!winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
    return -1;

  if (record->last_post_at >= as_of)
    return 0;

  return (gint64) (((double) as_of - (double) record->last_post_at) /
                   WINNOW_DAY);
}

static WinnowTold
is_inactive (WinnowScorecard            *self,
             const WinnowFollowerRecord *record,
             gint64                      idle_days)
{
  if (winnow_follower_record_knows (record, WINNOW_FIELD_POSTS) &&
      record->posts == 0)
    return WINNOW_TOLD_YES;

  if (idle_days < 0)
    return WINNOW_TOLD_UNKNOWN;

  return idle_days >= self->inactive_days ? WINNOW_TOLD_YES : WINNOW_TOLD_NO;
}

/* Whether a follower is fake is decided first and never by silence alone;
 * whether it is inactive is a question of its own. That it wrote something,
 * sometime, makes it real until its last post says otherwise. */
static WinnowClass
classify (WinnowScorecard              *self,
          const WinnowScorecardVerdict *verdict,
          const WinnowFollowerRecord   *record)
{
  const WinnowCutoff *cutoff =
    winnow_card_set_find_cutoff (verdict->set, self->rate);

  if (verdict->total > cutoff->points)
    return WINNOW_CLASS_FAKE;

  if (verdict->inactive != WINNOW_TOLD_UNKNOWN)
    return verdict->inactive == WINNOW_TOLD_YES ? WINNOW_CLASS_INACTIVE
                                                : WINNOW_CLASS_REAL;

  return winnow_follower_record_knows (record, WINNOW_FIELD_POSTS)
         ? WINNOW_CLASS_REAL : WINNOW_CLASS_NOT_TOLD;
}

/* Moves the total to where the user's marks put it. */
static void
calibrate (WinnowScorecard        *self,
           WinnowScorecardVerdict *verdict)
{
  double points_per_e = winnow_card_get_doubling (self->card) / G_LN2;
  double own = verdict->total;

  if (self->calibration == NULL)
    return;

  verdict->total = points_per_e *
    winnow_calibration_apply (self->calibration, own / points_per_e);
  verdict->shift = verdict->total - own;
}

/**
 * winnow_scorecard_judge:
 * @self: a scorecard
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @verdict: (out caller-allocates): what @self makes of it
 *
 * Adds up the points of @record and gives it a class. Not told: followers or
 * following; or, for one that does not look fake, both its posts and its last
 * post.
 */
void
winnow_scorecard_judge (WinnowScorecard            *self,
                        const WinnowFollowerRecord *record,
                        gint64                      as_of,
                        WinnowScorecardVerdict     *verdict)
{
  const WinnowCardSet *set;

  g_assert (WINNOW_IS_SCORECARD (self));
  g_assert (record != NULL);
  g_assert (verdict != NULL);

  set = winnow_card_find_set (self->card, record->known);
  verdict->set = set;
  verdict->total = NAN;
  verdict->shift = 0;
  verdict->idle_days = get_idle_days (record, as_of);
  verdict->inactive = is_inactive (self, record, verdict->idle_days);
  verdict->klass = WINNOW_CLASS_NOT_TOLD;

  if (set == NULL)
    return;

  verdict->total = set->base;

  for (guint i = 0; i < set->n_curves; i++)
    {
      const WinnowCurve *curve = &set->curves[i];
      double measure = winnow_feature_measure (curve->feature, record, as_of);

      verdict->points[i] = winnow_curve_eval (curve, measure);
      verdict->total += verdict->points[i];
    }

  calibrate (self, verdict);
  verdict->klass = classify (self, verdict, record);
}

static const char *
winnow_scorecard_get_id (WinnowModel *model)
{
  return "winnow";
}

static const char *
winnow_scorecard_get_name (WinnowModel *model)
{
  return _("Winnow scorecard");
}

static const char *
winnow_scorecard_get_version (WinnowModel *model)
{
  return winnow_card_get_version (WINNOW_SCORECARD (model)->card);
}

static const char *
winnow_scorecard_get_calibrated_for (WinnowModel *model)
{
  return winnow_card_get_calibrated_for (WINNOW_SCORECARD (model)->card);
}

static gboolean
winnow_scorecard_is_calibrated_on (WinnowModel *model,
                                   const char  *network)
{
  return winnow_card_has_network (WINNOW_SCORECARD (model)->card, network);
}

static gboolean
winnow_scorecard_get_error_rates (WinnowModel      *model,
                                  WinnowFields      known,
                                  WinnowErrorRates *rates)
{
  const WinnowCutoff *cutoff =
    winnow_scorecard_get_cutoff (WINNOW_SCORECARD (model), known);

  if (cutoff == NULL)
    return FALSE;

  *rates = cutoff->errors;

  /* They were measured without the calibration. */
  if (WINNOW_SCORECARD (model)->calibration != NULL)
    {
      rates->sensitivity.stretch = log (WINNOW_MODEL_UNCALIBRATED);
      rates->specificity.stretch = log (WINNOW_MODEL_UNCALIBRATED);
    }

  return TRUE;
}

static void
winnow_scorecard_score (WinnowModel                *model,
                        const WinnowFollowerRecord *records,
                        gsize                       n_records,
                        gint64                      as_of,
                        WinnowScore                *scores)
{
  WinnowScorecard *self = WINNOW_SCORECARD (model);
  double doubling = winnow_card_get_doubling (self->card);

  for (gsize i = 0; i < n_records; i++)
    {
      WinnowScorecardVerdict verdict;

      winnow_scorecard_judge (self, &records[i], as_of, &verdict);

      scores[i].klass = verdict.klass;
      scores[i].points = (float) verdict.total;
      scores[i].p_fake = (float) (1 / (1 + exp2 (-verdict.total / doubling)));
    }
}

/* Fake is decided without the last post, and whoever is not fake is inactive
 * by it alone. */
static void
winnow_scorecard_probe_scored (WinnowModel                *model,
                               const WinnowFollowerRecord *record,
                               const WinnowScore          *score,
                               gint64                      as_of,
                               WinnowClass                *recent,
                               WinnowClass                *stale)
{
  WinnowScorecard *self = WINNOW_SCORECARD (model);
  WinnowFollowerRecord probe = *record;

  *recent = *stale = score->klass;

  if (score->klass == WINNOW_CLASS_FAKE || isnan (score->points) ||
      (winnow_follower_record_knows (record, WINNOW_FIELD_POSTS) &&
       record->posts == 0))
    return;

  probe.known |= WINNOW_FIELD_LAST_POST_AT;
  probe.last_post_at = winnow_model_find_stalest (record, as_of);
  *recent = WINNOW_CLASS_REAL;
  *stale = is_inactive (self, &probe, get_idle_days (&probe, as_of)) ==
           WINNOW_TOLD_YES ? WINNOW_CLASS_INACTIVE : WINNOW_CLASS_REAL;
}

static void
winnow_scorecard_explain (WinnowModel                *model,
                          const WinnowFollowerRecord *record,
                          gint64                      as_of,
                          GListStore                 *reasons)
{
  WinnowScorecardVerdict verdict;

  winnow_scorecard_judge (WINNOW_SCORECARD (model), record, as_of, &verdict);
  winnow_scorecard_append_reasons (&verdict, record, as_of, reasons);
}

static void
winnow_scorecard_constructed (GObject *object)
{
  WinnowScorecard *self = WINNOW_SCORECARD (object);

  if (self->card == NULL)
    self->card = winnow_card_ref (get_shipped_card ());

  G_OBJECT_CLASS (winnow_scorecard_parent_class)->constructed (object);
}

static void
winnow_scorecard_finalize (GObject *object)
{
  WinnowScorecard *self = WINNOW_SCORECARD (object);

  g_clear_pointer (&self->card, winnow_card_unref);
  g_clear_pointer (&self->calibration, winnow_calibration_unref);

  G_OBJECT_CLASS (winnow_scorecard_parent_class)->finalize (object);
}

static void
winnow_scorecard_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WinnowScorecard *self = WINNOW_SCORECARD (object);

  switch (prop_id)
    {
    case PROP_INACTIVE_DAYS:
      g_value_set_uint (value, self->inactive_days);
      break;

    case PROP_FALSE_POSITIVE_RATE:
      g_value_set_double (value, self->rate);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_scorecard_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  WinnowScorecard *self = WINNOW_SCORECARD (object);
  WinnowCalibration *calibration;
  WinnowCard *card;

  switch (prop_id)
    {
    case PROP_CALIBRATION:
      calibration = g_value_get_pointer (value);
      self->calibration = calibration != NULL
                          ? winnow_calibration_ref (calibration) : NULL;
      break;

    case PROP_CARD:
      card = g_value_get_pointer (value);
      self->card = card != NULL ? winnow_card_ref (card) : NULL;
      break;

    case PROP_INACTIVE_DAYS:
      self->inactive_days = g_value_get_uint (value);
      break;

    case PROP_FALSE_POSITIVE_RATE:
      self->rate = g_value_get_double (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_scorecard_class_init (WinnowScorecardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowModelClass *model_class = WINNOW_MODEL_CLASS (klass);
  const GParamFlags flags = G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = winnow_scorecard_constructed;
  object_class->finalize = winnow_scorecard_finalize;
  object_class->get_property = winnow_scorecard_get_property;
  object_class->set_property = winnow_scorecard_set_property;

  model_class->get_id = winnow_scorecard_get_id;
  model_class->get_name = winnow_scorecard_get_name;
  model_class->get_version = winnow_scorecard_get_version;
  model_class->get_calibrated_for = winnow_scorecard_get_calibrated_for;
  model_class->is_calibrated_on = winnow_scorecard_is_calibrated_on;
  model_class->get_error_rates = winnow_scorecard_get_error_rates;
  model_class->score = winnow_scorecard_score;
  model_class->probe_scored = winnow_scorecard_probe_scored;
  model_class->explain = winnow_scorecard_explain;

  properties[PROP_CARD] =
    g_param_spec_pointer ("card", NULL, NULL, G_PARAM_WRITABLE | flags);

  properties[PROP_CALIBRATION] =
    g_param_spec_pointer ("calibration", NULL, NULL, G_PARAM_WRITABLE | flags);

  properties[PROP_INACTIVE_DAYS] =
    g_param_spec_uint ("inactive-days", NULL, NULL,
                       1, G_MAXINT, DEFAULT_INACTIVE_DAYS,
                       G_PARAM_READWRITE | flags);

  properties[PROP_FALSE_POSITIVE_RATE] =
    g_param_spec_double ("false-positive-rate", NULL, NULL,
                         0, 1, DEFAULT_RATE,
                         G_PARAM_READWRITE | flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_scorecard_init (WinnowScorecard *self)
{
}

/**
 * winnow_scorecard_new:
 *
 * Returns: (transfer full): the scorecard this program ships, with inactive
 *   from 90 days and 1 % of real accounts wrongly called fake
 */
WinnowModel *
winnow_scorecard_new (void)
{
  return g_object_new (WINNOW_TYPE_SCORECARD, NULL);
}

/**
 * winnow_scorecard_new_full:
 * @card: (nullable): the numbers; %NULL for those this program ships
 * @inactive_days: days without a post that make a follower inactive, 1 or more
 * @false_positive_rate: the share of real accounts that may be wrongly called
 *   fake: 0.005, 0.01, 0.02 or 0.05; another counts as the next lower of these
 *
 * Returns: (transfer full): a scorecard
 */
WinnowModel *
winnow_scorecard_new_full (WinnowCard *card,
                           guint       inactive_days,
                           double      false_positive_rate)
{
  return g_object_new (WINNOW_TYPE_SCORECARD,
                       "card", card,
                       "inactive-days", inactive_days,
                       "false-positive-rate", false_positive_rate,
                       NULL);
}

/**
 * winnow_scorecard_calibrate:
 * @self: a scorecard
 * @calibration: (nullable): a calibration; %NULL for none
 *
 * Returns: (transfer full): a scorecard like @self in all else, with the odds
 *   moved by @calibration
 */
WinnowModel *
winnow_scorecard_calibrate (WinnowScorecard   *self,
                            WinnowCalibration *calibration)
{
  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), NULL);

  return g_object_new (WINNOW_TYPE_SCORECARD,
                       "card", self->card,
                       "calibration", calibration,
                       "inactive-days", self->inactive_days,
                       "false-positive-rate", self->rate,
                       NULL);
}

/**
 * winnow_scorecard_get_calibration:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): the calibration; %NULL when its numbers
 *   are used as they came
 */
WinnowCalibration *
winnow_scorecard_get_calibration (WinnowScorecard *self)
{
  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), NULL);

  return self->calibration;
}

/**
 * winnow_scorecard_get_log_odds:
 * @self: a scorecard
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Returns: the natural logarithm of the odds of being fake before any
 *   calibration; NaN when too little is told
 */
double
winnow_scorecard_get_log_odds (WinnowScorecard            *self,
                               const WinnowFollowerRecord *record,
                               gint64                      as_of)
{
  WinnowScorecardVerdict verdict;

  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), NAN);
  g_return_val_if_fail (record != NULL, NAN);

  winnow_scorecard_judge (self, record, as_of, &verdict);

  return (verdict.total - verdict.shift) * G_LN2 /
         winnow_card_get_doubling (self->card);
}

/**
 * winnow_scorecard_get_inactive_days:
 * @self: a scorecard
 *
 * Returns: days without a post that make a follower inactive
 */
guint
winnow_scorecard_get_inactive_days (WinnowScorecard *self)
{
  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), 0);

  return self->inactive_days;
}

/**
 * winnow_scorecard_get_false_positive_rate:
 * @self: a scorecard
 *
 * Returns: the share of real accounts that may be wrongly called fake, 0–1
 */
double
winnow_scorecard_get_false_positive_rate (WinnowScorecard *self)
{
  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), 0);

  return self->rate;
}

/**
 * winnow_scorecard_get_cutoff:
 * @self: a scorecard
 * @known: the fields that were told of a follower
 *
 * Returns: (transfer none) (nullable): the cutoff such a follower is held to,
 *   with the errors measured at it on sources the numbers had not seen; %NULL
 *   when @known is too little to say anything
 */
const WinnowCutoff *
winnow_scorecard_get_cutoff (WinnowScorecard *self,
                             WinnowFields     known)
{
  const WinnowCardSet *set;

  g_return_val_if_fail (WINNOW_IS_SCORECARD (self), NULL);

  set = winnow_card_find_set (self->card, known);

  return set != NULL ? winnow_card_set_find_cutoff (set, self->rate) : NULL;
}
