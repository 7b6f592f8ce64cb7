/* winnow-file-error.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-file-error.h"

#include <glib/gi18n.h>

#include "followers/winnow-fields.h"

/* So much of a value is shown of it. */
#define MAX_QUOTED 40

G_DEFINE_QUARK (winnow-file-error-quark, winnow_file_error)

/* Says what is wrong and where. @line: from 1, 0 = no line in particular.
 * @column: (nullable): a column's or key's name. */
void
winnow_file_error_set (GError          **error,
                       WinnowFileError   code,
                       guint             line,
                       const char       *column,
                       const char       *format,
                       ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  if (line == 0)
    g_set_error_literal (error, WINNOW_FILE_ERROR, code, what);
  else if (column == NULL)
    g_set_error (error, WINNOW_FILE_ERROR, code,
                 /* Translators: something in a file is wrong: where: what */
                 _("line %u: %s"), line, what);
  else
    g_set_error (error, WINNOW_FILE_ERROR, code,
                 /* Translators: something in a file is wrong: where: what */
                 _("line %u, column %s: %s"), line, column, what);
}

/* (transfer full): the beginning of @text, which is UTF-8, fit to be shown in
 * a line: nothing in it that moves the cursor, hides or turns text around. */
char *
winnow_file_error_quote (const char *text,
                         gsize       length)
{
  GString *quoted = g_string_new (NULL);
  const char *end = text + length;
  guint n_characters = 0;

  for (; text < end && n_characters < MAX_QUOTED; n_characters++)
    {
      gunichar character = g_utf8_get_char (text);

      g_string_append_unichar (quoted, g_unichar_isprint (character)
                                         ? character
                                         : 0xfffd);
      text = g_utf8_next_char (text);
    }

  if (text < end)
    g_string_append (quoted, "…");

  return g_string_free_and_steal (quoted);
}

/* (transfer full): a few of the names that a header may hold. */
char *
winnow_file_error_describe_names (void)
{
  static const WinnowFields fields[] = {
    WINNOW_FIELD_ID, WINNOW_FIELD_HANDLE, WINNOW_FIELD_CREATED_AT,
    WINNOW_FIELD_POSTS, WINNOW_FIELD_FOLLOWERS, WINNOW_FIELD_FOLLOWING,
  };
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s",
                            winnow_field_get_key (fields[i]));

  return g_string_free_and_steal (names);
}
