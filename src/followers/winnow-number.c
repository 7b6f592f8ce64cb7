/* winnow-number.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-number.h"

#include <locale.h>

static gboolean
is_in_c_locale (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  return name == NULL || g_str_equal (name, "C") ||
         g_str_equal (name, "POSIX") || g_str_has_prefix (name, "C.");
}

/* The C locale groups no digits, but the texts are English there. */
static char *
group_digits (const char *digits)
{
  g_autoptr (GString) grouped = g_string_new (digits);

  for (gssize i = (gssize) grouped->len - 3; i > 0; i -= 3)
    {
      if (g_ascii_isdigit (grouped->str[i - 1]))
        g_string_insert_c (grouped, i, ',');
    }

  return g_string_free_and_steal (g_steal_pointer (&grouped));
}

/**
 * winnow_format_count:
 * @count: a number
 *
 * Writes a number the one way that every sentence has it: with its digits
 * grouped as the locale does, in the C locale by commas.
 *
 * Returns: (transfer full): the number: "3,200"
 */
char *
winnow_format_count (gint64 count)
{
  g_autofree char *digits = NULL;

  if (!is_in_c_locale ())
    return g_strdup_printf ("%'" G_GINT64_FORMAT, count);

  digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  return group_digits (digits);
}
