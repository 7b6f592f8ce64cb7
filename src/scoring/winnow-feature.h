/* winnow-feature.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

/**
 * WinnowFeature:
 * @WINNOW_FEATURE_RATIO: followers for each account it follows
 * @WINNOW_FEATURE_POSTS_PER_FOLLOWING: posts for each account it follows
 * @WINNOW_FEATURE_FOLLOWING: accounts it follows
 * @WINNOW_FEATURE_FAVOURITES: posts it liked
 * @WINNOW_FEATURE_FOLLOWING_RATE: accounts followed, a day
 * @WINNOW_FEATURE_FOLLOWERS_RATE: followers gained, a day
 * @WINNOW_FEATURE_AGE: days since it was made
 *
 * What the scorecard looks at. Every measure is a positive number and is used
 * by its logarithm. So that small accounts do not swing wildly, each count is
 * taken with one added, each age with 30 days added.
 */
typedef enum
{
  WINNOW_FEATURE_RATIO,
  WINNOW_FEATURE_POSTS_PER_FOLLOWING,
  WINNOW_FEATURE_FOLLOWING,
  WINNOW_FEATURE_FAVOURITES,
  WINNOW_FEATURE_FOLLOWING_RATE,
  WINNOW_FEATURE_FOLLOWERS_RATE,
  WINNOW_FEATURE_AGE,
  WINNOW_N_FEATURES
} WinnowFeature;

/* Machine name ("followers-per-following"); never translated. */
const char   *winnow_feature_get_id        (WinnowFeature               feature);
gboolean      winnow_feature_from_id       (const char                 *id,
                                            WinnowFeature              *feature);
/* The fields it is made of. */
WinnowFields  winnow_feature_get_fields    (WinnowFeature               feature);
/* 1: more never looks less fake; -1: more never looks more fake. */
int           winnow_feature_get_direction (WinnowFeature               feature);
/* Positive and finite. The record must know the feature's fields. */
double        winnow_feature_measure       (WinnowFeature               feature,
                                            const WinnowFollowerRecord *record,
                                            gint64                      as_of);

G_END_DECLS
