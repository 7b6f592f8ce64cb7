/* winnow-http-request.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-fetch.h"
#include "networks/winnow-http-pool.h"

G_BEGIN_DECLS

/* Tries until there is an answer; @hasty: not for long */
DexFuture *winnow_http_request_spawn (WinnowHttpPool *pool,
                                      GUri           *uri,
                                      WinnowFetch    *fetch,
                                      GCancellable   *stop,
                                      gboolean        hasty);

G_END_DECLS
