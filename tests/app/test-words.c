/* test-words.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "app/winnow-words.h"
#include "followers/winnow-time.h"

#define NBSP "\302\240"

/* Takes @text. */
static void
assert_words (char       *text,
              const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_count (void)
{
  assert_words (winnow_words_count (0), "0");
  assert_words (winnow_words_count (999), "999");
  assert_words (winnow_words_count (1000), "1,000");
  assert_words (winnow_words_count (1234567), "1,234,567");
  assert_words (winnow_words_count (-1000), "-1,000");
  assert_words (winnow_words_count (-100), "-100");
}

/* What is above zero is not told as zero, nor what is not all as all. */
static void
test_share (void)
{
  assert_words (winnow_words_share (0), "0.0" NBSP "%");
  assert_words (winnow_words_share (0.0001), "under 0.1" NBSP "%");
  assert_words (winnow_words_share (0.712), "71.2" NBSP "%");
  assert_words (winnow_words_share (0.9999), "over 99.9" NBSP "%");
  assert_words (winnow_words_share (1), "100.0" NBSP "%");
  assert_words (winnow_words_share (NAN), "not known");
}

static void
test_interval (void)
{
  assert_words (winnow_words_interval (0.699, 0.725),
                "between 69.9" NBSP "% and 72.5" NBSP "%");
}

static void
test_rate (void)
{
  assert_words (winnow_words_rate (0), NULL);
  assert_words (winnow_words_rate (0.1), "6 a minute");
  assert_words (winnow_words_rate (179.6), "180 a second");
  assert_words (winnow_words_rate (1500), "1,500 a second");
}

static void
test_time_left (void)
{
  assert_words (winnow_words_time_left (-1), NULL);
  assert_words (winnow_words_time_left (NAN), NULL);
  assert_words (winnow_words_time_left (HUGE_VAL), NULL);
  assert_words (winnow_words_time_left (0), "a few seconds left");
  assert_words (winnow_words_time_left (34), "about 40 seconds left");
  assert_words (winnow_words_time_left (60), "about 1 minute left");
  assert_words (winnow_words_time_left (150), "about 3 minutes left");
  assert_words (winnow_words_time_left (7000), "about 2 hours left");
}

static void
test_countdown (void)
{
  assert_words (winnow_words_countdown (-3), "0 seconds");
  assert_words (winnow_words_countdown (0.2), "1 second");
  assert_words (winnow_words_countdown (42), "42 seconds");
  assert_words (winnow_words_countdown (247), "4:07 minutes");
}

static void
test_age (void)
{
  const gint64 as_of = 20000 * WINNOW_DAY;

  assert_words (winnow_words_age (as_of, as_of), "on the day of this audit");
  assert_words (winnow_words_age (as_of + 1, as_of), "after this audit");
  assert_words (winnow_words_age (as_of - WINNOW_DAY, as_of), "1 day ago");
  assert_words (winnow_words_age (as_of - 59 * WINNOW_DAY, as_of), "59 days ago");
  assert_words (winnow_words_age (as_of - 100 * WINNOW_DAY, as_of), "3 months ago");
  assert_words (winnow_words_age (as_of - 1100 * WINNOW_DAY, as_of), "3 years ago");
}

static void
test_date (void)
{
  assert_words (winnow_words_date (0), "1 January 1970");
}

static void
test_points (void)
{
  assert_words (winnow_words_points (NAN), NULL);
  assert_words (winnow_words_points (2), "+2");
  assert_words (winnow_words_points (-0.5), "−0.5");
  assert_words (winnow_words_points (0), "+0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/count", test_count);
  g_test_add_func ("/words/share", test_share);
  g_test_add_func ("/words/interval", test_interval);
  g_test_add_func ("/words/rate", test_rate);
  g_test_add_func ("/words/time-left", test_time_left);
  g_test_add_func ("/words/countdown", test_countdown);
  g_test_add_func ("/words/age", test_age);
  g_test_add_func ("/words/date", test_date);
  g_test_add_func ("/words/points", test_points);

  return g_test_run ();
}
