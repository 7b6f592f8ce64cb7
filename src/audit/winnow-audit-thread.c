/* winnow-audit-thread.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit/winnow-audit-private.h"

typedef struct
{
  WinnowThreadFunc  func;
  gpointer          data;
  DexPromise       *promise;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  dex_clear (&work->promise);
  g_free (work);
}

static void
work_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Work *work = task_data;

  work->func (work->data);
  g_task_return_boolean (task, TRUE);
}

static void
work_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  dex_promise_resolve_boolean (work->promise, TRUE);
}

/**
 * winnow_audit_in_thread:
 * @func: what to do
 * @data: handed to @func; must stay until the future resolves
 *
 * Calls @func in a thread where it may block: blocking one of libdex's own
 * would starve the fibers there.
 *
 * Returns: (transfer full): resolves to %TRUE when @func has returned; cannot
 *   be cancelled, as @func may still be using @data
 */
DexFuture *
winnow_audit_in_thread (WinnowThreadFunc func,
                        gpointer         data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_assert (func != NULL);

  work = g_new0 (Work, 1);
  work->func = func;
  work->data = data;
  work->promise = dex_promise_new ();

  task = g_task_new (NULL, NULL, work_done_cb, NULL);
  g_task_set_source_tag (task, winnow_audit_in_thread);
  g_task_set_static_name (task, "winnow-audit");
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_thread);

  return DEX_FUTURE (dex_ref (work->promise));
}

/**
 * winnow_audit_after:
 * @milliseconds: when
 * @func: called on this thread's main loop
 * @data: for @func
 *
 * Returns: (transfer full): a timeout that has been attached
 */
GSource *
winnow_audit_after (guint       milliseconds,
                    GSourceFunc func,
                    gpointer    data)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, data, NULL);
  g_source_set_static_name (source, "winnow-audit");
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

/**
 * winnow_audit_cancel:
 * @source: (inout) (nullable): what winnow_audit_after() returned, or %NULL
 *
 * Sees to it that it is not called any more, and forgets it.
 */
void
winnow_audit_cancel (GSource **source)
{
  g_assert (source != NULL);

  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}
