/* winnow-bluesky-read.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-bluesky-api.h"
#include "networks/winnow-network.h"

G_BEGIN_DECLS

/* One read, shared by the fibers that work at it. */
typedef struct
{
  WinnowBlueskyApi   *api;
  WinnowAccount      *account;
  WinnowFollowerList *list;
  WinnowFetch        *fetch;
  /* ends what is still under way when the read ends: the fetch's own would
   * only when that is stopped */
  GCancellable       *stop;
  GCancellable       *fetch_stop;
  gulong              fetch_stop_handler;
  /* the server does not tell relationships, or fails to, so often in a row */
  gboolean            no_follow_times;
  guint               n_times_failures;
} WinnowBlueskyRead;

WinnowBlueskyRead *winnow_bluesky_read_new   (WinnowBlueskyApi   *api,
                                              WinnowAccount      *account,
                                              WinnowFollowerList *list,
                                              WinnowFetch        *fetch);
WinnowBlueskyRead *winnow_bluesky_read_ref   (WinnowBlueskyRead  *self);
void               winnow_bluesky_read_unref (WinnowBlueskyRead  *self);
DexFuture         *winnow_bluesky_read_ask   (WinnowBlueskyRead  *self,
                                              const char         *method,
                                              GStrv               params);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowBlueskyRead, winnow_bluesky_read_unref)

G_END_DECLS
