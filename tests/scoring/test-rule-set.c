/* test-rule-set.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-rule-set-model.h"

#define AS_OF (20000 * WINNOW_DAY)

/* Meets every clause of Camisani-Calzolari that a profile answers. */
static WinnowFollowerRecord
make_person (void)
{
  return (WinnowFollowerRecord) {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_LISTED |
             WINNOW_FIELD_CREATED_AT | WINNOW_FIELD_LAST_POST_AT |
             WINNOW_FIELD_DISPLAY_NAME | WINNOW_FIELD_BIO |
             WINNOW_FIELD_URL | WINNOW_FIELD_LOCATION |
             WINNOW_FIELD_HAS_AVATAR,
    .values = WINNOW_FIELD_HAS_AVATAR,
    .posts = 50,
    .followers = 30,
    .following = 60,
    .listed = 1,
    .created_at = AS_OF - 400 * WINNOW_DAY,
    .last_post_at = AS_OF - 90 * WINNOW_DAY,
    .display_name = "Ann",
    .bio = "Bottles and robots",
    .url = "https://example.org",
    .location = "Bath",
  };
}

static WinnowScore
score (WinnowRuleSet         rule_set,
       WinnowFollowerRecord  record)
{
  g_autoptr (WinnowModel) model = winnow_rule_set_model_new (rule_set);
  WinnowScore result;

  winnow_model_score (model, &record, 1, AS_OF, &result);

  return result;
}

static void
assert_points (WinnowFollowerRecord record,
               float                points)
{
  g_assert_cmpfloat (score (WINNOW_RULE_SET_CAMISANI_CALZOLARI, record).points,
                     ==, points);
}

static void
test_identity (void)
{
  const char * const ids[] = {
    "camisani-calzolari", "socialbakers", "state-of-search"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      g_assert_true (WINNOW_IS_RULE_SET_MODEL (model));
      g_assert_cmpstr (winnow_model_get_id (model), ==, ids[i]);
      g_assert_cmpstr (winnow_model_get_name (model), !=, "");
      g_assert_null (winnow_model_get_calibrated_for (model));
    }
}

/* Each of the nine clauses turns one human point into one bot point. */
static void
test_camisani_calzolari (void)
{
  WinnowFollowerRecord record = make_person ();

  assert_points (record, -9);
  record.display_name = "";
  assert_points (record, -7);
  record.values = 0;
  assert_points (record, -5);
  record.location = "";
  assert_points (record, -3);
  record.bio = "";
  assert_points (record, -1);
  record.followers = 29;
  record.following = 58;
  assert_points (record, 1);
  record.listed = 0;
  assert_points (record, 3);
  g_assert_cmpint (score (WINNOW_RULE_SET_CAMISANI_CALZOLARI, record).klass,
                   ==, WINNOW_CLASS_REAL);
  record.posts = 49;
  assert_points (record, 5);
  g_assert_cmpint (score (WINNOW_RULE_SET_CAMISANI_CALZOLARI, record).klass,
                   ==, WINNOW_CLASS_FAKE);
  record.url = "";
  assert_points (record, 7);
  record.following = 59;
  assert_points (record, 9);
}

/* What was not told counts neither way; -4 to 0 is neutral, not a bot. */
static void
test_camisani_calzolari_not_told (void)
{
  WinnowFollowerRecord record = make_person ();

  record.known &= ~(WINNOW_FIELD_LISTED | WINNOW_FIELD_URL);
  assert_points (record, -7);

  record.known = WINNOW_FIELDS_COUNTS;
  record.posts = record.followers = 0;
  assert_points (record, 3);
  g_assert_cmpint (score (WINNOW_RULE_SET_CAMISANI_CALZOLARI, record).klass,
                   ==, WINNOW_CLASS_NOT_TOLD);

  record.known = 0;
  g_assert_true (isnan (score (WINNOW_RULE_SET_CAMISANI_CALZOLARI,
                               record).points));
}

static void
assert_socialbakers (WinnowFollowerRecord record,
                     WinnowClass          klass)
{
  WinnowScore result = score (WINNOW_RULE_SET_SOCIALBAKERS, record);

  g_assert_cmpint (result.klass, ==, klass);
  g_assert_true (isnan (result.points));
  g_assert_true (isnan (result.p_fake));
}

