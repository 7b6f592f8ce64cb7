/* winnow-recent-row.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "storage/winnow-store.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_RECENT_ROW (winnow_recent_row_get_type ())

/* A past audit on the start page. Signal: ::remove. */
G_DECLARE_FINAL_TYPE (WinnowRecentRow, winnow_recent_row, WINNOW, RECENT_ROW, AdwActionRow)

GtkWidget *winnow_recent_row_new     (const WinnowStoredAudit *stored);
/* The row of the store that it stands for. */
gint64     winnow_recent_row_get_row (WinnowRecentRow         *self);

G_END_DECLS
