/* winnow-bluesky-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-bluesky-network.h"
#include "networks/winnow-http.h"

G_BEGIN_DECLS

struct _WinnowBlueskyNetwork
{
  WinnowNetwork  parent_instance;

  char          *server;
  gint64         present;
  WinnowHttp    *http;
};

gint64     winnow_bluesky_network_get_present (WinnowBlueskyNetwork *self);
DexFuture *winnow_bluesky_network_ask         (WinnowBlueskyNetwork *self,
                                               const char           *method,
                                               GStrv                 params,
                                               WinnowFetch          *fetch,
                                               GCancellable         *cancellable);

/* One read, shared by the fibers that work at it. */
typedef struct
{
  WinnowBlueskyNetwork *network;
  WinnowAccount        *account;
  WinnowFollowerList   *list;
  WinnowFetch          *fetch;
  /* ends what is still under way when the read ends: the fetch's own would
   * only when that is stopped */
  GCancellable         *stop;
  GCancellable         *fetch_stop;
  gulong                fetch_stop_handler;
  /* the server does not tell relationships */
  gboolean              no_follow_times;
} WinnowBlueskyRead;

DexFuture         *winnow_bluesky_read_ask        (WinnowBlueskyRead    *self,
                                                   const char           *method,
                                                   GStrv                 params);
DexFuture         *winnow_bluesky_read_spawn      (WinnowBlueskyNetwork *network,
                                                   WinnowAccount        *account,
                                                   WinnowFollowerList   *list,
                                                   WinnowFetch          *fetch);
WinnowBlueskyRead *winnow_bluesky_read_ref        (WinnowBlueskyRead    *self);
void               winnow_bluesky_read_unref      (WinnowBlueskyRead    *self);
gboolean           winnow_bluesky_read_last_posts (WinnowBlueskyRead    *self,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowBlueskyRead, winnow_bluesky_read_unref)

G_END_DECLS
