/* winnow-error-rates.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-interval.h"

G_BEGIN_DECLS

/**
 * WinnowHitRate:
 * @rate: the share that was marked rightly, 0–1
 * @n: of so many
 * @centre: mean of its log-odds over sources
 * @spread: standard deviation of its log-odds at a source that was not
 *   measured; 0 where that is not known
 * @stretch: log-odds by which either bound is moved out beyond that
 *
 * A rate of a model's errors as it was measured, and how far to trust it.
 */
typedef struct
{
  double rate;
  double n;
  double centre;
  double spread;
  double stretch;
} WinnowHitRate;

/**
 * WinnowErrorRates:
 * @sensitivity: of fake followers those marked fake
 * @specificity: of others those not marked fake
 */
typedef struct
{
  WinnowHitRate sensitivity;
  WinnowHitRate specificity;
} WinnowErrorRates;

/**
 * WinnowCorrection:
 * @estimate: the share corrected for errors; may lie outside 0–1
 * @interval: what the true share may be, within 0–1
 * @near_zero: whether it cannot be told from zero
 * @missed: fakes that were not marked, as a share; at the estimate, at most
 * @wronged: others that were marked; at the estimate, at most
 */
typedef struct
{
  double         estimate;
  WinnowInterval interval;
  gboolean       near_zero;
  double         missed[2];
  double         wronged[2];
} WinnowCorrection;

double         winnow_rogan_gladen        (double                  share,
                                           double                  sensitivity,
                                           double                  specificity);
void           winnow_hit_rate_set_sources    (WinnowHitRate             *rate,
                                           const double           *rates,
                                           guint                   n_rates);
WinnowInterval winnow_hit_rate_get_interval   (const WinnowHitRate       *rate,
                                           double                  z);
void           winnow_error_rates_correct (const WinnowErrorRates *self,
                                           double                  share,
                                           WinnowInterval          sampling,
                                           double                  n,
                                           double                  z,
                                           WinnowCorrection       *correction);

G_END_DECLS
