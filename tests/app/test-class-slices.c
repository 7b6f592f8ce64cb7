/* test-class-slices.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "app/winnow-class-slices.h"
#include "charts/winnow-slice.h"

#define NBSP "\302\240"

static WinnowSplit
make_split (void)
{
  WinnowSplit split = { .n = 100, .population = 100 };

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    split.parts[i] = (WinnowSplitPart) { 0, 0, { 0, 0 } };

  split.parts[WINNOW_CLASS_REAL] = (WinnowSplitPart) { 75, 0.75, { 0.7, 0.8 } };
  split.parts[WINNOW_CLASS_FAKE] = (WinnowSplitPart) { 25, 0.25, { 0.25, 0.25 } };

  return split;
}

static void
test_split (void)
{
  g_autoptr (GListModel) slices = winnow_class_slices_new ();
  g_autoptr (WinnowSlice) real = g_list_model_get_item (slices, WINNOW_CLASS_REAL);
  g_autoptr (WinnowSlice) fake = g_list_model_get_item (slices, WINNOW_CLASS_FAKE);
  const WinnowSplit split = make_split ();

  g_assert_cmpuint (g_list_model_get_n_items (slices), ==, WINNOW_N_CLASSES);
  g_assert_null (winnow_slice_get_text (real));

  winnow_class_slices_set_split (slices, &split);
  g_assert_cmpfloat (winnow_slice_get_share (real), ==, 0.75);
  g_assert_cmpfloat (winnow_slice_get_low (real), ==, 0.7);
  g_assert_cmpstr (winnow_slice_get_text (real), ==,
                   "75.0" NBSP "%, between 70.0" NBSP "% and 80.0" NBSP "%");
  /* Where there is no margin none is told. */
  g_assert_cmpstr (winnow_slice_get_text (fake), ==, "25.0" NBSP "%");

  winnow_class_slices_set_split (slices, NULL);
  g_assert_null (winnow_slice_get_text (real));
  g_assert_cmpfloat (winnow_slice_get_share (real), ==, 0);
}

/* Not scored is not zero per cent. */
static void
test_nan (void)
{
  g_autoptr (GListModel) slices = winnow_class_slices_new ();
  g_autoptr (WinnowSlice) real = g_list_model_get_item (slices, WINNOW_CLASS_REAL);
  const double shares[WINNOW_N_CLASSES] = { NAN, NAN, NAN, NAN };
  WinnowSplit split = make_split ();

  split.parts[WINNOW_CLASS_REAL].share = NAN;
  winnow_class_slices_set_split (slices, &split);
  g_assert_null (winnow_slice_get_text (real));

  winnow_class_slices_set_shares (slices, shares);
  g_assert_null (winnow_slice_get_text (real));
}

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autofree char *icon = winnow_class_slices_get_icon (i);

      g_assert_true (g_str_has_prefix (icon, "winnow-"));
      g_assert_true (g_hash_table_add (seen,
                                       (gpointer) winnow_class_slices_get_style (i)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/class-slices/split", test_split);
  g_test_add_func ("/class-slices/nan", test_nan);
  g_test_add_func ("/class-slices/names", test_names);

  return g_test_run ();
}
