/* winnow-slice.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_SLICE (winnow_slice_get_type ())

/* One part of a whole: what a donut or a share bar shows. */
G_DECLARE_FINAL_TYPE (WinnowSlice, winnow_slice, WINNOW, SLICE, GObject)

WinnowSlice *winnow_slice_new             (const char  *label,
                                           const char  *style_class,
                                           gboolean     hatched);
const char  *winnow_slice_get_label       (WinnowSlice *self);
const char  *winnow_slice_get_style_class (WinnowSlice *self);
gboolean     winnow_slice_get_hatched     (WinnowSlice *self);
double       winnow_slice_get_share       (WinnowSlice *self);
double       winnow_slice_get_low         (WinnowSlice *self);
double       winnow_slice_get_high        (WinnowSlice *self);
const char  *winnow_slice_get_text        (WinnowSlice *self);
void         winnow_slice_set_values      (WinnowSlice *self,
                                           double       share,
                                           double       low,
                                           double       high,
                                           const char  *text);

G_END_DECLS
