/* winnow-split.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-split.h"

#include <math.h>

#include "scoring/winnow-model-private.h"

/* What is known of one class. Followers whose class turns on their last post
 * are the unsettled stratum; of those some had it read.
 * @outside: in the class, whatever their last post
 * @settled: in the class by a last post that was read
 * @open: may be in the class: last post not read */
typedef struct
{
  guint outside;
  guint settled;
  guint open;
} Tally;

/* What is known of all. @judged: followers the model put in a class other than
 * not told, by itself; @rates: of these, summed up. */
typedef struct
{
  Tally            classes[WINNOW_N_CLASSES];
  guint            marked[WINNOW_N_CLASSES];
  guint            n_judged;
  WinnowFields     known;
  gboolean         has_rates;
  WinnowErrorRates rates;
  guint            n_rates;
  WinnowErrorRates sum;
} Census;

static void
add_rate (WinnowHitRate       *sum,
          const WinnowHitRate *rate)
{
  sum->rate += rate->rate;
  sum->n += rate->n;
  sum->centre += rate->centre;
  sum->spread += rate->spread;
  sum->stretch += rate->stretch;
}

static void
divide_rate (WinnowHitRate *sum,
             double      by)
{
  sum->rate /= by;
  sum->n /= by;
  sum->centre /= by;
  sum->spread /= by;
  sum->stretch /= by;
}

/* Followers of whom other fields were told are judged by other numbers; the
 * split has the mean of their rates. Neighbours are mostly told the same. */
static void
add_rates (Census                 *census,
           const WinnowSplitFrame *frame,
           WinnowFields            known)
{
  census->n_judged++;

  if (census->n_judged == 1 || census->known != known)
    {
      census->known = known;
      census->has_rates =
        winnow_model_get_error_rates (frame->model, known, frame->network,
                                      &census->rates);
    }

  if (!census->has_rates)
    return;

  census->n_rates++;
  add_rate (&census->sum.sensitivity, &census->rates.sensitivity);
  add_rate (&census->sum.specificity, &census->rates.specificity);
}

/* Whether the class of follower @i turns on its last post. */
static gboolean
is_unsettled (const WinnowSplitFrame *frame,
              gsize                   i,
              WinnowClass            *recent,
              WinnowClass            *stale)
{
  if (frame->marked != NULL && frame->marked[i])
    return FALSE;

  winnow_model_probe_scored (frame->model, &frame->records[i],
                             &frame->scores[i], frame->as_of, recent, stale);

  return *recent != *stale;
}

static void
count_follower (WinnowSplit            *self,
                Census                 *census,
                const WinnowSplitFrame *frame,
                gsize                   i)
{
  const WinnowFollowerRecord *record = &frame->records[i];
  WinnowClass klass = frame->scores[i].klass;
  WinnowClass recent, stale;

  g_assert ((guint) klass < WINNOW_N_CLASSES);

  self->parts[klass].count++;

  if (frame->marked != NULL && frame->marked[i])
    {
      self->n_marked++;
      census->marked[klass]++;
    }
  else if (klass != WINNOW_CLASS_NOT_TOLD)
    add_rates (census, frame, record->known);

  if (!is_unsettled (frame, i, &recent, &stale))
    {
      census->classes[klass].outside++;
      return;
    }

  self->n_unsettled++;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
    {
      self->n_settled++;
      census->classes[klass].settled++;
    }
  else
    {
      census->classes[recent].open++;
      census->classes[stale].open++;
    }
}

/* Square-and-add: the distance of a bound from the estimate of a sum is the
 * root of the summed squares of the parts' distances. R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 873–890; G. Zou and A. Donner, Statistics
 * in Medicine 27 (2008) 1693–1702. With Wilson bounds it keeps their coverage
 * at small shares, where adding variances does not. */
static WinnowInterval
add_intervals (double         share,
               WinnowInterval sampling,
               double         inner_share,
               WinnowInterval inner,
               double         weight)
{
  return (WinnowInterval) {
    .low = share - hypot (share - sampling.low,
                          weight * (inner_share - inner.low)),
    .high = share + hypot (sampling.high - share,
                           weight * (inner.high - inner_share)),
  };
}

/* Double sampling for stratification: W. G. Cochran, "Sampling Techniques",
 * 3rd ed. 1977, §12.2. */
static WinnowInterval
estimate_from_settled (const WinnowSplit *self,
                       const Tally       *tally,
                       double             share,
                       double             size,
                       double             z)
{
  double stratum = self->n_unsettled;
  double inner_share = tally->settled / (double) self->n_settled;
  double inner_size = winnow_interval_effective_size (self->n_settled,
                                                      self->n_unsettled);

  return add_intervals (share, winnow_interval_wilson (share, size, z),
                        inner_share,
                        winnow_interval_wilson (inner_share, inner_size, z),
                        stratum / self->n);
}

