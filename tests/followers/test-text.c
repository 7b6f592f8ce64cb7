/* test-text.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-text.h"

typedef struct
{
  const char *text;
  const char *line;
  const char *lines;
} Case;

static const Case cases[] = {
  { "", "", "" },
  { "Alice", "Alice", "Alice" },
  { "X\033[31m\u202eEvil\nline", "X[31mEvil line", "X[31mEvil\nline" },
  { "  a\tb\r\nc \n", "a b c", "a b\nc" },
  { "\u2066a\u2069 \u200eb\u200f \u202ac\u202c", "a b c", "a b c" },
  { "a\u2028b\302\205" "c", "a b c", "a\nb\nc" },
  { "\302\233" "31mred\177", "31mred", "31mred" },
  { "\u202e\u200f\001", "", "" },
  /* whose writing needs them keeps its letters, and families stay together */
  { "\u0633\u0644\u0627\u0645", "\u0633\u0644\u0627\u0645",
    "\u0633\u0644\u0627\u0645" },
  { "\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467",
    "\U0001f469\u200d\U0001f467" },
  { "a\xff" "b", "a\ufffd" "b", "a\ufffd" "b" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = winnow_text_clean_line (cases[i].text);
      g_autofree char *lines = winnow_text_clean_lines (cases[i].text);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);

  return g_test_run ();
}
