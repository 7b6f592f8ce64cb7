/* winnow-words.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/winnow-words.h"
#include "followers/winnow-number.h"
#include "followers/winnow-time.h"

/* From this width on, a share within its interval says too much. */
#define WIDE 0.05

/**
 * winnow_words_count:
 * @count: a number
 *
 * Returns: (transfer full): the number with its digits grouped: "3,200"
 */
char *
winnow_words_count (gint64 count)
{
  return winnow_format_count (count);
}

/**
 * winnow_words_share:
 * @share: a share, 0–1; not a number when it is not known
 *
 * A share above zero never reads as zero, nor one below the whole as all.
 *
 * Returns: (transfer full): the share in percent: "71.2 %"
 */
char *
winnow_words_share (double share)
{
  if (isnan (share))
    return g_strdup (_("not known"));

  if (share > 0 && share < 0.0005)
    /* Translators: less than 0.1 percent; the space is a no-break space */
    return g_strdup_printf (_("under %.1f %%"), 0.1);

  if (share < 1 && share >= 0.9995)
    /* Translators: more than 99.9 percent; the space is a no-break space */
    return g_strdup_printf (_("over %.1f %%"), 99.9);

  /* Translators: a share in percent; the space is a no-break space */
  return g_strdup_printf (_("%.1f %%"), share * 100);
}

/**
 * winnow_words_interval:
 * @low: lower end, a share 0–1
 * @high: upper end, a share 0–1
 *
 * Returns: (transfer full): the interval: "between 69.9 % and 72.5 %"
 */
char *
winnow_words_interval (double low,
                       double high)
{
  /* Translators: the 95 % interval of a share; no-break spaces before the
   * percent signs */
  return g_strdup_printf (_("between %.1f %% and %.1f %%"),
                          low * 100, high * 100);
}

/**
 * winnow_words_is_wide:
 * @low: lower end of an interval, a share 0–1
 * @high: its upper end
 *
 * Returns: whether a single share in it would say too much
 */
gboolean
winnow_words_is_wide (double low,
                      double high)
{
  return high - low >= WIDE;
}

/**
 * winnow_words_range:
 * @low: lower end, a share 0–1
 * @high: upper end, a share 0–1
 *
 * Returns: (transfer full): the interval in short, for the eye: "69.9–72.5 %";
 *   a wide one in whole percents, never narrower than it is
 */
char *
winnow_words_range (double low,
                    double high)
{
  if (winnow_words_is_wide (low, high))
    /* Translators: a wide range of shares; the space is a no-break space */
    return g_strdup_printf (_("%.0f–%.0f %%"), floor (low * 100),
                            ceil (high * 100));

  /* Translators: a range of shares; the space is a no-break space */
  return g_strdup_printf (_("%.1f–%.1f %%"), low * 100, high * 100);
}

/**
 * winnow_words_estimate:
 * @share: a share, 0–1; not a number when it is not known
 * @low: lower end of its interval
 * @high: upper end of its interval
 *
 * Returns: (transfer full): the share, "71.2 %"; where it may be quite another
 *   the range it is in, "7–32 %"
 */
char *
winnow_words_estimate (double share,
                       double low,
                       double high)
{
  return !isnan (share) && winnow_words_is_wide (low, high)
         ? winnow_words_range (low, high)
         : winnow_words_share (share);
}

/**
 * winnow_words_rate:
 * @rate: followers a second; 0 when it is not known yet
 *
 * Returns: (transfer full) (nullable): the rate: "180 a second", %NULL when
 *   there is none to tell
 */
char *
winnow_words_rate (double rate)
{
  g_autofree char *number = NULL;

  if (!(rate > 0))
    return NULL;

  if (rate < 1)
    {
      number = winnow_words_count (MAX (lround (rate * 60), 1));
      return g_strdup_printf (_("%s a minute"), number);
    }

  number = winnow_words_count (lround (rate));

  return g_strdup_printf (_("%s a second"), number);
}

