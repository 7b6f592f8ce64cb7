/* test-bluesky-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "fake-bluesky.h"
#include "samples.h"

typedef struct
{
  FakeBluesky        *bluesky;
  WinnowNetwork      *network;
  WinnowAccount      *account;
  WinnowFollowerList *list;
} Reading;

static void
reading_init (Reading *self,
              guint    n_followers)
{
  g_autoptr (GError) error = NULL;

  self->bluesky = fake_bluesky_new (n_followers);
  self->network = fake_bluesky_get_network (self->bluesky);
  self->list = winnow_follower_list_new ();
  self->account = fake_bluesky_look_up (self->bluesky, "target.test", &error);
  g_assert_no_error (error);
}

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->account);
  g_clear_object (&self->list);
  g_clear_object (&self->network);
  g_clear_pointer (&self->bluesky, fake_bluesky_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
reading_run (Reading      *self,
             WinnowFetch  *fetch,
             GError      **error)
{
  return fake_await (winnow_network_read (self->network, self->account,
                                          self->list, fetch),
                     error);
}

static const WinnowFollowerRecord *
reading_get (Reading *self,
             guint    rank)
{
  return winnow_follower_list_get_record (self->list, rank);
}

static void
assert_follower (Reading *self,
                 guint    at,
                 guint    rank)
{
  const WinnowFollowerRecord *record = reading_get (self, at);
  g_autofree char *did = fake_bluesky_dup_did (rank);

  g_assert_cmpstr (record->id, ==, did);
  g_assert_true (winnow_follower_record_knows (record, WINNOW_FIELDS_COUNTS));
  g_assert_cmpuint (record->followers, ==, rank * 2);
  g_assert_cmpuint (record->following, ==, rank * 3);
  g_assert_cmpuint (record->posts, ==, fake_bluesky_posts (rank));
  g_assert_cmpint (winnow_follower_record_has_avatar (record), ==,
                   rank % 2 == 1 ? WINNOW_TOLD_YES : WINNOW_TOLD_NO);
  g_assert_cmpint (winnow_follower_record_has_bio (record), ==,
                   rank % 3 == 0 ? WINNOW_TOLD_YES : WINNOW_TOLD_NO);
  g_assert_cmpint (winnow_follower_record_has_url (record), ==,
                   WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_is_verified (record), ==,
                   rank % 7 == 0 ? WINNOW_TOLD_YES : WINNOW_TOLD_UNKNOWN);
  g_assert_true (winnow_follower_record_knows (record,
                                               WINNOW_FIELD_FOLLOWED_AT));
  g_assert_cmpint (record->followed_at, ==,
                   fake_bluesky_follow_time (self->bluesky, rank));

  if (fake_bluesky_posts (rank) == 0)
    {
      g_assert_false (winnow_follower_record_knows (record,
                                                    WINNOW_FIELD_LAST_POST_AT));
      return;
    }

  g_assert_true (winnow_follower_record_knows (record,
                                               WINNOW_FIELD_LAST_POST_AT));
  g_assert_cmpint (record->last_post_at, ==,
                   fake_bluesky_last_post (self->bluesky, rank));
}

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
  g_assert_cmpuint (fake_server_get_busiest (reading.bluesky->server), ==, 6);
}

#define PROFILE       "app.bsky.actor.getProfile"
#define PROFILES      "app.bsky.actor.getProfiles"
#define FOLLOWERS     "app.bsky.graph.getFollowers"
#define RELATIONSHIPS "app.bsky.graph.getRelationships"
#define FEED          "app.bsky.feed.getAuthorFeed"

static void
assert_all (Reading *self,
            guint    n_followers)
{
  g_assert_cmpuint (winnow_follower_list_get_length (self->list), ==,
                    n_followers);

  for (guint rank = 0; rank < n_followers; rank++)
    assert_follower (self, rank, rank);
}

/* What goes wrong: @method fails in the given way, from the @from-th time it
 * is asked on, @times times. */
typedef struct
{
  const char  *method;
  guint        from;
  guint        times;
  guint        status;
  const char  *json;
  const char  *raw;
  gboolean     silence;
  WinnowFetch *stop;
  WinnowFetch *pause;
  guint        count;
} Fault;

static gboolean
fault_cb (SoupServerMessage *message,
          const char        *method,
          GHashTable        *query,
          gpointer           data)
{
  Fault *fault = data;

  if (!g_str_equal (method, fault->method) ||
      fault->count++ < fault->from ||
      fault->count > fault->from + fault->times)
    return FALSE;

  if (fault->stop != NULL)
    winnow_fetch_stop (fault->stop);

  if (fault->pause != NULL)
    winnow_fetch_set_paused (fault->pause, TRUE);

  if (fault->silence)
    fake_reply_silence (message);
  else if (fault->raw != NULL)
    fake_reply_raw (message, fault->raw);
  else if (fault->json != NULL)
    fake_reply (message, fault->status, "application/json", fault->json);
  else
    return FALSE;

  return TRUE;
}

static void
reading_set_fault (Reading *self,
                   Fault   *fault)
{
  self->bluesky->fault = fault != NULL ? fault_cb : NULL;
  self->bluesky->fault_data = fault;
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
  { "/bluesky/failure/relationships",
    { .method = RELATIONSHIPS, .from = 4, .times = 100, .status = 502,
      .json = "Bad gateway" },
    WINNOW_NETWORK_ERROR_SERVER, 200, "c100" },
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

static gboolean
resume_cb (gpointer data)
{
  Reading *reading = data;
  WinnowFetch *fetch = reading->bluesky->fault_data != NULL
                       ? ((Fault *) reading->bluesky->fault_data)->pause : NULL;

  /* what was under way has come by now, and nothing more was sent */
  g_assert_true (winnow_fetch_get_paused (fetch));
  g_assert_cmpuint (winnow_fetch_get_requests (fetch) + 1, ==,
                    fake_server_get_requests (reading->bluesky->server));
  g_assert_cmpuint (winnow_follower_list_get_length (reading->list), <, 350);
  reading_set_fault (reading, NULL);
  winnow_fetch_set_paused (fetch, FALSE);

  return G_SOURCE_REMOVE;
}

static void
test_pause (void)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  Fault fault = { .method = PROFILES, .from = 3, .times = 1, .pause = fetch };

  reading_init (&reading, 350);
  reading_set_fault (&reading, &fault);
  g_timeout_add (300, resume_cb, &reading);
  g_assert_true (reading_run (&reading, fetch, NULL));
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
  g_test_add_func ("/bluesky/read/dropped", test_read_dropped);
  g_test_add_func ("/bluesky/read/hidden", test_read_hidden);
  g_test_add_func ("/bluesky/read/nobody", test_read_nobody);
  g_test_add_func ("/bluesky/read/without-follow-times",
                   test_read_without_follow_times);
  g_test_add_func ("/bluesky/read/limit", test_read_limit);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    g_test_add_data_func (failures[i].path, &failures[i], test_failure);

  g_test_add_func ("/bluesky/once", test_once);
  g_test_add_func ("/bluesky/stop", test_stop);
  g_test_add_func ("/bluesky/pause", test_pause);
  g_test_add_func ("/bluesky/last-posts/subset", test_last_posts_subset);
  g_test_add_func ("/bluesky/last-posts/none", test_last_posts_none);
  g_test_add_func ("/bluesky/last-posts/trouble", test_last_posts_trouble);
  g_test_add_func ("/bluesky/last-posts/unsupported",
                   test_last_posts_unsupported);
  g_test_add_func ("/bluesky/samples", test_samples);

  return g_test_run ();
}
