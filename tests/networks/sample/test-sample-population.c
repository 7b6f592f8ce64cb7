/* test-sample-population.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "networks/sample/winnow-sample-population.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* 2026-11-23 12:00 UTC */
#define AS_OF (G_GINT64_CONSTANT (1795435200) * G_USEC_PER_SEC)

static guint
find_number (const char *handle)
{
  for (guint i = 0; i < winnow_sample_population_count_accounts (); i++)
    if (strcmp (winnow_sample_population_get_handle (i), handle) == 0)
      return i;

  g_assert_not_reached ();
}

static WinnowSamplePopulation *
make (const char *handle)
{
  return winnow_sample_population_new (find_number (handle),
                                       WINNOW_SAMPLE_SEED, AS_OF);
}

static guint
count_block (WinnowSamplePopulation *population,
             guint                   wanted)
{
  guint n_found = 0;

  for (guint i = 0; i < winnow_sample_population_get_n_members (population);
       i++)
    {
      guint block;

      winnow_sample_population_get_truth (population, i, &block);
      n_found += block == wanted;
    }

  return n_found;
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *handle;
    guint       members;
    guint       people;
    guint       blocks[2];
  } expected[] = {
    { "small.sample", 240, 240, { 0, 0 } },
    { "large.sample", 20000, 20000, { 0, 0 } },
    { "bought.sample", 5000, 3600, { 900, 500 } },
    { "dormant.sample", 2500, 2500, { 0, 0 } },
    { "starterpack.sample", 1800, 1800, { 0, 0 } },
    { "hidden.sample", 0, 0, { 0, 0 } },
    { "failing.sample", 1500, 1500, { 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (WinnowSamplePopulation) population =
        make (expected[i].handle);

      g_assert_cmpuint (winnow_sample_population_get_n_members (population),
                        ==, expected[i].members);
      g_assert_cmpuint (count_block (population, 0), ==, expected[i].people);
      g_assert_cmpuint (count_block (population, 1), ==,
                        expected[i].blocks[0]);
      g_assert_cmpuint (count_block (population, 2), ==,
                        expected[i].blocks[1]);

      if (expected[i].members > 0)
        g_assert_cmpuint (winnow_sample_population_get_owner
                            (population)->followers,
                          ==, expected[i].members);
    }
}

static void
check_member (const WinnowSampleMember *member)
{
  g_assert_cmpint (member->created_at, >, AS_OF - 1300 * DAY);
  g_assert_cmpint (member->created_at % 1000, ==, 0);
  g_assert_cmpint (member->followed_at, >, member->created_at);
  g_assert_cmpint (member->followed_at, <, AS_OF);
  g_assert_cmpint (member->indexed_at, >=, member->created_at);
  g_assert_cmpint (member->indexed_at, <=, AS_OF);
  g_assert_cmpuint (member->following, >=, 1);
  g_assert_cmpint (member->last_post_at >= 0, ==, member->posts > 0);
  g_assert_true (g_utf8_validate (member->handle, -1, NULL));
  g_assert_true (g_regex_match_simple
                   ("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)+$",
                    member->handle, 0, 0));

  if (member->posts > 0)
    {
      g_assert_cmpint (member->last_post_at, >, member->created_at);
      g_assert_cmpint (member->last_post_at, <, AS_OF);
    }

  if (member->display_name != NULL)
    g_assert_true (g_utf8_validate (member->display_name, -1, NULL));

  if (member->bio != NULL)
    g_assert_true (g_utf8_validate (member->bio, -1, NULL));
}

static void
test_invariants (void)
{
  for (guint i = 0; i < winnow_sample_population_count_accounts (); i++)
    {
      g_autoptr (WinnowSamplePopulation) population = NULL;
      g_autoptr (GHashTable) handles = NULL;
      gint64 last = G_MAXINT64;

      population = winnow_sample_population_new (i, WINNOW_SAMPLE_SEED,
                                                 AS_OF);
      handles = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint k = 0;
           k < winnow_sample_population_get_n_members (population); k++)
        {
          const WinnowSampleMember *member =
            winnow_sample_population_get_member (population, k);
          gint64 owner_created =
            winnow_sample_population_get_owner (population)->created_at;

          check_member (member);
          g_assert_cmpint (member->followed_at, <, last);
          g_assert_cmpint (member->followed_at, >, owner_created);
          last = member->followed_at;

          if (strcmp (member->handle, "handle.invalid") != 0)
            g_assert_true (g_hash_table_add (handles,
                                             (char *) member->handle));
        }
    }
}

