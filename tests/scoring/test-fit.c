/* test-fit.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The arithmetic of build-aux/fit, on made-up numbers. */

#include "config.h"

#include <math.h>

#include "fit-measure.h"
#include "fit-solver.h"

/* Four cells: absent or present, real or fake, @weights of each. */
static void
solve_cells (const double  weights[4],
             double        penalty,
             FitSolution  *solution)
{
  const double x[4] = { 0, 0, 1, 1 };
  const guint8 fake[4] = { 0, 1, 0, 1 };
  FitProblem problem = {
    .x = x,
    .weight = weights,
    .fake = fake,
    .n_rows = 4,
    .n_columns = 1,
    .penalty = { { penalty } },
  };

  g_assert_true (fit_solve (&problem, solution));
}

/* Two by two, the answer is the odds themselves. */
static void
test_odds (void)
{
  const double weights[4] = { 30, 10, 10, 30 };
  FitSolution solution;

  solve_cells (weights, 0, &solution);
  g_assert_cmpfloat_with_epsilon (solution.constant, log (10.0 / 30), 1e-6);
  g_assert_cmpfloat_with_epsilon (solution.slope[0], log (9), 1e-6);
}

/* A weight that would be negative is zero, and the constant is the mean. */
static void
test_bound (void)
{
  const double weights[4] = { 10, 30, 40, 10 };
  FitSolution solution;

  solve_cells (weights, 0, &solution);
  g_assert_cmpfloat (solution.slope[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (solution.constant, log (40.0 / 50), 1e-6);
}

static void
test_penalty (void)
{
  const double weights[4] = { 30, 10, 10, 30 };
  double last = log (9);

  for (double penalty = 1; penalty < 1e6; penalty *= 10)
    {
      FitSolution solution;

      solve_cells (weights, penalty, &solution);
      g_assert_cmpfloat (solution.slope[0], <, last);
      g_assert_cmpfloat (solution.slope[0], >, 0);
      last = solution.slope[0];
    }

  g_assert_cmpfloat (last, <, 0.01);
}

static double
get_loss (const FitProblem  *problem,
          const FitSolution *solution)
{
  double sum = 0;

  for (gsize i = 0; i < problem->n_rows; i++)
    {
      double e = solution->constant;

      for (guint j = 0; j < problem->n_columns; j++)
        e += solution->slope[j] * problem->x[i * problem->n_columns + j];

      sum += problem->weight[i] * (log1p (exp (e)) - problem->fake[i] * e);
    }

  for (guint j = 0; j < problem->n_columns; j++)
    sum += solution->slope[j] * solution->slope[j] * problem->penalty[j][j] / 2;

  return sum;
}

#define N_ROWS 300
#define N_COLUMNS 8

/* No step aside that is allowed does better. */
static void
assert_best (const FitProblem  *problem,
             const FitSolution *solution)
{
  double best = get_loss (problem, solution);

  for (guint j = 0; j <= problem->n_columns; j++)
    {
      for (int sign = -1; sign <= 1; sign += 2)
        {
          FitSolution other = *solution;

          if (j == problem->n_columns)
            other.constant += sign * 1e-3;
          else
            other.slope[j] = fmax (other.slope[j] + sign * 1e-3, 0);

          g_assert_cmpfloat (get_loss (problem, &other), >=, best - 1e-9);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint n = 0; n < 50; n++)
    {
      double x[N_ROWS * N_COLUMNS], weight[N_ROWS];
      guint8 fake[N_ROWS];
      FitProblem problem = {
        .x = x, .weight = weight, .fake = fake,
        .n_rows = N_ROWS, .n_columns = N_COLUMNS,
      };
      FitSolution solution;

      for (guint i = 0; i < N_ROWS; i++)
        {
          double e = 0;

          weight[i] = g_rand_double (rand);
          for (guint j = 0; j < N_COLUMNS; j++)
            {
              x[i * N_COLUMNS + j] = g_rand_double_range (rand, -1, 1);
              e += ((double) j - 3) * x[i * N_COLUMNS + j];
            }
          fake[i] = g_rand_double (rand) < 1 / (1 + exp (-e));
        }

      for (guint j = 0; j < N_COLUMNS; j++)
        problem.penalty[j][j] = 0.1;

      g_assert_true (fit_solve (&problem, &solution));
      assert_best (&problem, &solution);
    }
}

static void
test_auc (void)
{
  const guint8 fake[5] = { 0, 0, 1, 1, 1 };
  const guint8 use[5] = { 1, 1, 1, 1, 0 };
  const double right[5] = { 1, 2, 3, 4, -9 };
  const double wrong[5] = { 4, 3, 2, 1, 9 };
  const double tied[5] = { 1, 1, 1, 1, 9 };
  const double one_off[5] = { 1, 3, 2, 4, 0 };
  const double untold[5] = { 1, NAN, 0, 4, 0 };

  g_assert_cmpfloat (fit_get_auc (right, fake, use, 5), ==, 1);
  g_assert_cmpfloat (fit_get_auc (wrong, fake, use, 5), ==, 0);
  g_assert_cmpfloat (fit_get_auc (tied, fake, use, 5), ==, 0.5);
  g_assert_cmpfloat (fit_get_auc (one_off, fake, use, 5), ==, 0.75);
  g_assert_cmpfloat (fit_get_auc (untold, fake, use, 5), ==, 0.5);
  g_assert_true (isnan (fit_get_auc (right, fake, use, 2)));
}

/* Real and purchased weigh the same, however many. */
static void
test_reliability (void)
{
  const guint8 fake[4] = { 0, 1, 1, 1 };
  const guint8 use[4] = { 1, 1, 1, 1 };
  const double odds[4] = { 0, 0, 0, HUGE_VAL };
  FitReliability self;

  fit_reliability_measure (&self, odds, fake, use, 4);
  g_assert_cmpfloat_with_epsilon (self.brier, 0.5 * 0.25 + 0.25 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.weight[5], 0.5 + 1.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.fake[5], 1.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.weight[9], 0.5 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (self.p[9], 0.5 / 3, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fit/odds", test_odds);
  g_test_add_func ("/fit/bound", test_bound);
  g_test_add_func ("/fit/penalty", test_penalty);
  g_test_add_func ("/fit/random", test_random);
  g_test_add_func ("/fit/auc", test_auc);
  g_test_add_func ("/fit/reliability", test_reliability);

  return g_test_run ();
}
