/* winnow-http.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http.h"

#include "networks/winnow-http-request.h"
#include "networks/winnow-http-uri.h"
#include "networks/winnow-network.h"

struct _WinnowHttp
{
  GObject         parent_instance;

  WinnowHttpPool *pool;
};

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
  PROP_HASTY_TRIES,
  PROP_HASTY_TIME,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowHttp, winnow_http, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static guint *
winnow_http_get_field (WinnowHttp *self,
                       guint       prop_id)
{
  g_assert (WINNOW_IS_HTTP (self));

  switch (prop_id)
    {
    case PROP_MAX_PER_HOST:
      return &self->pool->max_per_host;

    case PROP_MAX_TRIES:
      return &self->pool->max_tries;

    case PROP_MAX_WAITS:
      return &self->pool->max_waits;

    case PROP_BACK_OFF:
      return &self->pool->back_off;

    case PROP_MAX_BACK_OFF:
      return &self->pool->max_back_off;

    case PROP_IDLE_TIMEOUT:
      return &self->pool->idle_timeout;

    case PROP_MAX_TIME:
      return &self->pool->max_time;

    case PROP_MAX_WAIT:
      return &self->pool->max_wait;

    case PROP_MAX_BYTES:
      return &self->pool->max_bytes;

    case PROP_HASTY_TRIES:
      return &self->pool->hasty_tries;

    case PROP_HASTY_TIME:
      return &self->pool->hasty_time;

    default:
      return NULL;
    }
}

static void
winnow_http_constructed (GObject *object)
{
  WinnowHttp *self = WINNOW_HTTP (object);

  G_OBJECT_CLASS (winnow_http_parent_class)->constructed (object);

  winnow_http_pool_open (self->pool);
}

static void
winnow_http_finalize (GObject *object)
{
  WinnowHttp *self = WINNOW_HTTP (object);

  g_clear_pointer (&self->pool, winnow_http_pool_unref);

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
  properties[PROP_MAX_TIME] = uint_property ("max-time", 1, 3600, 60);
  properties[PROP_MAX_WAIT] = uint_property ("max-wait", 1, 86400, 1200);
  properties[PROP_MAX_BYTES] =
    uint_property ("max-bytes", 1, G_MAXINT, 32 * 1024 * 1024);
  properties[PROP_HASTY_TRIES] = uint_property ("hasty-tries", 1, 20, 2);
  properties[PROP_HASTY_TIME] = uint_property ("hasty-time", 1, 3600, 15);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_http_init (WinnowHttp *self)
{
  self->pool = winnow_http_pool_new ();
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

/**
 * winnow_http_name_server:
 * @self: what asks
 * @uri: an address of a server
 * @label: what to call that server, as at the beginning of a sentence
 *
 * Names a server whose host would say nothing to a person.
 */
void
winnow_http_name_server (WinnowHttp *self,
                         const char *uri,
                         const char *label)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_if_fail (WINNOW_IS_HTTP (self));
  g_return_if_fail (uri != NULL);
  g_return_if_fail (label != NULL);

  parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);

  if (parsed != NULL && g_uri_get_host (parsed) != NULL)
    winnow_http_pool_name_host (self->pool, parsed, label);
}

/**
 * winnow_http_dup_label:
 * @self: what asks
 * @uri: an address of a server
 *
 * Returns: (transfer full): what sentences call that server: its host, unless
 *   winnow_http_name_server() gave it a name
 */
char *
winnow_http_dup_label (WinnowHttp *self,
                       const char *uri)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (WINNOW_IS_HTTP (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);

  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return g_strdup (uri);

  return winnow_http_pool_dup_label (self->pool, parsed);
}

static DexFuture *
get_json (WinnowHttp   *self,
          const char   *uri,
          WinnowFetch  *fetch,
          GCancellable *cancellable,
          gboolean      hasty)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) parsed = NULL;

  parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, &error);

  if (parsed == NULL)
    return dex_future_new_reject (WINNOW_NETWORK_ERROR,
                                  WINNOW_NETWORK_ERROR_MALFORMED,
                                  "%s", error->message);

  if (!winnow_http_uri_check (parsed, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (cancellable == NULL)
    cancellable = winnow_fetch_get_cancellable (fetch);

  return winnow_http_request_spawn (self->pool, parsed, fetch, cancellable,
                                    hasty);
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
  g_return_val_if_fail (WINNOW_IS_HTTP (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (WINNOW_IS_FETCH (fetch), NULL);

  return get_json (self, uri, fetch, cancellable, FALSE);
}

/**
 * winnow_http_get_json_soon:
 * @self: what asks
 * @uri: what to ask for: an https URI, or http on this machine
 * @fetch: can pause it, and gets told of requests and waits
 * @cancellable: (nullable): ends it at once; %NULL for the one of @fetch
 *
 * As winnow_http_get_json(), but for what somebody sits and waits for: it
 * gives up on a server that is silent or fails after fewer and shorter tries.
 *
 * Returns: (transfer full): see winnow_http_get_json()
 */
DexFuture *
winnow_http_get_json_soon (WinnowHttp   *self,
                           const char   *uri,
                           WinnowFetch  *fetch,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (WINNOW_IS_HTTP (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (WINNOW_IS_FETCH (fetch), NULL);

  return get_json (self, uri, fetch, cancellable, TRUE);
}
