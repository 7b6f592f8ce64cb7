/* test-audit-marks.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit/winnow-audit.h"
#include "fake-network.h"

static WinnowAudit *
new_audit (FakeNetwork *network,
           WinnowStore *store)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("winnow");

  return winnow_audit_new (WINNOW_NETWORK (network), "account.test", 0,
                           FAKE_NOW, model, store);
}

static void
finish (WinnowAudit *audit)
{
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
}

static WinnowStore *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  WinnowStore *store = winnow_store_open (":memory:", &error);

  g_assert_no_error (error);

  return store;
}

static void
updated_cb (WinnowAudit *audit,
            gboolean    *updated)
{
  *updated = TRUE;
}

static void
mark (WinnowAudit *audit,
      guint        rank,
      WinnowMark   as)
{
  g_autoptr (GError) error = NULL;
  gboolean updated = FALSE;
  gulong handler = g_signal_connect (audit, "updated", G_CALLBACK (updated_cb),
                                     &updated);

  g_assert_true (winnow_audit_set_mark (audit, rank, as, &error));
  g_assert_no_error (error);
  g_assert_cmpint (winnow_audit_get_mark (audit, rank), ==, as);
  while (!updated)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (audit, handler);
}

static WinnowClass
get_class (WinnowAudit *audit,
           guint        rank)
{
  guint length;
  const WinnowScore *scores = winnow_audit_get_scores (audit, &length);

  g_assert_cmpuint (rank, <, length);

  return scores[rank].klass;
}

static guint
count_fake (WinnowAudit *audit)
{
  return winnow_audit_get_split (audit)->parts[WINNOW_CLASS_FAKE].count;
}

/* Every fourth follower, from the third on, looks fake. */
static void
test_mark (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (400);
  g_autoptr (WinnowAudit) audit = new_audit (network, NULL);
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (WinnowReason) reason = NULL;

  finish (audit);
  g_assert_cmpuint (count_fake (audit), ==, 100);
  g_assert_cmpint (get_class (audit, 2), ==, WINNOW_CLASS_FAKE);
  g_assert_cmpint (winnow_audit_get_mark (audit, 2), ==, WINNOW_MARK_NONE);

  mark (audit, 2, WINNOW_MARK_REAL);
  g_assert_cmpint (get_class (audit, 2), ==, WINNOW_CLASS_REAL);
  g_assert_cmpuint (count_fake (audit), ==, 99);
  g_assert_cmpuint (winnow_audit_get_split (audit)->n_marked, ==, 1);
  g_assert_cmpuint (winnow_audit_get_n_marks (audit), ==, 1);

  reasons = winnow_audit_explain (audit, 2);
  reason = g_list_model_get_item (reasons, 0);
  g_assert_cmpstr (winnow_reason_get_id (reason), ==, "mark");

  mark (audit, 2, WINNOW_MARK_FAKE);
  g_assert_cmpuint (count_fake (audit), ==, 100);
  mark (audit, 0, WINNOW_MARK_FAKE);
  g_assert_cmpuint (count_fake (audit), ==, 101);

  /* undone */
  mark (audit, 0, WINNOW_MARK_NONE);
  mark (audit, 2, WINNOW_MARK_NONE);
  g_assert_cmpuint (count_fake (audit), ==, 100);
  g_assert_cmpuint (winnow_audit_get_split (audit)->n_marked, ==, 0);
  g_assert_cmpuint (winnow_audit_get_n_marks (audit), ==, 0);

  /* nothing new, nothing to wait for */
  g_assert_true (winnow_audit_set_mark (audit, 2, WINNOW_MARK_NONE, NULL));
}