static void
feed (GChecksum  *sum,
      const void *bytes,
      gsize       n_bytes)
{
  g_checksum_update (sum, bytes, (gssize) n_bytes);
}

static void
feed_text (GChecksum  *sum,
           const char *text)
{
  if (text == NULL)
    text = "\001";

  feed (sum, text, strlen (text) + 1);
}

/* Everything that is told of the followers; times against @as_of. */
static char *
sum_up (const char *handle,
        guint64     seed,
        gint64      as_of,
        gint64      base)
{
  g_autoptr (WinnowSamplePopulation) population = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  population = winnow_sample_population_new (find_number (handle), seed,
                                             as_of);

  for (guint i = 0; i < winnow_sample_population_get_n_members (population);
       i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);
      gint64 times[] = {
        member->created_at - base, member->followed_at - base,
        member->posts > 0 ? member->last_post_at - base : -1,
      };
      guint32 counts[] = {
        member->posts, member->followers, member->following, member->picture,
      };

      feed (sum, times, sizeof times);
      feed (sum, counts, sizeof counts);
      feed_text (sum, member->handle);
      feed_text (sum, member->display_name);
      feed_text (sum, member->bio);
    }

  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_again (void)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *in_the_hour = NULL;
  g_autofree char *later = NULL;
  g_autofree char *other = NULL;

  first = sum_up ("bought.sample", WINNOW_SAMPLE_SEED, AS_OF, AS_OF);
  again = sum_up ("bought.sample", WINNOW_SAMPLE_SEED, AS_OF, AS_OF);
  in_the_hour = sum_up ("bought.sample", WINNOW_SAMPLE_SEED,
                        AS_OF + 3599 * (gint64) G_USEC_PER_SEC, AS_OF);
  later = sum_up ("bought.sample", WINNOW_SAMPLE_SEED, AS_OF + 100 * DAY,
                  AS_OF + 100 * DAY);
  other = sum_up ("bought.sample", WINNOW_SAMPLE_SEED + 1, AS_OF, AS_OF);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, in_the_hour);
  g_assert_cmpstr (first, ==, later);
  g_assert_cmpstr (first, !=, other);
}

static void
test_elsewhere (void)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  here = sum_up ("small.sample", WINNOW_SAMPLE_SEED, AS_OF, 0);
  g_setenv ("TZ", "Pacific/Chatham", TRUE);
  tzset ();
  setlocale (LC_ALL, "tr_TR.UTF-8");
  there = sum_up ("small.sample", WINNOW_SAMPLE_SEED, AS_OF, 0);
  setlocale (LC_ALL, "C");
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();

  g_assert_cmpstr (here, ==, there);
}

/* What was bought lies together in time and comes from one batch. */
static void
check_block (WinnowSamplePopulation *population,
             guint                   wanted,
             guint                   size)
{
  gint64 first_made = G_MAXINT64;
  gint64 last_made = 0;
  gint64 first_came = G_MAXINT64;
  gint64 last_came = 0;
  guint lowest = G_MAXUINT;
  guint highest = 0;
  guint n_posting = 0;

  for (guint i = 0; i < winnow_sample_population_get_n_members (population);
       i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);
      guint block;

      winnow_sample_population_get_truth (population, i, &block);

      if (block != wanted)
        continue;

      lowest = MIN (lowest, i);
      highest = i;
      first_made = MIN (first_made, member->created_at);
      last_made = MAX (last_made, member->created_at);
      first_came = MIN (first_came, member->followed_at);
      last_came = MAX (last_came, member->followed_at);
      n_posting += member->posts > 0;

      g_assert_cmpuint (member->following, >=, 300);
      g_assert_cmpuint (member->following, <=, 4000);
      g_assert_cmpuint (member->followers, <=, 15);
      g_assert_cmpuint (member->posts, <=, 3);
    }

  g_assert_cmpint (last_made - first_made, <=, 30 * DAY);
  g_assert_cmpint (last_came - first_came, <=, 2 * DAY);
  g_assert_cmpuint (highest - lowest + 1, >=, size);
  g_assert_cmpuint (highest - lowest + 1, <=, size + size * 15 / 100);
  g_assert_cmpuint (n_posting, <, size / 3);
}

