/* winnow-sample-random.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stream of numbers that is the same on every machine. */
typedef struct
{
  guint64 state;
} WinnowSampleRandom;

WinnowSampleRandom winnow_sample_random_new         (guint64             seed,
                                                     guint64             stream);
guint64            winnow_sample_random_next        (WinnowSampleRandom *self);
double             winnow_sample_random_unit        (WinnowSampleRandom *self);
gint64             winnow_sample_random_between     (WinnowSampleRandom *self,
                                                     gint64              lowest,
                                                     gint64              highest);
gboolean           winnow_sample_random_chance      (WinnowSampleRandom *self,
                                                     double              share);
double             winnow_sample_random_exponential (WinnowSampleRandom *self,
                                                     double              mean);
double             winnow_sample_random_log_normal  (WinnowSampleRandom *self,
                                                     double              median,
                                                     double              sigma);

G_END_DECLS