static gboolean
is_said (GStrv       sentences,
         const char *part)
{
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      if (strstr (sentences[i], part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The window shows the notes, the report all warnings: marks are in both. */
static gboolean
has_warning (WinnowAudit *audit,
             const char  *says)
{
  g_auto (GStrv) warnings = winnow_audit_list_warnings (audit);
  g_auto (GStrv) notes = winnow_audit_list_notes (audit);

  g_assert_cmpint (is_said (notes, says), ==, is_said (warnings, says));

  return is_said (warnings, says);
}

/* From the twentieth mark on those that are not marked change too. */
static void
test_calibration (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (400);
  g_autoptr (WinnowAudit) audit = new_audit (network, NULL);
  g_autoptr (WinnowModel) rules = winnow_model_new_for_id ("socialbakers");
  g_autoptr (WinnowModel) scorecard = g_object_ref (winnow_audit_get_model (audit));
  float before, after;

  finish (audit);
  before = winnow_audit_get_scores (audit, NULL)[202].p_fake;

  for (guint i = 0; i < 19; i++)
    mark (audit, 4 * i + 2, WINNOW_MARK_REAL);
  g_assert_null (winnow_audit_get_calibration (audit));
  g_assert_cmpfloat (winnow_audit_get_scores (audit, NULL)[202].p_fake, ==,
                     before);
  g_assert_true (has_warning (audit, "19 marks of yours are"));
  g_assert_false (has_warning (audit, "was fitted"));

  mark (audit, 4 * 19 + 2, WINNOW_MARK_REAL);
  g_assert_nonnull (winnow_audit_get_calibration (audit));
  after = winnow_audit_get_scores (audit, NULL)[202].p_fake;
  g_assert_cmpfloat (after, <, before);
  g_assert_true (has_warning (audit, "was fitted to 20 marks"));
  g_assert_true (winnow_audit_get_model (audit) == scorecard);

  /* Rules are what they are, but marks count. */
  winnow_audit_set_model (audit, rules);
  g_assert_null (winnow_audit_get_calibration (audit));
  mark (audit, 4 * 20 + 2, WINNOW_MARK_REAL);
  g_assert_cmpint (get_class (audit, 4 * 20 + 2), ==, WINNOW_CLASS_REAL);

  winnow_audit_set_model (audit, scorecard);
  for (guint i = 0; i < 2; i++)
    mark (audit, 4 * i + 2, WINNOW_MARK_NONE);
  g_assert_null (winnow_audit_get_calibration (audit));
  g_assert_cmpfloat (winnow_audit_get_scores (audit, NULL)[202].p_fake, ==,
                     before);
}

/* What was marked in one audit holds in the next, and when one is looked at
 * again. */
static void
test_kept (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (400);
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowAudit) first = new_audit (network, store);
  g_autoptr (WinnowAudit) second = new_audit (network, store);
  g_autoptr (WinnowAudit) again = NULL;
  g_autoptr (GPtrArray) audits = NULL;
  g_autoptr (GError) error = NULL;
  float calibrated;

  finish (first);
  for (guint i = 0; i < 25; i++)
    mark (first, 4 * i + 2, WINNOW_MARK_REAL);
  calibrated = winnow_audit_get_scores (first, NULL)[202].p_fake;

  finish (second);
  g_assert_cmpuint (winnow_audit_get_n_marks (second), ==, 25);
  g_assert_cmpint (get_class (second, 2), ==, WINNOW_CLASS_REAL);
  g_assert_nonnull (winnow_audit_get_calibration (second));
  g_assert_cmpfloat (winnow_audit_get_scores (second, NULL)[202].p_fake, ==,
                     calibrated);

  audits = winnow_store_list_audits (store, 1, &error);
  g_assert_no_error (error);
  again = winnow_audit_new_for_stored (store, g_ptr_array_index (audits, 0),
                                       NULL, winnow_audit_get_model (first),
                                       &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (winnow_audit_get_scores (again, NULL)[202].p_fake, ==,
                     calibrated);
  mark (again, 2, WINNOW_MARK_NONE);
  g_assert_cmpuint (winnow_audit_get_n_marks (again), ==, 24);
}

static void
test_export (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (40);
  g_autoptr (WinnowAudit) audit = new_audit (network, NULL);
  g_autofree char *none = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  finish (audit);
  none = winnow_audit_export_marks (audit);
  g_assert_cmpstr (none, ==, "id,handle,mark,time\n");

  mark (audit, 6, WINNOW_MARK_REAL);
  mark (audit, 1, WINNOW_MARK_FAKE);
  csv = winnow_audit_export_marks (audit);
  lines = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (
    lines[1], "\"did:plc:000006\",\"u6.test\",real,2"));
  g_assert_true (g_str_has_prefix (
    lines[2], "\"did:plc:000001\",\"u1.test\",fake,2"));
  g_assert_true (g_str_has_suffix (lines[2], "Z"));
}

/* Marked while followers are still coming in. */
static void
test_while_reading (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (800);
  g_autoptr (WinnowAudit) audit = new_audit (network, NULL);
  g_autoptr (GError) error = NULL;

  network->hang_at = 500;
  dex_future_disown (winnow_audit_run (audit));
  while (winnow_audit_get_split (audit)->n < 500)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 22; i++)
    g_assert_true (winnow_audit_set_mark (audit, 4 * i + 2, WINNOW_MARK_REAL,
                                          &error));
  while (winnow_audit_get_split (audit)->n_marked < 22)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (winnow_audit_get_calibration (audit));

  winnow_audit_stop (audit);
  while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (winnow_audit_set_mark (audit, 4 * 22 + 2, WINNOW_MARK_REAL,
                                        &error));
  network->hang_at = 0;
  finish (audit);
  g_assert_cmpuint (winnow_audit_get_split (audit)->n, ==, 800);
  g_assert_cmpuint (winnow_audit_get_split (audit)->n_marked, ==, 23);
  g_assert_cmpint (get_class (audit, 4 * 22 + 2), ==, WINNOW_CLASS_REAL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/audit-marks/mark", test_mark);
  g_test_add_func ("/audit-marks/calibration", test_calibration);
  g_test_add_func ("/audit-marks/kept", test_kept);
  g_test_add_func ("/audit-marks/export", test_export);
  g_test_add_func ("/audit-marks/while-reading", test_while_reading);

  return g_test_run ();
}
