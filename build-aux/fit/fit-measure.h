/* fit-measure.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fit-design.h"

G_BEGIN_DECLS

/* What cards that had not seen a source make of it. */
typedef struct
{
  double *odds;  /* by row; of rows of sources that are never held out, NaN */
  double *quiet; /* the same of the quiet copies of real rows */
  double *seen;  /* by held-out source: odds of every row of known sources */
  guint   n;
} FitHeldOut;

typedef struct
{
  double cutoff;
  guint  n[FIT_N_HELD];
  guint  above[FIT_N_HELD];
} FitRates;

#define FIT_N_BINS 10

typedef struct
{
  double weight[FIT_N_BINS];
  double fake[FIT_N_BINS];
  double p[FIT_N_BINS];
  double brier;
} FitReliability;

double fit_get_auc          (const double   *scores,
                             const guint8   *fake,
                             const guint8   *use,
                             guint           n);
void   fit_hold_out         (FitHeldOut     *self,
                             const FitTable *table,
                             WinnowFields    fields);
void   fit_held_out_clear   (FitHeldOut     *self);
/* At most @rate of all real rows, held out, are above the cutoff. */
void   fit_rates_measure    (FitRates       *self,
                             const FitHeldOut *held,
                             const FitTable *table,
                             double          rate);
/* The cutoff that at most @rate of the real rows the card saw are above: for
 * the table that lets a seller's card choose its own. */
double fit_held_out_own_cutoff (const FitHeldOut *self,
                             const FitTable *table,
                             FitSource       seller,
                             double          rate);
void   fit_reliability_measure (FitReliability *self,
                             const double   *odds,
                             const guint8   *fake,
                             const guint8   *use,
                             guint           n);
/* Ten parts, each judged by a card that learnt from the other nine. */
void   fit_ten_fold         (const FitTable *table,
                             WinnowFields    fields,
                             double         *odds);

G_END_DECLS
