/* winnow-store-audits.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/winnow-store-private.h"

static int
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text)
{
  return sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

/* -1 was not told. */
static int
bind_number (sqlite3_stmt *statement,
             int           parameter,
             gint64        number)
{
  return number != -1 ? sqlite3_bind_int64 (statement, parameter, number)
                      : sqlite3_bind_null (statement, parameter);
}

/* In the order of the columns; SQLite makes NULL of what is no number. */
static int
bind_audit (sqlite3_stmt            *statement,
            const WinnowStoredAudit *audit)
{
  int code = bind_text (statement, 1, audit->network);

  code |= bind_text (statement, 2, audit->server);
  code |= bind_text (statement, 3, audit->account_id);
  code |= bind_text (statement, 4, audit->handle);
  code |= bind_text (statement, 5, audit->display_name);
  code |= bind_text (statement, 6, audit->bio);
  code |= bind_text (statement, 7, audit->avatar);
  code |= bind_text (statement, 8, audit->url);
  code |= bind_number (statement, 9, audit->account_created_at);
  code |= bind_number (statement, 10, audit->account_followers);
  code |= bind_number (statement, 11, audit->account_following);
  code |= bind_number (statement, 12, audit->account_posts);
  code |= sqlite3_bind_int64 (statement, 13, audit->started_at);
  code |= sqlite3_bind_int64 (statement, 14, audit->as_of);
  code |= sqlite3_bind_int64 (statement, 15, audit->limit);
  code |= bind_text (statement, 16, audit->cursor);
  code |= sqlite3_bind_int (statement, 17, audit->list_complete != FALSE);
  code |= sqlite3_bind_int (statement, 18, audit->finished != FALSE);
  code |= sqlite3_bind_int64 (statement, 19, audit->followers_read);

  for (int i = 0; i < (int) G_N_ELEMENTS (audit->shares); i++)
    code |= sqlite3_bind_double (statement, 20 + i, audit->shares[i]);

  return code;
}

/**
 * winnow_store_save_audit:
 * @self: a store
 * @audit: (inout): an audit; its row is set when it was 0
 * @error: return location for a %WINNOW_STORE_ERROR;
 *   %WINNOW_STORE_ERROR_FAILED also when the audit was deleted meanwhile
 *
 * Keeps an audit, without its followers. Blocks.
 *
 * Returns: %FALSE with @error set when it was not kept
 */
gboolean
winnow_store_save_audit (WinnowStore        *self,
                         WinnowStoredAudit  *audit,
                         GError            **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);
  g_return_val_if_fail (audit != NULL, FALSE);
  g_return_val_if_fail (audit->network != NULL, FALSE);

  statement = self->statements[audit->row == 0 ? WINNOW_STATEMENT_INSERT_AUDIT
                                               : WINNOW_STATEMENT_UPDATE_AUDIT];

  code = bind_audit (statement, audit);
  if (audit->row != 0)
    code |= sqlite3_bind_int64 (statement, 24, audit->row);
  if (code != SQLITE_OK)
    return winnow_store_fail (self, sqlite3_errcode (self->db), error);

  if (!winnow_store_run (self, statement, error))
    return FALSE;

  if (audit->row == 0)
    audit->row = sqlite3_last_insert_rowid (self->db);
  else if (sqlite3_changes (self->db) == 0)
    return winnow_store_fail (self, SQLITE_CONSTRAINT, error);

  return TRUE;
}

