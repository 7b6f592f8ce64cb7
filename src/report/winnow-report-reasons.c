/* winnow-report-reasons.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/winnow-report-private.h"

/* Explaining takes some microseconds a follower; so many, evenly spread over
 * the list, say what the rest would. */
#define MAX_LOOKED_AT 10000

static void
finding_free (gpointer data)
{
  WinnowFinding *finding = data;

  g_free (finding->id);
  g_free (finding->text);
  g_free (finding);
}

static void
count_reason (GHashTable   *findings,
              WinnowReason *reason)
{
  const char *id = winnow_reason_get_id (reason);
  WinnowFinding *finding = g_hash_table_lookup (findings, id);

  if (finding == NULL)
    {
      finding = g_new0 (WinnowFinding, 1);
      finding->id = g_strdup (id);
      finding->text = g_strdup (winnow_reason_get_text (reason));
      g_hash_table_insert (findings, finding->id, finding);
    }

  finding->count++;
  finding->varies |=
    !g_str_equal (finding->text, winnow_reason_get_text (reason));
}

/* Only what speaks for the class counts, not what was said against it. */
static void
count_reasons (GHashTable       *findings,
               GListModel       *reasons,
               WinnowReasonKind  kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (winnow_reason_get_kind (reason) == kind)
        count_reason (findings, reason);
    }
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const WinnowFinding *left = a;
  const WinnowFinding *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;

  return g_strcmp0 (left->id, right->id);
}

static WinnowReasonKind
get_deciding_kind (WinnowClass klass)
{
  switch (klass)
    {
    case WINNOW_CLASS_REAL:
      return WINNOW_REASON_REAL;

    case WINNOW_CLASS_INACTIVE:
      return WINNOW_REASON_INACTIVE;

    case WINNOW_CLASS_FAKE:
      return WINNOW_REASON_FAKE;

    case WINNOW_CLASS_NOT_TOLD:
    default:
      return WINNOW_REASON_NOT_TOLD;
    }
}

/**
 * winnow_report_find_reasons:
 * @audit: an audit
 * @klass: a class
 * @n_looked_at: (out): followers looked at
 *
 * Counts the reasons for which followers were put in @klass. Of very many
 * followers it looks at an even selection.
 *
 * Returns: (transfer full) (element-type WinnowFinding): the commonest first
 */
GPtrArray *
winnow_report_find_reasons (WinnowAudit *audit,
                            WinnowClass  klass,
                            guint       *n_looked_at)
{
  g_autoptr (GHashTable) findings =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finding_free);
  guint count = winnow_audit_get_split (audit)->parts[klass].count;
  guint step = MAX (1, (count + MAX_LOOKED_AT - 1) / MAX_LOOKED_AT);
  guint length;
  const WinnowScore *scores = winnow_audit_get_scores (audit, &length);
  GPtrArray *sorted;
  guint seen = 0;

  *n_looked_at = 0;

  for (guint rank = 0; rank < length; rank++)
    {
      g_autoptr (GListModel) reasons = NULL;

      if (scores[rank].klass != klass || seen++ % step != 0)
        continue;

      reasons = winnow_audit_explain (audit, rank);
      count_reasons (findings, reasons, get_deciding_kind (klass));
      ++*n_looked_at;
    }

  sorted = g_hash_table_steal_all_values (findings);
  g_ptr_array_set_free_func (sorted, finding_free);
  g_ptr_array_sort_values (sorted, compare_findings);

  return sorted;
}
