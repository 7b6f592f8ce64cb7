/* winnow-follower-file.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-follower-file.h"

#include <glib/gi18n.h>

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
  const char *line;
  gsize length;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  source = winnow_line_source_new (stream);

  if (!peek_text (source, &line, &length, cancellable, error))
    return NULL;

  while (g_ascii_isspace (*line))
    line++;

  if (*line == '{')
    return winnow_ndjson_reader_new (g_steal_pointer (&source));

  return winnow_csv_reader_new (g_steal_pointer (&source), cancellable, error);
}
