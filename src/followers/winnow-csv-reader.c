/* winnow-csv-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#include "followers/winnow-csv-reader.h"
#include "followers/winnow-file-value.h"
#include "followers/winnow-number.h"

#define MAX_COLUMNS 4096

typedef struct
{
  char         *name;           /* as in the header, safe to show */
  WinnowFields  field;          /* 0 = one we do not know */
} Column;

struct _WinnowCsvReader
{
  WinnowFollowerReader parent_instance;

  struct csv_parser    parser;
  GArray              *columns;         /* of Column */
  gboolean             has_header;
  gboolean             odd_separator;   /* a header with ; or tabs in it */

  /* The row under way. */
  WinnowFollowerRecord record;
  GString             *texts;           /* its texts, each with its NUL */
  gsize                offsets[WINNOW_N_FIELDS];
  guint                n_cells;
  guint                row_line;        /* where it began */
  guint                cell_line;       /* where the cell under way began */
  guint                line;            /* the one being parsed */
  gsize                row_length;      /* bytes so far */
  gboolean             row_begun;
  gboolean             row_ended;
  GError              *cell_error;      /* the first */
};

G_DEFINE_FINAL_TYPE (WinnowCsvReader, winnow_csv_reader, WINNOW_TYPE_FOLLOWER_READER)

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->name, g_free);
}

/* (transfer full): the column's name, or its number where it has none. */
static char *
name_column (WinnowCsvReader *self,
             guint            index)
{
  Column *column;

  if (index >= self->columns->len)
    return g_strdup_printf ("%u", index + 1);

  column = &g_array_index (self->columns, Column, index);

  return *column->name != '\0' ? g_strdup (column->name)
                               : g_strdup_printf ("%u", index + 1);
}

static void
add_column (WinnowCsvReader *self,
            const char      *cell,
            gsize            length)
{
  g_autofree char *name = g_strstrip (g_strndup (cell, length));
  g_autofree char *key = g_ascii_strdown (name, -1);
  Column column = { .field = winnow_field_from_key (key) };

  /* How many there are is checked at the end of the row. */
  if (self->columns->len > MAX_COLUMNS)
    return;

  if (strpbrk (name, ";\t") != NULL)
    self->odd_separator = TRUE;

  if (column.field == 0)
    winnow_follower_reader_add_unknown (WINNOW_FOLLOWER_READER (self), name);

  column.name = winnow_file_error_quote (name, strlen (name));
  g_array_append_val (self->columns, column);
}

static void
add_text (WinnowCsvReader *self,
          WinnowFields     field,
          const char      *cell,
          gsize            length)
{
  if (length == 0)
    return;

  self->offsets[winnow_field_get_index (field)] = self->texts->len;
  g_string_append_len (self->texts, cell, (gssize) length);
  g_string_append_c (self->texts, '\0');
  self->record.known |= field;
}

static void
add_cell (WinnowCsvReader *self,
          const char      *cell,
          gsize            length)
{
  WinnowFields field = 0;

  if (self->n_cells < self->columns->len)
    field = g_array_index (self->columns, Column, self->n_cells).field;

  if (field == 0)
    return;

  if (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TEXT)
    add_text (self, field, cell, length);
  else if (self->cell_error == NULL)
    winnow_file_value_parse (&self->record, field, cell, length,
                             self->cell_line, &self->cell_error);
}

static void
set_too_long (WinnowCsvReader  *self,
              GError          **error)
{
  g_autofree char *name = name_column (self, self->n_cells);

  winnow_file_error_set (error, WINNOW_FILE_ERROR_TOO_LONG, self->cell_line,
                         name, _("is longer than 256 KiB; is a closing quote "
                                 "missing?"));
}

static void
on_cell (void   *cell,
         size_t  length,
         void   *data)
{
  WinnowCsvReader *self = data;

  if (length > WINNOW_MAX_FIELD)
    {
      if (self->cell_error == NULL)
        set_too_long (self, &self->cell_error);
    }
  else if (!self->has_header)
    add_column (self, cell, length);
  else
    add_cell (self, cell, length);

  self->n_cells++;
  self->cell_line = self->line;
}

static void
on_row (int   terminator,
        void *data)
{
  WinnowCsvReader *self = data;

  self->row_ended = TRUE;
}

