/* test-model.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What must hold for every model and every follower, likely or not. */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-model-private.h"

#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

static void
test_registry (void)
{
  const char * const *ids = winnow_model_list_ids ();
  g_autoptr (WinnowModel) first = winnow_model_new_default ();
  g_autoptr (WinnowModel) scorecard = winnow_model_new_for_id ("winnow");

  g_assert_cmpuint (g_strv_length ((GStrv) ids), ==, 7);
  g_assert_cmpstr (winnow_model_get_id (first), ==, ids[0]);
  g_assert_cmpstr (ids[0], ==, "statuspeople-2014");
  g_assert_cmpstr (ids[1], ==, "winnow");
  g_assert_true (g_strv_contains (ids, "statuspeople-2012"));
  g_assert_true (g_strv_contains (ids, "statuspeople-2019"));
  g_assert_true (g_strv_contains (ids, "camisani-calzolari"));
  g_assert_true (g_strv_contains (ids, "socialbakers"));
  g_assert_true (g_strv_contains (ids, "state-of-search"));
  g_assert_true (winnow_model_list_ids () == ids);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      g_assert_nonnull (model);
      g_assert_cmpstr (winnow_model_get_id (model), ==, ids[i]);
      g_assert_cmpstr (winnow_model_get_name (model), !=, "");
      g_assert_cmpstr (winnow_model_get_version (model), !=, "");
    }

  /* no published rule set was measured on the networks read here */
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      if (!g_str_equal (ids[i], "winnow"))
        g_assert_null (winnow_model_get_calibrated_for (model));
    }

  g_assert_nonnull (winnow_model_get_calibrated_for (scorecard));
  g_assert_null (winnow_model_new_for_id ("statuspeople"));
  g_assert_null (winnow_model_new_for_id (""));
  g_assert_null (winnow_model_new_for_id (NULL));
}

static guint32
make_count (GRand *rand)
{
  static const guint32 bounds[] = {
    0, 1, 19, 20, 49, 50, 51, 100, 101, 499, 500, 999, 1000, G_MAXUINT32,
  };

  if (g_rand_boolean (rand))
    return bounds[g_rand_int_range (rand, 0, G_N_ELEMENTS (bounds))];

  return (guint32) exp (g_rand_double_range (rand, 0, 22));
}

static gint64
make_time (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return G_MININT64;
    case 1:
      return G_MAXINT64;
    case 2:
      return AS_OF + WINNOW_DAY;
    case 3:
      return AS_OF - 45 * WINNOW_DAY;
    case 4:
      return AS_OF - 90 * WINNOW_DAY;
    default:
      return AS_OF - g_rand_int_range (rand, 0, 5000) * WINNOW_DAY;
    }
}

static void
make_record (GRand                *rand,
             WinnowFollowerRecord *record)
{
  *record = (WinnowFollowerRecord) {
    .known = g_rand_int (rand) & WINNOW_FIELDS_ALL,
    .values = g_rand_int (rand) & WINNOW_FIELDS_ALL,
    .posts = make_count (rand),
    .followers = make_count (rand),
    .following = make_count (rand),
    .favourites = make_count (rand),
    .created_at = make_time (rand),
    .last_post_at = make_time (rand),
    .listed = make_count (rand),
    .id = "1",
    .handle = "ann",
    .display_name = g_rand_boolean (rand) ? "" : "Ann",
    .bio = g_rand_boolean (rand) ? "" : "I am a bot",
    .url = g_rand_boolean (rand) ? "" : "https://example.org",
    .location = g_rand_boolean (rand) ? "" : "Bath",
    .avatar = g_rand_boolean (rand) ? "" : "https://example.org/ann.png",
    .server = "example.org",
  };

  /* most of the time the counts are told */
  if (g_rand_int_range (rand, 0, 3) > 0)
    record->known |= WINNOW_FIELDS_COUNTS;
}

typedef void (*CheckFunc) (WinnowModel                *model,
                           const WinnowFollowerRecord *record,
                           GRand                      *rand);

static void
check_all (CheckFunc check,
           guint     n)
{
  const char * const *ids = winnow_model_list_ids ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      for (guint j = 0; j < n; j++)
        {
          WinnowFollowerRecord record;

          make_record (rand, &record);
          check (model, &record, rand);
        }
    }
}

