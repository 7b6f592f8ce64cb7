/* winnow-statuspeople-rules.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "scoring/winnow-score.h"
#include "scoring/winnow-statuspeople-facts.h"

G_BEGIN_DECLS

/* What can be said about a follower, the heaviest clauses of each kind first.
 * The 2019 edition's "fewer than 50 followers" and the like say the same as
 * another clause with other bounds. */
typedef enum
{
  /* fake */
  WINNOW_CLAUSE_RATIO_2,
  WINNOW_CLAUSE_NO_FOLLOWERS,
  WINNOW_CLAUSE_NO_POSTS,
  WINNOW_CLAUSE_FOLLOWING_1000,
  WINNOW_CLAUSE_RATIO_10_BARE,
  WINNOW_CLAUSE_RATIO_20,
  WINNOW_CLAUSE_FOLLOWING_500,
  WINNOW_CLAUSE_FOLLOWING_50,
  WINNOW_CLAUSE_FOLLOWERS_50,
  WINNOW_CLAUSE_NO_FAVOURITES,
  WINNOW_CLAUSE_NO_WEBSITE,
  WINNOW_CLAUSE_RATE_25,
  /* inactive */
  WINNOW_CLAUSE_LAST_POST_90,
  WINNOW_CLAUSE_RATE_10,
  WINNOW_CLAUSE_ALL_BELOW_20,
  WINNOW_CLAUSE_INACTIVE_RATIO_20,
  WINNOW_CLAUSE_FOLLOWERS_20,
  WINNOW_CLAUSE_FOLLOWING_20,
  WINNOW_CLAUSE_POSTS_20,
  /* real */
  WINNOW_CLAUSE_COUNTS,
  WINNOW_CLAUSE_FEW_FOLLOWING,
  WINNOW_CLAUSE_NEW_45,
  WINNOW_CLAUSE_NEW_90,
  WINNOW_CLAUSE_RECENT_POST,
  WINNOW_N_CLAUSES
} WinnowStatusPeopleClause;

/* Besides the fields: no network tells whether a last post holds a link. */
#define WINNOW_NOT_TOLD_LINK (1u << WINNOW_N_FIELDS)

/* @met: bits of the clauses met. @not_told: bits of what could not be looked
 * at. The points are those of the 2019 edition, of 14 and of 9; else 0. */
typedef struct
{
  WinnowClass klass;
  guint       fake_points;
  guint       inactive_points;
  guint32     met;
  guint32     not_told;
} WinnowStatusPeopleVerdict;

guint winnow_statuspeople_get_points (WinnowStatusPeopleClause       clause);
void  winnow_statuspeople_apply      (WinnowStatusPeopleEdition      edition,
                                      const WinnowStatusPeopleFacts *facts,
                                      WinnowStatusPeopleVerdict     *verdict);
void  winnow_statuspeople_judge      (WinnowStatusPeopleEdition      edition,
                                      const WinnowStatusPeopleFacts *facts,
                                      WinnowStatusPeopleVerdict     *verdict);
void  winnow_statuspeople_explain    (WinnowStatusPeopleEdition      edition,
                                      const WinnowStatusPeopleFacts *facts,
                                      GListStore                    *reasons);

G_END_DECLS
