/* winnow-session.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_SESSION (winnow_session_get_type ())

/* What all windows share: the networks, the past audits, and the time that
 * ages are counted to. Property: keep (construct-only). */
G_DECLARE_FINAL_TYPE (WinnowSession, winnow_session, WINNOW, SESSION, GObject)

/* @keep: whether audits are kept for later. */
WinnowSession *winnow_session_new         (gboolean         keep);
/* @as_of: µs; 0 for the time of asking. */
void           winnow_session_set_as_of   (WinnowSession   *self,
                                           gint64           as_of);
gint64         winnow_session_get_as_of   (WinnowSession   *self);
/* (nullable) (transfer none): NULL when past audits cannot be kept. */
WinnowStore   *winnow_session_get_store   (WinnowSession   *self);
/* (transfer none): the network of that id, made once and kept. */
WinnowNetwork *winnow_session_get_network (WinnowSession   *self,
                                           const char      *id,
                                           const char      *server,
                                           GError         **error);
/* (transfer full): a past audit; with @resume, one that can go on. */
WinnowAudit   *winnow_session_load_audit  (WinnowSession   *self,
                                           gint64           row,
                                           gboolean         resume,
                                           GError         **error);

G_END_DECLS
