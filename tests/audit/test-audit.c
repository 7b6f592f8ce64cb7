/* test-audit.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "audit/winnow-audit.h"
#include "fake-network.h"

static WinnowAudit *
new_audit (FakeNetwork *network,
           guint        limit)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2014");

  return winnow_audit_new (WINNOW_NETWORK (network), "account.test", limit,
                           FAKE_NOW, model, NULL);
}

static guint
count (WinnowAudit *audit,
       WinnowClass  klass)
{
  return winnow_audit_get_split (audit)->parts[klass].count;
}

static guint
get_length (WinnowAudit *audit)
{
  return winnow_follower_list_get_length (winnow_audit_get_followers (audit));
}

static void
assert_frame (WinnowAudit *audit,
              const char  *expected)
{
  g_autofree char *frame = winnow_audit_describe_frame (audit);

  g_assert_cmpstr (frame, ==, expected);
}

static gboolean
warns (WinnowAudit *audit,
       const char  *of)
{
  g_auto (GStrv) warnings = winnow_audit_list_warnings (audit);

  for (guint i = 0; warnings[i] != NULL; i++)
    {
      if (strstr (warnings[i], of) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Scores and split are those that scoring everything at once would give. */
static void
assert_scored (WinnowAudit *audit)
{
  guint length;
  guint n_scores;
  const WinnowFollowerRecord *records = winnow_follower_list_get_records (
    winnow_audit_get_followers (audit), &length);
  const WinnowScore *scores = winnow_audit_get_scores (audit, &n_scores);
  g_autofree WinnowScore *expected = g_new0 (WinnowScore, length);
  guint counts[WINNOW_N_CLASSES] = { 0 };

  g_assert_cmpuint (n_scores, ==, length);
  winnow_model_score (winnow_audit_get_model (audit), records, length,
                      FAKE_NOW, expected);

  for (guint i = 0; i < length; i++)
    {
      g_assert_cmpint (scores[i].klass, ==, expected[i].klass);
      counts[expected[i].klass]++;
    }

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    g_assert_cmpuint (count (audit, (WinnowClass) i), ==, counts[i]);
}

static void
test_finishes (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;
  const WinnowSplit *split = winnow_audit_get_split (audit);

  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_NEW);
  g_assert_null (winnow_audit_get_account (audit));
  g_assert_cmpuint (split->n, ==, 0);
  assert_frame (audit, "no followers yet");

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FINISHED);
  g_assert_true (winnow_audit_get_complete (audit));
  g_assert_false (winnow_audit_get_resumable (audit));
  g_assert_cmpstr (winnow_audit_get_title (audit), ==, "@account.test");
  g_assert_cmpuint (get_length (audit), ==, 1000);
  g_assert_cmpuint (split->n, ==, 1000);
  g_assert_cmpuint (split->population, ==, 1000);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_REAL), ==, 250);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_INACTIVE), ==, 250);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_FAKE), ==, 250);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_NOT_TOLD), ==, 250);
  assert_scored (audit);
  assert_frame (audit, "all 1,000 followers");
  g_assert_true (warns (audit, "too little is told"));
}

/* Running a finished audit again reads nothing. */
static void
test_finished_again (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (10);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (network->n_pages, ==, 1);
}

static void
test_nobody (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (0);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FINISHED);
  g_assert_cmpuint (winnow_audit_get_split (audit)->n, ==, 0);
  assert_frame (audit, "no followers");
}

/* Accounts that are counted but not shown belong to the frame. */
static void
test_dropped (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (400);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;
  const WinnowSplitPart *part;

  network->told_total = 412;
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  part = &winnow_audit_get_split (audit)->parts[WINNOW_CLASS_REAL];
  g_assert_cmpuint (winnow_audit_get_split (audit)->population, ==, 412);
  g_assert_cmpfloat (part->interval.low, <, part->share);
  g_assert_cmpfloat (part->interval.high, >, part->share);
  assert_frame (audit, "all 412 followers, 400 of which are shown");
  g_assert_true (warns (audit, "12 followers are counted but not shown"));
}

