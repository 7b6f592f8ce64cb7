/* winnow-bluesky-api.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-http.h"

G_BEGIN_DECLS

/* Where questions to Bluesky go, and what counts as now there. */
typedef struct
{
  char       *server;
  gint64      present;          /* 0 = the real time */
  WinnowHttp *http;
} WinnowBlueskyApi;

WinnowBlueskyApi *winnow_bluesky_api_new         (void);
WinnowBlueskyApi *winnow_bluesky_api_ref         (WinnowBlueskyApi *self);
void              winnow_bluesky_api_unref       (WinnowBlueskyApi *self);
gint64            winnow_bluesky_api_get_present (WinnowBlueskyApi *self);
char             *winnow_bluesky_api_dup_label   (WinnowBlueskyApi *self);
DexFuture        *winnow_bluesky_api_ask         (WinnowBlueskyApi *self,
                                                  const char       *method,
                                                  GStrv             params,
                                                  WinnowFetch      *fetch,
                                                  GCancellable     *cancellable);
DexFuture        *winnow_bluesky_api_ask_soon    (WinnowBlueskyApi *self,
                                                  const char       *method,
                                                  GStrv             params,
                                                  WinnowFetch      *fetch);

G_END_DECLS
