/* winnow-line-source.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "followers/winnow-file-error.h"
#include "followers/winnow-line-source.h"

#define CHUNK_SIZE (64 * 1024)

struct _WinnowLineSource
{
  GInputStream *stream;

  /* What was read and not yet taken is [begin, end) of the buffer; in it
   * there is no end of a line before scanned. */
  char         *buffer;
  gsize         capacity;
  gsize         begin;
  gsize         scanned;
  gsize         end;

  gsize         line_length;    /* of the line peeked at; 0 = none */
  guint         number;         /* of the line peeked at or last taken */
  gboolean      started;
  gboolean      at_eof;
};

/**
 * winnow_line_source_new:
 * @stream: where the bytes come from
 *
 * Makes a source of the lines of @stream. Lines end with LF, CRLF or CR, as
 * editors count them.
 *
 * Returns: (transfer full): a source
 */
WinnowLineSource *
winnow_line_source_new (GInputStream *stream)
{
  WinnowLineSource *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (WinnowLineSource, 1);
  self->stream = g_object_ref (stream);
  self->capacity = 2 * CHUNK_SIZE;
  self->buffer = g_malloc (self->capacity);

  return self;
}

/**
 * winnow_line_source_free:
 * @self: (transfer full): a source
 *
 * Frees a source. The stream is not closed.
 */
void
winnow_line_source_free (WinnowLineSource *self)
{
  g_clear_object (&self->stream);
  g_free (self->buffer);
  g_free (self);
}

/* Moves what is left to the front, and makes room for another chunk. */
static void
make_room (WinnowLineSource *self)
{
  if (self->begin > 0)
    {
      memmove (self->buffer,
               self->buffer + self->begin,
               self->end - self->begin);
      self->end -= self->begin;
      self->scanned -= self->begin;
      self->begin = 0;
    }

  if (self->capacity - self->end < CHUNK_SIZE)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity);
    }
}

static gboolean
fill (WinnowLineSource  *self,
      GCancellable      *cancellable,
      GError           **error)
{
  gssize n_read;

  /* Some streams do not look. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (self->capacity - self->end < CHUNK_SIZE)
    make_room (self);

  n_read = g_input_stream_read (self->stream,
                                self->buffer + self->end,
                                self->capacity - self->end,
                                cancellable,
                                error);
  if (n_read < 0)
    return FALSE;

  self->end += (gsize) n_read;
  self->at_eof = n_read == 0;

  return TRUE;
}

/* Byte order marks: UTF-8's is skipped, UTF-16's tells what is wrong. */
static gboolean
start (WinnowLineSource  *self,
       GCancellable      *cancellable,
       GError           **error)
{
  while (self->end < 3 && !self->at_eof)
    if (!fill (self, cancellable, error))
      return FALSE;

  if (self->end >= 2 &&
      (memcmp (self->buffer, "\xff\xfe", 2) == 0 ||
       memcmp (self->buffer, "\xfe\xff", 2) == 0))
    {
      winnow_file_error_set (error, WINNOW_FILE_ERROR_ENCODING, 1, NULL,
                             _("this is UTF-16 text; save it as UTF-8"));
      return FALSE;
    }

  if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
    self->begin = self->scanned = 3;

  self->started = TRUE;

  return TRUE;
}

/* The length of the first line in the buffer, 0 when its end is not there. */
static gsize
find_line (WinnowLineSource *self)
{
  char *from = self->buffer + self->scanned;
  char *end = self->buffer + self->end;
  char *lf = memchr (from, '\n', (gsize) (end - from));
  char *stop = lf != NULL ? lf : end;
  char *cr = memchr (from, '\r', (gsize) (stop - from));

  /* A CR at the very end may be half of a CRLF. */
  if (cr != NULL && cr + 1 == end && !self->at_eof)
    {
      self->scanned = (gsize) (cr - self->buffer);
      return 0;
    }

  if (cr != NULL && cr + 1 != lf)
    stop = cr + 1;
  else if (lf != NULL)
    stop = lf + 1;
  else if (!self->at_eof)
    {
      self->scanned = self->end;
      return 0;
    }

  return (gsize) (stop - (self->buffer + self->begin));
}

/**
 * winnow_line_source_peek:
 * @self: a source
 * @line: (out) (array length=length) (transfer none): the line with whatever
 *   ended it, not terminated; %NULL at the end of the stream. Valid until the
 *   next call
 * @length: (out): its length in bytes
 * @cancellable: (nullable): to stop waiting for the stream
 * @error: return location for an error of the stream,
 *   %WINNOW_FILE_ERROR_ENCODING or %WINNOW_FILE_ERROR_TOO_LONG
 *
 * Looks at the next line without taking it. Blocks.
 *
 * Returns: %FALSE with @error set when there is no saying
 */
gboolean
winnow_line_source_peek (WinnowLineSource  *self,
                         const char       **line,
                         gsize             *length,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line != NULL && length != NULL, FALSE);

  if (!self->started && !start (self, cancellable, error))
    return FALSE;

  if (self->line_length == 0)
    {
      gsize found;

      while ((found = find_line (self)) == 0 && !self->at_eof)
        {
          if (self->end - self->begin > WINNOW_MAX_ROW)
            break;

          if (!fill (self, cancellable, error))
            return FALSE;
        }

      if (found > 0 || self->end > self->begin)
        self->number++;

      if (found > WINNOW_MAX_ROW || (found == 0 && !self->at_eof))
        {
          winnow_file_error_set (error, WINNOW_FILE_ERROR_TOO_LONG,
                                 self->number, NULL,
                                 _("is longer than 1 MiB; is this a file of "
                                   "followers?"));
          return FALSE;
        }

      self->line_length = found;
    }

  *length = self->line_length;
  *line = *length > 0 ? self->buffer + self->begin : NULL;

  return TRUE;
}

/**
 * winnow_line_source_take:
 * @self: a source
 *
 * Takes the line that was peeked at; what was told of it stays valid until the
 * next peek.
 */
void
winnow_line_source_take (WinnowLineSource *self)
{
  g_return_if_fail (self != NULL);

  self->begin += self->line_length;
  self->scanned = self->begin;
  self->line_length = 0;
}

/**
 * winnow_line_source_get_number:
 * @self: a source
 *
 * Returns: the number of the line last peeked at, from 1; 0 before
 */
guint
winnow_line_source_get_number (WinnowLineSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/* Whether there is nothing to see in a line. */
gboolean
winnow_line_is_blank (const char *line,
                      gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;

  return TRUE;
}
