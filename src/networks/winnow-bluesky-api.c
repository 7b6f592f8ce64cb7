/* winnow-bluesky-api.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-api.h"

/* (transfer full): an API whose fields are still to be set */
WinnowBlueskyApi *
winnow_bluesky_api_new (void)
{
  return g_atomic_rc_box_new0 (WinnowBlueskyApi);
}

WinnowBlueskyApi *
winnow_bluesky_api_ref (WinnowBlueskyApi *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
winnow_bluesky_api_clear (gpointer data)
{
  WinnowBlueskyApi *self = data;

  g_clear_pointer (&self->server, g_free);
  g_clear_object (&self->http);
}

void
winnow_bluesky_api_unref (WinnowBlueskyApi *self)
{
  g_atomic_rc_box_release_full (self, winnow_bluesky_api_clear);
}

gint64
winnow_bluesky_api_get_present (WinnowBlueskyApi *self)
{
  return self->present != 0 ? self->present : g_get_real_time ();
}

/* (transfer full): the server as a person would name it */
char *
winnow_bluesky_api_dup_label (WinnowBlueskyApi *self)
{
  return winnow_http_dup_label (self->http, self->server);
}

/* (transfer full); @params: names and values in turn */
static char *
dup_uri (WinnowBlueskyApi *self,
         const char       *method,
         GStrv             params)
{
  g_autoptr (GString) uri = NULL;

  g_assert (self->server != NULL);
  g_assert (method != NULL);

  uri = g_string_new (self->server);
  g_string_append_printf (uri, "/xrpc/%s", method);

  for (guint i = 0; params[i] != NULL; i += 2)
    {
      g_string_append_printf (uri, "%c%s=", i == 0 ? '?' : '&', params[i]);
      g_string_append_uri_escaped (uri, params[i + 1], NULL, FALSE);
    }

  return g_string_free_and_steal (g_steal_pointer (&uri));
}

/* @params: names and values in turn. (transfer full): resolves to a
 * WinnowHttpAnswer. */
DexFuture *
winnow_bluesky_api_ask (WinnowBlueskyApi *self,
                        const char       *method,
                        GStrv             params,
                        WinnowFetch      *fetch,
                        GCancellable     *cancellable)
{
  g_autofree char *uri = dup_uri (self, method, params);

  return winnow_http_get_json (self->http, uri, fetch, cancellable);
}

/* As above, but for what somebody sits and waits for. */
DexFuture *
winnow_bluesky_api_ask_soon (WinnowBlueskyApi *self,
                             const char       *method,
                             GStrv             params,
                             WinnowFetch      *fetch)
{
  g_autofree char *uri = dup_uri (self, method, params);

  return winnow_http_get_json_soon (self->http, uri, fetch, NULL);
}
