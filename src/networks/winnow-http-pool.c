/* winnow-http-pool.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-pool.h"

#include "networks/winnow-http-uri.h"

/* (transfer full): a pool whose bounds are to be set before it is opened */
WinnowHttpPool *
winnow_http_pool_new (void)
{
  WinnowHttpPool *self = g_atomic_rc_box_new0 (WinnowHttpPool);

  self->hosts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) winnow_http_host_free);

  return self;
}

WinnowHttpPool *
winnow_http_pool_ref (WinnowHttpPool *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
winnow_http_pool_clear (gpointer data)
{
  WinnowHttpPool *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
}

void
winnow_http_pool_unref (WinnowHttpPool *self)
{
  g_atomic_rc_box_release_full (self, winnow_http_pool_clear);
}

void
winnow_http_pool_open (WinnowHttpPool *self)
{
  g_assert (self->session == NULL);

  self->session =
    soup_session_new_with_options ("max-conns", 16 * (int) self->max_per_host,
                                   "max-conns-per-host",
                                   (int) self->max_per_host,
                                   "timeout", self->idle_timeout,
                                   "user-agent", "Winnow/" PACKAGE_VERSION,
                                   NULL);

  /* Nothing here answers a server's call for a password by itself. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

/* (transfer none): lives as long as the pool */
WinnowHttpHost *
winnow_http_pool_get_host (WinnowHttpPool *self,
                           GUri           *uri)
{
  g_autofree char *origin = winnow_http_uri_dup_origin (uri);
  WinnowHttpHost *host = g_hash_table_lookup (self->hosts, origin);

  if (host == NULL)
    {
      host = winnow_http_host_new (uri, self->max_per_host);
      g_hash_table_insert (self->hosts, g_steal_pointer (&origin), host);
    }

  return host;
}

/* Calls the host of @uri @label in all that is said of it. */
void
winnow_http_pool_name_host (WinnowHttpPool *self,
                            GUri           *uri,
                            const char     *label)
{
  g_assert (label != NULL);

  g_set_str (&winnow_http_pool_get_host (self, uri)->label, label);
}

/* (transfer full): the host of @uri as a person would name it */
char *
winnow_http_pool_dup_label (WinnowHttpPool *self,
                            GUri           *uri)
{
  g_autofree char *origin = winnow_http_uri_dup_origin (uri);
  WinnowHttpHost *host = g_hash_table_lookup (self->hosts, origin);

  return host != NULL ? g_strdup (host->label)
                      : winnow_http_uri_dup_host_label (uri);
}

/* How long to wait after so many failures in a row, µs: twice as long each
 * time, up to a bound, of which a random half is left away so that those who
 * failed together do not come back together. */
gint64
winnow_http_pool_get_back_off (WinnowHttpPool *self,
                               guint           n_failures)
{
  gint64 wait;

  g_assert (n_failures > 0);

  wait = (gint64) self->back_off << MIN (n_failures - 1, 16);
  wait = MIN (wait, self->max_back_off) * 1000;

  return (gint64) ((double) wait * g_random_double_range (0.5, 1.0));
}