static char *
read_text (sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static gint64
read_number (sqlite3_stmt *statement,
             int           column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return -1;

  return sqlite3_column_int64 (statement, column);
}

static guint
read_count (sqlite3_stmt *statement,
            int           column)
{
  return (guint) CLAMP (sqlite3_column_int64 (statement, column), 0, G_MAXUINT);
}

static WinnowStoredAudit *
read_audit (sqlite3_stmt *statement)
{
  WinnowStoredAudit *audit = winnow_stored_audit_new ();

  audit->row = sqlite3_column_int64 (statement, 0);
  audit->network = read_text (statement, 1);
  audit->server = read_text (statement, 2);
  audit->account_id = read_text (statement, 3);
  audit->handle = read_text (statement, 4);
  audit->display_name = read_text (statement, 5);
  audit->bio = read_text (statement, 6);
  audit->avatar = read_text (statement, 7);
  audit->url = read_text (statement, 8);
  audit->account_created_at = read_number (statement, 9);
  audit->account_followers = read_number (statement, 10);
  audit->account_following = read_number (statement, 11);
  audit->account_posts = read_number (statement, 12);
  audit->started_at = sqlite3_column_int64 (statement, 13);
  audit->as_of = sqlite3_column_int64 (statement, 14);
  audit->limit = read_count (statement, 15);
  audit->cursor = read_text (statement, 16);
  audit->list_complete = sqlite3_column_int (statement, 17) != 0;
  audit->finished = sqlite3_column_int (statement, 18) != 0;
  audit->followers_read = read_count (statement, 19);

  for (int i = 0; i < (int) G_N_ELEMENTS (audit->shares); i++)
    if (sqlite3_column_type (statement, 20 + i) != SQLITE_NULL)
      audit->shares[i] = sqlite3_column_double (statement, 20 + i);

  return audit;
}

/* (transfer full) (nullable): NULL without error when there is no row. */
static WinnowStoredAudit *
read_one_audit (WinnowStore   *self,
                sqlite3_stmt  *statement,
                GError       **error)
{
  WinnowStoredAudit *audit;
  gboolean has_row;

  if (!winnow_store_step (self, statement, &has_row, error) || !has_row)
    return NULL;

  audit = read_audit (statement);
  winnow_store_reset (statement);

  return audit;
}

/**
 * winnow_store_list_audits:
 * @self: a store
 * @max: how many at most, 0 = all
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Lists the audits that are kept, newest first. Blocks.
 *
 * Returns: (transfer full) (element-type WinnowStoredAudit): the audits; %NULL
 *   with @error set when they cannot be read
 */
GPtrArray *
winnow_store_list_audits (WinnowStore  *self,
                          guint         max,
                          GError      **error)
{
  g_autoptr (GPtrArray) audits = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (WINNOW_IS_STORE (self), NULL);

  audits = g_ptr_array_new_with_free_func ((GDestroyNotify) winnow_stored_audit_free);
  statement = self->statements[WINNOW_STATEMENT_LIST_AUDITS];
  sqlite3_bind_int64 (statement, 1, max > 0 ? (gint64) max : -1);

  while (winnow_store_step (self, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&audits);

      g_ptr_array_add (audits, read_audit (statement));
    }

  return NULL;
}

/**
 * winnow_store_find_unfinished:
 * @self: a store
 * @network: the network's machine name
 * @server: (nullable): the server's base URL
 * @account_id: the account's id
 * @since: µs since 1970-01-01 UTC
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Finds the newest audit of an account, asked of the same server, that was
 * begun at @since or later and not finished. Blocks.
 *
 * Returns: (transfer full) (nullable): the audit; %NULL when there is none,
 *   and with @error set when that cannot be told
 */
WinnowStoredAudit *
winnow_store_find_unfinished (WinnowStore  *self,
                              const char   *network,
                              const char   *server,
                              const char   *account_id,
                              gint64        since,
                              GError      **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (WINNOW_IS_STORE (self), NULL);
  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  statement = self->statements[WINNOW_STATEMENT_FIND_UNFINISHED];
  bind_text (statement, 1, network);
  bind_text (statement, 2, account_id);
  bind_text (statement, 3, server);
  sqlite3_bind_int64 (statement, 4, since);

  return read_one_audit (self, statement, error);
}

/**
 * winnow_store_load_audit:
 * @self: a store
 * @audit_row: the row of a kept audit
 * @error: return location for a %WINNOW_STORE_ERROR;
 *   %WINNOW_STORE_ERROR_FAILED also when there is no such audit
 *
 * Gets an audit that is kept, without its followers. Blocks.
 *
 * Returns: (transfer full): the audit; %NULL with @error set
 */
WinnowStoredAudit *
winnow_store_load_audit (WinnowStore  *self,
                         gint64        audit_row,
                         GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  WinnowStoredAudit *audit;
  sqlite3_stmt *statement;

  g_return_val_if_fail (WINNOW_IS_STORE (self), NULL);

  statement = self->statements[WINNOW_STATEMENT_LOAD_AUDIT];
  sqlite3_bind_int64 (statement, 1, audit_row);
  audit = read_one_audit (self, statement, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (audit == NULL)
    winnow_store_fail (self, SQLITE_CONSTRAINT, error);

  return audit;
}

/**
 * winnow_store_delete_audit:
 * @self: a store
 * @audit_row: the row of a kept audit
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Deletes an audit and its followers; that it is gone already is no error.
 * Blocks.
 *
 * Returns: %FALSE with @error set when it is still there
 */
gboolean
winnow_store_delete_audit (WinnowStore  *self,
                           gint64        audit_row,
                           GError      **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);

  statement = self->statements[WINNOW_STATEMENT_DELETE_AUDIT];
  sqlite3_bind_int64 (statement, 1, audit_row);

  return winnow_store_run (self, statement, error);
}
