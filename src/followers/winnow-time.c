/* winnow-time.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-time.h"

/* GDate counts days from 0001-01-01, which is its day 1. */
#define JULIAN_1970 719163

/* G_USEC_PER_SEC is an int, in which a day has no room. */
#define SECOND ((gint64) G_USEC_PER_SEC)

/* Takes exactly @n_digits digits off the front of @text. */
static gboolean
take_digits (const char **text,
             guint        n_digits,
             guint       *value)
{
  guint sum = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;

      sum = sum * 10 + (guint) g_ascii_digit_value ((*text)[i]);
    }

  *text += n_digits;
  *value = sum;

  return TRUE;
}

static gboolean
take_char (const char **text,
           char         wanted)
{
  if (**text != wanted)
    return FALSE;

  (*text)++;

  return TRUE;
}

/* YYYY-MM-DD as µs. */
static gboolean
take_date (const char **text,
           gint64      *time)
{
  guint year;
  guint month;
  guint day;
  GDate date;

  if (!take_digits (text, 4, &year) || !take_char (text, '-') ||
      !take_digits (text, 2, &month) || !take_char (text, '-') ||
      !take_digits (text, 2, &day) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *time = ((gint64) g_date_get_julian (&date) - JULIAN_1970) * WINNOW_DAY;

  return TRUE;
}

/* Digits after the decimal sign; what is finer than a µs is cut off. */
static gboolean
take_fraction (const char **text,
               gint64      *time)
{
  gint64 unit = SECOND;

  if (!g_ascii_isdigit (**text))
    return FALSE;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      unit /= 10;
      *time += unit * g_ascii_digit_value (**text);
    }

  return TRUE;
}

/* hh:mm[:ss[.fraction]]; second 60 is a leap second. */
static gboolean
take_clock (const char **text,
            gint64      *time)
{
  guint hour;
  guint minute;
  guint second = 0;

  if (!take_digits (text, 2, &hour) || !take_char (text, ':') ||
      !take_digits (text, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;

  *time += (hour * 3600 + minute * 60) * SECOND;

  if (!take_char (text, ':'))
    return TRUE;

  if (!take_digits (text, 2, &second) || second > 60)
    return FALSE;

  *time += second * SECOND;

  if (take_char (text, '.') || take_char (text, ','))
    return take_fraction (text, time);

  return TRUE;
}

/* Z, ±hh, ±hhmm or ±hh:mm; nothing at all is UTC. */
static gboolean
take_offset (const char **text,
             gint64      *time)
{
  guint hour;
  guint minute = 0;
  gint64 sign;

  if (**text == '\0' || take_char (text, 'Z') || take_char (text, 'z'))
    return TRUE;

  if (**text != '+' && **text != '-')
    return FALSE;

  sign = *(*text)++ == '+' ? 1 : -1;

  if (!take_digits (text, 2, &hour) || hour > 23)
    return FALSE;

  if ((take_char (text, ':') || **text != '\0') &&
      (!take_digits (text, 2, &minute) || minute > 59))
    return FALSE;

  *time -= sign * (hour * 3600 + minute * 60) * SECOND;

  return TRUE;
}

/**
 * winnow_time_parse:
 * @text: (nullable): a time
 * @time: (out): µs since 1970-01-01 UTC; untouched when %FALSE is returned
 *
 * Reads a time in the extended form of ISO 8601 (`2024-05-03`,
 * `2024-05-03T10:22`, `2024-05-03T10:22:31.5+02:00`). A space may stand for
 * the `T`, a missing offset is UTC, and what is finer than a µs is cut off.
 * Only the years 1970 to 2200 are times of followers; anything else is some
 * server's way of saying that it does not know.
 *
 * Returns: whether @text is such a time
 */
gboolean
winnow_time_parse (const char *text,
                   gint64     *time)
{
  gint64 parsed;

  g_return_val_if_fail (time != NULL, FALSE);

  if (text == NULL || !take_date (&text, &parsed))
    return FALSE;

  if (*text != '\0')
    {
      if (!take_char (&text, 'T') && !take_char (&text, 't') &&
          !take_char (&text, ' '))
        return FALSE;

      if (!take_clock (&text, &parsed) || !take_offset (&text, &parsed))
        return FALSE;
    }

  if (*text != '\0' || !winnow_time_in_range (parsed))
    return FALSE;

  *time = parsed;

  return TRUE;
}

/**
 * winnow_time_in_range:
 * @time: µs since 1970-01-01 UTC
 *
 * Returns: whether @time is in the years 1970 to 2200, as winnow_time_parse()
 *   gives them
 */
gboolean
winnow_time_in_range (gint64 time)
{
  return time >= 0 && time < WINNOW_TIME_END;
}

/**
 * winnow_time_format:
 * @time: µs since 1970-01-01 UTC, in the years 1970 to 2200
 *
 * Writes a time as `2024-05-03T10:22:31Z`, with a fraction only where there is
 * one, so that winnow_time_parse() reads the same time back. A time out of
 * range becomes the nearest one in range.
 *
 * Returns: (transfer full): the text
 */
char *
winnow_time_format (gint64 time)
{
  char fraction[8] = "";
  gint64 seconds;
  GDate date;

  time = CLAMP (time, 0, WINNOW_TIME_END - 1);
  seconds = time % WINNOW_DAY / SECOND;

  if (time % SECOND != 0)
    {
      gsize length;

      g_snprintf (fraction, sizeof fraction, ".%06u",
                  (guint) (time % SECOND));
      for (length = 7; fraction[length - 1] == '0'; length--)
        fraction[length - 1] = '\0';
    }

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (time / WINNOW_DAY + JULIAN_1970));

  return g_strdup_printf ("%04u-%02u-%02uT%02u:%02u:%02u%sZ",
                          (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date),
                          (guint) g_date_get_day (&date),
                          (guint) (seconds / 3600),
                          (guint) (seconds / 60 % 60),
                          (guint) (seconds % 60),
                          fraction);
}
