/* test-http.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "fake-server.h"
#include "networks/winnow-http.h"
#include "networks/winnow-network.h"

typedef struct
{
  FakeServer  *server;
  WinnowHttp  *http;
  WinnowFetch *fetch;
  /* how often each path was asked for */
  GHashTable  *counts;
} Fixture;

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
  reply_unix_reset (message, 2);
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

static void
fixture_init (Fixture    *self,
              const char *property,
              guint       value)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->server = fake_server_new (handle, self);
  self->fetch = winnow_fetch_new (0);
  self->http = g_object_new (WINNOW_TYPE_HTTP,
                             "back-off", 5,
                             "max-back-off", 20,
                             "idle-timeout", 1,
                             property, value,
                             NULL);
}

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->http);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->server, fake_server_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static DexFuture *
ask (Fixture    *self,
     const char *path)
{
  g_autofree char *uri =
    g_strconcat (fake_server_get_base (self->server), path, NULL);

  return winnow_http_get_json (self->http, uri, self->fetch, NULL);
}

static guint
times_asked (Fixture    *self,
             const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path));
}

static gboolean
stop_cb (gpointer data)
{
  winnow_fetch_stop (data);

  return G_SOURCE_REMOVE;
}

static gboolean
resume_cb (gpointer data)
{
  winnow_fetch_set_paused (data, FALSE);

  return G_SOURCE_REMOVE;
}

static void
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

static void
test_ok (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (WinnowHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-tries", 5);
  answer = fake_await_object (ask (&fixture, "/ok"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (winnow_http_answer_get_status (answer), ==, 200);
  g_assert_true (json_object_get_boolean_member (winnow_http_answer_get_object (answer),
                                                 "ok"));
  g_assert_cmpstr (winnow_http_answer_get_header (answer, "content-type"), ==,
                   "application/json");
  g_assert_true (g_str_has_prefix (winnow_http_answer_get_host (answer),
                                   "127.0.0.1:"));
  g_assert_cmpuint (winnow_fetch_get_requests (fixture.fetch), ==, 1);
  g_assert_cmpuint (winnow_fetch_get_bytes (fixture.fetch), ==,
                    strlen ("{\"ok\":true}"));

  assert_ok (&fixture, "/agent");
  assert_ok (&fixture, "/large");
}

typedef struct
{
  const char *path;
  int         code;
  guint       tries;
  const char *words;
} Failure;

/* Every message names the host; some are worth another try. */
static const Failure failures[] = {
  { "/500", WINNOW_NETWORK_ERROR_SERVER, 3, "error 500" },
  { "/429", WINNOW_NETWORK_ERROR_REFUSED, 3, "wait" },
  { "/html", WINNOW_NETWORK_ERROR_ANSWER, 1, "web page" },
  { "/text", WINNOW_NETWORK_ERROR_ANSWER, 1, "broken" },
  { "/cut/length", WINNOW_NETWORK_ERROR_ANSWER, 3, "breaks off" },
  { "/cut/json", WINNOW_NETWORK_ERROR_ANSWER, 1, "cut short" },
  { "/empty", WINNOW_NETWORK_ERROR_ANSWER, 1, "empty" },
  { "/garbage", WINNOW_NETWORK_ERROR_ANSWER, 1, "no sense" },
  { "/latin1", WINNOW_NETWORK_ERROR_ANSWER, 1, "broken" },
  { "/deep", WINNOW_NETWORK_ERROR_ANSWER, 1, "broken" },
  { "/bomb", WINNOW_NETWORK_ERROR_ANSWER, 1, "too large" },
  { "/nothing", WINNOW_NETWORK_ERROR_UNREACHABLE, 3, "" },
  { "/silence", WINNOW_NETWORK_ERROR_UNREACHABLE, 3, "does not answer" },
  { "/redirect/loop", WINNOW_NETWORK_ERROR_ANSWER, 6, "elsewhere" },
  { "/redirect/private", WINNOW_NETWORK_ERROR_ANSWER, 1, "private" },
  { "/redirect/plain", WINNOW_NETWORK_ERROR_ANSWER, 1, "not secure" },
  { "/redirect/nowhere", WINNOW_NETWORK_ERROR_ANSWER, 1, "where" },
};

static void
test_failure (gconstpointer data)
{
  const Failure *failure = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (WinnowHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-tries", 3);
  g_clear_object (&fixture.http);
  fixture.http = g_object_new (WINNOW_TYPE_HTTP,
                               "back-off", 5,
                               "max-back-off", 20,
                               "idle-timeout", 1,
                               "max-tries", 3,
                               "max-waits", 2,
                               NULL);

  answer = fake_await_object (ask (&fixture, failure->path), &error);

  g_assert_null (answer);
  g_assert_error (error, WINNOW_NETWORK_ERROR, failure->code);
  g_assert_nonnull (strstr (error->message, "127.0.0.1:"));
  g_assert_nonnull (strstr (error->message, failure->words));
  g_assert_cmpuint (times_asked (&fixture, failure->path), ==, failure->tries);

  /* and it is none the worse for it */
  assert_ok (&fixture, "/ok");
}

static void
test_once (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, "max-tries", 5);

  assert_ok (&fixture, "/once/500");
  g_assert_cmpuint (times_asked (&fixture, "/once/500"), ==, 2);
  assert_ok (&fixture, "/once/cut");
  g_assert_cmpuint (times_asked (&fixture, "/once/cut"), ==, 2);
  assert_ok (&fixture, "/once/nothing");
  g_assert_cmpuint (times_asked (&fixture, "/once/nothing"), ==, 2);
  assert_ok (&fixture, "/redirect/once");
}

/* Refusals are the caller's to read, and are not asked for again. */
static void
test_refusals (void)
{
  const struct { const char *path; guint status; gboolean has_root; } cases[] = {
    { "/400", 400, TRUE },
    { "/404", 404, FALSE },
    { "/501", 501, TRUE },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, "max-tries", 5);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WinnowHttpAnswer) answer =
        fake_await_object (ask (&fixture, cases[i].path), &error);

      g_assert_no_error (error);
      g_assert_false (winnow_http_answer_is_ok (answer));
      g_assert_cmpuint (winnow_http_answer_get_status (answer), ==,
                        cases[i].status);
      g_assert_cmpint (winnow_http_answer_get_root (answer) != NULL, ==,
                       cases[i].has_root);
      g_assert_cmpuint (times_asked (&fixture, cases[i].path), ==, 1);
    }
}

static void
test_unreachable (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-tries", 2);
  uri = g_strconcat (fake_server_get_base (fixture.server), "/ok", NULL);
  g_clear_pointer (&fixture.server, fake_server_free);

  g_assert_false (fake_await (winnow_http_get_json (fixture.http, uri,
                                                    fixture.fetch, NULL),
                              &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR,
                  WINNOW_NETWORK_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "127.0.0.1:"));
  g_assert_cmpuint (winnow_fetch_get_requests (fixture.fetch), ==, 2);
}

static void
test_insecure (void)
{
  const char * const refused[] = {
    "http://bsky.example/", "ftp://127.0.0.1/", "nonsense", "",
    "https://user:secret@bsky.example/",
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, "max-tries", 2);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fake_await (winnow_http_get_json (fixture.http,
                                                        refused[i],
                                                        fixture.fetch, NULL),
                                  &error));
      g_assert_error (error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_MALFORMED);
    }

  g_assert_cmpuint (winnow_fetch_get_requests (fixture.fetch), ==, 0);
}

