/* test-ndjson-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "reader-helpers.h"

static void
test_every_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;

  reader = open_bytes ("\xef\xbb\xbf\n  {\"id\":\"1\",\"handle\":\"alice\",\"display_name\":\"\\ud83c\\udf3e\","
                       "\"bio\":\"a\\\"b\\nc\\\\u0000\",\"url\":\"u\",\"location\":\"l\",\"avatar\":\"\","
                       "\"created_at\":\"2020-01-02T03:04:05Z\",\"posts\":1,\"followers\":\"2\","
                       "\"following\":3.0,\"favourites\":\" 4 \",\"listed\":4294967295,\"verified\":true,"
                       "\"protected\":0,\"last_post_at\":\"2024-05-03\","
                       "\"followed_at\":\"2024-05-03T10:22:31.5Z\",\"server\":\"s\",\"has_avatar\":\"yes\","
                       "\"has_bio\":false,\"has_url\":1,\"has_location\":\"0\"}\r\n"
                       "\n{\"colour\":\"red\",\"posts\":null,\"more\":{\"a\":[1,2]}}",
                       -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_follower_reader_get_format (reader), ==, WINNOW_FILE_FORMAT_NDJSON);
  g_assert_cmpuint (winnow_follower_reader_get_fields (reader), ==, 0);

  record = read_one (reader);
  g_assert_cmpuint (record->known, ==, WINNOW_FIELDS_ALL);
  g_assert_cmpuint (record->values, ==, WINNOW_FIELD_VERIFIED |
                    WINNOW_FIELD_HAS_AVATAR | WINNOW_FIELD_HAS_URL);
  g_assert_cmpstr (record->display_name, ==, "🌾");
  g_assert_cmpstr (record->bio, ==, "a\"b\nc\\u0000");
  g_assert_cmpstr (record->avatar, ==, "");
  g_assert_cmpuint (record->posts, ==, 1);
  g_assert_cmpuint (record->followers, ==, 2);
  g_assert_cmpuint (record->following, ==, 3);
  g_assert_cmpuint (record->favourites, ==, 4);
  g_assert_cmpuint (record->listed, ==, G_MAXUINT32);
  g_assert_cmpint (record->followed_at, ==, 1714731751 * G_GINT64_CONSTANT (1000000) + 500000);
  g_assert_cmpuint (winnow_follower_reader_get_fields (reader), ==, WINNOW_FIELDS_ALL);

  g_assert_cmpuint (read_one (reader)->known, ==, 0);
  g_assert_cmpstr (winnow_follower_reader_get_unknown_columns (reader)[0], ==, "colour");
  g_assert_cmpstr (winnow_follower_reader_get_unknown_columns (reader)[1], ==, "more");
  g_assert_null (winnow_follower_reader_get_unknown_columns (reader)[2]);
  g_assert_null (read_one (reader));
}

#define GOOD "{\"id\":\"1\"}\n"
#define NUMBER " is not a whole number between 0 and 4,294,967,295"

static const BadFile bad_files[] = {
  { "not an object", GOOD "[1]\n", -1, WINNOW_FILE_ERROR_SYNTAX, 1,
    "line 2: should be a JSON object, but is a list" },
  { "a number", GOOD "12\n", -1, WINNOW_FILE_ERROR_SYNTAX, 1,
    "line 2: should be a JSON object, but is a number" },
  { "nothing", GOOD "null\n", -1, WINNOW_FILE_ERROR_SYNTAX, 1,
    "line 2: should be a JSON object, but is nothing" },
  { "unknown keys", "{\"did\":\"x\"}\n", -1, WINNOW_FILE_ERROR_HEADER, 0,
    "line 1: has none of the keys that can be read, such as id, handle, created_at, "
    "posts, followers, following" },
  { "negative", GOOD "{\"posts\":-1}\n", -1, WINNOW_FILE_ERROR_VALUE, 1,
    "line 2, column posts: “-1”" NUMBER },
  { "fraction", "{\"posts\":1.5}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: “1.5”" NUMBER },
  { "too large", "{\"posts\":4294967296}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: “4294967296”" NUMBER },
  { "absurd", "{\"posts\":1e99}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: “1e+99”" NUMBER },
  { "word", "{\"posts\":\"many\"}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: “many”" NUMBER },
  { "truth for number", "{\"posts\":true}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: should be a whole number, but is a truth value" },
  { "list for number", "{\"posts\":[1]}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column posts: should be a whole number, but is a list" },
  { "number for text", "\n\n{\"id\":1}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 3, column id: should be a text in quotes, but is a number" },
  { "object for text", "{\"bio\":{}}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column bio: should be a text in quotes, but is an object" },
  { "number for time", "{\"created_at\":1700000000}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column created_at: should be a time in quotes such as "
    "\"2024-05-03T10:22:31Z\", but is a number" },
  { "bad time", "{\"created_at\":\"soon\"}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column created_at: “soon” is not a time between 1970 and 2200 such as "
    "2024-05-03T10:22:31Z" },
  { "text for truth", "{\"verified\":\"si\"}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column verified: “si” is neither yes (1, true, yes) nor no (0, false, no)" },
  { "list for truth", "{\"verified\":[]}\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 1, column verified: should be true or false, but is a list" },
  { "NUL", GOOD "{\"id\":\"\0\"}\n", sizeof GOOD - 1 + 11, WINNOW_FILE_ERROR_ENCODING, 1,
    "line 2: holds a NUL character, so it is not text" },
  { "escaped NUL", GOOD "{\"id\":\"a\\\\\\u0000b\"}\n", -1, WINNOW_FILE_ERROR_ENCODING, 1,
    "line 2: holds a NUL character, so it is not text" },
  { "Latin-1", GOOD "{\"id\":\"Jos\xe9\"}\n", -1, WINNOW_FILE_ERROR_ENCODING, 1,
    "line 2: is not UTF-8 text; save the file as UTF-8" },
};

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    check_bad_file (&bad_files[i]);
}

/* Where exactly the parser gives up is its own affair. */
static void
test_syntax (void)
{
  static const char * const lines[] = {
    "{", "{\"id\"", "{\"id\":", "{\"id\":\"a\"", "{\"id\":\"a\",}", "{id:\"a\"}",
    "{\"id\":\"a\"} x", "{\"id\":\"a\"}{\"id\":\"b\"}", "{\"id\":\"a\"},", "{'id':'a'}",
    "{\"id\":\"a}", "{\"posts\":01}", "{\"posts\":NaN}", "{\"posts\":+1}",
    "{\"id\":\"a\"} // note", "/* note */ {\"id\":\"a\"}", "{\"id\":\"\\x\"}", "}", "\"",
    "{\"posts\":1 2}", "{\"posts\":99999999999999999999999999999999}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strconcat (GOOD, lines[i], "\n", NULL);
      g_autoptr (GError) error = NULL;
      guint n_records;

      error = read_all (text, -1, &n_records);
      g_test_message ("%s: %s", lines[i], error != NULL ? error->message : "read");
      g_assert_nonnull (error);
      g_assert_true (error->domain == WINNOW_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "line 2"));
      g_assert_cmpuint (n_records, ==, 1);
    }
}

