/* winnow-fetch.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-fetch-private.h"

#include "winnow-enums.h"

#define DEFAULT_LAST_POSTS 3000

enum
{
  PROP_0,
  PROP_LIMIT,
  PROP_LAST_POSTS_LIMIT,
  PROP_PHASE,
  PROP_DONE,
  PROP_TOTAL,
  PROP_TOTAL_IS_EXACT,
  PROP_REQUESTS,
  PROP_BYTES,
  PROP_WAIT_UNTIL,
  PROP_WAIT_REASON,
  PROP_PAUSED,
  PROP_STOPPED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowFetch, winnow_fetch, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
winnow_fetch_finalize (GObject *object)
{
  WinnowFetch *self = WINNOW_FETCH (object);

  dex_clear (&self->ready);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->wait_reason, g_free);

  G_OBJECT_CLASS (winnow_fetch_parent_class)->finalize (object);
}

static void
winnow_fetch_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  WinnowFetch *self = WINNOW_FETCH (object);

  switch (prop_id)
    {
    case PROP_LIMIT:
      g_value_set_uint (value, self->limit);
      break;

    case PROP_LAST_POSTS_LIMIT:
      g_value_set_uint (value, self->last_posts_limit);
      break;

    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;

    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;

    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;

    case PROP_TOTAL_IS_EXACT:
      g_value_set_boolean (value, winnow_fetch_get_total_is_exact (self));
      break;

    case PROP_REQUESTS:
      g_value_set_uint (value, self->requests);
      break;

    case PROP_BYTES:
      g_value_set_uint64 (value, self->bytes);
      break;

    case PROP_WAIT_UNTIL:
      g_value_set_int64 (value, self->wait_until);
      break;

    case PROP_WAIT_REASON:
      g_value_set_string (value, self->wait_reason);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;

    case PROP_STOPPED:
      g_value_set_boolean (value, self->stopped);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_fetch_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  WinnowFetch *self = WINNOW_FETCH (object);

  switch (prop_id)
    {
    case PROP_LIMIT:
      self->limit = g_value_get_uint (value);
      break;

    case PROP_LAST_POSTS_LIMIT:
      self->last_posts_limit = g_value_get_uint (value);
      break;

    case PROP_PAUSED:
      winnow_fetch_set_paused (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_fetch_class_init (WinnowFetchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS;

  object_class->finalize = winnow_fetch_finalize;
  object_class->get_property = winnow_fetch_get_property;
  object_class->set_property = winnow_fetch_set_property;

  properties[PROP_LIMIT] =
    g_param_spec_uint ("limit", NULL, NULL, 0, G_MAXUINT, 0, given);
  properties[PROP_LAST_POSTS_LIMIT] =
    g_param_spec_uint ("last-posts-limit", NULL, NULL,
                       0, G_MAXUINT, DEFAULT_LAST_POSTS, given);
  properties[PROP_PHASE] =
    g_param_spec_enum ("phase", NULL, NULL,
                       WINNOW_TYPE_FETCH_PHASE, WINNOW_FETCH_LOOK_UP, told);
  properties[PROP_DONE] =
    g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_TOTAL] =
    g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_TOTAL_IS_EXACT] =
    g_param_spec_boolean ("total-is-exact", NULL, NULL, FALSE, told);
  properties[PROP_REQUESTS] =
    g_param_spec_uint ("requests", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_BYTES] =
    g_param_spec_uint64 ("bytes", NULL, NULL, 0, G_MAXUINT64, 0, told);
  properties[PROP_WAIT_UNTIL] =
    g_param_spec_int64 ("wait-until", NULL, NULL, 0, G_MAXINT64, 0, told);
  properties[PROP_WAIT_REASON] =
    g_param_spec_string ("wait-reason", NULL, NULL, NULL, told);
  properties[PROP_PAUSED] =
    g_param_spec_boolean ("paused", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                          G_PARAM_STATIC_STRINGS);
  properties[PROP_STOPPED] =
    g_param_spec_boolean ("stopped", NULL, NULL, FALSE, told);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_fetch_init (WinnowFetch *self)
{
  self->clock = g_get_monotonic_time;
  self->cancellable = g_cancellable_new ();
}

/**
 * winnow_fetch_new:
 * @limit: followers to read at most, the newest; 0 for all
 *
 * For another bound on last posts than the default of 3000, construct with
 * g_object_new() and #WinnowFetch:last-posts-limit.
 *
 * Returns: (transfer full): a fetch that stands at the start
 */
WinnowFetch *
winnow_fetch_new (guint limit)
{
  return g_object_new (WINNOW_TYPE_FETCH, "limit", limit, NULL);
}

