/* test-bluesky-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "fake-bluesky.h"

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

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/bluesky/read/all", test_read_all);

  return g_test_run ();
}
