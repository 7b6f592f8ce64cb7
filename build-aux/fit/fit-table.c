/* fit-table.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fit-table.h"

#include <csv.h>

#include "followers/winnow-time.h"

const char * const fit_files[FIT_N_FILES] = {
  "cresci-2015.csv", "cresci-2017.csv", "botwiki-2019.csv",
};

static const char * const source_names[FIT_N_SOURCES] = {
  "E13", "TFP", "genuine_accounts", "INT", "FSF", "TWT", "FSF_or_TWT",
  "social_spambots_1", "social_spambots_2", "social_spambots_3",
  "traditional_spambots_1", "traditional_spambots_2",
  "traditional_spambots_3", "traditional_spambots_4", "botwiki",
};

/* The same purchased accounts as in cresci-2015.csv, once more. */
#define REPEATED_SUBSET "fake_followers"

typedef struct
{
  FitTable  *table;
  char      *name;
  GPtrArray *header;
  FitRow     row;
  char      *subset;
  char      *label;
  guint      column;
  guint      line;
  GError    *error;
} Reader;

/**
 * fit_source_get_name:
 * @source: a source
 *
 * Returns: its name in the column `subset`
 */
const char *
fit_source_get_name (FitSource source)
{
  g_assert (source < FIT_N_SOURCES);

  return source_names[source];
}

static void
complain (Reader     *reader,
          const char *column,
          const char *text)
{
  if (reader->error == NULL)
    g_set_error (&reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "%s, line %u, %s: “%s” was not expected",
                 reader->name, reader->line, column, text);
}

static gboolean
take_value (WinnowFollowerRecord *record,
            WinnowFields          field,
            const char           *text)
{
  guint64 count;
  gint64 time;

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_COUNT:
      if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &count, NULL))
        return FALSE;
      winnow_follower_record_set_count (record, field, (guint32) count);
      return TRUE;

    case WINNOW_FIELD_KIND_TIME:
      if (!winnow_time_parse (text, &time))
        return FALSE;
      winnow_follower_record_set_time (record, field, time);
      return TRUE;

    case WINNOW_FIELD_KIND_TRUTH:
      if (!g_str_equal (text, "0") && !g_str_equal (text, "1"))
        return FALSE;
      winnow_follower_record_set_truth (record, field, *text == '1');
      return TRUE;

    case WINNOW_FIELD_KIND_TEXT:
    default:
      return FALSE;
    }
}

static void
take_field (Reader     *reader,
            const char *column,
            const char *text)
{
  WinnowFields field = winnow_field_from_key (column);
  gboolean good = TRUE;

  if (g_str_equal (column, "subset"))
    g_set_str (&reader->subset, text);
  else if (g_str_equal (column, "label"))
    g_set_str (&reader->label, text);
  else if (g_str_equal (column, "crawled_at"))
    good = winnow_time_parse (text, &reader->row.as_of);
  else if (g_str_equal (column, "name_length"))
    /* the name itself is withheld */
    winnow_follower_record_set_text (&reader->row.record,
                                     WINNOW_FIELD_DISPLAY_NAME,
                                     g_str_equal (text, "0") ? "" : "name");
  else if (field != 0 && *text != '\0')
    good = take_value (&reader->row.record, field, text);

  if (!good)
    complain (reader, column, text);
}

static void
on_field (void   *data,
          size_t  length,
          void   *user_data)
{
  Reader *reader = user_data;
  g_autofree char *text = g_strndup (data, length);

  if (reader->line == 1)
    g_ptr_array_add (reader->header, g_steal_pointer (&text));
  else if (reader->column < reader->header->len)
    take_field (reader, g_ptr_array_index (reader->header, reader->column++),
                text);
  else
    complain (reader, "beyond the last column", text);
}

static void
finish_row (Reader *reader)
{
  FitRow *row = &reader->row;

  if (reader->subset == NULL || reader->label == NULL || row->as_of == 0)
    {
      complain (reader, "subset, label or crawled_at", "");
      return;
    }

  if (g_str_equal (reader->subset, REPEATED_SUBSET))
    return;

  for (row->source = 0; row->source < FIT_N_SOURCES; row->source++)
    {
      if (g_str_equal (source_names[row->source], reader->subset))
        break;
    }

  row->fake = g_str_equal (reader->label, "fake");

  if (row->source == FIT_N_SOURCES)
    complain (reader, "subset", reader->subset);
  else if (row->source < FIT_N_KNOWN &&
           row->fake != (row->source >= FIT_N_REAL))
    complain (reader, "label", reader->label);
  else
    g_array_append_val (reader->table->rows, *row);
}

static void
on_row (int   terminator,
        void *user_data)
{
  Reader *reader = user_data;

  if (reader->line > 1)
    finish_row (reader);

  reader->line++;
  reader->column = 0;
  reader->row = (FitRow) { 0 };
}

static gboolean
parse (Reader     *reader,
       const char *contents,
       gsize       length)
{
  struct csv_parser parser;

  if (csv_init (&parser, CSV_STRICT | CSV_APPEND_NULL) != 0)
    g_error ("Out of memory");

  if (csv_parse (&parser, contents, length, on_field, on_row, reader) !=
      length)
    complain (reader, "row", csv_strerror (csv_error (&parser)));

  csv_fini (&parser, on_field, on_row, reader);
  csv_free (&parser);

  return reader->error == NULL;
}

static gboolean
read_file (FitTable    *self,
           const char  *directory,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *contents = NULL;
  Reader reader = { .table = self, .name = (char *) name, .line = 1 };
  char *checksum;
  gboolean good;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;

  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                          (const guchar *) contents, length);
  g_array_append_val (self->checksums, checksum);

  reader.header = g_ptr_array_new_with_free_func (g_free);
  good = parse (&reader, contents, length);
  if (!good)
    g_propagate_error (error, reader.error);

  g_ptr_array_unref (reader.header);
  g_free (reader.subset);
  g_free (reader.label);

  return good;
}

/* A row that lacks what the whole card looks at can teach it nothing. */
static gboolean
check_rows (const FitTable  *self,
            GError         **error)
{
  const WinnowFields needed = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT |
                              WINNOW_FIELD_FAVOURITES;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const FitRow *row = fit_table_get (self, i);

      if (row->source < FIT_N_KNOWN &&
          !winnow_follower_record_knows (&row->record, needed))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "An account of %s lacks a count or its age",
                       fit_source_get_name (row->source));
          return FALSE;
        }
    }

  if (self->rows->len < FIT_N_BALANCED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "Only %u accounts", self->rows->len);
      return FALSE;
    }

  return TRUE;
}

static void
free_string (gpointer string)
{
  g_free (*(char **) string);
}

/**
 * fit_table_read:
 * @self: (out caller-allocates): a table
 * @directory: where the labelled data is
 * @error: return location for an error
 *
 * Reads the labelled data; accounts that are in it twice once.
 *
 * Returns: %FALSE with @error set when it cannot be read
 */
gboolean
fit_table_read (FitTable    *self,
                const char  *directory,
                GError     **error)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (FitRow));
  self->checksums = g_array_new (FALSE, TRUE, sizeof (char *));
  g_array_set_clear_func (self->checksums, free_string);

  for (guint i = 0; i < FIT_N_FILES; i++)
    {
      if (!read_file (self, directory, fit_files[i], error))
        return FALSE;
    }

  return check_rows (self, error);
}

/**
 * fit_table_clear:
 * @self: a table
 */
void
fit_table_clear (FitTable *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->checksums, g_array_unref);
}
