/* winnow-text.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-text.h"

#include <string.h>

/* Unicode's own signs for the end of a line or a paragraph */
#define NEXT_LINE           0x0085
#define LINE_SEPARATOR      0x2028
#define PARAGRAPH_SEPARATOR 0x2029

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == NEXT_LINE || c == LINE_SEPARATOR ||
         c == PARAGRAPH_SEPARATOR;
}

/* Marks, embeddings, overrides and isolates of the bidirectional algorithm
 * (UAX #9). Letters bring their direction with them. */
static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
clean (const char *text,
       const char *line_break)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) cleaned = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_break (c))
        g_string_append (cleaned, line_break);
      else if (c == '\t')
        g_string_append_c (cleaned, ' ');
      else if (g_unichar_type (c) != G_UNICODE_CONTROL && !is_bidi_control (c))
        g_string_append_unichar (cleaned, c);
    }

  g_strstrip (cleaned->str);

  return g_strdup (cleaned->str);
}

/**
 * winnow_text_clean_line:
 * @text: what somebody calls themselves
 *
 * Leaves control characters and the controls of the bidirectional algorithm
 * away, makes tabs and line breaks spaces, and trims both ends.
 *
 * Returns: (transfer full): valid UTF-8 on one line, perhaps empty
 */
char *
winnow_text_clean_line (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, " ");
}

/**
 * winnow_text_clean_lines:
 * @text: what somebody writes about themselves
 *
 * As winnow_text_clean_line(), but line breaks stay, all as line feeds.
 *
 * Returns: (transfer full): valid UTF-8, perhaps empty
 */
char *
winnow_text_clean_lines (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, "\n");
}
