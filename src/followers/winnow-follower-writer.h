/* winnow-follower-writer.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-reader.h"
#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWER_WRITER (winnow_follower_writer_get_type ())

/* Writes followers as CSV or NDJSON, for WinnowFollowerReader to read back. */
G_DECLARE_FINAL_TYPE (WinnowFollowerWriter, winnow_follower_writer, WINNOW, FOLLOWER_WRITER, GObject)

WinnowFollowerWriter *winnow_follower_writer_new    (GOutputStream               *stream,
                                                     WinnowFileFormat             format,
                                                     WinnowFields                 fields);
gboolean              winnow_follower_writer_write  (WinnowFollowerWriter        *self,
                                                     const WinnowFollowerRecord  *record,
                                                     GCancellable                *cancellable,
                                                     GError                     **error);
/* After the last record: a file without any still gets its header. */
gboolean              winnow_follower_writer_finish (WinnowFollowerWriter        *self,
                                                     GCancellable                *cancellable,
                                                     GError                     **error);

G_END_DECLS
