/* test-bluesky-failures.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "reading.h"

typedef struct
{
  const char *path;
  Fault       fault;
  int         code;
  guint       length;           /* followers in the list when it failed */
  const char *cursor;
} Failure;

static const Failure failures[] = {
  { "/bluesky/failure/page",
    { .method = FOLLOWERS, .from = 2, .times = 100, .status = 500,
      .json = "{\"error\":\"InternalServerError\"}" },
    WINNOW_NETWORK_ERROR_SERVER, 200, "c200" },
  { "/bluesky/failure/page/type",
    { .method = FOLLOWERS, .from = 1, .times = 100, .status = 200,
      .json = "{\"followers\":{\"did\":\"x\"}}" },
    WINNOW_NETWORK_ERROR_ANSWER, 100, "c100" },
  { "/bluesky/failure/page/html",
    { .method = FOLLOWERS, .times = 100, .status = 200,
      .json = "<!DOCTYPE html><title>Log in</title>" },
    WINNOW_NETWORK_ERROR_ANSWER, 0, NULL },
  { "/bluesky/failure/page/cut",
    { .method = FOLLOWERS, .from = 1, .times = 100,
      .raw = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"foll" },
    WINNOW_NETWORK_ERROR_ANSWER, 100, "c100" },
  { "/bluesky/failure/page/nothing",
    { .method = FOLLOWERS, .from = 1, .times = 100, .raw = "" },
    WINNOW_NETWORK_ERROR_UNREACHABLE, 100, "c100" },
  { "/bluesky/failure/page/gone",
    { .method = FOLLOWERS, .from = 1, .times = 100, .status = 400,
      .json = "{\"error\":\"AccountTakedown\"}" },
    WINNOW_NETWORK_ERROR_GONE, 100, "c100" },
  /* the page that failed is kept with what is known, and read again */
  { "/bluesky/failure/profiles",
    { .method = PROFILES, .from = 4, .times = 100, .status = 500,
      .json = "{}" },
    WINNOW_NETWORK_ERROR_SERVER, 200, "c100" },
  { "/bluesky/failure/profiles/type",
    { .method = PROFILES, .from = 4, .times = 100, .status = 200,
      .json = "{\"profiles\":\"none\"}" },
    WINNOW_NETWORK_ERROR_ANSWER, 200, "c100" },
  { "/bluesky/failure/profiles/silence",
    { .method = PROFILES, .from = 4, .times = 100, .silence = TRUE },
    WINNOW_NETWORK_ERROR_UNREACHABLE, 200, "c100" },
  { "/bluesky/failure/relationships/silence",
    { .method = RELATIONSHIPS, .from = 4, .times = 100, .silence = TRUE },
    WINNOW_NETWORK_ERROR_UNREACHABLE, 200, "c100" },
  { "/bluesky/failure/feeds",
    { .method = FEED, .from = 10, .times = 1000, .status = 500, .json = "{}" },
    WINNOW_NETWORK_ERROR_SERVER, 330, NULL },
};

/* What came is kept; going on reads the rest, and not much more. */
static void
test_failure (gconstpointer data)
{
  const Failure *failure = data;
  Fault fault = failure->fault;
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowFetch) later = winnow_fetch_new (0);
  g_autoptr (GError) error = NULL;

  reading_init (&reading, 330);
  reading_set_fault (&reading, &fault);

  if (fault.silence)
    {
      reading.bluesky->idle_timeout = 1;
      g_clear_object (&reading.network);
      reading.network = fake_bluesky_get_network (reading.bluesky);
    }

  g_assert_false (reading_run (&reading, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, failure->code);
  g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==,
                    failure->length);
  g_assert_cmpstr (winnow_fetch_get_cursor (fetch), ==, failure->cursor);
  g_assert_cmpint (winnow_fetch_get_wait_until (fetch), ==, 0);

  reading_set_fault (&reading, NULL);
  fake_bluesky_forget (reading.bluesky);
  winnow_fetch_set_position (later, winnow_fetch_get_cursor (fetch),
                             winnow_fetch_get_list_complete (fetch));
  g_clear_error (&error);
  g_assert_true (reading_run (&reading, later, &error));
  g_assert_no_error (error);
  assert_all (&reading, 330);

  if (failure->length < 330)
    g_assert_cmpstr (g_ptr_array_index (reading.bluesky->cursors, 0), ==,
                     failure->cursor != NULL ? failure->cursor : "");
  else
    g_assert_cmpuint (reading.bluesky->cursors->len, ==, 0);
}

static guint
count_followed_at (Reading *reading)
{
  guint n_known = 0;

  for (guint rank = 0;
       rank < winnow_follower_list_get_length (reading->list);
       rank++)
    n_known += winnow_follower_record_knows (reading_get (reading, rank),
                                             WINNOW_FIELD_FOLLOWED_AT);

  return n_known;
}

