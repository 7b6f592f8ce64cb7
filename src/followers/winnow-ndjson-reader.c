/* winnow-ndjson-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "followers/winnow-file-value.h"
#include "followers/winnow-ndjson-reader.h"

struct _WinnowNdjsonReader
{
  WinnowFollowerReader  parent_instance;

  JsonParser           *parser;         /* owns the texts of the record */
  WinnowFollowerRecord  record;
  guint                 line;
  guint                 error_column;   /* where the parser gave up, from 1 */
};

G_DEFINE_FINAL_TYPE (WinnowNdjsonReader, winnow_ndjson_reader, WINNOW_TYPE_FOLLOWER_READER)

/* JSON can say NUL, but no text of ours can hold one. */
static gboolean
has_escaped_nul (const char *line,
                 gsize       length)
{
  static const char escape[] = "\\u0000";
  const char *end = line + length;
  const char *from = line;
  const char *found;

  while ((found = memmem (from, (gsize) (end - from),
                          escape, strlen (escape))) != NULL)
    {
      gsize n_backslashes = 1;

      while (found - n_backslashes >= line &&
             *(found - n_backslashes) == '\\')
        n_backslashes++;

      if (n_backslashes % 2 != 0)
        return TRUE;

      from = found + 1;
    }

  return FALSE;
}

static gboolean
check_encoding (WinnowNdjsonReader  *self,
                const char          *line,
                gsize                length,
                GError             **error)
{
  const char *end;

  if (!g_utf8_validate_len (line, length, &end) && *end != '\0')
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, self->line,
                             NULL, _("is not UTF-8 text; save the file as "
                                     "UTF-8"));
      return FALSE;
    }

  if (end != line + length || has_escaped_nul (line, length))
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, self->line,
                             NULL, _("holds a NUL character, so it is not "
                                     "text"));
      return FALSE;
    }

  return TRUE;
}

/* What stands where something else should, for people. */
static const char *
describe_node (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return _("an object");

    case JSON_NODE_ARRAY:
      return _("a list");

    case JSON_NODE_NULL:
      return _("nothing");

    case JSON_NODE_VALUE:
    default:
      break;
    }

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return _("a text");

    case G_TYPE_BOOLEAN:
      return _("a truth value");

    default:
      return _("a number");
    }
}

static gboolean
refuse (WinnowNdjsonReader  *self,
        WinnowFields         field,
        JsonNode            *node,
        GError             **error)
{
  const char *key = winnow_field_get_key (field);
  const char *found = describe_node (node);

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, self->line, key,
                             _("should be a text in quotes, but is %s"), found);
      break;

    case WINNOW_FIELD_KIND_COUNT:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, self->line, key,
                             _("should be a whole number, but is %s"), found);
      break;

    case WINNOW_FIELD_KIND_TIME:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, self->line, key,
                             _("should be a time in quotes such as "
                               "\"2024-05-03T10:22:31Z\", but is %s"), found);
      break;

    case WINNOW_FIELD_KIND_TRUTH:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, self->line, key,
                             _("should be true or false, but is %s"), found);
      break;

    default:
      g_assert_not_reached ();
    }

  return FALSE;
}

static gboolean
take_string (WinnowNdjsonReader  *self,
             WinnowFields         field,
             const char          *text,
             GError             **error)
{
  gsize length = strlen (text);

  /* An escape may stand for half a character. */
  if (!g_utf8_validate_len (text, length, NULL))
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, self->line,
                             winnow_field_get_key (field),
                             _("holds an escape that stands for no character"));
      return FALSE;
    }

  if (length > WINNOW_MAX_FIELD)
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_TOO_LONG, self->line,
                             winnow_field_get_key (field),
                             _("is longer than 256 KiB"));
      return FALSE;
    }

  if (winnow_field_get_kind (field) != WINNOW_FIELD_KIND_TEXT)
    return winnow_file_value_parse (&self->record, field, text,
                                    length, self->line, error);

  winnow_follower_record_set_text (&self->record, field, text);

  return TRUE;
}

/* Some tools write whole numbers as 12.0. */
static gboolean
take_number (WinnowNdjsonReader  *self,
             WinnowFields         field,
             double               number,
             GError             **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (number >= 0 && number <= G_MAXUINT32 && floor (number) == number)
    g_snprintf (text, sizeof text, "%u", (guint32) number);
  else
    g_ascii_formatd (text, sizeof text, "%.15g", number);

  return winnow_file_value_parse (&self->record, field, text,
                                  strlen (text), self->line, error);
}

