/* winnow-audit-row.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"
#include "followers/winnow-follower.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_AUDIT_ROW (winnow_audit_row_get_type ())

/* A follower with what the audit makes of it; made only for rows on screen.
 * Properties: rank, klass (WinnowClass), class-name (translated), p-fake,
 * handle, display-name, title (name, else handle), bio, avatar, posts,
 * followers, following (int64, -1 = not told), created-at, last-post-at,
 * followed-at (int64 µs, -1 = not told), reasons (GListModel, made when
 * first asked for). Notifies when the audit is updated. */
G_DECLARE_FINAL_TYPE (WinnowAuditRow, winnow_audit_row, WINNOW, AUDIT_ROW, GObject)

WinnowAuditRow             *winnow_audit_row_new         (WinnowAudit    *audit,
                                                          guint           rank);
guint                       winnow_audit_row_get_rank    (WinnowAuditRow *self);
WinnowClass                 winnow_audit_row_get_klass   (WinnowAuditRow *self);
const WinnowFollowerRecord *winnow_audit_row_get_record  (WinnowAuditRow *self);
GListModel                 *winnow_audit_row_get_reasons (WinnowAuditRow *self);

G_END_DECLS