static void
test_concurrency (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) futures = g_ptr_array_new ();

  fixture_init (&fixture, "max-per-host", 4);

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (futures, ask (&fixture, "/ok"));

  for (guint i = 0; i < 40; i++)
    g_assert_true (fake_await (g_ptr_array_index (futures, i), NULL));

  g_assert_cmpuint (fake_server_get_requests (fixture.server), ==, 40);
  g_assert_cmpuint (fake_server_get_busiest (fixture.server), ==, 4);
}

typedef struct
{
  const char *path;
  double      wait;
} Limit;

static const Limit limits[] = {
  { "/limit/seconds", 1 },
  { "/limit/date", 0.01 },      /* whole seconds: up to one is lost */
  { "/limit/both", 1 },
  { "/limit/reset", 0.01 },
  { "/limit/none", 0.002 },
};

static void
test_limit (gconstpointer data)
{
  const Limit *limit = data;
  g_auto (Fixture) fixture = { 0 };
  gint64 begin;
  double took;

  fixture_init (&fixture, "max-tries", 5);
  begin = g_get_monotonic_time ();
  assert_ok (&fixture, limit->path);
  took = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;

  g_assert_cmpfloat (took, >=, limit->wait);
  g_assert_cmpuint (times_asked (&fixture, limit->path), ==, 2);
  g_assert_cmpint (winnow_fetch_get_wait_until (fixture.fetch), ==, 0);
  g_assert_null (winnow_fetch_get_wait_reason (fixture.fetch));
}

static void
wait_cb (WinnowFetch *fetch,
         GParamSpec  *pspec,
         gpointer     data)
{
  GString *seen = data;

  if (winnow_fetch_get_wait_until (fetch) == 0)
    {
      g_string_append (seen, "end.");
      return;
    }

  g_assert_cmpint (winnow_fetch_get_wait_until (fetch), >, g_get_real_time ());
  g_assert_cmpint (winnow_fetch_get_wait_until (fetch), <,
                   g_get_real_time () + 60 * G_USEC_PER_SEC);
  g_string_append_printf (seen, "%s.", winnow_fetch_get_wait_reason (fetch));
}

