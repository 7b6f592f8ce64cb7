/* winnow-tid.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Length of a TID, the record keys of the AT Protocol. */
#define WINNOW_TID_LENGTH 13

gboolean  winnow_tid_parse  (const char *tid,
                             gint64     *time);
char     *winnow_tid_format (gint64      time,
                             guint       clock_id);

G_END_DECLS
