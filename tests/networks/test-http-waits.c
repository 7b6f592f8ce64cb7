/* test-http-waits.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "http-fixture.h"
#include "networks/winnow-network.h"

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
  begin = g_get_monotonic_time ();

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (futures, ask (&fixture, "/ok"));

  for (guint i = 0; i < 10; i++)
    g_assert_true (fake_await (g_ptr_array_index (futures, i), NULL));

  g_assert_cmpint (g_get_monotonic_time () - begin, >, G_USEC_PER_SEC / 2);
  g_assert_cmpuint (times_asked (&fixture, "/ok"), ==, 10);

  expected = g_strdup_printf ("%s asks us to wait.end.",
                              fake_server_get_base (fixture.server) +
                              strlen ("http://"));
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

/* What never ends ends anyway, though it is never silent. */
static void
test_drip (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "max-time", 1);
  g_clear_object (&fixture.http);
  fixture.http = g_object_new (WINNOW_TYPE_HTTP,
                               "back-off", 5,
                               "max-tries", 2,
                               "max-time", 1,
                               NULL);

  g_assert_false (fake_await (ask (&fixture, "/drip"), &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR,
                  WINNOW_NETWORK_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "takes too long"));
  g_assert_cmpuint (times_asked (&fixture, "/drip"), ==, 2);
  assert_ok (&fixture, "/ok");
}

/* Nobody sits and waits for long, and not without being told why. */
static void
test_soon (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *expected = NULL;

  fixture_init (&fixture, "hasty-time", 1);
  g_signal_connect (fixture.fetch, "notify::wait-until", G_CALLBACK (wait_cb),
                    seen);
  uri = g_strconcat (fake_server_get_base (fixture.server), "/silence", NULL);

  g_assert_false (fake_await (winnow_http_get_json_soon (fixture.http, uri,
                                                         fixture.fetch, NULL),
                              &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR,
                  WINNOW_NETWORK_ERROR_UNREACHABLE);
  g_assert_cmpuint (times_asked (&fixture, "/silence"), ==, 2);

  expected = g_strdup_printf ("%s does not answer.end.",
                              fake_server_get_base (fixture.server) +
                              strlen ("http://"));
  g_assert_cmpstr (seen->str, ==, expected);
  g_assert_null (winnow_fetch_get_wait_reason (fixture.fetch));
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
  g_test_add_func ("/http/drip", test_drip);
  g_test_add_func ("/http/soon", test_soon);
  g_test_add_func ("/http/cancel", test_cancel);

  return g_test_run ();
}
