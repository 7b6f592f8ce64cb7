/* winnow-audit.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"
#include "winnow-enums.h"

enum
{
  PROP_0,
  PROP_NETWORK,
  PROP_HANDLE,
  PROP_ACCOUNT,
  PROP_STATE,
  PROP_ERROR,
  PROP_FOLLOWERS,
  PROP_FETCH,
  PROP_MODEL,
  PROP_AS_OF,
  PROP_TITLE,
  PROP_RESUMABLE,
  PROP_COMPLETE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowAudit, winnow_audit, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
guint winnow_audit_updated_signal;

static void
followers_changed_cb (WinnowAudit *self)
{
  winnow_audit_queue_update (self);
  winnow_audit_queue_keep (self);
}

static void
followers_amended_cb (WinnowAudit *self,
                      guint        rank)
{
  if (rank < self->n_scored)
    g_array_append_val (self->to_rescore, rank);
  if (rank < self->n_kept)
    g_array_append_val (self->to_keep, rank);

  followers_changed_cb (self);
}

static void
winnow_audit_dispose (GObject *object)
{
  WinnowAudit *self = WINNOW_AUDIT (object);

  winnow_audit_cancel (&self->update_source);
  winnow_audit_cancel (&self->keep_source);
  winnow_audit_release (self);

  G_OBJECT_CLASS (winnow_audit_parent_class)->dispose (object);
}

static void
winnow_audit_finalize (GObject *object)
{
  WinnowAudit *self = WINNOW_AUDIT (object);

  dex_clear (&self->run);
  dex_clear (&self->rescoring);
  dex_clear (&self->asking);
  g_clear_object (&self->network);
  g_clear_object (&self->file);
  g_clear_object (&self->account);
  g_clear_object (&self->followers);
  g_clear_object (&self->fetch);
  g_clear_object (&self->model);
  g_clear_object (&self->scorer);
  g_clear_object (&self->fitted_model);
  g_clear_pointer (&self->calibration, winnow_calibration_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_clear_pointer (&self->kept, winnow_stored_audit_free);
  g_clear_pointer (&self->scores, g_array_unref);
  g_clear_pointer (&self->to_rescore, g_array_unref);
  g_clear_pointer (&self->to_keep, g_array_unref);
  g_free (self->network_id);
  g_free (self->handle);
  g_free (self->keep_problem);

  G_OBJECT_CLASS (winnow_audit_parent_class)->finalize (object);
}

static void
winnow_audit_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  WinnowAudit *self = WINNOW_AUDIT (object);

  switch (prop_id)
    {
    case PROP_NETWORK:
      g_value_set_object (value, self->network);
      break;
    case PROP_HANDLE:
      g_value_set_string (value, self->handle);
      break;
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_FOLLOWERS:
      g_value_set_object (value, self->followers);
      break;
    case PROP_FETCH:
      g_value_set_object (value, self->fetch);
      break;
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_AS_OF:
      g_value_set_int64 (value, self->as_of);
      break;
    case PROP_TITLE:
      g_value_set_string (value, winnow_audit_get_title (self));
      break;
    case PROP_RESUMABLE:
      g_value_set_boolean (value, winnow_audit_get_resumable (self));
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, winnow_audit_get_complete (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_audit_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  WinnowAudit *self = WINNOW_AUDIT (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      winnow_audit_set_model (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_NETWORK] =
    g_param_spec_object ("network", NULL, NULL, WINNOW_TYPE_NETWORK, readable);
  properties[PROP_HANDLE] =
    g_param_spec_string ("handle", NULL, NULL, NULL, readable);
  properties[PROP_ACCOUNT] =
    g_param_spec_object ("account", NULL, NULL, WINNOW_TYPE_ACCOUNT, readable);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, WINNOW_TYPE_AUDIT_STATE,
                       WINNOW_AUDIT_NEW, readable);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[PROP_FOLLOWERS] =
    g_param_spec_object ("followers", NULL, NULL, WINNOW_TYPE_FOLLOWER_LIST,
                         readable);
  properties[PROP_FETCH] =
    g_param_spec_object ("fetch", NULL, NULL, WINNOW_TYPE_FETCH, readable);
  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, WINNOW_TYPE_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);
  properties[PROP_AS_OF] =
    g_param_spec_int64 ("as-of", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_RESUMABLE] =
    g_param_spec_boolean ("resumable", NULL, NULL, FALSE, readable);
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_audit_class_init (WinnowAuditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = winnow_audit_dispose;
  object_class->finalize = winnow_audit_finalize;
  object_class->get_property = winnow_audit_get_property;
  object_class->set_property = winnow_audit_set_property;

  install_properties (object_class);

  /**
   * WinnowAudit::updated:
   *
   * Scores and split are new: at most ten times a second while reading, and
   * once more at every end.
   */
  winnow_audit_updated_signal =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
