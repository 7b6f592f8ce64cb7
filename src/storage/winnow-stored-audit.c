/* winnow-stored-audit.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "storage/winnow-store.h"

/**
 * winnow_stored_audit_new:
 *
 * Makes an audit that is not kept yet and of which nothing is told.
 *
 * Returns: (transfer full): an audit
 */
WinnowStoredAudit *
winnow_stored_audit_new (void)
{
  WinnowStoredAudit *self = g_new0 (WinnowStoredAudit, 1);

  self->account_created_at = -1;
  self->account_followers = -1;
  self->account_following = -1;
  self->account_posts = -1;

  for (guint i = 0; i < G_N_ELEMENTS (self->shares); i++)
    self->shares[i] = NAN;

  return self;
}

/**
 * winnow_stored_audit_copy:
 * @self: an audit
 *
 * Returns: (transfer full): the same once more, with the same row
 */
WinnowStoredAudit *
winnow_stored_audit_copy (const WinnowStoredAudit *self)
{
  WinnowStoredAudit *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->network = g_strdup (self->network);
  copy->server = g_strdup (self->server);
  copy->account_id = g_strdup (self->account_id);
  copy->handle = g_strdup (self->handle);
  copy->display_name = g_strdup (self->display_name);
  copy->bio = g_strdup (self->bio);
  copy->avatar = g_strdup (self->avatar);
  copy->url = g_strdup (self->url);
  copy->cursor = g_strdup (self->cursor);

  return copy;
}

/**
 * winnow_stored_audit_free:
 * @self: (transfer full): an audit
 *
 * Frees an audit; what is kept of it stays.
 */
void
winnow_stored_audit_free (WinnowStoredAudit *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->network);
  g_free (self->server);
  g_free (self->account_id);
  g_free (self->handle);
  g_free (self->display_name);
  g_free (self->bio);
  g_free (self->avatar);
  g_free (self->url);
  g_free (self->cursor);
  g_free (self);
}
