/* winnow-error-rates.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-error-rates.h"

#include <math.h>

/* A model that is right about as often as a coin says nothing about shares. */
#define LEAST_YOUDEN 0.02

/* Shares this near are the same. */
#define EPSILON 1e-12

static double
get_log_odds (double share)
{
  return log (share / (1 - share));
}

static double
get_share (double log_odds)
{
  return 1 / (1 + exp (-log_odds));
}

/**
 * winnow_rogan_gladen:
 * @share: the share that was marked, 0–1
 * @sensitivity: of those that should be marked the share that is, 0–1
 * @specificity: of the others the share that is not, 0–1
 *
 * The share that should have been marked: W. J. Rogan and B. Gladen,
 * "Estimating prevalence from the results of a screening test", American
 * Journal of Epidemiology 107 (1978) 71–76.
 *
 * Returns: the estimate as it comes, also below 0 or above 1; %NaN where the
 *   marks say nothing, as @sensitivity + @specificity is 1
 */
double
winnow_rogan_gladen (double share,
                     double sensitivity,
                     double specificity)
{
  double youden = sensitivity + specificity - 1;

  if (fabs (youden) < EPSILON)
    return NAN;

  return (share + specificity - 1) / youden;
}

/* Of no finite source are 0 or 1 the whole truth. */
static double
get_source_log_odds (double share)
{
  return get_log_odds (CLAMP (share, 0.0005, 0.9995));
}

/**
 * winnow_hit_rate_set_sources:
 * @rate: (inout): a rate; its centre and spread are set
 * @rates: (array length=n_rates): the same rate, measured on single sources
 * @n_rates: how many
 *
 * How far the rate of a source that was not measured may be from those that
 * were: mean of the log-odds, and their standard deviation times √(1 + 1/n)
 * for predicting one more. The spread of fewer than two is not known: 0.
 */
void
winnow_hit_rate_set_sources (WinnowHitRate   *rate,
                         const double *rates,
                         guint         n_rates)
{
  double sum = 0, squares = 0;

  g_return_if_fail (rate != NULL);
  g_return_if_fail (n_rates == 0 || rates != NULL);

  rate->centre = get_source_log_odds (rate->rate);
  rate->spread = 0;

  if (n_rates < 2)
    return;

  for (guint i = 0; i < n_rates; i++)
    sum += get_source_log_odds (rates[i]);

  rate->centre = sum / n_rates;

  for (guint i = 0; i < n_rates; i++)
    {
      double off = get_source_log_odds (rates[i]) - rate->centre;

      squares += off * off;
    }

  rate->spread = sqrt (squares / (n_rates - 1) * (1 + 1. / n_rates));
}

/**
 * winnow_hit_rate_get_interval:
 * @rate: a rate
 * @z: quantile of the normal distribution
 *
 * What the rate may be for an audience that was not measured: the wider of its
 * Wilson interval, for the finite count it was measured on, and of @z spreads
 * between sources.
 *
 * Returns: an interval within 0–1 that contains the rate
 */
WinnowInterval
winnow_hit_rate_get_interval (const WinnowHitRate *rate,
                          double            z)
{
  WinnowInterval interval;
  double half;

  g_return_val_if_fail (rate != NULL, ((WinnowInterval) { 0, 1 }));

  interval = winnow_interval_wilson (rate->rate, rate->n, z);
  half = z * rate->spread + rate->stretch;

  if (half > 0)
    {
      interval.low = MIN (interval.low, get_share (rate->centre - half));
      interval.high = MAX (interval.high, get_share (rate->centre + half));
    }

  return interval;
}

/* What the rate may turn out to be for just @n followers: even a rate that is
 * known exactly falls out a little different each time. */
static WinnowInterval
realise (const WinnowHitRate *rate,
         double               n,
         double               z)
{
  WinnowInterval known = winnow_hit_rate_get_interval (rate, z);
  WinnowInterval chance = winnow_interval_wilson (rate->rate, MAX (n, 1), z);

  return (WinnowInterval) {
    .low = MAX (0, rate->rate - hypot (rate->rate - known.low,
                                       rate->rate - chance.low)),
    .high = MIN (1, rate->rate + hypot (known.high - rate->rate,
                                        chance.high - rate->rate)),
  };
}

/* How many there are of whom @found were found, each with probability
 * @sensitivity: where (N·s − x)² = z²·N·s·(1 − s), the score interval solved
 * for N. */
static WinnowInterval
count_all (double found,
           double sensitivity,
           double z)
{
  double chance = z * z * (1 - sensitivity) / 2;
  double half = sqrt (chance * (chance + 2 * found));

  return (WinnowInterval) {
    .low = (found + chance - half) / sensitivity,
    .high = (found + chance + half) / sensitivity,
  };
}

