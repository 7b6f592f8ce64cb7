/* winnow-statuspeople-rules.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-rules.h"

#define CLAUSE(name) (1u << WINNOW_CLAUSE_##name)

G_STATIC_ASSERT (WINNOW_N_CLAUSES <= 32);
G_STATIC_ASSERT (WINNOW_N_FIELDS < 31);

static gboolean
never_posted (const WinnowStatusPeopleFacts *facts)
{
  return facts_know (facts, WINNOW_FIELD_POSTS) && facts->posts == 0;
}

static gboolean
is_all_below_20 (const WinnowStatusPeopleFacts *facts)
{
  return facts->followers < 20 && facts->following < 20 && facts->posts < 20;
}

/* 2012: if R < 20, fake if it has no posts or no followers or R <= 2, else
 * inactive. Else inactive if all counts are below 20. Else good. */
static void
judge_2012 (const WinnowStatusPeopleFacts *facts,
            WinnowStatusPeopleVerdict     *verdict)
{
  gint64 ratio = winnow_statuspeople_get_ratio (facts,
                                                WINNOW_STATUSPEOPLE_2012);

  if (ratio < 200)
    {
      if (ratio <= 20)
        verdict->met |= CLAUSE (RATIO_2);
      if (facts->followers == 0)
        verdict->met |= CLAUSE (NO_FOLLOWERS);
      if (facts->posts == 0)
        verdict->met |= CLAUSE (NO_POSTS);

      verdict->klass = verdict->met != 0 ? WINNOW_CLASS_FAKE
                                         : WINNOW_CLASS_INACTIVE;
      if (verdict->met == 0)
        verdict->met = CLAUSE (INACTIVE_RATIO_20);
    }
  else if (is_all_below_20 (facts))
    {
      verdict->klass = WINNOW_CLASS_INACTIVE;
      verdict->met = CLAUSE (ALL_BELOW_20);
    }
  else
    {
      verdict->klass = WINNOW_CLASS_REAL;
      verdict->met = CLAUSE (COUNTS);
    }
}

/* 2014–16: what keeps an account with R < 20 from the fake test. Following
 * nobody with more than 50 followers, a clause of its own in the source, is
 * within following fewer than 50. */
static guint32
find_exemptions_2014 (const WinnowStatusPeopleFacts *facts,
                      gint64                         ratio,
                      WinnowStatusPeopleVerdict     *verdict)
{
  guint32 met = 0;

  if (facts->following < 50)
    met |= CLAUSE (FEW_FOLLOWING);

  if (facts->age < 0)
    {
      if (met == 0)
        verdict->not_told |= WINNOW_FIELD_CREATED_AT;
    }
  else if (facts->age <= 45)
    met |= CLAUSE (NEW_45);
  else if (facts->age <= 90 && ratio >= 100)
    met |= CLAUSE (NEW_90);

  return met;
}

static guint32
find_fake_clauses_2014 (const WinnowStatusPeopleFacts *facts,
                        gint64                         ratio)
{
  guint32 met = 0;

  if (ratio <= 20)
    met |= CLAUSE (RATIO_2);
  if (facts->followers == 0)
    met |= CLAUSE (NO_FOLLOWERS);
  if (facts->posts == 0)
    met |= CLAUSE (NO_POSTS);
  if (facts->following >= 1000 && facts->followers <= 100)
    met |= CLAUSE (FOLLOWING_1000);
  if (ratio < 100 &&
      facts->website == WINNOW_TOLD_NO &&
      facts->favourites == WINNOW_TOLD_NO)
    met |= CLAUSE (RATIO_10_BARE);

  return met;
}

/* What might have made it fake had it been told. */
static guint32
find_untold_fake_2014 (const WinnowStatusPeopleFacts *facts,
                       gint64                         ratio)
{
  double rate = winnow_statuspeople_get_rate (facts);
  guint32 not_told = 0;

  if (ratio < 100 &&
      facts->website != WINNOW_TOLD_YES &&
      facts->favourites != WINNOW_TOLD_YES)
    {
      if (facts->website == WINNOW_TOLD_UNKNOWN)
        not_told |= WINNOW_FIELD_URL;
      if (facts->favourites == WINNOW_TOLD_UNKNOWN)
        not_told |= WINNOW_FIELD_FAVOURITES;
    }

  if (rate < 0)
    not_told |= WINNOW_FIELD_CREATED_AT;
  else if (rate <= 0.5)
    not_told |= WINNOW_NOT_TOLD_LINK;

  return not_told;
}

