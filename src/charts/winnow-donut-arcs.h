/* winnow-donut-arcs.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "charts/winnow-slice.h"

G_BEGIN_DECLS

/* The arcs of a donut together: arrays of #WinnowDonutArc, clockwise. */
WinnowSlice *winnow_donut_arcs_get_slice  (GPtrArray    *arcs,
                                           guint         position);
/* Its position, or -1. */
gint         winnow_donut_arcs_find       (GPtrArray    *arcs,
                                           WinnowSlice  *slice);
/* (nullable): the slice at a place, px. */
WinnowSlice *winnow_donut_arcs_find_at    (GPtrArray    *arcs,
                                           double        x,
                                           double        y);
void         winnow_donut_arcs_get_sweeps (GPtrArray    *arcs,
                                           GArray       *sweeps);
void         winnow_donut_arcs_place      (GPtrArray    *arcs,
                                           const GArray *origins,
                                           double        progress);
/* @slice: (nullable): what stands out from the others. */
void         winnow_donut_arcs_highlight  (GPtrArray    *arcs,
                                           WinnowSlice  *slice);

G_END_DECLS
