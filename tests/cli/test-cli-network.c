/* test-cli-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

#include "cli-helpers.h"

/* Through the same network code as any other account. */
static void
test_audit_sample (Cli           *cli,
                   gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *first = NULL;

  run (cli, "audit", "small.sample", "--format=json",
       "--as-of=2026-05-03");
  cli_assert_exit (cli, 0);
  g_assert_cmpstr (cli->err, ==, "");
  g_assert_cmpint (get_read (cli_get_report (cli, &node)), ==, 240);

  first = g_strdup (cli->out);
  run (cli, "audit", "small.sample", "--format=json",
       "--as-of=2026-05-03");
  g_assert_cmpstr (cli->out, ==, first);

  run (cli, "audit", "--network=sample", "@small.sample", "--limit=50");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "the newest 50 of 240 followers");
}

static void
test_not_found (Cli           *cli,
                gconstpointer  data)
{
  run (cli, "audit", "nobody.sample");
  cli_assert_exit (cli, 3);
  assert_says (cli->err, "nobody.sample");
  g_assert_cmpstr (cli->out, ==, "");

  run (cli, "audit", "hidden.sample", "--format=json");
  cli_assert_exit (cli, 3);
  g_assert_cmpstr (cli->out, ==, "");
}

/* Every fault in turn: what came is reported and kept, and the same command
 * goes on until all is read. */
static void
test_failing (Cli           *cli,
              gconstpointer  data)
{
  gint64 last = 0;
  guint n = 0;

  do
    {
      g_autoptr (JsonNode) node = NULL;

      g_assert_cmpuint (n++, <, 10);
      run (cli, "audit", "failing.sample", "--format=json",
           "--as-of=2026-05-03");

      if (cli->exit_code != 0)
        {
          cli_assert_exit (cli, 4);
          assert_says (cli->err, "Run the same command again to go on.");
        }

      if (*cli->out != '\0')
        {
          gint64 read = get_read (cli_get_report (cli, &node));

          g_assert_cmpint (read, >=, last);
          last = read;
        }
    }
  while (cli->exit_code != 0);

  g_assert_cmpint (last, ==, 1500);
}

static void
test_unreachable (Cli           *cli,
                  gconstpointer  data)
{
  /* Nobody listens on the port for discarding on any machine of today. */
  run (cli, "audit", "alice.example", "--server=http://127.0.0.1:9");
  cli_assert_exit (cli, 4);
  g_assert_cmpstr (cli->out, ==, "");
  assert_says (cli->err, "127.0.0.1");
}

static SoupServer *
serve (SoupServerCallback   callback,
       gpointer             data,
       char               **option)
{
  g_autoptr (GError) error = NULL;
  SoupServer *server = soup_server_new (NULL, NULL);
  GSList *uris;

  soup_server_add_handler (server, NULL, callback, data, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *option = g_strdup_printf ("--server=http://127.0.0.1:%d",
                             g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return server;
}

static void
html_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  static const char page[] = "<html>\033[31mno</html>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC,
                                    page, strlen (page));
}

static void
test_html (Cli           *cli,
           gconstpointer  data)
{
  g_autofree char *option = NULL;
  g_autoptr (SoupServer) server = serve (html_cb, NULL, &option);

  run (cli, "audit", "alice.example", option);
  cli_assert_exit (cli, 4);
  g_assert_cmpstr (cli->out, ==, "");
  g_assert_null (strchr (cli->err, '\033'));
  assert_says (cli->err, "winnow: ");
}

#define PROFILE "{\"did\":\"did:plc:me\",\"handle\":\"me.example\"," \
                "\"followersCount\":500}"

/* Answers the profile and a page of followers, then leaves the rest
 * unanswered: until somebody has had enough. */
static void
hang_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  GSubprocess **process = user_data;
  g_autoptr (GString) page = NULL;
  gboolean first = query == NULL || !g_hash_table_contains (query, "cursor");

  soup_server_message_set_status (message, 200, NULL);

  if (g_str_has_suffix (path, "app.bsky.actor.getProfile"))
    {
      soup_server_message_set_response (message, "application/json",
                                        SOUP_MEMORY_STATIC, PROFILE,
                                        strlen (PROFILE));
      return;
    }

  if (!g_str_has_suffix (path, "app.bsky.graph.getFollowers"))
    {
      soup_server_message_set_response (message, "application/json",
                                        SOUP_MEMORY_STATIC, "{}", 2);
      return;
    }

  if (!first)
    {
      soup_server_message_pause (message);
      g_subprocess_send_signal (*process, SIGINT);
      return;
    }

  page = g_string_new ("{\"followers\":[");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (page, "%s{\"did\":\"did:plc:f%u\",\"handle\":"
                            "\"f%u.example\"}", i > 0 ? "," : "", i, i);
  g_string_append (page, "],\"subject\":" PROFILE ",\"cursor\":\"2\"}");
  soup_server_message_set_response (message, "application/json",
                                    SOUP_MEMORY_COPY, page->str, page->len);
}

/* Ctrl+C prints the report of what was read. */
static void
test_interrupt (Cli           *cli,
                gconstpointer  data)
{
  GSubprocess *process = NULL;
  g_autofree char *option = NULL;
  g_autoptr (SoupServer) server = serve (hang_cb, &process, &option);
  g_autoptr (JsonNode) node = NULL;

  process = cli_spawn (cli,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                       G_SUBPROCESS_FLAGS_STDERR_PIPE,
                       ARGS ("audit", "me.example", "--format=json", option));
  cli_finish (cli, process, NULL);
  g_object_unref (process);

  cli_assert_exit (cli, 4);
  g_assert_cmpint (get_read (cli_get_report (cli, &node)), ==, 100);
  assert_says (cli->err, "Run the same command again to go on.");
}

/* An audit that cannot be kept is made all the same. */
static void
test_no_store (Cli           *cli,
               gconstpointer  data)
{
  cli_write_file (cli, "winnow", "a file where the folder would be", -1);
  run (cli, "audit", "small.sample");
  cli_assert_exit (cli, 0);
  assert_says (cli->err, "will not be kept");
  assert_says (cli->out, "all 240 followers");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli-network/audit-sample", test_audit_sample);
  ADD ("/cli-network/not-found", test_not_found);
  ADD ("/cli-network/failing", test_failing);
  ADD ("/cli-network/unreachable", test_unreachable);
  ADD ("/cli-network/html", test_html);
  ADD ("/cli-network/interrupt", test_interrupt);
  ADD ("/cli-network/no-store", test_no_store);

  return g_test_run ();
}
