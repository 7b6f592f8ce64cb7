/* test-score.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "scoring/winnow-score.h"
#include "winnow-enums.h"

static void
test_class_ids (void)
{
  const char * const ids[] = { "real", "inactive", "fake", "not_told" };
  WinnowClass klass = WINNOW_CLASS_FAKE;

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autoptr (GEnumClass) enum_class = g_type_class_ref (WINNOW_TYPE_CLASS);

      g_assert_cmpstr (winnow_class_get_id (i), ==, ids[i]);
      g_assert_true (winnow_class_from_id (ids[i], &klass));
      g_assert_cmpint (klass, ==, i);
      g_assert_true (winnow_class_from_id (ids[i], NULL));
      g_assert_nonnull (g_enum_get_value (enum_class, (int) i));
      g_assert_cmpstr (winnow_class_get_name (i), !=, "");
    }

  klass = WINNOW_CLASS_FAKE;
  g_assert_false (winnow_class_from_id ("Real", &klass));
  g_assert_false (winnow_class_from_id ("not-told", &klass));
  g_assert_false (winnow_class_from_id ("", &klass));
  g_assert_false (winnow_class_from_id (NULL, &klass));
  g_assert_cmpint (klass, ==, WINNOW_CLASS_FAKE);
}

static void
test_reason (void)
{
  g_autoptr (WinnowReason) reason = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  WinnowReasonKind kind;
  double points;

  reason = winnow_reason_new ("ratio-2", WINNOW_REASON_INACTIVE, -1.5, "Few");

  g_assert_cmpstr (winnow_reason_get_id (reason), ==, "ratio-2");
  g_assert_cmpint (winnow_reason_get_kind (reason), ==,
                   WINNOW_REASON_INACTIVE);
  g_assert_cmpfloat (winnow_reason_get_points (reason), ==, -1.5);
  g_assert_cmpstr (winnow_reason_get_text (reason), ==, "Few");

  g_object_get (reason,
                "id", &id,
                "kind", &kind,
                "points", &points,
                "text", &text,
                NULL);
  g_assert_cmpstr (id, ==, "ratio-2");
  g_assert_cmpint (kind, ==, WINNOW_REASON_INACTIVE);
  g_assert_cmpfloat (points, ==, -1.5);
  g_assert_cmpstr (text, ==, "Few");
}

static void
test_reason_without_points (void)
{
  g_autoptr (WinnowReason) reason = NULL;
  double points = 0;

  reason = winnow_reason_new ("a", WINNOW_REASON_REAL, NAN, "b");
  g_object_get (reason, "points", &points, NULL);

  g_assert_true (isnan (points));
  g_assert_true (isnan (winnow_reason_get_points (reason)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/class-ids", test_class_ids);
  g_test_add_func ("/score/reason", test_reason);
  g_test_add_func ("/score/reason/without-points", test_reason_without_points);

  return g_test_run ();
}
