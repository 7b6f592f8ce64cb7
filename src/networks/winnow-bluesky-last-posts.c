/* winnow-bluesky-last-posts.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-last-posts.h"

#include "networks/winnow-bluesky-parse.h"

/* How many to ask about at once; as many as go to one host. */
#define WORKERS 6

/* One account whose posts the server cannot tell is that account's trouble;
 * so many in a row are the server's. */
#define MAX_FAILURES 5

typedef struct
{
  WinnowBlueskyRead *read;
  GArray            *ranks;     /* of guint: who is to be asked about */
  guint              next;
  guint              done;
  guint              n_failures;
  GError            *error;
} LastPosts;

static void
last_posts_clear (gpointer data)
{
  LastPosts *self = data;

  g_clear_pointer (&self->read, winnow_bluesky_read_unref);
  g_clear_pointer (&self->ranks, g_array_unref);
  g_clear_error (&self->error);
}

static void
last_posts_unref (gpointer data)
{
  g_rc_box_release_full (data, last_posts_clear);
}

/* Who has posts at all, and can be asked about */
static gboolean
is_candidate (const WinnowFollowerRecord *record)
{
  return winnow_follower_record_knows (record, (WINNOW_FIELD_ID |
                                                WINNOW_FIELD_POSTS)) &&
         record->posts > 0;
}

static guint
count_candidates (WinnowFollowerList *list)
{
  const WinnowFollowerRecord *records;
  guint n_candidates = 0;
  guint length;

  records = winnow_follower_list_get_records (list, &length);

  for (guint rank = 0; rank < length; rank++)
    n_candidates += is_candidate (&records[rank]);

  return n_candidates;
}

/* Asked in the order of the list, a read that is stopped half-way would have
 * asked the newest followers only, and what was learned of them would stand
 * for everybody. In a random order any part of the subset is a random one. */
static void
shuffle (GArray *ranks,
         GRand  *random)
{
  for (guint i = ranks->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint *last = &g_array_index (ranks, guint, i - 1);
      guint *other = &g_array_index (ranks, guint, j);
      guint rank = *last;

      *last = *other;
      *other = rank;
    }
}

/* Where there are more candidates than are to be asked about, a random subset
 * (Knuth's algorithm S), the same one each time for the same account and list
 * so that a read that broke off goes on with it. Those whose last post is
 * known already belong to it, but need no asking. */
static void
last_posts_choose (LastPosts *self)
{
  WinnowBlueskyRead *read = self->read;
  guint limit = winnow_fetch_get_last_posts_limit (read->fetch);
  guint left = count_candidates (read->list);
  guint wanted = MIN (left, limit);
  g_autoptr (GRand) random =
    g_rand_new_with_seed (g_str_hash (winnow_account_get_id (read->account)));

  for (guint rank = 0; wanted > 0; rank++)
    {
      const WinnowFollowerRecord *record =
        winnow_follower_list_get_record (read->list, rank);

      if (!is_candidate (record))
        continue;

      if (g_rand_double (random) * left-- >= wanted)
        continue;

      wanted--;

      if (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
        self->done++;
      else
        g_array_append_val (self->ranks, rank);
    }

  shuffle (self->ranks, random);
}

static DexFuture *
ask_feed (WinnowBlueskyRead *read,
          const char        *did)
{
  const char * const params[] = {
    "actor", did,
    "limit", "1",
    "filter", "posts_with_replies",
    NULL
  };

  return winnow_bluesky_read_ask (read, "app.bsky.feed.getAuthorFeed",
                                  (GStrv) params);
}

static void
take_feed (LastPosts        *self,
           guint             rank,
           WinnowHttpAnswer *answer)
{
  WinnowFollowerList *list = self->read->list;
  WinnowFollowerRecord amendment = { 0 };
  gint64 time;

  if (!winnow_bluesky_parse_last_post (answer,
                                       winnow_follower_list_get_record (list, rank)->id,
                                       winnow_bluesky_api_get_present (self->read->api),
                                       &time))
    return;

  winnow_follower_record_set_time (&amendment, WINNOW_FIELD_LAST_POST_AT,
                                   time);
  winnow_follower_list_amend (list, rank, &amendment);
}

/* The server does not know the question at all. */
static gboolean
is_unsupported (WinnowHttpAnswer *answer)
{
  guint status = winnow_http_answer_get_status (answer);

  return status == SOUP_STATUS_NOT_FOUND ||
         status == SOUP_STATUS_NOT_IMPLEMENTED;
}

/* Whether @error concerns that one account only, for all we can see */
static gboolean
last_posts_bears (LastPosts    *self,
                  const GError *error)
{
  if (!g_error_matches (error, WINNOW_NETWORK_ERROR,
                        WINNOW_NETWORK_ERROR_SERVER) &&
      !g_error_matches (error, WINNOW_NETWORK_ERROR,
                        WINNOW_NETWORK_ERROR_ANSWER))
    return FALSE;

  self->n_failures++;

  return self->n_failures < MAX_FAILURES;
}

static void
last_posts_read_one (LastPosts *self,
                     guint      rank)
{
  const WinnowFollowerRecord *record =
    winnow_follower_list_get_record (self->read->list, rank);
  g_autoptr (WinnowHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = dex_await_object (ask_feed (self->read, record->id), &error);

  if (answer == NULL)
    {
      if (!last_posts_bears (self, error) && self->error == NULL)
        self->error = g_steal_pointer (&error);
    }
  else
    {
      self->n_failures = 0;

      if (winnow_http_answer_is_ok (answer))
        take_feed (self, rank, answer);
      else if (is_unsupported (answer))
        self->next = self->ranks->len;
    }

  if (self->error == NULL)
    winnow_fetch_set_done (self->read->fetch, ++self->done);
}

static DexFuture *
worker_fiber (gpointer data)
{
  LastPosts *self = data;

  while (self->error == NULL && self->next < self->ranks->len)
    last_posts_read_one (self, g_array_index (self->ranks, guint,
                                              self->next++));

  return dex_future_new_true ();
}

static gboolean
last_posts_run (LastPosts  *self,
                GError    **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (dex_unref);

  for (guint i = 0; i < MIN (WORKERS, self->ranks->len); i++)
    g_ptr_array_add (workers,
                     dex_scheduler_spawn (NULL, 0, worker_fiber,
                                          g_rc_box_acquire (self),
                                          last_posts_unref));

  if (workers->len > 0 &&
      !dex_await (dex_future_allv ((DexFuture **) workers->pdata,
                                   workers->len),
                  error))
    return FALSE;

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/* Asks when followers last posted; only in a fiber. */
gboolean
winnow_bluesky_read_last_posts (WinnowBlueskyRead  *read,
                                GError            **error)
{
  LastPosts *self = g_rc_box_new0 (LastPosts);
  gboolean done;

  self->read = winnow_bluesky_read_ref (read);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  last_posts_choose (self);

  winnow_fetch_begin_phase (read->fetch, WINNOW_FETCH_LAST_POSTS,
                            self->done, self->done + self->ranks->len);

  done = last_posts_run (self, error);
  last_posts_unref (self);

  return done;
}
