/* test-sorter.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "audit/winnow-fold.h"
#include "audit/winnow-sorter.h"
#include "tests/timing.h"

static guint32
rank_at (GArray *ranks,
         guint   position)
{
  return g_array_index (ranks, guint32, position);
}

static void
assert_ranks (GArray        *ranks,
              const guint32 *expected,
              guint          n)
{
  g_assert_cmpmem (ranks->data, ranks->len * sizeof (guint32), expected,
                   n * sizeof (guint32));
}

static GArray *
sort_texts (const char *const *texts,
            gboolean           descending)
{
  g_autoptr (WinnowSorter) sorter = winnow_sorter_new (descending);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (*texts[i] != '\0')
        winnow_sorter_add_text (sorter, i, texts[i]);
      else
        winnow_sorter_add_last (sorter, i);
    }

  return winnow_sorter_sort (sorter);
}

static void
test_numbers (void)
{
  static const gint64 numbers[] = { 5, -1, G_MAXINT64, 0, 5, G_MININT64 };
  static const guint32 up[] = { 5, 1, 3, 0, 4, 2, 6 };
  static const guint32 down[] = { 2, 0, 4, 3, 1, 5, 6 };

  for (guint descending = 0; descending < 2; descending++)
    {
      g_autoptr (WinnowSorter) sorter = winnow_sorter_new (descending != 0);
      g_autoptr (GArray) ranks = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        winnow_sorter_add_number (sorter, i, numbers[i]);
      winnow_sorter_add_last (sorter, 6);
      ranks = winnow_sorter_sort (sorter);
      assert_ranks (ranks, descending ? down : up, 7);
    }
}

static void
test_reals (void)
{
  static const float numbers[] = { .5f, -2.f, 0.f, -0.f, 14.f, -INFINITY };
  static const guint32 up[] = { 5, 1, 2, 3, 0, 4 };
  g_autoptr (WinnowSorter) sorter = winnow_sorter_new (FALSE);
  g_autoptr (GArray) ranks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    winnow_sorter_add_real (sorter, i, numbers[i]);
  ranks = winnow_sorter_sort (sorter);
  assert_ranks (ranks, up, 6);
}

static void
test_texts (void)
{
  static const char *const texts[] = {
    "zebra", "Äpfel", "apple", "", "somebody.example.org",
    "Somebody.example.com", "somebody.example", "APPLE", "apple pie", NULL,
  };
  static const guint32 up[] = { 1, 2, 7, 8, 6, 5, 4, 0, 3 };
  static const guint32 down[] = { 0, 4, 5, 6, 8, 2, 7, 1, 3 };
  g_autoptr (GArray) ascending = sort_texts (texts, FALSE);
  g_autoptr (GArray) descending = sort_texts (texts, TRUE);

  assert_ranks (ascending, up, 9);
  assert_ranks (descending, down, 9);
}

/* Long ones that are equal as far as one looks stay in order of rank. */
static void
test_long_texts (void)
{
  g_autofree char *a = g_strnfill (100000, 'x');
  g_autofree char *b = g_strnfill (100000, 'x');
  g_autofree char *c = g_strnfill (100, 'x');
  const char *const texts[] = { a, b, c, NULL };
  static const guint32 up[] = { 2, 0, 1 };
  g_autoptr (GArray) ranks = sort_texts (texts, FALSE);

  assert_ranks (ranks, up, 3);
}

/* Enough to be sorted by counting, with many equals; and to be timed. */
static void
test_many (void)
{
  guint n = g_test_perf () ? 1000000 : 20000;
  g_autoptr (WinnowSorter) sorter = winnow_sorter_new (TRUE);
  g_autofree gint64 *numbers = g_new (gint64, n);
  g_autoptr (GArray) ranks = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < n; i++)
    {
      numbers[i] = g_rand_int_range (random, -300, 300000);
      winnow_sorter_add_number (sorter, i, numbers[i]);
    }

  g_test_timer_start ();
  ranks = winnow_sorter_sort (sorter);
  report_time (n, "numbers");
  g_assert_cmpuint (ranks->len, ==, n);

  for (guint i = 1; i < n; i++)
    {
      guint32 before = rank_at (ranks, i - 1);
      guint32 after = rank_at (ranks, i);

      g_assert_true (numbers[before] > numbers[after] ||
                     (numbers[before] == numbers[after] && before < after));
    }
}

static void
test_many_texts (void)
{
  guint n = g_test_perf () ? 1000000 : 20000;
  g_autoptr (WinnowSorter) sorter = winnow_sorter_new (FALSE);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GArray) ranks = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts,
                     g_strdup_printf ("user-%07d.example.org",
                                      g_rand_int_range (random, 0, 5000000)));

  g_test_timer_start ();
  for (guint i = 0; i < n; i++)
    winnow_sorter_add_text (sorter, i, g_ptr_array_index (texts, i));
  ranks = winnow_sorter_sort (sorter);
  report_time (n, "texts");

  for (guint i = 1; i < n; i++)
    {
      guint32 before = rank_at (ranks, i - 1);
      guint32 after = rank_at (ranks, i);
      int order = strcmp (g_ptr_array_index (texts, before),
                          g_ptr_array_index (texts, after));

      g_assert_true (order < 0 || (order == 0 && before < after));
    }
}

static void
test_nothing (void)
{
  g_autoptr (WinnowSorter) sorter = winnow_sorter_new (FALSE);
  g_autoptr (GArray) ranks = winnow_sorter_sort (sorter);

  g_assert_cmpuint (ranks->len, ==, 0);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *search;
    gboolean    found;
  } cases[] = {
    { "Zoë Müller", "zoe mu", TRUE },
    { "zoe muller", "Zoë", TRUE },
    { "ＺＯＥ", "zoe", TRUE },
    { "Straße", "strasse", TRUE },
    { "STRASSE", "straße", TRUE },
    { "Ελένη", "ελενη", TRUE },
    { "abc", "abcd", FALSE },
    { "aab", "ab", TRUE },
    { "aaab", "aab", TRUE },
    { "abc", "é", FALSE },
    { "日本語の人", "本語", TRUE },
    { "anything", "", TRUE },
    { "", "x", FALSE },
    { NULL, "x", FALSE },
    { NULL, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = winnow_fold (cases[i].search);

      g_test_message ("%s in %s", cases[i].search, cases[i].text);
      g_assert_cmpint (winnow_fold_contains (cases[i].text, folded), ==,
                       cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sorter/numbers", test_numbers);
  g_test_add_func ("/sorter/reals", test_reals);
  g_test_add_func ("/sorter/texts", test_texts);
  g_test_add_func ("/sorter/long-texts", test_long_texts);
  g_test_add_func ("/sorter/many", test_many);
  g_test_add_func ("/sorter/many-texts", test_many_texts);
  g_test_add_func ("/sorter/nothing", test_nothing);
  g_test_add_func ("/fold", test_fold);

  return g_test_run ();
}
