/* winnow-audit-get.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "audit/winnow-audit-private.h"

/**
 * winnow_audit_get_state:
 * @self: an audit
 *
 * Returns: where it stands
 */
WinnowAuditState
winnow_audit_get_state (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), WINNOW_AUDIT_NEW);

  return self->state;
}

/**
 * winnow_audit_get_error:
 * @self: an audit
 *
 * Returns: (transfer none) (nullable): what went wrong, in a translated
 *   sentence; %NULL unless %WINNOW_AUDIT_FAILED
 */
const GError *
winnow_audit_get_error (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->error;
}

/**
 * winnow_audit_get_network:
 * @self: an audit
 *
 * Returns: (transfer none) (nullable): the network; %NULL for a file, and for
 *   a kept audit that is only looked at
 */
WinnowNetwork *
winnow_audit_get_network (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->network;
}

/**
 * winnow_audit_get_network_id:
 * @self: an audit
 *
 * Returns: the machine name of the network, `file` for a file
 */
const char *
winnow_audit_get_network_id (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->network_id;
}

/**
 * winnow_audit_get_handle:
 * @self: an audit
 *
 * Returns: the handle: as it was asked for, until the network tells the one
 *   the account goes by; of a file its name
 */
const char *
winnow_audit_get_handle (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->handle;
}

/**
 * winnow_audit_get_title:
 * @self: an audit
 *
 * Returns: the name of the account, else its handle, else the file's name
 */
const char *
winnow_audit_get_title (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  if (self->account != NULL)
    return winnow_account_get_title (self->account);

  return self->handle;
}

/**
 * winnow_audit_get_account:
 * @self: an audit
 *
 * Returns: (transfer none) (nullable): the account; %NULL until it is looked
 *   up, and for a file
 */
WinnowAccount *
winnow_audit_get_account (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->account;
}

/**
 * winnow_audit_get_followers:
 * @self: an audit
 *
 * Returns: (transfer none): the followers read, the same list for good
 */
WinnowFollowerList *
winnow_audit_get_followers (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->followers;
}

/**
 * winnow_audit_get_fetch:
 * @self: an audit
 *
 * Returns: (transfer none): how far reading has come, also of a file
 */
WinnowFetch *
winnow_audit_get_fetch (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->fetch;
}

/**
 * winnow_audit_get_as_of:
 * @self: an audit
 *
 * Returns: the time ages are counted to, µs since 1970 UTC
 */
gint64
winnow_audit_get_as_of (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), 0);

  return self->as_of;
}

/**
 * winnow_audit_get_started_at:
 * @self: an audit
 *
 * Returns: when it was begun, µs since 1970 UTC; of an audit that was picked
 *   up again the first beginning
 */
gint64
winnow_audit_get_started_at (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), 0);

  return self->started_at;
}

/**
 * winnow_audit_get_model:
 * @self: an audit
 *
 * Returns: (transfer none): what scores the followers
 */
WinnowModel *
winnow_audit_get_model (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->model;
}

/**
 * winnow_audit_get_calibrated_for:
 * @self: an audit
 *
 * Returns: (transfer none) (nullable): what the model was measured on; %NULL
 *   when that tells nothing about this network, so that shares are to be taken
 *   with care and the model only ranks
 */
const char *
winnow_audit_get_calibrated_for (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return winnow_model_get_calibrated_on (self->model, self->network_id);
}

/**
 * winnow_audit_get_scores:
 * @self: an audit
 * @length: (out) (optional): how many there are; may be fewer than followers
 *   until the next `::updated`
 *
 * Returns: (transfer none) (array length=length): the scores by rank; valid
 *   until the main loop runs again
 */
const WinnowScore *
winnow_audit_get_scores (WinnowAudit *self,
                         guint       *length)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  if (length != NULL)
    *length = self->scores->len;

  return (const WinnowScore *) (gpointer) self->scores->data;
}

/**
 * winnow_audit_get_split:
 * @self: an audit
 *
 * Returns: (transfer none): the split as of the last `::updated`
 */
const WinnowSplit *
winnow_audit_get_split (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return &self->split;
}

/**
 * winnow_audit_get_quality:
 * @self: an audit
 * @reasons: (out) (optional) (transfer full): why: #WinnowReason objects
 *
 * Returns: of what quality the audience is, as of the last `::updated`
 */
WinnowQuality
winnow_audit_get_quality (WinnowAudit  *self,
                          GListModel  **reasons)
{
  g_autoptr (GListStore) store = g_list_store_new (WINNOW_TYPE_REASON);
  WinnowQuality quality;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), WINNOW_QUALITY_UNKNOWN);

  quality = winnow_verdict_judge_quality (&self->split, NULL, store);
  if (reasons != NULL)
    *reasons = G_LIST_MODEL (g_steal_pointer (&store));

  return quality;
}

