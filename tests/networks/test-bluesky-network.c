/* test-bluesky-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "reading.h"
#include "samples.h"

static void
test_read_all (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 257);
  g_assert_true (reading_run (&reading, fetch, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 257);

  for (guint rank = 0; rank < 257; rank++)
    assert_follower (&reading, rank, rank);

  g_assert_cmpint (winnow_fetch_get_phase (fetch), ==, WINNOW_FETCH_DONE);
  g_assert_true (winnow_fetch_get_list_complete (fetch));
  g_assert_null (winnow_fetch_get_cursor (fetch));
  g_assert_cmpuint (winnow_fetch_get_requests (fetch), ==,
                    fake_server_get_requests (reading.bluesky->server) - 1);
  g_assert_cmpuint (fake_server_get_busiest (reading.bluesky->server), <=, 6);
}

static void
test_look_up (void)
{
  const char * const names[] = {
    "target.test", "@target.test", " @Target.TEST\n", FAKE_TARGET,
  };
  g_autoptr (FakeBluesky) bluesky = fake_bluesky_new (12);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WinnowAccount) account = fake_bluesky_look_up (bluesky,
                                                                names[i],
                                                                &error);

      g_assert_no_error (error);
      g_assert_cmpstr (winnow_account_get_id (account), ==, FAKE_TARGET);
      g_assert_cmpint (winnow_account_get_followers (account), ==, 12);
      g_assert_null (winnow_account_get_url (account));
    }
}

static void
test_look_up_malformed (void)
{
  const char * const names[] = {
    "", "@", "alice", "not a handle", "alice..test", "a/b.test", "@@a.test",
    "did:plc:", "\xff.test", "https://bsky.app/profile/a.test",
  };
  g_autoptr (FakeBluesky) bluesky = fake_bluesky_new (12);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fake_bluesky_look_up (bluesky, names[i], &error));
      g_assert_error (error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_MALFORMED);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  g_assert_cmpuint (fake_server_get_requests (bluesky->server), ==, 0);
}

static void
test_look_up_failure (void)
{
  const struct { guint status; const char *json; int code; } cases[] = {
    { 400, "{\"error\":\"AccountDeactivated\"}", WINNOW_NETWORK_ERROR_GONE },
    { 500, "{}", WINNOW_NETWORK_ERROR_SERVER },
    { 200, "[]", WINNOW_NETWORK_ERROR_ANSWER },
    { 200, "<html>", WINNOW_NETWORK_ERROR_ANSWER },
    { 401, "{}", WINNOW_NETWORK_ERROR_REFUSED },
  };
  g_autoptr (FakeBluesky) bluesky = fake_bluesky_new (12);
  g_autoptr (GError) error = NULL;

  g_assert_null (fake_bluesky_look_up (bluesky, "nobody.test", &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "@nobody.test"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fault fault = { .method = PROFILE, .times = 100,
                      .status = cases[i].status, .json = cases[i].json };
      g_autoptr (GError) local_error = NULL;

      bluesky->fault = fault_cb;
      bluesky->fault_data = &fault;
      g_assert_null (fake_bluesky_look_up (bluesky, "target.test",
                                           &local_error));
      g_assert_error (local_error, WINNOW_NETWORK_ERROR, cases[i].code);
    }
}

/* Pages that are short, or empty, in the middle of the list */
static void
test_read_short_pages (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 120);
  reading.bluesky->page_size = 7;
  reading.bluesky->left_out_from = 30;
  reading.bluesky->left_out_until = 80;

  g_assert_true (reading_run (&reading, fetch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 70);

  for (guint i = 0; i < 70; i++)
    assert_follower (&reading, i, i < 30 ? i : i + 50);

  g_assert_cmpuint (reading.bluesky->cursors->len, ==, 18);
  g_assert_true (winnow_fetch_get_list_complete (fetch));
}

