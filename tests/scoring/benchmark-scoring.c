/* benchmark-scoring.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long a million followers take: meson test --benchmark. */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-split.h"

#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)
#define N_FOLLOWERS 1000000

static void
make_record (GRand                *rand,
             WinnowFollowerRecord *record)
{
  *record = (WinnowFollowerRecord) {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT |
             WINNOW_FIELD_HAS_URL,
    .values = g_rand_boolean (rand) ? WINNOW_FIELD_HAS_URL : 0,
    .posts = (guint32) exp (g_rand_double_range (rand, 0, 10)) - 1,
    .followers = (guint32) exp (g_rand_double_range (rand, 0, 9)) - 1,
    .following = (guint32) exp (g_rand_double_range (rand, 0, 9)) - 1,
    .created_at = AS_OF - g_rand_int_range (rand, 0, 4000) * WINNOW_DAY,
  };

  /* one in fifty tells no counts */
  if (g_rand_int_range (rand, 0, 50) == 0)
    record->known &= ~WINNOW_FIELD_FOLLOWERS;
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure (const char                 *id,
         const WinnowFollowerRecord *records,
         WinnowScore                *scores)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id (id);
  WinnowSplit split;
  double score, needs, estimate;
  guint needed = 0;
  gint64 start;

  start = g_get_monotonic_time ();
  winnow_model_score (model, records, N_FOLLOWERS, AS_OF, scores);
  score = seconds_since (start);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_FOLLOWERS; i++)
    needed += winnow_model_needs_last_post (model, &records[i], AS_OF);
  needs = seconds_since (start);

  start = g_get_monotonic_time ();
  winnow_split_estimate (&split, &(WinnowSplitFrame) {
    .model = model,
    .network = "file",
    .records = records,
    .scores = scores,
    .n_records = N_FOLLOWERS,
    .population = 2 * N_FOLLOWERS,
    .as_of = AS_OF,
  });
  estimate = seconds_since (start);

  g_print ("%s: score %.3f s, needs_last_post %.3f s (%u), split %.3f s\n",
           id, score, needs, needed, estimate);
}

int
main (int   argc,
      char *argv[])
{
  const char * const *ids = winnow_model_list_ids ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree WinnowFollowerRecord *records = NULL;
  g_autofree WinnowScore *scores = NULL;

  records = g_new (WinnowFollowerRecord, N_FOLLOWERS);
  scores = g_new (WinnowScore, N_FOLLOWERS);

  for (guint i = 0; i < N_FOLLOWERS; i++)
    make_record (rand, &records[i]);

  for (guint i = 0; ids[i] != NULL; i++)
    measure (ids[i], records, scores);

  return 0;
}
