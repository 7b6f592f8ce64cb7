/* winnow-calibration.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * WinnowMark:
 * @WINNOW_MARK_NONE: not marked
 * @WINNOW_MARK_REAL: “this one is real”
 * @WINNOW_MARK_FAKE: “this one is fake”
 *
 * What the user says of a follower. The numbers are kept; never change them.
 */
typedef enum
{
  WINNOW_MARK_NONE = 0,
  WINNOW_MARK_REAL = 1,
  WINNOW_MARK_FAKE = 2,
} WinnowMark;

/* "real", "fake"; NULL for none; never translated. */
const char *winnow_mark_get_id (WinnowMark mark);

/* A follower that was marked, and what the model made of it by itself: the
 * natural logarithm of its odds of being fake. */
typedef struct
{
  double     log_odds;
  WinnowMark mark;
} WinnowMarkedScore;

/* From so many marks on, a calibration is fitted. */
#define WINNOW_CALIBRATION_MIN_MARKS 20

/* How an audit's log-odds are moved and stretched to agree with what the user
 * marked. Immutable; may be shared by threads. */
typedef struct _WinnowCalibration WinnowCalibration;

/* (nullable): NULL for too few marks. */
WinnowCalibration *winnow_calibration_new         (const WinnowMarkedScore *scores,
                                                   gsize                    n_scores);
WinnowCalibration *winnow_calibration_ref         (WinnowCalibration       *self);
void               winnow_calibration_unref       (WinnowCalibration       *self);
double             winnow_calibration_apply       (WinnowCalibration       *self,
                                                   double                   log_odds);
double             winnow_calibration_get_shift   (WinnowCalibration       *self);
double             winnow_calibration_get_scale   (WinnowCalibration       *self);
guint              winnow_calibration_get_n_marks (WinnowCalibration       *self);
gboolean           winnow_calibration_equal       (WinnowCalibration       *a,
                                                   WinnowCalibration       *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowCalibration, winnow_calibration_unref)

G_END_DECLS
