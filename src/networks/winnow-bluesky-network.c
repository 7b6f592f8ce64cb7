/* winnow-bluesky-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-network.h"

#include <glib/gi18n.h>

#include "networks/winnow-bluesky-followers.h"
#include "networks/winnow-bluesky-last-posts.h"
#include "networks/winnow-bluesky-parse.h"

struct _WinnowBlueskyNetwork
{
  WinnowNetwork     parent_instance;

  WinnowBlueskyApi *api;
  char             *label;
};

enum
{
  PROP_0,
  PROP_SERVER,
  PROP_PRESENT,
  PROP_HTTP,
  PROP_LABEL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowBlueskyNetwork, winnow_bluesky_network, WINNOW_TYPE_NETWORK)

static GParamSpec *properties[N_PROPS];

static const char *
winnow_bluesky_network_get_id (WinnowNetwork *network)
{
  return "bluesky";
}

static const char *
winnow_bluesky_network_get_name (WinnowNetwork *network)
{
  return "Bluesky";
}

static const char *
winnow_bluesky_network_get_server (WinnowNetwork *network)
{
  return WINNOW_BLUESKY_NETWORK (network)->api->server;
}

static WinnowNetworkAbilities
winnow_bluesky_network_get_abilities (WinnowNetwork *network)
{
  return WINNOW_NETWORK_FOLLOW_TIMES | WINNOW_NETWORK_LAST_POSTS;
}

static WinnowFields
winnow_bluesky_network_get_fields (WinnowNetwork *network)
{
  return WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE | WINNOW_FIELD_DISPLAY_NAME |
         WINNOW_FIELD_BIO | WINNOW_FIELD_AVATAR | WINNOW_FIELD_CREATED_AT |
         WINNOW_FIELDS_COUNTS | WINNOW_FIELD_VERIFIED |
         WINNOW_FIELD_LAST_POST_AT | WINNOW_FIELD_FOLLOWED_AT |
         WINNOW_FIELD_HAS_AVATAR | WINNOW_FIELD_HAS_BIO;
}

typedef struct
{
  WinnowBlueskyApi *api;
  WinnowFetch      *fetch;
  char             *actor;
} LookUp;

static void
look_up_free (gpointer data)
{
  LookUp *self = data;

  g_clear_pointer (&self->api, winnow_bluesky_api_unref);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->actor, g_free);
  g_free (self);
}

static DexFuture *
look_up_fiber (gpointer data)
{
  LookUp *self = data;
  const char * const params[] = { "actor", self->actor, NULL };
  g_autoptr (WinnowHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  WinnowAccount *account;
  gboolean has_page;

  answer =
    dex_await_object (winnow_bluesky_api_ask_soon (self->api,
                                                   "app.bsky.actor.getProfile",
                                                   (GStrv) params,
                                                   self->fetch),
                      &error);

  if (answer == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (!winnow_http_answer_is_ok (answer))
    return dex_future_new_for_error (winnow_bluesky_error_new (answer,
                                                               self->actor));

  has_page = g_str_equal (self->api->server, WINNOW_BLUESKY_SERVER);
  account = winnow_bluesky_parse_account (answer, has_page, &error);

  if (account == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_object (account);
}

/* (transfer full): the handle or DID that @text is; NULL when it is none */
static char *
normalize_actor (const char *text)
{
  g_autofree char *actor = g_strstrip (g_strdup (text));

  if (winnow_bluesky_is_did (actor))
    return g_steal_pointer (&actor);

  if (winnow_bluesky_is_handle (actor + (*actor == '@')))
    return g_ascii_strdown (actor + (*actor == '@'), -1);

  return NULL;
}

static DexFuture *
winnow_bluesky_network_look_up (WinnowNetwork *network,
                                const char    *handle,
                                WinnowFetch   *fetch)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (network);
  g_autofree char *actor = normalize_actor (handle);
  LookUp *look_up;

  if (actor == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (handle, -1);

      return dex_future_new_reject (WINNOW_NETWORK_ERROR,
                                    WINNOW_NETWORK_ERROR_MALFORMED,
                                    _("“%s” is no Bluesky handle. Handles "
                                      "look like alice.bsky.social."),
                                    shown);
    }

  winnow_fetch_begin_phase (fetch, WINNOW_FETCH_LOOK_UP, 0, 0);

  look_up = g_new0 (LookUp, 1);
  look_up->api = winnow_bluesky_api_ref (self->api);
  look_up->fetch = g_object_ref (fetch);
  look_up->actor = g_steal_pointer (&actor);

  return dex_scheduler_spawn (NULL, 0, look_up_fiber, look_up, look_up_free);
}

