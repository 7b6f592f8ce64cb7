/* http-fixture.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-fixture.h"

static void
reply_date (SoupServerMessage *message,
            const char        *header,
            double             seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds);
  g_autofree char *text = soup_date_time_to_string (then, SOUP_DATE_HTTP);

  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               header, text);
}

static void
reply_header (SoupServerMessage *message,
              const char        *name,
              const char        *value)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               name, value);
}

static void
reply_unix_reset (SoupServerMessage *message,
                  guint              seconds)
{
  g_autofree char *reset =
    g_strdup_printf ("%" G_GINT64_FORMAT,
                     g_get_real_time () / G_USEC_PER_SEC + seconds);

  reply_header (message, "RateLimit-Reset", reset);
}

/* The answers to 429 in every form; the second time around all is well. */
static gboolean
reply_limit (SoupServerMessage *message,
             const char        *path,
             guint              count)
{
  if (!g_str_has_prefix (path, "/limit/") || count > 1)
    return FALSE;

  fake_reply_error (message, 429, "RateLimitExceeded", "Rate Limit Exceeded");

  if (g_str_equal (path, "/limit/seconds"))
    reply_header (message, "Retry-After", "1");
  else if (g_str_equal (path, "/limit/date"))
    reply_date (message, "Retry-After", 1);
  else if (g_str_equal (path, "/limit/both"))
    {
      reply_header (message, "Retry-After", "0");
      reply_date (message, "Retry-After", 2);
    }
  else if (g_str_equal (path, "/limit/reset"))
    reply_unix_reset (message, 1);
  else if (g_str_equal (path, "/limit/long"))
    reply_header (message, "Retry-After", "4000");

  return TRUE;
}

static void
reply_spent (SoupServerMessage *message)
{
  reply_unix_reset (message, 3);
  reply_header (message, "RateLimit-Remaining", "0");
  fake_reply_json (message, "{}");
}

static void
reply_redirect (SoupServerMessage *message,
                const char        *to)
{
  soup_server_message_set_redirect (message, 302, to);
}

static void
reply_raw_page (SoupServerMessage *message)
{
  g_autoptr (GBytes) body = NULL;
  const guint8 latin1[] = { '"', 0xe4, '"' };

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json",
                                    SOUP_MEMORY_COPY,
                                    (const char *) latin1, sizeof latin1);
}

/* 40 MiB that are 40 KiB on their way */
static void
reply_bomb (SoupServerMessage *message)
{
  g_autoptr (GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
    g_converter_output_stream_new (memory, compressor);
  g_autofree char *blank = g_malloc (1024 * 1024);
  g_autoptr (GBytes) body = NULL;

  memset (blank, ' ', 1024 * 1024);

  for (guint i = 0; i < 40; i++)
    g_output_stream_write_all (stream, blank, 1024 * 1024, NULL, NULL, NULL);

  g_output_stream_close (stream, NULL, NULL);
  body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));

  soup_server_message_set_status (message, 200, NULL);
  reply_header (message, "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "application/json",
                                    SOUP_MEMORY_COPY,
                                    g_bytes_get_data (body, NULL),
                                    g_bytes_get_size (body));
}

static void
reply_deep (SoupServerMessage *message)
{
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (json, '[');

  fake_reply_json (message, json->str);
}

static gboolean
release_cb (gpointer data)
{
  Fixture *self = data;

  for (guint i = 0; i < self->gathered->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (self->gathered, i);

      fake_reply_json (message, "{}");
      soup_server_message_unpause (message);
    }

  g_ptr_array_set_size (self->gathered, 0);

  return G_SOURCE_REMOVE;
}

/* Answers four at a time, and not before a fifth had time to come. */
static void
reply_gathered (Fixture           *self,
                SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (self->gathered, g_object_ref (message));

  if (self->gathered->len == 4)
    g_timeout_add (20, release_cb, self);
}

/* Something of every size the parser sees, right to the last byte */
static void
reply_large (SoupServerMessage *message)
{
  g_autoptr (GString) json = g_string_new ("{\"a\":\"");

  for (guint i = 0; i < 2 * 1024 * 1024; i++)
    g_string_append_c (json, 'x');

  g_string_append (json, "\",\"b\":7}");
  fake_reply_json (message, json->str);
}

static gboolean
drip_cb (gpointer data)
{
  GOutputStream *output = g_io_stream_get_output_stream (data);

  return g_output_stream_write (output, " ", 1, NULL, NULL) == 1;
}

/* A byte now and then: never silent, never done */
static void
reply_drip (SoupServerMessage *message)
{
  const char *head = "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n";
  GIOStream *stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                             head, strlen (head), NULL, NULL, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 20, drip_cb, stream,
                      g_object_unref);
}

