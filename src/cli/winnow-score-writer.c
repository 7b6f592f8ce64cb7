/* winnow-score-writer.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "cli/winnow-cli-private.h"
#include "cli/winnow-score-writer.h"

#define HEADER "id,handle,class,p_fake,points,reasons\n"

struct _WinnowScoreWriter
{
  WinnowModel      *model;
  gint64            as_of;
  WinnowFileFormat  format;
  GString          *row;
  GString          *reasons;
};

/**
 * winnow_score_writer_new:
 * @model: what scores
 * @as_of: the time ages are counted to, µs since 1970 UTC
 * @format: what to write
 *
 * Returns: (transfer full): a writer
 */
WinnowScoreWriter *
winnow_score_writer_new (WinnowModel      *model,
                         gint64            as_of,
                         WinnowFileFormat  format)
{
  WinnowScoreWriter *self = g_new0 (WinnowScoreWriter, 1);

  self->model = g_object_ref (model);
  self->as_of = as_of;
  self->format = format;
  self->row = g_string_new (NULL);
  self->reasons = g_string_new (NULL);

  return self;
}

/**
 * winnow_score_writer_free:
 * @self: (transfer full): a writer
 */
void
winnow_score_writer_free (WinnowScoreWriter *self)
{
  g_object_unref (self->model);
  g_string_free (self->row, TRUE);
  g_string_free (self->reasons, TRUE);
  g_free (self);
}

/**
 * winnow_score_writer_begin:
 * @self: a writer
 *
 * Writes the header, where the format has one.
 *
 * Returns: whether it could be written
 */
gboolean
winnow_score_writer_begin (WinnowScoreWriter *self)
{
  return self->format != WINNOW_FILE_FORMAT_CSV ||
         winnow_cli_print (HEADER, -1);
}

static void
join_reasons (WinnowScoreWriter          *self,
              const WinnowFollowerRecord *record)
{
  g_autoptr (GListModel) reasons =
    winnow_model_explain (self->model, record, self->as_of);

  g_string_truncate (self->reasons, 0);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      if (i > 0)
        g_string_append (self->reasons, "; ");
      g_string_append (self->reasons, winnow_reason_get_text (reason));
    }
}

/* By RFC 4180; a text that was not told is empty. */
static void
append_csv_text (GString    *row,
                 const char *text)
{
  if (text == NULL)
    return;

  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (row, text);
      return;
    }

  g_string_append_c (row, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *text);
    }
  g_string_append_c (row, '"');
}

/* As few digits as tell one float from the next; the point is a point in
 * every language. */
static void
append_number (GString    *row,
               float       number,
               const char *otherwise)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (row, g_ascii_formatd (buffer, sizeof buffer, "%.7g",
                                           (double) number));
  else
    g_string_append (row, otherwise);
}

static void
append_csv (WinnowScoreWriter          *self,
            const WinnowFollowerRecord *record,
            const WinnowScore          *score)
{
  GString *row = self->row;

  append_csv_text (row, winnow_follower_record_get_text (record,
                                                         WINNOW_FIELD_ID));
  g_string_append_c (row, ',');
  append_csv_text (row, winnow_follower_record_get_text (record,
                                                         WINNOW_FIELD_HANDLE));
  g_string_append_printf (row, ",%s,", winnow_class_get_id (score->klass));
  append_number (row, score->p_fake, "");
  g_string_append_c (row, ',');
  append_number (row, score->points, "");
  g_string_append_c (row, ',');
  append_csv_text (row, self->reasons->str);
}

static void
append_json_text (GString    *row,
                  const char *text)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  if (text == NULL)
    {
      g_string_append (row, "null");
      return;
    }

  node = json_node_init_string (json_node_alloc (), text);
  json = json_to_string (node, FALSE);
  g_string_append (row, json);
}

static void
append_ndjson (WinnowScoreWriter          *self,
               const WinnowFollowerRecord *record,
               const WinnowScore          *score)
{
  GString *row = self->row;

  g_string_append (row, "{\"id\":");
  append_json_text (row, winnow_follower_record_get_text (record,
                                                          WINNOW_FIELD_ID));
  g_string_append (row, ",\"handle\":");
  append_json_text (row, winnow_follower_record_get_text (record,
                                                          WINNOW_FIELD_HANDLE));
  g_string_append_printf (row, ",\"class\":\"%s\",\"p_fake\":",
                          winnow_class_get_id (score->klass));
  append_number (row, score->p_fake, "null");
  g_string_append (row, ",\"points\":");
  append_number (row, score->points, "null");
  g_string_append (row, ",\"reasons\":");
  append_json_text (row, self->reasons->str);
  g_string_append_c (row, '}');
}

/**
 * winnow_score_writer_write:
 * @self: a writer
 * @record: a follower
 *
 * Scores @record and writes its row.
 *
 * Returns: whether it could be written
 */
gboolean
winnow_score_writer_write (WinnowScoreWriter          *self,
                           const WinnowFollowerRecord *record)
{
  WinnowScore score;

  winnow_model_score (self->model, record, 1, self->as_of, &score);
  join_reasons (self, record);

  g_string_truncate (self->row, 0);
  if (self->format == WINNOW_FILE_FORMAT_CSV)
    append_csv (self, record, &score);
  else
    append_ndjson (self, record, &score);
  g_string_append_c (self->row, '\n');

  return winnow_cli_print (self->row->str, (gssize) self->row->len);
}
