/* winnow-audit.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libdex.h>

#include "followers/winnow-follower-list.h"
#include "networks/winnow-network.h"
#include "scoring/winnow-calibration.h"
#include "scoring/winnow-model.h"
#include "scoring/winnow-other-tool.h"
#include "scoring/winnow-split.h"
#include "scoring/winnow-verdict.h"
#include "storage/winnow-store.h"

G_BEGIN_DECLS

/**
 * WinnowAuditState:
 * @WINNOW_AUDIT_NEW: not begun
 * @WINNOW_AUDIT_RUNNING: reading (paused or not: see the fetch)
 * @WINNOW_AUDIT_STOPPED: stopped by the user; may be resumed
 * @WINNOW_AUDIT_FAILED: something went wrong (see `error`); what came is
 *   kept; may be resumed unless the account itself could not be read
 * @WINNOW_AUDIT_FINISHED: all that was asked for has been read
 */
typedef enum
{
  WINNOW_AUDIT_NEW,
  WINNOW_AUDIT_RUNNING,
  WINNOW_AUDIT_STOPPED,
  WINNOW_AUDIT_FAILED,
  WINNOW_AUDIT_FINISHED,
} WinnowAuditState;

#define WINNOW_TYPE_AUDIT (winnow_audit_get_type ())

/* The run: look up → read → score → split. Data flows one way: the network
 * fills the list, the model scores it, the split sums it up; whoever shows it
 * watches.
 *
 * Properties with notify: network (nullable: a file), handle, account
 * (nullable), state, error (boxed GError, nullable), followers
 * (WinnowFollowerList), fetch, model (writable: rescoring), as-of, title
 * (account title or file name), resumable, complete.
 * Signals: ::updated — scores and split are new (at most ten times a second
 *   while reading, and once more at every end).
 */
G_DECLARE_FINAL_TYPE (WinnowAudit, winnow_audit, WINNOW, AUDIT, GObject)

WinnowAudit        *winnow_audit_new             (WinnowNetwork     *network,
                                                  const char        *handle,
                                                  guint              limit,
                                                  gint64             as_of,
                                                  WinnowModel       *model,
                                                  WinnowStore       *store);
WinnowAudit        *winnow_audit_new_for_file    (GFile             *file,
                                                  guint              limit,
                                                  gint64             as_of,
                                                  WinnowModel       *model);
WinnowAudit        *winnow_audit_new_for_stored  (WinnowStore       *store,
                                                  WinnowStoredAudit *stored,
                                                  WinnowNetwork     *network,
                                                  WinnowModel       *model,
                                                  GError           **error);

DexFuture          *winnow_audit_run             (WinnowAudit       *self);
void                winnow_audit_stop            (WinnowAudit       *self);

WinnowAuditState    winnow_audit_get_state       (WinnowAudit       *self);
const GError       *winnow_audit_get_error       (WinnowAudit       *self);
WinnowNetwork      *winnow_audit_get_network     (WinnowAudit       *self);
const char         *winnow_audit_get_network_id  (WinnowAudit       *self);
const char         *winnow_audit_get_handle      (WinnowAudit       *self);
const char         *winnow_audit_get_title       (WinnowAudit       *self);
WinnowAccount      *winnow_audit_get_account     (WinnowAudit       *self);
WinnowFollowerList *winnow_audit_get_followers   (WinnowAudit       *self);
WinnowFetch        *winnow_audit_get_fetch       (WinnowAudit       *self);
gint64              winnow_audit_get_as_of       (WinnowAudit       *self);
gint64              winnow_audit_get_started_at  (WinnowAudit       *self);
WinnowModel        *winnow_audit_get_model       (WinnowAudit       *self);
void                winnow_audit_set_model       (WinnowAudit       *self,
                                                  WinnowModel       *model);
/* (transfer none) (nullable): what the model was measured on, if that holds
 * for the network; NULL: uncalibrated, ranking only. */
const char         *winnow_audit_get_calibrated_for (WinnowAudit    *self);
/* (transfer none): by rank; valid until the next ::updated. Scores exist for
 * every follower in the list up to @length. */
const WinnowScore  *winnow_audit_get_scores      (WinnowAudit       *self,
                                                  guint             *length);
const WinnowSplit  *winnow_audit_get_split       (WinnowAudit       *self);
/* @reasons, @evidence: (out) (optional) (transfer full): WinnowReason, to be
 * shown as sentences. As of the last ::updated. */
WinnowQuality       winnow_audit_get_quality     (WinnowAudit       *self,
                                                  GListModel       **reasons);
WinnowPurchase      winnow_audit_get_purchase    (WinnowAudit       *self,
                                                  GListModel       **evidence);
/* How other tools would have scored this account: resolves to a GPtrArray of
 * WinnowOtherTool (dex_await_boxed, G_TYPE_PTR_ARRAY); rejects with
 * G_IO_ERROR_BUSY while RUNNING. */
DexFuture          *winnow_audit_ask_others      (WinnowAudit       *self);
/* (transfer full): the same, blocking. */
GPtrArray          *winnow_audit_list_others     (WinnowAudit       *self);
/* “This one is real / fake”: FALSE with an error when it could not be kept.
 * Undo: set what get_mark() said before. Kept for the account. */
gboolean            winnow_audit_set_mark        (WinnowAudit       *self,
                                                  guint              rank,
                                                  WinnowMark         mark,
                                                  GError           **error);
WinnowMark          winnow_audit_get_mark        (WinnowAudit       *self,
                                                  guint              rank);
guint               winnow_audit_get_n_marks     (WinnowAudit       *self);
/* (nullable): from WINNOW_CALIBRATION_MIN_MARKS marks on. */
WinnowCalibration  *winnow_audit_get_calibration (WinnowAudit       *self);
/* (transfer full): CSV: id,handle,mark,time. */
char               *winnow_audit_export_marks    (WinnowAudit       *self);
/* The list's end was reached. */
gboolean            winnow_audit_get_complete    (WinnowAudit       *self);
gboolean            winnow_audit_get_resumable   (WinnowAudit       *self);
gboolean            winnow_audit_get_kept        (WinnowAudit       *self);
gint64              winnow_audit_get_total       (WinnowAudit       *self);
char               *winnow_audit_describe_frame  (WinnowAudit       *self);
GStrv               winnow_audit_list_warnings   (WinnowAudit       *self);
GStrv               winnow_audit_list_notes      (WinnowAudit       *self);
char               *winnow_audit_describe_limits (WinnowAudit       *self);
GListModel         *winnow_audit_explain         (WinnowAudit       *self,
                                                  guint              rank);

G_END_DECLS
