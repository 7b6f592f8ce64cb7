/* winnow-share-bar.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_SHARE_BAR (winnow_share_bar_get_type ())

/* Shares side by side in one thin bar. Property with notify: model
 * (GListModel of WinnowSlice, nullable). */
G_DECLARE_FINAL_TYPE (WinnowShareBar, winnow_share_bar, WINNOW, SHARE_BAR, GtkWidget)

GtkWidget  *winnow_share_bar_new       (void);
GListModel *winnow_share_bar_get_model (WinnowShareBar *self);
void        winnow_share_bar_set_model (WinnowShareBar *self,
                                        GListModel     *model);

G_END_DECLS
