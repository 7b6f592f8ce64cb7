/* test-http-limits.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-limits.h"

/* 2026-11-23 11:21:53 UTC */
#define NOW (G_GINT64_CONSTANT (1795432913) * G_USEC_PER_SEC)

/* @text: header lines */
static WinnowHttpLimits
read_limits (const char *text)
{
  g_autoptr (SoupMessageHeaders) headers =
    soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  WinnowHttpLimits limits;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');

      g_assert_nonnull (colon);
      *colon = '\0';
      soup_message_headers_append (headers, lines[i], colon + 2);
    }

  winnow_http_limits_read (&limits, headers, NOW);

  return limits;
}

typedef struct
{
  const char *headers;
  double      wait;             /* s, -1 = not said */
  gboolean    spent;
} Case;

static const Case cases[] = {
  { "Content-Type: application/json", -1, FALSE },

  /* seconds */
  { "Retry-After: 290", 290, FALSE },
  { "Retry-After: 0", 0, FALSE },
  { "retry-after:  7 ", 7, FALSE },
  { "Retry-After: 1.5", 1.5, FALSE },

  /* an HTTP date; by the server's clock where it tells it */
  { "Retry-After: Mon, 23 Nov 2026 11:26:53 GMT", 300, FALSE },
  { "Date: Mon, 23 Nov 2026 11:20:53 GMT\n"
    "Retry-After: Mon, 23 Nov 2026 11:26:53 GMT", 360, FALSE },
  { "Retry-After: Mon, 23 Nov 2020 11:26:53 GMT", 0, FALSE },

  /* two at once: the later, whichever comes first, joined or not */
  { "Retry-After: 10\nRetry-After: Mon, 23 Nov 2026 11:26:53 GMT",
    300, FALSE },
  { "Retry-After: Mon, 23 Nov 2026 11:26:53 GMT\nRetry-After: 400",
    400, FALSE },
  { "Retry-After: 10, Mon, 23 Nov 2026 11:26:53 GMT", 300, FALSE },
  { "Retry-After: 400, Mon, 23 Nov 2026 11:26:53 GMT", 400, FALSE },

  /* Unix seconds, as Bluesky and X have it */
  { "RateLimit-Remaining: 0\nRateLimit-Reset: 1795433202", 289, TRUE },
  { "RateLimit-Remaining: 2983\nRateLimit-Reset: 1795433202", 289, FALSE },
  { "x-rate-limit-remaining: 0\nx-rate-limit-reset: 1795433202", 289, TRUE },
  /* ISO 8601, as Mastodon has it */
  { "X-RateLimit-Remaining: 0\n"
    "X-RateLimit-Reset: 2026-11-23T11:25:00.000000Z", 187, TRUE },
  /* seconds from now, as the IETF has it */
  { "RateLimit-Remaining: 0\nRateLimit-Reset: 45", 45, TRUE },
  { "Date: Mon, 23 Nov 2026 11:26:41 GMT\nRateLimit-Reset: 1795433202",
    1, FALSE },
  { "RateLimit-Reset: 1795432000", 0, FALSE },

  /* what a server answered: Retry-After counts */
  { "RateLimit-Limit: 30\nRateLimit-Reset: 1795433202\n"
    "RateLimit-Remaining: 0\nRateLimit-Policy: 30;w=300\n"
    "Retry-After: 290\nDate: Mon, 23 Nov 2026 11:21:53 GMT", 290, TRUE },

  /* nonsense counts as not said */
  { "Retry-After: soon", -1, FALSE },
  { "Retry-After: -5", -1, FALSE },
  { "Retry-After: ", -1, FALSE },
  { "Retry-After: 99999999999999999999", -1, FALSE },
  { "Retry-After: 0x10", -1, FALSE },
  { "Retry-After: 1e9", -1, FALSE },
  { "Retry-After: ,,,", -1, FALSE },
  { "RateLimit-Reset: never", -1, FALSE },
  { "RateLimit-Reset: 2026-13-45T99:00:00Z", -1, FALSE },
  { "RateLimit-Remaining: none\nRateLimit-Reset: nan", -1, FALSE },
  { "Date: yesterday\nRateLimit-Reset: 1795433202", 289, FALSE },
  /* one makes no sense, the other does */
  { "Retry-After: soon\nRateLimit-Reset: 45", 45, FALSE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WinnowHttpLimits limits = read_limits (cases[i].headers);
      gint64 wait = cases[i].wait < 0
                    ? -1 : (gint64) (cases[i].wait * G_USEC_PER_SEC);

      g_test_message ("%s", cases[i].headers);
      g_assert_cmpint (limits.wait, ==, wait);
      g_assert_cmpint (limits.spent, ==, cases[i].spent);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http/limits", test_cases);

  return g_test_run ();
}
