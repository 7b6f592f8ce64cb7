/* winnow-csv-reader.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader-private.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_CSV_READER (winnow_csv_reader_get_type ())

G_DECLARE_FINAL_TYPE (WinnowCsvReader, winnow_csv_reader, WINNOW, CSV_READER, WinnowFollowerReader)

WinnowFollowerReader *winnow_csv_reader_new (WinnowLineSource  *source,
                                             GCancellable      *cancellable,
                                             GError           **error);

G_END_DECLS