static WinnowClass
classify (WinnowModel                *model,
          const WinnowFollowerRecord *record)
{
  WinnowScore score;

  winnow_model_score (model, record, 1, AS_OF, &score);
  g_assert_cmpint (score.klass, <, WINNOW_N_CLASSES);
  g_assert_true (isnan (score.p_fake) ||
                 (score.p_fake >= 0 && score.p_fake <= 1));

  return score.klass;
}

/* Its rules cannot name a bot by counts alone. */
static gboolean
asks_for_profile (WinnowModel *model)
{
  return g_str_equal (winnow_model_get_id (model), "camisani-calzolari");
}

/* Reasons of the deciding kind, then of the others, then notes; within a kind
 * the heaviest first; nothing said twice. */
static void
check_reasons (WinnowModel                *model,
               const WinnowFollowerRecord *record,
               GRand                      *rand)
{
  static const WinnowReasonKind deciding[] = {
    WINNOW_REASON_REAL, WINNOW_REASON_INACTIVE, WINNOW_REASON_FAKE,
  };
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (WinnowReason) first = NULL;
  WinnowReason *last = NULL;
  WinnowScore score;
  double points = 0;

  reasons = winnow_model_explain (model, record, AS_OF);
  ids = g_hash_table_new (g_str_hash, g_str_equal);
  texts = g_hash_table_new (g_str_hash, g_str_equal);
  winnow_model_score (model, record, 1, AS_OF, &score);

  g_assert_cmpuint (g_list_model_get_n_items (reasons), >, 0);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      /* the store holds it */
      WinnowReason *reason = g_list_model_get_item (reasons, i);

      g_object_unref (reason);
      g_assert_true (g_hash_table_add (
        ids, (gpointer) winnow_reason_get_id (reason)));
      g_assert_true (g_hash_table_add (
        texts, (gpointer) winnow_reason_get_text (reason)));

      /* StatusPeople's points for inactive are another sum */
      if ((winnow_reason_get_kind (reason) == WINNOW_REASON_FAKE ||
           winnow_reason_get_kind (reason) == WINNOW_REASON_REAL) &&
          !isnan (winnow_reason_get_points (reason)))
        points += winnow_reason_get_points (reason);
      if (winnow_reason_get_kind (reason) == WINNOW_REASON_NOT_TOLD)
        g_assert_true (isnan (winnow_reason_get_points (reason)));

      if (last != NULL &&
          winnow_reason_get_kind (last) == WINNOW_REASON_NOT_TOLD)
        g_assert_cmpint (winnow_reason_get_kind (reason), ==,
                         WINNOW_REASON_NOT_TOLD);
      if (last != NULL &&
          winnow_reason_get_kind (last) == winnow_reason_get_kind (reason))
        g_assert_false (fabs (winnow_reason_get_points (last)) <
                        fabs (winnow_reason_get_points (reason)));
      last = reason;
    }

  /* every point is accounted for */
  if (!isnan (score.points))
    g_assert_cmpfloat_with_epsilon (points, score.points, 1e-3);

  first = g_list_model_get_item (reasons, 0);
  if (winnow_follower_record_knows (record, WINNOW_FIELDS_COUNTS) &&
      !asks_for_profile (model))
    g_assert_cmpint (score.klass, !=, WINNOW_CLASS_NOT_TOLD);

  if (score.klass != WINNOW_CLASS_NOT_TOLD &&
      winnow_follower_record_knows (record, WINNOW_FIELDS_COUNTS))
    g_assert_cmpint (winnow_reason_get_kind (first), ==,
                     deciding[score.klass]);
}

static void
test_reasons (void)
{
  check_all (check_reasons, 5000);
}

