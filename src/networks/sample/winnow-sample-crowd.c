/* winnow-sample-crowd.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-crowd.h"

#include <math.h>

#include "networks/sample/winnow-sample-names.h"

#define DAY  (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define HOUR (DAY / 24)

/* Streams of chance beside those of the members, which are numbered. */
#define STREAM_FATES (G_GUINT64_CONSTANT (1) << 40)

/* Everybody's life must fit in before it, and the times into record keys. */
#define MIN_AS_OF (5 * 366 * DAY)
#define MAX_AS_OF (230 * 365 * DAY)

/* Where most people's handles are; the rest have a domain of their own. */
#define HOME ".home.sample"

#define PICTURE_OF_OWNER   1
#define PICTURES_OF_SELLER 16
#define PICTURES_OF_PEOPLE 100

/* Nobody who left the network had joined it only lately. */
#define DORMANT_MIN_AGE 260.0

static const char *
keep_text (WinnowSampleCrowd *self,
           GString           *text)
{
  if (text->len == 0)
    return NULL;

  return g_string_chunk_insert_len (self->texts, text->str,
                                    (gssize) text->len);
}

/* The same name twice gets a number behind it, as people do it themselves. */
static const char *
keep_handle (WinnowSampleCrowd *self,
             GString           *name,
             const char        *domain)
{
  gsize length = name->len;

  g_string_append (name, domain);

  for (guint i = 2; g_hash_table_contains (self->ranks, name->str); i++)
    {
      g_string_truncate (name, length);
      g_string_append_printf (name, "%u%s", i, domain);
    }

  return keep_text (self, name);
}

static void
set_person_face (WinnowSampleCrowd  *self,
                 WinnowSampleMember *member,
                 WinnowSampleRandom *random)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) bio = g_string_new (NULL);
  gboolean quiet = member->truth == WINNOW_SAMPLE_TRUTH_QUIET;

  member->tongue = (guint8) winnow_sample_names_pick_tongue (random);
  winnow_sample_names_append_person (random, member->tongue, shown, name);

  if (winnow_sample_random_chance (random, quiet ? 0.4 : 0.86))
    winnow_sample_names_append_bio (random, member->tongue, bio);

  if (winnow_sample_random_chance (random, quiet ? 0.66 : 0.94))
    member->picture = PICTURES_OF_PEOPLE + self->members->len;

  if (winnow_sample_random_chance (random, quiet ? 0.13 : 0.04))
    g_string_truncate (shown, 0);

  if (winnow_sample_random_chance (random, quiet ? 0.105 : 0.012))
    member->no_profile = TRUE;

  member->handle =
    keep_handle (self, name,
                 winnow_sample_random_chance (random, 0.9) ? HOME : ".sample");
  member->display_name = keep_text (self, shown);
  member->bio = keep_text (self, bio);
}

static void
set_bought_face (WinnowSampleCrowd  *self,
                 WinnowSampleMember *member,
                 WinnowSampleRandom *random)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);

  winnow_sample_names_append_bought (random, member->block - 1u, shown, name);

  if (winnow_sample_random_chance (random, 0.16))
    member->bio = winnow_sample_names_get_bought_bio
                    ((guint) winnow_sample_random_between (random, 0, 2) +
                     3u * member->block);

  if (member->picture != 0)
    member->picture += PICTURES_OF_SELLER * member->block;

  member->handle = keep_handle (self, name, HOME);

  if (winnow_sample_random_chance (random, 0.85))
    member->display_name = keep_text (self, shown);
}

static void
add_member (WinnowSampleCrowd  *self,
            WinnowSampleMember *member)
{
  g_array_append_val (self->members, *member);
  g_hash_table_add (self->ranks, (char *) member->handle);
}

/* The pack was shared, most came on the first day, and half of those who came
 * were new: it was the pack that brought them to the network. */
