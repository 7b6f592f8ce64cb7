/* winnow-bluesky-read.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-read.h"

static void
stopped_cb (GCancellable *fetch_stop,
            GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

/* (transfer full): a read that ends when @fetch is stopped */
WinnowBlueskyRead *
winnow_bluesky_read_new (WinnowBlueskyApi   *api,
                         WinnowAccount      *account,
                         WinnowFollowerList *list,
                         WinnowFetch        *fetch)
{
  WinnowBlueskyRead *self = g_rc_box_new0 (WinnowBlueskyRead);

  self->api = winnow_bluesky_api_ref (api);
  self->account = g_object_ref (account);
  self->list = g_object_ref (list);
  self->fetch = g_object_ref (fetch);
  self->stop = g_cancellable_new ();
  self->fetch_stop = g_object_ref (winnow_fetch_get_cancellable (fetch));
  self->fetch_stop_handler =
    g_cancellable_connect (self->fetch_stop, G_CALLBACK (stopped_cb),
                           g_object_ref (self->stop), g_object_unref);

  return self;
}

WinnowBlueskyRead *
winnow_bluesky_read_ref (WinnowBlueskyRead *self)
{
  return g_rc_box_acquire (self);
}

static void
winnow_bluesky_read_clear (gpointer data)
{
  WinnowBlueskyRead *self = data;

  g_cancellable_disconnect (self->fetch_stop, self->fetch_stop_handler);
  g_clear_object (&self->fetch_stop);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->api, winnow_bluesky_api_unref);
  g_clear_object (&self->account);
  g_clear_object (&self->list);
  g_clear_object (&self->fetch);
}

void
winnow_bluesky_read_unref (WinnowBlueskyRead *self)
{
  g_rc_box_release_full (self, winnow_bluesky_read_clear);
}

/* @params: names and values in turn. (transfer full): resolves to a
 * WinnowHttpAnswer. */
DexFuture *
winnow_bluesky_read_ask (WinnowBlueskyRead *self,
                         const char        *method,
                         GStrv              params)
{
  return winnow_bluesky_api_ask (self->api, method, params,
                                 self->fetch, self->stop);
}
