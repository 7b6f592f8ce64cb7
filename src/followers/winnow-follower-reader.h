/* winnow-follower-reader.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

#define WINNOW_FILE_ERROR (winnow_file_error_quark ())

/**
 * WinnowFileError:
 * @WINNOW_FILE_ERROR_EMPTY: nothing in it, not even a header
 * @WINNOW_FILE_ERROR_ENCODING: not UTF-8 text (or it holds a NUL)
 * @WINNOW_FILE_ERROR_HEADER: the first line is no header we know
 * @WINNOW_FILE_ERROR_QUOTING: quotes that do not match
 * @WINNOW_FILE_ERROR_COLUMNS: a row has more or fewer columns than the header
 * @WINNOW_FILE_ERROR_VALUE: a number, time or truth value that is none
 * @WINNOW_FILE_ERROR_SYNTAX: a line that is not a JSON object
 * @WINNOW_FILE_ERROR_TOO_LONG: a row or field beyond any sensible size
 *
 * What is wrong with a file of followers. The message names the line (from
 * 1), the column by its name where there is one, and what was expected.
 */
typedef enum
{
  WINNOW_FILE_ERROR_EMPTY,
  WINNOW_FILE_ERROR_ENCODING,
  WINNOW_FILE_ERROR_HEADER,
  WINNOW_FILE_ERROR_QUOTING,
  WINNOW_FILE_ERROR_COLUMNS,
  WINNOW_FILE_ERROR_VALUE,
  WINNOW_FILE_ERROR_SYNTAX,
  WINNOW_FILE_ERROR_TOO_LONG,
} WinnowFileError;

GQuark winnow_file_error_quark (void);

/**
 * WinnowFileFormat:
 * @WINNOW_FILE_FORMAT_CSV: comma-separated, RFC 4180, header required
 * @WINNOW_FILE_FORMAT_NDJSON: one JSON object a line
 */
typedef enum
{
  WINNOW_FILE_FORMAT_CSV,
  WINNOW_FILE_FORMAT_NDJSON,
} WinnowFileFormat;

#define WINNOW_TYPE_FOLLOWER_READER (winnow_follower_reader_get_type ())

/* Reads followers one at a time from a stream, in constant memory. */
G_DECLARE_DERIVABLE_TYPE (WinnowFollowerReader, winnow_follower_reader, WINNOW, FOLLOWER_READER, GObject)

struct _WinnowFollowerReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (WinnowFollowerReader        *self,
                    const WinnowFollowerRecord **record,
                    GCancellable                *cancellable,
                    GError                     **error);
};

WinnowFollowerReader *winnow_follower_reader_new                 (GInputStream                *stream,
                                                                  GCancellable                *cancellable,
                                                                  GError                     **error);
WinnowFileFormat      winnow_follower_reader_get_format          (WinnowFollowerReader        *self);
WinnowFields          winnow_follower_reader_get_fields          (WinnowFollowerReader        *self);
/* What the file holds that is not read, so that people can be told. */
const char * const   *winnow_follower_reader_get_unknown_columns (WinnowFollowerReader        *self);
gboolean              winnow_follower_reader_next                (WinnowFollowerReader        *self,
                                                                  const WinnowFollowerRecord **record,
                                                                  GCancellable                *cancellable,
                                                                  GError                     **error);

G_END_DECLS
