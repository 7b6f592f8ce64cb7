/* winnow-store.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "storage/winnow-store-private.h"

G_DEFINE_QUARK (winnow-store-error-quark, winnow_store_error)

G_DEFINE_FINAL_TYPE (WinnowStore, winnow_store, G_TYPE_OBJECT)

static void
winnow_store_finalize (GObject *object)
{
  WinnowStore *self = WINNOW_STORE (object);

  for (guint i = 0; i < WINNOW_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);

  sqlite3_close (self->db);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (winnow_store_parent_class)->finalize (object);
}

static void
winnow_store_class_init (WinnowStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_store_finalize;
}

static void
winnow_store_init (WinnowStore *self)
{
}

/* A quota or a limit of the file's size is a full disk too, for people. */
static gboolean
is_full (WinnowStore *self,
         int          code)
{
  int number;

  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;

  if ((code & 0xff) != SQLITE_IOERR)
    return FALSE;

  number = sqlite3_system_errno (self->db);

  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

gboolean
winnow_store_fail (WinnowStore  *self,
                   int           code,
                   GError      **error)
{
  const char *why = sqlite3_errmsg (self->db);

  if (is_full (self, code))
    {
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FULL,
                   _("There is no room on the disk to write to “%s”. What "
                     "was kept before is safe."), self->path);
      return FALSE;
    }

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged and can’t be read (%s). It was left as "
                     "it is; move it away to begin a new history."),
                   self->path, why);
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED,
                   _("“%s” is in use by another Winnow. Try again in a "
                     "moment."), self->path);
      break;

    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_OPEN,
                   _("“%s” can’t be opened for writing: %s"), self->path, why);
      break;

    case SQLITE_CONSTRAINT:
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED,
                   _("This audit is no longer kept in “%s”."), self->path);
      break;

    default:
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED,
                   _("Something went wrong with “%s”: %s"), self->path, why);
      break;
    }

  return FALSE;
}

gboolean
winnow_store_execute (WinnowStore  *self,
                      const char   *sql,
                      GError      **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || winnow_store_fail (self, code, error);
}

sqlite3_stmt *
winnow_store_get_statement (WinnowStore     *self,
                            WinnowStatement  which)
{
  g_assert (WINNOW_IS_STORE (self));
  g_assert (which < WINNOW_N_STATEMENTS);

  return self->statements[which];
}

/* The texts that were bound belong to others and may go away. */
void
winnow_store_reset (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/* Goes to the next row; at the end, or in error, the statement is reset. */
gboolean
winnow_store_step (WinnowStore   *self,
                   sqlite3_stmt  *statement,
                   gboolean      *has_row,
                   GError       **error)
{
  int code = sqlite3_step (statement);

  *has_row = code == SQLITE_ROW;

  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    winnow_store_fail (self, code, error);

  winnow_store_reset (statement);

  return code == SQLITE_DONE;
}

/* For statements without rows. */
gboolean
winnow_store_run (WinnowStore   *self,
                  sqlite3_stmt  *statement,
                  GError       **error)
{
  gboolean has_row;

  return winnow_store_step (self, statement, &has_row, error);
}

gboolean
winnow_store_begin (WinnowStore      *self,
                    WinnowStatement   how,
                    GError          **error)
{
  return winnow_store_run (self, winnow_store_get_statement (self, how), error);
}

/* Commits what went well, else takes it back; an error is set already then. */
gboolean
winnow_store_end (WinnowStore  *self,
                  gboolean      good,
                  GError      **error)
{
  if (good &&
      winnow_store_run (self,
                        winnow_store_get_statement (self, WINNOW_STATEMENT_COMMIT),
                        error))
    return TRUE;

  /* Some errors take it back by themselves. */
  if (!sqlite3_get_autocommit (self->db))
    winnow_store_run (self,
                      winnow_store_get_statement (self, WINNOW_STATEMENT_ROLLBACK),
                      NULL);

  return FALSE;
}
