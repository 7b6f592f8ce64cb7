/* test-terminal.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "report/winnow-terminal.h"

static void
test_sanitize (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "plain", "plain" },
    { "", "" },
    { "  a \t b\r\n\nc  ", "a b c" },
    { "red \033[31mX\033[0m", "red [31mX[0m" },
    { "\033]0;title\007x", "]0;titlex" },
    { "8-bit \xc2\x9b" "31m", "8-bit 31m" },
    { "back\b\b\x7f", "back" },
    { "a\u202egpj.exe\u202c", "agpj.exe" },
    { "\u2066iso\u2069 \u200elrm\u200f", "iso lrm" },
    { "zero\u200bwidth\ufeff", "zerowidth" },
    { "line\u2028para\u2029end", "line para end" },
    { "👩\u200d💻", "👩\u200d💻" },
    { "é ü 日本", "é ü 日本" },
    { "bad \xff\xfe bytes", "bad \ufffd\ufffd bytes" },
    { "\ue000private", "private" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = winnow_terminal_sanitize (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].expected);
    }
}

static void
test_width (void)
{
  g_assert_cmpuint (winnow_terminal_width (""), ==, 0);
  g_assert_cmpuint (winnow_terminal_width ("abc"), ==, 3);
  g_assert_cmpuint (winnow_terminal_width ("日本"), ==, 4);
  g_assert_cmpuint (winnow_terminal_width ("e\u0301"), ==, 1);
}

static void
test_fit (void)
{
  static const struct
  {
    const char *text;
    guint       width;
    const char *expected;
  } cases[] = {
    { "abcdef", 6, "abcdef" },
    { "abcdef", 5, "abcd…" },
    { "ab cdef", 4, "ab…" },
    { "日本語", 5, "日本…" },
    { "日本語", 4, "日…" },
    { "日本語", 6, "日本語" },
    { "abc", 1, "…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fitted =
        winnow_terminal_fit (cases[i].text, cases[i].width);

      g_assert_cmpstr (fitted, ==, cases[i].expected);
      g_assert_cmpuint (winnow_terminal_width (fitted), <=, cases[i].width);
    }
}

static void
test_pad (void)
{
  g_autoptr (GString) string = g_string_new (NULL);

  winnow_terminal_pad (string, "日本", 6);
  winnow_terminal_pad (string, "|ab|", -6);
  winnow_terminal_pad (string, "too long", 3);
  g_assert_cmpstr (string->str, ==, "日本    |ab|too long");
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "one two three", "- one two three\n" },
    { "one two three four five", "- one two three\n  four five\n" },
    { "abcdefghijklmnopqrstuvwxyz", "- abcdefghijklmno\n  pqrstuvwxyz\n" },
    { "a bcdefghijklmnopqrstuvw", "- a\n  bcdefghijklmnop\n  qrstuvw\n" },
    { "exactly 15 wide", "- exactly 15 wide\n" },
    { "exactly 15 wide more", "- exactly 15 wide\n  more\n" },
    { "日本語日本語日本語", "- 日本語日本語日\n  本語\n" },
    { "", "- \n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      winnow_terminal_wrap (string, cases[i].text, "- ", "  ", 17);
      g_assert_cmpstr (string->str, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terminal/sanitize", test_sanitize);
  g_test_add_func ("/terminal/width", test_width);
  g_test_add_func ("/terminal/fit", test_fit);
  g_test_add_func ("/terminal/pad", test_pad);
  g_test_add_func ("/terminal/wrap", test_wrap);

  return g_test_run ();
}