/* The newest followers are not taken for a sample of them all. */
static void
test_limit (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 150);
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FINISHED);
  g_assert_cmpuint (get_length (audit), ==, 150);
  g_assert_false (winnow_audit_get_complete (audit));
  g_assert_cmpint (winnow_audit_get_total (audit), ==, 1000);
  g_assert_cmpuint (winnow_audit_get_split (audit)->population, ==, 150);
  assert_frame (audit, "the newest 150 of 1,000 followers");
  g_assert_true (warns (audit, "the newest 150 of 1,000 followers only"));
}

static void
stop_when_cb (WinnowAudit *audit,
              guint       *at)
{
  if (get_length (audit) >= *at)
    winnow_audit_stop (audit);
}

static void
test_stop_resume (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;
  guint at = 350;

  network->hang_at = 350;
  g_signal_connect (audit, "updated", G_CALLBACK (stop_when_cb), &at);
  fake_await (winnow_audit_run (audit), &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_STOPPED);
  g_assert_null (winnow_audit_get_error (audit));
  g_assert_true (winnow_audit_get_resumable (audit));
  g_assert_cmpuint (get_length (audit), ==, 350);
  g_assert_cmpuint (winnow_audit_get_split (audit)->population, ==, 350);
  assert_scored (audit);
  g_assert_true (warns (audit, "stopped before the end"));

  network->hang_at = 0;
  at = G_MAXUINT;
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  /* It went on with the page it was stopped in. */
  g_assert_cmpuint (network->first_rank, ==, 300);
  g_assert_cmpuint (network->n_look_ups, ==, 1);
  g_assert_cmpuint (get_length (audit), ==, 1000);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FINISHED);
  g_assert_false (warns (audit, "stopped"));
  assert_scored (audit);
}

static void
test_fail_resume (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (500);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;

  network->fail_at = 250;
  fake_await (winnow_audit_run (audit), &error);

  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);
  g_clear_error (&error);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FAILED);
  g_assert_error (winnow_audit_get_error (audit), WINNOW_NETWORK_ERROR,
                  WINNOW_NETWORK_ERROR_SERVER);
  g_assert_true (winnow_audit_get_resumable (audit));
  g_assert_cmpuint (get_length (audit), ==, 250);
  assert_scored (audit);
  g_assert_true (warns (audit, "fake.test failed"));

  network->fail_at = 0;
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  g_assert_null (winnow_audit_get_error (audit));
  g_assert_cmpuint (get_length (audit), ==, 500);
  assert_scored (audit);
}

/* Neither as many as there are said to be nor more are a part of them. */
static void
test_all_but_the_end (void)
{
  for (gint64 told = 250; told >= 3; told -= 247)
    {
      g_autoptr (FakeNetwork) network = fake_network_new (500);
      g_autoptr (WinnowAudit) audit = new_audit (network, 0);

      network->told_total = told;
      network->fail_at = 250;
      fake_await (winnow_audit_run (audit), NULL);

      assert_frame (audit, "all 250 followers read so far");
      g_assert_false (warns (audit, "The shares speak of"));
      g_assert_true (warns (audit, "fake.test failed"));
    }
}

/* What was not asked is not what was not told. */
static void
test_unread_profiles (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (400);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);

  network->fail_at = 200;
  fake_await (winnow_audit_run (audit), NULL);
  g_assert_true (warns (audit, "The profiles of 50 followers were not read "
                        "before it ended"));
  g_assert_false (warns (audit, "too little is told"));

  network->fail_at = 0;
  fake_await (winnow_audit_run (audit), NULL);
  g_assert_false (warns (audit, "before it ended"));
  g_assert_true (warns (audit, "Of 100 followers too little is told"));
}

/* Each number has its noun to agree with. */
static void
test_sampled (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (66);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);

  network->sample_last_posts = TRUE;
  fake_await (winnow_audit_run (audit), NULL);
  g_assert_true (warns (audit, "When they last posted decides on 34 followers."
                        " It was read for a random 4 of them; the shares of "
                        "real and inactive followers are estimated from "
                        "these."));
}

