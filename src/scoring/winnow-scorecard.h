/* winnow-scorecard.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-calibration.h"
#include "scoring/winnow-card.h"
#include "scoring/winnow-model.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_SCORECARD (winnow_scorecard_get_type ())

/* The model "winnow": signed points for what was told of a follower, added
 * up. Immutable; properties `inactive-days` and `false-positive-rate`. */
G_DECLARE_FINAL_TYPE (WinnowScorecard, winnow_scorecard, WINNOW, SCORECARD, WinnowModel)

WinnowModel        *winnow_scorecard_new                     (void);
WinnowModel        *winnow_scorecard_new_full                (WinnowCard           *card,
                                                              guint                 inactive_days,
                                                              double                false_positive_rate);
/* (transfer full): the same scorecard, calibrated; NULL: as it came. */
WinnowModel        *winnow_scorecard_calibrate               (WinnowScorecard      *self,
                                                              WinnowCalibration    *calibration);
WinnowCalibration  *winnow_scorecard_get_calibration         (WinnowScorecard      *self);
/* Natural log-odds by the card alone, whatever the calibration; NaN when too
 * little is told. */
double              winnow_scorecard_get_log_odds            (WinnowScorecard      *self,
                                                              const WinnowFollowerRecord *record,
                                                              gint64                as_of);
guint               winnow_scorecard_get_inactive_days       (WinnowScorecard      *self);
double              winnow_scorecard_get_false_positive_rate (WinnowScorecard      *self);
/* (nullable): the cutoff for followers of which @known was told, with the
 * error rates that were measured at it. */
const WinnowCutoff *winnow_scorecard_get_cutoff              (WinnowScorecard      *self,
                                                              WinnowFields          known);

G_END_DECLS
