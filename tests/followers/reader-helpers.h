/* reader-helpers.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <string.h>

#include "followers/winnow-follower-file.h"

/* What the reader tests share: bytes in, a line of text per follower out. */

G_GNUC_UNUSED
static WinnowFollowerReader *
open_bytes (const char  *text,
            gssize       length,
            GError     **error)
{
  g_autoptr (GInputStream) stream = NULL;

  stream = g_memory_input_stream_new_from_data (g_memdup2 (text, length < 0
                                                                   ? strlen (text)
                                                                   : (gsize) length),
                                                length < 0 ? (gssize) strlen (text) : length,
                                                g_free);

  return winnow_follower_file_open (stream, NULL, error);
}

/* The next, or NULL at the end. */
G_GNUC_UNUSED
static const WinnowFollowerRecord *
read_one (WinnowFollowerReader *reader)
{
  const WinnowFollowerRecord *record;
  g_autoptr (GError) error = NULL;

  g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
  g_assert_no_error (error);

  return record;
}

/* Reads all; gives the first error, or NULL. */
G_GNUC_UNUSED
static GError *
read_all (const char *text,
          gssize      length,
          guint      *n_records)
{
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;
  GError *error = NULL;

  *n_records = 0;
  reader = open_bytes (text, length, &error);
  if (reader == NULL)
    return error;

  while (winnow_follower_reader_next (reader, &record, NULL, &error) &&
         record != NULL)
    (*n_records)++;

  return error;
}

/* Tells how fast @text, of so many records, is read. */
G_GNUC_UNUSED
static void
time_reading (GString *text,
              guint    n)
{
  g_autoptr (GError) error = NULL;
  double seconds;
  guint n_records;

  g_test_timer_start ();
  error = read_all (text->str, (gssize) text->len, &n_records);
  seconds = g_test_timer_elapsed ();
  g_assert_no_error (error);
  g_assert_cmpuint (n_records, ==, n);
  g_test_message ("%.0f rows/s, %.0f MB/s", n / seconds, text->len / seconds / 1e6);
}

typedef struct
{
  const char *name;
  const char *text;
  gssize      length;           /* -1 = NUL-terminated */
  int         code;
  guint       n_before;         /* good rows before it */
  const char *message;          /* the whole of it */
} BadFile;

G_GNUC_UNUSED
static void
check_bad_file (const BadFile *bad)
{
  g_autoptr (GError) error = NULL;
  guint n_records;

  error = read_all (bad->text, bad->length, &n_records);
  g_test_message ("%s: %s", bad->name, error != NULL ? error->message : "read");
  g_assert_error (error, WINNOW_FILE_ERROR, bad->code);
  g_assert_cmpstr (error->message, ==, bad->message);
  g_assert_cmpuint (n_records, ==, bad->n_before);
}