static void
test_not_found (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (500);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;

  network->look_up_error = WINNOW_NETWORK_ERROR_NOT_FOUND;
  fake_await (winnow_audit_run (audit), &error);

  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_NOT_FOUND);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FAILED);
  g_assert_false (winnow_audit_get_resumable (audit));
  g_assert_cmpuint (network->n_pages, ==, 0);
}

/* What becomes known later is scored anew. */
static void
test_amended (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;
  WinnowFollowerRecord record;
  char id[32];
  char handle[32];

  network->amend = TRUE;
  network->hang_at = 999;
  dex_future_disown (winnow_audit_run (audit));
  while (winnow_audit_get_split (audit)->n < 999)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (winnow_audit_get_scores (audit, NULL)[3].klass, ==,
                   WINNOW_CLASS_NOT_TOLD);

  /* The fourth turns out to be fake, while nothing is appended. */
  fake_network_record (2, FALSE, id, handle, &record);
  winnow_follower_list_amend (winnow_audit_get_followers (audit), 3, &record);
  while (winnow_audit_get_scores (audit, NULL)[3].klass != WINNOW_CLASS_FAKE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_FAKE), ==, 251);

  winnow_audit_stop (audit);
  while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  assert_scored (audit);
}

static void
count_cb (WinnowAudit *audit,
          guint       *n)
{
  ++*n;
}

/* 2,000 pages make no 2,000 updates. */
static void
test_updates (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (4000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  guint n = 0;

  network->page_size = 2;
  g_signal_connect (audit, "updated", G_CALLBACK (count_cb), &n);
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (network->n_pages, ==, 2000);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, 2 + (g_get_monotonic_time () - begun) / 100000);
}

static void
wait_for_model (WinnowAudit *audit,
                const char  *id)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id (id);
  guint n = 0;
  gulong handler = g_signal_connect (audit, "updated", G_CALLBACK (count_cb),
                                     &n);

  winnow_audit_set_model (audit, model);
  g_assert_true (winnow_audit_get_model (audit) == model);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (audit, handler);
}

static void
test_model (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (WinnowModel) first = NULL;
  g_autoptr (WinnowModel) last = winnow_model_new_for_id ("statuspeople-2012");
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  /* By the rules of 2012 nobody is inactive for not posting. */
  wait_for_model (audit, "statuspeople-2012");
  g_assert_cmpuint (count (audit, WINNOW_CLASS_INACTIVE), ==, 0);
  assert_scored (audit);

  /* Of two changes in a row the last one counts. */
  first = winnow_model_new_for_id ("statuspeople-2019");
  winnow_audit_set_model (audit, first);
  winnow_audit_set_model (audit, last);
  wait_for_model (audit, "statuspeople-2014");
  g_assert_cmpuint (count (audit, WINNOW_CLASS_INACTIVE), ==, 250);
  assert_scored (audit);
}

static void
test_model_while_reading (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (800);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2012");
  g_autoptr (GError) error = NULL;

  network->hang_at = 500;
  dex_future_disown (winnow_audit_run (audit));
  while (winnow_audit_get_split (audit)->n < 500)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_INACTIVE), ==, 125);

  winnow_audit_set_model (audit, model);
  while (count (audit, WINNOW_CLASS_INACTIVE) != 0)
    g_main_context_iteration (NULL, TRUE);

  /* Stopped, changed and gone on with at once: the thread that scores must
   * not see the list grow. */
  winnow_audit_stop (audit);
  while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  network->hang_at = 0;
  g_clear_object (&model);
  model = winnow_model_new_for_id ("statuspeople-2014");
  winnow_audit_set_model (audit, model);
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (audit, WINNOW_CLASS_INACTIVE), ==, 200);
  assert_scored (audit);
}

