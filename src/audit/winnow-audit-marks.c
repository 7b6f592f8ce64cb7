/* winnow-audit-marks.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <csv.h>
#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"
#include "followers/winnow-time.h"
#include "scoring/winnow-scorecard.h"

/* Marks are kept for an account, where there is one to keep them for. */
static gboolean
is_kept (WinnowAudit *self)
{
  return self->store != NULL && self->account != NULL &&
         winnow_account_get_id (self->account) != NULL;
}

static void
free_mark (gpointer data)
{
  winnow_stored_mark_free (data);
}

static void
take_mark (WinnowAudit      *self,
           WinnowStoredMark *mark)
{
  if (self->marks == NULL)
    self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         free_mark);

  g_hash_table_replace (self->marks, mark->follower_id, mark);
}

/* Brings back what the user said of followers of this account in any audit. */
void
winnow_audit_load_marks (WinnowAudit *self)
{
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (WINNOW_IS_AUDIT (self));

  if (!is_kept (self))
    return;

  marks = winnow_store_list_marks (self->store, self->network_id,
                                   winnow_audit_get_server_key (self),
                                   winnow_account_get_id (self->account),
                                   &error);
  if (marks == NULL)
    {
      g_free (self->keep_problem);
      self->keep_problem = g_strdup (error->message);
      return;
    }

  g_ptr_array_set_free_func (marks, NULL);
  for (guint i = 0; i < marks->len; i++)
    take_mark (self, g_ptr_array_index (marks, i));
}

static int
compare_marked (gconstpointer a,
                gconstpointer b)
{
  guint left = ((const WinnowMarked *) a)->rank;
  guint right = ((const WinnowMarked *) b)->rank;

  return (left > right) - (left < right);
}

/* Those of the followers that are in the list and marked, by rank. Not to be
 * asked in a thread: marks come and go. */
GArray *
winnow_audit_find_marked (WinnowAudit *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (WinnowMarked));
  GHashTableIter iter;
  gpointer id, value;

  g_assert (WINNOW_IS_AUDIT (self));

  if (self->marks == NULL)
    return found;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      WinnowMarked marked = { .mark = ((WinnowStoredMark *) value)->mark };

      if (winnow_follower_list_find (self->followers, id, &marked.rank))
        g_array_append_val (found, marked);
    }
  g_array_sort (found, compare_marked);

  return found;
}

/* Followers that were marked are what the user says. */
void
winnow_audit_apply_marks (GArray       *scores,
                          const GArray *marked)
{
  for (guint i = 0; i < marked->len; i++)
    {
      const WinnowMarked *item = &g_array_index (marked, WinnowMarked, i);

      if (item->rank < scores->len)
        g_array_index (scores, WinnowScore, item->rank).klass =
          item->mark == WINNOW_MARK_FAKE ? WINNOW_CLASS_FAKE
                                         : WINNOW_CLASS_REAL;
    }
}

static WinnowCalibration *
fit (WinnowAudit *self)
{
  g_autoptr (GArray) marked = winnow_audit_find_marked (self);
  g_autofree WinnowMarkedScore *scores = g_new (WinnowMarkedScore,
                                                marked->len + 1);

  if (!WINNOW_IS_SCORECARD (self->model))
    return NULL;

  for (guint i = 0; i < marked->len; i++)
    {
      const WinnowMarked *item = &g_array_index (marked, WinnowMarked, i);
      const WinnowFollowerRecord *record =
        winnow_follower_list_get_record (self->followers, item->rank);

      scores[i].mark = item->mark;
      scores[i].log_odds =
        winnow_scorecard_get_log_odds (WINNOW_SCORECARD (self->model), record,
                                       self->as_of);
    }

  return winnow_calibration_new (scores, marked->len);
}

/* Makes what scores from the model and the marks. Returns: whether it is
 * another than before, so that all must be scored anew. */
gboolean
winnow_audit_refit (WinnowAudit *self)
{
  g_autoptr (WinnowCalibration) calibration = NULL;

  g_assert (WINNOW_IS_AUDIT (self));

  calibration = fit (self);

  if (self->fitted_model == self->model &&
      winnow_calibration_equal (calibration, self->calibration))
    return FALSE;

  g_set_object (&self->fitted_model, self->model);
  g_clear_pointer (&self->calibration, winnow_calibration_unref);
  g_clear_object (&self->scorer);

  if (calibration != NULL)
    self->scorer = winnow_scorecard_calibrate (WINNOW_SCORECARD (self->model),
                                               calibration);
  else
    self->scorer = g_object_ref (self->model);
  self->calibration = g_steal_pointer (&calibration);

  return TRUE;
}

static const char *
get_id (WinnowAudit *self,
        guint        rank)
{
  return winnow_follower_record_get_text (
    winnow_follower_list_get_record (self->followers, rank), WINNOW_FIELD_ID);
}

static gboolean
keep_mark (WinnowAudit             *self,
           const char              *id,
           const WinnowStoredMark  *mark,
           GError                 **error)
{
  const char *server = winnow_audit_get_server_key (self);
  const char *account_id;

  if (!is_kept (self))
    return TRUE;

  account_id = winnow_account_get_id (self->account);

  if (mark == NULL)
    return winnow_store_delete_mark (self->store, self->network_id, server,
                                     account_id, id, error);

  return winnow_store_save_mark (self->store, self->network_id, server,
                                 account_id, mark, error);
}

