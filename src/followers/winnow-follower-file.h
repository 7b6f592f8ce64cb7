/* winnow-follower-file.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader.h"

G_BEGIN_DECLS

/* A reader for the format that the stream turns out to hold */
WinnowFollowerReader *winnow_follower_file_open (GInputStream  *stream,
                                                 GCancellable  *cancellable,
                                                 GError       **error);

G_END_DECLS
