/* winnow-http.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-private.h"

#include "networks/winnow-http-uri.h"
#include "networks/winnow-network.h"

enum
{
  PROP_0,
  PROP_MAX_PER_HOST,
  PROP_MAX_TRIES,
  PROP_MAX_WAITS,
  PROP_BACK_OFF,
  PROP_MAX_BACK_OFF,
  PROP_IDLE_TIMEOUT,
  PROP_MAX_TIME,
  PROP_MAX_WAIT,
  PROP_MAX_BYTES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowHttp, winnow_http, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
winnow_http_host_free (gpointer data)
{
  WinnowHttpHost *host = data;

  /* whoever waits holds the WinnowHttp alive */
  g_assert (g_queue_is_empty (&host->waiting));

  g_free (host->label);
  g_free (host);
}

static guint *
winnow_http_get_field (WinnowHttp *self,
                       guint       prop_id)
{
  g_assert (WINNOW_IS_HTTP (self));

  switch (prop_id)
    {
    case PROP_MAX_PER_HOST:
      return &self->max_per_host;

    case PROP_MAX_TRIES:
      return &self->max_tries;

    case PROP_MAX_WAITS:
      return &self->max_waits;

    case PROP_BACK_OFF:
      return &self->back_off;

    case PROP_MAX_BACK_OFF:
      return &self->max_back_off;

    case PROP_IDLE_TIMEOUT:
      return &self->idle_timeout;

    case PROP_MAX_TIME:
      return &self->max_time;

    case PROP_MAX_WAIT:
      return &self->max_wait;

    case PROP_MAX_BYTES:
      return &self->max_bytes;

    default:
      return NULL;
    }
}

static void
winnow_http_constructed (GObject *object)
{
  WinnowHttp *self = WINNOW_HTTP (object);

  G_OBJECT_CLASS (winnow_http_parent_class)->constructed (object);

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

static void
winnow_http_finalize (GObject *object)
{
  WinnowHttp *self = WINNOW_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->hosts, g_hash_table_unref);

  G_OBJECT_CLASS (winnow_http_parent_class)->finalize (object);
}