/* No score needs follow times: the read goes on without, and does not ask for
 * them page after page. */
static void
test_no_follow_times (void)
{
  static const Fault faults[] = {
    { .method = RELATIONSHIPS, .from = 4, .times = 1000, .status = 502,
      .json = "Bad gateway" },
    { .method = RELATIONSHIPS, .from = 4, .times = 1000, .status = 200,
      .json = "{\"relationships\":7}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (Reading) reading = { 0 };
      g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
      g_autoptr (GError) error = NULL;
      Fault fault = faults[i];

      reading_init (&reading, 530);
      reading_set_fault (&reading, &fault);
      g_assert_true (reading_run (&reading, fetch, &error));
      g_assert_no_error (error);
      g_assert_true (winnow_fetch_get_list_complete (fetch));
      g_assert_cmpuint (winnow_follower_list_get_length (reading.list), ==,
                        530);
      g_assert_cmpuint (count_followed_at (&reading), ==, 100);
      /* two pages, the second of them with five tries each */
      g_assert_cmpuint (fault.count, <=, 4 + 4 * 5);
    }
}

/* One batch that fails costs that batch only. */
static void
test_some_follow_times (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  Fault fault = { .method = RELATIONSHIPS, .from = 5, .times = 1,
                  .status = 200, .json = "[]" };

  reading_init (&reading, 330);
  reading_set_fault (&reading, &fault);
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (count_followed_at (&reading), >=, 300);
  g_assert_cmpuint (count_followed_at (&reading), <, 330);
  g_assert_cmpuint (fault.count, ==, 4 * 3 + 1);
}

static void
test_once (void)
{
  const char * const methods[] = {
    FOLLOWERS, PROFILES, RELATIONSHIPS, FEED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto (Reading) reading = { 0 };
      g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
      Fault fault = { .method = methods[i], .from = 1, .times = 2,
                      .status = 500, .json = "{}" };

      reading_init (&reading, 230);
      reading_set_fault (&reading, &fault);
      g_assert_true (reading_run (&reading, fetch, NULL));
      assert_all (&reading, 230);
    }
}

/* Stopped at any moment: what came is kept, and going on completes it. */
static void
test_stop (void)
{
  const char * const methods[] = {
    FOLLOWERS, PROFILES, RELATIONSHIPS, FEED,
  };

  for (guint i = 0; i < 4 * G_N_ELEMENTS (methods); i++)
    {
      g_auto (Reading) reading = { 0 };
      g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
      g_autoptr (GError) error = NULL;
      Fault fault = { .method = methods[i / 4], .from = i % 4, .times = 1,
                      .silence = TRUE, .stop = fetch };

      reading_init (&reading, 350);
      reading_set_fault (&reading, &fault);
      g_assert_false (reading_run (&reading, fetch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (winnow_fetch_get_stopped (fetch));

      winnow_fetch_restart (fetch);
      g_clear_error (&error);
      g_assert_true (reading_run (&reading, fetch, &error));
      g_assert_no_error (error);
      assert_all (&reading, 350);
    }
}

typedef struct
{
  Reading     *reading;
  WinnowFetch *fetch;
  guint        n_requests;
  guint        n_quiet;
} Resume;

/* Once what was under way has come, nothing more is sent. */
static gboolean
resume_cb (gpointer data)
{
  Resume *self = data;
  guint n_requests = fake_server_get_requests (self->reading->bluesky->server);

  if (!winnow_fetch_get_paused (self->fetch) ||
      winnow_fetch_get_requests (self->fetch) + 1 != n_requests)
    return G_SOURCE_CONTINUE;

  g_assert_true (self->n_quiet == 0 || self->n_requests == n_requests);
  self->n_requests = n_requests;

  if (self->n_quiet++ < 5)
    return G_SOURCE_CONTINUE;

  g_assert_cmpuint (winnow_follower_list_get_length (self->reading->list), <,
                    350);
  reading_set_fault (self->reading, NULL);
  winnow_fetch_set_paused (self->fetch, FALSE);

  return G_SOURCE_REMOVE;
}

static void
test_pause (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  Fault fault = { .method = PROFILES, .from = 3, .times = 1, .pause = fetch };
  Resume resume = { .reading = &reading, .fetch = fetch };

  reading_init (&reading, 350);
  reading_set_fault (&reading, &fault);
  g_timeout_add (20, resume_cb, &resume);
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (resume.n_quiet, ==, 6);
  assert_all (&reading, 350);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char *
join_sorted (GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  g_ptr_array_sort (texts, compare_texts);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s ",
                            (char *) g_ptr_array_index (texts, i));

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static WinnowFetch *
fetch_with_last_posts (guint limit)
{
  return g_object_new (WINNOW_TYPE_FETCH, "last-posts-limit", limit, NULL);
}

/* A subset, the same each time, and from all of the list. */
static void
test_last_posts_subset (void)
{
  g_auto (Reading) first = { 0 };
  g_auto (Reading) second = { 0 };
  g_autoptr (WinnowFetch) one = fetch_with_last_posts (60);
  g_autoptr (WinnowFetch) other = fetch_with_last_posts (60);
  g_autofree char *asked = NULL;
  g_autofree char *asked_again = NULL;
  Fault fault = { .method = FEED, .from = 20, .times = 1, .silence = TRUE,
                  .stop = other };
  guint n_late = 0;

  reading_init (&first, 400);
  g_assert_true (reading_run (&first, one, NULL));
  g_assert_cmpuint (first.bluesky->feeds->len, ==, 60);

  for (guint rank = 200; rank < 400; rank++)
    n_late += winnow_follower_record_knows (reading_get (&first, rank),
                                            WINNOW_FIELD_LAST_POST_AT);

  g_assert_cmpuint (n_late, >, 10);
  g_assert_cmpuint (n_late, <, 50);
  asked = join_sorted (first.bluesky->feeds);

  /* the same where it was broken off; nobody is asked about twice who
   * answered */
  reading_init (&second, 400);
  reading_set_fault (&second, &fault);
  g_assert_false (reading_run (&second, other, NULL));
  g_assert_cmpuint (second.bluesky->feeds->len, <, 60);
  winnow_fetch_restart (other);
  g_assert_true (reading_run (&second, other, NULL));

  for (guint rank = 0; rank < 400; rank++)
    g_assert_cmpint (reading_get (&first, rank)->known, ==,
                     reading_get (&second, rank)->known);

  g_assert_cmpuint (second.bluesky->feeds->len, <=, 60 + 6);
  asked_again = join_sorted (second.bluesky->feeds);
  if (second.bluesky->feeds->len == 60)
    g_assert_cmpstr (asked, ==, asked_again);
}

static void
test_last_posts_none (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = fetch_with_last_posts (0);

  reading_init (&reading, 40);
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (reading.bluesky->feeds->len, ==, 0);
}

static gboolean
feed_fault_cb (SoupServerMessage *message,
               const char        *method,
               GHashTable        *query,
               gpointer           data)
{
  const char *actor = g_hash_table_lookup (query, "actor");

  if (!g_str_equal (method, FEED))
    return FALSE;

  if (g_str_equal (actor, "did:plc:f00007"))
    fake_reply_error (message, 400, "InvalidRequest", "Profile not found");
  else if (g_str_equal (actor, "did:plc:f00011"))
    fake_reply_error (message, 500, "InternalServerError", "Oops");
  else if (g_str_equal (actor, "did:plc:f00013"))
    fake_reply_json (message, "{\"feed\":[]}");
  else if (g_str_equal (actor, "did:plc:f00017"))
    fake_reply_json (message, "[]");
  else
    return FALSE;

  return TRUE;
}

/* The trouble of one account is not everybody's. */
static void
test_last_posts_trouble (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);

  reading_init (&reading, 60);
  reading.bluesky->fault = feed_fault_cb;
  g_assert_true (reading_run (&reading, fetch, NULL));

  for (guint rank = 0; rank < 60; rank++)
    {
      gboolean troubled = rank == 7 || rank == 11 || rank == 13 || rank == 17;

      g_assert_cmpint (winnow_follower_record_knows (reading_get (&reading,
                                                                  rank),
                                                     WINNOW_FIELD_LAST_POST_AT),
                       ==, !troubled && fake_bluesky_posts (rank) > 0);
    }
}

static void
test_last_posts_unsupported (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  Fault fault = { .method = FEED, .times = 1000, .status = 501,
                  .json = "{\"error\":\"MethodNotImplemented\"}" };

  reading_init (&reading, 200);
  reading_set_fault (&reading, &fault);
  g_assert_true (reading_run (&reading, fetch, NULL));
  g_assert_cmpuint (fault.count, <=, 12);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    g_test_add_data_func (failures[i].path, &failures[i], test_failure);

  g_test_add_func ("/bluesky/no-follow-times", test_no_follow_times);
  g_test_add_func ("/bluesky/some-follow-times", test_some_follow_times);
  g_test_add_func ("/bluesky/once", test_once);
  g_test_add_func ("/bluesky/stop", test_stop);
  g_test_add_func ("/bluesky/pause", test_pause);
  g_test_add_func ("/bluesky/last-posts/subset", test_last_posts_subset);
  g_test_add_func ("/bluesky/last-posts/none", test_last_posts_none);
  g_test_add_func ("/bluesky/last-posts/trouble", test_last_posts_trouble);
  g_test_add_func ("/bluesky/last-posts/unsupported",
                   test_last_posts_unsupported);

  return g_test_run ();
}
