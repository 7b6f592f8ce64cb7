/* test-follower-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "reader-helpers.h"

#define CSV "id,handle,bio,posts\r\n1,a,\"x\ny\",7\r\n\r\n2,b,,\r\n"
#define NDJSON "\n{\"id\":\"1\",\"handle\":\"a\",\"bio\":\"x\\ny\",\"posts\":7}\r\n{\"id\":\"2\",\"handle\":\"b\"}"

/* A stream that gives a byte at a time, so that every cut is tried. */
#define TRICKLE_TYPE_STREAM (trickle_stream_get_type ())
G_DECLARE_FINAL_TYPE (TrickleStream, trickle_stream, TRICKLE, STREAM, GFilterInputStream)

struct _TrickleStream
{
  GFilterInputStream parent_instance;
};

G_DEFINE_FINAL_TYPE (TrickleStream, trickle_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
trickle_stream_read (GInputStream  *stream,
                     void          *buffer,
                     gsize          count,
                     GCancellable  *cancellable,
                     GError       **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));

  return g_input_stream_read (base, buffer, MIN (count, 1), cancellable, error);
}

static void
trickle_stream_class_init (TrickleStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = trickle_stream_read;
}

static void
trickle_stream_init (TrickleStream *self)
{
}

static void
test_trickle (void)
{
  static const char * const texts[] = { CSV, NDJSON, ("\xef\xbb\xbf" CSV) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) base = g_memory_input_stream_new_from_data (texts[i], -1, NULL);
      g_autoptr (GInputStream) stream = g_object_new (TRICKLE_TYPE_STREAM,
                                                      "base-stream", base, NULL);
      g_autoptr (WinnowFollowerReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const WinnowFollowerRecord *record;

      reader = winnow_follower_file_open (stream, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
      g_assert_cmpstr (record->bio, ==, "x\ny");
      g_assert_cmpuint (record->posts, ==, 7);
      g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
      g_assert_cmpstr (record->handle, ==, "b");
      g_assert_cmpuint (record->known, ==, WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE);
      g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
      g_assert_null (record);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (CSV, -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WinnowFollowerReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  reader = winnow_follower_file_open (stream, cancellable, &error);
  g_assert_null (reader);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Bytes that a CSV or JSON is made of, so that the fuzz gets somewhere. */
static void
append_noise (GString *text,
              GRand   *rand)
{
  static const char * const pieces[] = {
    ",", "\"", "\n", "\r", "\r\n", "{", "}", "[", "]", ":", "\\", "\\u0000", "\\ud83c",
    "\"\"", "\"id\"", "id", "posts", "\"posts\":", "true", "null", "-1", "1e9", "🌾",
    "\xe9", "\xff\xfe", "\xef\xbb\xbf", " ", "\t", "4294967296", "2024-05-03", "a",
  };

  if (g_rand_int_range (rand, 0, 8) == 0)
    g_string_append_c (text, (char) g_rand_int_range (rand, 0, 256));
  else
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

/* Whatever comes in: rows and an end, or one clear error. */
static void
test_noise (void)
{
  static const char * const starts[] = {
    "", CSV, NDJSON, "id,posts\n", "{\"id\":\"1\"}\n{", "id,handle,bio,posts\n1,a,\"",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260503);
  guint n_good = 0;
  guint n_bad = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))]);
      guint n_pieces = (guint) g_rand_int_range (rand, 0, 30);
      g_autoptr (GError) error = NULL;
      guint n_records;

      for (guint j = 0; j < n_pieces; j++)
        append_noise (text, rand);

      if (text->len > 0 && g_rand_boolean (rand))
        text->str[g_rand_int_range (rand, 0, (gint32) text->len)] = (char) g_rand_int (rand);

      error = read_all (text->str, (gssize) text->len, &n_records);
      g_assert_cmpuint (n_records, <=, text->len);
      if (error != NULL)
        {
          g_assert_true (error->domain == WINNOW_FILE_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_true (strlen (error->message) < 400);
          g_assert_null (strpbrk (error->message, "\r\n\t\x1b"));
          n_bad++;
        }
      else
        {
          n_good++;
        }
    }

  g_test_message ("%u read, %u refused", n_good, n_bad);
  g_assert_cmpuint (n_good, >, 100);
  g_assert_cmpuint (n_bad, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follower-reader/trickle", test_trickle);
  g_test_add_func ("/follower-reader/cancel", test_cancel);
  g_test_add_func ("/follower-reader/noise", test_noise);

  return g_test_run ();
}
