/* winnow-sorter.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSorter:
 *
 * Ranks to be sorted by a number or a text, quick with a million of them.
 * Those without a key come last in either direction, and equals by rank.
 * Touches nothing but itself and the texts, so it may sort in a thread.
 */
typedef struct _WinnowSorter WinnowSorter;

WinnowSorter *winnow_sorter_new        (gboolean      descending);
void          winnow_sorter_free       (WinnowSorter *self);
void          winnow_sorter_add_number (WinnowSorter *self,
                                        guint32       rank,
                                        gint64        number);
void          winnow_sorter_add_real   (WinnowSorter *self,
                                        guint32       rank,
                                        float         number);
void          winnow_sorter_add_text   (WinnowSorter *self,
                                        guint32       rank,
                                        const char   *text);
void          winnow_sorter_add_last   (WinnowSorter *self,
                                        guint32       rank);
GArray       *winnow_sorter_sort       (WinnowSorter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowSorter, winnow_sorter_free)

G_END_DECLS
