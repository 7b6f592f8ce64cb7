/* winnow-statuspeople-explain.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-rules.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-number.h"
#include "scoring/winnow-not-told.h"

#define BOTH (WINNOW_FIELD_FOLLOWERS | WINNOW_FIELD_FOLLOWING)

/* The ids stand in exported files: they never change. Where no text stands the
 * sentence has numbers in it; see describe(). */
static const struct
{
  const char *id;
  const char *text;
} clauses[WINNOW_N_CLAUSES] = {
  [WINNOW_CLAUSE_RATIO_2] =
    { "ratio-2" },
  [WINNOW_CLAUSE_NO_FOLLOWERS] =
    { "no-followers", N_("Has no followers") },
  [WINNOW_CLAUSE_NO_POSTS] =
    { "no-posts", N_("Never posted") },
  [WINNOW_CLAUSE_FOLLOWING_1000] =
    { "following-1000", N_("Follows 1,000 or more, followed by 100 or fewer") },
  [WINNOW_CLAUSE_RATIO_10_BARE] =
    { "ratio-10-bare", N_("No website, and never liked a post") },
  [WINNOW_CLAUSE_RATIO_20] =
    { "ratio-20" },
  [WINNOW_CLAUSE_FOLLOWING_500] =
    { "following-500", N_("Follows 500 or more") },
  [WINNOW_CLAUSE_FOLLOWING_50] =
    { "following-50", N_("Follows 50 or more") },
  [WINNOW_CLAUSE_FOLLOWERS_50] =
    { "followers-50", N_("Followed by fewer than 50") },
  [WINNOW_CLAUSE_NO_FAVOURITES] =
    { "no-favourites", N_("Never liked a post") },
  [WINNOW_CLAUSE_NO_WEBSITE] =
    { "no-website", N_("Gives no website") },
  [WINNOW_CLAUSE_RATE_25] =
    { "rate-25" },
  [WINNOW_CLAUSE_LAST_POST_90] =
    { "last-post-90" },
  [WINNOW_CLAUSE_RATE_10] =
    { "rate-10" },
  [WINNOW_CLAUSE_ALL_BELOW_20] =
    { "all-below-20",
      N_("Fewer than 20 followers, followed accounts and posts") },
  [WINNOW_CLAUSE_INACTIVE_RATIO_20] =
    { "inactive-ratio-20" },
  [WINNOW_CLAUSE_FOLLOWERS_20] =
    { "followers-20", N_("Followed by fewer than 20") },
  [WINNOW_CLAUSE_FOLLOWING_20] =
    { "following-20", N_("Follows fewer than 20") },
  [WINNOW_CLAUSE_POSTS_20] =
    { "posts-20" },
  [WINNOW_CLAUSE_COUNTS] =
    { "counts" },
  [WINNOW_CLAUSE_FEW_FOLLOWING] =
    { "few-following", N_("Follows fewer than 50") },
  [WINNOW_CLAUSE_NEW_45] =
    { "new-45" },
  [WINNOW_CLAUSE_NEW_90] =
    { "new-90" },
  [WINNOW_CLAUSE_RECENT_POST] =
    { "recent-post" },
};

static WinnowReasonKind
get_kind (WinnowStatusPeopleClause clause)
{
  if (clause < WINNOW_CLAUSE_LAST_POST_90)
    return WINNOW_REASON_FAKE;

  return clause < WINNOW_CLAUSE_COUNTS ? WINNOW_REASON_INACTIVE
                                       : WINNOW_REASON_REAL;
}

/* Only the 2019 edition weighs its clauses. */
static int
get_weight (WinnowStatusPeopleClause  clause,
            WinnowStatusPeopleEdition edition)
{
  if (edition != WINNOW_STATUSPEOPLE_2019)
    return 0;

  return (int) winnow_statuspeople_get_points (clause);
}

