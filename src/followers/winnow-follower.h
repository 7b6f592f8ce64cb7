/* winnow-follower.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWER (winnow_follower_get_type ())

/* One follower as an object, made only for rows that are on screen. It holds
 * its list alive and reads the record anew each time. Properties: rank, known
 * (WinnowFields), and one for each field by its key (display-name, posts, …):
 * texts are NULL, counts and times (µs, int64) -1, truths
 * WINNOW_TOLD_UNKNOWN when not told. */
G_DECLARE_FINAL_TYPE (WinnowFollower, winnow_follower, WINNOW, FOLLOWER, GObject)

const WinnowFollowerRecord *winnow_follower_get_record (WinnowFollower *self);
guint                       winnow_follower_get_rank   (WinnowFollower *self);

G_END_DECLS
