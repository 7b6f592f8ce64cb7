/* fit-solver.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIT_MAX_COLUMNS 40

/* Weighted logistic regression with a quadratic penalty and no weight below
 * zero: minimises sum w (log (1 + exp e) - y e) + b'Qb / 2 over b >= 0 and a
 * free constant, e = x'b + constant. */
typedef struct
{
  const double *x;         /* n_rows × n_columns */
  const double *weight;
  const guint8 *fake;
  gsize         n_rows;
  guint         n_columns;
  double        penalty[FIT_MAX_COLUMNS][FIT_MAX_COLUMNS];
} FitProblem;

typedef struct
{
  double constant;
  double slope[FIT_MAX_COLUMNS];
} FitSolution;

gboolean fit_solve (const FitProblem *problem,
                    FitSolution      *solution);

G_END_DECLS
