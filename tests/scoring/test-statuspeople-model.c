/* test-statuspeople-model.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every clause of every edition on both sides of its bound. */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-statuspeople-model.h"

/* 2026-01-01 */
#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

/* Beyond any count or age: not told. */
#define NT (-1)

#define R WINNOW_CLASS_REAL
#define I WINNOW_CLASS_INACTIVE
#define F WINNOW_CLASS_FAKE
#define N WINNOW_CLASS_NOT_TOLD

/* @age and @last_post in days. @first: id of the reason that must stand
 * first. @note: id of a note that must be there. */
typedef struct
{
  double       followers;
  double       following;
  double       posts;
  double       favourites;
  double       website;
  double       age;
  double       last_post;
  WinnowClass  klass;
  const char  *first;
  const char  *note;
  double       points;
} Case;

static const Case cases_2012[] = {
  /* R < 20, rounded half up: 19.5 is 20 */
  { 194, 1000, 5, NT, NT, NT, NT, I, "inactive-ratio-20" },
  { 195, 1000, 5, NT, NT, NT, NT, R, "counts" },
  /* R <= 2: 2.49 is 2, 2.5 is 3 */
  { 249, 10000, 5, NT, NT, NT, NT, F, "ratio-2" },
  { 250, 10000, 5, NT, NT, NT, NT, I, "inactive-ratio-20" },
  /* no posts */
  { 100, 1000, 0, NT, NT, NT, NT, F, "no-posts" },
  { 100, 1000, 1, NT, NT, NT, NT, I, "inactive-ratio-20" },
  { 200, 1000, 0, NT, NT, NT, NT, R, "counts" },
  /* no followers; follows nobody */
  { 0, 10, 50, NT, NT, NT, NT, F, "ratio-2" },
  { 1, 10, 50, NT, NT, NT, NT, I, "inactive-ratio-20" },
  { 5000, 0, 5000, NT, NT, NT, NT, F, "ratio-2" },
  { 0, 0, 0, NT, NT, NT, NT, F, "ratio-2" },
  /* all below 20 */
  { 19, 19, 19, NT, NT, NT, NT, I, "all-below-20" },
  { 20, 19, 19, NT, NT, NT, NT, R, "counts" },
  { 19, 20, 19, NT, NT, NT, NT, R, "counts" },
  { 19, 19, 20, NT, NT, NT, NT, R, "counts" },
  /* neither age nor last post counts */
  { 300, 300, 1, 0, 0, 4000, 3999, R, "counts" },
  /* the largest counts */
  { G_MAXUINT32, 1, 1, NT, NT, NT, NT, R, "counts" },
  { 1, G_MAXUINT32, 1, NT, NT, NT, NT, F, "ratio-2" },
  { G_MAXUINT32, G_MAXUINT32, 1, NT, NT, NT, NT, R, "counts" },

  /* a count not told: still certain */
  { 0, NT, 5, NT, NT, NT, NT, F, "ratio-2", "not-told-following" },
  { 0, NT, NT, NT, NT, NT, NT, F, "ratio-2", "not-told-posts" },
  { NT, 0, 5, NT, NT, NT, NT, F, "ratio-2", "not-told-followers" },
  { NT, 0, NT, NT, NT, NT, NT, F, "ratio-2", "not-told-posts" },
  { 20, 1000, NT, NT, NT, NT, NT, F, "ratio-2", "not-told-posts" },
  { 20, 100, NT, NT, NT, NT, NT, R, "counts", "not-told-posts" },
  /* and not */
  { 100, 1000, NT, NT, NT, NT, NT, N, "not-told-posts" },
  { 19, 19, NT, NT, NT, NT, NT, N, "not-told-posts" },
  { 4000, NT, 50, NT, NT, NT, NT, N, "not-told-following" },
  { NT, 100, 0, NT, NT, NT, NT, N, "not-told-followers" },
  { NT, NT, 0, NT, NT, NT, NT, N, "not-told-followers",
    "not-told-following" },
  { NT, NT, NT, NT, NT, 500, 1, N, "not-told-followers", "not-told-posts" },
};

