/* test-interval.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "scoring/winnow-interval.h"

static void
test_wilson_vectors (void)
{
  const struct
  {
    double share;
    double n;
    double low;
    double high;
  } vectors[] = {
    { 50 / 500.0, 500, 0.0767, 0.1294 },
    { 0, 500, 0, 0.0076 },
    { 1, 500, 0.9924, 1 },
    { 0.5, 1, 0.0546, 0.9454 },
    { 0.5, HUGE_VAL, 0.5, 0.5 },
    { 0, HUGE_VAL, 0, 0 },
    { 1, HUGE_VAL, 1, 1 },
    { 0.5, 0, 0, 1 },
    { NAN, 10, 0, 1 },
    { 0.5, NAN, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      WinnowInterval interval = winnow_interval_wilson (vectors[i].share,
                                                        vectors[i].n,
                                                        WINNOW_Z_95);

      g_assert_cmpfloat_with_epsilon (interval.low, vectors[i].low, 5e-5);
      g_assert_cmpfloat_with_epsilon (interval.high, vectors[i].high, 5e-5);
    }
}

static void
test_wilson_properties (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double share = g_test_rand_double_range (0, 1);
      double n = exp (g_test_rand_double_range (-3, 20));
      WinnowInterval narrow, wide, mirror;

      if (i % 10 == 0)
        share = i % 20 == 0 ? 0 : 1;

      wide = winnow_interval_wilson (share, n, WINNOW_Z_95);
      narrow = winnow_interval_wilson (share, 4 * n, WINNOW_Z_95);
      mirror = winnow_interval_wilson (1 - share, n, WINNOW_Z_95);

      g_assert_cmpfloat (wide.low, >=, 0);
      g_assert_cmpfloat (wide.low, <=, share);
      g_assert_cmpfloat (wide.high, >=, share);
      g_assert_cmpfloat (wide.high, <=, 1);
      g_assert_cmpfloat (narrow.high - narrow.low, <, wide.high - wide.low);
      g_assert_cmpfloat_with_epsilon (mirror.low, 1 - wide.high, 1e-9);
      g_assert_cmpfloat_with_epsilon (mirror.high, 1 - wide.low, 1e-9);
    }
}

static void
test_effective_size (void)
{
  g_assert_cmpfloat (winnow_interval_effective_size (1000, 2000), ==, 1999);
  g_assert_cmpfloat (winnow_interval_effective_size (1, 2), ==, 1);
  g_assert_cmpfloat (winnow_interval_effective_size (0, 5), ==, 0);
  g_assert_true (isinf (winnow_interval_effective_size (5, 5)));
  g_assert_true (isinf (winnow_interval_effective_size (6, 5)));
  g_assert_true (isinf (winnow_interval_effective_size (0, 0)));
  g_assert_true (isinf (winnow_interval_effective_size (1, 1)));

  /* A small part of many is as good as a sample from an endless one. */
  g_assert_cmpfloat_with_epsilon (
    winnow_interval_effective_size (1000, G_MAXUINT64), 1000, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interval/wilson/vectors", test_wilson_vectors);
  g_test_add_func ("/interval/wilson/properties", test_wilson_properties);
  g_test_add_func ("/interval/effective-size", test_effective_size);

  return g_test_run ();
}
