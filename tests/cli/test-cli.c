/* test-cli.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

/* The program as it is installed, run as people run it: what it prints, where
 * to, and its exit code. */

typedef struct
{
  char *folder;
  char *out;
  char *err;
  int   exit_code;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("winnow-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_all (child);
      else
        g_remove (child);
    }

  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->out);
  g_free (fixture->err);
}

static GSubprocess *
spawn (Fixture           *fixture,
       GSubprocessFlags   flags,
       const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder,
                                TRUE);
  g_strv_builder_add (argv, g_getenv ("WINNOW"));
  g_strv_builder_addv (argv, (const char **) args);
  strv = g_strv_builder_end (argv);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) strv,
                                          &error);
  g_assert_no_error (error);

  return process;
}

static void
communicated_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* A program built with the address sanitizer says so when it makes fibers. */
static void
forget_sanitizer (char *text)
{
  char *line = text != NULL ? strstr (text, "==") : NULL;
  char *end = line != NULL ? strstr (line, "false positives in some cases!\n")
                           : NULL;

  if (end != NULL)
    {
      end = strchr (end, '\n') + 1;
      memmove (line, end, strlen (end) + 1);
    }
}

/* On the main loop, where servers of the test answer. */
static void
finish (Fixture     *fixture,
        GSubprocess *process,
        const char  *input)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_subprocess_communicate_utf8_async (process, input, NULL, communicated_cb,
                                       &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_subprocess_communicate_utf8_finish (process, result, &fixture->out,
                                        &fixture->err, &error);
  g_assert_no_error (error);
  forget_sanitizer (fixture->err);
  fixture->exit_code = g_subprocess_get_if_exited (process)
                       ? g_subprocess_get_exit_status (process)
                       : -g_subprocess_get_term_sig (process);
}

static void
run_with (Fixture           *fixture,
          const char        *input,
          const char *const *args)
{
  g_autoptr (GSubprocess) process = NULL;
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                           G_SUBPROCESS_FLAGS_STDERR_PIPE;

  if (input != NULL)
    flags |= G_SUBPROCESS_FLAGS_STDIN_PIPE;

  process = spawn (fixture, flags, args);
  finish (fixture, process, input);
}

#define ARGS(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define run(fixture, ...) run_with (fixture, NULL, ARGS (__VA_ARGS__))

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
assert_says (const char *text,
             const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("It does not say “%s” but: %s", what, text);
}

