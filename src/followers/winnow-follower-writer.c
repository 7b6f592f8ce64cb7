/* winnow-follower-writer.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <csv.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "followers/winnow-follower-writer.h"
#include "followers/winnow-time.h"

struct _WinnowFollowerWriter
{
  GObject           parent_instance;

  GOutputStream    *stream;
  WinnowFileFormat  format;
  WinnowFields      fields;
  GString          *row;
  gboolean          has_header;
};

G_DEFINE_FINAL_TYPE (WinnowFollowerWriter, winnow_follower_writer, G_TYPE_OBJECT)

static void
winnow_follower_writer_finalize (GObject *object)
{
  WinnowFollowerWriter *self = WINNOW_FOLLOWER_WRITER (object);

  g_clear_object (&self->stream);
  g_string_free (self->row, TRUE);

  G_OBJECT_CLASS (winnow_follower_writer_parent_class)->finalize (object);
}

static void
winnow_follower_writer_class_init (WinnowFollowerWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_follower_writer_finalize;
}

static void
winnow_follower_writer_init (WinnowFollowerWriter *self)
{
  self->row = g_string_new (NULL);
}

/**
 * winnow_follower_writer_new:
 * @stream: where to write; not closed
 * @format: CSV or NDJSON
 * @fields: which fields to write; for CSV these are the columns
 *
 * Makes a writer of followers. What it writes, #WinnowFollowerReader reads
 * back: fields that were not told are left empty (CSV) or out (NDJSON). CSV
 * cannot tell a text that is known to be empty from one that was not told;
 * where there is a `has_` column for it, that says so. Each record goes to
 * @stream at once, so a file wants a #GBufferedOutputStream.
 *
 * Returns: (transfer full): a writer
 */
WinnowFollowerWriter *
winnow_follower_writer_new (GOutputStream    *stream,
                            WinnowFileFormat  format,
                            WinnowFields      fields)
{
  WinnowFollowerWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (fields != 0, NULL);
  g_return_val_if_fail ((fields & ~WINNOW_FIELDS_ALL) == 0, NULL);

  self = g_object_new (WINNOW_TYPE_FOLLOWER_WRITER, NULL);
  self->stream = g_object_ref (stream);
  self->format = format;
  self->fields = fields;

  return self;
}

/* RFC 4180; quotes only where they are needed. */
static void
append_csv_text (GString    *row,
                 const char *text)
{
  gsize length = strlen (text);
  gsize old_length = row->len;
  gsize room = length * 2 + 2;

  if (length == 0)
    return;

  if (strpbrk (text, ",\"\r\n") == NULL &&
      !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1]))
    {
      g_string_append_len (row, text, (gssize) length);
      return;
    }

  g_string_set_size (row, old_length + room);
  room = csv_write (row->str + old_length, room, text, length);
  g_string_truncate (row, old_length + room);
}

/* The text fields for which a truth value can stand in. */
static WinnowFields
text_for_truth (WinnowFields field)
{
  switch ((guint) field)
    {
    case WINNOW_FIELD_HAS_AVATAR:
      return WINNOW_FIELD_AVATAR;

    case WINNOW_FIELD_HAS_BIO:
      return WINNOW_FIELD_BIO;

    case WINNOW_FIELD_HAS_URL:
      return WINNOW_FIELD_URL;

    case WINNOW_FIELD_HAS_LOCATION:
      return WINNOW_FIELD_LOCATION;

    default:
      return 0;
    }
}

static WinnowTold
get_truth_for_csv (const WinnowFollowerRecord *record,
                   WinnowFields                field)
{
  WinnowFields text = text_for_truth (field);

  if (text != 0 &&
      g_strcmp0 (winnow_follower_record_get_text (record, text), "") == 0)
    return WINNOW_TOLD_NO;

  return winnow_follower_record_get_truth (record, field);
}

/* (transfer full) (nullable): %NULL also for a time that no reader takes. */
static char *
format_time (const WinnowFollowerRecord *record,
             WinnowFields                field)
{
  gint64 time = winnow_follower_record_get_time (record, field);

  return winnow_time_in_range (time) ? winnow_time_format (time) : NULL;
}

static void
append_csv_field (GString                    *row,
                  const WinnowFollowerRecord *record,
                  WinnowFields                field)
{
  g_autofree char *time = NULL;
  const char *text;
  gint64 count;

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      text = winnow_follower_record_get_text (record, field);
      append_csv_text (row, text != NULL ? text : "");
      break;

    case WINNOW_FIELD_KIND_COUNT:
      count = winnow_follower_record_get_count (record, field);
      if (count >= 0)
        g_string_append_printf (row, "%" G_GINT64_FORMAT, count);
      break;

    case WINNOW_FIELD_KIND_TIME:
      time = format_time (record, field);
      g_string_append (row, time != NULL ? time : "");
      break;

    case WINNOW_FIELD_KIND_TRUTH:
      {
        static const char * const words[] = { "0", "1", "" };

        g_string_append (row, words[get_truth_for_csv (record, field)]);
        break;
      }

    default:
      g_assert_not_reached ();
    }
}

