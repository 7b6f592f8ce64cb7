/* winnow-follower-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-list.h"
#include "followers/winnow-follower.h"

G_BEGIN_DECLS

/* For the list only. */
WinnowFollower *winnow_follower_new         (WinnowFollowerList *list,
                                             guint               rank);
void            winnow_follower_amended     (WinnowFollower     *self,
                                             WinnowFields        changed);
void            winnow_follower_list_forget (WinnowFollowerList *self,
                                             WinnowFollower     *follower);

G_END_DECLS
