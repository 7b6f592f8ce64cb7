/* winnow-donut.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "charts/winnow-slice.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_DONUT (winnow_donut_get_type ())

/* A ring of shares with the interval of each, and room for a widget in the
 * middle. Knows nothing of audits: a slice has a label, a share, an interval
 * and a style class that gives its colour.
 * Properties with notify: model (GListModel of WinnowSlice, nullable), child
 * (GtkWidget in the middle, nullable), highlighted (WinnowSlice under the
 * pointer or chosen by arrow key, nullable). */
G_DECLARE_FINAL_TYPE (WinnowDonut, winnow_donut, WINNOW, DONUT, GtkWidget)

GtkWidget   *winnow_donut_new             (void);
GListModel  *winnow_donut_get_model       (WinnowDonut *self);
void         winnow_donut_set_model       (WinnowDonut *self,
                                           GListModel  *model);
GtkWidget   *winnow_donut_get_child       (WinnowDonut *self);
void         winnow_donut_set_child       (WinnowDonut *self,
                                           GtkWidget   *child);
WinnowSlice *winnow_donut_get_highlighted (WinnowDonut *self);
void         winnow_donut_set_highlighted (WinnowDonut *self,
                                           WinnowSlice *slice);

G_END_DECLS
