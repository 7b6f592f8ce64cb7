/* winnow-session.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/winnow-session.h"

struct _WinnowSession
{
  GObject      parent_instance;

  WinnowStore *store;
  GHashTable  *networks;        /* "id server" → WinnowNetwork */
  gint64       as_of;           /* 0 = now */
  gboolean     keep;
};

enum
{
  PROP_0,
  PROP_KEEP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowSession, winnow_session, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
winnow_session_finalize (GObject *object)
{
  WinnowSession *self = WINNOW_SESSION (object);

  g_clear_pointer (&self->networks, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (winnow_session_parent_class)->finalize (object);
}

static void
winnow_session_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  WinnowSession *self = WINNOW_SESSION (object);

  switch (prop_id)
    {
    case PROP_KEEP:
      g_value_set_boolean (value, self->keep);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_session_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  WinnowSession *self = WINNOW_SESSION (object);

  switch (prop_id)
    {
    case PROP_KEEP:
      self->keep = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_session_class_init (WinnowSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_session_finalize;
  object_class->get_property = winnow_session_get_property;
  object_class->set_property = winnow_session_set_property;

  properties[PROP_KEEP] =
    g_param_spec_boolean ("keep", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                          G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_session_init (WinnowSession *self)
{
  self->networks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          g_object_unref);
}

/**
 * winnow_session_new:
 * @keep: whether audits are kept for later
 *
 * Returns: (transfer full): a new session
 */
WinnowSession *
winnow_session_new (gboolean keep)
{
  return g_object_new (WINNOW_TYPE_SESSION, "keep", keep, NULL);
}

/**
 * winnow_session_set_as_of:
 * @self: a session
 * @as_of: what new audits count ages to, µs since 1970 UTC; 0 for now
 *
 * Sets the time for audits that begin from now on.
 */
void
winnow_session_set_as_of (WinnowSession *self,
                          gint64         as_of)
{
  g_return_if_fail (WINNOW_IS_SESSION (self));

  self->as_of = as_of;
}

/**
 * winnow_session_get_as_of:
 * @self: a session
 *
 * Returns: the time new audits count ages to, µs since 1970 UTC
 */
gint64
winnow_session_get_as_of (WinnowSession *self)
{
  g_return_val_if_fail (WINNOW_IS_SESSION (self), 0);

  return self->as_of ? self->as_of : g_get_real_time ();
}

/**
 * winnow_session_get_store:
 * @self: a session
 *
 * The past audits, opened when first asked for.
 *
 * Returns: (transfer none) (nullable): the store; %NULL when it cannot be
 *   opened, or none are kept
 */
WinnowStore *
winnow_session_get_store (WinnowSession *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WINNOW_IS_SESSION (self), NULL);

  if (self->store || !self->keep)
    return self->store;

  path = winnow_store_get_default_path ();
  self->store = winnow_store_open (path, &error);

  /* An audit is still worth having when it cannot be kept. */
  if (!self->store)
    g_message ("%s", error->message);

  return self->store;
}

/**
 * winnow_session_get_network:
 * @self: a session
 * @id: machine name of a network
 * @server: (nullable): another base URL
 * @error: return location for an error
 *
 * Returns: (transfer none): the network, or %NULL with @error set
 */
WinnowNetwork *
winnow_session_get_network (WinnowSession  *self,
                            const char     *id,
                            const char     *server,
                            GError        **error)
{
  g_autofree char *key = NULL;
  WinnowNetwork *network;

  g_return_val_if_fail (WINNOW_IS_SESSION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  key = g_strdup_printf ("%s %s", id, server ? server : "");
  network = g_hash_table_lookup (self->networks, key);

  if (network)
    return network;

  network = winnow_network_new_for_id (id, server,
                                       winnow_session_get_as_of (self), error);
  if (network)
    g_hash_table_insert (self->networks, g_steal_pointer (&key), network);

  return network;
}

/**
 * winnow_session_load_audit:
 * @self: a session that keeps audits
 * @row: which audit, a row of its store
 * @resume: whether it is to be read on
 * @error: return location for an error
 *
 * Returns: (transfer full): the past audit, or %NULL with @error set
 */
WinnowAudit *
winnow_session_load_audit (WinnowSession  *self,
                           gint64          row,
                           gboolean        resume,
                           GError        **error)
{
  WinnowStore *store;
  g_autoptr (WinnowStoredAudit) stored = NULL;
  g_autoptr (WinnowModel) model = winnow_model_new_default ();
  WinnowNetwork *network = NULL;
  const char *server;

  g_return_val_if_fail (WINNOW_IS_SESSION (self), NULL);

  store = winnow_session_get_store (self);
  g_return_val_if_fail (store != NULL, NULL);

  if (!(stored = winnow_store_load_audit (store, row, error)))
    return NULL;

  /* The sample network listens somewhere else each time. */
  server = g_str_equal (stored->network, "sample") ? NULL : stored->server;

  if (resume || !stored->finished)
    network = winnow_session_get_network (self, stored->network, server,
                                          resume ? error : NULL);

  if (resume && !network)
    return NULL;

  return winnow_audit_new_for_stored (store, stored, network, model, error);
}
