/* test-fetch.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-account.h"
#include "networks/winnow-fetch-private.h"

static gint64 now;

static gint64
get_now (void)
{
  return now;
}

static WinnowFetch *
fetch_new (guint limit)
{
  WinnowFetch *fetch = winnow_fetch_new (limit);

  now = 1000 * G_USEC_PER_SEC;
  winnow_fetch_set_clock (fetch, get_now);

  return fetch;
}

static void
pass (double seconds)
{
  now += (gint64) (seconds * G_USEC_PER_SEC);
}

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, expected * 0.02 + 1e-9);
}

static void
test_defaults (void)
{
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (7);

  g_assert_cmpuint (winnow_fetch_get_limit (fetch), ==, 7);
  g_assert_cmpuint (winnow_fetch_get_last_posts_limit (fetch), ==, 3000);
  g_assert_cmpint (winnow_fetch_get_phase (fetch), ==, WINNOW_FETCH_LOOK_UP);
  g_assert_null (winnow_fetch_get_cursor (fetch));
  g_assert_false (winnow_fetch_get_list_complete (fetch));
  g_assert_false (winnow_fetch_get_paused (fetch));
  g_assert_false (winnow_fetch_get_stopped (fetch));
  g_assert_cmpfloat (winnow_fetch_get_rate (fetch), ==, 0);
  g_assert_cmpfloat (winnow_fetch_get_time_left (fetch), ==, -1);
}

static void
test_rate (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);

  winnow_fetch_begin_phase (fetch, WINNOW_FETCH_FOLLOWERS, 500, 10500);
  g_assert_cmpfloat (winnow_fetch_get_rate (fetch), ==, 0);

  /* What was there before says nothing about the rate. */
  for (guint i = 1; i <= 200; i++)
    {
      pass (0.25);
      winnow_fetch_set_done (fetch, 500 + i * 25);
    }

  assert_near (winnow_fetch_get_rate (fetch), 100);
  assert_near (winnow_fetch_get_time_left (fetch), 50);

  /* Twice as fast: the window forgets in ten seconds. */
  for (guint i = 1; i <= 50; i++)
    {
      pass (0.25);
      winnow_fetch_set_done (fetch, 5500 + i * 50);
    }

  assert_near (winnow_fetch_get_rate (fetch), 200);

  /* Nothing comes any more. */
  pass (5);
  g_assert_cmpfloat (winnow_fetch_get_rate (fetch), <, 150);
  pass (60);
  g_assert_cmpfloat (winnow_fetch_get_rate (fetch), <, 1);
}

static void
test_rate_many_samples (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);

  winnow_fetch_begin_phase (fetch, WINNOW_FETCH_LAST_POSTS, 0, 100000);

  for (guint i = 1; i <= 50000; i++)
    {
      pass (0.001);
      winnow_fetch_set_done (fetch, i);
    }

  assert_near (winnow_fetch_get_rate (fetch), 1000);
  assert_near (winnow_fetch_get_time_left (fetch), 50);
  g_assert_true (winnow_fetch_get_total_is_exact (fetch));
}

/* A pause or a wait is no reason to think that the server got slower. */
static void
test_rate_without_waits (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);

  winnow_fetch_begin_phase (fetch, WINNOW_FETCH_FOLLOWERS, 0, 2000);

  for (guint i = 1; i <= 10; i++)
    {
      pass (1);
      winnow_fetch_set_done (fetch, i * 100);
    }

  winnow_fetch_set_paused (fetch, TRUE);
  pass (3600);
  assert_near (winnow_fetch_get_rate (fetch), 100);
  winnow_fetch_set_paused (fetch, FALSE);
  assert_near (winnow_fetch_get_rate (fetch), 100);

  winnow_fetch_set_wait (fetch, g_get_real_time () + 300 * G_USEC_PER_SEC,
                         "x asks us to wait");
  pass (30);
  assert_near (winnow_fetch_get_rate (fetch), 100);
  /* the wait comes on top */
  assert_near (winnow_fetch_get_time_left (fetch), 310);
  winnow_fetch_set_wait (fetch, 0, NULL);
  assert_near (winnow_fetch_get_time_left (fetch), 10);
  g_assert_null (winnow_fetch_get_wait_reason (fetch));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  guint *count = data;

  (*count)++;
}