/* No last post was read: between none and all of the open ones. */
static WinnowInterval
estimate_from_none (const WinnowSplit *self,
                    const Tally       *tally,
                    double             size,
                    double             z)
{
  double least = tally->outside / (double) self->n;
  double most = (tally->outside + tally->open) / (double) self->n;

  return (WinnowInterval) {
    .low = winnow_interval_wilson (least, size, z).low,
    .high = winnow_interval_wilson (most, size, z).high,
  };
}

/* Those the model is known to put in the class it puts there, and those it is
 * known not to it does not, whatever an estimate says. */
static WinnowInterval
clamp_to_known (const WinnowSplit *self,
                const Tally       *tally,
                WinnowInterval     interval)
{
  double population = (double) self->population;
  double least = tally->outside + tally->settled;
  double most = least + tally->open + (population - self->n);

  return (WinnowInterval) {
    .low = CLAMP (interval.low, least / population, 1),
    .high = CLAMP (interval.high, 0, most / population),
  };
}

static double
estimate_share (const WinnowSplit     *self,
                const WinnowSplitPart *part,
                const Tally           *tally)
{
  double inner_share;

  if (self->n_settled == 0 || self->n_settled == self->n_unsettled)
    return part->count / (double) self->n;

  inner_share = tally->settled / (double) self->n_settled;

  return (tally->outside + self->n_unsettled * inner_share) / self->n;
}

/* What the share the model would find, had all been read, may be. */
static WinnowInterval
estimate_sampling (const WinnowSplit *self,
                   const Tally       *tally,
                   double             share,
                   double             size,
                   double             z)
{
  WinnowInterval interval;

  if (self->n_unsettled > 0 && self->n_settled == 0)
    interval = estimate_from_none (self, tally, size, z);
  else if (self->n_settled < self->n_unsettled)
    interval = estimate_from_settled (self, tally, share, size, z);
  else
    interval = winnow_interval_wilson (share, size, z);

  interval = clamp_to_known (self, tally, interval);
  interval.low = MIN (interval.low, share);
  interval.high = MAX (interval.high, share);

  return interval;
}

/* Of the followers the model judged by itself, what is fake; those marked by
 * hand are in no doubt and stand beside them. The error rates are one and the
 * same for all classes, and not looked at three times. */
static void
correct_fake (const WinnowSplit *self,
              const Census      *census,
              WinnowInterval     sampling,
              WinnowCorrection  *correction)
{
  const WinnowSplitPart *part = &self->parts[WINNOW_CLASS_FAKE];
  double judged = census->n_judged / (double) self->n;
  double marked = census->marked[WINNOW_CLASS_FAKE] / (double) self->n;
  double share = CLAMP ((part->share - marked) / judged, 0, 1);
  WinnowInterval inner = {
    .low = CLAMP ((sampling.low - marked) / judged, 0, share),
    .high = CLAMP ((sampling.high - marked) / judged, share, 1),
  };

  winnow_error_rates_correct (&census->sum, share, inner, census->n_judged,
                              WINNOW_Z_95, correction);

  correction->estimate = correction->estimate * judged + marked;
  correction->interval.low = correction->interval.low * judged + marked;
  correction->interval.high = correction->interval.high * judged + marked;
  correction->near_zero &= marked == 0;

  for (guint i = 0; i < 2; i++)
    {
      correction->missed[i] *= judged;
      correction->wronged[i] *= judged;
    }
}

/* Fakes that were missed are among the real or the inactive, and followers
 * wrongly called fake belong to one of these; to which is not known. So a
 * share is lower by all of the former at most, and higher by all of the
 * latter. */
static WinnowInterval
widen_other (double                  share,
             WinnowInterval          sampling,
             const WinnowCorrection *correction)
{
  double missed = correction->missed[1] - correction->missed[0];
  double wronged = correction->wronged[1] - correction->wronged[0];

  return (WinnowInterval) {
    .low = share - correction->missed[0] -
           hypot (share - sampling.low, MAX (missed, 0)),
    .high = share + correction->wronged[0] +
            hypot (sampling.high - share, MAX (wronged, 0)),
  };
}

static WinnowInterval
hold_share (WinnowInterval interval,
            double         share)
{
  return (WinnowInterval) {
    .low = CLAMP (interval.low, 0, share),
    .high = CLAMP (interval.high, share, 1),
  };
}

static void
estimate_intervals (WinnowSplit    *self,
                    const Census   *census,
                    const double   *sizes,
                    double          z,
                    WinnowInterval *intervals)
{
  WinnowSplitPart *fake = &self->parts[WINNOW_CLASS_FAKE];
  WinnowCorrection correction;

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    intervals[i] = estimate_sampling (self, &census->classes[i],
                                      self->parts[i].share, sizes[i], z);

  if (!self->has_errors)
    return;

  correct_fake (self, census, intervals[WINNOW_CLASS_FAKE], &correction);
  fake->corrected = correction.estimate;
  intervals[WINNOW_CLASS_FAKE] = hold_share (correction.interval, fake->share);

  for (guint i = WINNOW_CLASS_REAL; i <= WINNOW_CLASS_INACTIVE; i++)
    intervals[i] = hold_share (widen_other (self->parts[i].share,
                                            intervals[i], &correction),
                               self->parts[i].share);
}