static void
append_csv_header (WinnowFollowerWriter *self)
{
  g_assert (WINNOW_IS_FOLLOWER_WRITER (self));

  for (WinnowFields left = self->fields; left != 0; left &= left - 1)
    {
      g_string_append (self->row, winnow_field_get_key (left & -left));
      g_string_append_c (self->row, (left & (left - 1)) != 0 ? ',' : '\n');
    }

  self->has_header = TRUE;
}

static void
append_csv (WinnowFollowerWriter       *self,
            const WinnowFollowerRecord *record)
{
  gsize old_length = self->row->len;

  for (WinnowFields left = self->fields; left != 0; left &= left - 1)
    {
      append_csv_field (self->row, record, left & -left);

      if ((left & (left - 1)) != 0)
        g_string_append_c (self->row, ',');
    }

  /* A blank line would be no row at all. */
  if (self->row->len == old_length)
    g_string_append (self->row, "\"\"");

  g_string_append_c (self->row, '\n');
}

static JsonNode *
make_json_value (const WinnowFollowerRecord *record,
                 WinnowFields                field)
{
  g_autofree char *time = NULL;
  JsonNode *node = json_node_alloc ();

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      return json_node_init_string (node,
                                    winnow_follower_record_get_text (record, field));

    case WINNOW_FIELD_KIND_COUNT:
      return json_node_init_int (node,
                                 winnow_follower_record_get_count (record, field));

    case WINNOW_FIELD_KIND_TIME:
      time = format_time (record, field);
      return time != NULL ? json_node_init_string (node, time)
                          : json_node_init_null (node);

    case WINNOW_FIELD_KIND_TRUTH:
      return json_node_init_boolean (node,
                                     winnow_follower_record_get_truth (record, field) ==
                                     WINNOW_TOLD_YES);

    default:
      g_assert_not_reached ();
    }
}

static void
append_json (WinnowFollowerWriter       *self,
             const WinnowFollowerRecord *record)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_alloc ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  for (WinnowFields left = self->fields & record->known;
       left != 0;
       left &= left - 1)
    {
      WinnowFields field = left & -left;

      json_object_set_member (object, winnow_field_get_key (field),
                              make_json_value (record, field));
    }

  json_node_init_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, self->row);
  g_string_append_c (self->row, '\n');
}

static gboolean
flush_row (WinnowFollowerWriter  *self,
           GCancellable          *cancellable,
           GError               **error)
{
  g_assert (WINNOW_IS_FOLLOWER_WRITER (self));

  return g_output_stream_write_all (self->stream, self->row->str,
                                    self->row->len, NULL, cancellable, error);
}

/**
 * winnow_follower_writer_write:
 * @self: a writer
 * @record: a follower
 * @cancellable: (nullable): to stop waiting for the stream
 * @error: return location for an error of the stream
 *
 * Writes one follower, after the header if it is the first. Blocks.
 *
 * Returns: %FALSE with @error set when the stream did not take it
 */
gboolean
winnow_follower_writer_write (WinnowFollowerWriter        *self,
                              const WinnowFollowerRecord  *record,
                              GCancellable                *cancellable,
                              GError                     **error)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_WRITER (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  g_string_truncate (self->row, 0);

  if (self->format == WINNOW_FILE_FORMAT_NDJSON)
    {
      append_json (self, record);
    }
  else
    {
      if (!self->has_header)
        append_csv_header (self);
      append_csv (self, record);
    }

  return flush_row (self, cancellable, error);
}

/**
 * winnow_follower_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): to stop waiting for the stream
 * @error: return location for an error of the stream
 *
 * Ends the file: a CSV without followers still gets its header. Flushes the
 * stream, but does not close it. Blocks.
 *
 * Returns: %FALSE with @error set when the stream did not take it
 */
gboolean
winnow_follower_writer_finish (WinnowFollowerWriter  *self,
                               GCancellable          *cancellable,
                               GError               **error)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_WRITER (self), FALSE);

  g_string_truncate (self->row, 0);

  if (self->format == WINNOW_FILE_FORMAT_CSV && !self->has_header)
    append_csv_header (self);

  return flush_row (self, cancellable, error) &&
         g_output_stream_flush (self->stream, cancellable, error);
}
