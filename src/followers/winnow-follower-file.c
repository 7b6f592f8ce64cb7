/* winnow-follower-file.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-follower-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "followers/winnow-csv-reader.h"
#include "followers/winnow-ndjson-reader.h"

/* Takes blank lines until there is one with something in it. */
static gboolean
peek_text (WinnowLineSource  *source,
           const char       **line,
           gsize             *length,
           GCancellable      *cancellable,
           GError           **error)
{
  while (TRUE)
    {
      if (!winnow_line_source_peek (source, line, length, cancellable, error))
        return FALSE;

      if (*line == NULL)
        {
          winnow_file_error_set (error, WINNOW_FILE_ERROR_EMPTY, 0, NULL,
                                 _("the file is empty: it holds no followers "
                                   "and no header"));
          return FALSE;
        }

      if (!winnow_line_is_blank (*line, *length))
        return TRUE;

      winnow_line_source_take (source);
    }
}

static gboolean
begins_with (const char *line,
             gsize       length,
             const char *what)
{
  return length >= strlen (what) && memcmp (line, what, strlen (what)) == 0;
}

/* What people take for a file of followers, by how it begins; the readers
 * would stumble over a quote or a byte somewhere in it.
 * Returns: (nullable): what is wrong with it */
static const char *
find_foreign (const char      *line,
              gsize            length,
              WinnowFileError *code)
{
  *code = WINNOW_FILE_ERROR_ENCODING;
  if (begins_with (line, length, "PK\003\004") ||
      begins_with (line, length, "\037\213"))
    return _("this is a packed file, such as a spreadsheet or an archive; "
             "save what is in it as CSV");

  if (begins_with (line, length, "\211PNG") ||
      begins_with (line, length, "%PDF-") ||
      begins_with (line, length, "\377\330\377") ||
      begins_with (line, length, "SQLite format 3"))
    return _("this is not a text file");

  *code = WINNOW_FILE_ERROR_SYNTAX;
  if (begins_with (line, length, "window.YTD"))
    return _("this is a file of an X archive, which Winnow cannot read yet");

  if (begins_with (line, length, "["))
    return _("this is a JSON array; write one object a line (NDJSON)");

  return NULL;
}

/**
 * winnow_follower_file_read:
 * @file: a file
 * @cancellable: (nullable): to stop waiting for it
 * @error: return location for a %G_IO_ERROR
 *
 * Opens a file, and says in a whole sentence when that cannot be. Blocks.
 *
 * Returns: (transfer full): its content; %NULL with @error set
 */
GFileInputStream *
winnow_follower_file_read (GFile         *file,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  GFileInputStream *stream;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, &local_error);
  if (stream != NULL)
    return stream;

  name = g_file_get_parse_name (file);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, local_error->domain, local_error->code,
                 _("There is no file “%s”."), name);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, local_error->domain, local_error->code,
                 _("“%s” is a folder, not a file of followers."), name);
  else if (g_error_matches (local_error, G_IO_ERROR,
                            G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, local_error->domain, local_error->code,
                 _("You may not read the file “%s”."), name);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/**
 * winnow_follower_file_open:
 * @stream: where the file comes from; not closed
 * @cancellable: (nullable): to stop waiting for @stream
 * @error: return location for a %WINNOW_FILE_ERROR or an error of @stream
 *
 * Makes a reader for a file of followers: NDJSON when the first thing in it is
 * a `{`, else CSV, whose header is read at once. A UTF-8 byte order mark is
 * skipped. Blocks.
 *
 * Returns: (transfer full): a reader; %NULL with @error set when this is no
 *   file of followers
 */
WinnowFollowerReader *
winnow_follower_file_open (GInputStream  *stream,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (WinnowLineSource) source = NULL;
  WinnowFileError code;
  const char *foreign;
  const char *line;
  gsize length;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  source = winnow_line_source_new (stream);

  if (!peek_text (source, &line, &length, cancellable, error))
    return NULL;

  for (; g_ascii_isspace (*line); length--)
    line++;

  foreign = find_foreign (line, length, &code);
  if (foreign != NULL)
    {
      winnow_file_error_set (error, code,
                             code == WINNOW_FILE_ERROR_SYNTAX
                               ? winnow_line_source_get_number (source) : 0,
                             NULL, "%s", foreign);
      return NULL;
    }

  if (*line == '{')
    return winnow_ndjson_reader_new (g_steal_pointer (&source));

  return winnow_csv_reader_new (g_steal_pointer (&source), cancellable, error);
}
