/* test-reason-names.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "app/winnow-reason-names.h"
#include "followers/winnow-time.h"
#include "scoring/winnow-model.h"

#define AS_OF (20000 * WINNOW_DAY)
#define N_RECORDS 20000

static guint32
make_count (GRand *rand)
{
  return (guint32) exp (g_rand_double_range (rand, 0, 9)) - 1;
}

static gint64
make_time (GRand *rand)
{
  return AS_OF - g_rand_int_range (rand, -5, 300) * WINNOW_DAY;
}

static WinnowFollowerRecord
make_record (GRand *rand)
{
  guint dropped = g_rand_boolean (rand) ? 0 : g_rand_int (rand);

  return (WinnowFollowerRecord) {
    .known = WINNOW_FIELDS_ALL & ~dropped,
    .values = g_rand_int (rand) & WINNOW_FIELDS_ALL,
    .posts = make_count (rand),
    .followers = make_count (rand),
    .following = make_count (rand),
    .favourites = make_count (rand),
    .listed = make_count (rand),
    .created_at = make_time (rand),
    .last_post_at = make_time (rand),
    .display_name = g_rand_boolean (rand) ? "" : "Ann",
    .bio = g_rand_boolean (rand) ? "" : "I am a bot",
    .url = g_rand_boolean (rand) ? "" : "https://example.org",
    .location = g_rand_boolean (rand) ? "" : "Bath",
    .avatar = g_rand_boolean (rand) ? "" : "https://example.org/ann.png",
  };
}

static void
collect (WinnowModel *model,
         GHashTable  *ids)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_RECORDS; i++)
    {
      WinnowFollowerRecord record = make_record (rand);
      g_autoptr (GListModel) reasons =
        winnow_model_explain (model, &record, AS_OF);

      for (guint j = 0; j < g_list_model_get_n_items (reasons); j++)
        {
          g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, j);

          g_hash_table_add (ids, g_strdup (winnow_reason_get_id (reason)));
        }
    }
}

/* Whatever a model can say of a follower has a name that holds for many. */
static void
test_reasons (void)
{
  const char * const *models = winnow_model_list_ids ();
  static const char * const expected[] = {
    "ratio-2", "new-45", "age", "base", "last-post", "cc-1", "cc-19",
    "neutral", "sb-7", "idle", "sos-1", "none", "not-told-beyond",
    "not-told-sb-8",
  };
  g_autoptr (GHashTable) ids =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; models[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (models[i]);

      collect (model, ids);
    }

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i]);
      g_assert_true (g_hash_table_contains (ids, expected[i]));
    }

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_test_message ("%s", (const char *) id);
      g_assert_nonnull (winnow_reason_names_get (id));
    }

  g_assert_nonnull (winnow_reason_names_get ("marks"));
  g_assert_null (winnow_reason_names_get ("no such reason"));
}

static void
test_models (void)
{
  const char * const *models = winnow_model_list_ids ();

  for (guint i = 0; models[i] != NULL; i++)
    {
      g_test_message ("%s", models[i]);
      g_assert_nonnull (winnow_reason_names_explain (models[i]));
    }

  g_assert_null (winnow_reason_names_explain ("no such model"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reason-names/reasons", test_reasons);
  g_test_add_func ("/reason-names/models", test_models);

  return g_test_run ();
}