/* Escapes for half a character never become broken text. */
static void
test_half_characters (void)
{
  static const char * const escapes[] = {
    "\\ud800", "\\udc00", "\\ud83cx", "\\ud83c\\n", "\\ud83c\\ud83c",
    "\\udf3e\\ud83c", "\\ud83c\\u0041",
  };

  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"bio\":\"%s\"}", escapes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (WinnowFollowerReader) reader = open_bytes (text, -1, NULL);
      const WinnowFollowerRecord *record;

      g_assert_nonnull (reader);
      if (winnow_follower_reader_next (reader, &record, NULL, &error))
        g_assert_true (g_utf8_validate (record->bio, -1, NULL));
      else
        g_assert_true (error->domain == WINNOW_FILE_ERROR);
    }
}

static void
test_deep (void)
{
  g_autofree char *brackets = g_strnfill (500 * 1024, '[');
  g_autofree char *text = g_strdup_printf ("{\"id\":%s", brackets);
  g_autoptr (GString) objects = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_records;

  error = read_all (text, -1, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_SYNTAX);
  g_clear_error (&error);

  for (guint i = 0; i < 100000; i++)
    g_string_append (objects, "{\"id\":");
  error = read_all (objects->str, -1, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_SYNTAX);
}

static void
test_too_long (void)
{
  g_autofree char *filler = g_strnfill (256 * 1024 + 1, 'x');
  g_autofree char *text = g_strdup_printf ("{\"bio\":\"%s\"}\n", filler);
  g_autofree char *longer = g_strdup_printf (GOOD "{\"bio\":\"%s%s%s%s\"}\n",
                                             filler, filler, filler, filler);
  g_autoptr (GError) error = NULL;
  guint n_records;

  error = read_all (text, -1, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_TOO_LONG);
  g_assert_cmpstr (error->message, ==, "line 1, column bio: is longer than 256 KiB");
  g_clear_error (&error);

  error = read_all (longer, -1, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_TOO_LONG);
  g_assert_cmpstr (error->message, ==,
                   "line 2: is longer than 1 MiB; is this a file of followers?");
  g_assert_cmpuint (n_records, ==, 1);
}

static void
test_speed (void)
{
  const guint n = 200000;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "{\"id\":\"did:plc:%024u\",\"handle\":\"person%u.example.org\","
                            "\"display_name\":\"Person %u\",\"bio\":\"Likes gardens\","
                            "\"created_at\":\"2021-02-03T04:05:06.789Z\",\"posts\":%u,"
                            "\"followers\":%u,\"following\":%u,\"verified\":false,"
                            "\"last_post_at\":\"2024-05-03T10:22:31Z\"}\n",
                            i, i, i, i, i, i);

  time_reading (text, n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ndjson-reader/every-key", test_every_key);
  g_test_add_func ("/ndjson-reader/bad-files", test_bad_files);
  g_test_add_func ("/ndjson-reader/syntax", test_syntax);
  g_test_add_func ("/ndjson-reader/half-characters", test_half_characters);
  g_test_add_func ("/ndjson-reader/deep", test_deep);
  g_test_add_func ("/ndjson-reader/too-long", test_too_long);
  if (g_test_perf ())
    g_test_add_func ("/ndjson-reader/speed", test_speed);

  return g_test_run ();
}