/**
 * winnow_words_time_left:
 * @seconds: the time left; negative when it is not known
 *
 * Returns: (transfer full) (nullable): the time in words: "about 2 minutes
 *   left", %NULL when it is not known
 */
char *
winnow_words_time_left (double seconds)
{
  gulong number;

  if (!(seconds >= 0) || seconds > 1000 * 3600.0)
    return NULL;

  if (seconds < 10)
    return g_strdup (_("a few seconds left"));

  if (seconds < 50)
    {
      number = (gulong) (ceil (seconds / 10) * 10);
      return g_strdup_printf (ngettext ("about %lu second left",
                                        "about %lu seconds left", number),
                              number);
    }

  if (seconds < 50 * 60)
    {
      number = (gulong) MAX (lround (seconds / 60), 1);
      return g_strdup_printf (ngettext ("about %lu minute left",
                                        "about %lu minutes left", number),
                              number);
    }

  number = (gulong) MAX (lround (seconds / 3600), 1);
  return g_strdup_printf (ngettext ("about %lu hour left",
                                    "about %lu hours left", number),
                          number);
}

/**
 * winnow_words_countdown:
 * @seconds: the time to count down, not negative
 *
 * Returns: (transfer full): the time to the second: "42 seconds", "4:07
 *   minutes"
 */
char *
winnow_words_countdown (double seconds)
{
  const gulong whole = (gulong) ceil (MAX (seconds, 0));

  if (whole < 60)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", whole),
                            whole);

  /* Translators: minutes and seconds of a countdown, as in "4:07 minutes" */
  return g_strdup_printf (_("%lu:%02lu minutes"), whole / 60, whole % 60);
}

/**
 * winnow_words_date:
 * @time: µs since 1970-01-01 UTC
 *
 * Returns: (transfer full): the day, in local time: "14 May 2019"
 */
char *
winnow_words_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local_usec (time);

  /* Translators: a day, in the form of strftime(): "14 May 2019" */
  return date ? g_date_time_format (date, _("%-e %B %Y")) : g_strdup ("");
}

/**
 * winnow_words_moment:
 * @time: µs since 1970-01-01 UTC
 *
 * Returns: (transfer full): the day and the minute, in local time:
 *   "14 May 2019, 16:05"
 */
char *
winnow_words_moment (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local_usec (time);

  /* Translators: day and time, in the form of strftime(): "14 May 2019, 16:05" */
  return date ? g_date_time_format (date, _("%-e %b %Y, %H:%M")) : g_strdup ("");
}

/**
 * winnow_words_age:
 * @time: µs since 1970-01-01 UTC
 * @as_of: what it is counted to, the same way
 *
 * Returns: (transfer full): how long before: "3 years ago"
 */
char *
winnow_words_age (gint64 time,
                  gint64 as_of)
{
  const gint64 days = (as_of - time) / WINNOW_DAY;
  gulong number;

  if (time > as_of)
    return g_strdup (_("after this audit"));

  if (days < 1)
    return g_strdup (_("on the day of this audit"));

  if (days < 60)
    {
      number = (gulong) days;
      return g_strdup_printf (ngettext ("%lu day ago", "%lu days ago", number),
                              number);
    }

  if (days < 730)
    {
      number = (gulong) (days / 30.44);
      return g_strdup_printf (ngettext ("%lu month ago", "%lu months ago",
                                        number),
                              number);
    }

  number = (gulong) (days / 365.25);
  return g_strdup_printf (ngettext ("%lu year ago", "%lu years ago", number),
                          number);
}

/**
 * winnow_words_points:
 * @points: signed points; not a number when there are none
 *
 * Returns: (transfer full) (nullable): the points with their sign: "+2",
 *   "−0.5"; %NULL when there are none
 */
char *
winnow_words_points (double points)
{
  const double size = fabs (points);

  if (isnan (points))
    return NULL;

  return g_strdup_printf (fabs (size - round (size)) < 0.05 ? "%s%.0f" : "%s%.1f",
                          points < 0 ? "−" : "+", size);
}