static void
assert_exit (Fixture *fixture,
             int      expected)
{
  if (fixture->exit_code != expected)
    g_error ("Exit code %d instead of %d: %s", fixture->exit_code, expected,
             fixture->err);
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  run (fixture, "--help");
  assert_exit (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  assert_says (fixture->out, "winnow audit");

  run (fixture, "audit", "--help");
  assert_exit (fixture, 0);
  assert_says (fixture->out, "winnow audit [OPTION…] HANDLE|FILE");
  assert_says (fixture->out, "--as-of");

  run (fixture, "help", "score");
  assert_exit (fixture, 0);
  assert_says (fixture->out, "winnow score [OPTION…] FILE|-");

  run (fixture, "--version");
  assert_exit (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "winnow " PACKAGE_VERSION "\n");
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *args[5];
    const char *says;
  } cases[] = {
    { { "adit" }, "audit and score" },
    { { "audit" }, "Name an account" },
    { { "audit", "a.example", "b.example" }, "One account or file" },
    { { "audit", "alice" }, "not a whole handle" },
    { { "audit", "@alice@mastodon.social" }, "Mastodon" },
    { { "audit", "--bogus", "small.sample" }, "--bogus" },
    { { "audit", "--model=nope", "small.sample" },
      "winnow, statuspeople-2012, statuspeople-2014, statuspeople-2019, "
      "camisani-calzolari, socialbakers, state-of-search" },
    { { "audit", "--format=xml", "small.sample" }, "text, json" },
    { { "audit", "--network=friendster", "small.sample" }, "bluesky" },
    { { "audit", "--limit=0", "small.sample" }, "whole number" },
    { { "audit", "--limit=-1", "small.sample" }, "whole number" },
    { { "audit", "--limit=9999999999999", "small.sample" }, "whole number" },
    { { "audit", "--limit=1e3", "small.sample" }, "whole number" },
    { { "audit", "--as-of=yesterday", "small.sample" }, "--as-of" },
    { { "audit", "--server=ftp://example.org", "a.example" }, "https://" },
    { { "audit", "--server=http://example.org", "a.example" }, "https://" },
    { { "audit", "--server=https://example.org", "list.csv" }, "--server" },
    { { "score" }, "Name a file" },
    { { "score", "a.csv", "b.csv" }, "One file" },
    { { "score", "--format=json", "a.csv" }, "csv, ndjson" },
    { { "score", "--model=nope", "a.csv" }, "winnow, statuspeople-2012" },
    { { "score", "--limit=3", "a.csv" }, "--limit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].args[0], cases[i].args[1]);
      run_with (fixture, NULL, cases[i].args);
      assert_exit (fixture, 2);
      g_assert_cmpstr (fixture->out, ==, "");
      assert_says (fixture->err, cases[i].says);
    }
}

static const char list[] =
  "id,handle,bio,created_at,posts,followers,following,last_post_at\n"
  "1,alice.test,\"tea, \"\"and\"\" more\",2020-01-01,500,300,200,2026-05-01\n"
  "2,\"b\"\"o,b\",,2024-01-01,0,0,2500,\n"
  "3,,,,,,,\n";

static void
test_score (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  write_file (fixture, "list.csv", list, -1);
  run (fixture, "score", "--as-of=2026-05-03", "--model=statuspeople-2014",
       "list.csv");
  assert_exit (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");

  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "id,handle,class,p_fake,points,reasons");
  g_assert_true (g_str_has_prefix (lines[1], "1,alice.test,real,,,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,,,"));
  assert_says (lines[2], "; Never posted");
  g_assert_true (g_str_has_prefix (lines[3], "3,,not_told,,,"));
}

static void
test_score_ndjson (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const classes[] = { "real", "fake", "not_told" };
  g_auto (GStrv) lines = NULL;

  run_with (fixture, list, ARGS ("score", "--as-of=2026-05-03",
                                 "--model=statuspeople-2014",
                                 "--format=ndjson", "-"));
  assert_exit (fixture, 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);
      JsonObject *row;

      g_assert_no_error (error);
      row = json_node_get_object (node);
      g_assert_cmpstr (json_object_get_string_member (row, "class"), ==,
                       classes[i]);
      g_assert_true (json_object_get_null_member (row, "p_fake"));
      g_assert_true (json_object_has_member (row, "points"));
      g_assert_cmpstr (json_object_get_string_member (row, "reasons"), !=, "");
      if (i == 1)
        g_assert_cmpstr (json_object_get_string_member (row, "handle"), ==,
                         "b\"o,b");
      if (i == 2)
        g_assert_true (json_object_get_null_member (row, "handle"));
    }
}

/* Nobody chose a model: the scorecard, which gives points and odds. */
static void
test_score_default (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *chosen = NULL;
  g_auto (GStrv) lines = NULL;

  run_with (fixture, list, ARGS ("score", "--as-of=2026-05-03", "-"));
  assert_exit (fixture, 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[1], "1,alice.test,real,0.0"));
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,0.9") ||
                 g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,1,"));
  g_assert_true (g_str_has_prefix (lines[3], "3,,not_told,,,"));

  chosen = g_strdup (fixture->out);
  run_with (fixture, list, ARGS ("score", "--as-of=2026-05-03",
                                 "--model=winnow", "-"));
  g_assert_cmpstr (fixture->out, ==, chosen);
}

static void
test_score_2019 (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  run_with (fixture, list, ARGS ("score", "--as-of=2026-05-03",
                                 "--model=statuspeople-2019", "-"));
  assert_exit (fixture, 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,,12,"));
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *says[3];
  } cases[] = {
    { "", 0, { "bad.csv: " } },
    { "name,age\nx,3\n", -1, { "bad.csv: ", "line 1" } },
    { "id,posts\n1,2\n2,many\n", -1, { "line 3", "posts" } },
    { "id,posts\n1,2\n2,-5\n", -1, { "line 3", "posts" } },
    { "id,posts\n1,99999999999999999999\n", -1, { "line 2", "posts" } },
    { "id,created_at\n1,2020-13-45\n", -1, { "line 2", "created_at" } },
    { "id,posts\n1,2,3\n", -1, { "line 2" } },
    { "id,bio\n1,\"open\n", -1, { "bad.csv: " } },
    { "id,bio\n1,\xff\xfe\n", -1, { "line 2" } },
    { "id,bio\n1,a\0b\n", 14, { "line 2" } },
    { "{\"id\":\"1\"}\n{\"id\":\n", -1, { "line 2" } },
    { "{\"id\":\"1\",\"posts\":\"many\"}\n", -1, { "line 1", "posts" } },
    { "{\"id\":\"1\"}\n[]\n", -1, { "line 2" } },
    { "\x89PNG\r\n\x1a\n\0\0\0", 11, { "bad.csv: " } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const commands[] = { "audit", "score" };

      write_file (fixture, "bad.csv", cases[i].text, cases[i].length);

      for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
        {
          g_test_message ("%s, case %u", commands[j], i);
          run (fixture, commands[j], "bad.csv");
          assert_exit (fixture, 5);
          for (guint k = 0; k < 3 && cases[i].says[k] != NULL; k++)
            assert_says (fixture->err, cases[i].says[k]);
        }
    }
}

/* Rows before a bad one are written. */
static void
test_bad_row (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  write_file (fixture, "bad.csv", "id,posts\n1,2\n2,3\n3,many\n4,5\n", -1);
  run (fixture, "score", "bad.csv");
  assert_exit (fixture, 5);
  assert_says (fixture->err, "bad.csv: line 4, column posts: ");
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[2], "2,,"));
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  run (fixture, "audit", "missing.csv");
  assert_exit (fixture, 5);
  assert_says (fixture->err, "missing.csv");
  g_assert_cmpstr (fixture->out, ==, "");

  run (fixture, "score", "missing.csv");
  assert_exit (fixture, 5);

  run (fixture, "audit", "./");
  assert_exit (fixture, 5);
  run (fixture, "score", ".");
  assert_exit (fixture, 5);
}

