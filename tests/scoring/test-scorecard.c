/* test-scorecard.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-scorecard.h"

#define AS_OF (20000 * WINNOW_DAY)

static WinnowFollowerRecord
make (guint32 posts,
      guint32 followers,
      guint32 following,
      guint32 favourites,
      gint64  age_days)
{
  return (WinnowFollowerRecord) {
    .known = WINNOW_CARD_FIELDS,
    .posts = posts,
    .followers = followers,
    .following = following,
    .favourites = favourites,
    .created_at = AS_OF - age_days * WINNOW_DAY,
  };
}

static WinnowScore
score (WinnowModel          *model,
       WinnowFollowerRecord  record)
{
  WinnowScore result;

  winnow_model_score (model, &record, 1, AS_OF, &result);

  return result;
}

static void
test_identity (void)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("winnow");

  g_assert_true (WINNOW_IS_SCORECARD (model));
  g_assert_cmpstr (winnow_model_get_id (model), ==, "winnow");
  g_assert_cmpstr (winnow_model_get_name (model), !=, "");
  g_assert_cmpstr (winnow_model_get_version (model), !=, "");
  g_assert_nonnull (winnow_model_get_calibrated_for (model));
  g_assert_cmpuint (winnow_scorecard_get_inactive_days
                    (WINNOW_SCORECARD (model)), ==, 90);
  g_assert_cmpfloat (winnow_scorecard_get_false_positive_rate
                     (WINNOW_SCORECARD (model)), ==, 0.01);
}

/* Accounts that leave little doubt, and what became of them. */
static void
test_classes (void)
{
  static const struct
  {
    guint32 posts, followers, following, favourites;
    int age;
    WinnowClass klass;
  } cases[] = {
    /* bought: follows many, followed by few, says little */
    { 12, 4, 2310, 0, 200, WINNOW_CLASS_FAKE },
    { 0, 7, 560, 0, 900, WINNOW_CLASS_FAKE },
    { 20, 10, 214, 0, 77, WINNOW_CLASS_FAKE },
    { 35, 17, 340, 0, 310, WINNOW_CLASS_FAKE },
    { 300, 12, 800, 4, 600, WINNOW_CLASS_FAKE },
    /* in use */
    { 1000, 102, 226, 29, 580, WINNOW_CLASS_REAL },
    { 6000, 341, 319, 1286, 1200, WINNOW_CLASS_REAL },
    { 50000, 2000000, 10, 3, 3000, WINNOW_CLASS_REAL },
    { 3, 30, 60, 1, 20, WINNOW_CLASS_REAL },
    /* quiet people: never posted, never liked, not fake */
    { 0, 12, 80, 0, 2000, WINNOW_CLASS_INACTIVE },
    { 0, 30, 150, 0, 1500, WINNOW_CLASS_INACTIVE },
    { 0, 9, 40, 0, 700, WINNOW_CLASS_INACTIVE },
    { 0, 100, 300, 0, 3000, WINNOW_CLASS_INACTIVE },
    { 0, 60, 250, 0, 400, WINNOW_CLASS_INACTIVE },
    { 0, 5, 80, 0, 2000, WINNOW_CLASS_INACTIVE },
    { 0, 20, 200, 0, 2000, WINNOW_CLASS_INACTIVE },
    { 0, 20, 150, 0, 400, WINNOW_CLASS_INACTIVE },
  };
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WinnowScore result;

      result = score (model, make (cases[i].posts, cases[i].followers,
                                   cases[i].following, cases[i].favourites,
                                   cases[i].age));
      g_test_message ("%u: %s, %.1f points", i,
                      winnow_class_get_id (result.klass),
                      (double) result.points);
      g_assert_cmpint (result.klass, ==, cases[i].klass);
    }
}

static void
test_probability (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();

  for (guint32 followers = 0; followers < 400; followers += 7)
    {
      WinnowScore result = score (model, make (30, followers, 400, 2, 500));

      g_assert_cmpfloat_with_epsilon (result.p_fake,
                                      1 / (1 + exp2 (-result.points / 10)),
                                      1e-6);
      g_assert_cmpfloat (result.p_fake, >=, 0);
      g_assert_cmpfloat (result.p_fake, <=, 1);
    }
}