static void
test_read_circle (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 200);
  reading.bluesky->page_size = 20;
  reading.bluesky->loop_at = 80;

  g_assert_false (reading_run (&reading, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER);
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 80);
  g_assert_cmpuint (reading.bluesky->cursors->len, ==, 4);
  g_assert_false (winnow_fetch_get_list_complete (fetch));
}

static void
test_read_endless (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 20);
  reading.bluesky->endless = TRUE;

  g_assert_false (reading_run (&reading, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER);
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 20);
  g_assert_cmpuint (fake_bluesky_get_count (reading.bluesky, FOLLOWERS), <=,
                    102);
}

/* Ever more people than are counted: what came is kept, but some time it is
 * enough. */
static void
test_read_too_many (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch =
    g_object_new (WINNOW_TYPE_FETCH, "last-posts-limit", 0, NULL);
  g_autoptr (GError) error = NULL;
  guint length;

  reading_init (&reading, 50000);
  reading.bluesky->told_followers = 3;
  g_clear_object (&reading.account);
  reading.account = fake_bluesky_look_up (reading.bluesky, "target.test",
                                          &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_account_get_followers (reading.account), ==, 3);

  g_assert_false (reading_run (&reading, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER);
  g_assert_nonnull (strstr (error->message, "more followers than it counts"));
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1:"));

  length = winnow_follower_list_get_length (reading.list);
  g_assert_cmpuint (length, >, 2 * 3 + 10000);
  g_assert_cmpuint (length, <=, 2 * 3 + 10000 + 100);
  g_assert_false (winnow_fetch_get_list_complete (fetch));
}

/* Accounts the profiles leave out are kept, with nothing made up. */
static void
test_read_dropped (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);

  reading_init (&reading, 130);
  reading.bluesky->dropped_every = 10;
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 130);

  for (guint rank = 0; rank < 130; rank++)
    {
      const WinnowFollowerRecord *record = reading_get (&reading, rank);

      if (rank % 10 != 0)
        {
          assert_follower (&reading, rank, rank);
          continue;
        }

      g_assert_true (winnow_follower_record_knows (record,
                                                   WINNOW_FIELD_HANDLE));
      g_assert_false (record->known & WINNOW_FIELDS_COUNTS);
      g_assert_false (record->known & WINNOW_FIELD_LAST_POST_AT);
      g_assert_cmpint (winnow_follower_record_has_avatar (record), ==,
                       WINNOW_TOLD_UNKNOWN);
    }
}

static void
test_read_hidden (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 130);
  reading.bluesky->left_out_until = 130;

  g_assert_false (reading_run (&reading, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_HIDDEN);
  g_assert_cmpstr (error->message, ==, "Target shows none of its 130 followers.");
  g_assert_false (winnow_fetch_get_list_complete (fetch));
}

static void
test_read_nobody (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);

  reading_init (&reading, 0);
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==, 0);
  g_assert_true (winnow_fetch_get_list_complete (fetch));
}

/* A server without relationships is read without follow times, and is not
 * asked for them page after page. */
static void
test_read_without_follow_times (void)
{
  const guint statuses[] = { 400, 404, 501 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Reading) reading = { 0 };
      g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
      Fault fault = { .method = RELATIONSHIPS, .times = 1000,
                      .status = statuses[i], .json = "{\"error\":\"x\"}" };

      reading_init (&reading, 900);
      reading_set_fault (&reading, &fault);
      g_assert_true (reading_run (&reading, fetch, NULL));
      g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==,
                        900);
      g_assert_cmpuint (fault.count, <=, 8);

      for (guint rank = 0; rank < 900; rank++)
        {
          const WinnowFollowerRecord *record = reading_get (&reading, rank);

          g_assert_false (record->known & WINNOW_FIELD_FOLLOWED_AT);
          g_assert_true (winnow_follower_record_knows (record,
                                                       WINNOW_FIELDS_COUNTS));
        }
    }
}