static JsonObject *
parse_report (Fixture   *fixture,
              JsonNode **node)
{
  g_autoptr (GError) error = NULL;

  *node = json_from_string (fixture->out, &error);
  g_assert_no_error (error);

  return json_node_get_object (*node);
}

static gint64
get_read (JsonObject *report)
{
  return json_object_get_int_member (
    json_object_get_object_member (report, "read"), "followers_read");
}

static void
test_audit_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;

  write_file (fixture, "list.csv", list, -1);
  run (fixture, "audit", "--format=json", "--as-of=2026-05-03", "list.csv");
  assert_exit (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (get_read (parse_report (fixture, &node)), ==, 3);

  run (fixture, "audit", "list.csv");
  assert_exit (fixture, 0);
  assert_says (fixture->out, "all 3 followers in list.csv");
}

/* Through the same network code as any other account. */
static void
test_audit_sample (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *first = NULL;

  run (fixture, "audit", "small.sample", "--format=json",
       "--as-of=2026-05-03");
  assert_exit (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (get_read (parse_report (fixture, &node)), ==, 240);

  first = g_strdup (fixture->out);
  run (fixture, "audit", "small.sample", "--format=json",
       "--as-of=2026-05-03");
  g_assert_cmpstr (fixture->out, ==, first);

  run (fixture, "audit", "--network=sample", "@small.sample", "--limit=50");
  assert_exit (fixture, 0);
  assert_says (fixture->out, "the newest 50 of 240 followers");
}

static void
test_not_found (Fixture       *fixture,
                gconstpointer  data)
{
  run (fixture, "audit", "nobody.sample");
  assert_exit (fixture, 3);
  assert_says (fixture->err, "nobody.sample");
  g_assert_cmpstr (fixture->out, ==, "");

  run (fixture, "audit", "hidden.sample", "--format=json");
  assert_exit (fixture, 3);
  g_assert_cmpstr (fixture->out, ==, "");
}

/* Every fault in turn: what came is reported and kept, and the same command
 * goes on until all is read. */
static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 last = 0;
  guint n = 0;

  do
    {
      g_autoptr (JsonNode) node = NULL;

      g_assert_cmpuint (n++, <, 10);
      run (fixture, "audit", "failing.sample", "--format=json",
           "--as-of=2026-05-03");

      if (fixture->exit_code != 0)
        {
          assert_exit (fixture, 4);
          assert_says (fixture->err, "Run the same command again to go on.");
        }

      if (*fixture->out != '\0')
        {
          gint64 read = get_read (parse_report (fixture, &node));

          g_assert_cmpint (read, >=, last);
          last = read;
        }
    }
  while (fixture->exit_code != 0);

  g_assert_cmpint (last, ==, 1500);
}

static void
test_unreachable (Fixture       *fixture,
                  gconstpointer  data)
{
  /* Nobody listens on the port for discarding on any machine of today. */
  run (fixture, "audit", "alice.example", "--server=http://127.0.0.1:9");
  assert_exit (fixture, 4);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "127.0.0.1");
}