static gboolean
take_member (WinnowNdjsonReader  *self,
             WinnowFields         field,
             JsonNode            *node,
             GError             **error)
{
  WinnowFieldKind kind = winnow_field_get_kind (field);
  GType type;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                      : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return take_string (self, field, json_node_get_string (node), error);

  if (type == G_TYPE_BOOLEAN && kind == WINNOW_FIELD_KIND_TRUTH)
    {
      winnow_follower_record_set_truth (&self->record, field,
                                        json_node_get_boolean (node));
      return TRUE;
    }

  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) &&
      (kind == WINNOW_FIELD_KIND_TRUTH || kind == WINNOW_FIELD_KIND_COUNT))
    return take_number (self, field, json_node_get_double (node), error);

  return refuse (self, field, node, error);
}

static gboolean
take_object (WinnowNdjsonReader  *self,
             JsonObject          *object,
             GError             **error)
{
  WinnowFollowerReader *reader = WINNOW_FOLLOWER_READER (self);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  WinnowFields fields = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      WinnowFields field = winnow_field_from_key (key);

      if (field == 0)
        winnow_follower_reader_add_unknown (reader, key);
      else if (!take_member (self, field, node, error))
        return FALSE;

      fields |= field;
    }

  winnow_follower_reader_add_fields (reader, fields);

  if (winnow_follower_reader_get_fields (reader) == 0 &&
      json_object_get_size (object) > 0)
    {
      g_autofree char *names = winnow_file_error_describe_names ();

      winnow_file_error_set (error, WINNOW_FILE_ERROR_HEADER, self->line, NULL,
                             _("has none of the keys that can be read, such "
                               "as %s"), names);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_line (WinnowNdjsonReader  *self,
            const char          *line,
            gsize                length,
            GError             **error)
{
  JsonNode *root;

  if (!check_encoding (self, line, length, error))
    return FALSE;

  /* What the parser says speaks of its own lines and of tokens. */
  self->error_column = (guint) length;
  if (!json_parser_load_from_data (self->parser, line, (gssize) length, NULL))
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_SYNTAX, self->line, NULL,
                             _("is not JSON near character %u; each line must "
                               "be one whole object"),
                             self->error_column);
      return FALSE;
    }

  root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_SYNTAX, self->line, NULL,
                             _("should be a JSON object, but is %s"),
                             root != NULL ? describe_node (root) : _("nothing"));
      return FALSE;
    }

  self->record = (WinnowFollowerRecord) { 0, };

  return take_object (self, json_node_get_object (root), error);
}

static gboolean
winnow_ndjson_reader_next (WinnowFollowerReader        *reader,
                           const WinnowFollowerRecord **record,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  WinnowNdjsonReader *self = WINNOW_NDJSON_READER (reader);
  WinnowLineSource *source = winnow_follower_reader_get_source (reader);
  const char *line;
  gsize length;

  do
    {
      if (!winnow_line_source_peek (source, &line, &length, cancellable, error))
        return FALSE;

      if (line == NULL)
        return TRUE;

      winnow_line_source_take (source);
    }
  while (winnow_line_is_blank (line, length));

  self->line = winnow_line_source_get_number (source);

  if (!parse_line (self, line, length, error))
    return FALSE;

  *record = &self->record;

  return TRUE;
}

static void
winnow_ndjson_reader_finalize (GObject *object)
{
  WinnowNdjsonReader *self = WINNOW_NDJSON_READER (object);

  g_clear_object (&self->parser);

  G_OBJECT_CLASS (winnow_ndjson_reader_parent_class)->finalize (object);
}

static void
winnow_ndjson_reader_class_init (WinnowNdjsonReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowFollowerReaderClass *reader_class = WINNOW_FOLLOWER_READER_CLASS (klass);

  object_class->finalize = winnow_ndjson_reader_finalize;

  reader_class->format = WINNOW_FILE_FORMAT_NDJSON;
  reader_class->next = winnow_ndjson_reader_next;
}

/* The parser knows where it is only as long as it parses. */
static void
on_error (JsonParser         *parser,
          const GError       *error,
          WinnowNdjsonReader *self)
{
  self->error_column = json_parser_get_current_pos (parser) + 1;
}

static void
winnow_ndjson_reader_init (WinnowNdjsonReader *self)
{
  self->parser = json_parser_new_immutable ();
  json_parser_set_strict (self->parser, TRUE);
  g_signal_connect (self->parser, "error", G_CALLBACK (on_error), self);
}

/* Reads one JSON object a line. @source: (transfer full) */
WinnowFollowerReader *
winnow_ndjson_reader_new (WinnowLineSource *source)
{
  WinnowFollowerReader *self = g_object_new (WINNOW_TYPE_NDJSON_READER, NULL);

  winnow_follower_reader_set_source (self, source);

  return self;
}