static void
test_socialbakers (void)
{
  WinnowFollowerRecord record = make_person ();

  assert_socialbakers (record, WINNOW_CLASS_REAL);

  record.following = 50 * record.followers;
  assert_socialbakers (record, WINNOW_CLASS_FAKE);
  record.following--;
  assert_socialbakers (record, WINNOW_CLASS_REAL);

  record.posts = 2;
  assert_socialbakers (record, WINNOW_CLASS_INACTIVE);
  record.posts = 0;
  assert_socialbakers (record, WINNOW_CLASS_FAKE);

  record = make_person ();
  record.last_post_at--;
  assert_socialbakers (record, WINNOW_CLASS_INACTIVE);

  record = make_person ();
  record.values = 0;
  assert_socialbakers (record, WINNOW_CLASS_FAKE);
  record.created_at = AS_OF - 61 * WINNOW_DAY;
  assert_socialbakers (record, WINNOW_CLASS_REAL);

  record = make_person ();
  record.bio = record.location = "";
  record.following = 100;
  assert_socialbakers (record, WINNOW_CLASS_REAL);
  record.following = 101;
  assert_socialbakers (record, WINNOW_CLASS_FAKE);
  record.known &= ~WINNOW_FIELD_BIO;
  assert_socialbakers (record, WINNOW_CLASS_REAL);

  record.known &= ~WINNOW_FIELD_POSTS;
  assert_socialbakers (record, WINNOW_CLASS_NOT_TOLD);
}

static void
assert_state_of_search (WinnowFollowerRecord record,
                        WinnowClass          klass)
{
  g_assert_cmpint (score (WINNOW_RULE_SET_STATE_OF_SEARCH, record).klass, ==,
                   klass);
}

static void
test_state_of_search (void)
{
  WinnowFollowerRecord record = make_person ();

  assert_state_of_search (record, WINNOW_CLASS_REAL);
  record.bio = "I am a Bot.";
  assert_state_of_search (record, WINNOW_CLASS_FAKE);
  record.known &= ~WINNOW_FIELD_BIO;
  assert_state_of_search (record, WINNOW_CLASS_REAL);

  record.following = 100 * record.followers;
  assert_state_of_search (record, WINNOW_CLASS_FAKE);
  record.following--;
  assert_state_of_search (record, WINNOW_CLASS_REAL);
  record.followers = 0;
  assert_state_of_search (record, WINNOW_CLASS_REAL);
  record.known &= ~WINNOW_FIELD_FOLLOWING;
  assert_state_of_search (record, WINNOW_CLASS_NOT_TOLD);
}

/* Each says what it could not look at; the points of reasons add up. */
static void
test_reasons (void)
{
  const WinnowFollowerRecord records[] = {
    make_person (), { .known = 0 }, { .known = WINNOW_FIELDS_COUNTS }
  };

  for (WinnowRuleSet set = 0; set <= WINNOW_RULE_SET_STATE_OF_SEARCH; set++)
    {
      g_autoptr (WinnowModel) model = winnow_rule_set_model_new (set);

      for (guint i = 0; i < G_N_ELEMENTS (records); i++)
        {
          g_autoptr (GListModel) reasons =
            winnow_model_explain (model, &records[i], AS_OF);
          guint n = g_list_model_get_n_items (reasons);
          g_autoptr (WinnowReason) last = g_list_model_get_item (reasons,
                                                                 n - 1);
          float points = score (set, records[i]).points;
          double sum = 0;

          g_assert_cmpstr (winnow_reason_get_id (last), ==, "not-told-beyond");

          for (guint j = 0; j < n; j++)
            {
              g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons,
                                                                       j);

              if (!isnan (winnow_reason_get_points (reason)))
                sum += winnow_reason_get_points (reason);
            }

          if (!isnan (points))
            g_assert_cmpfloat (sum, ==, points);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set/identity", test_identity);
  g_test_add_func ("/rule-set/camisani-calzolari", test_camisani_calzolari);
  g_test_add_func ("/rule-set/camisani-calzolari-not-told",
                   test_camisani_calzolari_not_told);
  g_test_add_func ("/rule-set/socialbakers", test_socialbakers);
  g_test_add_func ("/rule-set/state-of-search", test_state_of_search);
  g_test_add_func ("/rule-set/reasons", test_reasons);

  return g_test_run ();
}
