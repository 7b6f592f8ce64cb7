/* winnow-bluesky-last-posts.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-bluesky-read.h"

G_BEGIN_DECLS

gboolean winnow_bluesky_read_last_posts (WinnowBlueskyRead  *read,
                                         GError            **error);

G_END_DECLS
