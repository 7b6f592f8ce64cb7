/* winnow-chart-text.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): the slices of a chart in words, for screen readers. */
char *winnow_chart_text_for_slices (GListModel *slices);

G_END_DECLS
