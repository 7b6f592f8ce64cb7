/* test-csv-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "reader-helpers.h"

#define HEADER "id,handle,bio,posts,followers,created_at,verified\n"
#define FULL \
  "id,handle,display_name,bio,url,location,avatar,created_at,posts," \
  "followers,following,favourites,listed,verified,protected,last_post_at," \
  "followed_at,server,has_avatar,has_bio,has_url,has_location\n"

static void
test_every_column (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;

  reader = open_bytes (FULL
                       "1,alice,Alice,\"Hi, \"\"you\"\"\nthere\",https://a.example,Here,"
                       "https://a.example/a.png,2020-01-02T03:04:05Z,1,2,3,4,4294967295,"
                       "1,no,2024-05-03,2024-05-03T10:22:31.5Z,s.example,TRUE,0,yes,False\n",
                       -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_follower_reader_get_format (reader), ==, WINNOW_FILE_FORMAT_CSV);
  g_assert_cmpuint (winnow_follower_reader_get_fields (reader), ==, WINNOW_FIELDS_ALL);
  g_assert_null (winnow_follower_reader_get_unknown_columns (reader)[0]);

  record = read_one (reader);
  g_assert_cmpuint (record->known, ==, WINNOW_FIELDS_ALL);
  g_assert_cmpuint (record->values, ==, WINNOW_FIELD_VERIFIED |
                    WINNOW_FIELD_HAS_AVATAR | WINNOW_FIELD_HAS_URL);
  g_assert_cmpstr (record->id, ==, "1");
  g_assert_cmpstr (record->handle, ==, "alice");
  g_assert_cmpstr (record->display_name, ==, "Alice");
  g_assert_cmpstr (record->bio, ==, "Hi, \"you\"\nthere");
  g_assert_cmpstr (record->url, ==, "https://a.example");
  g_assert_cmpstr (record->location, ==, "Here");
  g_assert_cmpstr (record->avatar, ==, "https://a.example/a.png");
  g_assert_cmpstr (record->server, ==, "s.example");
  g_assert_cmpint (record->created_at, ==, 1577934245 * G_GINT64_CONSTANT (1000000));
  g_assert_cmpuint (record->posts, ==, 1);
  g_assert_cmpuint (record->followers, ==, 2);
  g_assert_cmpuint (record->following, ==, 3);
  g_assert_cmpuint (record->favourites, ==, 4);
  g_assert_cmpuint (record->listed, ==, G_MAXUINT32);
  g_assert_cmpint (record->last_post_at, ==, 1714694400 * G_GINT64_CONSTANT (1000000));
  g_assert_cmpint (record->followed_at, ==, 1714731751 * G_GINT64_CONSTANT (1000000) + 500000);

  g_assert_null (read_one (reader));
  g_assert_null (read_one (reader));
}

static void
test_order_and_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;
  const char * const *unknown;

  reader = open_bytes ("\xef\xbb\xbf\n\r\n  \t\n"
                       " Posts ,Colour,\"HANDLE\",,Colour, \r\n"
                       "7,red,alice,x,blue,\r\n"
                       "\r\n   \r\n"
                       "0,,,,,y",
                       -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_reader_get_fields (reader), ==,
                    WINNOW_FIELD_POSTS | WINNOW_FIELD_HANDLE);
  unknown = winnow_follower_reader_get_unknown_columns (reader);
  g_assert_cmpstr (unknown[0], ==, "Colour");
  g_assert_null (unknown[1]);

  record = read_one (reader);
  g_assert_cmpuint (record->known, ==, WINNOW_FIELD_POSTS | WINNOW_FIELD_HANDLE);
  g_assert_cmpuint (record->posts, ==, 7);
  g_assert_cmpstr (record->handle, ==, "alice");

  record = read_one (reader);
  g_assert_cmpuint (record->known, ==, WINNOW_FIELD_POSTS);
  g_assert_cmpuint (record->posts, ==, 0);
  g_assert_null (read_one (reader));
}

static void
test_not_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;

  reader = open_bytes (HEADER ",,\"\",,\"\", ,\n" "1,,,,,,\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_one (reader)->known, ==, 0);
  g_assert_cmpuint (read_one (reader)->known, ==, WINNOW_FIELD_ID);
  g_assert_null (read_one (reader));
}

static void
test_texts_are_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;

  reader = open_bytes ("handle,bio,posts\r"
                       " a ,\" 🌾 grain\r\nchaff\r\rend \", 12 \r"
                       "b,'x',\t3\r", -1, &error);
  g_assert_no_error (error);
  record = read_one (reader);
  g_assert_cmpstr (record->handle, ==, " a ");
  g_assert_cmpstr (record->bio, ==, " 🌾 grain\r\nchaff\r\rend ");
  g_assert_cmpuint (record->posts, ==, 12);
  record = read_one (reader);
  g_assert_cmpstr (record->bio, ==, "'x'");
  g_assert_cmpuint (record->posts, ==, 3);
  g_assert_null (read_one (reader));
}

static void
test_only_header (void)
{
  guint n_records;

  g_assert_null (read_all (HEADER, -1, &n_records));
  g_assert_cmpuint (n_records, ==, 0);
  g_assert_null (read_all ("handle", -1, &n_records));
  g_assert_cmpuint (n_records, ==, 0);
}

#define NUMBER " is not a whole number between 0 and 4,294,967,295"
#define TIME " is not a time between 1970 and 2200 such as 2024-05-03T10:22:31Z"
#define TRUTH " is neither yes (1, true, yes) nor no (0, false, no)"
#define NUL_BYTE "holds a NUL byte, so it is not text; if it is UTF-16, save it as UTF-8"
#define ODD "semicolons or tabs separate the columns; save the file with commas between them"
#define NO_NAMES "the first line must name the columns, but has none of the names that " \
                 "can be read, such as id, handle, created_at, posts, followers, following"

static const BadFile bad_files[] = {
  { "number", HEADER "1,a,,5,1e99,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column followers: “1e99”" NUMBER },
  { "number after lines in cells", HEADER "1,a,\"x\ny\r\nz\",5,6,,\n\n2,b,\"x\n\n\",-1,,,\n", -1,
    WINNOW_FILE_ERROR_VALUE, 1, "line 8, column posts: “-1”" NUMBER },
  { "just too large", HEADER "1,a,,4294967296,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “4294967296”" NUMBER },
  { "absurd", HEADER "1,a,,99999999999999999999999999999999999999999999999999,,,\n", -1,
    WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “9999999999999999999999999999999999999999…”" NUMBER },
  { "fraction", HEADER "1,a,,1.5,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “1.5”" NUMBER },
  { "plus", HEADER "1,a,,+1,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “+1”" NUMBER },
  { "hexadecimal", HEADER "1,a,,0x10,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “0x10”" NUMBER },
  { "two numbers", HEADER "1,a,,1 2,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “1 2”" NUMBER },
  { "not a number", HEADER "1,a,,NaN,,,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column posts: “NaN”" NUMBER },
  { "control characters", HEADER "1,a,,\"\x1b[31m\n\xe2\x80\xae" "7\",,,\n", -1,
    WINNOW_FILE_ERROR_VALUE, 0, "line 2, column posts: “�[31m��7”" NUMBER },
  { "time", HEADER "1,a,,,,yesterday,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column created_at: “yesterday”" TIME },
  { "year", HEADER "1,a,,,,9999-01-01,\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column created_at: “9999-01-01”" TIME },
  { "truth", HEADER "1,a,,,,,perhaps\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column verified: “perhaps”" TRUTH },
  { "truth 2", HEADER "1,a,,,,,2\n", -1, WINNOW_FILE_ERROR_VALUE, 0,
    "line 2, column verified: “2”" TRUTH },
  { "too few", HEADER "1,a,,,,,\n2,b\n", -1, WINNOW_FILE_ERROR_COLUMNS, 1,
    "line 3: the header has 7 columns, but this row has 2" },
  { "too many", HEADER "1,a,,,,,,\n", -1, WINNOW_FILE_ERROR_COLUMNS, 0,
    "line 2: the header has 7 columns, but this row has 8" },
  { "comma that shifts", HEADER "1,a,x,y,,,,\n", -1, WINNOW_FILE_ERROR_COLUMNS, 0,
    "line 2: the header has 7 columns, but this row has 8" },
  { "quote inside", HEADER "1,al\"ice,,,,,\n", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 2, column handle: a quote stands inside a cell that does not begin with one; "
    "put the whole cell in quotes and double the quote" },
  { "space before quote", HEADER "1, \"alice\",,,,,\n", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 2, column handle: a quote stands inside a cell that does not begin with one; "
    "put the whole cell in quotes and double the quote" },
  { "text after quote", HEADER "1,alice,\"a\"b,,,,\n", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 2, column bio: text follows the closing quote; a quote inside a cell must be doubled" },
  { "never closed", HEADER "1,a,,,,,\n\n2,b,\"x\ny,1,2,,\n", -1, WINNOW_FILE_ERROR_QUOTING, 1,
    "line 4, column bio: the quote that opens here is never closed" },
  { "never closed at once", HEADER "\"", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 2, column id: the quote that opens here is never closed" },
  { "quote in header", "id,ha\"ndle\n", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 1, column 2: a quote stands inside a cell that does not begin with one; "
    "put the whole cell in quotes and double the quote" },
  { "no header", "123,alice,5\n", -1, WINNOW_FILE_ERROR_HEADER, 0, "line 1: " NO_NAMES },
  { "semicolons", "id;handle;posts\n1;a;5\n", -1, WINNOW_FILE_ERROR_HEADER, 0, "line 1: " ODD },
  { "tabs", "id\thandle\n1\ta\n", -1, WINNOW_FILE_ERROR_HEADER, 0, "line 1: " ODD },
  { "web page", "\n\n<!DOCTYPE html>\n", -1, WINNOW_FILE_ERROR_HEADER, 0, "line 3: " NO_NAMES },
  { "twice", "id,Posts,handle, POSTS\n", -1, WINNOW_FILE_ERROR_HEADER, 0,
    "line 1, column POSTS: the header names this column twice" },
  { "empty", "", 0, WINNOW_FILE_ERROR_EMPTY, 0, "the file is empty: it holds no followers and no header" },
  { "blank", " \n\r\n\t", -1, WINNOW_FILE_ERROR_EMPTY, 0,
    "the file is empty: it holds no followers and no header" },
  { "only a mark", "\xef\xbb\xbf", -1, WINNOW_FILE_ERROR_EMPTY, 0,
    "the file is empty: it holds no followers and no header" },
  { "UTF-16 LE", "\xff\xfei\0d\0", 6, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 1: this is UTF-16 text; save it as UTF-8" },
  { "UTF-16 BE", "\xfe\xff\0i\0d", 6, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 1: this is UTF-16 text; save it as UTF-8" },
  { "UTF-16 without mark", "i\0d\0,\0", 6, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 1, column 1: " NUL_BYTE },
  { "NUL", HEADER "1,a,,,,,\n2,b\0b,,,,,\n", sizeof HEADER + 20, WINNOW_FILE_ERROR_ENCODING, 1,
    "line 3, column handle: " NUL_BYTE },
  { "Latin-1", HEADER "1,a,\"x\nJos\xe9\",,,,\n", -1, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 3, column bio: is not UTF-8 text; save the file as UTF-8" },
  { "cut in a character", HEADER "1,a,\xe2\x82", -1, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 2, column bio: is not UTF-8 text; save the file as UTF-8" },
  { "surrogate", HEADER "1,\xed\xa0\x80,,,,,\n", -1, WINNOW_FILE_ERROR_ENCODING, 0,
    "line 2, column handle: is not UTF-8 text; save the file as UTF-8" },
  { "unknown column", "id,M\x07y\n1,\"x\n", -1, WINNOW_FILE_ERROR_QUOTING, 0,
    "line 2, column M�y: the quote that opens here is never closed" },
};

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    check_bad_file (&bad_files[i]);
}

static void
check_too_long (const char *before,
                char        filler,
                gsize       n,
                const char *after,
                const char *message)
{
  g_autoptr (GString) text = g_string_new (before);
  g_autoptr (GError) error = NULL;
  guint n_records;

  g_string_set_size (text, text->len + n);
  memset (text->str + strlen (before), filler, n);
  g_string_append (text, after);

  error = read_all (text->str, (gssize) text->len, &n_records);
  if (message == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (n_records, ==, 1);
      return;
    }

  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_TOO_LONG);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_too_long (void)
{
  const gsize field = 256 * 1024;

  check_too_long (HEADER "1,a,", 'x', field, ",,,,\n", NULL);
  check_too_long (HEADER "1,a,", 'x', field + 1, ",,,,\n",
                  "line 2, column bio: is longer than 256 KiB; is a closing quote missing?");
  check_too_long (HEADER "1,\"", 'x', field + 2, "\n",
                  "line 2, column handle: is longer than 256 KiB; is a closing quote missing?");
  check_too_long (HEADER "1,\"\n", '\n', 3 * field, "",
                  "line 2, column handle: is longer than 256 KiB; is a closing quote missing?");
  check_too_long (HEADER "\n1,", 'x', 40 * field, "",
                  "line 3: is longer than 1 MiB; is this a file of followers?");
  check_too_long (HEADER "1,", ',', 5 * field, "",
                  "line 2: is longer than 1 MiB; is this a file of followers?");
}

static void
test_too_many_columns (void)
{
  g_autofree char *commas = g_strnfill (5000, ',');
  g_autofree char *text = g_strdup_printf ("id%s\n", commas);
  g_autoptr (GError) error = NULL;
  guint n_records;

  error = read_all (text, -1, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_HEADER);
  g_assert_cmpstr (error->message, ==, "line 1: the header has more than 4,096 columns");
}

/* A row of many lines is bounded too. */
static void
test_long_row (void)
{
  g_autofree char *cell = g_strnfill (200 * 1024, 'x');
  g_autoptr (GString) text = g_string_new ("id,handle,bio,url,location,avatar,server\n");
  g_autoptr (GError) error = NULL;
  guint n_records;

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (text, "%s\"\n%s\"", i > 0 ? "," : "", cell);

  error = read_all (text->str, (gssize) text->len, &n_records);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_TOO_LONG);
  g_assert_cmpstr (error->message, ==, "line 2: the row that begins here is longer than "
                   "1 MiB; is a closing quote missing?");
}

