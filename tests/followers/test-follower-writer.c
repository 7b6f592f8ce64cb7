/* test-follower-writer.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "followers/winnow-follower-file.h"
#include "followers/winnow-follower-writer.h"
#include "followers/winnow-time.h"

/* Random text of the pieces that writers get wrong. */
static const char *
make_text (GRand        *rand,
           GStringChunk *chunk,
           gboolean      may_be_empty)
{
  static const char * const pieces[] = {
    "a", "\"", "\"\"", ",", "\n", "\r", "\r\n", " ", "\t", "🌾", "👩‍👩‍👧", "é", "\\", "/", "{", "}",
    "'", "null", "0", ";", "\x01", "\x7f", "\xe2\x80\xa8", "\xef\xbb\xbf", "</script>", "=1+1",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, may_be_empty ? 0 : 1, 12);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_chunk_insert (chunk, text->str);
}

static void
make_field (WinnowFollowerRecord *record,
            WinnowFields          field,
            GRand                *rand,
            GStringChunk         *chunk,
            gboolean              may_be_empty)
{
  gint64 time;

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      winnow_follower_record_set_text (record, field, make_text (rand, chunk, may_be_empty));
      break;

    case WINNOW_FIELD_KIND_COUNT:
      winnow_follower_record_set_count (record, field,
                                        g_rand_int (rand) >> g_rand_int_range (rand, 0, 32));
      break;

    case WINNOW_FIELD_KIND_TIME:
      time = (gint64) g_rand_double_range (rand, 0, WINNOW_TIME_END);
      if (g_rand_boolean (rand))
        time -= time % G_USEC_PER_SEC;
      winnow_follower_record_set_time (record, field, time);
      break;

    case WINNOW_FIELD_KIND_TRUTH:
      winnow_follower_record_set_truth (record, field, g_rand_boolean (rand));
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
make_record (WinnowFollowerRecord *record,
             WinnowFields          fields,
             GRand                *rand,
             GStringChunk         *chunk,
             gboolean              may_be_empty)
{
  *record = (WinnowFollowerRecord) { 0, };

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    if ((fields & (1u << i)) && g_rand_int_range (rand, 0, 3) > 0)
      make_field (record, 1u << i, rand, chunk, may_be_empty);
}

static GBytes *
write_records (const WinnowFollowerRecord *records,
               guint                       n_records,
               WinnowFileFormat            format,
               WinnowFields                fields)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (WinnowFollowerWriter) writer = winnow_follower_writer_new (stream, format, fields);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_records; i++)
    g_assert_true (winnow_follower_writer_write (writer, &records[i], NULL, &error));
  g_assert_true (winnow_follower_writer_finish (writer, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_same (GBytes                     *bytes,
            const WinnowFollowerRecord *records,
            guint                       n_records)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = winnow_follower_file_open (stream, NULL, &error);
  const WinnowFollowerRecord *record;

  g_assert_no_error (error);

  for (guint i = 0; i < n_records; i++)
    {
      g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (record);
      g_assert_cmpuint (record->known, ==, records[i].known);
      g_assert_true (winnow_follower_record_equal (record, &records[i]));
    }

  g_assert_true (winnow_follower_reader_next (reader, &record, NULL, &error));
  g_assert_null (record);
}

static void
test_round_trip (gconstpointer data)
{
  WinnowFileFormat format = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) again = NULL;
      WinnowFollowerRecord records[20];
      WinnowFields fields = WINNOW_FIELDS_ALL;

      if (round % 3 == 0)
        fields = 1u << g_rand_int_range (rand, 0, WINNOW_N_FIELDS);
      else if (round % 3 == 1)
        fields = MAX (g_rand_int (rand) & WINNOW_FIELDS_ALL, 1);

      for (guint i = 0; i < G_N_ELEMENTS (records); i++)
        make_record (&records[i], fields, rand, chunk, format == WINNOW_FILE_FORMAT_NDJSON);

      bytes = write_records (records, G_N_ELEMENTS (records), format, fields);
      check_same (bytes, records, G_N_ELEMENTS (records));
      again = write_records (records, G_N_ELEMENTS (records), format, fields);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

static void
assert_written (const WinnowFollowerRecord *record,
                WinnowFileFormat            format,
                WinnowFields                fields,
                const char                 *expected)
{
  g_autoptr (GBytes) bytes = write_records (record, record != NULL ? 1 : 0, format, fields);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   expected, strlen (expected));
}

