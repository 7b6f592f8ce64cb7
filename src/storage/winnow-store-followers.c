/* winnow-store-followers.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"


#include "storage/winnow-store-private.h"

/* Of the statements: the first parameter and column that is a field. */
#define FIRST_FIELD_PARAMETER 5
#define FIRST_FIELD_COLUMN 3

/* The truths have one column for all of them. */
static gboolean
has_column (WinnowFields field)
{
  return winnow_field_get_kind (field) != WINNOW_FIELD_KIND_TRUTH;
}

static int
bind_field (sqlite3_stmt               *statement,
            int                         parameter,
            const WinnowFollowerRecord *record,
            WinnowFields                field)
{
  if (!(record->known & field))
    return sqlite3_bind_null (statement, parameter);

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      return sqlite3_bind_text (statement, parameter,
                                winnow_follower_record_get_text (record, field),
                                -1, SQLITE_STATIC);

    case WINNOW_FIELD_KIND_COUNT:
      return sqlite3_bind_int64 (statement, parameter,
                                 winnow_follower_record_get_count (record, field));

    case WINNOW_FIELD_KIND_TIME:
      return sqlite3_bind_int64 (statement, parameter,
                                 winnow_follower_record_get_time (record, field));

    case WINNOW_FIELD_KIND_TRUTH:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
save_one (WinnowStore                 *self,
          gint64                       audit_row,
          guint                        rank,
          const WinnowFollowerRecord  *record,
          GError                     **error)
{
  sqlite3_stmt *statement = winnow_store_get_statement (self, WINNOW_STATEMENT_SAVE_FOLLOWER);
  int parameter = FIRST_FIELD_PARAMETER;
  int code;

  code = sqlite3_bind_int64 (statement, 1, audit_row);
  code |= sqlite3_bind_int64 (statement, 2, rank);
  code |= sqlite3_bind_int64 (statement, 3, record->known);
  code |= sqlite3_bind_int64 (statement, 4, record->values & record->known);

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    if (has_column (1u << i))
      code |= bind_field (statement, parameter++, record, 1u << i);

  if (code != SQLITE_OK)
    return winnow_store_fail (self, sqlite3_errcode (self->db), error);

  return winnow_store_run (self, statement, error);
}

/**
 * winnow_store_save_followers:
 * @self: a store
 * @audit_row: the audit they belong to
 * @list: the followers
 * @ranks: (array length=n_ranks): the ranks of those that are new or say more
 *   than before; each less than the length of @list
 * @n_ranks: how many
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Keeps followers, replacing what was kept of the same ranks: all of them or,
 * when something goes wrong, none. Blocks.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
winnow_store_save_followers (WinnowStore         *self,
                             gint64               audit_row,
                             WinnowFollowerList  *list,
                             const guint         *ranks,
                             gsize                n_ranks,
                             GError             **error)
{
  gboolean good = TRUE;

  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (list), FALSE);
  g_return_val_if_fail (ranks != NULL || n_ranks == 0, FALSE);

  if (n_ranks == 0)
    return TRUE;

  if (!winnow_store_begin (self, WINNOW_STATEMENT_BEGIN_WRITE, error))
    return FALSE;

  for (gsize i = 0; i < n_ranks && good; i++)
    good = save_one (self, audit_row, ranks[i],
                     winnow_follower_list_get_record (list, ranks[i]), error);

  return winnow_store_end (self, good, error);
}

/* What makes no sense was not told: a file may come from anywhere. */
static void
read_field (sqlite3_stmt         *statement,
            int                   column,
            WinnowFollowerRecord *record,
            WinnowFields          field)
{
  const char *text;
  gint64 number;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return;

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      text = (const char *) sqlite3_column_text (statement, column);
      if (text != NULL && g_utf8_validate (text, -1, NULL))
        winnow_follower_record_set_text (record, field, text);
      break;

    case WINNOW_FIELD_KIND_COUNT:
      number = sqlite3_column_int64 (statement, column);
      if (number >= 0 && number <= G_MAXUINT32)
        winnow_follower_record_set_count (record, field, (guint32) number);
      break;

    case WINNOW_FIELD_KIND_TIME:
      winnow_follower_record_set_time (record, field,
                                       sqlite3_column_int64 (statement, column));
      break;

    case WINNOW_FIELD_KIND_TRUTH:
    default:
      g_assert_not_reached ();
    }
}

