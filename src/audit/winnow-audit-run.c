/* winnow-audit-run.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"

static gboolean
look_up (WinnowAudit  *self,
         GError      **error)
{
  g_autoptr (WinnowAccount) account = NULL;

  account = dex_await_object (winnow_network_look_up (self->network,
                                                      self->handle,
                                                      self->fetch),
                              error);
  if (account == NULL)
    return FALSE;

  winnow_audit_set_account (self, account);

  return TRUE;
}

static gboolean
read_network (WinnowAudit  *self,
              GError      **error)
{
  if (self->account == NULL)
    {
      if (!look_up (self, error))
        return FALSE;

      winnow_audit_load_marks (self);
      winnow_audit_pick_up (self);
    }

  return dex_await (winnow_network_read (self->network, self->account,
                                         self->followers, self->fetch),
                    error);
}

/* A stop is not a failure; whatever the network made of the requests it
 * interrupted. */
static WinnowAuditState
get_end_state (WinnowAudit  *self,
               const GError *error)
{
  if (error == NULL)
    return WINNOW_AUDIT_FINISHED;

  if (winnow_fetch_get_stopped (self->fetch) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return WINNOW_AUDIT_STOPPED;

  return WINNOW_AUDIT_FAILED;
}

static void
end_run (WinnowAudit  *self,
         const GError *error)
{
  g_autoptr (DexPromise) promise = g_steal_pointer (&self->run);
  WinnowAuditState state = get_end_state (self, error);

  winnow_audit_set_state (self, state,
                          state == WINNOW_AUDIT_FAILED ? error : NULL);
  winnow_audit_update_now (self);
  winnow_audit_keep_now (self);
  winnow_audit_release (self);

  if (state == WINNOW_AUDIT_FINISHED)
    dex_promise_resolve_boolean (promise, TRUE);
  else if (state == WINNOW_AUDIT_FAILED)
    dex_promise_reject (promise, g_error_copy (error));
  else
    dex_promise_reject (promise,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                             _("The audit was stopped")));
}

static DexFuture *
run_fiber (gpointer user_data)
{
  WinnowAudit *self = user_data;
  g_autoptr (GError) error = NULL;

  /* Scoring in a thread needs a list that stands still. */
  if (self->rescoring != NULL)
    dex_await (dex_ref (self->rescoring), NULL);
  if (self->asking != NULL)
    dex_await (dex_ref (self->asking), NULL);

  if (self->kept != NULL && !winnow_audit_claim (self, self->kept->row))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _("This audit is being read elsewhere already."));
  else if (self->file != NULL)
    winnow_audit_read_file (self, &error);
  else
    read_network (self, &error);

  /* Only now is it known which marked followers are among those read. */
  if (winnow_audit_refit (self))
    dex_await (winnow_audit_rescore_in_thread (self), NULL);

  end_run (self, error);

  return dex_future_new_true ();
}

/**
 * winnow_audit_run:
 * @self: an audit
 *
 * Begins the audit, or goes on after a stop or failure; one that runs already
 * just runs on. It does so whether or not the future is kept.
 *
 * A new audit of an account with an unfinished one of the last day in the
 * store, with the same limit, goes on with that one.
 *
 * Returns: (transfer full): resolves to %TRUE when all that was asked for has
 *   been read; rejects with %WINNOW_NETWORK_ERROR, %WINNOW_FILE_ERROR or
 *   %G_IO_ERROR; %G_IO_ERROR_CANCELLED when stopped
 */
DexFuture *
winnow_audit_run (WinnowAudit *self)
{
  DexFuture *future;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  if (self->run != NULL)
    return DEX_FUTURE (dex_ref (self->run));

  if (self->state == WINNOW_AUDIT_FINISHED)
    return dex_future_new_true ();

  if (self->network == NULL && self->file == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                  _("This audit can only be looked at"));

  if (winnow_fetch_get_stopped (self->fetch))
    winnow_fetch_restart (self->fetch);

  self->run = dex_promise_new ();
  future = DEX_FUTURE (dex_ref (self->run));
  winnow_audit_set_state (self, WINNOW_AUDIT_RUNNING, NULL);

  dex_future_disown (dex_scheduler_spawn (dex_scheduler_get_default (),
                                          WINNOW_AUDIT_STACK_SIZE, run_fiber,
                                          g_object_ref (self),
                                          g_object_unref));

  return future;
}

/**
 * winnow_audit_stop:
 * @self: an audit
 *
 * Stops reading. What came is kept, scored and summed up; winnow_audit_run()
 * goes on from there.
 */
void
winnow_audit_stop (WinnowAudit *self)
{
  g_return_if_fail (WINNOW_IS_AUDIT (self));

  if (self->state == WINNOW_AUDIT_RUNNING)
    winnow_fetch_stop (self->fetch);
}