/**
 * winnow_audit_get_purchase:
 * @self: an audit
 * @evidence: (out) (optional) (transfer full): why: #WinnowReason objects
 *
 * Returns: whether there are signs that followers were bought, as of the last
 *   `::updated`
 */
WinnowPurchase
winnow_audit_get_purchase (WinnowAudit  *self,
                           GListModel  **evidence)
{
  g_autoptr (GListStore) store = g_list_store_new (WINNOW_TYPE_REASON);
  WinnowPurchase purchase;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), WINNOW_PURCHASE_UNKNOWN);

  purchase = winnow_verdict_judge_purchase (&self->split, NULL, NULL, store);
  if (evidence != NULL)
    *evidence = G_LIST_MODEL (g_steal_pointer (&store));

  return purchase;
}

/**
 * winnow_audit_get_complete:
 * @self: an audit
 *
 * Returns: whether the end of the list (or file) was reached
 */
gboolean
winnow_audit_get_complete (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), FALSE);

  return winnow_fetch_get_list_complete (self->fetch);
}

/* What the account or the file itself is guilty of does not go away by
 * trying again. */
static gboolean
may_pass (const GError *error)
{
  if (error->domain == WINNOW_FILE_ERROR)
    return FALSE;

  if (error->domain != WINNOW_NETWORK_ERROR)
    return TRUE;

  switch ((WinnowNetworkError) error->code)
    {
    case WINNOW_NETWORK_ERROR_MALFORMED:
    case WINNOW_NETWORK_ERROR_NOT_FOUND:
    case WINNOW_NETWORK_ERROR_GONE:
    case WINNOW_NETWORK_ERROR_HIDDEN:
      return FALSE;

    case WINNOW_NETWORK_ERROR_UNREACHABLE:
    case WINNOW_NETWORK_ERROR_SERVER:
    case WINNOW_NETWORK_ERROR_ANSWER:
    case WINNOW_NETWORK_ERROR_REFUSED:
    default:
      return TRUE;
    }
}

/**
 * winnow_audit_get_resumable:
 * @self: an audit
 *
 * Returns: whether winnow_audit_run() would go on where it stopped or failed
 */
gboolean
winnow_audit_get_resumable (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), FALSE);

  if (self->network == NULL && self->file == NULL)
    return FALSE;

  if (self->state == WINNOW_AUDIT_FAILED)
    return self->error == NULL || may_pass (self->error);

  return self->state == WINNOW_AUDIT_STOPPED;
}

/**
 * winnow_audit_get_kept:
 * @self: an audit
 *
 * Returns: whether followers of it are in the store, so that another audit of
 *   the account may go on with them
 */
gboolean
winnow_audit_get_kept (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), FALSE);

  return self->kept != NULL && self->kept->row != 0 && self->n_kept > 0;
}

/**
 * winnow_audit_get_total:
 * @self: an audit
 *
 * Returns: followers the account is said to have; -1 = not told, as by any
 *   file
 */
gint64
winnow_audit_get_total (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), -1);

  return self->account != NULL ? winnow_account_get_followers (self->account)
                               : -1;
}

static void
insert_mark (GListStore *reasons,
             WinnowMark  mark)
{
  g_autoptr (WinnowReason) reason = NULL;

  if (mark == WINNOW_MARK_NONE)
    return;

  reason = winnow_reason_new ("mark",
                              mark == WINNOW_MARK_FAKE ? WINNOW_REASON_FAKE
                                                       : WINNOW_REASON_REAL,
                              NAN,
                              mark == WINNOW_MARK_FAKE
                                ? _("You marked it as fake")
                                : _("You marked it as real"));
  g_list_store_insert (reasons, 0, reason);
}

/**
 * winnow_audit_explain:
 * @self: an audit
 * @rank: of a follower; 0 = newest follow
 *
 * Returns: (transfer full): the #WinnowReason objects for the follower's
 *   class, heaviest first; what the user said of it before all
 */
GListModel *
winnow_audit_explain (WinnowAudit *self,
                      guint        rank)
{
  g_autoptr (GListModel) reasons = NULL;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);
  g_return_val_if_fail (rank < winnow_follower_list_get_length (self->followers),
                        NULL);

  reasons = winnow_model_explain (
    self->scorer, winnow_follower_list_get_record (self->followers, rank),
    self->as_of);
  insert_mark (G_LIST_STORE (reasons), winnow_audit_get_mark (self, rank));

  return g_steal_pointer (&reasons);
}
