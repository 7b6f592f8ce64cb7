/* winnow-time.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All times are µs since 1970-01-01 00:00 UTC, as g_get_real_time() has them. */
#define WINNOW_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* ISO 8601 with or without a time, fraction and offset (none = UTC); years
 * 1970–2200 only. FALSE, *time untouched, when @text is none of these. */
gboolean  winnow_time_parse  (const char *text,
                              gint64     *time);
/* "2024-05-03T10:22:31Z", with a fraction only where there is one.
 * (transfer full) */
char     *winnow_time_format (gint64      time);

G_END_DECLS
