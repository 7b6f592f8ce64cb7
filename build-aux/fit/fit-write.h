/* fit-write.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fit-measure.h"

G_BEGIN_DECLS

#define FIT_VERSION "2026.1"
/* Points that double the odds. */
#define FIT_DOUBLING 10.0

extern const double fit_cutoff_rates[WINNOW_CARD_N_CUTOFFS];

/* The numbers for one group of fields and how they did. */
typedef struct
{
  FitCard  card;
  FitRates rates[WINNOW_CARD_N_CUTOFFS];
  double   auc;
} FitSet;

double    fit_to_points (double          odds);
/* What the whole file holds; @note says how the fit did. */
gboolean  fit_write     (const char     *path,
                         const FitTable *table,
                         const FitSet   *sets,
                         guint           n_sets,
                         const char     *note,
                         GError        **error);

G_END_DECLS
