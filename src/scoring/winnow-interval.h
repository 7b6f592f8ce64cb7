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

/* Wilson score interval (Wilson 1927) for @share of a sample of @n, which
 * need not be whole (an effective size). n = 0 → 0–1. */
WinnowInterval winnow_interval_wilson (double share,
                                       double n,
                                       double z);

/* Effective size of a simple random sample of @n out of @population:
 * n(N−1)/(N−n); HUGE_VAL when n >= N: then all is known and an interval has no
 * width. */
double         winnow_interval_effective_size (guint64 n,
                                               guint64 population);

G_END_DECLS
