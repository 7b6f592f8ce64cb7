/* winnow-follower-list.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWER_LIST (winnow_follower_list_get_type ())

/* A GListModel of WinnowFollower over compact records, newest follow first.
 * Signal: ::amended (guint rank). */
G_DECLARE_FINAL_TYPE (WinnowFollowerList, winnow_follower_list, WINNOW, FOLLOWER_LIST, GObject)

WinnowFollowerList         *winnow_follower_list_new         (void);
guint                       winnow_follower_list_get_length  (WinnowFollowerList         *self);
const WinnowFollowerRecord *winnow_follower_list_get_records (WinnowFollowerList         *self,
                                                              guint                      *length);
const WinnowFollowerRecord *winnow_follower_list_get_record  (WinnowFollowerList         *self,
                                                              guint                       rank);
guint                       winnow_follower_list_append      (WinnowFollowerList         *self,
                                                              const WinnowFollowerRecord *records,
                                                              guint                       n_records);
void                        winnow_follower_list_amend       (WinnowFollowerList         *self,
                                                              guint                       rank,
                                                              const WinnowFollowerRecord *amendment);
gboolean                    winnow_follower_list_find        (WinnowFollowerList         *self,
                                                              const char                 *id,
                                                              guint                      *rank);

G_END_DECLS