/* What stands in a field that was not told is never looked at. */
static void
check_untold (WinnowModel                *model,
              const WinnowFollowerRecord *record,
              GRand                      *rand)
{
  WinnowFollowerRecord other;
  WinnowScore a, b;

  make_record (rand, &other);
  other.known = record->known;
  other.values = (record->values & record->known) |
                 (other.values & ~record->known);

#define COPY(member, field) \
  if (record->known & WINNOW_FIELD_##field) \
    other.member = record->member

  COPY (posts, POSTS);
  COPY (followers, FOLLOWERS);
  COPY (following, FOLLOWING);
  COPY (favourites, FAVOURITES);
  COPY (created_at, CREATED_AT);
  COPY (last_post_at, LAST_POST_AT);
  COPY (listed, LISTED);
  COPY (display_name, DISPLAY_NAME);
  COPY (bio, BIO);
  COPY (url, URL);
  COPY (location, LOCATION);
  COPY (avatar, AVATAR);

#undef COPY

  winnow_model_score (model, record, 1, AS_OF, &a);
  winnow_model_score (model, &other, 1, AS_OF, &b);
  g_assert_cmpint (a.klass, ==, b.klass);
  g_assert_true (a.points == b.points ||
                 (isnan (a.points) && isnan (b.points)));
}

static void
test_untold (void)
{
  check_all (check_untold, 20000);
}

static guint32
near_ratio (GRand   *rand,
            guint32  followers)
{
  double following = followers * exp (g_rand_double_range (rand, 0, 5));

  return (guint32) MIN (following, (double) G_MAXUINT32);
}

/* A class that StatusPeople's rules give without a count holds whatever the
 * count turns out to be; the others say how sure they are, or leave a clause
 * out. */
static void
check_certain (WinnowModel                *model,
               const WinnowFollowerRecord *record,
               GRand                      *rand)
{
  WinnowClass klass = classify (model, record);

  if (klass == WINNOW_CLASS_NOT_TOLD ||
      !g_str_has_prefix (winnow_model_get_id (model), "statuspeople-"))
    return;

  for (guint i = 0; i < 10; i++)
    {
      WinnowFollowerRecord told = *record;

      told.known |= WINNOW_FIELDS_COUNTS;
      if (!winnow_follower_record_knows (record, WINNOW_FIELD_POSTS))
        told.posts = make_count (rand);
      if (!winnow_follower_record_knows (record, WINNOW_FIELD_FOLLOWERS))
        told.followers = make_count (rand);
      if (!winnow_follower_record_knows (record, WINNOW_FIELD_FOLLOWING))
        told.following = make_count (rand);

      /* half of the time near a ratio the rules turn at */
      if (!winnow_follower_record_knows (record, WINNOW_FIELD_FOLLOWING) &&
          g_rand_boolean (rand))
        told.following = near_ratio (rand, told.followers);

      g_assert_cmpint (classify (model, &told), ==, klass);
    }
}

static void
test_certain (void)
{
  check_all (check_certain, 20000);
}

/* What is known from the score is what scoring again would say. */
static void
check_probe (WinnowModel                *model,
             const WinnowFollowerRecord *record,
             GRand                      *rand)
{
  WinnowClass recent, stale, quick_recent, quick_stale;
  WinnowScore score;

  winnow_model_score (model, record, 1, AS_OF, &score);
  winnow_model_probe_last_post (model, record, AS_OF, &recent, &stale);
  winnow_model_probe_scored (model, record, &score, AS_OF, &quick_recent,
                             &quick_stale);
  g_assert_cmpint (quick_recent, ==, recent);
  g_assert_cmpint (quick_stale, ==, stale);
}

static void
test_probe (void)
{
  check_all (check_probe, 20000);
}

static void
check_batch (WinnowModel                *model,
             const WinnowFollowerRecord *records,
             guint                       n)
{
  g_autofree WinnowScore *scores = g_new (WinnowScore, n);

  winnow_model_score (model, records, 0, AS_OF, NULL);
  winnow_model_score (model, records, n, AS_OF, scores);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (scores[i].klass, ==, classify (model, &records[i]));
}

/* A batch scores as its followers one by one. */
static void
test_batch (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const char * const *ids = winnow_model_list_ids ();
  g_autofree WinnowFollowerRecord *records = NULL;

  records = g_new (WinnowFollowerRecord, 1000);
  for (guint i = 0; i < 1000; i++)
    make_record (rand, &records[i]);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      check_batch (model, records, 1000);
    }
}