/* The table of other tools has what scoring by each of them gives. */
static void
test_others (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GPtrArray) tools = NULL;
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;

  network->hang_at = 500;
  dex_future_disown (winnow_audit_run (audit));
  g_assert_false (fake_await (winnow_audit_ask_others (audit), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  winnow_audit_stop (audit);
  while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  /* Gone on with at once: the thread must not see the list grow. */
  network->hang_at = 0;
  future = winnow_audit_ask_others (audit);
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  g_assert_cmpint (dex_future_get_status (future), ==,
                   DEX_FUTURE_STATUS_RESOLVED);
  g_clear_pointer (&future, dex_unref);

  future = winnow_audit_ask_others (audit);
  fake_await (dex_ref (future), &error);
  g_assert_no_error (error);
  tools = g_value_dup_boxed (dex_future_get_value (future, &error));
  g_assert_cmpuint (tools->len, ==, 6);
  blocking = winnow_audit_list_others (audit);

  for (guint i = 0; i < tools->len; i++)
    {
      const WinnowOtherTool *tool = g_ptr_array_index (tools, i);
      const WinnowOtherTool *same = g_ptr_array_index (blocking, i);

      g_assert_cmpuint (tool->n, ==, 1000);
      wait_for_model (audit, tool->id);
      for (guint j = 0; j < WINNOW_N_CLASSES; j++)
        {
          g_assert_cmpuint (tool->counts[j], ==, count (audit, j));
          g_assert_cmpuint (tool->counts[j], ==, same->counts[j]);
        }
      g_assert_cmpstr (tool->name, !=, "");
    }

  /* State of Search asks for what accounts wrote. */
  g_assert_cmpstr (((WinnowOtherTool *) g_ptr_array_index (tools, 5))->id, ==,
                   "state-of-search");
  g_assert_cmpuint (g_strv_length (
    ((WinnowOtherTool *) g_ptr_array_index (tools, 5))->notes), >, 0);
}

/* It goes on when nobody keeps it, and goes away afterwards. */
static void
test_let_go (void)
{
  FakeNetwork *network = fake_network_new (300);
  WinnowAudit *audit = new_audit (network, 0);
  gpointer watched = audit;

  g_object_add_weak_pointer (G_OBJECT (audit), &watched);
  dex_future_disown (winnow_audit_run (audit));
  g_object_unref (audit);
  g_assert_nonnull (watched);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (network->n_pages, ==, 3);
  g_object_unref (network);
}

static void
test_pause (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (DexFuture) future = winnow_audit_run (audit);
  g_autoptr (GError) error = NULL;

  winnow_fetch_set_paused (winnow_audit_get_fetch (audit), TRUE);
  fake_spin (50);
  g_assert_cmpuint (get_length (audit), <, 1000);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_RUNNING);

  winnow_fetch_set_paused (winnow_audit_get_fetch (audit), FALSE);
  fake_await (dex_ref (future), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_length (audit), ==, 1000);
}

static void
test_explain (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (4);
  g_autoptr (WinnowAudit) audit = new_audit (network, 0);
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (WinnowReason) reason = NULL;
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  reasons = winnow_audit_explain (audit, 2);
  reason = g_list_model_get_item (reasons, 0);
  g_assert_nonnull (reason);
  g_assert_cmpint (winnow_reason_get_kind (reason), ==, WINNOW_REASON_FAKE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/audit/finishes", test_finishes);
  g_test_add_func ("/audit/finished-again", test_finished_again);
  g_test_add_func ("/audit/nobody", test_nobody);
  g_test_add_func ("/audit/dropped", test_dropped);
  g_test_add_func ("/audit/limit", test_limit);
  g_test_add_func ("/audit/stop-resume", test_stop_resume);
  g_test_add_func ("/audit/fail-resume", test_fail_resume);
  g_test_add_func ("/audit/all-but-the-end", test_all_but_the_end);
  g_test_add_func ("/audit/unread-profiles", test_unread_profiles);
  g_test_add_func ("/audit/sampled", test_sampled);
  g_test_add_func ("/audit/not-found", test_not_found);
  g_test_add_func ("/audit/amended", test_amended);
  g_test_add_func ("/audit/updates", test_updates);
  g_test_add_func ("/audit/others", test_others);
  g_test_add_func ("/audit/model", test_model);
  g_test_add_func ("/audit/model-while-reading", test_model_while_reading);
  g_test_add_func ("/audit/let-go", test_let_go);
  g_test_add_func ("/audit/pause", test_pause);
  g_test_add_func ("/audit/explain", test_explain);

  return g_test_run ();
}
