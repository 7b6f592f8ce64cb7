/* winnow-http-limits.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-limits.h"

#include <string.h>

/* A reset below this many seconds is a time span, as the IETF's draft has it;
 * above, a moment: nobody limits by the year. */
#define LONGEST_SPAN G_GINT64_CONSTANT (31536000)

/* Beyond this, nonsense: the year 2200 in Unix seconds. */
#define LATEST_SECOND G_GINT64_CONSTANT (7258118400)

static const char * const remaining_headers[] = {
  "RateLimit-Remaining",
  "X-RateLimit-Remaining",
  "X-Rate-Limit-Remaining",
};

static const char * const reset_headers[] = {
  "RateLimit-Reset",
  "X-RateLimit-Reset",
  "X-Rate-Limit-Reset",
};

/* A plain number of seconds, perhaps with a fraction; -1 for anything else */
static gint64
parse_seconds (const char *text)
{
  double seconds;

  if (*text == '\0' || strspn (text, "0123456789.") != strlen (text) ||
      !g_ascii_isdigit (*text))
    return -1;

  seconds = g_ascii_strtod (text, NULL);

  if (seconds > (double) LATEST_SECOND)
    return -1;

  return (gint64) (seconds * G_USEC_PER_SEC);
}

/* µs since 1970; -1 when it is no HTTP date */
static gint64
parse_http_date (const char *text)
{
  g_autoptr (GDateTime) date_time = soup_date_time_new_from_http_string (text);

  return date_time != NULL ? g_date_time_to_unix_usec (date_time) : -1;
}

static gint64
parse_iso8601 (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date_time = g_date_time_new_from_iso8601 (text, utc);

  return date_time != NULL ? g_date_time_to_unix_usec (date_time) : -1;
}

/* The clocks of two machines differ; a moment the server names is to be read
 * on the server's clock, which its Date header tells. */
static gint64
get_server_time (SoupMessageHeaders *headers,
                 gint64              now)
{
  const char *date = soup_message_headers_get_one (headers, "Date");
  gint64 server_time = date != NULL ? parse_http_date (date) : -1;

  return server_time > 0 ? server_time : now;
}

/* One Retry-After: seconds, or a date. Two of them may have been joined to
 * one line: "120, Wed, 21 Oct 2026 07:28:00 GMT" — the later counts. */
static gint64
parse_retry_after (const char *value,
                   gint64      server_time)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gint64 wait = parse_seconds (text);
  char *comma;
  gint64 moment;

  if (wait >= 0)
    return wait;

  moment = parse_http_date (text);
  if (moment >= 0 && !g_ascii_isdigit (*text))
    return MAX (0, moment - server_time);

  comma = strchr (text, ',');
  if (comma == NULL)
    return -1;

  *comma = '\0';
  wait = parse_seconds (g_strstrip (text));
  moment = parse_http_date (g_strstrip (comma + 1));

  return moment >= 0 ? MAX (wait, moment - server_time) : wait;
}

static gint64
read_retry_after (SoupMessageHeaders *headers,
                  gint64              server_time)
{
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  gint64 wait = -1;

  soup_message_headers_iter_init (&iter, headers);

  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      if (g_ascii_strcasecmp (name, "Retry-After") == 0)
        wait = MAX (wait, parse_retry_after (value, server_time));
    }

  return wait;
}

/* Seconds from now, Unix seconds, or ISO 8601 */
static gint64
parse_reset (const char *value,
             gint64      server_time)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gint64 reset = parse_seconds (text);

  if (reset >= 0 && reset <= LONGEST_SPAN * G_USEC_PER_SEC)
    return reset;

  if (reset < 0)
    reset = parse_iso8601 (text);

  return reset >= 0 ? MAX (0, reset - server_time) : -1;
}

static gint64
read_reset (SoupMessageHeaders *headers,
            gint64              server_time)
{
  gint64 wait = -1;

  for (guint i = 0; i < G_N_ELEMENTS (reset_headers); i++)
    {
      const char *value = soup_message_headers_get_one (headers,
                                                        reset_headers[i]);

      if (value != NULL)
        wait = MAX (wait, parse_reset (value, server_time));
    }

  return wait;
}

static gboolean
read_spent (SoupMessageHeaders *headers)
{
  for (guint i = 0; i < G_N_ELEMENTS (remaining_headers); i++)
    {
      const char *value = soup_message_headers_get_one (headers,
                                                        remaining_headers[i]);

      if (value != NULL && parse_seconds (value) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * winnow_http_limits_read:
 * @limits: (out caller-allocates): where it goes
 * @headers: the headers of an answer
 * @now: the time, µs as g_get_real_time() has it
 *
 * Reads Retry-After (seconds or an HTTP date; of several the latest) and the
 * RateLimit-, X-RateLimit- and X-Rate-Limit- headers (Reset as seconds from
 * now, Unix seconds or ISO 8601). Retry-After counts for more than Reset.
 * Moments are measured from the answer's Date where it has one. What makes no
 * sense counts as not said.
 */
void
winnow_http_limits_read (WinnowHttpLimits   *limits,
                         SoupMessageHeaders *headers,
                         gint64              now)
{
  gint64 server_time;

  g_return_if_fail (limits != NULL);
  g_return_if_fail (headers != NULL);

  server_time = get_server_time (headers, now);

  limits->spent = read_spent (headers);
  limits->wait = read_retry_after (headers, server_time);

  if (limits->wait < 0)
    limits->wait = read_reset (headers, server_time);
}