static void
test_notify (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);
  guint n_done = 0;
  guint n_wait = 0;
  guint n_paused = 0;

  g_signal_connect (fetch, "notify::done", G_CALLBACK (count_cb), &n_done);
  g_signal_connect (fetch, "notify::wait-until", G_CALLBACK (count_cb),
                    &n_wait);
  g_signal_connect (fetch, "notify::paused", G_CALLBACK (count_cb), &n_paused);

  winnow_fetch_begin_phase (fetch, WINNOW_FETCH_FOLLOWERS, 0, 10);
  winnow_fetch_set_done (fetch, 3);
  winnow_fetch_set_done (fetch, 3);
  g_assert_cmpuint (n_done, ==, 2);

  winnow_fetch_set_wait (fetch, 5, "x asks us to wait");
  winnow_fetch_set_wait (fetch, 5, "x asks us to wait");
  winnow_fetch_set_wait (fetch, 0, NULL);
  g_assert_cmpuint (n_wait, ==, 2);

  g_object_set (fetch, "paused", TRUE, NULL);
  g_object_set (fetch, "paused", TRUE, NULL);
  g_assert_cmpuint (n_paused, ==, 1);

  /* a stop ends the pause */
  winnow_fetch_stop (fetch);
  winnow_fetch_stop (fetch);
  g_assert_cmpuint (n_paused, ==, 2);
  winnow_fetch_set_paused (fetch, TRUE);
  g_assert_false (winnow_fetch_get_paused (fetch));
}

static void
test_ready (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);
  g_autoptr (DexFuture) first = winnow_fetch_when_ready (fetch);
  g_autoptr (DexFuture) second = NULL;
  g_autoptr (DexFuture) third = NULL;
  g_autoptr (DexFuture) fourth = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dex_future_is_resolved (first));

  winnow_fetch_set_paused (fetch, TRUE);
  second = winnow_fetch_when_ready (fetch);
  g_assert_true (dex_future_is_pending (second));
  winnow_fetch_set_paused (fetch, FALSE);
  g_assert_true (dex_future_is_resolved (second));

  winnow_fetch_set_paused (fetch, TRUE);
  third = winnow_fetch_when_ready (fetch);
  winnow_fetch_stop (fetch);
  g_assert_true (dex_future_is_rejected (third));
  dex_future_get_value (third, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  fourth = winnow_fetch_when_ready (fetch);
  g_assert_true (dex_future_is_rejected (fourth));
}

static void
test_stop_and_restart (void)
{
  g_autoptr (WinnowFetch) fetch = fetch_new (0);
  g_autoptr (GCancellable) before =
    g_object_ref (winnow_fetch_get_cancellable (fetch));
  g_autoptr (DexFuture) ready = NULL;

  winnow_fetch_set_position (fetch, "c300", FALSE);
  winnow_fetch_set_wait (fetch, 5, "x asks us to wait");
  winnow_fetch_stop (fetch);
  g_assert_true (g_cancellable_is_cancelled (before));
  g_assert_cmpint (winnow_fetch_get_wait_until (fetch), ==, 0);

  winnow_fetch_restart (fetch);
  g_assert_false (winnow_fetch_get_stopped (fetch));
  g_assert_true (g_cancellable_is_cancelled (before));
  g_assert_false (g_cancellable_is_cancelled (winnow_fetch_get_cancellable (fetch)));
  g_assert_cmpstr (winnow_fetch_get_cursor (fetch), ==, "c300");

  ready = winnow_fetch_when_ready (fetch);
  g_assert_true (dex_future_is_resolved (ready));
}

static void
test_account (void)
{
  g_autoptr (WinnowAccount) named = g_object_new (WINNOW_TYPE_ACCOUNT,
                                                  "handle", "a.test",
                                                  "display-name", "Ann",
                                                  "followers",
                                                  (gint64) 5000000000,
                                                  NULL);
  g_autoptr (WinnowAccount) blank = g_object_new (WINNOW_TYPE_ACCOUNT,
                                                  "id", "did:plc:a",
                                                  "handle", "a.test",
                                                  "display-name", " \xc2\xa0",
                                                  NULL);
  g_autoptr (WinnowAccount) bare = g_object_new (WINNOW_TYPE_ACCOUNT,
                                                 "id", "did:plc:a", NULL);

  g_assert_cmpstr (winnow_account_get_title (named), ==, "Ann");
  g_assert_cmpstr (winnow_account_get_title (blank), ==, "@a.test");
  g_assert_cmpstr (winnow_account_get_title (bare), ==, "did:plc:a");
  g_assert_cmpint (winnow_account_get_followers (named), ==,
                   G_GINT64_CONSTANT (5000000000));
  g_assert_cmpint (winnow_account_get_followers (bare), ==, -1);
  g_assert_cmpint (winnow_account_get_created_at (bare), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/fetch/defaults", test_defaults);
  g_test_add_func ("/fetch/rate", test_rate);
  g_test_add_func ("/fetch/rate/many-samples", test_rate_many_samples);
  g_test_add_func ("/fetch/rate/without-waits", test_rate_without_waits);
  g_test_add_func ("/fetch/notify", test_notify);
  g_test_add_func ("/fetch/ready", test_ready);
  g_test_add_func ("/fetch/stop-and-restart", test_stop_and_restart);
  g_test_add_func ("/account/title", test_account);

  return g_test_run ();
}