static guint32
find_inactive_clauses_2014 (const WinnowStatusPeopleFacts *facts)
{
  double rate = winnow_statuspeople_get_rate (facts);
  guint32 met = 0;

  if (facts->last_post >= 90)
    met |= CLAUSE (LAST_POST_90);
  if (rate >= 0 && rate <= 0.1)
    met |= CLAUSE (RATE_10);
  if (is_all_below_20 (facts))
    met |= CLAUSE (ALL_BELOW_20);

  return met;
}

/* 2014–16: where R < 20 and nothing exempts it, fake if a fake clause is met.
 * Otherwise inactive if an inactive clause is. Else good. "At most 0.5 posts a
 * day and the last post has no link" is noted but never met: no network tells
 * the link. */
static void
judge_2014 (const WinnowStatusPeopleFacts *facts,
            WinnowStatusPeopleVerdict     *verdict)
{
  gint64 ratio = winnow_statuspeople_get_ratio (facts,
                                                WINNOW_STATUSPEOPLE_2014);
  guint32 exempt = 0;

  if (ratio < 200)
    {
      exempt = find_exemptions_2014 (facts, ratio, verdict);

      if (exempt == 0)
        {
          verdict->klass = WINNOW_CLASS_FAKE;
          verdict->met = find_fake_clauses_2014 (facts, ratio);
          if (verdict->met != 0)
            return;

          verdict->not_told |= find_untold_fake_2014 (facts, ratio);
        }
    }

  verdict->klass = WINNOW_CLASS_INACTIVE;
  verdict->met = find_inactive_clauses_2014 (facts);
  if (verdict->met != 0)
    return;

  verdict->klass = WINNOW_CLASS_REAL;
  verdict->met = exempt | CLAUSE (COUNTS);
  if (facts->last_post >= 0)
    verdict->met |= CLAUSE (RECENT_POST);
  else if (!never_posted (facts))
    verdict->not_told |= WINNOW_FIELD_LAST_POST_AT;
  if (winnow_statuspeople_get_rate (facts) < 0)
    verdict->not_told |= WINNOW_FIELD_CREATED_AT;
}

static const guint8 points_2019[WINNOW_N_CLAUSES] = {
  [WINNOW_CLAUSE_RATIO_20] = 2,
  [WINNOW_CLAUSE_RATIO_2] = 3,
  [WINNOW_CLAUSE_FOLLOWING_50] = 1,
  [WINNOW_CLAUSE_FOLLOWING_500] = 2,
  [WINNOW_CLAUSE_FOLLOWERS_50] = 1,
  [WINNOW_CLAUSE_NO_FOLLOWERS] = 1,
  [WINNOW_CLAUSE_NO_POSTS] = 1,
  [WINNOW_CLAUSE_NO_FAVOURITES] = 1,
  [WINNOW_CLAUSE_NO_WEBSITE] = 1,
  [WINNOW_CLAUSE_RATE_25] = 1,

  [WINNOW_CLAUSE_FOLLOWERS_20] = 1,
  [WINNOW_CLAUSE_FOLLOWING_20] = 1,
  [WINNOW_CLAUSE_POSTS_20] = 1,
  [WINNOW_CLAUSE_RATE_10] = 2,
  [WINNOW_CLAUSE_LAST_POST_90] = 2,
  [WINNOW_CLAUSE_INACTIVE_RATIO_20] = 2,
};

#define ALL_FAKE_POINTS_2019 14
#define ALL_INACTIVE_POINTS_2019 9

/**
 * winnow_statuspeople_get_points:
 * @clause: a clause
 *
 * Returns: the points the 2019 edition gives for it, 0 when it has no such
 *   clause: of 14 for those that speak for fake, of 9 for inactive
 */
guint
winnow_statuspeople_get_points (WinnowStatusPeopleClause clause)
{
  g_assert (clause < WINNOW_N_CLAUSES);

  return points_2019[clause];
}

static inline void
give_points (WinnowStatusPeopleVerdict *verdict,
             WinnowStatusPeopleClause   clause,
             gboolean                   met)
{
  if (!met)
    return;

  verdict->met |= 1u << clause;

  if (clause < WINNOW_CLAUSE_LAST_POST_90)
    verdict->fake_points += points_2019[clause];
  else
    verdict->inactive_points += points_2019[clause];
}

