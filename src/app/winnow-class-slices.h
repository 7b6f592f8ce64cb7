/* winnow-class-slices.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "scoring/winnow-split.h"

G_BEGIN_DECLS

/* The split of an audience as the slices of a chart: four, in the order of
 * WinnowClass. */
GListModel *winnow_class_slices_new         (void);
void        winnow_class_slices_set_split   (GListModel        *slices,
                                             const WinnowSplit *split);
void        winnow_class_slices_set_shares  (GListModel        *slices,
                                             const double      *shares);
/* The style class and icon of a class of followers. */
const char *winnow_class_slices_get_style   (WinnowClass        klass);
char       *winnow_class_slices_get_icon    (WinnowClass        klass);
/* (transfer full): the share of a part in words, with its interval. */
char       *winnow_class_slices_describe    (const WinnowSplitPart *part);

G_END_DECLS