static guint32
random_count (GRand *rand)
{
  return (guint32) pow (10, g_rand_double_range (rand, 0, 7)) - 1;
}

static WinnowFollowerRecord
random_record (GRand *rand)
{
  WinnowFollowerRecord record =
    make (random_count (rand), random_count (rand), random_count (rand),
          random_count (rand), g_rand_int_range (rand, 0, 6000));

  if (g_rand_int_range (rand, 0, 2) == 0)
    record.known &= ~WINNOW_FIELD_FAVOURITES;
  if (g_rand_int_range (rand, 0, 3) == 0)
    record.known &= ~WINNOW_FIELD_CREATED_AT;
  if (g_rand_int_range (rand, 0, 3) == 0)
    record.known &= ~WINNOW_FIELD_POSTS;
  if (g_rand_int_range (rand, 0, 2) == 0)
    winnow_follower_record_set_time (&record, WINNOW_FIELD_LAST_POST_AT,
                                     AS_OF - g_rand_int_range (rand, 0, 400) *
                                     WINNOW_DAY);

  return record;
}

/* More followers, posts or favourites never look more fake; following more
 * never looks less fake; nor does a last post matter to it. */
static void
test_monotone (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      WinnowFollowerRecord record = random_record (rand);
      WinnowFollowerRecord other = record;
      guint32 more = random_count (rand);
      double before, after;

      before = score (model, record).points;

      other.followers += more;
      after = score (model, other).points;
      g_assert_cmpfloat (after, <=, before);

      other = record;
      other.posts += more;
      after = score (model, other).points;
      g_assert_cmpfloat (after, <=, before);

      other = record;
      other.favourites += more;
      after = score (model, other).points;
      g_assert_cmpfloat (after, <=, before);

      other = record;
      other.following += more;
      after = score (model, other).points;
      g_assert_cmpfloat (after, >=, before);

      other = record;
      other.known |= WINNOW_FIELD_LAST_POST_AT;
      other.last_post_at = AS_OF - more;
      after = score (model, other).points;
      g_assert_true (after <= before && after >= before);
    }
}

/* Values of fields that were not told change nothing. */
static void
test_absent (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 5000; i++)
    {
      WinnowFollowerRecord record = random_record (rand);
      WinnowFollowerRecord noise = random_record (rand);
      WinnowScore clean, dirty;

      noise.known = record.known;
      noise.followers = record.followers;
      noise.following = record.following;
      if (record.known & WINNOW_FIELD_POSTS)
        noise.posts = record.posts;
      if (record.known & WINNOW_FIELD_FAVOURITES)
        noise.favourites = record.favourites;
      if (record.known & WINNOW_FIELD_CREATED_AT)
        noise.created_at = record.created_at;
      if (record.known & WINNOW_FIELD_LAST_POST_AT)
        noise.last_post_at = record.last_post_at;

      clean = score (model, record);
      dirty = score (model, noise);
      g_assert_cmpint (clean.klass, ==, dirty.klass);
      g_assert_true (clean.points <= dirty.points &&
                     clean.points >= dirty.points);
    }
}

static void
drop (WinnowFollowerRecord *record,
      WinnowFields          fields)
{
  record->known &= ~fields;
}

/* A typical bought account and a typical person stay what they are, whatever
 * else is told of them. */
static void
test_drop_out (void)
{
  const WinnowFields optional[] = {
    WINNOW_FIELD_POSTS, WINNOW_FIELD_CREATED_AT, WINNOW_FIELD_FAVOURITES
  };
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();

  for (guint mask = 0; mask < 8; mask++)
    {
      WinnowFollowerRecord bought = make (10, 7, 550, 0, 400);
      WinnowFollowerRecord person = make (900, 150, 250, 80, 900);

      for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
        {
          if (mask & (1u << i))
            {
              drop (&bought, optional[i]);
              drop (&person, optional[i]);
            }
        }

      g_assert_cmpint (score (model, bought).klass, ==, WINNOW_CLASS_FAKE);
      g_assert_cmpfloat (score (model, bought).p_fake, >, 0.9);
      g_assert_cmpfloat (score (model, person).p_fake, <, 0.1);
      g_assert_cmpint (score (model, person).klass, ==,
                       mask & 1u ? WINNOW_CLASS_NOT_TOLD : WINNOW_CLASS_REAL);
    }
}

