/* winnow-interval.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The 0.975 quantile of the normal distribution: 95 % two-sided. */
#define WINNOW_Z_95 1.959963984540054

/* The 1 − 0.05/6 quantile: three two-sided intervals that all hold in 95 %. */
#define WINNOW_Z_95_OF_3 2.3939797998185104

/**
 * WinnowInterval:
 * @low: lower bound, a share 0–1
 * @high: upper bound, a share 0–1
 */
typedef struct
{
  double low;
  double high;
} WinnowInterval;

WinnowInterval winnow_interval_wilson (double share,
                                       double n,
                                       double z);
double         winnow_interval_effective_size (guint64 n,
                                               guint64 population);

G_END_DECLS
