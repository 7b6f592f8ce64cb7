/* test-follower-list.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include <malloc.h>

#include "followers/winnow-follower-list.h"
#include "followers/winnow-follower.h"

static WinnowFollowerRecord
make_record (const char *id,
             const char *handle)
{
  WinnowFollowerRecord record = { 0, };

  winnow_follower_record_set_text (&record, WINNOW_FIELD_ID, id);
  winnow_follower_record_set_text (&record, WINNOW_FIELD_HANDLE, handle);

  return record;
}

typedef struct
{
  GString *log;
} Watch;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  g_string_append_printf (watch->log, "+%u-%u@%u ", added, removed, position);
}

static void
on_amended (WinnowFollowerList *list,
            guint               rank,
            Watch              *watch)
{
  g_string_append_printf (watch->log, "~%u ", rank);
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           Watch      *watch)
{
  g_string_append_printf (watch->log, "%s ", pspec->name);
}

static void
test_append (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  char id[] = "did:1";
  WinnowFollowerRecord records[] = {
    make_record (id, "a"), make_record ("did:2", "b"), make_record (NULL, "c"),
  };
  const WinnowFollowerRecord *record;
  guint length;
  guint rank = 99;

  g_assert_null (winnow_follower_list_get_records (list, &length));
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpuint (winnow_follower_list_append (list, NULL, 0), ==, 0);
  g_assert_cmpuint (winnow_follower_list_append (list, records, 3), ==, 3);
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 3);

  /* The strings are the list's own. */
  memset (id, 'x', sizeof id - 1);
  record = winnow_follower_list_get_record (list, 0);
  g_assert_cmpstr (record->id, ==, "did:1");
  g_assert_cmpuint (record->known, ==, WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE);
  g_assert_null (record->bio);

  g_assert_true (winnow_follower_list_find (list, "did:2", &rank));
  g_assert_cmpuint (rank, ==, 1);
  g_assert_true (winnow_follower_list_find (list, "did:2", NULL));
  g_assert_false (winnow_follower_list_find (list, "did:3", &rank));
  g_assert_cmpuint (rank, ==, 1);

  g_assert_true (&winnow_follower_list_get_records (list, &length)[2] ==
                 winnow_follower_list_get_record (list, 2));
  g_assert_cmpuint (length, ==, 3);
}

static void
test_unknown_is_dropped (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  WinnowFollowerRecord record = make_record ("1", "a");
  const WinnowFollowerRecord *kept;

  record.posts = 5;
  record.bio = "not told";
  record.values = WINNOW_FIELD_VERIFIED;
  /* Claimed, but not there. */
  record.known |= WINNOW_FIELD_URL | 1u << 30;

  winnow_follower_list_append (list, &record, 1);
  kept = winnow_follower_list_get_record (list, 0);
  g_assert_cmpuint (kept->known, ==, WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE);
  g_assert_cmpuint (kept->posts, ==, 0);
  g_assert_null (kept->bio);
  g_assert_cmpuint (kept->values, ==, 0);
}

static void
test_duplicates (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Watch watch = { log };
  WinnowFollowerRecord records[] = {
    make_record ("1", "a"), make_record ("2", "b"), make_record ("1", "a2"),
    make_record (NULL, "b"), make_record (NULL, "b"), make_record ("2", "b"),
  };

  winnow_follower_record_set_count (&records[0], WINNOW_FIELD_POSTS, 3);
  winnow_follower_record_set_count (&records[2], WINNOW_FIELD_FOLLOWERS, 4);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &watch);
  g_signal_connect (list, "amended", G_CALLBACK (on_amended), &watch);

  g_assert_cmpuint (winnow_follower_list_append (list, records, 6), ==, 4);
  g_assert_cmpstr (winnow_follower_list_get_record (list, 0)->handle, ==, "a2");
  g_assert_cmpuint (winnow_follower_list_get_record (list, 0)->posts, ==, 3);
  g_assert_cmpuint (winnow_follower_list_get_record (list, 0)->followers, ==, 4);
  g_assert_cmpuint (winnow_follower_list_append (list, records, 1), ==, 0);
  g_assert_cmpuint (winnow_follower_list_append (list, records, 1), ==, 0);

  /* One items-changed, before any word of ranks; nothing said twice. */
  g_assert_cmpstr (log->str, ==, "+4-0@0 ~0 ~0 ");
}

