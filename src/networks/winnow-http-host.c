/* winnow-http-host.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-host.h"

#include "networks/winnow-http-uri.h"

/* (transfer full): the host of @uri, of which nothing is asked yet */
WinnowHttpHost *
winnow_http_host_new (GUri  *uri,
                      guint  max_under_way)
{
  WinnowHttpHost *self = g_new0 (WinnowHttpHost, 1);

  g_assert (max_under_way > 0);

  g_queue_init (&self->waiting);
  self->label = winnow_http_uri_dup_host_label (uri);
  self->max_under_way = max_under_way;

  return self;
}

void
winnow_http_host_free (WinnowHttpHost *self)
{
  /* whoever waits holds the pool of hosts alive */
  g_assert (g_queue_is_empty (&self->waiting));

  g_free (self->label);
  g_free (self);
}

/* All requests to the host hold off for @wait µs, unless they do longer. */
void
winnow_http_host_hold (WinnowHttpHost *self,
                       gint64          wait)
{
  gint64 until = g_get_monotonic_time () + wait;

  if (until <= self->hold_until)
    return;

  self->hold_until = until;
  self->hold_until_real = g_get_real_time () + wait;
}

/* Whether as many requests as may be are under way to it. */
gboolean
winnow_http_host_is_full (WinnowHttpHost *self)
{
  return self->under_way >= self->max_under_way;
}

/* (transfer full): resolves when it is worth looking for a free place again */
DexFuture *
winnow_http_host_queue (WinnowHttpHost *self)
{
  DexPromise *turn = dex_promise_new ();

  g_queue_push_tail (&self->waiting, dex_ref (turn));

  return DEX_FUTURE (turn);
}

void
winnow_http_host_unqueue (WinnowHttpHost *self,
                          DexFuture      *turn)
{
  if (g_queue_remove (&self->waiting, turn))
    dex_unref (turn);
}

/* Lets the next in the queue look, if there is a place. To be called whenever
 * a place gets free, and by whoever was woken but has no use for it. */
void
winnow_http_host_wake (WinnowHttpHost *self)
{
  g_autoptr (DexPromise) turn = NULL;

  if (winnow_http_host_is_full (self))
    return;

  turn = g_queue_pop_head (&self->waiting);

  if (turn != NULL)
    dex_promise_resolve_boolean (turn, TRUE);
}