static void
estimate_parts (WinnowSplit  *self,
                const Census *census,
                const double *sizes)
{
  WinnowInterval single[WINNOW_N_CLASSES], joint[WINNOW_N_CLASSES];

  estimate_intervals (self, census, sizes, WINNOW_Z_95_OF_3, joint);
  estimate_intervals (self, census, sizes, WINNOW_Z_95, single);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      WinnowSplitPart *part = &self->parts[i];

      part->interval = single[i];
      part->joint.low = MIN (joint[i].low, single[i].low);
      part->joint.high = MAX (joint[i].high, single[i].high);
      part->near_zero = single[i].low <= 0 && single[i].high > 0;
    }
}

static void
set_nothing (WinnowSplit *self)
{
  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      self->parts[i].share = NAN;
      self->parts[i].interval = (WinnowInterval) { 0, 1 };
      self->parts[i].joint = (WinnowInterval) { 0, 1 };
    }
}

/* By class: the size of a simple random sample that tells as much. */
static void
measure_sizes (WinnowSplit            *self,
               const WinnowSplitFrame *frame,
               double                 *sizes)
{
  double size = winnow_interval_effective_size (self->n, self->population);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      double effect = isinf (size)
                      ? 1 : winnow_split_design_effect (frame, (WinnowClass) i);

      sizes[i] = size / effect;
      self->design_effect = MAX (self->design_effect, effect);
    }
}

/**
 * winnow_split_estimate:
 * @self: (out caller-allocates): the split
 * @frame: what it is estimated from
 *
 * Sums up scores. Where the last posts of a random subset only were read, of
 * those whose class turns on it, the shares within that stratum are estimated
 * from the subset (double sampling): share = (K + M·k/m)/n, with K in the
 * class whatever their last post, M in the stratum, m of them read and k of
 * those in the class.
 *
 * The intervals speak of what is true, and cover two errors:
 *
 * - Sampling: Wilson intervals with the size corrected for the finite
 *   population — n of the population, and m of M, joined — and for followers
 *   that came together being alike (winnow_split_design_effect()). When no
 *   last post of the stratum was read they span what is possible. All read of
 *   all there are: no width. Nothing is said of followers outside the frame.
 * - The model's own: what it marked is turned into what it should have marked
 *   by the error rates measured on sources it had not seen
 *   (winnow_error_rates_correct()). Where none were measured, as for the
 *   published rule sets, the intervals leave this out, and `has_errors` is
 *   %FALSE.
 *
 * `interval` is for reading one class by itself (Wilson). `joint` is for
 * looking at the three together: the simultaneous intervals of L. A. Goodman
 * (Technometrics 7 (1965) 247–254), which are of the form of C. P. Quesenberry
 * and D. C. Hurst (Technometrics 6 (1964) 191–195), χ² taken at α/3: Wilson
 * intervals with %WINNOW_Z_95_OF_3.
 *
 * `share` stays what the model found. An interval that would not reach it,
 * since most of what was marked must be errors, is stretched to it.
 *
 * Shares are %NaN, with intervals of 0–1, when nobody was scored.
 */
void
winnow_split_estimate (WinnowSplit            *self,
                       const WinnowSplitFrame *frame)
{
  Census census = { 0 };
  double sizes[WINNOW_N_CLASSES];

  g_return_if_fail (self != NULL);
  g_return_if_fail (frame != NULL);
  g_return_if_fail (WINNOW_IS_MODEL (frame->model));
  g_return_if_fail (frame->network != NULL);
  g_return_if_fail (frame->n_records <= G_MAXUINT);
  g_return_if_fail (frame->n_records == 0 ||
                    (frame->records != NULL && frame->scores != NULL));

  *self = (WinnowSplit) {
    .n = (guint) frame->n_records,
    .population = MAX (frame->population, frame->n_records),
    .calibrated = winnow_model_get_calibrated_on (frame->model,
                                                  frame->network) != NULL,
    .design_effect = 1,
  };

  for (gsize i = 0; i < frame->n_records; i++)
    count_follower (self, &census, frame, i);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    self->parts[i].corrected = NAN;

  if (self->n == 0)
    {
      set_nothing (self);
      return;
    }

  self->has_errors = census.n_rates > 0;
  if (self->has_errors)
    {
      divide_rate (&census.sum.sensitivity, census.n_rates);
      divide_rate (&census.sum.specificity, census.n_rates);
    }

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    self->parts[i].share = estimate_share (self, &self->parts[i],
                                           &census.classes[i]);

  measure_sizes (self, frame, sizes);
  estimate_parts (self, &census, sizes);
}
