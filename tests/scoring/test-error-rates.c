/* test-error-rates.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "scoring/winnow-error-rates.h"

/* FACTS: sensitivity .80, specificity .95. */
static void
test_rogan_gladen (void)
{
  g_assert_cmpfloat_with_epsilon (winnow_rogan_gladen (.10, .80, .95), .0667,
                                  5e-5);
  g_assert_cmpfloat_with_epsilon (winnow_rogan_gladen (.04, .80, .95), -.0133,
                                  5e-5);
  g_assert_cmpfloat_with_epsilon (winnow_rogan_gladen (.30, .80, .95), .3333,
                                  5e-5);
  g_assert_cmpfloat_with_epsilon (winnow_rogan_gladen (.30, 1, 1), .30,
                                  1e-12);
  g_assert_true (isnan (winnow_rogan_gladen (.30, .5, .5)));
}

static WinnowErrorRates
make_rates (double se,
            double n_fake,
            double sp,
            double n_real)
{
  WinnowErrorRates rates = {
    .sensitivity = { .rate = se, .n = n_fake },
    .specificity = { .rate = sp, .n = n_real },
  };

  return rates;
}

static WinnowCorrection
correct (const WinnowErrorRates *rates,
         double                  share,
         double                  n)
{
  WinnowCorrection correction;

  winnow_error_rates_correct (rates, share,
                              winnow_interval_wilson (share, n, WINNOW_Z_95),
                              n, WINNOW_Z_95, &correction);
  return correction;
}

static void
test_near_zero (void)
{
  WinnowErrorRates rates = make_rates (.80, 1000, .95, 1000);
  WinnowCorrection correction;

  correction = correct (&rates, .04, 1000);
  g_assert_cmpfloat_with_epsilon (correction.estimate, -.0133, 5e-5);
  g_assert_true (correction.near_zero);
  g_assert_cmpfloat (correction.interval.low, ==, 0);
  g_assert_cmpfloat (correction.interval.high, >, 0);

  correction = correct (&rates, .10, 1000);
  g_assert_cmpfloat_with_epsilon (correction.estimate, .0667, 5e-5);
  g_assert_false (correction.near_zero);
  g_assert_cmpfloat (correction.interval.low, >, 0);

  /* of few followers the same share says less */
  correction = correct (&rates, .10, 100);
  g_assert_true (correction.near_zero);

  correction = correct (&rates, .30, 1000);
  g_assert_cmpfloat_with_epsilon (correction.estimate, .3333, 5e-5);
  g_assert_cmpfloat (correction.interval.low, <, .3333);
  g_assert_cmpfloat (correction.interval.high, >, .3333);

  /* of nobody marked some were missed, more of few */
  correction = correct (&rates, 0, 1000);
  g_assert_true (correction.near_zero);
  g_assert_cmpfloat (correction.interval.low, ==, 0);
  g_assert_cmpfloat (correction.interval.high, >, 0);
  g_assert_cmpfloat (correction.interval.high, <,
                     correct (&rates, 0, 50).interval.high);

  /* a coin says nothing */
  rates = make_rates (.5, 1000, .5, 1000);
  correction = correct (&rates, .5, 1000);
  g_assert_true (isnan (correction.estimate));
  g_assert_cmpfloat (correction.interval.low, ==, 0);
  g_assert_cmpfloat (correction.interval.high, ==, 1);
}

/* Less that is known is a wider interval. */
static void
test_widens (void)
{
  static const double rates[] = { .96, .98, .997 };
  WinnowErrorRates sure = make_rates (.97, 2500, .99, 5000);
  WinnowErrorRates few = make_rates (.97, 250, .99, 500);
  WinnowErrorRates varied = sure, far;
  WinnowCorrection a = correct (&sure, .4, 2000);
  WinnowCorrection b = correct (&few, .4, 2000);
  WinnowCorrection c, d;

  winnow_hit_rate_set_sources (&varied.sensitivity, rates, G_N_ELEMENTS (rates));
  winnow_hit_rate_set_sources (&varied.specificity, rates, G_N_ELEMENTS (rates));
  g_assert_cmpfloat (varied.sensitivity.spread, >, 1);
  c = correct (&varied, .4, 2000);

  far = varied;
  far.sensitivity.stretch = far.specificity.stretch = log (1.5);
  d = correct (&far, .4, 2000);

  g_assert_cmpfloat (b.interval.low, <, a.interval.low);
  g_assert_cmpfloat (b.interval.high, >, a.interval.high);
  g_assert_cmpfloat (c.interval.low, <, b.interval.low);
  g_assert_cmpfloat (c.interval.high, >, b.interval.high);
  g_assert_cmpfloat (d.interval.low, <, c.interval.low);
  g_assert_cmpfloat (d.interval.high, >, c.interval.high);
  g_assert_cmpfloat_with_epsilon (a.estimate, c.estimate, 1e-12);

  /* of one source nothing is known of others */
  winnow_hit_rate_set_sources (&sure.sensitivity, rates, 1);
  g_assert_cmpfloat (sure.sensitivity.spread, ==, 0);
}

static void
test_properties (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double share = i % 7 == 0 ? 0 : g_test_rand_double_range (0, 1);
      WinnowErrorRates rates =
        make_rates (g_test_rand_double_range (0, 1),
                    exp (g_test_rand_double_range (0, 12)),
                    g_test_rand_double_range (0, 1),
                    exp (g_test_rand_double_range (0, 12)));
      WinnowCorrection correction;

      rates.sensitivity.stretch = g_test_rand_double_range (0, 3);
      rates.specificity.stretch = g_test_rand_double_range (0, 3);
      correction = correct (&rates, share, exp (g_test_rand_double_range (0, 14)));

      g_assert_cmpfloat (correction.interval.low, >=, 0);
      g_assert_cmpfloat (correction.interval.high, <=, 1);
      g_assert_cmpfloat (correction.interval.low, <=, correction.interval.high);
      g_assert_cmpfloat (correction.missed[0], >=, 0);
      g_assert_cmpfloat (correction.wronged[0], >=, 0);
      g_assert_cmpfloat (correction.missed[1], <=, 1);
      g_assert_cmpfloat (correction.wronged[1], <=, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-rates/rogan-gladen", test_rogan_gladen);
  g_test_add_func ("/error-rates/near-zero", test_near_zero);
  g_test_add_func ("/error-rates/widens", test_widens);
  g_test_add_func ("/error-rates/properties", test_properties);

  return g_test_run ();
}
