/* winnow-number.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers as people read them: "3,200". (transfer full) */
char *winnow_format_count (gint64 count);

G_END_DECLS