/* With as much as was told of them; NULL when neither was. */
static char *
describe_counts (const WinnowStatusPeopleFacts *facts,
                 gboolean                       followers_first)
{
  gboolean followers = (facts->known & WINNOW_FIELD_FOLLOWERS) != 0;
  gboolean following = (facts->known & WINNOW_FIELD_FOLLOWING) != 0;
  g_autofree char *n_followers = winnow_format_count (facts->followers);
  g_autofree char *n_following = winnow_format_count (facts->following);

  if (followers && following && followers_first)
    return g_strdup_printf (_("Followed by %s, follows %s"),
                            n_followers, n_following);
  if (followers && following)
    return g_strdup_printf (_("Follows %s, followed by %s"),
                            n_following, n_followers);
  if (followers)
    return g_strdup_printf (_("Followed by %s"), n_followers);
  if (following)
    return g_strdup_printf (_("Follows %s"), n_following);

  return NULL;
}

static char *
describe_ratio (const WinnowStatusPeopleFacts *facts,
                WinnowStatusPeopleEdition      edition)
{
  gint64 ratio = winnow_statuspeople_get_ratio (facts, edition);

  if ((facts->known & WINNOW_FIELD_FOLLOWING) != 0 && facts->following == 0)
    return g_strdup (_("Follows nobody"));

  if (ratio < 0)
    return NULL;

  return g_strdup_printf (_("Has %.1f followers for every 100 it follows"),
                          (double) ratio / 10);
}

static char *
describe_rate (const WinnowStatusPeopleFacts *facts)
{
  double rate = winnow_statuspeople_get_rate (facts);

  if (rate < 0)
    return NULL;

  if (rate >= 0.01)
    return g_strdup_printf (_("Posts %.2f times a day"), rate);

  return g_strdup (_("Posts less than once in a hundred days"));
}

static char *
describe_posts (const WinnowStatusPeopleFacts *facts)
{
  g_autofree char *number = winnow_format_count (facts->posts);

  if (facts->posts == 0)
    return g_strdup (_("Fewer than 20 posts"));

  return g_strdup_printf (ngettext ("Has written %s post",
                                    "Has written %s posts",
                                    facts->posts),
                          number);
}

static guint
whole_days (double days)
{
  return (guint) CLAMP (days, 0, (double) G_MAXINT);
}

static char *
describe_last_post (const WinnowStatusPeopleFacts *facts)
{
  guint days = whole_days (facts->last_post);
  g_autofree char *number = winnow_format_count (days);

  if ((facts->ahead & WINNOW_FIELD_LAST_POST_AT) != 0)
    return g_strdup (_("Last post after the time of this report"));

  if (days == 0)
    return g_strdup (_("Posted within the last day"));

  return g_strdup_printf (ngettext ("Last post %s day ago",
                                    "Last post %s days ago",
                                    days),
                          number);
}

static char *
describe_age (const WinnowStatusPeopleFacts *facts)
{
  guint days = whole_days (facts->age);
  g_autofree char *number = winnow_format_count (days);

  if ((facts->ahead & WINNOW_FIELD_CREATED_AT) != 0)
    return g_strdup (_("Account made after the time of this report"));

  return g_strdup_printf (ngettext ("Account is only %s day old",
                                    "Account is only %s days old",
                                    days),
                          number);
}

static char *
describe_numbers (WinnowStatusPeopleClause       clause,
                  const WinnowStatusPeopleFacts *facts,
                  WinnowStatusPeopleEdition      edition)
{
  if (clause == WINNOW_CLAUSE_RATIO_20)
    return describe_ratio (facts, edition);

  if (clause == WINNOW_CLAUSE_RATIO_2 ||
      clause == WINNOW_CLAUSE_INACTIVE_RATIO_20)
    return describe_counts (facts, FALSE);

  if (clause == WINNOW_CLAUSE_RATE_25 || clause == WINNOW_CLAUSE_RATE_10)
    return describe_rate (facts);

  if (clause == WINNOW_CLAUSE_LAST_POST_90 ||
      clause == WINNOW_CLAUSE_RECENT_POST)
    return describe_last_post (facts);

  if (clause == WINNOW_CLAUSE_NEW_45 || clause == WINNOW_CLAUSE_NEW_90)
    return describe_age (facts);

  if (clause == WINNOW_CLAUSE_POSTS_20)
    return describe_posts (facts);

  g_assert (clause == WINNOW_CLAUSE_COUNTS);

  return describe_counts (facts, TRUE);
}

