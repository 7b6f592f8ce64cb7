/* winnow-interval.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-interval.h"

#include <math.h>

/**
 * winnow_interval_wilson:
 * @share: the share seen in the sample, 0–1
 * @n: size of the sample, which need not be whole (an effective size);
 *   infinite when everything is known
 * @z: quantile of the normal distribution, such as %WINNOW_Z_95
 *
 * The score interval of E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22 (1927) 209–212:
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 *
 * It always lies within 0–1 and contains @share.
 *
 * Returns: the interval; 0–1 when @n is 0 or @share is not a number
 */
WinnowInterval
winnow_interval_wilson (double share,
                        double n,
                        double z)
{
  double z2n, centre, half;

  g_return_val_if_fail (z >= 0, ((WinnowInterval) { 0, 1 }));

  if (isnan (share) || isnan (n) || n <= 0)
    return (WinnowInterval) { 0, 1 };

  share = CLAMP (share, 0, 1);

  if (isinf (n))
    return (WinnowInterval) { share, share };

  z2n = z * z / n;
  centre = (share + z2n / 2) / (1 + z2n);
  half = z * sqrt (share * (1 - share) / n + z2n / (4 * n)) / (1 + z2n);

  /* At shares of 0 and 1 rounding may leave the bound a hair off them. */
  return (WinnowInterval) {
    .low = CLAMP (centre - half, 0, share),
    .high = CLAMP (centre + half, share, 1),
  };
}

/**
 * winnow_interval_effective_size:
 * @n: followers sampled
 * @population: followers there are
 *
 * The size of a sample from an endless population that would tell as much as
 * a simple random sample of @n out of @population without repeats:
 * n(N−1)/(N−n), from the variance p(1−p)/n · (N−n)/(N−1) (W. G. Cochran,
 * "Sampling Techniques", 3rd ed. 1977, §3.2).
 *
 * Returns: the effective size; %HUGE_VAL when @n >= @population: then all is
 *   known and an interval has no width; 0 when @n is 0
 */
double
winnow_interval_effective_size (guint64 n,
                                guint64 population)
{
  if (n >= population)
    return HUGE_VAL;

  return (double) n * (double) (population - 1) / (double) (population - n);
}