static const Case cases_2014[] = {
  /* R < 20 */
  { 194, 1000, 0, 5, 1, 1000, NT, F, "no-posts" },
  { 195, 1000, 0, 5, 1, 1000, NT, I, "rate-10" },
  /* R <= 2: 2.375 is 2, 2.5 is 3 */
  { 19, 800, 1000, 5, 1, 1000, 1, F, "ratio-2" },
  { 20, 800, 1000, 5, 1, 1000, 1, R, "counts" },
  /* no posts, no followers */
  { 100, 600, 0, 5, 1, 1000, NT, F, "no-posts" },
  { 100, 600, 1000, 5, 1, 1000, 1, R, "counts" },
  { 0, 50, 1000, 5, 1, 1000, 1, F, "ratio-2" },
  /* following >= 1000 and followers <= 100 */
  { 100, 1000, 1000, 5, 1, 1000, 1, F, "following-1000" },
  { 101, 1000, 1000, 5, 1, 1000, 1, R, "counts" },
  { 100, 999, 1000, 5, 1, 1000, 1, R, "counts" },
  /* R < 10, no website, no favourites: 9.33 is 9, 9.5 is 10 */
  { 56, 600, 1000, 0, 0, 1000, 1, F, "ratio-10-bare" },
  { 57, 600, 1000, 0, 0, 1000, 1, R, "counts" },
  { 56, 600, 1000, 1, 0, 1000, 1, R, "counts" },
  { 56, 600, 1000, 0, 1, 1000, 1, R, "counts" },
  /* following < 50 */
  { 0, 49, 1000, 0, 0, 1000, 1, R, "counts" },
  { 0, 50, 1000, 0, 0, 1000, 1, F, "ratio-2" },
  { 50, 0, 1000, 0, 0, 1000, 1, R, "counts" },
  { 51, 0, 1000, 0, 0, 1000, 1, R, "counts" },
  { 0, 0, 1000, 0, 0, 1000, 1, R, "counts" },
  /* age <= 45 d */
  { 1, 100, 1000, 0, 0, 45, 1, R, "counts" },
  { 1, 100, 1000, 0, 0, 45.001, 1, F, "ratio-2" },
  /* age <= 90 d and R >= 10: 9.5 is 10, 9.4 is 9 */
  { 95, 1000, 1000, 5, 1, 90, 1, R, "counts" },
  { 94, 1000, 1000, 5, 1, 90, 1, F, "following-1000" },
  { 95, 1000, 1000, 5, 1, 90.001, 1, F, "following-1000" },
  /* a link in the last post is never told */
  { 150, 1000, 500, 5, 1, 1000, 1, R, "counts", "not-told-link" },
  { 150, 1000, 501, 5, 1, 1000, 1, R, "counts" },
  /* all below 20 */
  { 19, 19, 19, 5, 1, 60, 1, I, "all-below-20" },
  { 20, 19, 19, 5, 1, 60, 1, R, "counts" },
  { 19, 20, 19, 5, 1, 60, 1, R, "counts" },
  { 19, 19, 20, 5, 1, 60, 1, R, "counts" },
  /* at most 0.1 posts a day */
  { 300, 300, 100, 5, 1, 1000, 1, I, "rate-10" },
  { 300, 300, 101, 5, 1, 1000, 1, R, "counts" },
  { 300, 300, 100, 5, 1, 999.9, 1, R, "counts" },
  /* the first day counts as whole */
  { 300, 300, 1, 5, 1, 0.001, 0, R, "counts" },
  { 300, 300, 0, 5, 1, 0, NT, I, "rate-10" },
  /* last post >= 90 d ago */
  { 300, 300, 1000, 5, 1, 1000, 90, I, "last-post-90" },
  { 300, 300, 1000, 5, 1, 1000, 89.99, R, "counts" },

  /* not told is not met, and noted */
  { 300, 300, 1000, NT, NT, 1000, NT, R, "counts", "not-told-last-post" },
  { 300, 300, 1000, 5, 1, NT, 1, R, "counts", "not-told-created-at" },
  { 56, 600, 1000, NT, 0, 1000, 1, R, "counts", "not-told-favourites" },
  { 56, 600, 1000, 0, NT, 1000, 1, R, "counts", "not-told-website" },
  { 1, 100, 1000, 5, 1, NT, 1, F, "ratio-2", "not-told-created-at" },
  /* never posted is no post a day, whatever its age */
  { 300, 300, 0, 5, 1, NT, NT, I, "rate-10" },

  /* a count not told: still certain */
  { NT, 49, 1000, 5, 1, 1000, 90, I, "last-post-90", "not-told-followers" },
  { NT, 49, 1000, 5, 1, 1000, 1, R, "counts", "not-told-followers" },
  { 1, 100, NT, 5, 1, 1000, 1, F, "ratio-2", "not-told-posts" },
  { 300, 300, NT, 5, 1, 1000, 90, I, "last-post-90", "not-told-posts" },
  { 300, NT, 1000, 5, 1, 45, 1, R, "counts", "not-told-following" },
  { NT, NT, 1000, 5, 1, 45, 1, R, "recent-post", "not-told-following" },
  /* and not */
  { 300, 300, NT, 5, 1, 1000, 1, N, "not-told-posts" },
  { NT, 50, 1000, 5, 1, 1000, 1, N, "not-told-followers" },
  { 0, NT, 1000, 5, 1, 1000, 1, N, "not-told-following" },
  { NT, NT, NT, 5, 1, 1000, 100, N, "not-told-followers", "not-told-posts" },
};

