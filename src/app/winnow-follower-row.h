/* winnow-follower-row.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "audit/winnow-audit-row.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWER_ROW (winnow_follower_row_get_type ())

/* A follower in two lines, where there is no room for a table. Property with
 * notify: row (WinnowAuditRow, nullable). */
G_DECLARE_FINAL_TYPE (WinnowFollowerRow, winnow_follower_row, WINNOW, FOLLOWER_ROW, GtkWidget)

GtkWidget *winnow_follower_row_new     (void);
void       winnow_follower_row_set_row (WinnowFollowerRow *self,
                                        WinnowAuditRow    *row);
/* (transfer full): makes rows for the items of a list of followers. */
GtkListItemFactory *winnow_follower_row_make_factory (void);

G_END_DECLS
