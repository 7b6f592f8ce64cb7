/* test-time.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "followers/winnow-time.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      time;
  } cases[] = {
    { "1970-01-01", 0 },
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:00.000001Z", 1 },
    { "1970-01-01T00:00:00.0000019999Z", 1 },
    { "2024-05-03T10:22:31Z", 1714731751 * SECOND },
    { "2024-05-03t10:22:31z", 1714731751 * SECOND },
    { "2024-05-03 10:22:31", 1714731751 * SECOND },
    { "2024-05-03T10:22:31", 1714731751 * SECOND },
    { "2024-05-03T10:22", 1714731720 * SECOND },
    { "2024-05-03T12:22:31+02:00", 1714731751 * SECOND },
    { "2024-05-03T12:22:31+0200", 1714731751 * SECOND },
    { "2024-05-03T12:22:31+02", 1714731751 * SECOND },
    { "2024-05-03T04:52:31-05:30", 1714731751 * SECOND },
    { "2024-05-03T10:22:31.5Z", 1714731751 * SECOND + 500000 },
    { "2024-05-03T10:22:31,5Z", 1714731751 * SECOND + 500000 },
    { "2024-05-03T10:22:31.123456789Z", 1714731751 * SECOND + 123456 },
    { "2016-12-31T23:59:60Z", 1483228800 * SECOND },
    { "2000-02-29", 951782400 * SECOND },
    { "2200-12-31T23:59:59.999999Z", WINNOW_TIME_END - 1 },
    { "1969-12-31T20:00:00-05:00", 3600 * SECOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (winnow_time_parse (cases[i].text, &time));
      g_assert_cmpint (time, ==, cases[i].time);
    }
}

static void
test_refuse (void)
{
  static const char * const cases[] = {
    NULL, "", " ", "now", "2024", "2024-05", "2024-5-3", "20240503",
    "2024-13-01", "2024-00-10", "2024-02-30", "2023-02-29", "2024-05-03T",
    "2024-05-03T1", "2024-05-03T10", "2024-05-03T10:", "2024-05-03T24:00:00Z",
    "2024-05-03T10:60:00Z", "2024-05-03T10:22:61Z", "2024-05-03T10:22:3Z",
    "2024-05-03T10:22:31.Z", "2024-05-03T10:22.5Z", "2024-05-03T10:22:31Zx",
    "2024-05-03T10:22:31+", "2024-05-03T10:22:31+2", "2024-05-03T10:22:31+24",
    "2024-05-03T10:22:31+02:", "2024-05-03T10:22:31+02:60", "2024-05-03Z",
    "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2201-01-01T00:00:00Z",
    "1970-01-01T00:00:00+00:01", "2200-12-31T23:59:59-01:00", "-2024-05-03",
    "+2024-05-03", "1714731751", "２０２４-05-03", " 2024-05-03",
    "2024-05-03 ", "0000-01-01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 42;

      g_test_message ("%s", cases[i] != NULL ? cases[i] : "(null)");
      g_assert_false (winnow_time_parse (cases[i], &time));
      g_assert_cmpint (time, ==, 42);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64      time;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { 1, "1970-01-01T00:00:00.000001Z" },
    { 1714731751 * SECOND, "2024-05-03T10:22:31Z" },
    { 1714731751 * SECOND + 120000, "2024-05-03T10:22:31.12Z" },
    { WINNOW_TIME_END - 1, "2200-12-31T23:59:59.999999Z" },
    { WINNOW_TIME_END, "2200-12-31T23:59:59.999999Z" },
    { G_MAXINT64, "2200-12-31T23:59:59.999999Z" },
    { G_MININT64, "1970-01-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = winnow_time_format (cases[i].time);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* GDateTime knows the calendar too. */
static void
test_against_glib (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 time = (gint64) g_rand_double_range (rand, 0, WINNOW_TIME_END);
      g_autofree char *text = NULL;
      g_autoptr (GDateTime) expected = NULL;
      gint64 back;

      if (g_rand_boolean (rand))
        time -= time % SECOND;

      text = winnow_time_format (time);
      g_assert_true (winnow_time_parse (text, &back));
      g_assert_cmpint (back, ==, time);

      expected = g_date_time_new_from_iso8601 (text, NULL);
      g_assert_nonnull (expected);
      /* GDateTime reads the fraction as a double. */
      g_assert_cmpint (ABS (g_date_time_to_unix_usec (expected) - time), <=, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/refuse", test_refuse);
  g_test_add_func ("/time/format", test_format);
  g_test_add_func ("/time/against-glib", test_against_glib);

  return g_test_run ();
}
