/* fake-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-network.h"

#include "followers/winnow-time.h"

G_DEFINE_FINAL_TYPE (FakeNetwork, fake_network, WINNOW_TYPE_NETWORK)

/* Of four followers in a row one is real, one inactive, one fake and one is
 * not told of, by every edition of the rules. */
void
fake_network_record (guint                 rank,
                     gboolean              bare,
                     char                  id[32],
                     char                  handle[32],
                     WinnowFollowerRecord *record)
{
  *record = (WinnowFollowerRecord) { 0 };

  g_snprintf (id, 32, "did:plc:%06u", rank);
  g_snprintf (handle, 32, "u%u.test", rank);
  record->known = WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE |
                  WINNOW_FIELD_CREATED_AT;
  record->id = id;
  record->handle = handle;
  record->created_at = FAKE_NOW - 900 * WINNOW_DAY -
                       (gint64) rank * G_USEC_PER_SEC;

  if (bare || rank % 4 == 3)
    return;

  record->known |= WINNOW_FIELDS_COUNTS | WINNOW_FIELD_LAST_POST_AT;
  record->posts = rank % 4 == 2 ? 0 : 900 + rank;
  record->followers = rank % 4 == 2 ? 0 : 300;
  record->following = rank % 4 == 2 ? 3000 : 250;
  record->last_post_at = FAKE_NOW - (rank % 4 == 1 ? 300 : 2) * WINNOW_DAY;

  if (rank % 4 == 2)
    record->known &= ~WINNOW_FIELD_LAST_POST_AT;
}

static const char *
fake_network_get_id (WinnowNetwork *network)
{
  return FAKE_NETWORK (network)->id;
}

static const char *
fake_network_get_name (WinnowNetwork *network)
{
  return "Fake";
}

static const char *
fake_network_get_server (WinnowNetwork *network)
{
  return FAKE_NETWORK (network)->server;
}

static WinnowNetworkAbilities
fake_network_get_abilities (WinnowNetwork *network)
{
  return WINNOW_NETWORK_LAST_POSTS;
}

static WinnowFields
fake_network_get_fields (WinnowNetwork *network)
{
  return WINNOW_FIELDS_COUNTS;
}

static DexFuture *
fake_network_look_up (WinnowNetwork *network,
                      const char    *handle,
                      WinnowFetch   *fetch)
{
  FakeNetwork *self = FAKE_NETWORK (network);

  self->n_look_ups++;

  if (self->look_up_error >= 0)
    return dex_future_new_reject (WINNOW_NETWORK_ERROR, self->look_up_error,
                                  "There is no account “%s”", handle);

  return dex_future_new_take_object (
    g_object_new (WINNOW_TYPE_ACCOUNT,
                  "id", "did:plc:account",
                  "handle", "account.test",
                  "display-name", self->display_name,
                  "bio", "",
                  "url", "https://fake.test/account.test",
                  "created-at", FAKE_NOW - 1000 * WINNOW_DAY,
                  "followers", self->told_total,
                  "following", G_GINT64_CONSTANT (12),
                  "posts", G_GINT64_CONSTANT (-1),
                  NULL));
}

typedef struct
{
  FakeNetwork        *network;
  WinnowFollowerList *list;
  WinnowFetch        *fetch;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->network);
  g_object_unref (reading->list);
  g_object_unref (reading->fetch);
  g_free (reading);
}

static void
add_follower (Reading *reading,
              guint    rank)
{
  WinnowFollowerRecord record;
  char id[32];
  char handle[32];

  fake_network_record (rank, reading->network->amend, id, handle, &record);
  if (reading->network->sample_last_posts && rank % 64 > 3)
    record.known &= ~WINNOW_FIELD_LAST_POST_AT;
  winnow_follower_list_append (reading->list, &record, 1);

  if (reading->network->amend)
    {
      fake_network_record (rank, FALSE, id, handle, &record);
      winnow_follower_list_amend (reading->list, rank, &record);
    }
}

