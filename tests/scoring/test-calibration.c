/* test-calibration.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-scorecard.h"

#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

static WinnowMarkedScore *
make_scores (guint      n,
             double     log_odds,
             WinnowMark mark)
{
  WinnowMarkedScore *scores = g_new (WinnowMarkedScore, n);

  for (guint i = 0; i < n; i++)
    scores[i] = (WinnowMarkedScore) { log_odds + i * 0.01, mark };

  return scores;
}

/* Twenty who look fake and whom the user knows to be real. */
static void
test_contrary (void)
{
  g_autofree WinnowMarkedScore *scores = make_scores (20, 2, WINNOW_MARK_REAL);
  g_autoptr (WinnowCalibration) calibration = NULL;

  g_assert_null (winnow_calibration_new (scores, 19));
  g_assert_null (winnow_calibration_new (NULL, 0));

  calibration = winnow_calibration_new (scores, 20);
  g_assert_nonnull (calibration);
  g_assert_cmpuint (winnow_calibration_get_n_marks (calibration), ==, 20);
  g_assert_cmpfloat (winnow_calibration_get_shift (calibration), <, -1);
  g_assert_cmpfloat (winnow_calibration_apply (calibration, 2), <, 0);
  g_assert_cmpfloat (winnow_calibration_get_scale (calibration), >, 0);
}

/* Marks of which the model says nothing do not count. */
static void
test_uncounted (void)
{
  g_autofree WinnowMarkedScore *scores = make_scores (25, 2, WINNOW_MARK_REAL);

  for (guint i = 0; i < 3; i++)
    scores[i].log_odds = NAN;
  for (guint i = 3; i < 6; i++)
    scores[i].mark = WINNOW_MARK_NONE;

  g_assert_null (winnow_calibration_new (scores, 25));
}

/* Marks that agree with the model leave it about as it is; more marks that do
 * not move it further. */
static void
test_shrinkage (void)
{
  g_autofree WinnowMarkedScore *agree = g_new (WinnowMarkedScore, 1000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (WinnowCalibration) little = NULL;
  g_autoptr (WinnowCalibration) much = NULL;
  g_autoptr (WinnowCalibration) same = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      double x = g_rand_double_range (rand, -4, 4);

      agree[i].log_odds = x;
      agree[i].mark = g_rand_double (rand) < 1 / (1 + exp (-x))
                      ? WINNOW_MARK_FAKE : WINNOW_MARK_REAL;
    }

  same = winnow_calibration_new (agree, 1000);
  g_assert_cmpfloat_with_epsilon (winnow_calibration_get_shift (same), 0, .2);
  g_assert_cmpfloat_with_epsilon (winnow_calibration_get_scale (same), 1, .2);

  /* in truth 2 higher */
  for (guint i = 0; i < 1000; i++)
    agree[i].log_odds -= 2;
  little = winnow_calibration_new (agree, 20);
  much = winnow_calibration_new (agree, 1000);
  g_assert_cmpfloat (winnow_calibration_get_shift (little), >, 0);
  g_assert_cmpfloat (winnow_calibration_get_shift (little), <,
                     winnow_calibration_get_shift (much));
  g_assert_cmpfloat_with_epsilon (winnow_calibration_get_shift (much), 2, .3);
}

/* All real ones below all fake ones: nothing runs away. */
static void
test_separable (void)
{
  g_autofree WinnowMarkedScore *scores = g_new (WinnowMarkedScore, 2000);

  for (guint n = 20; n <= 2000; n *= 10)
    {
      g_autoptr (WinnowCalibration) calibration = NULL;

      for (guint i = 0; i < n; i++)
        scores[i] = (WinnowMarkedScore) {
          .log_odds = i % 2 ? 1e6 : -HUGE_VAL,
          .mark = i % 2 ? WINNOW_MARK_FAKE : WINNOW_MARK_REAL,
        };

      calibration = winnow_calibration_new (scores, n);
      g_assert_cmpfloat_with_epsilon (
        winnow_calibration_get_shift (calibration), 0, 1e-6);
      g_assert_cmpfloat (winnow_calibration_get_scale (calibration), >=, 1);
      g_assert_cmpfloat (winnow_calibration_get_scale (calibration), <=, 3);

      /* and the other way round the order of followers still stays */
      for (guint i = 0; i < n; i++)
        scores[i].log_odds = i % 2 ? -3 : 3;
      g_clear_pointer (&calibration, winnow_calibration_unref);
      calibration = winnow_calibration_new (scores, n);
      g_assert_cmpfloat (winnow_calibration_get_scale (calibration), >, 0);
      g_assert_true (isfinite (winnow_calibration_get_shift (calibration)));
    }
}