static void
test_not_told (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  const WinnowFields needed[] = {
    WINNOW_FIELD_FOLLOWERS, WINNOW_FIELD_FOLLOWING, WINNOW_CARD_FIELDS
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      WinnowFollowerRecord record = make (0, 0, 5000, 0, 10);
      g_autoptr (GListModel) reasons = NULL;
      WinnowScore result;

      drop (&record, needed[i]);
      result = score (model, record);

      g_assert_cmpint (result.klass, ==, WINNOW_CLASS_NOT_TOLD);
      g_assert_true (isnan (result.p_fake));
      g_assert_true (isnan (result.points));
      g_assert_null (winnow_scorecard_get_cutoff (WINNOW_SCORECARD (model),
                                                  record.known));

      reasons = winnow_model_explain (model, &record, AS_OF);
      g_assert_cmpuint (g_list_model_get_n_items (reasons), >, 0);
    }
}

static void
test_activity (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  g_autoptr (WinnowModel) month = winnow_scorecard_new_full (NULL, 30, 0.01);
  WinnowFollowerRecord record = make (900, 150, 250, 80, 900);

  g_assert_true (winnow_model_needs_last_post (model, &record, AS_OF));

  winnow_follower_record_set_time (&record, WINNOW_FIELD_LAST_POST_AT,
                                   AS_OF - 89 * WINNOW_DAY);
  g_assert_cmpint (score (model, record).klass, ==, WINNOW_CLASS_REAL);
  g_assert_cmpint (score (month, record).klass, ==, WINNOW_CLASS_INACTIVE);

  record.last_post_at = AS_OF - 90 * WINNOW_DAY;
  g_assert_cmpint (score (model, record).klass, ==, WINNOW_CLASS_INACTIVE);

  record.last_post_at = AS_OF + WINNOW_DAY;
  g_assert_cmpint (score (month, record).klass, ==, WINNOW_CLASS_REAL);

  /* its posts were not told, but that it posts was */
  drop (&record, WINNOW_FIELD_POSTS);
  g_assert_cmpint (score (model, record).klass, ==, WINNOW_CLASS_REAL);

  record = make (0, 150, 250, 80, 900);
  g_assert_false (winnow_model_needs_last_post (model, &record, AS_OF));
  record = make (12, 4, 2310, 0, 200);
  g_assert_false (winnow_model_needs_last_post (model, &record, AS_OF));
}

/* The stricter, the fewer; the measured errors go the same way. */
static void
test_strictness (void)
{
  const double rates[] = { 0.005, 0.01, 0.02, 0.05 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  WinnowModel *models[4];
  guint n[4] = { 0, };

  for (guint m = 0; m < 4; m++)
    models[m] = winnow_scorecard_new_full (NULL, 90, rates[m]);

  for (guint i = 0; i < 5000; i++)
    {
      WinnowFollowerRecord record = random_record (rand);
      gboolean fake = FALSE;

      for (guint m = 0; m < 4; m++)
        {
          gboolean now = score (models[m], record).klass == WINNOW_CLASS_FAKE;

          g_assert_true (now || !fake);
          fake = now;
          n[m] += now;
        }
    }

  for (guint m = 0; m < 4; m++)
    {
      const WinnowCutoff *cutoff;

      cutoff = winnow_scorecard_get_cutoff (WINNOW_SCORECARD (models[m]),
                                            WINNOW_FIELDS_ALL);
      g_assert_cmpfloat (cutoff->rate, ==, rates[m]);
      if (m > 0)
        g_assert_cmpuint (n[m], >, n[m - 1]);
    }

  for (guint m = 0; m < 4; m++)
    g_object_unref (models[m]);
}

/* The points of the reasons add up to the score's; the heaviest of those for
 * the class first. */
static void
test_explanation (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 3000; i++)
    {
      WinnowFollowerRecord record = random_record (rand);
      g_autoptr (GListModel) reasons = NULL;
      double sum = 0, last = HUGE_VAL;
      WinnowReasonKind last_kind = WINNOW_REASON_NOT_TOLD;
      guint changes = 0;

      reasons = winnow_model_explain (model, &record, AS_OF);

      for (guint j = 0; j < g_list_model_get_n_items (reasons); j++)
        {
          g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, j);
          double points = winnow_reason_get_points (reason);
          WinnowReasonKind kind = winnow_reason_get_kind (reason);

          if (isnan (points))
            continue;

          g_assert_true (kind == (points > 0 ? WINNOW_REASON_FAKE
                                             : WINNOW_REASON_REAL));
          changes += kind != last_kind;
          g_assert_true (kind != last_kind || fabs (points) <= last);
          last_kind = kind;
          last = fabs (points);
          sum += points;
        }

      g_assert_cmpuint (changes, <=, 2);
      g_assert_cmpfloat_with_epsilon (sum, score (model, record).points, 1e-3);
    }
}

