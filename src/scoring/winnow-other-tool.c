/* winnow-other-tool.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-other-tool.h"

/* Followers scored at a go. */
#define BATCH 4096

/* So many, evenly spread, tell which rules could never be looked at. */
#define LOOKED_AT 100

/**
 * winnow_other_tool_free:
 * @self: (transfer full): what a rule set made of the followers
 */
void
winnow_other_tool_free (WinnowOtherTool *self)
{
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->notes);
  g_free (self);
}

static void
count_classes (WinnowOtherTool            *self,
               WinnowModel                *model,
               const WinnowFollowerRecord *records,
               gint64                      as_of)
{
  g_autofree WinnowScore *scores = g_new (WinnowScore, BATCH);

  for (guint i = 0; i < self->n; i += BATCH)
    {
      guint n = MIN (BATCH, self->n - i);

      winnow_model_score (model, records + i, n, as_of, scores);
      for (guint j = 0; j < n; j++)
        self->counts[scores[j].klass]++;
    }
}

static void
count_notes (GHashTable *counts,
             GPtrArray  *texts,
             GListModel *reasons)
{
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);
      const char *text = winnow_reason_get_text (reason);
      guint count;

      if (winnow_reason_get_kind (reason) != WINNOW_REASON_NOT_TOLD)
        continue;

      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
      if (count == 0)
        g_ptr_array_add (texts, g_strdup (text));
      g_hash_table_insert (counts, g_strdup (text),
                           GUINT_TO_POINTER (count + 1));
    }
}

static GStrv
find_notes (WinnowModel                *model,
            const WinnowFollowerRecord *records,
            guint                       n_records,
            gint64                      as_of)
{
  g_autoptr (GHashTable) counts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint step = MAX (1, n_records / LOOKED_AT);
  guint n = 0;

  for (guint i = 0; i < n_records; i += step, n++)
    {
      g_autoptr (GListModel) reasons =
        winnow_model_explain (model, &records[i], as_of);

      count_notes (counts, texts, reasons);
    }

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) == n)
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

/**
 * winnow_other_tools_ask:
 * @records: (array length=n_records): followers
 * @n_records: how many
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * What each published rule set would have made of the same followers, by those
 * of its rules that can be looked at. Takes about a second for a million
 * followers; may be called in any thread.
 *
 * Returns: (transfer full) (element-type WinnowOtherTool): in the order of
 *   winnow_model_list_ids()
 */
GPtrArray *
winnow_other_tools_ask (const WinnowFollowerRecord *records,
                        guint                       n_records,
                        gint64                      as_of)
{
  const char * const *ids = winnow_model_list_ids ();
  GPtrArray *tools;

  g_return_val_if_fail (n_records == 0 || records != NULL, NULL);

  tools = g_ptr_array_new_with_free_func (
    (GDestroyNotify) winnow_other_tool_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);
      WinnowOtherTool *tool;

      if (g_str_equal (ids[i], "winnow"))
        continue;

      tool = g_new0 (WinnowOtherTool, 1);
      tool->id = g_strdup (ids[i]);
      tool->name = g_strdup (winnow_model_get_name (model));
      tool->n = n_records;
      count_classes (tool, model, records, as_of);
      tool->notes = find_notes (model, records, n_records, as_of);
      g_ptr_array_add (tools, tool);
    }

  return tools;
}
