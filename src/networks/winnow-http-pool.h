/* winnow-http-pool.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "networks/winnow-http-host.h"

G_BEGIN_DECLS

/* What all requests of one WinnowHttp share: the connections, the hosts, and
 * how much may be asked of them. See winnow-http.h for the bounds. */
typedef struct
{
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
  guint        hasty_tries;
  guint        hasty_time;
} WinnowHttpPool;

WinnowHttpPool *winnow_http_pool_new          (void);
WinnowHttpPool *winnow_http_pool_ref          (WinnowHttpPool *self);
void            winnow_http_pool_unref        (WinnowHttpPool *self);
void            winnow_http_pool_open         (WinnowHttpPool *self);
WinnowHttpHost *winnow_http_pool_get_host     (WinnowHttpPool *self,
                                               GUri           *uri);
void            winnow_http_pool_name_host    (WinnowHttpPool *self,
                                               GUri           *uri,
                                               const char     *label);
char           *winnow_http_pool_dup_label    (WinnowHttpPool *self,
                                               GUri           *uri);
gint64          winnow_http_pool_get_back_off (WinnowHttpPool *self,
                                               guint           n_failures);

G_END_DECLS
