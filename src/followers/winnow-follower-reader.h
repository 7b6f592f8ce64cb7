/* winnow-follower-reader.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-file-error.h"
#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

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

/* Reads followers one at a time from a stream, in constant memory;
 * winnow_follower_file_open() makes the one that fits. */
G_DECLARE_DERIVABLE_TYPE (WinnowFollowerReader, winnow_follower_reader, WINNOW, FOLLOWER_READER, GObject)

struct _WinnowFollowerReaderClass
{
  GObjectClass     parent_class;

  WinnowFileFormat format;

  gboolean (*next) (WinnowFollowerReader        *self,
                    const WinnowFollowerRecord **record,
                    GCancellable                *cancellable,
                    GError                     **error);
};

WinnowFileFormat      winnow_follower_reader_get_format          (WinnowFollowerReader        *self);
WinnowFields          winnow_follower_reader_get_fields          (WinnowFollowerReader        *self);
/* What the file holds that is not read, so that people can be told. */
const char * const   *winnow_follower_reader_get_unknown_columns (WinnowFollowerReader        *self);
gboolean              winnow_follower_reader_next                (WinnowFollowerReader        *self,
                                                                  const WinnowFollowerRecord **record,
                                                                  GCancellable                *cancellable,
                                                                  GError                     **error);

G_END_DECLS