/* How far the corrected share moves when one of the three is at its bound. */
static void
add_move (double  estimate,
          double  moved,
          double *down,
          double *up)
{
  if (moved < estimate)
    *down = hypot (*down, estimate - moved);
  else
    *up = hypot (*up, moved - estimate);
}

static void
set_unknown (WinnowCorrection *correction,
             double            share)
{
  *correction = (WinnowCorrection) {
    .estimate = NAN,
    .interval = { 0, 1 },
    .near_zero = TRUE,
    .missed = { 0, 1 - share },
    .wronged = { 0, share },
  };
}

/* Of @share that is marked, those at @sensitivity and @specificity that should
 * not be, and those beside them that should. */
static double
count_wronged (double share,
               double theta,
               double specificity)
{
  return MIN (share, (1 - theta) * (1 - specificity));
}

static double
count_missed (double share,
              double sensitivity,
              double chance)
{
  return MIN (1 - share, share * (1 / sensitivity - 1) + chance);
}

/**
 * winnow_error_rates_correct:
 * @self: how often the model is right
 * @share: the share that was marked, 0–1
 * @sampling: what the share marked may be of all followers, at @z
 * @n: followers that were judged
 * @z: quantile of the normal distribution; %WINNOW_Z_95
 * @correction: (out caller-allocates): what the share that should have been
 *   marked may be
 *
 * Turns the share marked into the share that should have been: the inverted
 * confusion matrix, winnow_rogan_gladen(). Its interval joins four errors: of
 * the sample; of each measured rate, from finite counts and between sources;
 * and that errors on these @n followers fall out by chance. The distance of a
 * bound from the estimate is the root of the summed squares of what each of
 * them at its bound does to the estimate (G. Zou and A. Donner, Statistics in
 * Medicine 27 (2008) 1693–1702, for functions of several rates), with score
 * bounds throughout, so that it holds near 0 and 1 too. What a poor
 * sensitivity would have missed is reckoned as if few marks were errors: near
 * 0 the two work together, and even of nobody marked some may be fake.
 *
 * `near_zero` is whether the lower bound is 0 or less: the marks may all be
 * errors.
 */
void
winnow_error_rates_correct (const WinnowErrorRates *self,
                            double                  share,
                            WinnowInterval          sampling,
                            double                  n,
                            double                  z,
                            WinnowCorrection       *correction)
{
  double se, sp, estimate, likely, most, chance;
  double down = 0, up = 0;
  WinnowInterval ses, sps;

  g_return_if_fail (self != NULL);
  g_return_if_fail (correction != NULL);

  se = self->sensitivity.rate;
  sp = self->specificity.rate;
  estimate = winnow_rogan_gladen (share, se, sp);
  likely = isnan (estimate) ? 0 : CLAMP (estimate, 0, 1);
  ses = winnow_hit_rate_get_interval (&self->sensitivity, z);
  sps = realise (&self->specificity, n * (1 - likely), z);

  if (MIN (se, ses.low) + MIN (sp, sps.low) - 1 < LEAST_YOUDEN)
    {
      set_unknown (correction, share);
      return;
    }

  most = winnow_rogan_gladen (share, se, sps.high);
  chance = (count_all (share * n, ses.low, z).high -
            share * n / ses.low) / n;

  add_move (estimate, winnow_rogan_gladen (sampling.low, se, sp), &down, &up);
  add_move (estimate, winnow_rogan_gladen (sampling.high, se, sp), &down, &up);
  add_move (estimate, winnow_rogan_gladen (share, se, sps.low), &down, &up);
  add_move (estimate, most, &down, &up);
  add_move (most, winnow_rogan_gladen (share, ses.low, sps.high), &down, &up);
  add_move (estimate, winnow_rogan_gladen (share, ses.high, sp), &down, &up);
  add_move (likely, count_all (likely * se * n, se, z).low / n, &down, &up);
  up = hypot (up, chance);

  correction->estimate = estimate;
  correction->near_zero = estimate - down <= EPSILON;
  correction->interval.low = CLAMP (estimate - down, 0, 1);
  correction->interval.high =
    CLAMP (MAX (estimate + up, MAX (most, 0) + chance), 0, 1);
  correction->missed[0] = count_missed (share, se, 0);
  correction->missed[1] = count_missed (sampling.high, ses.low, chance);
  correction->wronged[0] = count_wronged (share, likely, sp);
  correction->wronged[1] = count_wronged (sampling.high,
                                          correction->interval.low, sps.low);
}