static void
test_read_limit (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) some = winnow_fetch_new (150);
  g_autoptr (WinnowFetch) rest = winnow_fetch_new (0);

  reading_init (&reading, 420);
  g_assert_true (reading_run (&reading, some, NULL));
  assert_all (&reading, 150);
  g_assert_false (winnow_fetch_get_list_complete (some));
  g_assert_cmpstr (winnow_fetch_get_cursor (some), ==, "c150");
  g_assert_cmpuint (reading.bluesky->cursors->len, ==, 2);

  /* and again: nothing is left to be asked */
  fake_bluesky_forget (reading.bluesky);
  g_assert_true (reading_run (&reading, some, NULL));
  g_assert_cmpuint (g_hash_table_size (reading.bluesky->counts), ==, 0);

  winnow_fetch_set_position (rest, winnow_fetch_get_cursor (some), FALSE);
  g_assert_true (reading_run (&reading, rest, NULL));
  assert_all (&reading, 420);
  g_assert_cmpstr (g_ptr_array_index (reading.bluesky->cursors, 0), ==,
                   "c150");
}

/* What a real server answered, in the order it would. */
static gboolean
sample_cb (SoupServerMessage *message,
           const char        *method,
           GHashTable        *query,
           gpointer           data)
{
  const char *cursor = g_hash_table_lookup (query, "cursor");
  g_autoptr (SoupMessageHeaders) headers = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  guint status;

  if (g_str_equal (method, PROFILE))
    name = g_strdup ("bluesky/getProfile.target.txt");
  else if (g_str_equal (method, PROFILES))
    name = g_strdup ("bluesky/getProfiles.25.txt");
  else if (g_str_equal (method, RELATIONSHIPS))
    name = g_strdup ("bluesky/err.unknown_method.txt");
  else if (g_str_equal (method, FEED))
    name = g_strdup ("bluesky/getAuthorFeed.limit1.txt");
  else if (cursor == NULL)
    name = g_strdup ("bluesky/getFollowers.page1.txt");
  else if (g_str_has_prefix (cursor, "1795070832321__"))
    name = g_strdup ("bluesky/getFollowers.page2.txt");
  else
    name = g_strdup ("bluesky/getFollowers.page3_last.txt");

  body = sample_load (name, &status, &headers);
  fake_reply (message, status, "application/json; charset=utf-8", body);

  return TRUE;
}

static void
test_samples (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 1);
  reading.bluesky->fault = sample_cb;
  account = fake_bluesky_look_up (reading.bluesky, "target.test", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_account_get_title (account), ==, "Target Account");

  g_assert_true (fake_await (winnow_network_read (reading.network, account,
                                                  list, fetch),
                             &error));
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 10);
  g_assert_cmpstr (winnow_follower_list_get_record (list, 0)->handle, ==,
                   "u12367781.test");
  g_assert_cmpstr (winnow_follower_list_get_record (list, 9)->handle, ==,
                   "real96.test");
  g_assert_true (winnow_fetch_get_list_complete (fetch));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/bluesky/look-up", test_look_up);
  g_test_add_func ("/bluesky/look-up/malformed", test_look_up_malformed);
  g_test_add_func ("/bluesky/look-up/failure", test_look_up_failure);
  g_test_add_func ("/bluesky/read/all", test_read_all);
  g_test_add_func ("/bluesky/read/short-pages", test_read_short_pages);
  g_test_add_func ("/bluesky/read/circle", test_read_circle);
  g_test_add_func ("/bluesky/read/endless", test_read_endless);
  g_test_add_func ("/bluesky/read/too-many", test_read_too_many);
  g_test_add_func ("/bluesky/read/dropped", test_read_dropped);
  g_test_add_func ("/bluesky/read/hidden", test_read_hidden);
  g_test_add_func ("/bluesky/read/nobody", test_read_nobody);
  g_test_add_func ("/bluesky/read/without-follow-times",
                   test_read_without_follow_times);
  g_test_add_func ("/bluesky/read/limit", test_read_limit);

  g_test_add_func ("/bluesky/samples", test_samples);

  return g_test_run ();
}
