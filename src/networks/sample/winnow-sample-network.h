/* winnow-sample-network.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-network.h"

G_BEGIN_DECLS

/* Stands for the sample network's server wherever one is written down: the
 * real address changes each time. */
#define WINNOW_SAMPLE_SERVER_NAME "http://127.0.0.1"

#define WINNOW_TYPE_SAMPLE_NETWORK (winnow_sample_network_get_type ())

/* Generated accounts on a server inside the program, read by the same code as
 * Bluesky. The server starts when something is asked for the first time. */
G_DECLARE_FINAL_TYPE (WinnowSampleNetwork, winnow_sample_network, WINNOW, SAMPLE_NETWORK, WinnowNetwork)

WinnowNetwork *winnow_sample_network_new (gint64 as_of);

G_END_DECLS