static void
test_amend (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Watch watch = { log };
  WinnowFollowerRecord records[] = {
    make_record ("1", "a"), make_record (NULL, "b"),
  };
  WinnowFollowerRecord amendment = { 0, };
  const WinnowFollowerRecord *record;
  guint rank;

  winnow_follower_record_set_truth (&records[0], WINNOW_FIELD_VERIFIED, TRUE);
  winnow_follower_list_append (list, records, 2);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &watch);
  g_signal_connect (list, "amended", G_CALLBACK (on_amended), &watch);

  winnow_follower_list_amend (list, 0, &amendment);
  g_assert_cmpstr (log->str, ==, "");

  winnow_follower_record_set_count (&amendment, WINNOW_FIELD_POSTS, 0);
  winnow_follower_record_set_time (&amendment, WINNOW_FIELD_CREATED_AT, -1);
  winnow_follower_record_set_truth (&amendment, WINNOW_FIELD_PROTECTED, FALSE);
  winnow_follower_record_set_text (&amendment, WINNOW_FIELD_BIO, "");
  winnow_follower_list_amend (list, 0, &amendment);
  winnow_follower_list_amend (list, 0, &amendment);
  g_assert_cmpstr (log->str, ==, "~0 ");

  record = winnow_follower_list_get_record (list, 0);
  g_assert_true (winnow_follower_record_knows (record, amendment.known));
  g_assert_cmpint (winnow_follower_record_is_verified (record), ==, WINNOW_TOLD_YES);
  g_assert_cmpint (winnow_follower_record_is_protected (record), ==, WINNOW_TOLD_NO);
  g_assert_cmpstr (record->bio, ==, "");
  g_assert_cmpint (record->created_at, ==, -1);

  /* An id can become known, but is never changed nor taken from another. */
  amendment = make_record ("1", "b");
  winnow_follower_list_amend (list, 1, &amendment);
  g_assert_null (winnow_follower_list_get_record (list, 1)->id);
  amendment = make_record ("2", "b");
  winnow_follower_list_amend (list, 1, &amendment);
  g_assert_true (winnow_follower_list_find (list, "2", &rank));
  g_assert_cmpuint (rank, ==, 1);
  amendment = make_record ("3", "b");
  winnow_follower_list_amend (list, 1, &amendment);
  g_assert_cmpstr (winnow_follower_list_get_record (list, 1)->id, ==, "2");
  g_assert_false (winnow_follower_list_find (list, "3", NULL));
}

static void
test_items (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFollower) follower = NULL;
  g_autoptr (WinnowFollower) again = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *bio = NULL;
  WinnowFollowerRecord records[] = {
    make_record ("1", "a"), make_record ("2", "b"),
  };
  WinnowTold verified;
  gint64 posts;
  gint64 created_at;
  guint rank;

  winnow_follower_list_append (list, records, 2);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == WINNOW_TYPE_FOLLOWER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));

  follower = g_list_model_get_item (G_LIST_MODEL (list), 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (follower == again);

  g_object_get (follower,
                "rank", &rank,
                "handle", &handle,
                "bio", &bio,
                "posts", &posts,
                "created-at", &created_at,
                "verified", &verified,
                NULL);
  g_assert_cmpuint (rank, ==, 1);
  g_assert_cmpuint (winnow_follower_get_rank (follower), ==, 1);
  g_assert_cmpstr (handle, ==, "b");
  g_assert_null (bio);
  g_assert_cmpint (posts, ==, -1);
  g_assert_cmpint (created_at, ==, -1);
  g_assert_cmpint (verified, ==, WINNOW_TOLD_UNKNOWN);
}

static void
test_item_outlives (void)
{
  WinnowFollowerList *list = winnow_follower_list_new ();
  WinnowFollowerRecord record = make_record ("1", "a");
  g_autoptr (WinnowFollower) follower = NULL;

  winnow_follower_list_append (list, &record, 1);
  follower = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_object_unref (list);

  g_assert_cmpstr (winnow_follower_get_record (follower)->handle, ==, "a");
}