static void
draw_pack_ages (const WinnowSampleRecipe *recipe,
                WinnowSampleRandom       *random,
                WinnowSampleMember       *member,
                WinnowSampleAges         *ages)
{
  double wait = 3.0 * pow (winnow_sample_random_unit (random), 1.8);

  ages->followed = recipe->pack_age - wait;
  member->via_pack = TRUE;

  if (winnow_sample_random_chance (random, 0.45))
    {
      ages->created = ages->followed +
                      winnow_sample_random_exponential (random, 0.05);
      member->from_pack = winnow_sample_random_chance (random, 0.9);
    }
  else
    {
      double sign_up = winnow_sample_member_draw_sign_up (random);

      ages->created = MAX (sign_up, ages->followed + sign_up / 20.0);
    }
}

/* Somebody who happened to follow while a purchase was delivered. */
static void
draw_between_ages (const WinnowSampleBlock *block,
                   WinnowSampleRandom      *random,
                   WinnowSampleAges        *ages)
{
  double sign_up = winnow_sample_member_draw_sign_up (random);

  ages->followed = block->delivered - winnow_sample_random_unit (random) *
                                      block->delivered_hours / 24.0;
  ages->created = MAX (sign_up, ages->followed + sign_up / 10.0);
}

static void
draw_dormant_ages (const WinnowSampleRecipe *recipe,
                   WinnowSampleRandom       *random,
                   WinnowSampleAges         *ages)
{
  winnow_sample_member_draw_ages (random, recipe->age, ages);

  if (ages->created < DORMANT_MIN_AGE)
    {
      ages->created += DORMANT_MIN_AGE;
      ages->followed += DORMANT_MIN_AGE;
    }
}

static const WinnowSampleBlock *
find_block_around (const WinnowSampleRecipe *recipe,
                   guint                     person)
{
  for (guint i = 0; i < WINNOW_SAMPLE_MAX_BLOCKS; i++)
    {
      if (person < recipe->blocks[i].between)
        return &recipe->blocks[i];

      person -= recipe->blocks[i].between;
    }

  return NULL;
}

static void
add_person (WinnowSampleCrowd *self,
            guint              person)
{
  const WinnowSampleRecipe *recipe = self->recipe;
  const WinnowSampleBlock *around = find_block_around (recipe, person);
  WinnowSampleRandom random = winnow_sample_random_new (self->seed, person);
  WinnowSampleMember member = { .last_post_at = -1 };
  WinnowSampleAges ages;
  gboolean quiet = winnow_sample_random_chance (&random, recipe->quiet);

  if (person < recipe->pack_people)
    draw_pack_ages (recipe, &random, &member, &ages);
  else if (around != NULL)
    draw_between_ages (around, &random, &ages);
  else if (quiet && recipe->dormant)
    draw_dormant_ages (recipe, &random, &ages);
  else
    winnow_sample_member_draw_ages (&random, recipe->age, &ages);

  winnow_sample_member_set_ages (&member, &random, self->as_of, &ages);

  if (!quiet)
    winnow_sample_member_draw_active (&member, &random, self->as_of);
  else if (recipe->dormant)
    winnow_sample_member_draw_dormant (&member, &random, self->as_of);
  else
    winnow_sample_member_draw_quiet (&member, &random, self->as_of);

  set_person_face (self, &member, &random);
  add_member (self, &member);
}

static void
add_bought (WinnowSampleCrowd       *self,
            const WinnowSampleBlock *block,
            guint                    number,
            guint                    stream)
{
  WinnowSampleRandom random = winnow_sample_random_new (self->seed, stream);
  WinnowSampleMember member = { .block = (guint8) number };
  WinnowSampleAges ages;

  ages.created = block->made -
                 block->made_days * winnow_sample_random_unit (&random);
  ages.followed = block->delivered - winnow_sample_random_unit (&random) *
                                     block->delivered_hours / 24.0;

  winnow_sample_member_set_ages (&member, &random, self->as_of, &ages);
  winnow_sample_member_draw_bought (&member, &random, self->as_of);
  set_bought_face (self, &member, &random);
  add_member (self, &member);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const WinnowSampleMember *left = a;
  const WinnowSampleMember *right = b;

  return (left->followed_at < right->followed_at) -
         (left->followed_at > right->followed_at);
}

