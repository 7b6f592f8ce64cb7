/* winnow-model.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"
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
  void        (*score)              (WinnowModel                *self,
                                     const WinnowFollowerRecord *records,
                                     gsize                       n_records,
                                     gint64                      as_of,
                                     WinnowScore                *scores);
  void        (*explain)            (WinnowModel                *self,
                                     const WinnowFollowerRecord *record,
                                     gint64                      as_of,
                                     GListStore                 *reasons);
};

const char *winnow_model_get_id             (WinnowModel                *self);
const char *winnow_model_get_name           (WinnowModel                *self);
const char *winnow_model_get_version        (WinnowModel                *self);
const char *winnow_model_get_calibrated_for (WinnowModel                *self);

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
WinnowModel        *winnow_model_new_default (void);
const char * const *winnow_model_list_ids   (void);

G_END_DECLS
