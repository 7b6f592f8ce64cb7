/* winnow-audit-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"
#include "followers/winnow-follower-reader.h"

G_BEGIN_DECLS

struct _WinnowAudit
{
  GObject               parent_instance;

  /* What is audited, and how. */
  WinnowNetwork        *network;
  GFile                *file;
  char                 *network_id;
  char                 *handle;
  guint                 limit;
  gint64                as_of;
  gint64                started_at;
  WinnowModel          *model;

  /* How far it has come (winnow-audit-run.c, winnow-audit-file.c). */
  WinnowAccount        *account;
  WinnowFollowerList   *followers;
  WinnowFetch          *fetch;
  WinnowAuditState      state;
  GError               *error;
  DexPromise           *run;
  guint64               n_rows;
  gboolean              was_complete;

  /* What comes of it (winnow-audit-score.c). Ranks below n_scored have scores
   * by the present model. */
  GArray               *scores;
  guint                 n_scored;
  GArray               *to_rescore;
  WinnowSplit           split;
  GSource              *update_source;
  gint64                next_update;
  DexFuture            *rescoring;
  DexFuture            *asking;

  /* What the user says of it (winnow-audit-marks.c): WinnowStoredMark by id;
   * nothing before the first. The scorer is the model, fitted to the marks;
   * the serial counts what makes scores out of date. */
  GHashTable           *marks;
  WinnowModel          *scorer;
  WinnowModel          *fitted_model;
  WinnowCalibration    *calibration;
  guint                 serial;

  /* What is kept of it (winnow-audit-keep.c). Ranks below n_kept are in the
   * store, but for those listed. */
  WinnowStore          *store;
  WinnowStoredAudit    *kept;
  guint                 n_kept;
  GArray               *to_keep;
  GSource              *keep_source;
  char                 *keep_problem;
  gint64                claimed;        /* its row while it is read; 0 = none */
};

/* Room on a fiber's stack for SQLite and JSON, also under sanitizers. Only
 * what is touched is ever backed by memory. */
#define WINNOW_AUDIT_STACK_SIZE (512 * 1024)

void       winnow_audit_set_account         (WinnowAudit    *self,
                                             WinnowAccount  *account);
void       winnow_audit_set_state           (WinnowAudit    *self,
                                             WinnowAuditState state,
                                             const GError   *error);

/* winnow-audit-file.c */
gboolean   winnow_audit_read_file           (WinnowAudit    *self,
                                             GError        **error);

/* winnow-audit-score.c */
void       winnow_audit_queue_update        (WinnowAudit    *self);
void       winnow_audit_update_now          (WinnowAudit    *self);
void       winnow_audit_rescore             (WinnowAudit    *self);
DexFuture *winnow_audit_rescore_in_thread   (WinnowAudit    *self);

/* Id of ::updated, for those who emit it */
extern guint winnow_audit_updated_signal;

/* winnow-audit-marks.c */
typedef struct
{
  guint      rank;
  WinnowMark mark;
} WinnowMarked;

void       winnow_audit_load_marks          (WinnowAudit    *self);
GArray    *winnow_audit_find_marked         (WinnowAudit    *self);
void       winnow_audit_apply_marks         (GArray         *scores,
                                             const GArray   *marked);
gboolean   winnow_audit_refit               (WinnowAudit    *self);

/* winnow-audit-keep.c */
gboolean   winnow_audit_claim              (WinnowAudit    *self,
                                            gint64          row);
void       winnow_audit_release             (WinnowAudit    *self);
const char *winnow_audit_get_server_key     (WinnowAudit    *self);
void       winnow_audit_pick_up             (WinnowAudit    *self);
void       winnow_audit_queue_keep          (WinnowAudit    *self);
void       winnow_audit_keep_now            (WinnowAudit    *self);

/* winnow-audit-thread.c */
typedef void (*WinnowThreadFunc)            (gpointer        data);

DexFuture *winnow_audit_in_thread           (WinnowThreadFunc func,
                                             gpointer        data);
GSource   *winnow_audit_after               (guint           milliseconds,
                                             GSourceFunc     func,
                                             gpointer        data);
void       winnow_audit_cancel              (GSource       **source);

G_END_DECLS