static void
winnow_http_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  guint *field = winnow_http_get_field (WINNOW_HTTP (object), prop_id);

  if (field != NULL)
    g_value_set_uint (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
winnow_http_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  guint *field = winnow_http_get_field (WINNOW_HTTP (object), prop_id);

  if (field != NULL)
    *field = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static GParamSpec *
uint_property (const char *name,
               guint       minimum,
               guint       maximum,
               guint       standard)
{
  return g_param_spec_uint (name, NULL, NULL, minimum, maximum, standard,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS);
}

static void
winnow_http_class_init (WinnowHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = winnow_http_constructed;
  object_class->finalize = winnow_http_finalize;
  object_class->get_property = winnow_http_get_property;
  object_class->set_property = winnow_http_set_property;

  properties[PROP_MAX_PER_HOST] = uint_property ("max-per-host", 1, 64, 6);
  properties[PROP_MAX_TRIES] = uint_property ("max-tries", 1, 20, 5);
  properties[PROP_MAX_WAITS] = uint_property ("max-waits", 0, 100, 12);
  properties[PROP_BACK_OFF] = uint_property ("back-off", 0, 60000, 1000);
  properties[PROP_MAX_BACK_OFF] =
    uint_property ("max-back-off", 0, 3600000, 60000);
  properties[PROP_IDLE_TIMEOUT] = uint_property ("idle-timeout", 1, 600, 30);
  properties[PROP_MAX_TIME] = uint_property ("max-time", 1, 3600, 120);
  properties[PROP_MAX_WAIT] = uint_property ("max-wait", 1, 86400, 1200);
  properties[PROP_MAX_BYTES] =
    uint_property ("max-bytes", 1, G_MAXINT, 32 * 1024 * 1024);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_http_init (WinnowHttp *self)
{
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal,
                                       g_free, winnow_http_host_free);
}

/**
 * winnow_http_dup_default:
 *
 * Returns: (transfer full): the one all networks share while any of them uses
 *   it
 */
WinnowHttp *
winnow_http_dup_default (void)
{
  static WinnowHttp *instance;

  if (instance != NULL)
    return g_object_ref (instance);

  g_set_weak_pointer (&instance, g_object_new (WINNOW_TYPE_HTTP, NULL));

  return instance;
}

WinnowHttpHost *
winnow_http_get_host (WinnowHttp *self,
                      GUri       *uri)
{
  g_autofree char *origin = NULL;
  WinnowHttpHost *host;

  g_assert (WINNOW_IS_HTTP (self));

  origin = winnow_http_uri_dup_origin (uri);
  host = g_hash_table_lookup (self->hosts, origin);

  if (host == NULL)
    {
      host = g_new0 (WinnowHttpHost, 1);
      g_queue_init (&host->waiting);
      host->label = winnow_http_uri_dup_host_label (uri);
      g_hash_table_insert (self->hosts, g_steal_pointer (&origin), host);
    }

  return host;
}

/* How long to wait after so many failures in a row, µs: twice as long each
 * time, up to a bound, of which a random half is left away so that those who
 * failed together do not come back together. */
gint64
winnow_http_get_back_off (WinnowHttp *self,
                          guint       n_failures)
{
  gint64 wait;

  g_assert (WINNOW_IS_HTTP (self));
  g_assert (n_failures > 0);

  wait = (gint64) self->back_off << MIN (n_failures - 1, 16);
  wait = MIN (wait, self->max_back_off) * 1000;

  return (gint64) ((double) wait * g_random_double_range (0.5, 1.0));
}

/* All requests to @host hold off for @wait µs, unless they do longer. */
void
winnow_http_host_hold (WinnowHttpHost *host,
                       gint64          wait)
{
  gint64 until = g_get_monotonic_time () + wait;

  if (until <= host->hold_until)
    return;

  host->hold_until = until;
  host->hold_until_real = g_get_real_time () + wait;
}

/* (transfer full): resolves when it is worth looking for a free place again */
DexFuture *
winnow_http_host_queue (WinnowHttpHost *host)
{
  DexPromise *turn = dex_promise_new ();

  g_queue_push_tail (&host->waiting, dex_ref (turn));

  return DEX_FUTURE (turn);
}

void
winnow_http_host_unqueue (WinnowHttpHost *host,
                          DexFuture      *turn)
{
  if (g_queue_remove (&host->waiting, turn))
    dex_unref (turn);
}

/* Lets the next in the queue look, if there is a place. To be called whenever
 * a place gets free, and by whoever was woken but has no use for it. */
void
winnow_http_host_wake (WinnowHttp     *self,
                       WinnowHttpHost *host)
{
  g_autoptr (DexPromise) turn = NULL;

  g_assert (WINNOW_IS_HTTP (self));

  if (host->under_way >= self->max_per_host)
    return;

  turn = g_queue_pop_head (&host->waiting);

  if (turn != NULL)
    dex_promise_resolve_boolean (turn, TRUE);
}

/**
 * winnow_http_get_json:
 * @self: what asks
 * @uri: what to ask for: an https URI, or http on this machine
 * @fetch: can pause it, and gets told of requests and waits
 * @cancellable: (nullable): ends it at once; %NULL for the one of @fetch. To
 *   drop the future is not enough.
 *
 * GETs @uri and parses what comes as JSON.
 *
 * It waits while @fetch is paused, while the server asked us to hold off, and
 * while as many requests as may be are under way to the same host. Failures
 * that may pass (no connection, a time-out, status 408, 429 and 5xx) are
 * tried again, each time after a longer wait.
 *
 * Returns: (transfer full): a future that resolves to a #WinnowHttpAnswer: a
 *   success with its JSON, or a refusal (4xx, 501) with its JSON if it has
 *   any. It rejects with %WINNOW_NETWORK_ERROR_UNREACHABLE,
 *   %WINNOW_NETWORK_ERROR_SERVER, %WINNOW_NETWORK_ERROR_ANSWER,
 *   %WINNOW_NETWORK_ERROR_REFUSED (a longer wait than we are ready for) or
 *   %WINNOW_NETWORK_ERROR_MALFORMED (@uri), or with %G_IO_ERROR_CANCELLED.
 */
DexFuture *
winnow_http_get_json (WinnowHttp   *self,
                      const char   *uri,
                      WinnowFetch  *fetch,
                      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (WINNOW_IS_HTTP (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (WINNOW_IS_FETCH (fetch), NULL);

  parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, &error);

  if (parsed == NULL)
    return dex_future_new_reject (WINNOW_NETWORK_ERROR,
                                  WINNOW_NETWORK_ERROR_MALFORMED,
                                  "%s", error->message);

  if (!winnow_http_uri_check (parsed, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (cancellable == NULL)
    cancellable = winnow_fetch_get_cancellable (fetch);

  return winnow_http_request_spawn (self, parsed, fetch, cancellable);
}
