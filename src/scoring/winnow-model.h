/* winnow-model.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"
#include "scoring/winnow-error-rates.h"
#include "scoring/winnow-score.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_MODEL (winnow_model_get_type ())

/* Scores followers. A model has no state that scoring changes, so it may be
 * used from several threads at once. */
G_DECLARE_DERIVABLE_TYPE (WinnowModel, winnow_model, WINNOW, MODEL, GObject)

struct _WinnowModelClass
{
  GObjectClass parent_class;

  const char *(*get_id)             (WinnowModel                *self);
  const char *(*get_name)           (WinnowModel                *self);
  const char *(*get_version)        (WinnowModel                *self);
  const char *(*get_calibrated_for) (WinnowModel                *self);
  gboolean    (*is_calibrated_on)   (WinnowModel                *self,
                                     const char                 *network);
  gboolean    (*get_error_rates)    (WinnowModel                *self,
                                     WinnowFields                known,
                                     WinnowErrorRates           *rates);
  void        (*score)              (WinnowModel                *self,
                                     const WinnowFollowerRecord *records,
                                     gsize                       n_records,
                                     gint64                      as_of,
                                     WinnowScore                *scores);
  /* Optional: winnow_model_probe_scored() without scoring again. */
  void        (*probe_scored)       (WinnowModel                *self,
                                     const WinnowFollowerRecord *record,
                                     const WinnowScore          *score,
                                     gint64                      as_of,
                                     WinnowClass                *recent,
                                     WinnowClass                *stale);
  void        (*explain)            (WinnowModel                *self,
                                     const WinnowFollowerRecord *record,
                                     gint64                      as_of,
                                     GListStore                 *reasons);
};

const char *winnow_model_get_id             (WinnowModel                *self);
const char *winnow_model_get_name           (WinnowModel                *self);
const char *winnow_model_get_version        (WinnowModel                *self);
const char *winnow_model_get_calibrated_for (WinnowModel                *self);
/* (nullable): as above, if that holds on @network ("bluesky", "file"); NULL:
 * uncalibrated there, ranking only. */
const char *winnow_model_get_calibrated_on  (WinnowModel                *self,
                                             const char                 *network);
/* By this much the odds of errors may be worse, or better, on a network that a
 * model is not calibrated for. */
#define WINNOW_MODEL_UNCALIBRATED 1.5

/* FALSE where they were never measured, as of any published rule set. */
gboolean    winnow_model_get_error_rates    (WinnowModel                *self,
                                             WinnowFields                known,
                                             const char                 *network,
                                             WinnowErrorRates           *rates);

void        winnow_model_score              (WinnowModel                *self,
                                             const WinnowFollowerRecord *records,
                                             gsize                       n_records,
                                             gint64                      as_of,
                                             WinnowScore                *scores);
GListModel *winnow_model_explain            (WinnowModel                *self,
                                             const WinnowFollowerRecord *record,
                                             gint64                      as_of);
gboolean    winnow_model_needs_last_post    (WinnowModel                *self,
                                             const WinnowFollowerRecord *record,
                                             gint64                      as_of);

WinnowModel        *winnow_model_new_for_id (const char                 *id);
/* For preferences: as above, with what the model can be told. */
WinnowModel        *winnow_model_new_full   (const char                 *id,
                                             guint                       inactive_days,
                                             double                      false_positive_rate);
WinnowModel        *winnow_model_new_default (void);
const char * const *winnow_model_list_ids   (void);

G_END_DECLS
