/* winnow-http.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libdex.h>

#include "networks/winnow-fetch.h"
#include "networks/winnow-http-answer.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_HTTP (winnow_http_get_type ())

/* Asks servers, politely: so many requests at once for each host, holding off
 * when a server asks for it, trying again where that is safe. On the main
 * loop. Construct-only properties, all uint; smaller ones make tests quick:
 *   max-per-host (requests under way at once, 6), max-tries (5),
 *   max-waits (how often one request is held off, 12),
 *   back-off (ms before the second try, doubled each time, 1000),
 *   max-back-off (ms, 60000), idle-timeout (s of silence, 30),
 *   max-time (s for one try, 60), max-wait (s a server may ask for, 1200),
 *   max-bytes (of an answer, 32 MiB),
 *   hasty-tries (2) and hasty-time (s for one try, 15) where somebody sits
 *   and waits.
 */
G_DECLARE_FINAL_TYPE (WinnowHttp, winnow_http, WINNOW, HTTP, GObject)

/* (transfer full): the one that all networks share, so that what a server
 * asks for holds for everybody. */
WinnowHttp *winnow_http_dup_default (void);

/* Calls the server at @uri @label in sentences from now on; they begin with
 * it. */
void        winnow_http_name_server (WinnowHttp   *self,
                                     const char   *uri,
                                     const char   *label);
/* (transfer full): what sentences call it */
char       *winnow_http_dup_label   (WinnowHttp   *self,
                                     const char   *uri);

/* Resolves to a WinnowHttpAnswer: a success with its JSON, or a refusal
 * (status 4xx or 501), which is the caller's to read. Rejects with
 * WINNOW_NETWORK_ERROR or G_IO_ERROR_CANCELLED. */
DexFuture  *winnow_http_get_json    (WinnowHttp   *self,
                                     const char   *uri,
                                     WinnowFetch  *fetch,
                                     GCancellable *cancellable);
/* As above, but gives up on a silent or failing server sooner. */
DexFuture  *winnow_http_get_json_soon (WinnowHttp   *self,
                                       const char   *uri,
                                       WinnowFetch  *fetch,
                                       GCancellable *cancellable);

G_END_DECLS
