/* winnow-sample-cursor.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-id.h"

G_BEGIN_DECLS

/* Where a page ended: opaque to those who get it, and in the same form as the
 * real network's: milliseconds, two underlines, a CID. */
void     winnow_sample_cursor_append (guint64                seed,
                                      const WinnowSampleKey *key,
                                      gint64                 time,
                                      GString               *out);
gboolean winnow_sample_cursor_read   (guint64                seed,
                                      const char            *text,
                                      WinnowSampleKey       *key);

G_END_DECLS
