/* winnow-sample-feed.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-feed.h"
#include "networks/sample/winnow-sample-names.h"
#include "networks/sample/winnow-sample-cursor.h"

/* The owner has no rank; no list is this long. */
#define RANK_OF_OWNER 0xffffff

static guint64
get_stream (const WinnowSampleActor *author,
            guint                    number)
{
  guint64 rank = author->key.kind == WINNOW_SAMPLE_OWNER ? RANK_OF_OWNER
                                                         : author->key.index;

  return ((guint64) author->key.population << 56) ^ (rank << 30) ^ number;
}

/* Posts lie about evenly between the sign-up and the newest; whole ms. */
static gint64
get_time (const WinnowSampleActor *author,
          WinnowSampleRandom      *random,
          guint                    number)
{
  const WinnowSampleMember *member = author->member;
  double gap = (double) (member->last_post_at - member->created_at) /
               ((double) member->posts + 1.0);
  double shift = 0.8 * winnow_sample_random_unit (random);
  gint64 time = member->last_post_at;

  if (number > 0)
    time -= (gint64) (gap * (number + shift));

  return time - time % 1000;
}

/* Only people like, answer and pass on; what was bought does nothing. */
static guint
count_people (const WinnowSampleActor *author)
{
  guint n_people = 0;

  if (author->key.kind != WINNOW_SAMPLE_OWNER)
    return author->member->followers;

  for (guint i = 0;
       i < winnow_sample_population_get_n_members (author->population);
       i++)
    if (winnow_sample_population_get_truth (author->population, i, NULL) !=
        WINNOW_SAMPLE_TRUTH_BOUGHT)
      n_people++;

  return n_people;
}

static void
append_counts (WinnowSampleRandom *random,
               guint               n_people,
               GString            *out)
{
  double likes = winnow_sample_random_log_normal (random, 0.006 * n_people,
                                                  1.1);
  guint n_likes = (guint) MIN (likes, 0.5 * n_people);

  g_string_append_printf (out, ",\"bookmarkCount\":%u,\"replyCount\":%u,"
                          "\"repostCount\":%u,\"likeCount\":%u,"
                          "\"quoteCount\":%u",
                          n_likes / 19, n_likes / 11, n_likes / 6, n_likes,
                          n_likes / 37);
}

static void
append_post (const WinnowSampleViews *views,
             const WinnowSampleActor *author,
             guint                    n_people,
             const WinnowSampleKey   *key,
             GString                 *out)
{
  guint64 seed = winnow_sample_world_get_seed (views->world);
  WinnowSampleRandom random =
    winnow_sample_random_new (~seed, get_stream (author, key->extra));
  gint64 time = get_time (author, &random, key->extra);
  g_autoptr (GString) text = g_string_new (NULL);
  char did[WINNOW_SAMPLE_DID_SIZE];
  char cid[WINNOW_SAMPLE_CID_SIZE];
  char tid[WINNOW_SAMPLE_TID_SIZE];

  winnow_sample_id_make_did (seed, &author->key, did);
  winnow_sample_id_make_cid (seed, key, cid);
  winnow_sample_id_make_tid (time, author->member->clock_id, tid);
  winnow_sample_names_append_post (&random, author->member->tongue, text);

  g_string_append_printf (out, "{\"post\":{\"uri\":\"at://%s/"
                          "app.bsky.feed.post/%s\",\"cid\":\"%s\","
                          "\"author\":", did, tid, cid);
  winnow_sample_views_append_basic (views, author, out);
  g_string_append (out, ",\"record\":{\"text\":");
  winnow_sample_views_append_text (out, text->str);
  g_string_append_printf (out, ",\"$type\":\"app.bsky.feed.post\","
                          "\"langs\":[\"%s\"],\"createdAt\":",
                          winnow_sample_names_get_code
                            (author->member->tongue));
  winnow_sample_views_append_time (out, time);
  g_string_append_c (out, '}');
  append_counts (&random, n_people, out);
  g_string_append (out, ",\"indexedAt\":");
  winnow_sample_views_append_time (out, time);
  g_string_append (out, ",\"labels\":[]}}");
}

static gint64
get_post_time (const WinnowSampleViews *views,
               const WinnowSampleActor *author,
               guint                    number)
{
  guint64 seed = winnow_sample_world_get_seed (views->world);
  WinnowSampleRandom random =
    winnow_sample_random_new (~seed, get_stream (author, number));

  return get_time (author, &random, number);
}

static WinnowSampleKey
get_key (const WinnowSampleActor *author,
         guint                    number)
{
  guint rank = author->key.kind == WINNOW_SAMPLE_OWNER ? RANK_OF_OWNER
                                                       : author->key.index;

  return (WinnowSampleKey) {
    WINNOW_SAMPLE_POST, author->key.population, rank, number
  };
}

/**
 * winnow_sample_feed_append:
 * @views: how things are shown
 * @author: whose posts
 * @cursor: (nullable): where an earlier page ended
 * @limit: how many posts at most
 * @out: gets the answer
 *
 * Returns: whether @cursor was one of this feed; else @out is left alone
 */
gboolean
winnow_sample_feed_append (const WinnowSampleViews *views,
                           const WinnowSampleActor *author,
                           const char              *cursor,
                           guint                    limit,
                           GString                 *out)
{
  guint64 seed = winnow_sample_world_get_seed (views->world);
  WinnowSampleKey key = get_key (author, 0);
  guint n_posts = author->member->posts;
  guint n_people = count_people (author);
  guint first = 0;
  guint last;

  if (cursor != NULL)
    {
      if (!winnow_sample_cursor_read (seed, cursor, &key) ||
          key.kind != WINNOW_SAMPLE_POST || key.extra >= n_posts ||
          key.population != author->key.population ||
          key.index != get_key (author, 0).index)
        return FALSE;

      first = key.extra + 1;
    }

  last = MIN (first + limit, n_posts);
  g_string_append (out, "{\"feed\":[");

  for (key.extra = first; key.extra < last; key.extra++)
    {
      if (key.extra > first)
        g_string_append_c (out, ',');

      append_post (views, author, n_people, &key, out);
    }

  g_string_append_c (out, ']');

  if (last < n_posts)
    {
      key.extra = last - 1;
      winnow_sample_cursor_append (seed, &key,
                                   get_post_time (views, author, key.extra),
                                   out);
    }

  g_string_append_c (out, '}');

  return TRUE;
}