static const Case cases_2019[] = {
  /* R < 20, R <= 2, rounded half up to one decimal */
  { 1994, 10000, 5000, 5, 1, 1000, 1, R, "counts", NULL, 5 },
  { 1995, 10000, 5000, 5, 1, 1000, 1, R, "counts", NULL, 3 },
  { 204, 10000, 5000, 5, 1, 1000, 1, F, "ratio-2", NULL, 8 },
  { 205, 10000, 5000, 5, 1, 1000, 1, R, "counts", NULL, 5 },
  /* R is 0 where it follows nobody */
  { 1000, 0, 5000, 5, 1, 1000, 1, R, "counts", NULL, 5 },
  /* following >= 50, >= 500 */
  { 1000, 49, 5000, 5, 1, 1000, 1, R, "counts", NULL, 0 },
  { 1000, 50, 5000, 5, 1, 1000, 1, R, "counts", NULL, 1 },
  { 1000, 499, 5000, 5, 1, 1000, 1, R, "counts", NULL, 1 },
  { 1000, 500, 5000, 5, 1, 1000, 1, R, "counts", NULL, 3 },
  /* followers < 50, = 0 */
  { 50, 30, 5000, 5, 1, 1000, 1, R, "counts", NULL, 0 },
  { 49, 30, 5000, 5, 1, 1000, 1, R, "counts", NULL, 1 },
  { 1, 5, 5000, 5, 1, 1000, 1, R, "counts", NULL, 1 },
  { 0, 30, 5000, 5, 1, 1000, 1, R, "counts", NULL, 7 },
  /* more than half of 14 */
  { 0, 30, 5000, 0, 1, 1000, 1, F, "ratio-2", NULL, 8 },
  { 0, 30, 5000, 5, 0, 1000, 1, F, "ratio-2", NULL, 8 },
  { 0, 30, 249, 5, 1, 1000, 1, F, "ratio-2", NULL, 8 },
  { 0, 30, 250, 5, 1, 1000, 1, R, "counts", NULL, 7 },
  /* all of them */
  { 0, 500, 0, 0, 0, 1000, NT, F, "ratio-2", NULL, 14 },
  /* posts = 0 (and less than 0.25 a day), favourites, website */
  { 1000, 30, 0, 5, 1, 1000, NT, R, "counts", NULL, 2 },
  { 1000, 30, 1, 5, 1, 1000, 1, R, "counts", NULL, 1 },
  { 1000, 30, 5000, 0, 1, 1000, 1, R, "counts", NULL, 1 },
  { 1000, 30, 5000, 5, 0, 1000, 1, R, "counts", NULL, 1 },
  /* inactive: more than half of 9 = 5 points */
  { 19, 19, 19, 5, 1, 1000, 1, I, "rate-10", NULL, 2 },
  { 20, 19, 19, 5, 1, 1000, 1, R, "counts", NULL, 2 },
  { 19, 20, 19, 5, 1, 1000, 1, R, "counts", NULL, 2 },
  { 19, 19, 20, 5, 1, 1000, 1, R, "counts", NULL, 2 },
  /* less than 0.1 posts a day; last post >= 90 d */
  { 19, 19, 19, 5, 1, 190, 89.99, R, "counts", NULL, 2 },
  { 19, 19, 19, 5, 1, 190, 90, I, "last-post-90", NULL, 2 },
  { 19, 19, 19, 5, 1, 190.01, 89.99, I, "rate-10", NULL, 2 },
  /* R < 20 counts for inactive as well */
  { 3, 19, 5000, 5, 1, 1000, 90, I, "last-post-90", NULL, 3 },
  { 3, 19, 5000, 5, 1, 1000, 89, R, "counts", NULL, 3 },

  /* a point not told is not given; the 14 stay */
  { 0, 500, 0, NT, 0, 1000, NT, F, "ratio-2", "not-told-favourites", 13 },
  { 0, 500, 0, 0, NT, 1000, NT, F, "ratio-2", "not-told-website", 13 },
  { 0, 30, 5000, NT, 1, 1000, 1, R, "counts", "not-told-favourites", 7 },
  { 0, 30, 249, 5, 1, NT, 1, R, "counts", "not-told-created-at", 7 },
  { 19, 19, 19, 5, 1, 190, NT, R, "counts", "not-told-last-post", 2 },

  /* a count not told */
  { 0, NT, 0, 0, 0, 1000, NT, F, "ratio-2", "not-told-following", 11 },
  { 0, NT, 5000, 0, 1, 1000, 1, F, "ratio-2", "not-told-following", 8 },
  { 0, NT, 5000, 5, 1, 1000, 1, N, "ratio-2", "not-told-following", 7 },
  { 1000, 50, NT, 5, 1, 1000, 1, R, "counts", "not-told-posts", 1 },
  { NT, 30, 5000, 5, 1, 1000, 1, R, "counts", "not-told-followers", 0 },
  { NT, 500, 0, 0, 0, 1000, NT, N, "following-500", "not-told-followers",
    7 },
  { NT, NT, NT, 0, 0, 1000, 1, N, "no-favourites", "not-told-posts", 2 },
};

