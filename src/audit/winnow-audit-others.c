/* winnow-audit-others.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"

/* The list stands still while a thread reads it: an audit that is to be gone
 * on with waits for it. */
typedef struct
{
  WinnowAudit *audit;
  GPtrArray   *tools;
} Asking;

static void
ask_in_thread (gpointer data)
{
  Asking *asking = data;
  guint length;
  const WinnowFollowerRecord *records =
    winnow_follower_list_get_records (asking->audit->followers, &length);

  asking->tools = winnow_other_tools_ask (records, length,
                                          asking->audit->as_of);
}

static DexFuture *
ask_fiber (gpointer user_data)
{
  WinnowAudit *self = user_data;
  Asking asking = { .audit = self };

  dex_await (winnow_audit_in_thread (ask_in_thread, &asking), NULL);
  dex_clear (&self->asking);

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, asking.tools);
}

/**
 * winnow_audit_ask_others:
 * @self: an audit
 *
 * How other tools would have scored this account: what each published rule set
 * makes of its followers. Done in a thread; asking again while it goes on
 * gives the same answer.
 *
 * Returns: (transfer full): resolves to a #GPtrArray of #WinnowOtherTool, in
 *   the order of the registry; rejects with %G_IO_ERROR_BUSY while followers
 *   are being read
 */
DexFuture *
winnow_audit_ask_others (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  if (self->state == WINNOW_AUDIT_RUNNING)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_BUSY,
                                  _("Followers are still being read"));

  if (self->asking == NULL)
    self->asking =
      dex_scheduler_spawn (dex_scheduler_get_default (),
                           WINNOW_AUDIT_STACK_SIZE, ask_fiber,
                           g_object_ref (self), g_object_unref);

  return dex_ref (self->asking);
}

/**
 * winnow_audit_list_others:
 * @self: an audit
 *
 * As winnow_audit_ask_others(), but blocks.
 *
 * Returns: (transfer full) (element-type WinnowOtherTool): in the order of the
 *   registry
 */
GPtrArray *
winnow_audit_list_others (WinnowAudit *self)
{
  Asking asking = { .audit = self };

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  ask_in_thread (&asking);

  return asking.tools;
}