static void
test_item_notifies (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (WinnowFollower) follower = NULL;
  Watch watch = { log };
  WinnowFollowerRecord record = make_record ("1", "a");
  WinnowFollowerRecord amendment = { 0, };

  winnow_follower_list_append (list, &record, 1);
  follower = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (follower, "notify", G_CALLBACK (on_notify), &watch);

  winnow_follower_record_set_count (&amendment, WINNOW_FIELD_POSTS, 1);
  winnow_follower_record_set_text (&amendment, WINNOW_FIELD_HANDLE, "a");
  winnow_follower_list_amend (list, 0, &amendment);
  g_assert_nonnull (strstr (log->str, "posts"));
  g_assert_nonnull (strstr (log->str, "known"));
  g_assert_null (strstr (log->str, "handle"));

  /* A follower that is gone hears nothing, and one made anew reads anew. */
  g_clear_object (&follower);
  winnow_follower_record_set_count (&amendment, WINNOW_FIELD_POSTS, 2);
  winnow_follower_list_amend (list, 0, &amendment);
  follower = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (winnow_follower_get_record (follower)->posts, ==, 2);
}

/* Sizes a follower as networks tell them: 32-letter ids, a picture's address,
 * a bio for one in two. */
static void
fill_typical (WinnowFollowerRecord *record,
              guint                 number,
              char                  texts[4][160])
{
  *record = (WinnowFollowerRecord) { 0, };
  g_snprintf (texts[0], 160, "did:plc:%024u", number);
  g_snprintf (texts[1], 160, "person%u.example.org", number);
  g_snprintf (texts[2], 160, "https://cdn.example.org/avatar/%032u@jpeg", number);
  g_snprintf (texts[3], 160, "Bio of person %u, who likes to write at length "
              "about gardens, trains and the weather.", number);

  winnow_follower_record_set_text (record, WINNOW_FIELD_ID, texts[0]);
  winnow_follower_record_set_text (record, WINNOW_FIELD_HANDLE, texts[1]);
  winnow_follower_record_set_text (record, WINNOW_FIELD_AVATAR, texts[2]);
  winnow_follower_record_set_text (record, WINNOW_FIELD_SERVER, "bsky.social");
  winnow_follower_record_set_text (record, WINNOW_FIELD_BIO,
                                   number % 2 != 0 ? texts[3] : "");
  winnow_follower_record_set_count (record, WINNOW_FIELD_POSTS, number);
  winnow_follower_record_set_count (record, WINNOW_FIELD_FOLLOWERS, number);
  winnow_follower_record_set_count (record, WINNOW_FIELD_FOLLOWING, number);
  winnow_follower_record_set_time (record, WINNOW_FIELD_CREATED_AT, number);
}

static void
test_million (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  const guint n = g_test_perf () ? 1000000 : 50000;
  char texts[4][160];
  gsize before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  double seconds;
  gsize bytes;
  guint rank;

  g_test_timer_start ();
  for (guint i = 0; i < n; i++)
    {
      WinnowFollowerRecord record;

      fill_typical (&record, i, texts);
      g_assert_cmpuint (winnow_follower_list_append (list, &record, 1), ==, 1);
    }

  seconds = g_test_timer_elapsed ();
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, n);
  g_assert_true (winnow_follower_list_find (list, "did:plc:000000000000000000004711", &rank));
  g_assert_cmpuint (rank, ==, 4711);

  if (g_test_perf ())
    {
      g_test_message ("append %u: %.2f s", n, seconds);
      bytes = mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before;
      g_test_message ("%" G_GSIZE_FORMAT " bytes a follower", bytes / n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follower-list/append", test_append);
  g_test_add_func ("/follower-list/unknown-is-dropped", test_unknown_is_dropped);
  g_test_add_func ("/follower-list/duplicates", test_duplicates);
  g_test_add_func ("/follower-list/amend", test_amend);
  g_test_add_func ("/follower-list/items", test_items);
  g_test_add_func ("/follower-list/item-outlives", test_item_outlives);
  g_test_add_func ("/follower-list/item-notifies", test_item_notifies);
  g_test_add_func ("/follower-list/million", test_million);

  return g_test_run ();
}
