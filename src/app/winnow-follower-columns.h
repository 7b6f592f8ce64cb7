/* winnow-follower-columns.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "audit/winnow-audit-view.h"

G_BEGIN_DECLS

/* The columns of the table of followers; the id of each is the nick of its
 * WinnowSortKey. Sorting is the view's business: the sorters only make the
 * headers clickable. */
void     winnow_follower_columns_append   (GtkColumnView *table);
/* How much room there is: 0 least, 2 all columns. */
void     winnow_follower_columns_set_room (GtkColumnView *table,
                                           guint          room);
/* What the headers say. FALSE when they say nothing. */
gboolean winnow_follower_columns_get_sort (GtkColumnView *table,
                                           WinnowSortKey *key,
                                           gboolean      *descending);
void     winnow_follower_columns_set_sort (GtkColumnView *table,
                                           WinnowSortKey  key,
                                           gboolean       descending);

G_END_DECLS
