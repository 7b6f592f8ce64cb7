/* reading.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reading.h"

void
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

void
reading_clear (Reading *self)
{
  g_clear_object (&self->account);
  g_clear_object (&self->list);
  g_clear_object (&self->network);
  g_clear_pointer (&self->bluesky, fake_bluesky_free);
}

gboolean
reading_run (Reading      *self,
             WinnowFetch  *fetch,
             GError      **error)
{
  return fake_await (winnow_network_read (self->network, self->account,
                                          self->list, fetch),
                     error);
}

const WinnowFollowerRecord *
reading_get (Reading *self,
             guint    rank)
{
  return winnow_follower_list_get_record (self->list, rank);
}

void
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

void
assert_all (Reading *self,
            guint    n_followers)
{
  g_assert_cmpuint (winnow_follower_list_get_length (self->list), ==,
                    n_followers);

  for (guint rank = 0; rank < n_followers; rank++)
    assert_follower (self, rank, rank);
}

gboolean
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

void
reading_set_fault (Reading *self,
                   Fault   *fault)
{
  self->bluesky->fault = fault != NULL ? fault_cb : NULL;
  self->bluesky->fault_data = fault;
}
