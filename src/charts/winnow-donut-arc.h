/* winnow-donut-arc.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "charts/winnow-slice.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_DONUT_ARC (winnow_donut_arc_get_type ())

/* One slice of a donut. A widget of its own so that CSS gives its colour. */
G_DECLARE_FINAL_TYPE (WinnowDonutArc, winnow_donut_arc, WINNOW, DONUT_ARC, GtkWidget)

/* Room the donut leaves around its ring for whiskers and a raised arc, px. */
#define WINNOW_DONUT_MARGIN 14

GtkWidget   *winnow_donut_arc_new       (WinnowSlice    *slice,
                                         guint           position);
WinnowSlice *winnow_donut_arc_get_slice (WinnowDonutArc *self);
double       winnow_donut_arc_get_sweep (WinnowDonutArc *self);
/* Turns, 0–1; @low and @high are where the interval of the share ends. */
void         winnow_donut_arc_place     (WinnowDonutArc *self,
                                         double          start,
                                         double          sweep,
                                         double          low,
                                         double          high);

G_END_DECLS
