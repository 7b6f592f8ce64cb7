/* winnow-sample-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-network.h"

#include <glib/gi18n.h>

#include "followers/winnow-text.h"
#include "networks/sample/winnow-sample-population.h"
#include "networks/sample/winnow-sample-server.h"
#include "networks/winnow-bluesky-network.h"

struct _WinnowSampleNetwork
{
  WinnowNetwork       parent_instance;

  gint64              as_of;
  WinnowSampleServer *server;
  WinnowNetwork      *bluesky;
};

enum
{
  PROP_0,
  PROP_AS_OF,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowSampleNetwork, winnow_sample_network, WINNOW_TYPE_NETWORK)

static GParamSpec *properties[N_PROPS];

static gboolean
start (WinnowSampleNetwork  *self,
       GError              **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->bluesky != NULL)
    return TRUE;

  self->server = winnow_sample_server_new (WINNOW_SAMPLE_SEED, self->as_of, 0,
                                           &local_error);

  if (self->server == NULL)
    {
      g_set_error (error, WINNOW_NETWORK_ERROR,
                   WINNOW_NETWORK_ERROR_UNREACHABLE,
                   /* translators: what the system says follows */
                   _("The sample network cannot be started: %s"),
                   local_error->message);
      return FALSE;
    }

  self->bluesky =
    g_object_new (WINNOW_TYPE_BLUESKY_NETWORK,
                  "server", winnow_sample_server_get_uri (self->server),
                  "present", self->as_of,
                  /* translators: begins sentences such as
                   * "%s does not answer." */
                  "label", _("The sample network"),
                  NULL);

  return TRUE;
}

static const char *
winnow_sample_network_get_id (WinnowNetwork *network)
{
  return "sample";
}

static const char *
winnow_sample_network_get_name (WinnowNetwork *network)
{
  return _("Sample network");
}

static const char *
winnow_sample_network_get_server (WinnowNetwork *network)
{
  return WINNOW_SAMPLE_SERVER_NAME;
}

static WinnowNetworkAbilities
winnow_sample_network_get_abilities (WinnowNetwork *network)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (network);

  return start (self, NULL) ? winnow_network_get_abilities (self->bluesky)
                            : 0;
}

static WinnowFields
winnow_sample_network_get_fields (WinnowNetwork *network)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (network);

  return start (self, NULL) ? winnow_network_get_fields (self->bluesky) : 0;
}

/* The server must not stop while somebody waits for it. */
static DexFuture *
keep_alive (DexFuture *future,
            gpointer   data)
{
  return dex_ref (future);
}

/* (transfer full): "small.sample, large.sample, …" */
static char *
dup_handles (void)
{
  g_autoptr (GString) handles = g_string_new (NULL);

  for (guint i = 0; i < winnow_sample_population_count_accounts (); i++)
    g_string_append_printf (handles, "%s%s", i == 0 ? "" : ", ",
                            winnow_sample_population_get_handle (i));

  return g_string_free_and_steal (g_steal_pointer (&handles));
}

/* Nobody can know who is here without being told. */
static DexFuture *
explain_not_found (DexFuture *future,
                   gpointer   data)
{
  const char *handle = data;
  g_autofree char *handles = dup_handles ();
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL ||
      (!g_error_matches (error, WINNOW_NETWORK_ERROR,
                         WINNOW_NETWORK_ERROR_NOT_FOUND) &&
       !g_error_matches (error, WINNOW_NETWORK_ERROR,
                         WINNOW_NETWORK_ERROR_MALFORMED)))
    return dex_ref (future);

  return dex_future_new_reject (WINNOW_NETWORK_ERROR, error->code,
                                /* translators: a handle, then a list such as
                                 * "small.sample, large.sample" */
                                _("The sample network knows no account %s. "
                                  "It has: %s."),
                                handle, handles);
}

static DexFuture *
winnow_sample_network_look_up (WinnowNetwork *network,
                               const char    *handle,
                               WinnowFetch   *fetch)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (network);
  DexFuture *future;
  GError *error = NULL;

  if (!start (self, &error))
    return dex_future_new_for_error (error);

  future = dex_future_finally (winnow_network_look_up (self->bluesky, handle,
                                                       fetch),
                               keep_alive,
                               g_object_ref (self), g_object_unref);

  return dex_future_catch (future, explain_not_found,
                           winnow_text_clean_line (handle), g_free);
}

static DexFuture *
winnow_sample_network_read (WinnowNetwork      *network,
                            WinnowAccount      *account,
                            WinnowFollowerList *list,
                            WinnowFetch        *fetch)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (network);
  GError *error = NULL;

  if (!start (self, &error))
    return dex_future_new_for_error (error);

  winnow_sample_server_begin_reading (self->server);

  return dex_future_finally (winnow_network_read (self->bluesky, account,
                                                  list, fetch),
                             keep_alive, g_object_ref (self), g_object_unref);
}

static void
winnow_sample_network_finalize (GObject *object)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (object);

  g_clear_object (&self->bluesky);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (winnow_sample_network_parent_class)->finalize (object);
}

static void
winnow_sample_network_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (object);

  switch (prop_id)
    {
    case PROP_AS_OF:
      g_value_set_int64 (value, self->as_of);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_sample_network_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  WinnowSampleNetwork *self = WINNOW_SAMPLE_NETWORK (object);

  switch (prop_id)
    {
    case PROP_AS_OF:
      self->as_of = g_value_get_int64 (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_sample_network_class_init (WinnowSampleNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowNetworkClass *network_class = WINNOW_NETWORK_CLASS (klass);

  object_class->finalize = winnow_sample_network_finalize;
  object_class->get_property = winnow_sample_network_get_property;
  object_class->set_property = winnow_sample_network_set_property;

  network_class->get_id = winnow_sample_network_get_id;
  network_class->get_name = winnow_sample_network_get_name;
  network_class->get_server = winnow_sample_network_get_server;
  network_class->get_abilities = winnow_sample_network_get_abilities;
  network_class->get_fields = winnow_sample_network_get_fields;
  network_class->look_up = winnow_sample_network_look_up;
  network_class->read = winnow_sample_network_read;

  /**
   * WinnowSampleNetwork:as-of:
   *
   * The network's present, µs since 1970-01-01 UTC; cut to the full hour.
   */
  properties[PROP_AS_OF] =
    g_param_spec_int64 ("as-of", NULL, NULL,
                        G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                        G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_sample_network_init (WinnowSampleNetwork *self)
{
}

/**
 * winnow_sample_network_new:
 * @as_of: the network's present, µs since 1970-01-01 UTC
 *
 * Makes up a network. What it tells depends on @as_of alone, cut to the full
 * hour: the same people, whose lives end there.
 *
 * Returns: (transfer full): the network; nothing runs yet
 */
WinnowNetwork *
winnow_sample_network_new (gint64 as_of)
{
  return g_object_new (WINNOW_TYPE_SAMPLE_NETWORK, "as-of", as_of, NULL);
}
