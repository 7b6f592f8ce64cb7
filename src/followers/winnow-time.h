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

/* The first moment that is too late to be a time of a follower: 2201-01-01. */
#define WINNOW_TIME_END (G_GINT64_CONSTANT (84371) * WINNOW_DAY)

gboolean  winnow_time_parse    (const char *text,
                                gint64     *time);
gboolean  winnow_time_in_range (gint64      time);
char     *winnow_time_format   (gint64      time);

G_END_DECLS