static void
begin_row (WinnowCsvReader *self)
{
  self->record = (WinnowFollowerRecord) { 0, };
  g_string_truncate (self->texts, 0);
  self->n_cells = 0;
  self->row_line = self->cell_line = self->line;
  self->row_length = 0;
  self->row_begun = TRUE;
  self->row_ended = FALSE;
}

/* Spaces are part of a cell (RFC 4180, 2.4); numbers are trimmed later. */
static int
is_space (unsigned char character)
{
  return 0;
}

static gboolean
check_encoding (WinnowCsvReader  *self,
                const char       *line,
                gsize             length,
                GError          **error)
{
  g_autofree char *name = NULL;
  const char *end;

  if (g_utf8_validate_len (line, length, &end))
    return TRUE;

  /* What comes before tells in which column it is. */
  csv_parse (&self->parser, line, (gsize) (end - line), on_cell, on_row, self);
  g_clear_error (&self->cell_error);
  name = name_column (self, self->n_cells);

  if (*end == '\0')
    winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, self->line, name,
                           _("holds a NUL byte, so it is not text; if it is "
                             "UTF-16, save it as UTF-8"));
  else
    winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, self->line, name,
                           _("is not UTF-8 text; save the file as UTF-8"));

  return FALSE;
}

static void
set_quoting_error (WinnowCsvReader  *self,
                   GError          **error)
{
  g_autofree char *name = name_column (self, self->n_cells);

  if (self->parser.quoted)
    winnow_file_error_set (error, WINNOW_FILE_ERROR_QUOTING, self->line, name,
                           _("text follows the closing quote; a quote inside "
                             "a cell must be doubled"));
  else
    winnow_file_error_set (error, WINNOW_FILE_ERROR_QUOTING, self->line, name,
                           _("a quote stands inside a cell that does not "
                             "begin with one; put the whole cell in quotes "
                             "and double the quote"));
}

static gboolean
parse_line (WinnowCsvReader  *self,
            const char       *line,
            gsize             length,
            GError          **error)
{
  if (!check_encoding (self, line, length, error))
    return FALSE;

  self->row_length += length;
  if (self->row_length > WINNOW_MAX_ROW)
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_TOO_LONG, self->row_line,
                             NULL, _("the row that begins here is longer than "
                                     "1 MiB; is a closing quote missing?"));
      return FALSE;
    }

  if (csv_parse (&self->parser, line, length, on_cell, on_row, self) != length)
    {
      set_quoting_error (self, error);
      return FALSE;
    }

  if (!self->row_ended && self->parser.entry_pos > WINNOW_MAX_FIELD)
    {
      set_too_long (self, error);
      return FALSE;
    }

  return TRUE;
}

/* The end of the file ends the last row, unless a quote is open. */
static gboolean
parse_end (WinnowCsvReader  *self,
           GError          **error)
{
  g_autofree char *name = NULL;

  if (csv_fini (&self->parser, on_cell, on_row, self) == 0)
    return TRUE;

  name = name_column (self, self->n_cells);
  winnow_file_error_set (error, WINNOW_FILE_ERROR_QUOTING, self->cell_line,
                         name, _("the quote that opens here is never closed"));

  return FALSE;
}

/* Feeds libcsv, which counts no lines, one line at a time until a row is
 * there. FALSE without error at the end of the file. */
