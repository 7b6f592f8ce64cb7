/* winnow-fold.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *winnow_fold          (const char *text);
gboolean  winnow_fold_contains (const char *text,
                                const char *folded);

G_END_DECLS
