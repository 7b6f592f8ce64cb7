/* test-slice.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "charts/winnow-slice.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_values (void)
{
  g_autoptr (WinnowSlice) slice = winnow_slice_new ("Real", "class-real", TRUE);

  g_assert_cmpstr (winnow_slice_get_label (slice), ==, "Real");
  g_assert_cmpstr (winnow_slice_get_style_class (slice), ==, "class-real");
  g_assert_true (winnow_slice_get_hatched (slice));
  g_assert_null (winnow_slice_get_text (slice));
  g_assert_cmpfloat (winnow_slice_get_share (slice), ==, 0);

  winnow_slice_set_values (slice, 0.25, 0.2, 0.3, "a quarter");
  g_assert_cmpfloat (winnow_slice_get_share (slice), ==, 0.25);
  g_assert_cmpfloat (winnow_slice_get_low (slice), ==, 0.2);
  g_assert_cmpfloat (winnow_slice_get_high (slice), ==, 0.3);
  g_assert_cmpstr (winnow_slice_get_text (slice), ==, "a quarter");
}

/* What is drawn must not depend on what nobody could say. */
static void
test_bounds (void)
{
  g_autoptr (WinnowSlice) slice = winnow_slice_new ("Real", "class-real", FALSE);

  winnow_slice_set_values (slice, NAN, -0.5, 1.5, NULL);
  g_assert_cmpfloat (winnow_slice_get_share (slice), ==, 0);
  g_assert_cmpfloat (winnow_slice_get_low (slice), ==, 0);
  g_assert_cmpfloat (winnow_slice_get_high (slice), ==, 1);
}

static void
test_notify (void)
{
  g_autoptr (WinnowSlice) slice = winnow_slice_new ("Real", "class-real", FALSE);
  guint count = 0;

  g_signal_connect (slice, "notify", G_CALLBACK (count_cb), &count);

  winnow_slice_set_values (slice, 0.5, 0.4, 0.6, "half");
  g_assert_cmpuint (count, ==, 4);
  winnow_slice_set_values (slice, 0.5, 0.4, 0.6, "half");
  g_assert_cmpuint (count, ==, 4);
  winnow_slice_set_values (slice, 0.5, 0.45, 0.6, "half");
  g_assert_cmpuint (count, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slice/values", test_values);
  g_test_add_func ("/slice/bounds", test_bounds);
  g_test_add_func ("/slice/notify", test_notify);

  return g_test_run ();
}
