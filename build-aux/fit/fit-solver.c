/* fit-solver.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fit-solver.h"

#include <math.h>
#include <string.h>

#define MAX_STEPS 500
#define MAX_HALVINGS 60
#define TOLERANCE 1e-9
/* What a gradient may be off zero at the end; the weights sum to 2,000. */
#define SLACK 1e-3
/* The usual share of the promised decrease that a step must keep (Armijo). */
#define SUFFICIENT 1e-4
/* Keeps the system solvable where a column is all zeros. */
#define JITTER 1e-9

/* One more than the columns: the constant is last. */
#define SIZE (FIT_MAX_COLUMNS + 1)

typedef struct
{
  double value;
  double gradient[SIZE];
  double hessian[SIZE][SIZE];
} Local;

static double
predict (const FitProblem *problem,
         const double     *b,
         gsize             row)
{
  const double *x = problem->x + row * problem->n_columns;
  double e = b[problem->n_columns];

  for (guint j = 0; j < problem->n_columns; j++)
    e += b[j] * x[j];

  return e;
}

/* log (1 + exp e) without overflow */
static double
soft_plus (double e)
{
  return fmax (e, 0) + log1p (exp (-fabs (e)));
}

static double
get_penalty (const FitProblem *problem,
             const double     *b)
{
  double sum = 0;

  for (guint j = 0; j < problem->n_columns; j++)
    for (guint k = 0; k < problem->n_columns; k++)
      sum += b[j] * problem->penalty[j][k] * b[k];

  return sum / 2;
}

static double
get_value (const FitProblem *problem,
           const double     *b)
{
  double sum = get_penalty (problem, b);

  for (gsize i = 0; i < problem->n_rows; i++)
    {
      double e = predict (problem, b, i);

      sum += problem->weight[i] * (soft_plus (e) - problem->fake[i] * e);
    }

  return sum;
}

static void
add_row (const FitProblem *problem,
         const double     *b,
         gsize             row,
         Local            *local)
{
  const double *x = problem->x + row * problem->n_columns;
  const guint n = problem->n_columns;
  double e = predict (problem, b, row);
  double p = 1 / (1 + exp (-e));
  double slope = problem->weight[row] * (p - problem->fake[row]);
  double bend = problem->weight[row] * p * (1 - p);

  local->value += problem->weight[row] *
                  (soft_plus (e) - problem->fake[row] * e);
  local->gradient[n] += slope;
  local->hessian[n][n] += bend;

  for (guint j = 0; j < n; j++)
    {
      if (x[j] == 0)
        continue;

      local->gradient[j] += slope * x[j];
      local->hessian[n][j] += bend * x[j];

      for (guint k = 0; k <= j; k++)
        local->hessian[j][k] += bend * x[j] * x[k];
    }
}

static void
look (const FitProblem *problem,
      const double     *b,
      Local            *local)
{
  const guint n = problem->n_columns;

  memset (local, 0, sizeof *local);

  for (gsize i = 0; i < problem->n_rows; i++)
    add_row (problem, b, i, local);

  local->value += get_penalty (problem, b);

  for (guint j = 0; j < n; j++)
    for (guint k = 0; k < n; k++)
      {
        local->gradient[j] += problem->penalty[j][k] * b[k];
        if (k <= j)
          local->hessian[j][k] += problem->penalty[j][k];
      }
}

/* Solves for the step in the @n free directions, in place: @a is the lower
 * triangle, @d the right side. */
static gboolean
solve_cholesky (double a[SIZE][SIZE],
                double d[SIZE],
                guint  n)
{
  for (guint j = 0; j < n; j++)
    {
      for (guint i = j; i < n; i++)
        {
          double sum = a[i][j];

          for (guint k = 0; k < j; k++)
            sum -= a[i][k] * a[j][k];

          if (i > j)
            a[i][j] = sum / a[j][j];
          else if (sum <= 0)
            return FALSE;
          else
            a[j][j] = sqrt (sum);
        }
    }

  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; k < i; k++)
        d[i] -= a[i][k] * d[k];
      d[i] /= a[i][i];
    }

  for (guint i = n; i-- > 0; )
    {
      for (guint k = i + 1; k < n; k++)
        d[i] -= a[k][i] * d[k];
      d[i] /= a[i][i];
    }

  return TRUE;
}

/* The Newton step where a weight that stands at zero and would fall is kept
 * there (Bertsekas 1982, projected Newton). */
static gboolean
find_step (const FitProblem *problem,
           const double     *b,
           const Local      *local,
           double           *step)
{
  double a[SIZE][SIZE], d[SIZE];
  guint free_columns[SIZE], n = 0;

  for (guint j = 0; j <= problem->n_columns; j++)
    {
      step[j] = 0;
      if (j == problem->n_columns || b[j] > 0 || local->gradient[j] < 0)
        free_columns[n++] = j;
    }

  for (guint i = 0; i < n; i++)
    {
      d[i] = -local->gradient[free_columns[i]];
      for (guint k = 0; k <= i; k++)
        a[i][k] = local->hessian[free_columns[i]][free_columns[k]];
      a[i][i] += JITTER;
    }

  if (!solve_cholesky (a, d, n))
    return FALSE;

  for (guint i = 0; i < n; i++)
    step[free_columns[i]] = d[i];

  return TRUE;
}

/* Walks along @step, bent at zero, until it pays. FALSE when it never does:
 * then there is nothing left to gain. */
static gboolean
walk (const FitProblem *problem,
      double           *b,
      const Local      *local,
      const double     *step)
{
  double length = 1;

  for (guint halving = 0; halving < MAX_HALVINGS; halving++, length /= 2)
    {
      double next[SIZE], promised = 0, moved = 0;

      for (guint j = 0; j <= problem->n_columns; j++)
        {
          next[j] = b[j] + length * step[j];
          if (j < problem->n_columns)
            next[j] = fmax (next[j], 0);
          promised += local->gradient[j] * (next[j] - b[j]);
          moved = fmax (moved, fabs (next[j] - b[j]));
        }

      if (get_value (problem, next) > local->value + SUFFICIENT * promised)
        continue;

      memcpy (b, next, (problem->n_columns + 1) * sizeof *b);
      return moved > TOLERANCE;
    }

  return FALSE;
}

/* Whether no direction that is open leads further down. */
static gboolean
is_settled (const FitProblem *problem,
            const double     *b,
            const Local      *local)
{
  for (guint j = 0; j <= problem->n_columns; j++)
    {
      gboolean bound = j < problem->n_columns && b[j] == 0;

      if (local->gradient[j] < -SLACK || (!bound && local->gradient[j] > SLACK))
        return FALSE;
    }

  return TRUE;
}

/**
 * fit_solve:
 * @problem: a problem
 * @solution: (out caller-allocates): its solution
 *
 * Solves by projected Newton steps from zero; the same input gives the same
 * output.
 *
 * Returns: %FALSE when it does not settle
 */
gboolean
fit_solve (const FitProblem *problem,
           FitSolution      *solution)
{
  double b[SIZE] = { 0, }, step[SIZE];
  Local local;

  g_assert (problem->n_columns <= FIT_MAX_COLUMNS);

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      look (problem, b, &local);

      if (!find_step (problem, b, &local, step))
        return FALSE;

      if (walk (problem, b, &local, step))
        continue;

      look (problem, b, &local);
      memcpy (solution->slope, b, problem->n_columns * sizeof *b);
      solution->constant = b[problem->n_columns];
      return is_settled (problem, b, &local);
    }

  return FALSE;
}
