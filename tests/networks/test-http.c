/* test-http.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "http-fixture.h"
#include "networks/winnow-network.h"

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
                               "idle-timeout",
                               g_str_equal (failure->path, "/silence")
                               ? 1 : 30,
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
    g_ptr_array_add (futures, ask (&fixture, "/gather"));

  for (guint i = 0; i < 40; i++)
    g_assert_true (fake_await (g_ptr_array_index (futures, i), NULL));

  g_assert_cmpuint (fake_server_get_requests (fixture.server), ==, 40);
  g_assert_cmpuint (fake_server_get_busiest (fixture.server), ==, 4);
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

  return g_test_run ();
}
