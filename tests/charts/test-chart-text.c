/* test-chart-text.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "charts/winnow-chart-text.h"
#include "charts/winnow-slice.h"

static void
test_slices (void)
{
  g_autoptr (GListStore) slices = g_list_store_new (WINNOW_TYPE_SLICE);
  g_autoptr (WinnowSlice) real = winnow_slice_new ("Real", "class-real", FALSE);
  g_autoptr (WinnowSlice) fake = winnow_slice_new ("Fake", "class-fake", FALSE);
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  g_list_store_append (slices, real);
  g_list_store_append (slices, fake);

  none = winnow_chart_text_for_slices (G_LIST_MODEL (slices));
  g_assert_cmpstr (none, ==, "Nothing to show yet");

  winnow_slice_set_values (fake, 0.25, 0.2, 0.3, "25 %");
  one = winnow_chart_text_for_slices (G_LIST_MODEL (slices));
  g_assert_cmpstr (one, ==, "Fake: 25 %");

  winnow_slice_set_values (real, 0.75, 0.7, 0.8, "75 %");
  both = winnow_chart_text_for_slices (G_LIST_MODEL (slices));
  g_assert_cmpstr (both, ==, "Real: 75 %; Fake: 25 %");
}

static void
test_no_model (void)
{
  g_autofree char *text = winnow_chart_text_for_slices (NULL);

  g_assert_cmpstr (text, ==, "Nothing to show yet");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-text/slices", test_slices);
  g_test_add_func ("/chart-text/no-model", test_no_model);

  return g_test_run ();
}