static WinnowStoredMark *
make_mark (WinnowAudit *self,
           guint        rank,
           WinnowMark   mark)
{
  WinnowStoredMark *stored;

  if (mark == WINNOW_MARK_NONE)
    return NULL;

  stored = g_new0 (WinnowStoredMark, 1);
  stored->follower_id = g_strdup (get_id (self, rank));
  stored->handle = g_strdup (winnow_follower_record_get_text (
    winnow_follower_list_get_record (self->followers, rank),
    WINNOW_FIELD_HANDLE));
  stored->mark = mark;
  stored->time = g_get_real_time ();

  return stored;
}

/**
 * winnow_audit_set_mark:
 * @self: an audit
 * @rank: of a follower; 0 = newest follow
 * @mark: what the user says of it; %WINNOW_MARK_NONE takes it back
 * @error: return location for a %WINNOW_STORE_ERROR, or
 *   %G_IO_ERROR_NOT_SUPPORTED for a follower without an id
 *
 * Corrects a follower's class. The mark is kept for the account at once,
 * where audits are kept, and counts in later audits of it too. From
 * %WINNOW_CALIBRATION_MIN_MARKS marks on the scorecard is fitted to them.
 * Undone by setting what winnow_audit_get_mark() said before. `::updated`
 * tells when scores and split are new.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
winnow_audit_set_mark (WinnowAudit  *self,
                       guint         rank,
                       WinnowMark    mark,
                       GError      **error)
{
  g_autoptr (WinnowStoredMark) stored = NULL;
  const char *id;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), FALSE);
  g_return_val_if_fail (rank < winnow_follower_list_get_length (self->followers),
                        FALSE);

  id = get_id (self, rank);
  if (id == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("This follower has no id, so it could not be found "
                     "again."));
      return FALSE;
    }

  if (mark == winnow_audit_get_mark (self, rank))
    return TRUE;

  stored = make_mark (self, rank, mark);
  if (!keep_mark (self, id, stored, error))
    return FALSE;

  if (stored != NULL)
    take_mark (self, g_steal_pointer (&stored));
  else
    g_hash_table_remove (self->marks, id);

  winnow_audit_refit (self);
  winnow_audit_rescore (self);

  return TRUE;
}

/**
 * winnow_audit_get_mark:
 * @self: an audit
 * @rank: of a follower; 0 = newest follow
 *
 * Returns: what the user said of it
 */
WinnowMark
winnow_audit_get_mark (WinnowAudit *self,
                       guint        rank)
{
  const WinnowStoredMark *mark = NULL;
  const char *id;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), WINNOW_MARK_NONE);
  g_return_val_if_fail (rank < winnow_follower_list_get_length (self->followers),
                        WINNOW_MARK_NONE);

  id = get_id (self, rank);
  if (id != NULL && self->marks != NULL)
    mark = g_hash_table_lookup (self->marks, id);

  return mark != NULL ? mark->mark : WINNOW_MARK_NONE;
}

/**
 * winnow_audit_get_n_marks:
 * @self: an audit
 *
 * Returns: marks of the user's on the account, also on followers that this
 *   audit did not read
 */
guint
winnow_audit_get_n_marks (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), 0);

  return self->marks != NULL ? g_hash_table_size (self->marks) : 0;
}

/**
 * winnow_audit_get_calibration:
 * @self: an audit
 *
 * Returns: (transfer none) (nullable): how the scorecard was fitted to the
 *   user's marks; %NULL when there are too few, or for a published rule set
 */
WinnowCalibration *
winnow_audit_get_calibration (WinnowAudit *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  return self->calibration;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const WinnowStoredMark *left = a;
  const WinnowStoredMark *right = b;

  if (left->time != right->time)
    return left->time < right->time ? -1 : 1;

  return g_strcmp0 (left->follower_id, right->follower_id);
}

static void
append_cell (GString    *csv,
             const char *text,
             char        end)
{
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *quoted = g_malloc (2 * length + 2);

  /* An empty cell is not told; quoted, it would be an empty text. */
  if (length > 0)
    g_string_append_len (csv, quoted,
                         (gssize) csv_write (quoted, 2 * length + 2, text,
                                             length));
  g_string_append_c (csv, end);
}

/**
 * winnow_audit_export_marks:
 * @self: an audit
 *
 * Returns: (transfer full): the user's marks as CSV with the columns
 *   `id,handle,mark,time`, oldest first; mark is `real` or `fake`, time is ISO
 *   8601 UTC
 */
char *
winnow_audit_export_marks (WinnowAudit *self)
{
  g_autoptr (GString) csv = g_string_new ("id,handle,mark,time\n");
  g_autoptr (GPtrArray) marks = NULL;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  marks = self->marks != NULL
          ? g_hash_table_get_values_as_ptr_array (self->marks)
          : g_ptr_array_new ();
  g_ptr_array_sort_values (marks, compare_marks);

  for (guint i = 0; i < marks->len; i++)
    {
      const WinnowStoredMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *time = winnow_time_format (mark->time);

      append_cell (csv, mark->follower_id, ',');
      append_cell (csv, mark->handle, ',');
      g_string_append_printf (csv, "%s,%s\n", winnow_mark_get_id (mark->mark),
                              time);
    }

  return g_string_free_and_steal (g_steal_pointer (&csv));
}