/* NULL where the numbers that would be said were not told. */
static char *
describe (WinnowStatusPeopleClause       clause,
          const WinnowStatusPeopleFacts *facts,
          WinnowStatusPeopleEdition      edition)
{
  if (clauses[clause].text != NULL)
    return g_strdup (_(clauses[clause].text));

  /* The 2019 edition gives points for the same thing as fake and as inactive:
   * there the numbers stand with the former. */
  if (edition == WINNOW_STATUSPEOPLE_2019)
    {
      if (clause == WINNOW_CLAUSE_INACTIVE_RATIO_20)
        return g_strdup (_("Follows over five times as many as follow it"));
      if (clause == WINNOW_CLAUSE_RATE_10)
        return g_strdup (_("Posts less than once in ten days"));
    }

  if (clause == WINNOW_CLAUSE_RATIO_2 && (facts->known & BOTH) != BOTH)
    return g_strdup (_("Has at most 2 followers for every 100 it follows"));

  return describe_numbers (clause, facts, edition);
}

static void
add_reason (GListStore                    *reasons,
            WinnowStatusPeopleClause       clause,
            const WinnowStatusPeopleFacts *facts,
            WinnowStatusPeopleEdition      edition)
{
  g_autofree char *text = describe (clause, facts, edition);
  g_autoptr (WinnowReason) reason = NULL;
  double points = NAN;

  if (text == NULL)
    return;

  if (edition == WINNOW_STATUSPEOPLE_2019 &&
      get_kind (clause) != WINNOW_REASON_REAL)
    points = get_weight (clause, edition);

  reason = winnow_reason_new (clauses[clause].id, get_kind (clause), points,
                              text);
  g_list_store_append (reasons, reason);
}

/* The heaviest first; clauses of one weight, or of none, as they stand in the
 * rules. */
static void
add_reasons (GListStore                      *reasons,
             const WinnowStatusPeopleVerdict *verdict,
             WinnowReasonKind                 kind,
             const WinnowStatusPeopleFacts   *facts,
             WinnowStatusPeopleEdition        edition)
{
  for (int points = 3; points >= 0; points--)
    {
      for (guint i = 0; i < WINNOW_N_CLAUSES; i++)
        {
          if ((verdict->met & (1u << i)) != 0 &&
              get_kind (i) == kind &&
              get_weight (i, edition) == points)
            add_reason (reasons, i, facts, edition);
        }
    }
}

static void
add_notes (GListStore *reasons,
           guint32     not_told)
{
  g_autoptr (WinnowReason) reason = NULL;

  winnow_not_told_append (reasons, not_told);

  if ((not_told & WINNOW_NOT_TOLD_LINK) == 0)
    return;

  reason = winnow_reason_new ("not-told-link", WINNOW_REASON_NOT_TOLD, NAN,
                              _("Not told: whether the last post has a link"));
  g_list_store_append (reasons, reason);
}

/**
 * winnow_statuspeople_explain:
 * @edition: the rule set
 * @facts: a follower
 * @reasons: a store of #WinnowReason to append to
 *
 * Says why @facts gets its class: the clauses that speak for the class first,
 * then the others, then what was not told. Appends at least one reason.
 */
void
winnow_statuspeople_explain (WinnowStatusPeopleEdition      edition,
                             const WinnowStatusPeopleFacts *facts,
                             GListStore                    *reasons)
{
  static const WinnowReasonKind deciding[WINNOW_N_CLASSES] = {
    [WINNOW_CLASS_REAL] = WINNOW_REASON_REAL,
    [WINNOW_CLASS_INACTIVE] = WINNOW_REASON_INACTIVE,
    [WINNOW_CLASS_FAKE] = WINNOW_REASON_FAKE,
    [WINNOW_CLASS_NOT_TOLD] = WINNOW_REASON_FAKE,
  };
  WinnowStatusPeopleVerdict verdict;
  WinnowReasonKind first;

  winnow_statuspeople_judge (edition, facts, &verdict);
  first = deciding[verdict.klass];

  add_reasons (reasons, &verdict, first, facts, edition);
  for (int kind = WINNOW_REASON_FAKE; kind < WINNOW_REASON_NOT_TOLD; kind++)
    {
      if ((WinnowReasonKind) kind != first)
        add_reasons (reasons, &verdict, (WinnowReasonKind) kind, facts,
                     edition);
    }

  add_notes (reasons, verdict.not_told);
}