static void
give_count_points_2019 (const WinnowStatusPeopleFacts *facts,
                        WinnowStatusPeopleVerdict     *verdict)
{
  gint64 ratio = winnow_statuspeople_get_ratio (facts,
                                                WINNOW_STATUSPEOPLE_2019);

  if (ratio >= 0)
    {
      give_points (verdict, WINNOW_CLAUSE_RATIO_20, ratio < 200);
      give_points (verdict, WINNOW_CLAUSE_RATIO_2, ratio <= 20);
      give_points (verdict, WINNOW_CLAUSE_INACTIVE_RATIO_20, ratio < 200);
    }

  if (facts_know (facts, WINNOW_FIELD_FOLLOWING))
    {
      guint32 n = facts->following;

      give_points (verdict, WINNOW_CLAUSE_FOLLOWING_50, n >= 50);
      give_points (verdict, WINNOW_CLAUSE_FOLLOWING_500, n >= 500);
      give_points (verdict, WINNOW_CLAUSE_FOLLOWING_20, n < 20);
    }

  if (facts_know (facts, WINNOW_FIELD_FOLLOWERS))
    {
      guint32 n = facts->followers;

      give_points (verdict, WINNOW_CLAUSE_FOLLOWERS_50, n < 50);
      give_points (verdict, WINNOW_CLAUSE_NO_FOLLOWERS, n == 0);
      give_points (verdict, WINNOW_CLAUSE_FOLLOWERS_20, n < 20);
    }

  if (facts_know (facts, WINNOW_FIELD_POSTS))
    {
      give_points (verdict, WINNOW_CLAUSE_NO_POSTS, facts->posts == 0);
      give_points (verdict, WINNOW_CLAUSE_POSTS_20, facts->posts < 20);
    }
}

static void
give_other_points_2019 (const WinnowStatusPeopleFacts *facts,
                        WinnowStatusPeopleVerdict     *verdict)
{
  double rate = winnow_statuspeople_get_rate (facts);

  if (facts->favourites == WINNOW_TOLD_UNKNOWN)
    verdict->not_told |= WINNOW_FIELD_FAVOURITES;
  give_points (verdict, WINNOW_CLAUSE_NO_FAVOURITES,
               facts->favourites == WINNOW_TOLD_NO);

  if (facts->website == WINNOW_TOLD_UNKNOWN)
    verdict->not_told |= WINNOW_FIELD_URL;
  give_points (verdict, WINNOW_CLAUSE_NO_WEBSITE,
               facts->website == WINNOW_TOLD_NO);

  if (rate < 0 && facts->age < 0)
    verdict->not_told |= WINNOW_FIELD_CREATED_AT;
  give_points (verdict, WINNOW_CLAUSE_RATE_25, rate >= 0 && rate < 0.25);
  give_points (verdict, WINNOW_CLAUSE_RATE_10, rate >= 0 && rate < 0.1);

  if (facts->last_post < 0 && !never_posted (facts))
    verdict->not_told |= WINNOW_FIELD_LAST_POST_AT;
  give_points (verdict, WINNOW_CLAUSE_LAST_POST_90, facts->last_post >= 90);
}

/* 2019: fake above half of its 14 points, else inactive above half of its 9,
 * else good. A point whose field is not told is not given; the 14 and the 9
 * stay. */
static void
judge_2019 (const WinnowStatusPeopleFacts *facts,
            WinnowStatusPeopleVerdict     *verdict)
{
  give_count_points_2019 (facts, verdict);
  give_other_points_2019 (facts, verdict);

  if (2 * verdict->fake_points > ALL_FAKE_POINTS_2019)
    verdict->klass = WINNOW_CLASS_FAKE;
  else if (2 * verdict->inactive_points > ALL_INACTIVE_POINTS_2019)
    verdict->klass = WINNOW_CLASS_INACTIVE;
  else
    {
      verdict->klass = WINNOW_CLASS_REAL;
      verdict->met |= CLAUSE (COUNTS);
      if (facts->last_post >= 0 && facts->last_post < 90)
        verdict->met |= CLAUSE (RECENT_POST);
    }
}

/**
 * winnow_statuspeople_apply:
 * @edition: the rule set
 * @facts: a follower whose counts are all told; the 2019 edition's points and
 *   clauses hold without
 * @verdict: what becomes of it
 *
 * Applies the rules to the letter.
 */
void
winnow_statuspeople_apply (WinnowStatusPeopleEdition      edition,
                           const WinnowStatusPeopleFacts *facts,
                           WinnowStatusPeopleVerdict     *verdict)
{
  *verdict = (WinnowStatusPeopleVerdict) { .klass = WINNOW_CLASS_NOT_TOLD };

  switch (edition)
    {
    case WINNOW_STATUSPEOPLE_2012:
      judge_2012 (facts, verdict);
      break;

    case WINNOW_STATUSPEOPLE_2014:
      judge_2014 (facts, verdict);
      break;

    case WINNOW_STATUSPEOPLE_2019:
      judge_2019 (facts, verdict);
      break;

    default:
      g_assert_not_reached ();
    }
}