void
winnow_fetch_set_clock (WinnowFetch  *self,
                        gint64      (*clock) (void))
{
  g_return_if_fail (WINNOW_IS_FETCH (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
}

/**
 * winnow_fetch_get_limit:
 * @self: a fetch
 *
 * Returns: followers to read at most, 0 for all
 */
guint
winnow_fetch_get_limit (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->limit;
}

/**
 * winnow_fetch_get_last_posts_limit:
 * @self: a fetch
 *
 * Returns: how many followers are at most asked for their last post; where
 *   there are more, a random subset is
 */
guint
winnow_fetch_get_last_posts_limit (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->last_posts_limit;
}

/**
 * winnow_fetch_set_paused:
 * @self: a fetch
 * @paused: whether to pause
 *
 * While paused no request is sent; those under way finish. Nothing happens to
 * a fetch that was stopped.
 */
void
winnow_fetch_set_paused (WinnowFetch *self,
                         gboolean     paused)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  paused = !!paused;

  if (self->stopped || self->paused == paused)
    return;

  self->paused = paused;
  winnow_fetch_update_idle (self);

  if (!paused && self->ready != NULL)
    {
      g_autoptr (DexPromise) ready = g_steal_pointer (&self->ready);

      dex_promise_resolve_boolean (ready, TRUE);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

/**
 * winnow_fetch_get_paused:
 * @self: a fetch
 *
 * Returns: whether it is paused
 */
gboolean
winnow_fetch_get_paused (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), FALSE);

  return self->paused;
}

/**
 * winnow_fetch_stop:
 * @self: a fetch
 *
 * Cancels whatever is under way, waits and pauses included. The network's
 * future rejects with %G_IO_ERROR_CANCELLED; what came stays in the list.
 */
void
winnow_fetch_stop (WinnowFetch *self)
{
  g_autoptr (WinnowFetch) alive = NULL;
  gboolean was_paused;

  g_return_if_fail (WINNOW_IS_FETCH (self));

  if (self->stopped)
    return;

  alive = g_object_ref (self);
  was_paused = self->paused;
  self->stopped = TRUE;
  self->paused = FALSE;
  winnow_fetch_update_idle (self);

  g_cancellable_cancel (self->cancellable);

  if (self->ready != NULL)
    {
      g_autoptr (DexPromise) ready = g_steal_pointer (&self->ready);

      dex_promise_reject (ready, g_error_new_literal (G_IO_ERROR,
                                                      G_IO_ERROR_CANCELLED,
                                                      "Stopped"));
    }

  winnow_fetch_set_wait (self, 0, NULL);

  if (was_paused)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STOPPED]);
}

/**
 * winnow_fetch_get_stopped:
 * @self: a fetch
 *
 * Returns: whether it was stopped, and not made ready again since
 */
gboolean
winnow_fetch_get_stopped (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), FALSE);

  return self->stopped;
}

/**
 * winnow_fetch_restart:
 * @self: a fetch
 *
 * Makes a stopped fetch ready to be handed to the network again, to go on
 * where it stands.
 */
void
winnow_fetch_restart (WinnowFetch *self)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  if (!self->stopped)
    return;

  /* Not reset: requests of before may still be winding up with the old one. */
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stopped = FALSE;
  winnow_fetch_update_idle (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STOPPED]);
}

/**
 * winnow_fetch_get_cursor:
 * @self: a fetch
 *
 * Returns: (nullable): what gets the first page that is not yet wholly in the
 *   list, in the network's own terms; %NULL for the first page of all
 */
const char *
winnow_fetch_get_cursor (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), NULL);

  return self->cursor;
}

/**
 * winnow_fetch_get_list_complete:
 * @self: a fetch
 *
 * Returns: whether the end of the follower list was reached
 */
gboolean
winnow_fetch_get_list_complete (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), FALSE);

  return self->list_complete;
}

/**
 * winnow_fetch_set_position:
 * @self: a fetch
 * @cursor: (nullable): as winnow_fetch_get_cursor() tells it
 * @list_complete: whether the end of the list was reached
 *
 * For networks, as they read; and for whoever kept a position, before a fetch
 * is handed to a network together with the list that came before.
 */
void
winnow_fetch_set_position (WinnowFetch *self,
                           const char  *cursor,
                           gboolean     list_complete)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  g_set_str (&self->cursor, cursor);
  self->list_complete = !!list_complete;
}

/**
 * winnow_fetch_get_cancellable:
 * @self: a fetch
 *
 * Returns: (transfer none): cancelled by winnow_fetch_stop(); another one
 *   after winnow_fetch_restart(), so take it when a read begins
 */
GCancellable *
winnow_fetch_get_cancellable (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), NULL);

  return self->cancellable;
}

/**
 * winnow_fetch_when_ready:
 * @self: a fetch
 *
 * What networks await before they send anything.
 *
 * Returns: (transfer full): a future that resolves to %TRUE: at once, or when
 *   a pause is over; it rejects with %G_IO_ERROR_CANCELLED when stopped
 */
DexFuture *
winnow_fetch_when_ready (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), NULL);

  if (self->stopped)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");

  if (!self->paused)
    return dex_future_new_true ();

  if (self->ready == NULL)
    self->ready = dex_promise_new ();

  return dex_ref (DEX_FUTURE (self->ready));
}