static DexFuture *
read_fiber (gpointer data)
{
  WinnowBlueskyRead *self = data;
  g_autoptr (GError) error = NULL;
  gboolean done;
  guint length;

  done = winnow_bluesky_read_followers (self, &error) &&
         winnow_bluesky_read_last_posts (self, &error);

  g_cancellable_cancel (self->stop);

  if (!done)
    return dex_future_new_for_error (g_steal_pointer (&error));

  length = winnow_follower_list_get_length (self->list);
  winnow_fetch_begin_phase (self->fetch, WINNOW_FETCH_DONE, length, length);

  return dex_future_new_true ();
}

static DexFuture *
winnow_bluesky_network_read (WinnowNetwork      *network,
                             WinnowAccount      *account,
                             WinnowFollowerList *list,
                             WinnowFetch        *fetch)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (network);

  g_return_val_if_fail (winnow_account_get_id (account) != NULL, NULL);

  return dex_scheduler_spawn (NULL, 0, read_fiber,
                              winnow_bluesky_read_new (self->api, account,
                                                       list, fetch),
                              (GDestroyNotify) winnow_bluesky_read_unref);
}

static void
winnow_bluesky_network_constructed (GObject *object)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (object);

  G_OBJECT_CLASS (winnow_bluesky_network_parent_class)->constructed (object);

  if (self->api->http == NULL)
    self->api->http = winnow_http_dup_default ();

  if (self->label != NULL)
    winnow_http_name_server (self->api->http, self->api->server, self->label);
}

static void
winnow_bluesky_network_finalize (GObject *object)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (object);

  g_clear_pointer (&self->api, winnow_bluesky_api_unref);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (winnow_bluesky_network_parent_class)->finalize (object);
}

static void
winnow_bluesky_network_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      g_value_set_string (value, self->api->server);
      break;

    case PROP_PRESENT:
      g_value_set_int64 (value, self->api->present);
      break;

    case PROP_HTTP:
      g_value_set_object (value, self->api->http);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_bluesky_network_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  WinnowBlueskyNetwork *self = WINNOW_BLUESKY_NETWORK (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      self->api->server = g_value_dup_string (value);
      break;

    case PROP_PRESENT:
      self->api->present = g_value_get_int64 (value);
      break;

    case PROP_HTTP:
      self->api->http = g_value_dup_object (value);
      break;

    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_bluesky_network_class_init (WinnowBlueskyNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowNetworkClass *network_class = WINNOW_NETWORK_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS;

  object_class->constructed = winnow_bluesky_network_constructed;
  object_class->finalize = winnow_bluesky_network_finalize;
  object_class->get_property = winnow_bluesky_network_get_property;
  object_class->set_property = winnow_bluesky_network_set_property;

  network_class->get_id = winnow_bluesky_network_get_id;
  network_class->get_name = winnow_bluesky_network_get_name;
  network_class->get_server = winnow_bluesky_network_get_server;
  network_class->get_abilities = winnow_bluesky_network_get_abilities;
  network_class->get_fields = winnow_bluesky_network_get_fields;
  network_class->look_up = winnow_bluesky_network_look_up;
  network_class->read = winnow_bluesky_network_read;

  properties[PROP_SERVER] =
    g_param_spec_string ("server", NULL, NULL, WINNOW_BLUESKY_SERVER, flags);
  properties[PROP_PRESENT] =
    g_param_spec_int64 ("present", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_HTTP] =
    g_param_spec_object ("http", NULL, NULL, WINNOW_TYPE_HTTP, flags);


  /**
   * WinnowBlueskyNetwork:label:
   *
   * What sentences call the server, as at their beginning; its host by
   * default.
   */
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_bluesky_network_init (WinnowBlueskyNetwork *self)
{
  self->api = winnow_bluesky_api_new ();
}

/**
 * winnow_bluesky_network_new:
 * @server: base URL without a slash at the end, checked: see
 *   winnow_network_new_for_id()
 * @present: what counts as now when judging whether a time can be true, µs
 *   since 1970-01-01 UTC; 0 for the real time
 *
 * Returns: (transfer full): the Bluesky network, as the AppView at @server
 *   tells it
 */
WinnowNetwork *
winnow_bluesky_network_new (const char *server,
                            gint64      present)
{
  g_return_val_if_fail (server != NULL, NULL);
  g_return_val_if_fail (present >= 0, NULL);

  return g_object_new (WINNOW_TYPE_BLUESKY_NETWORK,
                       "server", server,
                       "present", present,
                       NULL);
}