winnow_audit_init (WinnowAudit *self)
{
  self->followers = winnow_follower_list_new ();
  self->scores = g_array_new (FALSE, TRUE, sizeof (WinnowScore));
  self->to_rescore = g_array_new (FALSE, FALSE, sizeof (guint));
  self->to_keep = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect_object (self->followers, "items-changed",
                           G_CALLBACK (followers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->followers, "amended",
                           G_CALLBACK (followers_amended_cb), self,
                           G_CONNECT_SWAPPED);
}

static WinnowAudit *
audit_new (guint        limit,
           gint64       as_of,
           WinnowModel *model)
{
  WinnowAudit *self = g_object_new (WINNOW_TYPE_AUDIT, NULL);

  self->limit = limit;
  self->as_of = as_of;
  self->started_at = g_get_real_time ();
  self->model = g_object_ref (model);
  self->fetch = winnow_fetch_new (limit);
  winnow_audit_refit (self);

  return self;
}

/**
 * winnow_audit_new:
 * @network: where the account is
 * @handle: handle or id as @network wants it
 * @limit: followers to read at most; 0 = all
 * @as_of: the time ages are counted to, µs since 1970 UTC
 * @model: what scores the followers
 * @store: (nullable): where the audit is kept as it goes
 *
 * Returns: (transfer full): an audit that has not begun
 */
WinnowAudit *
winnow_audit_new (WinnowNetwork *network,
                  const char    *handle,
                  guint          limit,
                  gint64         as_of,
                  WinnowModel   *model,
                  WinnowStore   *store)
{
  WinnowAudit *self;

  g_return_val_if_fail (WINNOW_IS_NETWORK (network), NULL);
  g_return_val_if_fail (handle != NULL, NULL);
  g_return_val_if_fail (WINNOW_IS_MODEL (model), NULL);
  g_return_val_if_fail (store == NULL || WINNOW_IS_STORE (store), NULL);

  self = audit_new (limit, as_of, model);
  self->network = g_object_ref (network);
  self->network_id = g_strdup (winnow_network_get_id (network));
  self->handle = g_strdup (handle);
  g_set_object (&self->store, store);
  self->kept = store != NULL ? winnow_stored_audit_new () : NULL;
  winnow_audit_update_now (self);

  return self;
}

/**
 * winnow_audit_new_for_file:
 * @file: followers as CSV or NDJSON, newest follow first
 * @limit: followers to read at most; 0 = all
 * @as_of: the time ages are counted to, µs since 1970 UTC
 * @model: what scores the followers
 *
 * Returns: (transfer full): an audit that has not begun; it is not kept, as
 *   the file is there to be read again
 */
WinnowAudit *
winnow_audit_new_for_file (GFile       *file,
                           guint        limit,
                           gint64       as_of,
                           WinnowModel *model)
{
  WinnowAudit *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (WINNOW_IS_MODEL (model), NULL);

  self = audit_new (limit, as_of, model);
  self->file = g_object_ref (file);
  self->network_id = g_strdup ("file");
  self->handle = g_file_get_basename (file);

  if (!g_utf8_validate (self->handle, -1, NULL))
    {
      g_autofree char *name = g_steal_pointer (&self->handle);

      self->handle = g_filename_display_name (name);
    }
  winnow_audit_update_now (self);

  return self;
}

static WinnowAccount *
account_from_stored (const WinnowStoredAudit *stored)
{
  return g_object_new (WINNOW_TYPE_ACCOUNT,
                       "id", stored->account_id,
                       "handle", stored->handle,
                       "display-name", stored->display_name,
                       "bio", stored->bio,
                       "avatar", stored->avatar,
                       "url", stored->url,
                       "created-at", stored->account_created_at,
                       "followers", stored->account_followers,
                       "following", stored->account_following,
                       "posts", stored->account_posts,
                       NULL);
}

/**
 * winnow_audit_new_for_stored:
 * @store: where it is kept
 * @stored: the kept audit
 * @network: (nullable): the network to go on with; %NULL to look only
 * @model: what scores the followers
 * @error: return location for an error
 *
 * Brings back a kept audit with all its followers, scored. Blocks while they
 * are loaded.
 *
 * Returns: (transfer full): an audit that is finished, or stopped where it
 *   was left; %NULL with a %WINNOW_STORE_ERROR
 */
WinnowAudit *
winnow_audit_new_for_stored (WinnowStore        *store,
                             WinnowStoredAudit  *stored,
                             WinnowNetwork      *network,
                             WinnowModel        *model,
                             GError            **error)
{
  g_autoptr (WinnowFollowerList) followers = NULL;
  WinnowAudit *self;
  guint length;

  g_return_val_if_fail (WINNOW_IS_STORE (store), NULL);
  g_return_val_if_fail (stored != NULL, NULL);
  g_return_val_if_fail (network == NULL || WINNOW_IS_NETWORK (network), NULL);
  g_return_val_if_fail (WINNOW_IS_MODEL (model), NULL);

  followers = winnow_store_load_followers (store, stored->row, error);
  if (followers == NULL)
    return NULL;

  self = audit_new (stored->limit, stored->as_of, model);
  g_set_object (&self->network, network);
  self->network_id = g_strdup (stored->network);
  self->handle = g_strdup (stored->handle);
  self->started_at = stored->started_at;
  self->account = account_from_stored (stored);
  self->store = g_object_ref (store);
  self->kept = winnow_stored_audit_copy (stored);
  self->state = stored->finished ? WINNOW_AUDIT_FINISHED
                                 : WINNOW_AUDIT_STOPPED;
  winnow_fetch_set_position (self->fetch, stored->cursor,
                             stored->list_complete);

  length = winnow_follower_list_get_length (followers);
  self->n_kept = length;
  if (length > 0)
    winnow_follower_list_append (self->followers,
                                 winnow_follower_list_get_record (followers, 0),
                                 length);
  self->was_complete = winnow_audit_get_complete (self);
  winnow_audit_load_marks (self);
  winnow_audit_refit (self);
  winnow_audit_update_now (self);

  return self;
}

/* Takes what the network told; the handle becomes the one it goes by. */
void
winnow_audit_set_account (WinnowAudit   *self,
                          WinnowAccount *account)
{
  g_assert (WINNOW_IS_AUDIT (self));
  g_assert (WINNOW_IS_ACCOUNT (account));

  if (!g_set_object (&self->account, account))
    return;

  if (winnow_account_get_handle (account) != NULL &&
      g_set_str (&self->handle, winnow_account_get_handle (account)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HANDLE]);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
winnow_audit_set_state (WinnowAudit      *self,
                        WinnowAuditState  state,
                        const GError     *error)
{
  gboolean complete;

  g_assert (WINNOW_IS_AUDIT (self));

  g_object_freeze_notify (G_OBJECT (self));

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESUMABLE]);
    }

  complete = winnow_audit_get_complete (self);
  if (self->was_complete != complete)
    {
      self->was_complete = complete;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * winnow_audit_set_model:
 * @self: an audit
 * @model: what scores the followers from now on
 *
 * Scores all followers anew, off the main loop or in slices; `::updated` tells
 * when the scores and the split are those of @model.
 */
void
winnow_audit_set_model (WinnowAudit *self,
                        WinnowModel *model)
{
  g_return_if_fail (WINNOW_IS_AUDIT (self));
  g_return_if_fail (WINNOW_IS_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;

  winnow_audit_refit (self);
  winnow_audit_rescore (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}
