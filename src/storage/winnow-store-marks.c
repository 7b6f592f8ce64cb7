/* winnow-store-marks.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/winnow-store-private.h"

/**
 * winnow_stored_mark_free:
 * @self: (transfer full): a mark
 */
void
winnow_stored_mark_free (WinnowStoredMark *self)
{
  g_free (self->follower_id);
  g_free (self->handle);
  g_free (self);
}

/* The account the marks belong to: an id is one server's own. */
static int
bind_account (sqlite3_stmt *statement,
              const char   *network,
              const char   *server,
              const char   *account_id)
{
  return sqlite3_bind_text (statement, 1, network, -1, SQLITE_STATIC) |
         sqlite3_bind_text (statement, 2, server != NULL ? server : "", -1,
                            SQLITE_STATIC) |
         sqlite3_bind_text (statement, 3, account_id, -1, SQLITE_STATIC);
}

/**
 * winnow_store_save_mark:
 * @self: a store
 * @network: the network's machine name
 * @server: (nullable): the server's base URL
 * @account_id: id of the account that is followed
 * @mark: what the user says of one of its followers; replaces what was said
 *   before
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Keeps a correction. It belongs to the account, not to one audit of it.
 * Blocks.
 *
 * Returns: %FALSE with @error set when it was not kept
 */
gboolean
winnow_store_save_mark (WinnowStore             *self,
                        const char              *network,
                        const char              *server,
                        const char              *account_id,
                        const WinnowStoredMark  *mark,
                        GError                 **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);
  g_return_val_if_fail (network != NULL && account_id != NULL, FALSE);
  g_return_val_if_fail (mark != NULL && mark->follower_id != NULL, FALSE);
  g_return_val_if_fail (mark->mark != WINNOW_MARK_NONE, FALSE);

  statement = winnow_store_get_statement (self, WINNOW_STATEMENT_SAVE_MARK);
  code = bind_account (statement, network, server, account_id);
  code |= sqlite3_bind_text (statement, 4, mark->follower_id, -1,
                             SQLITE_STATIC);
  code |= sqlite3_bind_text (statement, 5, mark->handle, -1, SQLITE_STATIC);
  code |= sqlite3_bind_int (statement, 6, (int) mark->mark);
  code |= sqlite3_bind_int64 (statement, 7, mark->time);

  if (code != SQLITE_OK)
    return winnow_store_fail (self, sqlite3_errcode (self->db), error);

  return winnow_store_run (self, statement, error);
}

/**
 * winnow_store_delete_mark:
 * @self: a store
 * @network: the network's machine name
 * @server: (nullable): the server's base URL
 * @account_id: id of the account that is followed
 * @follower_id: id of the follower
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Takes a correction back; there need not be one. Blocks.
 *
 * Returns: %FALSE with @error set when something went wrong
 */
gboolean
winnow_store_delete_mark (WinnowStore  *self,
                          const char   *network,
                          const char   *server,
                          const char   *account_id,
                          const char   *follower_id,
                          GError      **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);
  g_return_val_if_fail (network != NULL && account_id != NULL, FALSE);
  g_return_val_if_fail (follower_id != NULL, FALSE);

  statement = winnow_store_get_statement (self, WINNOW_STATEMENT_DELETE_MARK);

  if (bind_account (statement, network, server, account_id) != SQLITE_OK ||
      sqlite3_bind_text (statement, 4, follower_id, -1,
                         SQLITE_STATIC) != SQLITE_OK)
    return winnow_store_fail (self, sqlite3_errcode (self->db), error);

  return winnow_store_run (self, statement, error);
}

static char *
read_text (sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static WinnowStoredMark *
read_mark (sqlite3_stmt *statement)
{
  WinnowStoredMark *mark = g_new0 (WinnowStoredMark, 1);

  mark->follower_id = read_text (statement, 0);
  mark->handle = read_text (statement, 1);
  mark->mark = sqlite3_column_int (statement, 2) == WINNOW_MARK_FAKE
               ? WINNOW_MARK_FAKE : WINNOW_MARK_REAL;
  mark->time = sqlite3_column_int64 (statement, 3);

  return mark;
}

/**
 * winnow_store_list_marks:
 * @self: a store
 * @network: the network's machine name
 * @server: (nullable): the server's base URL
 * @account_id: id of the account that is followed
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Lists the corrections of an account, oldest first. Blocks.
 *
 * Returns: (transfer full) (element-type WinnowStoredMark): the marks; %NULL
 *   with @error set when they cannot be read
 */
GPtrArray *
winnow_store_list_marks (WinnowStore  *self,
                         const char   *network,
                         const char   *server,
                         const char   *account_id,
                         GError      **error)
{
  g_autoptr (GPtrArray) marks = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (WINNOW_IS_STORE (self), NULL);
  g_return_val_if_fail (network != NULL && account_id != NULL, NULL);

  marks = g_ptr_array_new_with_free_func (
    (GDestroyNotify) winnow_stored_mark_free);
  statement = winnow_store_get_statement (self, WINNOW_STATEMENT_LIST_MARKS);
  bind_account (statement, network, server, account_id);

  while (winnow_store_step (self, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&marks);

      g_ptr_array_add (marks, read_mark (statement));
    }

  return NULL;
}
