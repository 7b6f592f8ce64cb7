/* winnow-audit-file.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit/winnow-audit-private.h"
#include "followers/winnow-follower-file.h"

/* A batch ends at whichever comes first: often enough for smooth progress,
 * seldom enough that the thread is not all switching. */
#define BATCH_ROWS 8192
#define BATCH_TIME (50 * G_TIME_SPAN_MILLISECOND)

/* Rows read in a thread, until they are appended on the main loop. */
typedef struct
{
  GFile                *file;
  WinnowFollowerReader *reader;
  GInputStream         *stream;
  GCancellable         *cancellable;
  guint64               skip;
  guint64               n_read;
  guint                 max;
  GArray               *records;
  GStringChunk         *texts;
  gboolean              at_end;
  gint64                position;
  gint64                size;
  GError               *error;
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_object (&batch->reader);
  g_clear_object (&batch->stream);
  g_clear_pointer (&batch->records, g_array_unref);
  g_clear_pointer (&batch->texts, g_string_chunk_free);
  g_clear_error (&batch->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static void
batch_add (Batch                      *batch,
           const WinnowFollowerRecord *record)
{
  WinnowFollowerRecord copy = *record;

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      WinnowFields field = (WinnowFields) (1 << i);

      if ((record->known & field) &&
          winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TEXT)
        {
          const char *text = winnow_follower_record_get_text (record, field);

          winnow_follower_record_set_text (
            &copy, field, g_string_chunk_insert (batch->texts, text));
        }
    }

  g_array_append_val (batch->records, copy);
}

static gboolean
batch_open (Batch *batch)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  stream = g_file_read (batch->file, batch->cancellable, &batch->error);
  if (stream == NULL)
    return FALSE;

  info = g_file_input_stream_query_info (stream,
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                         batch->cancellable, NULL);
  batch->size = info != NULL ? g_file_info_get_size (info) : 0;
  batch->stream = G_INPUT_STREAM (g_steal_pointer (&stream));
  batch->reader = winnow_follower_file_open (batch->stream,
                                             batch->cancellable,
                                             &batch->error);

  return batch->reader != NULL;
}

static void
batch_read_in_thread (gpointer data)
{
  Batch *batch = data;
  gint64 until = g_get_monotonic_time () + BATCH_TIME;

  if (batch->reader == NULL && !batch_open (batch))
    return;

  while (batch->records->len < batch->max)
    {
      const WinnowFollowerRecord *record;

      if (!winnow_follower_reader_next (batch->reader, &record,
                                        batch->cancellable, &batch->error))
        return;

      batch->at_end = record == NULL;
      if (batch->at_end)
        break;

      if (batch->n_read++ < batch->skip)
        continue;

      batch_add (batch, record);
      if (batch->records->len % 256 == 0 && g_get_monotonic_time () > until)
        break;
    }

  if (G_IS_SEEKABLE (batch->stream))
    batch->position = g_seekable_tell (G_SEEKABLE (batch->stream));
}

/* How many rows there may be, by the size of those that came. */
static guint
guess_total (const Batch *batch,
             guint        length,
             guint        limit)
{
  double guess;

  if (batch->at_end)
    return length;

  if (batch->position <= 0 || batch->size <= batch->position)
    return 0;

  guess = (double) length * (double) batch->size / (double) batch->position;
  if (limit > 0)
    guess = MIN (guess, (double) limit);

  return (guint) MIN (guess, (double) G_MAXUINT);
}

static void
take_batch (WinnowAudit *self,
            Batch       *batch)
{
  guint length;
  guint total;

  winnow_follower_list_append (
    self->followers,
    (const WinnowFollowerRecord *) (gpointer) batch->records->data,
    batch->records->len);

  length = winnow_follower_list_get_length (self->followers);
  total = guess_total (batch, length, self->limit);
  if (winnow_fetch_get_total (self->fetch) == 0 && total > 0)
    winnow_fetch_begin_phase (self->fetch, WINNOW_FETCH_FOLLOWERS, length,
                              total);
  else
    winnow_fetch_set_done (self->fetch, length);

  self->n_rows += batch->records->len;
  g_array_set_size (batch->records, 0);
  g_string_chunk_clear (batch->texts);
}

/* With the limit reached it takes one more look to know whether there was
 * more; what a row beyond the limit has wrong with it is of no concern. */
static guint
get_room (WinnowAudit *self)
{
  guint length = winnow_follower_list_get_length (self->followers);

  if (self->limit == 0)
    return BATCH_ROWS;

  return MIN (self->limit - MIN (length, self->limit), BATCH_ROWS);
}

static void
peek_in_thread (gpointer data)
{
  Batch *batch = data;
  const WinnowFollowerRecord *record;

  if (batch->reader != NULL &&
      winnow_follower_reader_next (batch->reader, &record, batch->cancellable,
                                   NULL))
    batch->at_end = record == NULL;
}

static gboolean
read_batch (WinnowAudit  *self,
            Batch        *batch,
            GError      **error)
{
  if (!dex_await (winnow_fetch_when_ready (self->fetch), error))
    return FALSE;

  batch->max = get_room (self);
  if (batch->max == 0)
    {
      dex_await (winnow_audit_in_thread (peek_in_thread, batch), NULL);
      return TRUE;
    }

  dex_await (winnow_audit_in_thread (batch_read_in_thread, batch), NULL);
  take_batch (self, batch);

  if (batch->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&batch->error));
      return FALSE;
    }

  return TRUE;
}

/* Reads the file into the list, a batch at a time in a thread; what was read
 * before a stop is skipped. To be called on a fiber. */
gboolean
winnow_audit_read_file (WinnowAudit  *self,
                        GError      **error)
{
  g_auto (Batch) batch = { .file = self->file };

  g_assert (WINNOW_IS_AUDIT (self));
  g_assert (G_IS_FILE (self->file));

  batch.skip = self->n_rows;
  batch.cancellable = winnow_fetch_get_cancellable (self->fetch);
  batch.records = g_array_new (FALSE, FALSE, sizeof (WinnowFollowerRecord));
  batch.texts = g_string_chunk_new (64 * 1024);

  winnow_fetch_begin_phase (
    self->fetch, WINNOW_FETCH_FOLLOWERS,
    winnow_follower_list_get_length (self->followers), 0);

  while (!batch.at_end)
    {
      if (!read_batch (self, &batch, error))
        return FALSE;
      if (batch.max == 0)
        break;
    }

  winnow_fetch_set_position (self->fetch, NULL, batch.at_end);
  winnow_fetch_begin_phase (self->fetch, WINNOW_FETCH_DONE, 0, 0);

  return TRUE;
}
