/* winnow-bluesky-network.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-network.h"

G_BEGIN_DECLS

/* Where Bluesky answers those who are not signed in. */
#define WINNOW_BLUESKY_SERVER "https://public.api.bsky.app"

#define WINNOW_TYPE_BLUESKY_NETWORK (winnow_bluesky_network_get_type ())

G_DECLARE_FINAL_TYPE (WinnowBlueskyNetwork, winnow_bluesky_network, WINNOW, BLUESKY_NETWORK, WinnowNetwork)

/* @server: a checked base URL without a slash at the end. @present: what
 * counts as now when judging the times it tells, µs; 0 = the real time.
 * Construct with g_object_new() and `http` for other limits and time-outs,
 * and `label` for what sentences call the server. */
WinnowNetwork *winnow_bluesky_network_new (const char *server,
                                           gint64      present);

G_END_DECLS
