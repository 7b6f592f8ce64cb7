/* winnow-scorecard-explain.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-scorecard-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-number.h"
#include "followers/winnow-time.h"
#include "scoring/winnow-not-told.h"

#define NOTED \
  ((WinnowFields) (WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT | \
                   WINNOW_FIELD_FAVOURITES))

static guint
get_age_days (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  double days;

  if (!winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT))
    return 0;

  days = ((double) as_of - (double) record->created_at) / WINNOW_DAY;

  return (guint) CLAMP (days, 0, (double) G_MAXINT);
}

/* Clocks may differ by a day; more means a report of a time gone by. */
static gboolean
is_ahead (const WinnowFollowerRecord *record,
          WinnowFields                field,
          gint64                      time,
          gint64                      as_of)
{
  return winnow_follower_record_knows (record, field) &&
         (double) time - (double) as_of > WINNOW_DAY;
}

static char *
describe_age (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  guint age = get_age_days (record, as_of);
  g_autofree char *days = winnow_format_count (age);

  if (is_ahead (record, WINNOW_FIELD_CREATED_AT, record->created_at, as_of))
    return g_strdup (_("Account made after the time of this report"));

  return g_strdup_printf (ngettext ("The account is %s day old",
                                    "The account is %s days old", age),
                          days);
}

static WinnowReasonKind
get_kind (double points)
{
  return points > 0 ? WINNOW_REASON_FAKE : WINNOW_REASON_REAL;
}

/* Of a count that came about in @days; the first day counts as whole. Sets
 * @value to so many a day, or where that is too few to say to so many days
 * each. */
static gboolean
is_daily (guint32  count,
          guint    days,
          double  *value)
{
  double rate = (double) count / MAX (days, 1);
  gboolean daily = rate >= 0.095 || count == 0;

  *value = daily ? rate : 1 / rate;
  return daily;
}

static char *
describe (WinnowFeature               feature,
          const WinnowFollowerRecord *record,
          gint64                      as_of)
{
  guint age = get_age_days (record, as_of);
  g_autofree char *following = winnow_format_count (record->following);
  g_autofree char *followers = winnow_format_count (record->followers);
  g_autofree char *posts = winnow_format_count (record->posts);
  g_autofree char *favourites = winnow_format_count (record->favourites);
  double value;

  switch (feature)
    {
    case WINNOW_FEATURE_RATIO:
      return g_strdup_printf (_("Follows %s, followed by %s"),
                              following, followers);

    case WINNOW_FEATURE_POSTS_PER_FOLLOWING:
      return g_strdup_printf (ngettext ("Wrote %s post while following %s",
                                        "Wrote %s posts while following %s",
                                        record->posts),
                              posts, following);

    case WINNOW_FEATURE_FOLLOWING:
      return g_strdup_printf (ngettext ("Follows %s account",
                                        "Follows %s accounts",
                                        record->following),
                              following);

    case WINNOW_FEATURE_FAVOURITES:
      if (record->favourites == 0)
        return g_strdup (_("Never liked a post"));
      return g_strdup_printf (ngettext ("Liked %s post",
                                        "Liked %s posts",
                                        record->favourites),
                              favourites);

    case WINNOW_FEATURE_FOLLOWING_RATE:
      if (is_daily (record->following, age, &value))
        return g_strdup_printf (_("Follows %.1f more accounts a day"), value);
      return g_strdup_printf (_("Follows one more account every %.0f days"),
                              value);

    case WINNOW_FEATURE_FOLLOWERS_RATE:
      if (is_daily (record->followers, age, &value))
        return g_strdup_printf (_("Gains %.1f followers a day"), value);
      return g_strdup_printf (_("Gains one follower every %.0f days"), value);

    case WINNOW_FEATURE_AGE:
      return describe_age (record, as_of);

    case WINNOW_N_FEATURES:
    default:
      g_assert_not_reached ();
    }
}

static void
append (GListStore       *reasons,
        const char       *id,
        WinnowReasonKind  kind,
        double            points,
        const char       *text)
{
  g_autoptr (WinnowReason) reason = winnow_reason_new (id, kind, points, text);

  g_list_store_append (reasons, reason);
}

static void
append_curve (GListStore                 *reasons,
              WinnowFeature               feature,
              double                      points,
              const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  g_autofree char *text = describe (feature, record, as_of);

  append (reasons, winnow_feature_get_id (feature), get_kind (points), points,
          text);
}

/* What speaks for @kind, heaviest first; of equal weight as the card has
 * them, the base last. */