static SoupServer *
serve (SoupServerCallback  callback,
       gpointer            data,
       char              **option)
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
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC,
                                    "<html>\033[31mno</html>", 22);
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *option = NULL;
  g_autoptr (SoupServer) server = serve (html_cb, NULL, &option);

  run (fixture, "audit", "alice.example", option);
  assert_exit (fixture, 4);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_null (strchr (fixture->err, '\033'));
  assert_says (fixture->err, "winnow: ");
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
test_interrupt (Fixture       *fixture,
                gconstpointer  data)
{
  GSubprocess *process = NULL;
  g_autofree char *option = NULL;
  g_autoptr (SoupServer) server = serve (hang_cb, &process, &option);
  g_autoptr (JsonNode) node = NULL;

  process = spawn (fixture,
                   G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                   G_SUBPROCESS_FLAGS_STDERR_PIPE,
                   ARGS ("audit", "me.example", "--format=json", option));
  finish (fixture, process, NULL);
  g_object_unref (process);

  assert_exit (fixture, 4);
  g_assert_cmpint (get_read (parse_report (fixture, &node)), ==, 100);
  assert_says (fixture->err, "Run the same command again to go on.");
}

static void
test_output_lost (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (list);

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,u%u.test,,,,,,\n", i + 10, i);
  write_file (fixture, "list.csv", text->str, -1);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const commands[] = {
        "exec \"$WINNOW\" score list.csv >/dev/full",
        "exec \"$WINNOW\" audit list.csv >/dev/full",
        "exec \"$WINNOW\" --version >/dev/full",
      };
      g_autoptr (GSubprocessLauncher) launcher =
        g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) shell = NULL;
      g_autoptr (GError) error = NULL;

      g_subprocess_launcher_set_cwd (launcher, fixture->folder);
      shell = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c",
                                           commands[i], NULL);
      g_assert_no_error (error);
      finish (fixture, shell, NULL);
      assert_exit (fixture, 1);
      assert_says (fixture->err, "could not be written");
    }
}

/* Whoever reads has seen enough: no complaint, and no endless run. */
static void
test_pipe_closed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (list);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *out;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u,u%u.test,,,,,,\n", i + 10, i);
  write_file (fixture, "list.csv", text->str, -1);

  process = spawn (fixture,
                   G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                   G_SUBPROCESS_FLAGS_STDERR_PIPE,
                   ARGS ("score", "list.csv"));
  out = g_subprocess_get_stdout_pipe (process);
  g_input_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

/* Each row is answered before the next is asked for. */
static void
test_interactive (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *in;

  process = spawn (fixture,
                   G_SUBPROCESS_FLAGS_STDIN_PIPE |
                   G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                   ARGS ("score", "-"));
  in = g_subprocess_get_stdin_pipe (process);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  g_output_stream_write_all (in, "id,posts\n", 9, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *row = g_strdup_printf ("%u,5\n", i);
      g_autofree char *expected = g_strdup_printf ("%u,,", i);
      g_autofree char *header = NULL;
      g_autofree char *line = NULL;

      g_output_stream_write_all (in, row, strlen (row), NULL, NULL, &error);
      g_assert_no_error (error);

      if (i == 0)
        header = g_data_input_stream_read_line (out, NULL, NULL, &error);
      g_assert_no_error (error);
      line = g_data_input_stream_read_line (out, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (line, expected));
    }

  g_output_stream_close (in, NULL, NULL);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* An audit that cannot be kept is made all the same. */
static void
test_no_store (Fixture       *fixture,
               gconstpointer  data)
{
  write_file (fixture, "winnow", "a file where the folder would be", -1);
  run (fixture, "audit", "small.sample");
  assert_exit (fixture, 0);
  assert_says (fixture->err, "will not be kept");
  assert_says (fixture->out, "all 240 followers");
}

#define ADD(name, func) \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/help", test_help);
  ADD ("/cli/usage", test_usage);
  ADD ("/cli/score", test_score);
  ADD ("/cli/score-ndjson", test_score_ndjson);
  ADD ("/cli/score-default", test_score_default);
  ADD ("/cli/score-2019", test_score_2019);
  ADD ("/cli/bad-files", test_bad_files);
  ADD ("/cli/bad-row", test_bad_row);
  ADD ("/cli/no-file", test_no_file);
  ADD ("/cli/audit-file", test_audit_file);
  ADD ("/cli/audit-sample", test_audit_sample);
  ADD ("/cli/not-found", test_not_found);
  ADD ("/cli/failing", test_failing);
  ADD ("/cli/unreachable", test_unreachable);
  ADD ("/cli/html", test_html);
  ADD ("/cli/interrupt", test_interrupt);
  ADD ("/cli/output-lost", test_output_lost);
  ADD ("/cli/pipe-closed", test_pipe_closed);
  ADD ("/cli/interactive", test_interactive);
  ADD ("/cli/no-store", test_no_store);

  return g_test_run ();
}
