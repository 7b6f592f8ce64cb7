/* winnow-http-exchange.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-fetch.h"
#include "networks/winnow-http-pool.h"

G_BEGIN_DECLS

typedef enum
{
  WINNOW_HTTP_ANSWERED,
  WINNOW_HTTP_FAILED,       /* and would again */
  WINNOW_HTTP_MAY_PASS,     /* may go better another time */
} WinnowHttpOutcome;

/* One request and its answer, redirects followed */
typedef struct
{
  /* s, for all of it; to be set before */
  guint               max_time;
  /* no answer came in time */
  gboolean            timed_out;
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
} WinnowHttpExchange;

WinnowHttpOutcome winnow_http_exchange_run   (WinnowHttpExchange  *self,
                                              WinnowHttpPool      *pool,
                                              GUri                *uri,
                                              WinnowFetch         *fetch,
                                              GCancellable        *stop,
                                              GError             **error);
void              winnow_http_exchange_clear (WinnowHttpExchange  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WinnowHttpExchange, winnow_http_exchange_clear)

G_END_DECLS
