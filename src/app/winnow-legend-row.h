/* winnow-legend-row.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "charts/winnow-slice.h"
#include "scoring/winnow-split.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_LEGEND_ROW (winnow_legend_row_get_type ())

/* One class of followers in the legend of the split: its icon, how many, the
 * share and its interval. */
G_DECLARE_FINAL_TYPE (WinnowLegendRow, winnow_legend_row, WINNOW, LEGEND_ROW, AdwActionRow)

GtkWidget   *winnow_legend_row_new       (WinnowClass            klass,
                                          WinnowSlice           *slice);
WinnowClass  winnow_legend_row_get_klass (WinnowLegendRow       *self);
WinnowSlice *winnow_legend_row_get_slice (WinnowLegendRow       *self);
/* @part: (nullable): NULL while nothing is scored. */
void         winnow_legend_row_set_part  (WinnowLegendRow       *self,
                                          const WinnowSplitPart *part);

G_END_DECLS
