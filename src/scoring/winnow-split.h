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
 * @share: estimated share of the frame that the model puts in the class, 0–1;
 *   the four add up to 1
 * @interval: 95 % interval of the share that belongs there; contains @share
 * @joint: the same for real, inactive and fake together: that all three are
 *   right at once
 * @corrected: @share corrected for the model's errors; may lie outside 0–1;
 *   NaN where these were never measured
 * @near_zero: whether what belongs there cannot be told from nothing
 */
typedef struct
{
  guint          count;
  double         share;
  WinnowInterval interval;
  WinnowInterval joint;
  double         corrected;
  gboolean       near_zero;
} WinnowSplitPart;

/**
 * WinnowSplit:
 * @parts: by #WinnowClass
 * @n: followers scored
 * @population: followers in the frame the shares speak of (>= n)
 * @n_unsettled: of @n, those whose class turns on their last post
 * @n_settled: of @n_unsettled, those whose last post was read (a random
 *   subset when fewer than @n_unsettled)
 * @n_marked: of @n, those whose class somebody settled by hand
 * @has_errors: whether the intervals cover the model's own errors
 * @calibrated: whether these were measured on the network
 * @design_effect: how many times as large a sample must be, as followers who
 *   came together are alike; 1 when all were read
 *
 * The split of an audience. `share` is what the model found: where last posts
 * were read for a random subset only, the real and inactive shares are
 * estimated from it (double sampling), so that it may differ from
 * `count / n`. It is not moved by what the model is known to get wrong; that
 * is what the interval is for.
 */
typedef struct
{
  WinnowSplitPart parts[WINNOW_N_CLASSES];
  guint           n;
  guint64         population;
  guint           n_unsettled;
  guint           n_settled;
  guint           n_marked;
  gboolean        has_errors;
  gboolean        calibrated;
  double          design_effect;
} WinnowSplit;

/**
 * WinnowSplitFrame:
 * @model: the model that made @scores
 * @network: id of the network ("bluesky"); "file" for a file
 * @records: (array length=n_records): the followers read, newest first
 * @scores: (array length=n_records): their scores
 * @n_records: how many; at most %G_MAXUINT
 * @population: followers in the frame the shares speak of; below @n_records it
 *   counts as @n_records
 * @as_of: the time ages were counted to, µs since 1970-01-01 UTC
 * @clusters: (nullable) (array length=n_records): the same number, not 0, for
 *   followers that belong together; 0 for one on its own
 * @marked: (nullable) (array length=n_records): not 0 where the class was
 *   settled by hand and is in no doubt
 *
 * What a split is estimated from.
 */
typedef struct
{
  WinnowModel                *model;
  const char                 *network;
  const WinnowFollowerRecord *records;
  const WinnowScore          *scores;
  gsize                       n_records;
  guint64                     population;
  gint64                      as_of;
  const guint32              *clusters;
  const guint8               *marked;
} WinnowSplitFrame;

void   winnow_split_estimate      (WinnowSplit            *self,
                                   const WinnowSplitFrame *frame);
double winnow_split_design_effect (const WinnowSplitFrame *frame,
                                   WinnowClass             klass);

G_END_DECLS