static void
set_count (WinnowFollowerRecord *record,
           guint32              *count,
           WinnowFields          field,
           double                value)
{
  /* what was not told must not be read, whatever stands there */
  *count = value < 0 ? 7 : (guint32) value;

  if (value >= 0)
    record->known |= field;
}

static void
set_days (WinnowFollowerRecord *record,
          gint64               *time,
          WinnowFields          field,
          double                days)
{
  *time = AS_OF - (gint64) (days * (double) WINNOW_DAY);

  if (days >= 0)
    record->known |= field;
}

static void
init_record (WinnowFollowerRecord *record,
             const Case           *c)
{
  *record = (WinnowFollowerRecord) { 0 };

  set_count (record, &record->followers, WINNOW_FIELD_FOLLOWERS,
             c->followers);
  set_count (record, &record->following, WINNOW_FIELD_FOLLOWING,
             c->following);
  set_count (record, &record->posts, WINNOW_FIELD_POSTS, c->posts);
  set_count (record, &record->favourites, WINNOW_FIELD_FAVOURITES,
             c->favourites);
  set_days (record, &record->created_at, WINNOW_FIELD_CREATED_AT, c->age);
  set_days (record, &record->last_post_at, WINNOW_FIELD_LAST_POST_AT,
            c->last_post);

  if (c->website >= 0)
    record->known |= WINNOW_FIELD_HAS_URL;
  if (c->website != 0)
    record->values |= WINNOW_FIELD_HAS_URL;
}

static gboolean
has_note (GListModel *reasons,
          const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (g_str_equal (winnow_reason_get_id (reason), id))
        return winnow_reason_get_kind (reason) == WINNOW_REASON_NOT_TOLD;
    }

  return FALSE;
}

