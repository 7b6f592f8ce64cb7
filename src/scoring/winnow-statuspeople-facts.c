/* winnow-statuspeople-facts.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-facts.h"

#include "followers/winnow-time.h"

/* In days; a time that lies ahead counts as now. The subtraction is unsigned
 * as times may be as far apart as they like. */
static double
count_days (gint64 time,
            gint64 as_of)
{
  if (time >= as_of)
    return 0;

  return (double) ((guint64) as_of - (guint64) time) / (double) WINNOW_DAY;
}

/**
 * winnow_statuspeople_facts_init:
 * @self: facts to fill
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Takes from @record what the rules look at.
 */
void
winnow_statuspeople_facts_init (WinnowStatusPeopleFacts    *self,
                                const WinnowFollowerRecord *record,
                                gint64                      as_of)
{
  self->known = record->known & WINNOW_FIELDS_COUNTS;
  self->posts = record->posts;
  self->followers = record->followers;
  self->following = record->following;
  self->website = winnow_follower_record_has_url (record);
  self->favourites = WINNOW_TOLD_UNKNOWN;
  self->age = -1;
  self->last_post = -1;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_FAVOURITES))
    self->favourites = record->favourites > 0 ? WINNOW_TOLD_YES
                                              : WINNOW_TOLD_NO;
  if (winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT))
    self->age = count_days (record->created_at, as_of);
  if (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
    self->last_post = count_days (record->last_post_at, as_of);
}

/**
 * winnow_statuspeople_get_ratio:
 * @facts: a follower
 * @edition: the rule set
 *
 * R, the followers for each 100 it follows: 0 when it follows nobody. Rounded
 * half up as the editions do it: to a whole number, the 2019 edition to one
 * decimal.
 *
 * Returns: R in tenths; -1 when not told
 */
gint64
winnow_statuspeople_get_ratio (const WinnowStatusPeopleFacts *facts,
                               WinnowStatusPeopleEdition      edition)
{
  gint64 followers = facts->followers;
  gint64 following = facts->following;

  /* Either being 0 makes R 0 whatever the other is. */
  if ((facts_know (facts, WINNOW_FIELD_FOLLOWERS) && followers == 0) ||
      (facts_know (facts, WINNOW_FIELD_FOLLOWING) && following == 0))
    return 0;

  if (!facts_know (facts,
                   WINNOW_FIELD_FOLLOWERS | WINNOW_FIELD_FOLLOWING))
    return -1;

  if (edition == WINNOW_STATUSPEOPLE_2019)
    return (2000 * followers + following) / (2 * following);

  return (200 * followers + following) / (2 * following) * 10;
}

/**
 * winnow_statuspeople_get_rate:
 * @facts: a follower
 *
 * Posts a day over the life of the account. Its first day counts as whole, or
 * the rate of an account made this minute would be without bound.
 *
 * Returns: posts a day; -1 when not told
 */
double
winnow_statuspeople_get_rate (const WinnowStatusPeopleFacts *facts)
{
  if (!facts_know (facts, WINNOW_FIELD_POSTS))
    return -1;

  /* However old it is. */
  if (facts->posts == 0)
    return 0;

  return facts->age < 0 ? -1 : facts->posts / MAX (facts->age, 1.0);
}
