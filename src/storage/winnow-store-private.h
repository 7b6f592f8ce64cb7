/* winnow-store-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "storage/winnow-store.h"

G_BEGIN_DECLS

typedef enum
{
  WINNOW_STATEMENT_BEGIN_WRITE,
  WINNOW_STATEMENT_COMMIT,
  WINNOW_STATEMENT_ROLLBACK,
  WINNOW_STATEMENT_INSERT_AUDIT,
  WINNOW_STATEMENT_UPDATE_AUDIT,
  WINNOW_STATEMENT_DELETE_AUDIT,
  WINNOW_STATEMENT_LOAD_AUDIT,
  WINNOW_STATEMENT_LIST_AUDITS,
  WINNOW_STATEMENT_FIND_UNFINISHED,
  WINNOW_STATEMENT_SAVE_FOLLOWER,
  WINNOW_STATEMENT_LOAD_FOLLOWERS,
  WINNOW_STATEMENT_DELETE_FOLLOWERS,
  WINNOW_STATEMENT_SAVE_MARK,
  WINNOW_STATEMENT_DELETE_MARK,
  WINNOW_STATEMENT_LIST_MARKS,
  WINNOW_N_STATEMENTS
} WinnowStatement;

struct _WinnowStore
{
  GObject       parent_instance;

  char         *path;
  sqlite3      *db;
  sqlite3_stmt *statements[WINNOW_N_STATEMENTS];

  /* Rows of audits being read on with, and what they are locked in. */
  GHashTable   *claims;
  int           claims_fd;
};

/* How the tables are made, and what is asked of them. */
gboolean      winnow_store_set_up         (WinnowStore      *self,
                                           GError          **error);

/* All return FALSE with an error set. */
gboolean      winnow_store_fail           (WinnowStore      *self,
                                           int               code,
                                           GError          **error);
gboolean      winnow_store_execute        (WinnowStore      *self,
                                           const char       *sql,
                                           GError          **error);
gboolean      winnow_store_begin          (WinnowStore      *self,
                                           WinnowStatement   how,
                                           GError          **error);
gboolean      winnow_store_end            (WinnowStore      *self,
                                           gboolean          good,
                                           GError          **error);

sqlite3_stmt *winnow_store_get_statement  (WinnowStore      *self,
                                           WinnowStatement   which);
gboolean      winnow_store_run            (WinnowStore      *self,
                                           sqlite3_stmt     *statement,
                                           GError          **error);
gboolean      winnow_store_step           (WinnowStore      *self,
                                           sqlite3_stmt     *statement,
                                           gboolean         *has_row,
                                           GError          **error);
void          winnow_store_reset          (sqlite3_stmt     *statement);

G_END_DECLS
