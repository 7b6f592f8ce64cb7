/* winnow-follower-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower.h"

G_BEGIN_DECLS

/* For the list only. */
WinnowFollower *winnow_follower_new     (gpointer        owner,
                                         GArray         *records,
                                         guint           rank);
void            winnow_follower_amended (WinnowFollower *self,
                                         WinnowFields    changed);

G_END_DECLS
