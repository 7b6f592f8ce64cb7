/* winnow-reason-tally.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-reason-names.h"
#include "app/winnow-reason-tally.h"
#include "report/winnow-report-reasons.h"

struct _WinnowReasonTally
{
  GObject      parent_instance;

  WinnowAudit *audit;
  GPtrArray   *entries;         /* WinnowTallyEntry, of the last count */
  guint        looked[WINNOW_N_CLASSES];
  gboolean     partial;
  guint        idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (WinnowReasonTally, winnow_reason_tally, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
winnow_tally_entry_free (gpointer data)
{
  WinnowTallyEntry *entry = data;

  g_free (entry->id);
  g_free (entry->text);
  g_free (entry);
}

static WinnowTallyEntry *
winnow_tally_entry_new (const WinnowFinding *finding,
                        WinnowClass          klass,
                        guint                looked)
{
  const char *name = winnow_reason_names_get (finding->id);
  WinnowTallyEntry *entry = g_new0 (WinnowTallyEntry, 1);

  entry->id = g_strdup (finding->id);
  entry->klass = klass;
  entry->count = finding->count;
  entry->share = (double) finding->count / looked;

  if (name || !finding->varies)
    entry->text = g_strdup (name ? name : finding->text);
  else
    entry->text = g_strdup_printf (_("For example: %s"), finding->text);

  return entry;
}

static void
winnow_reason_tally_count (WinnowReasonTally *self,
                           WinnowClass        klass)
{
  guint looked;
  g_autoptr (GPtrArray) findings =
    winnow_report_find_reasons (self->audit, klass, &looked);

  self->looked[klass] = looked;
  self->partial |=
    looked < winnow_audit_get_split (self->audit)->parts[klass].count;

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->entries,
                     winnow_tally_entry_new (g_ptr_array_index (findings, i),
                                             klass, looked));
}

static gboolean
winnow_reason_tally_idle_cb (gpointer user_data)
{
  WinnowReasonTally *self = user_data;

  self->idle = 0;
  self->partial = FALSE;
  g_ptr_array_set_size (self->entries, 0);
  winnow_reason_tally_count (self, WINNOW_CLASS_FAKE);
  winnow_reason_tally_count (self, WINNOW_CLASS_INACTIVE);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
winnow_reason_tally_restart (WinnowReasonTally *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);

  /* While it is being read the next update would undo it at once. */
  if (self->audit &&
      winnow_audit_get_state (self->audit) != WINNOW_AUDIT_RUNNING &&
      winnow_audit_get_split (self->audit))
    self->idle = g_idle_add (winnow_reason_tally_idle_cb, self);
}

static void
winnow_reason_tally_dispose (GObject *object)
{
  WinnowReasonTally *self = WINNOW_REASON_TALLY (object);

  winnow_reason_tally_set_audit (self, NULL);

  G_OBJECT_CLASS (winnow_reason_tally_parent_class)->dispose (object);
}

static void
winnow_reason_tally_finalize (GObject *object)
{
  WinnowReasonTally *self = WINNOW_REASON_TALLY (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (winnow_reason_tally_parent_class)->finalize (object);
}

static void
winnow_reason_tally_class_init (WinnowReasonTallyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = winnow_reason_tally_dispose;
  object_class->finalize = winnow_reason_tally_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
winnow_reason_tally_init (WinnowReasonTally *self)
{
  self->entries = g_ptr_array_new_with_free_func (winnow_tally_entry_free);
}

/**
 * winnow_reason_tally_new:
 *
 * Returns: (transfer full): a tally without an audit
 */
WinnowReasonTally *
winnow_reason_tally_new (void)
{
  return g_object_new (WINNOW_TYPE_REASON_TALLY, NULL);
}

/**
 * winnow_reason_tally_set_audit:
 * @self: a tally
 * @audit: (nullable): what to count in
 *
 * Counts in another audit, and anew whenever that changes.
 */
void
winnow_reason_tally_set_audit (WinnowReasonTally *self,
                               WinnowAudit       *audit)
{
  g_return_if_fail (WINNOW_IS_REASON_TALLY (self));
  g_return_if_fail (!audit || WINNOW_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  if (self->audit)
    g_signal_handlers_disconnect_by_data (self->audit, self);

  g_set_object (&self->audit, audit);

  if (audit)
    {
      g_signal_connect_object (audit, "updated",
                               G_CALLBACK (winnow_reason_tally_restart), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (audit, "notify::state",
                               G_CALLBACK (winnow_reason_tally_restart), self,
                               G_CONNECT_SWAPPED);
    }

  winnow_reason_tally_restart (self);
}

/**
 * winnow_reason_tally_get_entries:
 * @self: a tally
 *
 * Returns: (transfer none) (element-type WinnowTallyEntry): the last count,
 *   for fake followers, then for inactive ones, each the most frequent reason
 *   first; valid until ::changed
 */
GPtrArray *
winnow_reason_tally_get_entries (WinnowReasonTally *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON_TALLY (self), NULL);

  return self->entries;
}

/**
 * winnow_reason_tally_get_looked:
 * @self: a tally
 * @klass: fake or inactive
 *
 * Returns: how many followers of the class were looked at
 */
guint
winnow_reason_tally_get_looked (WinnowReasonTally *self,
                                WinnowClass        klass)
{
  g_return_val_if_fail (WINNOW_IS_REASON_TALLY (self), 0);
  g_return_val_if_fail ((guint) klass < WINNOW_N_CLASSES, 0);

  return self->looked[klass];
}

/**
 * winnow_reason_tally_get_partial:
 * @self: a tally
 *
 * Returns: whether only some of them were looked at
 */
gboolean
winnow_reason_tally_get_partial (WinnowReasonTally *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON_TALLY (self), FALSE);

  return self->partial;
}

/**
 * winnow_reason_tally_get_busy:
 * @self: a tally
 *
 * Returns: whether it is still counting
 */
gboolean
winnow_reason_tally_get_busy (WinnowReasonTally *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON_TALLY (self), FALSE);

  return self->idle != 0;
}