static void
test_odd_times (void)
{
  const gint64 times[] = { G_MININT64, -1, 0, AS_OF, G_MAXINT64 };
  const char * const *ids = winnow_model_list_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      for (guint j = 0; j < 125; j++)
        {
          g_autoptr (GListModel) reasons = NULL;
          WinnowFollowerRecord record = {
            .known = WINNOW_FIELDS_ALL,
            .posts = 100,
            .followers = 100,
            .following = 100,
            .created_at = times[j % 5],
            .last_post_at = times[j / 5 % 5],
            .display_name = "",
            .bio = "",
            .url = "",
            .location = "",
            .avatar = "",
          };
          WinnowScore score;

          winnow_model_score (model, &record, 1, times[j / 25], &score);
          reasons = winnow_model_explain (model, &record, times[j / 25]);
          winnow_model_needs_last_post (model, &record, times[j / 25]);
          g_assert_cmpuint (g_list_model_get_n_items (reasons), >, 0);
        }
    }
}

/* A clock that runs behind makes an account new, not old. */
static void
test_created_later (void)
{
  g_autoptr (WinnowModel) model =
    winnow_model_new_for_id ("statuspeople-2014");
  WinnowFollowerRecord record = {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT,
    .posts = 100,
    .followers = 1,
    .following = 2000,
    .created_at = AS_OF + 1000 * WINNOW_DAY,
  };

  g_assert_cmpint (classify (model, &record), ==, WINNOW_CLASS_REAL);
  g_assert_false (winnow_model_needs_last_post (model, &record, AS_OF));

  record.created_at = AS_OF - 1000 * WINNOW_DAY;
  g_assert_cmpint (classify (model, &record), ==, WINNOW_CLASS_FAKE);
}

static void
test_needs_last_post (void)
{
  const WinnowFollowerRecord used = {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT,
    .posts = 500,
    .followers = 100,
    .following = 100,
    .created_at = AS_OF - 1000 * WINNOW_DAY,
  };
  g_autoptr (WinnowModel) y2012 =
    winnow_model_new_for_id ("statuspeople-2012");
  g_autoptr (WinnowModel) y2014 =
    winnow_model_new_for_id ("statuspeople-2014");
  g_autoptr (WinnowModel) y2019 =
    winnow_model_new_for_id ("statuspeople-2019");
  WinnowFollowerRecord record = used;

  g_assert_true (winnow_model_needs_last_post (y2014, &record, AS_OF));
  g_assert_false (winnow_model_needs_last_post (y2012, &record, AS_OF));
  /* two points of nine do not make it inactive … */
  g_assert_false (winnow_model_needs_last_post (y2019, &record, AS_OF));
  /* … but with three for few of everything */
  record.posts = record.followers = record.following = 19;
  record.created_at = AS_OF - 190 * WINNOW_DAY;
  g_assert_true (winnow_model_needs_last_post (y2019, &record, AS_OF));

  /* the same when it is told */
  record = used;
  record.known |= WINNOW_FIELD_LAST_POST_AT;
  record.last_post_at = AS_OF;
  g_assert_true (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record.last_post_at = AS_OF - 500 * WINNOW_DAY;
  g_assert_true (winnow_model_needs_last_post (y2014, &record, AS_OF));

  /* it cannot have posted before it was made */
  record = used;
  record.created_at = AS_OF - 89 * WINNOW_DAY;
  g_assert_false (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record.created_at = AS_OF - 90 * WINNOW_DAY;
  g_assert_true (winnow_model_needs_last_post (y2014, &record, AS_OF));

  /* never posted; inactive anyway; fake anyway; age not told */
  record = used;
  record.posts = 0;
  g_assert_false (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record.posts = 100;
  g_assert_false (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record = used;
  record.followers = 1;
  g_assert_false (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record = used;
  record.known &= ~WINNOW_FIELD_CREATED_AT;
  g_assert_true (winnow_model_needs_last_post (y2014, &record, AS_OF));
  record.known = 0;
  g_assert_false (winnow_model_needs_last_post (y2014, &record, AS_OF));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/registry", test_registry);
  g_test_add_func ("/model/reasons", test_reasons);
  g_test_add_func ("/model/untold", test_untold);
  g_test_add_func ("/model/certain", test_certain);
  g_test_add_func ("/model/probe", test_probe);
  g_test_add_func ("/model/batch", test_batch);
  g_test_add_func ("/model/odd-times", test_odd_times);
  g_test_add_func ("/model/created-later", test_created_later);
  g_test_add_func ("/model/needs-last-post", test_needs_last_post);

  return g_test_run ();
}
