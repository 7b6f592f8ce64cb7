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

/* A GListModel of WinnowFollower over compact records, newest follow first
 * (position = rank; rank 0 is the newest follow). Records are appended and
 * amended, never removed. Not thread-safe: used from the main loop, or by one
 * thread that alone holds it. */
G_DECLARE_FINAL_TYPE (WinnowFollowerList, winnow_follower_list, WINNOW, FOLLOWER_LIST, GObject)

WinnowFollowerList         *winnow_follower_list_new        (void);
guint                       winnow_follower_list_get_length (WinnowFollowerList         *self);
/* (array length=length) (transfer none); valid until the next append */
const WinnowFollowerRecord *winnow_follower_list_get_records (WinnowFollowerList        *self,
                                                              guint                     *length);
/* (transfer none); valid until the next append; strings live as the list */
const WinnowFollowerRecord *winnow_follower_list_get_record (WinnowFollowerList         *self,
                                                             guint                       rank);
/* Copies the records and their strings; emits one items-changed. Records
 * whose id the list already holds are merged into the older record instead
 * (a list that shifts while it is read tells the same follower twice).
 * Returns how many were new. */
guint                       winnow_follower_list_append     (WinnowFollowerList         *self,
                                                             const WinnowFollowerRecord *records,
                                                             guint                       n_records);
/* Merges the known fields of @amendment into the record at @rank (strings are
 * copied) and emits ::amended (rank) once — no items-changed. */
void                        winnow_follower_list_amend      (WinnowFollowerList         *self,
                                                             guint                       rank,
                                                             const WinnowFollowerRecord *amendment);
/* FALSE when no record has that id; records without an id are not found. */
gboolean                    winnow_follower_list_find       (WinnowFollowerList         *self,
                                                             const char                 *id,
                                                             guint                      *rank);

G_END_DECLS
