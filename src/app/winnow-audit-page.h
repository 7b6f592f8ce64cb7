/* winnow-audit-page.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_AUDIT_PAGE (winnow_audit_page_get_type ())

/* One audit: while it looks for the account, as it fills, when it is done,
 * and when it failed. Its sections are the pages of a view stack; a new one is
 * a widget with an `audit` property and an entry in the .ui file.
 * Property: audit (construct). Signal: ::run (WinnowAudit) — it should begin,
 * or go on. */
G_DECLARE_FINAL_TYPE (WinnowAuditPage, winnow_audit_page, WINNOW, AUDIT_PAGE, AdwNavigationPage)

AdwNavigationPage *winnow_audit_page_new            (WinnowAudit     *audit);
WinnowAudit       *winnow_audit_page_get_audit      (WinnowAuditPage *self);
void               winnow_audit_page_show_section   (WinnowAuditPage *self,
                                                     const char      *name);
void               winnow_audit_page_select_section (WinnowAuditPage *self,
                                                     guint            position);
/* Turns to the followers and their search entry. */
void               winnow_audit_page_search         (WinnowAuditPage *self);
gboolean           winnow_audit_page_is_settled     (WinnowAuditPage *self);

G_END_DECLS
