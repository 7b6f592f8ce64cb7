/* winnow-scorecard-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-scorecard.h"

G_BEGIN_DECLS

/* What a scorecard makes of one follower. @set is NULL when too little was
 * told; then nothing else is. @points are by curve of @set. */
typedef struct
{
  const WinnowCardSet *set;
  double               points[WINNOW_N_FEATURES];
  double               total;     /* calibrated */
  double               shift;     /* of it, by the calibration */
  WinnowTold           inactive;
  gint64               idle_days; /* since the last post; -1 = not told */
  WinnowClass          klass;
} WinnowScorecardVerdict;

void winnow_scorecard_judge          (WinnowScorecard              *self,
                                      const WinnowFollowerRecord   *record,
                                      gint64                        as_of,
                                      WinnowScorecardVerdict       *verdict);
void winnow_scorecard_append_reasons (const WinnowScorecardVerdict *verdict,
                                      const WinnowFollowerRecord   *record,
                                      gint64                        as_of,
                                      GListStore                   *reasons);

G_END_DECLS
