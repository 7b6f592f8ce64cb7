/* winnow-store-schema.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "storage/winnow-store-private.h"

/* In the file's header: whose file it is ("WNNW") and how it is laid out. A
 * new layout gets a new version and a step from the one before in migrate();
 * what is here is never changed. */
#define APPLICATION_ID 0x574e4e57
#define VERSION 2

/* Whatever is NULL was not told. The truths of a follower are the bits of
 * WinnowFields, and mean something where they are in known too. Rows are never
 * used twice, so that nobody goes on with an audit that is gone. */
static const char version_1[] =
  "CREATE TABLE audits ("
  "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  network TEXT NOT NULL,"
  "  server TEXT,"
  "  account_id TEXT,"
  "  handle TEXT,"
  "  display_name TEXT,"
  "  bio TEXT,"
  "  avatar TEXT,"
  "  url TEXT,"
  "  account_created_at INTEGER,"
  "  account_followers INTEGER,"
  "  account_following INTEGER,"
  "  account_posts INTEGER,"
  "  started_at INTEGER NOT NULL,"
  "  as_of INTEGER NOT NULL,"
  "  follower_limit INTEGER NOT NULL,"
  "  cursor TEXT,"
  "  list_complete INTEGER NOT NULL,"
  "  finished INTEGER NOT NULL,"
  "  followers_read INTEGER NOT NULL,"
  "  share_0 REAL,"
  "  share_1 REAL,"
  "  share_2 REAL,"
  "  share_3 REAL"
  ") STRICT;"
  "CREATE INDEX audits_by_time ON audits (started_at);"
  "CREATE INDEX audits_by_account ON audits (network, account_id, started_at);"
  "CREATE TABLE followers ("
  "  audit INTEGER NOT NULL REFERENCES audits (row) ON DELETE CASCADE,"
  "  rank INTEGER NOT NULL,"
  "  known INTEGER NOT NULL,"
  "  truths INTEGER NOT NULL,"
  "  id TEXT,"
  "  handle TEXT,"
  "  display_name TEXT,"
  "  bio TEXT,"
  "  url TEXT,"
  "  location TEXT,"
  "  avatar TEXT,"
  "  created_at INTEGER,"
  "  posts INTEGER,"
  "  followers INTEGER,"
  "  following INTEGER,"
  "  favourites INTEGER,"
  "  listed INTEGER,"
  "  last_post_at INTEGER,"
  "  followed_at INTEGER,"
  "  server TEXT,"
  "  PRIMARY KEY (audit, rank)"
  ") STRICT, WITHOUT ROWID;";

/* What users say of followers; 1 real, 2 fake. No server is an empty text. */
static const char version_2[] =
  "CREATE TABLE corrections ("
  "  network TEXT NOT NULL,"
  "  server TEXT NOT NULL,"
  "  account_id TEXT NOT NULL,"
  "  follower_id TEXT NOT NULL,"
  "  handle TEXT,"
  "  mark INTEGER NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  PRIMARY KEY (network, server, account_id, follower_id)"
  ") STRICT, WITHOUT ROWID;";

/* By the version they lead to, less one. */
static const char * const versions[] = { version_1, version_2 };

G_STATIC_ASSERT (G_N_ELEMENTS (versions) == VERSION);

#define AUDIT_COLUMNS \
  "network, server, account_id, handle, display_name, bio, avatar, url, " \
  "account_created_at, account_followers, account_following, " \
  "account_posts, started_at, as_of, follower_limit, cursor, " \
  "list_complete, finished, followers_read, share_0, share_1, share_2, " \
  "share_3"

#define FOLLOWER_COLUMNS \
  "rank, known, truths, id, handle, display_name, bio, url, location, " \
  "avatar, created_at, posts, followers, following, favourites, listed, " \
  "last_post_at, followed_at, server"

static const char * const statements[] = {
  [WINNOW_STATEMENT_BEGIN_WRITE] = "BEGIN IMMEDIATE",
  [WINNOW_STATEMENT_COMMIT] = "COMMIT",
  [WINNOW_STATEMENT_ROLLBACK] = "ROLLBACK",
  [WINNOW_STATEMENT_INSERT_AUDIT] =
    "INSERT INTO audits (" AUDIT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [WINNOW_STATEMENT_UPDATE_AUDIT] =
    "UPDATE audits SET (" AUDIT_COLUMNS ") = (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
    "?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
    "?22, ?23) WHERE row = ?24",
  [WINNOW_STATEMENT_DELETE_AUDIT] =
    "DELETE FROM audits WHERE row = ?",
  [WINNOW_STATEMENT_LOAD_AUDIT] =
    "SELECT row, " AUDIT_COLUMNS " FROM audits WHERE row = ?",
  [WINNOW_STATEMENT_LIST_AUDITS] =
    "SELECT row, " AUDIT_COLUMNS " FROM audits "
    "ORDER BY started_at DESC, row DESC LIMIT ?",
  [WINNOW_STATEMENT_FIND_UNFINISHED] =
    "SELECT row, " AUDIT_COLUMNS " FROM audits "
    "WHERE network = ? AND account_id = ? AND server IS ? AND finished = 0 "
    "AND follower_limit = ? AND started_at >= ? ORDER BY started_at DESC, row DESC LIMIT 1",
  [WINNOW_STATEMENT_SAVE_FOLLOWER] =
    "INSERT OR REPLACE INTO followers (audit, " FOLLOWER_COLUMNS ") VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [WINNOW_STATEMENT_LOAD_FOLLOWERS] =
    "SELECT " FOLLOWER_COLUMNS " FROM followers WHERE audit = ? ORDER BY rank",
  [WINNOW_STATEMENT_DELETE_FOLLOWERS] =
    "DELETE FROM followers WHERE audit = ?",
  [WINNOW_STATEMENT_SAVE_MARK] =
    "INSERT OR REPLACE INTO corrections (network, server, account_id, "
    "follower_id, handle, mark, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
  [WINNOW_STATEMENT_DELETE_MARK] =
    "DELETE FROM corrections WHERE network = ? AND server = ? AND "
    "account_id = ? AND follower_id = ?",
  [WINNOW_STATEMENT_LIST_MARKS] =
    "SELECT follower_id, handle, mark, time FROM corrections "
    "WHERE network = ? AND server = ? AND account_id = ? "
    "ORDER BY time, follower_id",
};

