/* winnow-calibration.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-calibration.h"

#include <math.h>

/* How far a calibration is believed to lie from none before any mark is seen:
 * standard deviations of the shift, in log-odds, and of the scale. Some twenty
 * marks weigh as much as this belief. */
#define SHIFT_SD 1.0
#define SCALE_SD 0.3

/* The order of followers must stay: the scale stays positive. */
#define MIN_SCALE 0.2
#define MAX_SCALE 3.0

/* No single mark may outweigh the rest. */
#define MAX_LOG_ODDS 8.0

#define MAX_STEPS 100
#define PRECISE 1e-10

struct _WinnowCalibration
{
  double shift;
  double scale;
  guint  n_marks;
};

/**
 * winnow_mark_get_id:
 * @mark: a mark
 *
 * Returns: (transfer none) (nullable): its machine value; never translated
 */
const char *
winnow_mark_get_id (WinnowMark mark)
{
  switch (mark)
    {
    case WINNOW_MARK_REAL:
      return "real";

    case WINNOW_MARK_FAKE:
      return "fake";

    case WINNOW_MARK_NONE:
    default:
      return NULL;
    }
}

/* The penalised log-likelihood, its gradient and its curvature. */
typedef struct
{
  double value;
  double gradient[2];
  double curvature[3];   /* shift², shift·scale, scale² */
} Slope;

static double
log_one_plus_exp (double x)
{
  return x > 0 ? x + log1p (exp (-x)) : log1p (exp (x));
}

static void
measure_slope (const GArray *scores,
               double        shift,
               double        scale,
               Slope        *slope)
{
  double a = shift / (SHIFT_SD * SHIFT_SD);
  double b = (scale - 1) / (SCALE_SD * SCALE_SD);

  *slope = (Slope) {
    .value = shift * a / 2 + (scale - 1) * b / 2,
    .gradient = { a, b },
    .curvature = { 1 / (SHIFT_SD * SHIFT_SD), 0, 1 / (SCALE_SD * SCALE_SD) },
  };

  for (guint i = 0; i < scores->len; i++)
    {
      const WinnowMarkedScore *score =
        &g_array_index (scores, WinnowMarkedScore, i);
      double x = score->log_odds;
      double y = shift + scale * x;
      double p = 1 / (1 + exp (-y));
      double fake = score->mark == WINNOW_MARK_FAKE;

      slope->value += log_one_plus_exp (y) - fake * y;
      slope->gradient[0] += p - fake;
      slope->gradient[1] += (p - fake) * x;
      slope->curvature[0] += p * (1 - p);
      slope->curvature[1] += p * (1 - p) * x;
      slope->curvature[2] += p * (1 - p) * x * x;
    }
}

/* Newton's method, halving steps that go too far. The prior makes the
 * function strictly convex: there is one optimum, also where all real marks
 * lie below all fake ones. */
static void
fit (const GArray      *scores,
     WinnowCalibration *self)
{
  Slope slope;

  measure_slope (scores, self->shift, self->scale, &slope);

  for (guint step = 0; step < MAX_STEPS; step++)
    {
      double det = slope.curvature[0] * slope.curvature[2] -
                   slope.curvature[1] * slope.curvature[1];
      double da = (slope.curvature[2] * slope.gradient[0] -
                   slope.curvature[1] * slope.gradient[1]) / det;
      double db = (slope.curvature[0] * slope.gradient[1] -
                   slope.curvature[1] * slope.gradient[0]) / det;
      double part = 1;
      Slope next;

      measure_slope (scores, self->shift - da, self->scale - db, &next);
      while (next.value > slope.value && part > 1e-6)
        {
          part /= 2;
          measure_slope (scores, self->shift - part * da,
                         self->scale - part * db, &next);
        }

      if (next.value > slope.value)
        break;

      self->shift -= part * da;
      self->scale -= part * db;
      slope = next;

      if (fabs (da) < PRECISE && fabs (db) < PRECISE)
        break;
    }

  self->scale = CLAMP (self->scale, MIN_SCALE, MAX_SCALE);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const WinnowMarkedScore *left = a;
  const WinnowMarkedScore *right = b;

  if (left->log_odds != right->log_odds)
    return left->log_odds < right->log_odds ? -1 : 1;

  return (int) left->mark - (int) right->mark;
}

