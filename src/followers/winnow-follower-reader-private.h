/* winnow-follower-reader-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader.h"
#include "followers/winnow-line-source.h"

G_BEGIN_DECLS

void              winnow_file_error_set                 (GError               **error,
                                                         WinnowFileError        code,
                                                         guint                  line,
                                                         const char            *column,
                                                         const char            *format,
                                                         ...) G_GNUC_PRINTF (5, 6);
char             *winnow_file_error_quote               (const char            *text,
                                                         gsize                  length);

/* For readers. */
WinnowLineSource *winnow_follower_reader_get_source     (WinnowFollowerReader  *self);
void              winnow_follower_reader_set_source     (WinnowFollowerReader  *self,
                                                         WinnowLineSource      *source);
void              winnow_follower_reader_add_fields     (WinnowFollowerReader  *self,
                                                         WinnowFields           fields);
void              winnow_follower_reader_add_unknown    (WinnowFollowerReader  *self,
                                                         const char            *name);
gboolean          winnow_follower_reader_parse_value    (WinnowFollowerRecord  *record,
                                                         WinnowFields           field,
                                                         const char            *text,
                                                         gsize                  length,
                                                         guint                  line,
                                                         GError               **error);
char             *winnow_follower_reader_describe_names (void);

G_END_DECLS