static void
assert_reason (GListModel *reasons,
               const char *id,
               const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (g_strcmp0 (winnow_reason_get_id (reason), id) == 0)
        {
          g_assert_cmpstr (winnow_reason_get_text (reason), ==, text);
          return;
        }
    }

  g_error ("No reason “%s”", id);
}

static void
test_sentences (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  WinnowFollowerRecord record = make (1, 4, 310, 0, 200);
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (GListModel) less = NULL;

  reasons = winnow_model_explain (model, &record, AS_OF);
  assert_reason (reasons, "followers-per-following",
                 "Follows 310, followed by 4");
  assert_reason (reasons, "posts-per-following",
                 "Wrote 1 post while following 310");
  assert_reason (reasons, "following", "Follows 310 accounts");
  assert_reason (reasons, "favourites", "Never liked a post");
  assert_reason (reasons, "following-per-day",
                 "Follows 1.6 more accounts a day");
  assert_reason (reasons, "followers-per-day",
                 "Gains one follower every 50 days");
  assert_reason (reasons, "age", "The account is 200 days old");
  assert_reason (reasons, "base", "Where every account starts");
  assert_reason (reasons, "not-told-last-post", "Not told: last post");

  drop (&record, WINNOW_FIELD_FAVOURITES | WINNOW_FIELD_CREATED_AT);
  record.posts = 0;
  less = winnow_model_explain (model, &record, AS_OF);
  assert_reason (less, "not-told-favourites", "Not told: favourites");
  assert_reason (less, "not-told-created-at", "Not told: age of the account");
  assert_reason (less, "no-posts", "Never posted");
}

/* The same, alone or in a batch, now or later, and at the ends of what a record
 * can hold. */
static void
test_batches (void)
{
  g_autoptr (WinnowModel) model = winnow_scorecard_new ();
  g_autoptr (WinnowModel) again = winnow_model_new_for_id ("winnow");
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  WinnowFollowerRecord records[500];
  WinnowScore scores[500];

  for (guint i = 0; i < 500; i++)
    records[i] = random_record (rand);
  records[0].created_at = G_MININT64;
  records[1].created_at = G_MAXINT64;
  records[2] = make (G_MAXUINT32, G_MAXUINT32, G_MAXUINT32, G_MAXUINT32, 0);
  records[3].last_post_at = G_MININT64;

  winnow_model_score (model, records, 500, AS_OF, scores);

  for (guint i = 0; i < 500; i++)
    {
      WinnowScore one = score (again, records[i]);

      g_assert_cmpint (one.klass, ==, scores[i].klass);
      g_assert_true (isfinite (one.points));
      g_assert_true (one.points <= scores[i].points &&
                     one.points >= scores[i].points);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scorecard/identity", test_identity);
  g_test_add_func ("/scorecard/classes", test_classes);
  g_test_add_func ("/scorecard/probability", test_probability);
  g_test_add_func ("/scorecard/monotone", test_monotone);
  g_test_add_func ("/scorecard/absent", test_absent);
  g_test_add_func ("/scorecard/drop-out", test_drop_out);
  g_test_add_func ("/scorecard/not-told", test_not_told);
  g_test_add_func ("/scorecard/activity", test_activity);
  g_test_add_func ("/scorecard/strictness", test_strictness);
  g_test_add_func ("/scorecard/explanation", test_explanation);
  g_test_add_func ("/scorecard/sentences", test_sentences);
  g_test_add_func ("/scorecard/batches", test_batches);

  return g_test_run ();
}