/* None left: everybody holds off until the reset, and it is said once. */
static void
test_spent (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) futures = g_ptr_array_new ();
  gint64 begin;

  fixture_init (&fixture, "max-tries", 5);
  g_signal_connect (fixture.fetch, "notify::wait-until", G_CALLBACK (wait_cb),
                    seen);
  assert_ok (&fixture, "/spent");
  assert_ok (&fixture, "/spent");
  begin = g_get_monotonic_time ();
  g_string_truncate (seen, 0);

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (futures, ask (&fixture, "/ok"));

  for (guint i = 0; i < 10; i++)
    g_assert_true (fake_await (g_ptr_array_index (futures, i), NULL));

  g_assert_cmpint (g_get_monotonic_time () - begin, >, G_USEC_PER_SEC / 2);
  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 10);

  expected = g_strdup_printf ("%s asks us to wait.end.",
                              fake_server_get_base (fixture.server) +
                              strlen ("http://"));
  if (seen->len > 0)
    g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_too_long (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-tries", 5);

  g_assert_false (fake_await (ask (&fixture, "/limit/long"), &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "until"));
  g_clear_error (&error);

  /* nobody else asks either */
  g_assert_false (fake_await (ask (&fixture, "/ok"), &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED);
  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 0);
  g_assert_cmpint (winnow_fetch_get_wait_until (fixture.fetch), ==, 0);
}

/* While the answer does not come, while waiting and while in the queue */
static void
test_stop (gconstpointer data)
{
  const char *path = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) futures = g_ptr_array_new ();
  gint64 begin;

  fixture_init (&fixture, "max-tries", 5);
  begin = g_get_monotonic_time ();

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (futures, ask (&fixture, path));

  g_timeout_add (50, stop_cb, fixture.fetch);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fake_await (g_ptr_array_index (futures, i), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  /* far less than the time-out of silence, or the wait */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpint (winnow_fetch_get_wait_until (fixture.fetch), ==, 0);
}

static void
test_stop_while_held (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-tries", 5);
  assert_ok (&fixture, "/spent");
  g_timeout_add (20, stop_cb, fixture.fetch);
  g_assert_false (fake_await (ask (&fixture, "/ok"), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* stopped already */
  g_assert_false (fake_await (ask (&fixture, "/ok"), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 0);

  winnow_fetch_restart (fixture.fetch);
  assert_ok (&fixture, "/ok");
}

static void
test_pause (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (WinnowFetch) other = winnow_fetch_new (0);
  g_autofree char *uri = NULL;
  g_autoptr (GPtrArray) futures = g_ptr_array_new ();

  fixture_init (&fixture, "max-per-host", 2);
  winnow_fetch_set_paused (fixture.fetch, TRUE);

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (futures, ask (&fixture, "/ok"));

  /* somebody else is not kept from asking */
  uri = g_strconcat (fake_server_get_base (fixture.server), "/other", NULL);
  for (guint i = 0; i < 5; i++)
    g_assert_true (fake_await (winnow_http_get_json (fixture.http, uri, other,
                                                     NULL),
                               NULL));

  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 0);

  g_timeout_add (10, resume_cb, fixture.fetch);

  for (guint i = 0; i < 10; i++)
    g_assert_true (fake_await (g_ptr_array_index (futures, i), NULL));

  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 10);
}

/* At every stage of a request; the fetch itself goes on. */
static void
test_cancel (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *uri = NULL;

  fixture_init (&fixture, "max-per-host", 2);
  uri = g_strconcat (fake_server_get_base (fixture.server), "/silence", NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GPtrArray) futures = g_ptr_array_new ();

      for (guint j = 0; j < 4; j++)
        g_ptr_array_add (futures, winnow_http_get_json (fixture.http, uri,
                                                        fixture.fetch,
                                                        cancellable));

      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);

      g_cancellable_cancel (cancellable);

      for (guint j = 0; j < 4; j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (fake_await (g_ptr_array_index (futures, j), &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
    }

  assert_ok (&fixture, "/ok");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/http/ok", test_ok);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/http/failure", failures[i].path,
                                           NULL);

      g_test_add_data_func (path, &failures[i], test_failure);
    }

  g_test_add_func ("/http/once", test_once);
  g_test_add_func ("/http/refusals", test_refusals);
  g_test_add_func ("/http/unreachable", test_unreachable);
  g_test_add_func ("/http/insecure", test_insecure);
  g_test_add_func ("/http/concurrency", test_concurrency);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat ("/http", limits[i].path, NULL);

      g_test_add_data_func (path, &limits[i], test_limit);
    }

  g_test_add_func ("/http/spent", test_spent);
  g_test_add_func ("/http/too-long", test_too_long);
  g_test_add_data_func ("/http/stop/silence", "/silence", test_stop);
  g_test_add_data_func ("/http/stop/held", "/busy", test_stop);
  g_test_add_func ("/http/stop/while-held", test_stop_while_held);
  g_test_add_func ("/http/pause", test_pause);
  g_test_add_func ("/http/cancel", test_cancel);

  return g_test_run ();
}
