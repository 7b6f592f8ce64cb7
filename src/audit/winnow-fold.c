/* winnow-fold.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "audit/winnow-fold.h"

/**
 * winnow_fold:
 * @text: valid UTF-8
 *
 * Folds away case, accents and compatibility forms: what people take for the
 * same letters when they look for a name (“Ｚoë” → “zoe”).
 *
 * Returns: (transfer full): the folded text
 */
char *
winnow_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr (GString) bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_ascii_strdown (text, -1);

  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }

  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

/* No allocation: nearly all handles, and most of the rest, are ASCII. */
static gboolean
ascii_contains (const char *text,
                const char *folded)
{
  gsize length = strlen (folded);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_tolower (*text) == *folded &&
          g_ascii_strncasecmp (text, folded, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * winnow_fold_contains:
 * @text: (nullable): valid UTF-8
 * @folded: what to look for, by winnow_fold()
 *
 * Returns: whether @folded is in @text when that is folded too; %FALSE for a
 *   text that was not told
 */
gboolean
winnow_fold_contains (const char *text,
                      const char *folded)
{
  g_autofree char *other = NULL;

  g_return_val_if_fail (folded != NULL, FALSE);

  if (text == NULL)
    return FALSE;

  if (*folded == '\0')
    return TRUE;

  if (g_str_is_ascii (text))
    return ascii_contains (text, folded);

  other = winnow_fold (text);
  return strstr (other, folded) != NULL;
}
