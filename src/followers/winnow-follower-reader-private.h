/* winnow-follower-reader-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader.h"
#include "followers/winnow-line-source.h"

G_BEGIN_DECLS

/* For readers. */
WinnowLineSource *winnow_follower_reader_get_source  (WinnowFollowerReader *self);
void              winnow_follower_reader_set_source  (WinnowFollowerReader *self,
                                                      WinnowLineSource     *source);
void              winnow_follower_reader_add_fields  (WinnowFollowerReader *self,
                                                      WinnowFields          fields);
void              winnow_follower_reader_add_unknown (WinnowFollowerReader *self,
                                                      const char           *name);

G_END_DECLS