G_STATIC_ASSERT (G_N_ELEMENTS (statements) == WINNOW_N_STATEMENTS);

static gboolean
read_number (WinnowStore  *self,
             const char   *sql,
             gint64       *number,
             GError      **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  else
    winnow_store_fail (self, code, error);

  sqlite3_finalize (statement);

  return code == SQLITE_ROW;
}

/* Looks whose file it is without writing to it. */
static gboolean
check_file (WinnowStore  *self,
            gint64       *version,
            GError      **error)
{
  gint64 application;
  gint64 n_tables;

  if (!read_number (self, "PRAGMA application_id", &application, error) ||
      !read_number (self, "PRAGMA user_version", version, error) ||
      !read_number (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application != APPLICATION_ID &&
      (application != 0 || *version != 0 || n_tables != 0))
    {
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_OPEN,
                   _("“%s” belongs to another program. Nothing in it was "
                     "changed."), self->path);
      return FALSE;
    }

  if (*version > VERSION)
    {
      g_set_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_NEWER,
                   _("“%s” was written by a newer Winnow (its format is %u, "
                     "this one knows %u). Update Winnow to open it. Nothing "
                     "in it was changed."),
                   self->path, (guint) *version, (guint) VERSION);
      return FALSE;
    }

  return TRUE;
}

/* In one transaction: between two looks another process may make the file. */
static gboolean
look_at_file (WinnowStore  *self,
              gint64       *version,
              GError      **error)
{
  gboolean good;

  if (!winnow_store_execute (self, "BEGIN", error))
    return FALSE;

  good = check_file (self, version, error);
  winnow_store_execute (self, "ROLLBACK", NULL);

  return good;
}

/* Another process may have made the tables in the meantime. */
static gboolean
migrate (WinnowStore  *self,
         GError      **error)
{
  g_autofree char *stamp = NULL;
  gint64 version;

  if (!check_file (self, &version, error))
    return FALSE;

  if (version >= VERSION)
    return TRUE;

  stamp = g_strdup_printf ("PRAGMA application_id = %d;"
                           "PRAGMA user_version = %d;",
                           APPLICATION_ID, VERSION);

  for (; version < VERSION; version++)
    {
      if (!winnow_store_execute (self, versions[version], error))
        return FALSE;
    }

  return winnow_store_execute (self, stamp, error);
}

static gboolean
make_tables (WinnowStore  *self,
             GError      **error)
{
  gboolean good;

  if (!winnow_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  good = migrate (self, error) && winnow_store_execute (self, "COMMIT", error);

  if (!good)
    winnow_store_execute (self, "ROLLBACK", NULL);

  return good;
}

/* What cannot be asked of the tables is not how we made them. */
static gboolean
prepare (WinnowStore  *self,
         GError      **error)
{
  for (guint i = 0; i < WINNOW_N_STATEMENTS; i++)
    {
      int code = sqlite3_prepare_v3 (self->db, statements[i], -1,
                                     SQLITE_PREPARE_PERSISTENT,
                                     &self->statements[i], NULL);

      if (code != SQLITE_OK)
        return winnow_store_fail (self,
                                  code == SQLITE_ERROR ? SQLITE_CORRUPT : code,
                                  error);
    }

  return TRUE;
}

/* Readies an open file: whose is it, tables, settings, statements. */
gboolean
winnow_store_set_up (WinnowStore  *self,
                     GError      **error)
{
  gint64 version;

  if (!winnow_store_execute (self,
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA foreign_keys = ON;",
                             error) ||
      !look_at_file (self, &version, error))
    return FALSE;

  /* Before anything is written to a file that may be damaged. */
  if (version == VERSION && !prepare (self, error))
    return FALSE;

  /* Where this is not to be had, as on some network disks, the ordinary
   * journal does as well. */
  winnow_store_execute (self, "PRAGMA journal_mode = WAL;", NULL);

  if (!winnow_store_execute (self, "PRAGMA synchronous = NORMAL;", error))
    return FALSE;

  return version == VERSION ||
         (make_tables (self, error) && prepare (self, error));
}