/**
 * winnow_calibration_new:
 * @scores: (array length=n_scores): the followers that were marked, in any
 *   order, with the model's own log-odds; those without a mark, or of which the
 *   model says nothing (NaN), do not count
 * @n_scores: how many
 *
 * Fits calibrated = shift + scale · own log-odds to the marks: the most likely
 * shift and scale (J. Platt, "Probabilistic outputs for support vector
 * machines", 1999) under a normal prior around none — shift 0 ± 1, scale
 * 1 ± 0.3 — so that a few marks move little, and marks that all agree do not
 * run away.
 *
 * Returns: (transfer full) (nullable): a calibration, the same for any order
 *   of @scores; %NULL for fewer than %WINNOW_CALIBRATION_MIN_MARKS marks
 */
WinnowCalibration *
winnow_calibration_new (const WinnowMarkedScore *scores,
                        gsize                    n_scores)
{
  g_autoptr (GArray) used = NULL;
  WinnowCalibration *self;

  g_return_val_if_fail (n_scores == 0 || scores != NULL, NULL);

  used = g_array_new (FALSE, FALSE, sizeof (WinnowMarkedScore));

  for (gsize i = 0; i < n_scores; i++)
    {
      WinnowMarkedScore score = scores[i];

      if (score.mark == WINNOW_MARK_NONE || isnan (score.log_odds))
        continue;

      score.log_odds = CLAMP (score.log_odds, -MAX_LOG_ODDS, MAX_LOG_ODDS);
      g_array_append_val (used, score);
    }

  if (used->len < WINNOW_CALIBRATION_MIN_MARKS)
    return NULL;

  /* Sums come out the same to the last digit. */
  g_array_sort (used, compare_scores);

  self = g_atomic_rc_box_new0 (WinnowCalibration);
  self->n_marks = used->len;
  self->scale = 1;
  fit (used, self);

  return self;
}

/**
 * winnow_calibration_ref:
 * @self: a calibration
 *
 * Returns: (transfer full): @self
 */
WinnowCalibration *
winnow_calibration_ref (WinnowCalibration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * winnow_calibration_unref:
 * @self: (transfer full): a calibration
 */
void
winnow_calibration_unref (WinnowCalibration *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

/**
 * winnow_calibration_apply:
 * @self: a calibration
 * @log_odds: the model's own natural log-odds; NaN stays NaN
 *
 * Returns: the calibrated log-odds; never in another order than the model's
 */
double
winnow_calibration_apply (WinnowCalibration *self,
                          double             log_odds)
{
  g_assert (self != NULL);

  return self->shift + self->scale * log_odds;
}

/**
 * winnow_calibration_get_shift:
 * @self: a calibration
 *
 * Returns: what is added to the log-odds; above 0 when the user finds more
 *   fakes than the model
 */
double
winnow_calibration_get_shift (WinnowCalibration *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shift;
}

/**
 * winnow_calibration_get_scale:
 * @self: a calibration
 *
 * Returns: what the log-odds are multiplied by; below 1 when the model is too
 *   sure of itself
 */
double
winnow_calibration_get_scale (WinnowCalibration *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->scale;
}

/**
 * winnow_calibration_get_n_marks:
 * @self: a calibration
 *
 * Returns: the marks it was fitted to
 */
guint
winnow_calibration_get_n_marks (WinnowCalibration *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_marks;
}

/**
 * winnow_calibration_equal:
 * @a: (nullable): a calibration; %NULL for none
 * @b: (nullable): another
 *
 * Returns: whether they do the same
 */
gboolean
winnow_calibration_equal (WinnowCalibration *a,
                          WinnowCalibration *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->shift == b->shift && a->scale == b->scale &&
         a->n_marks == b->n_marks;
}
