/* winnow-statuspeople-facts.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-record.h"
#include "scoring/winnow-statuspeople-edition.h"

G_BEGIN_DECLS

/* What the rules look at. The counts are told where their bit is in @known.
 * Ages are in days, never negative, and -1 when not told. */
typedef struct
{
  WinnowFields known;
  guint32      posts;
  guint32      followers;
  guint32      following;
  WinnowTold   website;
  WinnowTold   favourites; /* has liked anything */
  double       age;
  double       last_post;
} WinnowStatusPeopleFacts;

static inline gboolean
facts_know (const WinnowStatusPeopleFacts *self,
            WinnowFields                   counts)
{
  return (self->known & counts) == counts;
}

void   winnow_statuspeople_facts_init (WinnowStatusPeopleFacts       *self,
                                       const WinnowFollowerRecord    *record,
                                       gint64                         as_of);
gint64 winnow_statuspeople_get_ratio  (const WinnowStatusPeopleFacts *facts,
                                       WinnowStatusPeopleEdition      edition);
double winnow_statuspeople_get_rate   (const WinnowStatusPeopleFacts *facts);

G_END_DECLS
