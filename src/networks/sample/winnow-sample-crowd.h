/* winnow-sample-crowd.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-member.h"
#include "networks/sample/winnow-sample-recipe.h"

G_BEGIN_DECLS

/* An account and everybody who follows it, newest follow first. */
typedef struct
{
  const WinnowSampleRecipe *recipe;
  guint64                   seed;
  gint64                    as_of;

  WinnowSampleMember        owner;
  GArray                   *members;    /* of WinnowSampleMember */
  GHashTable               *ranks;      /* handle → rank */
  GStringChunk             *texts;
} WinnowSampleCrowd;

void winnow_sample_crowd_grow  (WinnowSampleCrowd        *self,
                                const WinnowSampleRecipe *recipe,
                                guint64                   seed,
                                gint64                    as_of);
void winnow_sample_crowd_clear (WinnowSampleCrowd        *self);

G_END_DECLS