/* No two follows share a moment, so that the order is told by the times. */
static void
sort_members (WinnowSampleCrowd *self)
{
  g_array_sort (self->members, compare_newest_first);

  for (guint i = 0; i < self->members->len; i++)
    {
      WinnowSampleMember *member = &g_array_index (self->members,
                                                   WinnowSampleMember, i);

      if (i > 0)
        member->followed_at = MIN (member->followed_at,
                                   (member - 1)->followed_at - 1);

      g_hash_table_insert (self->ranks, (char *) member->handle,
                           GUINT_TO_POINTER (i));
    }
}

/* Picks somebody nothing has befallen yet. */
static WinnowSampleMember *
pick_victim (WinnowSampleCrowd  *self,
             WinnowSampleRandom *random)
{
  guint rank = (guint) winnow_sample_random_between (random, 0,
                                                     self->members->len - 1);

  for (guint i = 0; i < self->members->len; i++)
    {
      WinnowSampleMember *member =
        &g_array_index (self->members, WinnowSampleMember,
                        (rank + i) % self->members->len);

      if (!member->gone && !member->unlisted)
        return member;
    }

  g_assert_not_reached ();
}

static void
deal_out_fates (WinnowSampleCrowd *self)
{
  WinnowSampleRandom random = winnow_sample_random_new (self->seed,
                                                        STREAM_FATES);

  for (guint i = 0; i < self->recipe->gone; i++)
    pick_victim (self, &random)->gone = TRUE;

  for (guint i = 0; i < self->recipe->unlisted; i++)
    pick_victim (self, &random)->unlisted = TRUE;

  /* One handle in five hundred no longer points back to its account. */
  for (guint i = 0; i < self->members->len / 500; i++)
    {
      WinnowSampleMember *member = pick_victim (self, &random);

      g_hash_table_remove (self->ranks, member->handle);
      member->handle = "handle.invalid";
    }
}

static void
set_owner (WinnowSampleCrowd *self)
{
  const WinnowSampleRecipe *recipe = self->recipe;
  WinnowSampleMember *owner = &self->owner;

  owner->created_at = self->as_of - (gint64) (recipe->age * (double) DAY);
  owner->indexed_at = owner->created_at + 40 * DAY;
  owner->last_post_at = recipe->posts > 0 ? self->as_of - 5 * HOUR : -1;
  owner->followed_at = -1;
  owner->posts = recipe->posts;
  owner->following = recipe->following;
  owner->followers = MAX (self->members->len, recipe->hidden_followers);
  owner->picture = PICTURE_OF_OWNER;
  owner->handle = recipe->handle;
  owner->display_name = recipe->name;
  owner->bio = recipe->bio;
}

/**
 * winnow_sample_crowd_grow:
 * @self: (out caller-allocates): a crowd, to be cleared
 * @recipe: how it is made up
 * @seed: what it is grown from
 * @as_of: its present, µs since 1970-01-01 UTC; cut to the full hour, and to
 *   the years 1975–2199
 *
 * Makes up an account and its followers.
 */
void
winnow_sample_crowd_grow (WinnowSampleCrowd        *self,
                          const WinnowSampleRecipe *recipe,
                          guint64                   seed,
                          gint64                    as_of)
{
  guint stream = 0;

  as_of = CLAMP (as_of, MIN_AS_OF, MAX_AS_OF);

  *self = (WinnowSampleCrowd) {
    .recipe = recipe,
    .seed = seed,
    .as_of = as_of - as_of % HOUR,
    .members = g_array_new (FALSE, TRUE, sizeof (WinnowSampleMember)),
    .ranks = g_hash_table_new (g_str_hash, g_str_equal),
    .texts = g_string_chunk_new (64 * 1024),
  };

  for (guint i = 0; i < recipe->people; i++)
    add_person (self, stream++);

  for (guint i = 0; i < WINNOW_SAMPLE_MAX_BLOCKS; i++)
    for (guint k = 0; k < recipe->blocks[i].size; k++)
      add_bought (self, &recipe->blocks[i], i + 1, stream++);

  sort_members (self);
  deal_out_fates (self);
  set_owner (self);
}

void
winnow_sample_crowd_clear (WinnowSampleCrowd *self)
{
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}