static gboolean
parse_row (WinnowCsvReader  *self,
           GCancellable     *cancellable,
           GError          **error)
{
  WinnowLineSource *source = winnow_follower_reader_get_source (WINNOW_FOLLOWER_READER (self));

  self->row_begun = self->row_ended = FALSE;

  while (!self->row_ended)
    {
      const char *line;
      gsize length;

      if (!winnow_line_source_peek (source, &line, &length, cancellable, error))
        return FALSE;

      if (line == NULL)
        return self->row_begun && parse_end (self, error);

      winnow_line_source_take (source);
      self->line = winnow_line_source_get_number (source);

      if (!self->row_begun)
        {
          if (winnow_line_is_blank (line, length))
            continue;
          begin_row (self);
        }

      if (!parse_line (self, line, length, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_header (WinnowCsvReader  *self,
              GError          **error)
{
  WinnowFields fields = 0;

  if (self->columns->len > MAX_COLUMNS)
    {
      g_autofree char *most = winnow_format_count (MAX_COLUMNS);

      winnow_file_error_set (error, WINNOW_FILE_ERROR_HEADER, self->row_line,
                             NULL, _("the header has more than %s columns"),
                             most);
      return FALSE;
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (fields & column->field)
        {
          winnow_file_error_set (error, WINNOW_FILE_ERROR_HEADER,
                                 self->row_line, column->name,
                                 _("the header names this column twice"));
          return FALSE;
        }

      fields |= column->field;
    }

  if (fields == 0 && self->odd_separator)
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_HEADER, self->row_line,
                             NULL, _("semicolons or tabs separate the columns; "
                                     "save the file with commas between them"));
      return FALSE;
    }

  if (fields == 0)
    {
      g_autofree char *names = winnow_file_error_describe_names ();

      winnow_file_error_set (error, WINNOW_FILE_ERROR_HEADER, self->row_line,
                             NULL, _("the first line must name the columns, "
                                     "but has none of the names that can be "
                                     "read, such as %s"), names);
      return FALSE;
    }

  winnow_follower_reader_add_fields (WINNOW_FOLLOWER_READER (self), fields);

  return TRUE;
}

static gboolean
read_header (WinnowCsvReader  *self,
             GCancellable     *cancellable,
             GError          **error)
{
  if (!parse_row (self, cancellable, error))
    return FALSE;

  if (self->cell_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->cell_error));
      return FALSE;
    }

  self->has_header = TRUE;

  return check_header (self, error);
}

/* A row of the wrong length explains odd values in it, so that comes first. */
static gboolean
check_row (WinnowCsvReader  *self,
           GError          **error)
{
  if (self->n_cells != self->columns->len)
    {
      g_autofree char *n_columns = winnow_format_count (self->columns->len);
      g_autofree char *n_cells = winnow_format_count (self->n_cells);

      g_clear_error (&self->cell_error);
      winnow_file_error_set (error, WINNOW_FILE_ERROR_COLUMNS, self->row_line,
                             NULL, _("the header has %s columns, but this row "
                                     "has %s"), n_columns, n_cells);
      return FALSE;
    }

  if (self->cell_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->cell_error));
      return FALSE;
    }

  return TRUE;
}

/* Only now do the texts move no more. */
static void
set_texts (WinnowCsvReader *self)
{
  for (WinnowFields left = self->record.known; left != 0; left &= left - 1)
    {
      WinnowFields field = left & -left;

      if (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TEXT)
        winnow_follower_record_set_text (&self->record, field,
                                         self->texts->str +
                                         self->offsets[winnow_field_get_index (field)]);
    }
}

static gboolean
winnow_csv_reader_next (WinnowFollowerReader        *reader,
                        const WinnowFollowerRecord **record,
                        GCancellable                *cancellable,
                        GError                     **error)
{
  WinnowCsvReader *self = WINNOW_CSV_READER (reader);
  g_autoptr (GError) local_error = NULL;

  if (!parse_row (self, cancellable, &local_error))
    {
      if (local_error == NULL)
        return TRUE;

      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!check_row (self, error))
    return FALSE;

  set_texts (self);
  *record = &self->record;

  return TRUE;
}

static void
winnow_csv_reader_finalize (GObject *object)
{
  WinnowCsvReader *self = WINNOW_CSV_READER (object);

  csv_free (&self->parser);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_error (&self->cell_error);
  g_string_free (self->texts, TRUE);

  G_OBJECT_CLASS (winnow_csv_reader_parent_class)->finalize (object);
}

static void
winnow_csv_reader_class_init (WinnowCsvReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowFollowerReaderClass *reader_class = WINNOW_FOLLOWER_READER_CLASS (klass);

  object_class->finalize = winnow_csv_reader_finalize;

  reader_class->format = WINNOW_FILE_FORMAT_CSV;
  reader_class->next = winnow_csv_reader_next;
}

static void
winnow_csv_reader_init (WinnowCsvReader *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->texts = g_string_new (NULL);

  if (csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_assert_not_reached ();
  csv_set_space_func (&self->parser, is_space);
}

/* Reads the header of a CSV (RFC 4180). @source: (transfer full) */
WinnowFollowerReader *
winnow_csv_reader_new (WinnowLineSource  *source,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (WinnowCsvReader) self = g_object_new (WINNOW_TYPE_CSV_READER, NULL);

  winnow_follower_reader_set_source (WINNOW_FOLLOWER_READER (self), source);

  if (!read_header (self, cancellable, error))
    return NULL;

  return WINNOW_FOLLOWER_READER (g_steal_pointer (&self));
}
