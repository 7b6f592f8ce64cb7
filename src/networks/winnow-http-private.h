/* winnow-http-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "networks/winnow-http.h"

G_BEGIN_DECLS

/* One server: what is under way there, who waits for a turn, and until when
 * it asked us to hold off. */
typedef struct
{
  char   *label;
  GQueue  waiting;
  guint   under_way;
  gint64  hold_until;
  gint64  hold_until_real;
} WinnowHttpHost;

struct _WinnowHttp
{
  GObject      parent_instance;

  SoupSession *session;
  GHashTable  *hosts;

  guint        max_per_host;
  guint        max_tries;
  guint        max_waits;
  guint        back_off;
  guint        max_back_off;
  guint        idle_timeout;
  guint        max_time;
  guint        max_wait;
  guint        max_bytes;
};

WinnowHttpHost *winnow_http_get_host     (WinnowHttp     *self,
                                          GUri           *uri);
gint64          winnow_http_get_back_off (WinnowHttp     *self,
                                          guint           n_failures);
void            winnow_http_host_hold    (WinnowHttpHost *host,
                                          gint64          wait);
DexFuture      *winnow_http_host_queue   (WinnowHttpHost *host);
void            winnow_http_host_unqueue (WinnowHttpHost *host,
                                          DexFuture      *turn);
void            winnow_http_host_wake    (WinnowHttp     *self,
                                          WinnowHttpHost *host);

/* winnow-http-exchange.c: one request and its answer, redirects followed */
typedef enum
{
  WINNOW_HTTP_ANSWERED,
  WINNOW_HTTP_FAILED,       /* and would again */
  WINNOW_HTTP_MAY_PASS,     /* may go better another time */
} WinnowHttpOutcome;

typedef struct
{
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
} WinnowHttpExchange;

WinnowHttpOutcome winnow_http_exchange_run   (WinnowHttpExchange  *self,
                                              WinnowHttp          *http,
                                              GUri                *uri,
                                              WinnowFetch         *fetch,
                                              GCancellable        *stop,
                                              GError             **error);
void              winnow_http_exchange_clear (WinnowHttpExchange  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WinnowHttpExchange, winnow_http_exchange_clear)

/* winnow-http-request.c: tries until there is an answer */
DexFuture *winnow_http_request_spawn (WinnowHttp   *http,
                                      GUri         *uri,
                                      WinnowFetch  *fetch,
                                      GCancellable *stop);

G_END_DECLS
