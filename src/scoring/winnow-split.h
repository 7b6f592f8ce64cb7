/* winnow-split.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-record.h"
#include "scoring/winnow-interval.h"
#include "scoring/winnow-model.h"

G_BEGIN_DECLS

/**
 * WinnowSplitPart:
 * @count: followers that were put in the class
 * @share: estimated share of the frame, 0–1
 * @interval: 95 % interval of @share
 */
typedef struct
{
  guint          count;
  double         share;
  WinnowInterval interval;
} WinnowSplitPart;

/**
 * WinnowSplit:
 * @parts: by #WinnowClass
 * @n: followers scored
 * @population: followers in the frame the shares speak of (>= n)
 * @n_unsettled: of @n, those whose class turns on their last post
 * @n_settled: of @n_unsettled, those whose last post was read (a random
 *   subset when fewer than @n_unsettled)
 *
 * The split of an audience. Where last posts were read for a random subset
 * only, the real and inactive shares are estimated from it (double
 * sampling), so that `share` may differ from `count / n`.
 */
typedef struct
{
  WinnowSplitPart parts[WINNOW_N_CLASSES];
  guint           n;
  guint64         population;
  guint           n_unsettled;
  guint           n_settled;
} WinnowSplit;

void winnow_split_estimate (WinnowSplit                *self,
                            WinnowModel                *model,
                            const WinnowFollowerRecord *records,
                            const WinnowScore          *scores,
                            gsize                       n_records,
                            guint64                     population,
                            gint64                      as_of);

G_END_DECLS