static void
test_any_order (void)
{
  g_autofree WinnowMarkedScore *scores = g_new (WinnowMarkedScore, 60);
  g_autoptr (WinnowCalibration) first = NULL;

  for (guint i = 0; i < 60; i++)
    scores[i] = (WinnowMarkedScore) {
      .log_odds = g_test_rand_double_range (-5, 5),
      .mark = g_test_rand_bit () ? WINNOW_MARK_FAKE : WINNOW_MARK_REAL,
    };
  first = winnow_calibration_new (scores, 60);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (WinnowCalibration) next = NULL;

      for (guint i = 59; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
          WinnowMarkedScore score = scores[i];

          scores[i] = scores[j];
          scores[j] = score;
        }

      next = winnow_calibration_new (scores, 60);
      g_assert_true (winnow_calibration_equal (first, next));
    }

  g_assert_false (winnow_calibration_equal (first, NULL));
  g_assert_true (winnow_calibration_equal (NULL, NULL));
}

/* The scorecard that applies it: other classes, the same log-odds of its own,
 * and points that still add up. */
static void
test_scorecard (void)
{
  g_autofree WinnowMarkedScore *marks = make_scores (40, 6, WINNOW_MARK_REAL);
  g_autoptr (WinnowCalibration) calibration = winnow_calibration_new (marks, 40);
  g_autoptr (WinnowModel) plain = winnow_scorecard_new_full (NULL, 30, .05);
  g_autoptr (WinnowModel) calibrated =
    winnow_scorecard_calibrate (WINNOW_SCORECARD (plain), calibration);
  g_autoptr (GListModel) reasons = NULL;
  WinnowFollowerRecord record = {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT,
    .posts = 1, .followers = 3, .following = 300,
    .created_at = AS_OF - 300 * WINNOW_DAY,
  };
  WinnowErrorRates before, after;
  WinnowScore a, b;
  double sum = 0;

  winnow_model_score (plain, &record, 1, AS_OF, &a);
  winnow_model_score (calibrated, &record, 1, AS_OF, &b);
  g_assert_cmpint (a.klass, ==, WINNOW_CLASS_FAKE);
  g_assert_cmpfloat (b.points, <, a.points);
  g_assert_cmpfloat (b.p_fake, <, a.p_fake);
  g_assert_cmpfloat_with_epsilon (
    winnow_scorecard_get_log_odds (WINNOW_SCORECARD (calibrated), &record,
                                   AS_OF),
    winnow_scorecard_get_log_odds (WINNOW_SCORECARD (plain), &record, AS_OF),
    1e-9);
  g_assert_cmpuint (winnow_scorecard_get_inactive_days
                    (WINNOW_SCORECARD (calibrated)), ==, 30);
  g_assert_cmpfloat (winnow_scorecard_get_false_positive_rate
                     (WINNOW_SCORECARD (calibrated)), ==, .05);
  g_assert_true (winnow_scorecard_get_calibration
                 (WINNOW_SCORECARD (calibrated)) == calibration);

  reasons = winnow_model_explain (calibrated, &record, AS_OF);
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (!isnan (winnow_reason_get_points (reason)))
        sum += winnow_reason_get_points (reason);
    }
  g_assert_cmpfloat_with_epsilon (sum, b.points, 1e-3);

  /* its errors were measured without */
  winnow_model_get_error_rates (plain, record.known, "x", &before);
  winnow_model_get_error_rates (calibrated, record.known, "x", &after);
  g_assert_cmpfloat (before.specificity.stretch, ==, 0);
  g_assert_cmpfloat (after.specificity.stretch, >, 0);
}

static void
test_preferences (void)
{
  g_autoptr (WinnowModel) model = winnow_model_new_full ("winnow", 30, .005);
  g_autoptr (WinnowModel) rules =
    winnow_model_new_full ("state-of-search", 30, .005);

  g_assert_cmpuint (winnow_scorecard_get_inactive_days
                    (WINNOW_SCORECARD (model)), ==, 30);
  g_assert_cmpfloat (winnow_scorecard_get_false_positive_rate
                     (WINNOW_SCORECARD (model)), ==, .005);
  g_assert_cmpstr (winnow_model_get_id (rules), ==, "state-of-search");
  g_assert_null (winnow_model_new_full ("none", 30, .005));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calibration/contrary", test_contrary);
  g_test_add_func ("/calibration/uncounted", test_uncounted);
  g_test_add_func ("/calibration/shrinkage", test_shrinkage);
  g_test_add_func ("/calibration/separable", test_separable);
  g_test_add_func ("/calibration/any-order", test_any_order);
  g_test_add_func ("/calibration/scorecard", test_scorecard);
  g_test_add_func ("/calibration/preferences", test_preferences);

  return g_test_run ();
}