static void
check_case (WinnowModel *model,
            const Case  *c,
            guint        n,
            gboolean     has_points)
{
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (WinnowReason) first = NULL;
  WinnowFollowerRecord record;
  WinnowScore score;

  g_test_message ("%s case %u", winnow_model_get_id (model), n);

  init_record (&record, c);
  winnow_model_score (model, &record, 1, AS_OF, &score);
  reasons = winnow_model_explain (model, &record, AS_OF);
  first = g_list_model_get_item (reasons, 0);

  g_assert_cmpstr (winnow_class_get_id (score.klass), ==,
                   winnow_class_get_id (c->klass));
  g_assert_true (isnan (score.p_fake));
  if (has_points)
    g_assert_cmpfloat (score.points, ==, c->points);
  else
    g_assert_true (isnan (score.points));

  g_assert_nonnull (first);
  g_assert_cmpstr (winnow_reason_get_id (first), ==, c->first);
  if (c->note != NULL)
    g_assert_true (has_note (reasons, c->note));
  else if (c->klass != N && !has_points)
    g_assert_false (has_note (reasons, "not-told-link"));
}

static void
test_2012 (void)
{
  g_autoptr (WinnowModel) model =
    winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2012);

  for (guint i = 0; i < G_N_ELEMENTS (cases_2012); i++)
    check_case (model, &cases_2012[i], i, FALSE);
}

static void
test_2014 (void)
{
  g_autoptr (WinnowModel) model =
    winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2014);

  for (guint i = 0; i < G_N_ELEMENTS (cases_2014); i++)
    check_case (model, &cases_2014[i], i, FALSE);
}

static void
test_2019 (void)
{
  g_autoptr (WinnowModel) model =
    winnow_statuspeople_model_new (WINNOW_STATUSPEOPLE_2019);

  for (guint i = 0; i < G_N_ELEMENTS (cases_2019); i++)
    check_case (model, &cases_2019[i], i, TRUE);
}

static void
check_texts (WinnowStatusPeopleEdition  edition,
             const Case                *c,
             const char * const        *expected)
{
  g_autoptr (WinnowModel) model = winnow_statuspeople_model_new (edition);
  g_autoptr (GListModel) reasons = NULL;
  WinnowFollowerRecord record;

  init_record (&record, c);
  reasons = winnow_model_explain (model, &record, AS_OF);

  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      g_assert_nonnull (reason);
      g_assert_cmpstr (winnow_reason_get_text (reason), ==, expected[i]);
    }

  g_assert_cmpuint (g_list_model_get_n_items (reasons), ==,
                    g_strv_length ((GStrv) expected));
}

static void
test_texts (void)
{
  const Case fake = { 4, 2310, 0, 0, 0, 1000, NT };
  const Case real = { 4120, 300, 5000, 5, 1, 1000, 1 };
  const Case idle = { 4120, 300, 5000, 5, 1, 1000, 212.5 };
  const Case bare = { 0, NT, NT, NT, NT, NT, NT };

  check_texts (WINNOW_STATUSPEOPLE_2014, &fake, (const char *[]) {
    "Follows 2,310, followed by 4",
    "Never posted",
    "Follows 1,000 or more, followed by 100 or fewer",
    "No website, and never liked a post",
    NULL });
  check_texts (WINNOW_STATUSPEOPLE_2014, &real, (const char *[]) {
    "Followed by 4,120, follows 300",
    "Last post 1 day ago",
    NULL });
  check_texts (WINNOW_STATUSPEOPLE_2014, &idle, (const char *[]) {
    "Last post 212 days ago",
    NULL });
  check_texts (WINNOW_STATUSPEOPLE_2012, &bare, (const char *[]) {
    "Has at most 2 followers for every 100 it follows",
    "Has no followers",
    "Not told: how many it follows",
    "Not told: posts",
    NULL });
  check_texts (WINNOW_STATUSPEOPLE_2019, &fake, (const char *[]) {
    "Follows 2,310, followed by 4",
    "Has 0.2 followers for every 100 it follows",
    "Follows 500 or more",
    "Never posted",
    "Follows 50 or more",
    "Followed by fewer than 50",
    "Never liked a post",
    "Gives no website",
    "Posts less than once in a hundred days",
    "Posts less than once in ten days",
    "Follows over five times as many as follow it",
    "Followed by fewer than 20",
    "Fewer than 20 posts",
    NULL });
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statuspeople/2012", test_2012);
  g_test_add_func ("/statuspeople/2014", test_2014);
  g_test_add_func ("/statuspeople/2019", test_2019);
  g_test_add_func ("/statuspeople/texts", test_texts);

  return g_test_run ();
}
