/* winnow-feature.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-feature.h"

#include "followers/winnow-time.h"

/* Added to every age: an account's first weeks are like one another, and no
 * rate may run away on the first day. */
#define EXTRA_DAYS 30.0

static const struct
{
  const char  *id;
  int          direction;
  WinnowFields fields;
} features[WINNOW_N_FEATURES] = {
  [WINNOW_FEATURE_RATIO] = {
    "followers-per-following", -1,
    WINNOW_FIELD_FOLLOWERS | WINNOW_FIELD_FOLLOWING
  },
  [WINNOW_FEATURE_POSTS_PER_FOLLOWING] = {
    "posts-per-following", -1,
    WINNOW_FIELD_POSTS | WINNOW_FIELD_FOLLOWING
  },
  [WINNOW_FEATURE_FOLLOWING] = {
    "following", 1,
    WINNOW_FIELD_FOLLOWING
  },
  [WINNOW_FEATURE_FAVOURITES] = {
    "favourites", -1,
    WINNOW_FIELD_FAVOURITES
  },
  [WINNOW_FEATURE_FOLLOWING_RATE] = {
    "following-per-day", 1,
    WINNOW_FIELD_FOLLOWING | WINNOW_FIELD_CREATED_AT
  },
  [WINNOW_FEATURE_FOLLOWERS_RATE] = {
    "followers-per-day", -1,
    WINNOW_FIELD_FOLLOWERS | WINNOW_FIELD_CREATED_AT
  },
  [WINNOW_FEATURE_AGE] = {
    "age", -1,
    WINNOW_FIELD_CREATED_AT
  },
};

/**
 * winnow_feature_get_id:
 * @feature: a feature
 *
 * Returns: (transfer none): its machine name, as in the scorecard's file and
 *   in exported reasons; never translated
 */
const char *
winnow_feature_get_id (WinnowFeature feature)
{
  g_return_val_if_fail ((guint) feature < WINNOW_N_FEATURES, NULL);

  return features[feature].id;
}

/**
 * winnow_feature_from_id:
 * @id: (nullable): a machine name
 * @feature: (out): the feature of that name
 *
 * Returns: whether there is one; when not, @feature is untouched
 */
gboolean
winnow_feature_from_id (const char    *id,
                        WinnowFeature *feature)
{
  g_return_val_if_fail (feature != NULL, FALSE);

  for (guint i = 0; i < WINNOW_N_FEATURES; i++)
    {
      if (g_strcmp0 (id, features[i].id) == 0)
        {
          *feature = (WinnowFeature) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * winnow_feature_get_fields:
 * @feature: a feature
 *
 * Returns: the fields it is made of; it cannot be measured without them
 */
WinnowFields
winnow_feature_get_fields (WinnowFeature feature)
{
  g_return_val_if_fail ((guint) feature < WINNOW_N_FEATURES, 0);

  return features[feature].fields;
}

/**
 * winnow_feature_get_direction:
 * @feature: a feature
 *
 * A purchased follower follows many, is followed by few for its age and for
 * how many it follows, and does little: that direction is known, and no curve
 * of a scorecard may turn against it.
 *
 * Returns: 1 where more never looks less fake, -1 where more never looks more
 *   fake
 */
int
winnow_feature_get_direction (WinnowFeature feature)
{
  g_return_val_if_fail ((guint) feature < WINNOW_N_FEATURES, 0);

  return features[feature].direction;
}

static double
count (guint32 value)
{
  return (double) value + 1;
}

/* A time of creation that lies ahead counts as now. */
static double
days (const WinnowFollowerRecord *record,
      gint64                      as_of)
{
  double age = ((double) as_of - (double) record->created_at) / WINNOW_DAY;

  return MAX (age, 0) + EXTRA_DAYS;
}

/**
 * winnow_feature_measure:
 * @feature: a feature
 * @record: a follower that knows the feature's fields
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Measures @feature: a number of accounts, posts or days, or a rate of them.
 *
 * Returns: a positive, finite number
 */
double
winnow_feature_measure (WinnowFeature               feature,
                        const WinnowFollowerRecord *record,
                        gint64                      as_of)
{
  g_assert (record != NULL);
  g_assert (winnow_follower_record_knows (record, features[feature].fields));

  switch (feature)
    {
    case WINNOW_FEATURE_RATIO:
      return count (record->followers) / count (record->following);

    case WINNOW_FEATURE_POSTS_PER_FOLLOWING:
      return count (record->posts) / count (record->following);

    case WINNOW_FEATURE_FOLLOWING:
      return count (record->following);

    case WINNOW_FEATURE_FAVOURITES:
      return count (record->favourites);

    case WINNOW_FEATURE_FOLLOWING_RATE:
      return count (record->following) / days (record, as_of);

    case WINNOW_FEATURE_FOLLOWERS_RATE:
      return count (record->followers) / days (record, as_of);

    case WINNOW_FEATURE_AGE:
      return days (record, as_of);

    case WINNOW_N_FEATURES:
    default:
      g_assert_not_reached ();
    }
}