static void
test_error_stays (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (WinnowFollowerReader) reader = NULL;
  const WinnowFollowerRecord *record;

  reader = open_bytes ("id,posts\n1,x\n2,3\n", -1, &error);
  g_assert_no_error (error);
  g_assert_false (winnow_follower_reader_next (reader, &record, NULL, &error));
  g_assert_null (record);
  g_assert_false (winnow_follower_reader_next (reader, &record, NULL, &again));
  g_assert_cmpstr (error->message, ==, again->message);
}

static void
test_speed (void)
{
  const guint n = 500000;
  g_autoptr (GString) text = g_string_new (FULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "did:plc:%024u,person%u.example.org,Person %u,\"Likes gardens, "
                            "trains and \"\"the\"\" weather\",,,https://cdn.example.org/a/%u,"
                            "2021-02-03T04:05:06.789Z,%u,%u,%u,,,,,2024-05-03T10:22:31Z,"
                            "2024-05-03T10:22:31.123456Z,bsky.social,1,1,0,0\n",
                            i, i, i, i, i, i, i);

  time_reading (text, n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/every-column", test_every_column);
  g_test_add_func ("/csv-reader/order-and-unknown", test_order_and_unknown);
  g_test_add_func ("/csv-reader/not-told", test_not_told);
  g_test_add_func ("/csv-reader/texts-are-kept", test_texts_are_kept);
  g_test_add_func ("/csv-reader/only-header", test_only_header);
  g_test_add_func ("/csv-reader/bad-files", test_bad_files);
  g_test_add_func ("/csv-reader/too-long", test_too_long);
  g_test_add_func ("/csv-reader/too-many-columns", test_too_many_columns);
  g_test_add_func ("/csv-reader/long-row", test_long_row);
  g_test_add_func ("/csv-reader/error-stays", test_error_stays);
  if (g_test_perf ())
    g_test_add_func ("/csv-reader/speed", test_speed);

  return g_test_run ();
}
