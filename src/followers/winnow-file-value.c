/* winnow-file-value.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-file-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "followers/winnow-file-error.h"
#include "followers/winnow-time.h"

/* No number, time or truth value is longer. */
#define MAX_VALUE 64

static gboolean
parse_truth (const char *text,
             gboolean   *truth)
{
  static const char * const words[] = { "0", "1", "false", "true", "no", "yes" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      {
        *truth = i % 2 != 0;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_trimmed (WinnowFollowerRecord *record,
               WinnowFields          field,
               const char           *text)
{
  guint64 count;
  gint64 time;
  gboolean truth;

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_COUNT:
      if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &count, NULL))
        return FALSE;
      winnow_follower_record_set_count (record, field, (guint32) count);
      return TRUE;

    case WINNOW_FIELD_KIND_TIME:
      if (!winnow_time_parse (text, &time))
        return FALSE;
      winnow_follower_record_set_time (record, field, time);
      return TRUE;

    case WINNOW_FIELD_KIND_TRUTH:
      if (!parse_truth (text, &truth))
        return FALSE;
      winnow_follower_record_set_truth (record, field, truth);
      return TRUE;

    case WINNOW_FIELD_KIND_TEXT:
    default:
      g_assert_not_reached ();
    }
}

static void
set_value_error (GError       **error,
                 WinnowFields   field,
                 const char    *text,
                 gsize          length,
                 guint          line)
{
  const char *key = winnow_field_get_key (field);
  g_autofree char *quoted = winnow_file_error_quote (text, length);

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_COUNT:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, line, key,
                             _("“%s” is not a whole number between 0 and "
                               "4,294,967,295"), quoted);
      break;

    case WINNOW_FIELD_KIND_TIME:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, line, key,
                             _("“%s” is not a time between 1970 and 2200 "
                               "such as 2024-05-03T10:22:31Z"), quoted);
      break;

    case WINNOW_FIELD_KIND_TRUTH:
      winnow_file_error_set (error, WINNOW_FILE_ERROR_VALUE, line, key,
                             _("“%s” is neither yes (1, true, yes) nor no "
                               "(0, false, no)"), quoted);
      break;

    case WINNOW_FIELD_KIND_TEXT:
    default:
      g_assert_not_reached ();
    }
}

/* Reads @text, @length bytes of UTF-8, into a field that is no text. What is
 * blank was not told. */
gboolean
winnow_file_value_parse (WinnowFollowerRecord  *record,
                         WinnowFields           field,
                         const char            *text,
                         gsize                  length,
                         guint                  line,
                         GError               **error)
{
  char trimmed[MAX_VALUE];

  g_assert (record != NULL);
  g_assert (text != NULL);

  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  if (length == 0)
    return TRUE;

  if (length < sizeof trimmed)
    {
      memcpy (trimmed, text, length);
      trimmed[length] = '\0';

      if (parse_trimmed (record, field, trimmed))
        return TRUE;
    }

  set_value_error (error, field, text, length, line);

  return FALSE;
}