static void
test_purchases (void)
{
  g_autoptr (WinnowSamplePopulation) population = make ("bought.sample");

  check_block (population, 1, 900);
  check_block (population, 2, 500);
}

static void
test_people (void)
{
  g_autoptr (WinnowSamplePopulation) population = make ("large.sample");
  guint n_members = winnow_sample_population_get_n_members (population);
  guint n_quiet = 0;
  guint n_no_profile = 0;
  guint n_invalid = 0;
  guint n_gone = 0;
  guint n_early = 0;

  for (guint i = 0; i < n_members; i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);

      n_quiet += member->truth == WINNOW_SAMPLE_TRUTH_QUIET;
      n_no_profile += member->no_profile;
      n_gone += member->gone;
      n_invalid += strcmp (member->handle, "handle.invalid") == 0;
      n_early += member->followed_at - member->created_at < DAY;
    }

  g_assert_cmpuint (n_quiet, >, n_members * 25 / 100);
  g_assert_cmpuint (n_quiet, <, n_members * 35 / 100);
  g_assert_cmpuint (n_no_profile, >, n_members * 3 / 100);
  g_assert_cmpuint (n_no_profile, <, n_members * 5 / 100);
  g_assert_cmpuint (n_invalid, >, n_members / 1000);
  g_assert_cmpuint (n_invalid, <=, n_members / 500);
  g_assert_cmpuint (n_gone, ==, 23);
  /* Enough follow on their first day to date the others by. */
  g_assert_cmpuint (n_early, >, n_members / 10);
}

static void
test_dormant (void)
{
  g_autoptr (WinnowSamplePopulation) population = make ("dormant.sample");
  guint n_members = winnow_sample_population_get_n_members (population);
  guint n_silent = 0;
  guint n_never = 0;

  for (guint i = 0; i < n_members; i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);

      g_assert_cmpint (member->truth, !=, WINNOW_SAMPLE_TRUTH_BOUGHT);
      n_silent += member->posts == 0 ||
                  AS_OF - member->last_post_at > 90 * DAY;
      n_never += member->posts == 0;
    }

  g_assert_cmpuint (n_silent, >, n_members * 2 / 3);
  g_assert_cmpuint (n_never, >, n_members / 10);
  g_assert_cmpuint (n_never, <, n_members / 3);
}

static void
test_starter_pack (void)
{
  g_autoptr (WinnowSamplePopulation) population = make ("starterpack.sample");
  gint64 first = G_MAXINT64;
  gint64 last = 0;
  guint n_via = 0;
  guint n_from = 0;
  guint n_older = 0;

  for (guint i = 0; i < winnow_sample_population_get_n_members (population);
       i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);

      if (!member->via_pack)
        {
          g_assert_false (member->from_pack);
          continue;
        }

      n_via++;
      n_from += member->from_pack;
      n_older += member->followed_at - member->created_at > 90 * DAY;
      first = MIN (first, member->followed_at);
      last = MAX (last, member->followed_at);
    }

  g_assert_cmpuint (n_via, ==, 900);
  g_assert_cmpint (last - first, <=, 3 * DAY);
  g_assert_cmpuint (n_from, >, 300);
  g_assert_cmpuint (n_older, >, 300);
}

static void
test_find (void)
{
  g_autoptr (WinnowSamplePopulation) population = make ("small.sample");
  guint rank = 0;

  for (guint i = 0; i < winnow_sample_population_get_n_members (population);
       i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (population, i);

      g_assert_true (winnow_sample_population_find (population,
                                                    member->handle, &rank));
      g_assert_cmpuint (rank, ==, i);
    }

  g_assert_false (winnow_sample_population_find (population, "small.sample",
                                                 &rank));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/population/numbers", test_numbers);
  g_test_add_func ("/sample/population/invariants", test_invariants);
  g_test_add_func ("/sample/population/same-again", test_same_again);
  g_test_add_func ("/sample/population/elsewhere", test_elsewhere);
  g_test_add_func ("/sample/population/purchases", test_purchases);
  g_test_add_func ("/sample/population/people", test_people);
  g_test_add_func ("/sample/population/dormant", test_dormant);
  g_test_add_func ("/sample/population/starter-pack", test_starter_pack);
  g_test_add_func ("/sample/population/find", test_find);

  return g_test_run ();
}
