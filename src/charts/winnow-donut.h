/* winnow-donut.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_DONUT (winnow_donut_get_type ())

/* A ring of shares with the interval of each, and room for a widget in the
 * middle. Knows nothing of audits: a slice has a label, a share, an interval
 * and a style class that gives its colour. */
G_DECLARE_FINAL_TYPE (WinnowDonut, winnow_donut, WINNOW, DONUT, GtkWidget)

GtkWidget *winnow_donut_new (void);

G_END_DECLS
