/* winnow-http-host.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* One server: what is under way there, who waits for a turn, and until when
 * it asked us to hold off. */
typedef struct
{
  char   *label;
  GQueue  waiting;
  guint   under_way;
  guint   max_under_way;
  gint64  hold_until;
  gint64  hold_until_real;
  gint64  answered_at;          /* monotonic; 0 = never yet */
} WinnowHttpHost;

WinnowHttpHost *winnow_http_host_new     (GUri           *uri,
                                          guint           max_under_way);
void            winnow_http_host_free    (WinnowHttpHost *self);
void            winnow_http_host_hold    (WinnowHttpHost *self,
                                          gint64          wait);
gboolean        winnow_http_host_is_full (WinnowHttpHost *self);
DexFuture      *winnow_http_host_queue   (WinnowHttpHost *self);
void            winnow_http_host_unqueue (WinnowHttpHost *self,
                                          DexFuture      *turn);
void            winnow_http_host_wake    (WinnowHttpHost *self);

G_END_DECLS
