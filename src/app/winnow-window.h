/* winnow-window.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/winnow-application.h"
#include "audit/winnow-audit.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_WINDOW (winnow_window_get_type ())

/* The start page, and on top of it the audit that is looked at.
 * Signals: ::audit-ended (WinnowAudit) — it finished, failed or was stopped. */
G_DECLARE_FINAL_TYPE (WinnowWindow, winnow_window, WINNOW, WINDOW, AdwApplicationWindow)

WinnowWindow *winnow_window_new           (WinnowApplication *app);
/* What accounts typed in are asked from. */
void          winnow_window_set_network   (WinnowWindow      *self,
                                           WinnowNetwork     *network);
void          winnow_window_audit_account (WinnowWindow      *self,
                                           WinnowNetwork     *network,
                                           const char        *handle);
void          winnow_window_audit_file    (WinnowWindow      *self,
                                           GFile             *file);
WinnowAudit  *winnow_window_get_audit     (WinnowWindow      *self);
void          winnow_window_show_section  (WinnowWindow      *self,
                                           const char        *name);
/* Whether all that is worked out in the background is there to see. */
gboolean      winnow_window_is_settled    (WinnowWindow      *self);

G_END_DECLS
