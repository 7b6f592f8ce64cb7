/* winnow-audit-view.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "audit/winnow-audit.h"
#include "audit/winnow-sort-key.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_AUDIT_VIEW (winnow_audit_view_get_type ())

/* The followers of an audit, sorted, filtered and searched: a GListModel of
 * WinnowAuditRow over a permutation of ranks, quick with a million of them.
 * Properties with notify: audit (nullable, writable), sort-key, descending,
 * classes (uint; bit 1 << WinnowClass of those shown; default all), search
 * (string; matched in handle, name and bio, case and accents folded); and to
 * read: pending (an order asked for is not shown yet), n-items. */
G_DECLARE_FINAL_TYPE (WinnowAuditView, winnow_audit_view, WINNOW, AUDIT_VIEW, GObject)

WinnowAuditView *winnow_audit_view_new         (WinnowAudit     *audit);
void             winnow_audit_view_set_audit   (WinnowAuditView *self,
                                                WinnowAudit     *audit);
WinnowAudit     *winnow_audit_view_get_audit   (WinnowAuditView *self);
void             winnow_audit_view_set_sort    (WinnowAuditView *self,
                                                WinnowSortKey    key,
                                                gboolean         descending);
void             winnow_audit_view_set_classes (WinnowAuditView *self,
                                                guint            classes);
void             winnow_audit_view_set_search  (WinnowAuditView *self,
                                                const char      *search);

G_END_DECLS
