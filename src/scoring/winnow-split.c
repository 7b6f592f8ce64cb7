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

static void
count_follower (WinnowSplit                *self,
                Tally                       tallies[WINNOW_N_CLASSES],
                WinnowModel                *model,
                const WinnowFollowerRecord *record,
                const WinnowScore          *score,
                gint64                      as_of)
{
  WinnowClass recent, stale;

  g_assert ((guint) score->klass < WINNOW_N_CLASSES);

  self->parts[score->klass].count++;
  winnow_model_probe_last_post (model, record, as_of, &recent, &stale);

  if (recent == stale)
    {
      tallies[score->klass].outside++;
      return;
    }

  self->n_unsettled++;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
    {
      self->n_settled++;
      tallies[score->klass].settled++;
    }
  else
    {
      tallies[recent].open++;
      tallies[stale].open++;
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
static void
estimate_from_settled (const WinnowSplit *self,
                       const Tally       *tally,
                       double             sampling_size,
                       WinnowSplitPart   *part)
{
  double stratum = self->n_unsettled;
  double inner_share = tally->settled / (double) self->n_settled;
  double inner_size = winnow_interval_effective_size (self->n_settled,
                                                      self->n_unsettled);
  WinnowInterval sampling, inner;

  part->share = (tally->outside + stratum * inner_share) / self->n;
  sampling = winnow_interval_wilson (part->share, sampling_size, WINNOW_Z_95);
  inner = winnow_interval_wilson (inner_share, inner_size, WINNOW_Z_95);
  part->interval = add_intervals (part->share, sampling, inner_share, inner,
                                  stratum / self->n);
}

/* No last post was read: between none and all of the open ones. */
static void
estimate_from_none (const WinnowSplit *self,
                    const Tally       *tally,
                    double             sampling_size,
                    WinnowSplitPart   *part)
{
  double least = tally->outside / (double) self->n;
  double most = (tally->outside + tally->open) / (double) self->n;

  part->share = part->count / (double) self->n;
  part->interval.low =
    winnow_interval_wilson (least, sampling_size, WINNOW_Z_95).low;
  part->interval.high =
    winnow_interval_wilson (most, sampling_size, WINNOW_Z_95).high;
}

/* Those known to be in the class are in it, and those known not to be are
 * not, whatever an estimate says. */
static void
clamp_to_known (const WinnowSplit *self,
                const Tally       *tally,
                WinnowSplitPart   *part)
{
  double population = (double) self->population;
  double least = tally->outside + tally->settled;
  double most = least + tally->open + (population - self->n);

  part->interval.low = CLAMP (part->interval.low, least / population, 1);
  part->interval.high = CLAMP (part->interval.high, 0, most / population);

  part->interval.low = MIN (part->interval.low, part->share);
  part->interval.high = MAX (part->interval.high, part->share);
}

/**
 * winnow_split_estimate:
 * @self: (out caller-allocates): the split
 * @model: the model that made @scores
 * @records: (array length=n_records): the followers read
 * @scores: (array length=n_records): their scores
 * @n_records: how many; at most %G_MAXUINT
 * @population: followers in the frame the shares speak of; below @n_records it
 *   counts as @n_records
 * @as_of: the time ages were counted to, µs since 1970-01-01 UTC
 *
 * Sums up scores. Where the last posts of a random subset only were read, of
 * those whose class turns on it, the shares within that stratum are estimated
 * from the subset (double sampling): share = (K + M·k/m)/n, with K in the
 * class whatever their last post, M in the stratum, m of them read and k of
 * those in the class.
 *
 * The 95 % intervals join two parts, each a Wilson interval with the size
 * corrected for the finite population: n of the population, and m of M. When
 * no last post of the stratum was read the interval spans what is possible,
 * and the share is that of @scores as they stand. All read of all there are:
 * no width.
 *
 * Shares are %NaN, with intervals of 0–1, when @n_records is 0.
 */
void
winnow_split_estimate (WinnowSplit                *self,
                       WinnowModel                *model,
                       const WinnowFollowerRecord *records,
                       const WinnowScore          *scores,
                       gsize                       n_records,
                       guint64                     population,
                       gint64                      as_of)
{
  Tally tallies[WINNOW_N_CLASSES] = { 0 };
  double sampling_size;

  g_return_if_fail (self != NULL);
  g_return_if_fail (WINNOW_IS_MODEL (model));
  g_return_if_fail (n_records <= G_MAXUINT);
  g_return_if_fail (n_records == 0 || (records != NULL && scores != NULL));

  *self = (WinnowSplit) {
    .n = (guint) n_records,
    .population = MAX (population, n_records),
  };

  for (gsize i = 0; i < n_records; i++)
    count_follower (self, tallies, model, &records[i], &scores[i], as_of);

  sampling_size = winnow_interval_effective_size (self->n, self->population);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      WinnowSplitPart *part = &self->parts[i];

      if (self->n == 0)
        {
          part->share = NAN;
          part->interval = (WinnowInterval) { 0, 1 };
          continue;
        }

      if (self->n_unsettled > 0 && self->n_settled == 0)
        estimate_from_none (self, &tallies[i], sampling_size, part);
      else if (self->n_settled < self->n_unsettled)
        estimate_from_settled (self, &tallies[i], sampling_size, part);
      else
        {
          part->share = part->count / (double) self->n;
          part->interval = winnow_interval_wilson (part->share, sampling_size,
                                                   WINNOW_Z_95);
        }

      clamp_to_known (self, &tallies[i], part);
    }
}
