/* samples.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "samples.h"

/* (transfer full): the body */
char *
sample_load (const char          *name,
             guint               *status,
             SoupMessageHeaders **headers)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "networks",
                                                 "samples", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *body;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  body = strstr (text, "\n\n");
  g_assert_nonnull (body);

  *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_assert_true (soup_headers_parse_response (text, (int) (body + 1 - text),
                                              *headers, NULL, status, NULL));

  return g_strdup (body + 2);
}

WinnowHttpAnswer *
sample_load_answer (const char *name)
{
  g_autoptr (SoupMessageHeaders) headers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WinnowHttpAnswer *answer;
  guint status;
  char *body = sample_load (name, &status, &headers);

  bytes = g_bytes_new_take (body, strlen (body));
  answer = winnow_http_answer_new ("bsky.example", status, headers, bytes,
                                   &error);
  g_assert_no_error (error);

  return answer;
}

WinnowHttpAnswer *
sample_answer_for_json (guint       status,
                        const char *json)
{
  g_autoptr (SoupMessageHeaders) headers =
    soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  WinnowHttpAnswer *answer;

  answer = winnow_http_answer_new ("bsky.example", status, headers, bytes,
                                   &error);
  g_assert_no_error (error);

  return answer;
}
