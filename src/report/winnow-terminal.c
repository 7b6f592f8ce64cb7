/* winnow-terminal.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "report/winnow-terminal.h"

#define ELLIPSIS "…"
#define ZERO_WIDTH_JOINER 0x200d

/* Characters that do something to a terminal or to the text around them
 * rather than stand for themselves: escapes, overrides of the direction,
 * invisible ones, those that mean nothing. Anybody may put them in a name. */
static gboolean
is_harmful (gunichar c)
{
  static const GUnicodeType harmful[] = {
    G_UNICODE_CONTROL, G_UNICODE_FORMAT, G_UNICODE_SURROGATE,
    G_UNICODE_PRIVATE_USE, G_UNICODE_UNASSIGNED, G_UNICODE_LINE_SEPARATOR,
    G_UNICODE_PARAGRAPH_SEPARATOR,
  };
  GUnicodeType type = g_unichar_type (c);

  /* It holds emoji together. */
  if (c == ZERO_WIDTH_JOINER)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (harmful); i++)
    {
      if (type == harmful[i])
        return TRUE;
    }

  return FALSE;
}

/**
 * winnow_terminal_sanitize:
 * @text: any text, of whatever origin
 *
 * Makes @text safe to print on a terminal, on one line: no control, escape or
 * direction characters, no invalid bytes, any white space a single space.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
winnow_terminal_sanitize (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = clean->len > 0;
          continue;
        }

      if (is_harmful (c))
        continue;

      if (space)
        g_string_append_c (clean, ' ');
      space = FALSE;
      g_string_append_unichar (clean, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&clean));
}

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * winnow_terminal_width:
 * @text: sanitized text
 *
 * Returns: how many columns it takes
 */
guint
winnow_terminal_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += char_width (g_utf8_get_char (text));

  return width;
}

/* The byte at which @text no longer fits @width columns. */
static gsize
find_break (const char *text,
            guint       width)
{
  const char *p = text;
  guint used = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      used += char_width (g_utf8_get_char (p));
      if (used > width)
        break;
    }

  return (gsize) (p - text);
}

/**
 * winnow_terminal_fit:
 * @text: sanitized text
 * @width: columns there are; 1 or more
 *
 * Returns: (transfer full): @text, cut short with an ellipsis if it must be
 */
char *
winnow_terminal_fit (const char *text,
                     guint       width)
{
  g_autofree char *start = NULL;

  if (winnow_terminal_width (text) <= width)
    return g_strdup (text);

  start = g_strndup (text, find_break (text, width - 1));
  return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
}

/**
 * winnow_terminal_pad:
 * @string: to append to
 * @text: sanitized text
 * @width: columns to fill; negative to flush right
 */
void
winnow_terminal_pad (GString    *string,
                     const char *text,
                     int         width)
{
  guint columns = (guint) ABS (width);
  guint used = winnow_terminal_width (text);
  guint spaces = used < columns ? columns - used : 0;

  if (width < 0)
    g_string_append_printf (string, "%*s", (int) spaces, "");
  g_string_append (string, text);
  if (width >= 0)
    g_string_append_printf (string, "%*s", (int) spaces, "");
}

/* The bytes of the line that begins @text: broken at a space where there is
 * one, anywhere where a word is too long. At least one character. */
static gsize
measure_line (const char *text,
              guint       width)
{
  gsize fits = find_break (text, width);
  gsize end = fits;

  if (text[fits] == '\0')
    return fits;

  while (end > 0 && text[end] != ' ')
    end--;

  if (end > 0)
    return end;

  return fits > 0 ? fits : (gsize) (g_utf8_next_char (text) - text);
}

/**
 * winnow_terminal_wrap:
 * @string: to append to
 * @text: sanitized text
 * @first: what the first line begins with
 * @rest: what the other lines begin with, as wide as @first
 * @width: columns a line may take
 *
 * Appends @text as lines that fit.
 */
void
winnow_terminal_wrap (GString    *string,
                      const char *text,
                      const char *first,
                      const char *rest,
                      guint       width)
{
  guint indent = winnow_terminal_width (first);
  guint room = width > indent + 8 ? width - indent : 8;
  const char *start = first;

  do
    {
      gsize length = measure_line (text, room);

      g_string_append (string, start);
      g_string_append_len (string, text, (gssize) length);
      g_string_append_c (string, '\n');

      text += length;
      while (*text == ' ')
        text++;
      start = rest;
    }
  while (*text != '\0');
}