static void
test_exact (void)
{
  WinnowFollowerRecord record = { 0, };
  const WinnowFields fields = WINNOW_FIELD_ID | WINNOW_FIELD_BIO | WINNOW_FIELD_POSTS |
                              WINNOW_FIELD_CREATED_AT | WINNOW_FIELD_VERIFIED |
                              WINNOW_FIELD_HAS_BIO;

  winnow_follower_record_set_text (&record, WINNOW_FIELD_ID, "did:1");
  winnow_follower_record_set_text (&record, WINNOW_FIELD_BIO, "a, \"b\"");
  winnow_follower_record_set_count (&record, WINNOW_FIELD_POSTS, 0);
  winnow_follower_record_set_count (&record, WINNOW_FIELD_LISTED, 5);
  winnow_follower_record_set_truth (&record, WINNOW_FIELD_VERIFIED, FALSE);

  assert_written (&record, WINNOW_FILE_FORMAT_CSV, fields,
                  "id,bio,created_at,posts,verified,has_bio\n"
                  "did:1,\"a, \"\"b\"\"\",,0,0,\n");
  assert_written (&record, WINNOW_FILE_FORMAT_NDJSON, fields,
                  "{\"id\":\"did:1\",\"bio\":\"a, \\\"b\\\"\",\"posts\":0,\"verified\":false}\n");
}

static void
test_nobody (void)
{
  assert_written (NULL, WINNOW_FILE_FORMAT_CSV, WINNOW_FIELD_ID | WINNOW_FIELD_POSTS, "id,posts\n");
  assert_written (NULL, WINNOW_FILE_FORMAT_NDJSON, WINNOW_FIELD_ID, "");
}

/* CSV has no other way to say that a bio is known to be empty. */
static void
test_known_empty (void)
{
  WinnowFollowerRecord record = { 0, };

  winnow_follower_record_set_text (&record, WINNOW_FIELD_BIO, "");
  assert_written (&record, WINNOW_FILE_FORMAT_CSV, WINNOW_FIELD_BIO | WINNOW_FIELD_HAS_BIO,
                  "bio,has_bio\n,0\n");
  assert_written (&record, WINNOW_FILE_FORMAT_CSV, WINNOW_FIELD_BIO, "bio\n\"\"\n");
  assert_written (&record, WINNOW_FILE_FORMAT_NDJSON, WINNOW_FIELD_BIO | WINNOW_FIELD_HAS_BIO,
                  "{\"bio\":\"\"}\n");
}

/* No reader takes such a time back. */
static void
test_absurd_time (void)
{
  WinnowFollowerRecord record = { 0, };

  winnow_follower_record_set_time (&record, WINNOW_FIELD_FOLLOWED_AT, WINNOW_TIME_END);
  assert_written (&record, WINNOW_FILE_FORMAT_CSV, WINNOW_FIELD_ID | WINNOW_FIELD_FOLLOWED_AT,
                  "id,followed_at\n,\n");
  assert_written (&record, WINNOW_FILE_FORMAT_NDJSON, WINNOW_FIELD_FOLLOWED_AT,
                  "{\"followed_at\":null}\n");
}

static void
test_full_stream (void)
{
  char room[20];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (WinnowFollowerWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  WinnowFollowerRecord record = { 0, };

  writer = winnow_follower_writer_new (stream, WINNOW_FILE_FORMAT_CSV, WINNOW_FIELDS_ALL);
  g_assert_false (winnow_follower_writer_write (writer, &record, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_speed (gconstpointer data)
{
  WinnowFileFormat format = GPOINTER_TO_UINT (data);
  const guint n = 200000;
  g_autofree WinnowFollowerRecord *records = g_new0 (WinnowFollowerRecord, n);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (65536);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GBytes) bytes = NULL;
  double seconds;

  for (guint i = 0; i < n; i++)
    make_record (&records[i], WINNOW_FIELDS_ALL, rand, chunk, FALSE);

  g_test_timer_start ();
  bytes = write_records (records, n, format, WINNOW_FIELDS_ALL);
  seconds = g_test_timer_elapsed ();
  g_test_message ("%.0f rows/s, %.0f MB/s", n / seconds, (double) g_bytes_get_size (bytes) / seconds / 1e6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/follower-writer/round-trip/csv",
                        GUINT_TO_POINTER (WINNOW_FILE_FORMAT_CSV), test_round_trip);
  g_test_add_data_func ("/follower-writer/round-trip/ndjson",
                        GUINT_TO_POINTER (WINNOW_FILE_FORMAT_NDJSON), test_round_trip);
  g_test_add_func ("/follower-writer/exact", test_exact);
  g_test_add_func ("/follower-writer/nobody", test_nobody);
  g_test_add_func ("/follower-writer/known-empty", test_known_empty);
  g_test_add_func ("/follower-writer/absurd-time", test_absurd_time);
  g_test_add_func ("/follower-writer/full-stream", test_full_stream);
  if (g_test_perf ())
    {
      g_test_add_data_func ("/follower-writer/speed/csv",
                            GUINT_TO_POINTER (WINNOW_FILE_FORMAT_CSV), test_speed);
      g_test_add_data_func ("/follower-writer/speed/ndjson",
                            GUINT_TO_POINTER (WINNOW_FILE_FORMAT_NDJSON), test_speed);
    }

  return g_test_run ();
}
