/* winnow-ndjson-reader.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader-private.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_NDJSON_READER (winnow_ndjson_reader_get_type ())

G_DECLARE_FINAL_TYPE (WinnowNdjsonReader, winnow_ndjson_reader, WINNOW, NDJSON_READER, WinnowFollowerReader)

WinnowFollowerReader *winnow_ndjson_reader_new (WinnowLineSource *source);

G_END_DECLS