static void
read_one (sqlite3_stmt         *statement,
          WinnowFollowerRecord *record)
{
  WinnowFields known = (WinnowFields) sqlite3_column_int64 (statement, 1);
  WinnowFields truths = (WinnowFields) sqlite3_column_int64 (statement, 2);
  int column = FIRST_FIELD_COLUMN;

  *record = (WinnowFollowerRecord) { 0, };

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      WinnowFields field = 1u << i;

      if (has_column (field))
        read_field (statement, column++, record, field);
      else if (known & field)
        winnow_follower_record_set_truth (record, field, (truths & field) != 0);
    }
}

/* (transfer full) (nullable). @in_order: whether the ranks of the list are
 * those of the file. */
static WinnowFollowerList *
read_followers (WinnowStore  *self,
                gint64        audit_row,
                gboolean     *in_order,
                GError      **error)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  sqlite3_stmt *statement = winnow_store_get_statement (self, WINNOW_STATEMENT_LOAD_FOLLOWERS);
  gboolean has_row;

  *in_order = TRUE;
  sqlite3_bind_int64 (statement, 1, audit_row);

  while (winnow_store_step (self, statement, &has_row, error))
    {
      WinnowFollowerRecord record;
      gint64 rank;

      if (!has_row)
        return g_steal_pointer (&list);

      rank = sqlite3_column_int64 (statement, 0);
      if (rank != winnow_follower_list_get_length (list))
        *in_order = FALSE;

      read_one (statement, &record);
      if (winnow_follower_list_append (list, &record, 1) == 0)
        *in_order = FALSE;
    }

  return NULL;
}

static gboolean
rewrite_followers (WinnowStore         *self,
                   gint64               audit_row,
                   WinnowFollowerList  *list,
                   GError             **error)
{
  sqlite3_stmt *statement = winnow_store_get_statement (self, WINNOW_STATEMENT_DELETE_FOLLOWERS);
  const WinnowFollowerRecord *records;
  guint length;

  sqlite3_bind_int64 (statement, 1, audit_row);
  if (!winnow_store_run (self, statement, error))
    return FALSE;

  records = winnow_follower_list_get_records (list, &length);
  for (guint i = 0; i < length; i++)
    if (!save_one (self, audit_row, i, &records[i], error))
      return FALSE;

  return TRUE;
}

/* Two processes that went on with the same audit may leave gaps, or the same
 * follower twice. The list closes them up; so must the file, for the ranks
 * that are saved later are the list's. */
static WinnowFollowerList *
repair_followers (WinnowStore  *self,
                  gint64        audit_row,
                  GError      **error)
{
  g_autoptr (WinnowFollowerList) list = NULL;
  gboolean in_order;
  gboolean good;

  if (!winnow_store_begin (self, WINNOW_STATEMENT_BEGIN_WRITE, error))
    return NULL;

  list = read_followers (self, audit_row, &in_order, error);
  good = list != NULL &&
         (in_order || rewrite_followers (self, audit_row, list, error));

  if (!winnow_store_end (self, good, error))
    return NULL;

  return g_steal_pointer (&list);
}

/**
 * winnow_store_load_followers:
 * @self: a store
 * @audit_row: an audit
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Gets all followers that are kept of an audit, by rank. Blocks.
 *
 * Returns: (transfer full): the followers, none when that audit is not kept;
 *   %NULL with @error set when they cannot be read
 */
WinnowFollowerList *
winnow_store_load_followers (WinnowStore  *self,
                             gint64        audit_row,
                             GError      **error)
{
  g_autoptr (WinnowFollowerList) list = NULL;
  gboolean in_order;

  g_return_val_if_fail (WINNOW_IS_STORE (self), NULL);

  list = read_followers (self, audit_row, &in_order, error);

  if (list == NULL || in_order)
    return g_steal_pointer (&list);

  return repair_followers (self, audit_row, error);
}