static void
append_points (const WinnowScorecardVerdict *verdict,
               WinnowReasonKind              kind,
               const WinnowFollowerRecord   *record,
               gint64                        as_of,
               GListStore                   *reasons)
{
  const guint base = verdict->set->n_curves;
  double points[WINNOW_N_FEATURES + 1];
  gboolean done[WINNOW_N_FEATURES + 1] = { FALSE, };

  for (guint i = 0; i <= base; i++)
    {
      points[i] = i < base ? verdict->points[i] : verdict->set->base;
      done[i] = get_kind (points[i]) != kind;
    }

  while (TRUE)
    {
      guint heaviest = G_MAXUINT;

      for (guint i = 0; i <= base; i++)
        {
          if (!done[i] && (heaviest == G_MAXUINT ||
                           fabs (points[i]) > fabs (points[heaviest])))
            heaviest = i;
        }

      if (heaviest == G_MAXUINT)
        break;

      done[heaviest] = TRUE;

      if (heaviest < base)
        append_curve (reasons, verdict->set->curves[heaviest].feature,
                      points[heaviest], record, as_of);
      else
        append (reasons, "base", kind, points[base],
                _("Where every account starts"));
    }
}

/* Silence speaks for inactive, not for fake, and so has no points. */
static void
append_activity (const WinnowScorecardVerdict *verdict,
                 const WinnowFollowerRecord   *record,
                 gint64                        as_of,
                 GListStore                   *reasons)
{
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  guint days;

  if (verdict->inactive == WINNOW_TOLD_UNKNOWN)
    return;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_POSTS) &&
      record->posts == 0)
    {
      append (reasons, "no-posts", WINNOW_REASON_INACTIVE, NAN,
              _("Never posted"));
      return;
    }

  days = (guint) MIN (verdict->idle_days, G_MAXINT);
  number = winnow_format_count (days);

  if (is_ahead (record, WINNOW_FIELD_LAST_POST_AT, record->last_post_at, as_of))
    text = g_strdup (_("Last post after the time of this report"));
  else if (days == 0)
    text = g_strdup (_("Posted within the last day"));
  else
    text = g_strdup_printf (ngettext ("Last post %s day ago",
                                      "Last post %s days ago", days),
                            number);

  append (reasons, "last-post",
          verdict->inactive == WINNOW_TOLD_YES ? WINNOW_REASON_INACTIVE
                                               : WINNOW_REASON_REAL,
          NAN, text);
}

static void
append_notes (const WinnowScorecardVerdict *verdict,
              const WinnowFollowerRecord   *record,
              GListStore                   *reasons)
{
  winnow_not_told_append (reasons, NOTED & ~record->known);

  if (verdict->inactive == WINNOW_TOLD_UNKNOWN)
    winnow_not_told_append (reasons, WINNOW_FIELD_LAST_POST_AT);
}

/**
 * winnow_scorecard_append_reasons:
 * @verdict: what a scorecard makes of a follower
 * @record: the follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @reasons: a store of #WinnowReason to append to
 *
 * Says why. The points of all reasons that have any add up to the follower's
 * points. What speaks for the class stands first: an inactive follower's
 * silence, a fake one's points for fake, else the points against.
 */
void
winnow_scorecard_append_reasons (const WinnowScorecardVerdict *verdict,
                                 const WinnowFollowerRecord   *record,
                                 gint64                        as_of,
                                 GListStore                   *reasons)
{
  WinnowReasonKind first = WINNOW_REASON_REAL;

  g_assert (verdict != NULL);
  g_assert (record != NULL);

  if (verdict->klass == WINNOW_CLASS_FAKE)
    first = WINNOW_REASON_FAKE;

  if (verdict->klass == WINNOW_CLASS_INACTIVE)
    append_activity (verdict, record, as_of, reasons);

  if (verdict->set != NULL)
    append_points (verdict, first, record, as_of, reasons);

  if (verdict->klass == WINNOW_CLASS_REAL)
    append_activity (verdict, record, as_of, reasons);

  if (verdict->set != NULL)
    append_points (verdict, first == WINNOW_REASON_FAKE ? WINNOW_REASON_REAL
                                                        : WINNOW_REASON_FAKE,
                   record, as_of, reasons);

  if (verdict->klass == WINNOW_CLASS_FAKE ||
      verdict->klass == WINNOW_CLASS_NOT_TOLD)
    append_activity (verdict, record, as_of, reasons);

  if (verdict->shift != 0)
    append (reasons, "marks",
            verdict->shift > 0 ? WINNOW_REASON_FAKE : WINNOW_REASON_REAL,
            verdict->shift, _("What you marked among these followers"));

  append_notes (verdict, record, reasons);
}