static gboolean
read_page (Reading  *reading,
           guint    *rank,
           guint     end,
           GError  **error)
{
  FakeNetwork *self = reading->network;
  guint page_end = MIN (*rank + self->page_size, end);
  g_autofree char *cursor = NULL;

  self->n_pages++;

  for (; *rank < page_end; ++*rank)
    {
      if (self->fail_at > 0 && *rank == self->fail_at)
        {
          g_set_error (error, WINNOW_NETWORK_ERROR, self->fail_with,
                       "fake.test failed");
          return FALSE;
        }

      if (self->hang_at > 0 && *rank == self->hang_at)
        return dex_await (dex_cancellable_new_from_cancellable (
                            winnow_fetch_get_cancellable (reading->fetch)),
                          error);

      add_follower (reading, *rank);
    }

  cursor = g_strdup_printf ("%u", *rank);
  winnow_fetch_set_position (reading->fetch, cursor,
                             *rank == self->n_followers);
  winnow_fetch_set_done (reading->fetch, *rank);

  /* As if the next page took a while. */
  dex_await (dex_timeout_new_msec (0), NULL);

  return dex_await (winnow_fetch_when_ready (reading->fetch), error);
}

static DexFuture *
read_fiber (gpointer user_data)
{
  Reading *reading = user_data;
  FakeNetwork *self = reading->network;
  const char *cursor = winnow_fetch_get_cursor (reading->fetch);
  guint limit = winnow_fetch_get_limit (reading->fetch);
  guint end = limit > 0 ? MIN (limit, self->n_followers) : self->n_followers;
  guint rank = cursor != NULL ? (guint) g_ascii_strtoull (cursor, NULL, 10) : 0;
  GError *error = NULL;

  self->first_rank = rank;
  winnow_fetch_begin_phase (reading->fetch, WINNOW_FETCH_FOLLOWERS, rank, end);

  if (self->n_followers == 0)
    winnow_fetch_set_position (reading->fetch, NULL, TRUE);

  while (rank < end)
    {
      if (!read_page (reading, &rank, end, &error))
        return dex_future_new_for_error (error);
    }

  winnow_fetch_begin_phase (reading->fetch, WINNOW_FETCH_DONE, 0, 0);

  return dex_future_new_true ();
}

static DexFuture *
fake_network_read (WinnowNetwork      *network,
                   WinnowAccount      *account,
                   WinnowFollowerList *list,
                   WinnowFetch        *fetch)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->network = g_object_ref (FAKE_NETWORK (network));
  reading->list = g_object_ref (list);
  reading->fetch = g_object_ref (fetch);

  return dex_scheduler_spawn (NULL, 0, read_fiber, reading, reading_free);
}

static void
fake_network_class_init (FakeNetworkClass *klass)
{
  WinnowNetworkClass *network_class = WINNOW_NETWORK_CLASS (klass);

  network_class->get_id = fake_network_get_id;
  network_class->get_name = fake_network_get_name;
  network_class->get_server = fake_network_get_server;
  network_class->get_abilities = fake_network_get_abilities;
  network_class->get_fields = fake_network_get_fields;
  network_class->look_up = fake_network_look_up;
  network_class->read = fake_network_read;
}

static void
fake_network_init (FakeNetwork *self)
{
  self->id = "fake";
  self->server = "https://fake.test";
  self->page_size = 100;
  self->look_up_error = -1;
  self->fail_with = WINNOW_NETWORK_ERROR_SERVER;
}

FakeNetwork *
fake_network_new (guint n_followers)
{
  FakeNetwork *self = g_object_new (FAKE_TYPE_NETWORK, NULL);

  self->n_followers = n_followers;
  self->told_total = n_followers;

  return self;
}

gboolean
fake_await (DexFuture  *future,
            GError    **error)
{
  g_autoptr (DexFuture) owned = future;

  while (dex_future_is_pending (owned))
    g_main_context_iteration (NULL, TRUE);

  return dex_future_get_value (owned, error) != NULL;
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
fake_spin (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
