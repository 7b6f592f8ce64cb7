/* evaluate-models.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prints what each model makes of labelled research data, which is not part
 * of this project: evaluate-models FILE.csv [ROWS]. Fake is the positive
 * class; everything else, "not told" too, is negative. Ages are counted to
 * the row's own crawled_at. */

#include "config.h"

#include <csv.h>
#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-model.h"

typedef struct
{
  WinnowFollowerRecord record;
  gint64               as_of;
  gboolean             fake;
} Row;

typedef struct
{
  GPtrArray *header;
  GArray    *rows;
  Row        row;
  guint      column;
  guint      max_rows;
} Table;

static gboolean
parse_count (const char *text,
             guint32    *count)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;

  *count = (guint32) value;
  return TRUE;
}

static void
take_field (Row          *row,
            WinnowFields  field,
            const char   *text)
{
  WinnowFollowerRecord *record = &row->record;
  gboolean told = FALSE;

  if (field == WINNOW_FIELD_POSTS)
    told = parse_count (text, &record->posts);
  else if (field == WINNOW_FIELD_FOLLOWERS)
    told = parse_count (text, &record->followers);
  else if (field == WINNOW_FIELD_FOLLOWING)
    told = parse_count (text, &record->following);
  else if (field == WINNOW_FIELD_FAVOURITES)
    told = parse_count (text, &record->favourites);
  else if (field == WINNOW_FIELD_CREATED_AT)
    told = winnow_time_parse (text, &record->created_at);
  else if (field == WINNOW_FIELD_LAST_POST_AT)
    told = winnow_time_parse (text, &record->last_post_at);
  else if (field == WINNOW_FIELD_HAS_URL && *text != '\0')
    {
      told = TRUE;
      if (g_str_equal (text, "1"))
        record->values |= field;
    }

  if (told)
    record->known |= field;
}

static void
on_field (void   *data,
          size_t  length,
          void   *user_data)
{
  Table *table = user_data;
  g_autofree char *text = g_strndup (data, length);
  const char *name;

  if (table->rows == NULL)
    {
      g_ptr_array_add (table->header, g_steal_pointer (&text));
      return;
    }

  if (table->column >= table->header->len)
    return;

  name = g_ptr_array_index (table->header, table->column++);

  if (g_str_equal (name, "label"))
    table->row.fake = g_str_equal (text, "fake");
  else if (g_str_equal (name, "crawled_at"))
    winnow_time_parse (text, &table->row.as_of);
  else
    take_field (&table->row, winnow_field_from_key (name), text);
}

static void
on_row (int   terminator,
        void *user_data)
{
  Table *table = user_data;

  if (table->rows == NULL)
    table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  else if (table->rows->len < table->max_rows)
    g_array_append_val (table->rows, table->row);

  table->column = 0;
  table->row = (Row) { 0 };
}

static gboolean
read_table (Table      *table,
            const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  struct csv_parser parser;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  if (csv_init (&parser, CSV_STRICT | CSV_APPEND_NULL) != 0)
    return FALSE;

  if (csv_parse (&parser, contents, length, on_field, on_row, table) != length)
    g_printerr ("%s: %s\n", path, csv_strerror (csv_error (&parser)));
  csv_fini (&parser, on_field, on_row, table);
  csv_free (&parser);

  return table->rows != NULL && table->rows->len > 0;
}

static void
evaluate (WinnowModel *model,
          GArray      *rows)
{
  double tp = 0, fp = 0, tn = 0, fn = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      WinnowScore score;
      gboolean fake;

      winnow_model_score (model, &row->record, 1, row->as_of, &score);
      fake = score.klass == WINNOW_CLASS_FAKE;

      tp += fake && row->fake;
      fp += fake && !row->fake;
      fn += !fake && row->fake;
      tn += !fake && !row->fake;
    }

  g_print ("%-20s acc %.4f  P %.4f  R %.4f  MCC %.4f\n",
           winnow_model_get_id (model),
           (tp + tn) / rows->len,
           tp / (tp + fp),
           tp / (tp + fn),
           (tp * tn - fp * fn) /
           sqrt ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)));
}

int
main (int   argc,
      char *argv[])
{
  Table table = { .max_rows = G_MAXUINT };
  const char * const *ids = winnow_model_list_ids ();
  int status = 1;

  if (argc < 2 || argc > 3)
    {
      g_printerr ("Usage: %s FILE.csv [ROWS]\n", argv[0]);
      return 2;
    }

  if (argc == 3 && !parse_count (argv[2], &table.max_rows))
    {
      g_printerr ("%s is not a number of rows\n", argv[2]);
      return 2;
    }

  table.header = g_ptr_array_new_with_free_func (g_free);

  if (read_table (&table, argv[1]))
    {
      g_print ("%u rows\n", table.rows->len);

      for (guint i = 0; ids[i] != NULL; i++)
        {
          g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

          evaluate (model, table.rows);
        }

      status = 0;
    }

  g_clear_pointer (&table.rows, g_array_unref);
  g_ptr_array_unref (table.header);

  return status;
}