static void
handle (FakeServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           data)
{
  Fixture *self = data;
  guint count =
    GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path)) + 1;

  g_hash_table_insert (self->counts, g_strdup (path),
                       GUINT_TO_POINTER (count));

  if (reply_limit (message, path, count))
    return;

  if (g_str_equal (path, "/once/500") && count == 1)
    fake_reply_error (message, 500, "InternalServerError", "Oops");
  else if (g_str_equal (path, "/once/cut") && count == 1)
    fake_reply_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
  else if (g_str_equal (path, "/once/nothing") && count == 1)
    fake_reply_raw (message, "");
  else if (g_str_equal (path, "/500"))
    fake_reply (message, 500, "text/html", "<h1>Oops</h1>");
  else if (g_str_equal (path, "/429"))
    fake_reply (message, 429, "text/plain", "no");
  else if (g_str_equal (path, "/busy"))
    {
      fake_reply_error (message, 429, "RateLimitExceeded", "Wait");
      reply_header (message, "Retry-After", "30");
    }
  else if (g_str_equal (path, "/gather"))
    reply_gathered (self, message);
  else if (g_str_equal (path, "/501"))
    fake_reply_error (message, 501, "MethodNotImplemented", "No");
  else if (g_str_equal (path, "/400"))
    fake_reply_error (message, 400, "InvalidRequest", "Profile not found");
  else if (g_str_equal (path, "/404"))
    fake_reply (message, 404, "text/html", "<h1>Not here</h1>");
  else if (g_str_equal (path, "/html"))
    fake_reply (message, 200, "text/html", "<!DOCTYPE html><p>Hello</p>");
  else if (g_str_equal (path, "/text"))
    fake_reply (message, 200, "text/plain", "Hello");
  else if (g_str_equal (path, "/cut/length"))
    fake_reply_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"
                             "{\"followers\":[{\"did\":\"did");
  else if (g_str_equal (path, "/cut/json"))
    fake_reply_json (message, "{\"followers\":[{\"did\":\"did");
  else if (g_str_equal (path, "/empty"))
    fake_reply_json (message, "");
  else if (g_str_equal (path, "/nothing"))
    fake_reply_raw (message, "");
  else if (g_str_equal (path, "/garbage"))
    fake_reply_raw (message, "SSH-2.0-OpenSSH_9.9\r\n\r\n");
  else if (g_str_equal (path, "/latin1"))
    reply_raw_page (message);
  else if (g_str_equal (path, "/silence"))
    fake_reply_silence (message);
  else if (g_str_equal (path, "/drip"))
    reply_drip (message);
  else if (g_str_equal (path, "/bomb"))
    reply_bomb (message);
  else if (g_str_equal (path, "/deep"))
    reply_deep (message);
  else if (g_str_equal (path, "/large"))
    reply_large (message);
  else if (g_str_equal (path, "/spent"))
    reply_spent (message);
  else if (g_str_equal (path, "/redirect/once"))
    reply_redirect (message, "/ok");
  else if (g_str_equal (path, "/redirect/loop"))
    reply_redirect (message, "/redirect/loop");
  else if (g_str_equal (path, "/redirect/private"))
    reply_redirect (message, "https://192.168.1.1/");
  else if (g_str_equal (path, "/redirect/plain"))
    reply_redirect (message, "http://bsky.example/");
  else if (g_str_equal (path, "/redirect/nowhere"))
    soup_server_message_set_status (message, 302, NULL);
  else if (g_str_equal (path, "/agent"))
    {
      SoupMessageHeaders *headers =
        soup_server_message_get_request_headers (message);

      g_assert_cmpstr (soup_message_headers_get_one (headers, "User-Agent"),
                       ==, "Winnow/" PACKAGE_VERSION);
      fake_reply_json (message, "{}");
    }
  else
    fake_reply_json (message, "{\"ok\":true}");
}

void
fixture_init (Fixture    *self,
              const char *property,
              guint       value)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->gathered = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = fake_server_new (handle, self);
  self->fetch = winnow_fetch_new (0);
  self->http = g_object_new (WINNOW_TYPE_HTTP,
                             "back-off", 5,
                             "max-back-off", 20,
                             property, value,
                             NULL);
}

void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->http);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->server, fake_server_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
}

DexFuture *
ask (Fixture    *self,
     const char *path)
{
  g_autofree char *uri =
    g_strconcat (fake_server_get_base (self->server), path, NULL);

  return winnow_http_get_json (self->http, uri, self->fetch, NULL);
}

guint
times_asked (Fixture    *self,
             const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path));
}

void
assert_ok (Fixture    *self,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowHttpAnswer) answer = fake_await_object (ask (self, path),
                                                           &error);

  g_assert_no_error (error);
  g_assert_true (winnow_http_answer_is_ok (answer));
  g_assert_nonnull (winnow_http_answer_get_object (answer));
}
