/* winnow-line-source.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest row, and so the longest line, that anybody means. */
#define WINNOW_MAX_ROW (1024 * 1024)
/* The longest cell or JSON string. */
#define WINNOW_MAX_FIELD (256 * 1024)

/* Cuts a stream into lines and counts them, in bounded memory. */
typedef struct _WinnowLineSource WinnowLineSource;

WinnowLineSource *winnow_line_source_new        (GInputStream      *stream);
void              winnow_line_source_free       (WinnowLineSource  *self);
gboolean          winnow_line_source_peek       (WinnowLineSource  *self,
                                                 const char       **line,
                                                 gsize             *length,
                                                 GCancellable      *cancellable,
                                                 GError           **error);
void              winnow_line_source_take       (WinnowLineSource  *self);
guint             winnow_line_source_get_number (WinnowLineSource  *self);
gboolean          winnow_line_is_blank          (const char        *line,
                                                 gsize              length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowLineSource, winnow_line_source_free)

G_END_DECLS
