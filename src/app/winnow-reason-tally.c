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

/* Enough for shares to within three points, and quick. */
#define MAX_LOOKED 2000
#define PER_IDLE 40

struct _WinnowReasonTally
{
  GObject      parent_instance;

  WinnowAudit *audit;
  GArray      *ranks;           /* guint: fake and inactive, still to look at */
  GHashTable  *by_id;           /* id → WinnowTallyEntry, owned by entries */
  GPtrArray   *counting;
  GPtrArray   *entries;         /* the last whole count */
  guint        next;
  guint        looked;
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

static void
winnow_reason_tally_clear (WinnowReasonTally *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->counting, g_ptr_array_unref);
  g_array_set_size (self->ranks, 0);
  self->next = 0;
}

static void
winnow_reason_tally_count (WinnowReasonTally *self,
                           WinnowReason      *reason)
{
  const char *id = winnow_reason_get_id (reason);
  WinnowTallyEntry *entry = g_hash_table_lookup (self->by_id, id);

  if (!entry)
    {
      const char *name = winnow_reason_names_get (id);

      entry = g_new0 (WinnowTallyEntry, 1);
      entry->id = g_strdup (id);
      entry->kind = winnow_reason_get_kind (reason);
      entry->text = name ? g_strdup (name)
                         : g_strdup_printf (_("For example: %s"),
                                            winnow_reason_get_text (reason));
      g_ptr_array_add (self->counting, entry);
      g_hash_table_insert (self->by_id, entry->id, entry);
    }

  entry->count++;
}

/* Only what speaks for the class it was given. */
static void
winnow_reason_tally_look_at (WinnowReasonTally *self,
                             guint              rank,
                             WinnowClass        klass)
{
  g_autoptr (GListModel) reasons = winnow_audit_explain (self->audit, rank);
  const WinnowReasonKind kind = klass == WINNOW_CLASS_FAKE
                                ? WINNOW_REASON_FAKE
                                : WINNOW_REASON_INACTIVE;
  const guint n_reasons = g_list_model_get_n_items (reasons);

  for (guint i = 0; i < n_reasons; i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (winnow_reason_get_kind (reason) == kind)
        winnow_reason_tally_count (self, reason);
    }
}

static int
winnow_reason_tally_compare (gconstpointer a,
                             gconstpointer b)
{
  const WinnowTallyEntry *first = a;
  const WinnowTallyEntry *second = b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;

  return strcmp (first->id, second->id);
}

static void
winnow_reason_tally_finish (WinnowReasonTally *self)
{
  self->looked = self->ranks->len;
  self->idle = 0;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&self->counting);
  g_ptr_array_sort_values (self->entries, winnow_reason_tally_compare);

  winnow_reason_tally_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
winnow_reason_tally_idle_cb (gpointer user_data)
{
  WinnowReasonTally *self = user_data;
  guint n_scores;
  const WinnowScore *scores = winnow_audit_get_scores (self->audit, &n_scores);

  for (guint i = 0; i < PER_IDLE && self->next < self->ranks->len; i++)
    {
      const guint rank = g_array_index (self->ranks, guint, self->next++);

      if (rank < n_scores)
        winnow_reason_tally_look_at (self, rank, scores[rank].klass);
    }

  if (self->next < self->ranks->len)
    return G_SOURCE_CONTINUE;

  winnow_reason_tally_finish (self);

  return G_SOURCE_REMOVE;
}

static gboolean
winnow_reason_tally_concerns (const WinnowScore *score)
{
  return score->klass == WINNOW_CLASS_FAKE ||
         score->klass == WINNOW_CLASS_INACTIVE;
}

/* Spread evenly, so that no part of the list stands for the whole. */
static void
winnow_reason_tally_choose (WinnowReasonTally *self)
{
  guint n_scores, n_concerned = 0, seen = 0;
  const WinnowScore *scores = winnow_audit_get_scores (self->audit, &n_scores);

  for (guint i = 0; i < n_scores; i++)
    n_concerned += winnow_reason_tally_concerns (&scores[i]);

  self->partial = n_concerned > MAX_LOOKED;

  for (guint i = 0; i < n_scores; i++)
    {
      const guint64 chosen = self->ranks->len;

      if (!winnow_reason_tally_concerns (&scores[i]))
        continue;

      if (!self->partial || chosen * n_concerned <= (guint64) seen * MAX_LOOKED)
        g_array_append_val (self->ranks, i);

      seen++;
    }
}

static void
winnow_reason_tally_restart (WinnowReasonTally *self)
{
  winnow_reason_tally_clear (self);

  /* While it is being read the next update would undo it at once. */
  if (!self->audit ||
      winnow_audit_get_state (self->audit) == WINNOW_AUDIT_RUNNING)
    return;

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->counting = g_ptr_array_new_with_free_func (winnow_tally_entry_free);
  winnow_reason_tally_choose (self);
  self->idle = g_idle_add (winnow_reason_tally_idle_cb, self);
}

static void
winnow_reason_tally_dispose (GObject *object)
{
  WinnowReasonTally *self = WINNOW_REASON_TALLY (object);

  winnow_reason_tally_set_audit (self, NULL);
  winnow_reason_tally_clear (self);

  G_OBJECT_CLASS (winnow_reason_tally_parent_class)->dispose (object);
}

static void
winnow_reason_tally_finalize (GObject *object)
{
  WinnowReasonTally *self = WINNOW_REASON_TALLY (object);

  g_clear_pointer (&self->ranks, g_array_unref);
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
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
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
 *   the most frequent reason first; valid until ::changed
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
 *
 * Returns: how many fake and inactive followers were looked at
 */
guint
winnow_reason_tally_get_looked (WinnowReasonTally *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON_TALLY (self), 0);

  return self->looked;
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
