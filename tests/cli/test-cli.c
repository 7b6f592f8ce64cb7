/* test-cli.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "cli-helpers.h"

static void
test_help (Cli           *cli,
           gconstpointer  data)
{
  run (cli, "--help");
  cli_assert_exit (cli, 0);
  g_assert_cmpstr (cli->err, ==, "");
  assert_says (cli->out, "winnow audit");

  run (cli, "audit", "--help");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "winnow audit [OPTION…] HANDLE|FILE");
  assert_says (cli->out, "--as-of");

  run (cli, "help", "score");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "winnow score [OPTION…] FILE|-");

  run (cli, "--version");
  cli_assert_exit (cli, 0);
  g_assert_cmpstr (cli->out, ==, "winnow " PACKAGE_VERSION "\n");
}

static void
test_usage (Cli           *cli,
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
    { { "audit", "-" }, "only “winnow score” reads standard input" },
    { { "audit", "ftp://example.org/list.csv" }, "files that are on this" },
    { { "audit", "@alice@mastodon.social" }, "Mastodon" },
    { { "audit", "--bogus", "small.sample" }, "--bogus" },
    { { "audit", "--model=nope", "small.sample" },
      "statuspeople-2014, winnow, statuspeople-2012, statuspeople-2019, "
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
    { { "score", "--model=nope", "a.csv" }, "statuspeople-2014, winnow" },
    { { "score", "--limit=3", "a.csv" }, "--limit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].args[0], cases[i].args[1]);
      cli_run (cli, NULL, cases[i].args);
      cli_assert_exit (cli, 2);
      g_assert_cmpstr (cli->out, ==, "");
      assert_says (cli->err, cases[i].says);
    }
}

static const char list[] =
  "id,handle,bio,created_at,posts,followers,following,last_post_at\n"
  "1,alice.test,\"tea, \"\"and\"\" more\",2020-01-01,500,300,200,2026-05-01\n"
  "2,\"b\"\"o,b\",,2024-01-01,0,0,2500,\n"
  "3,,,,,,,\n";

static void
test_score (Cli           *cli,
            gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  cli_write_file (cli, "list.csv", list, -1);
  run (cli, "score", "--as-of=2026-05-03",
           "--model=statuspeople-2014", "list.csv");
  cli_assert_exit (cli, 0);
  g_assert_cmpstr (cli->err, ==, "");

  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "id,handle,class,p_fake,points,reasons");
  g_assert_true (g_str_has_prefix (lines[1], "1,alice.test,real,,,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,,,"));
  assert_says (lines[2], "; Never posted");
  g_assert_true (g_str_has_prefix (lines[3], "3,,not_told,,,"));
}

static void
test_score_ndjson (Cli           *cli,
                   gconstpointer  data)
{
  static const char *const classes[] = { "real", "fake", "not_told" };
  g_auto (GStrv) lines = NULL;

  cli_run (cli, list, ARGS ("score", "--as-of=2026-05-03",
                            "--model=statuspeople-2014",
                            "--format=ndjson", "-"));
  cli_assert_exit (cli, 0);
  lines = g_strsplit (cli->out, "\n", -1);
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

/* Nobody chose a model: the rules of 2014, which give no points. */
static void
test_score_default (Cli           *cli,
                    gconstpointer  data)
{
  g_autofree char *chosen = NULL;
  g_auto (GStrv) lines = NULL;

  cli_run (cli, list, ARGS ("score", "--as-of=2026-05-03", "-"));
  cli_assert_exit (cli, 0);
  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[1], "1,alice.test,real,,,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,,,"));
  g_assert_true (g_str_has_prefix (lines[3], "3,,not_told,,,"));

  chosen = g_strdup (cli->out);
  cli_run (cli, list, ARGS ("score", "--as-of=2026-05-03",
                            "--model=statuspeople-2014", "-"));
  g_assert_cmpstr (cli->out, ==, chosen);
}

/* The scorecard gives points and odds. */
static void
test_score_winnow (Cli           *cli,
                   gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  cli_run (cli, list, ARGS ("score", "--as-of=2026-05-03",
                            "--model=winnow", "-"));
  cli_assert_exit (cli, 0);
  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[1], "1,alice.test,real,0.0"));
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,0.9") ||
                 g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,1,"));
  g_assert_true (g_str_has_prefix (lines[3], "3,,not_told,,,"));
}

static void
test_score_2019 (Cli           *cli,
                 gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  cli_run (cli, list, ARGS ("score", "--as-of=2026-05-03",
                            "--model=statuspeople-2019", "-"));
  cli_assert_exit (cli, 0);
  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[2], "2,\"b\"\"o,b\",fake,,12,"));
}

static void
test_bad_files (Cli           *cli,
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
    { "\x89PNG\r\n\x1a\n\0\0\0", 11,
      { "winnow: bad.csv: this is not a text file\n" } },
    { "PK\3\4\24\0\0\0", 8, { "winnow: bad.csv: this is a packed file" } },
    { "\x1f\x8b\10\0\0\0\0\0", 8, { "winnow: bad.csv: this is a packed" } },
    { "i\0d\0\n\0", 6, { "save it as UTF-8" } },
    { "\n [{\"id\":\"1\"}]\n", -1,
      { "winnow: bad.csv: line 2: this is a JSON array; write one object" } },
    { "window.YTD.follower.part0 = [ {\n", -1, { "line 1: this is a file of "
      "an X archive, which Winnow cannot read yet" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const commands[] = { "audit", "score" };

      cli_write_file (cli, "bad.csv", cases[i].text, cases[i].length);

      for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
        {
          g_test_message ("%s, case %u", commands[j], i);
          run (cli, commands[j], "bad.csv");
          cli_assert_exit (cli, 5);
          for (guint k = 0; k < 3 && cases[i].says[k] != NULL; k++)
            assert_says (cli->err, cases[i].says[k]);
        }
    }
}

/* Rows before a bad one are written. */
static void
test_bad_row (Cli           *cli,
              gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  cli_write_file (cli, "bad.csv", "id,posts\n1,2\n2,3\n3,many\n4,5\n", -1);
  run (cli, "score", "bad.csv");
  cli_assert_exit (cli, 5);
  assert_says (cli->err, "bad.csv: line 4, column posts: ");
  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[2], "2,,"));
}

static void
test_no_file (Cli           *cli,
              gconstpointer  data)
{
  run (cli, "audit", "missing.csv");
  cli_assert_exit (cli, 5);
  assert_says (cli->err, "winnow: There is no file “");
  assert_says (cli->err, "missing.csv”.\n");
  g_assert_cmpstr (cli->out, ==, "");

  run (cli, "score", "missing.csv");
  cli_assert_exit (cli, 5);
  assert_says (cli->err, "winnow: There is no file “");

  run (cli, "audit", "./");
  cli_assert_exit (cli, 5);
  assert_says (cli->err, "is a folder");
  run (cli, "score", ".");
  cli_assert_exit (cli, 5);
}

static void
test_audit_file (Cli           *cli,
                 gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;

  cli_write_file (cli, "list.csv", list, -1);
  run (cli, "audit", "--format=json", "--as-of=2026-05-03", "list.csv");
  cli_assert_exit (cli, 0);
  g_assert_cmpstr (cli->err, ==, "");
  g_assert_cmpint (get_read (cli_get_report (cli, &node)), ==, 3);

  run (cli, "audit", "list.csv");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "all 3 followers in list.csv");

  cli_write_file (cli, "none.csv", "id,posts\n", -1);
  run (cli, "audit", "none.csv");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "\nNo followers in none.csv.\n");
  assert_says_not (cli->out, "The split");
}

/* A time that is yet to come counts as now, and is said to. */
static void
test_audit_ahead (Cli           *cli,
                  gconstpointer  data)
{
  cli_write_file (cli, "list.csv", list, -1);
  run (cli, "audit", "--as-of=2026-05-03", "list.csv");
  assert_says_not (cli->out, "after the time");

  run (cli, "audit", "--as-of=2023-05-03", "list.csv");
  cli_assert_exit (cli, 0);
  assert_says (cli->out, "2 followers were made or last posted after the time");

  run (cli, "score", "--as-of=2026-04-30T12:00:00Z", "list.csv");
  assert_says (cli->out, "Posted within the last day");
  run (cli, "score", "--as-of=2023-05-03", "list.csv");
  assert_says (cli->out, "Last post after the time of this report");

  run (cli, "score", "--as-of=2026-04-30T12:00:00Z", "--model=winnow",
       "list.csv");
  assert_says (cli->out, "Posted within the last day");
  run (cli, "score", "--as-of=2023-05-03", "--model=winnow", "list.csv");
  assert_says (cli->out, "Last post after the time of this report");
  assert_says (cli->out, "Account made after the time of this report");
}

static void
test_output_lost (Cli           *cli,
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
  cli_write_file (cli, "list.csv", text->str, -1);

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

      g_subprocess_launcher_set_cwd (launcher, cli->folder);
      shell = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c",
                                           commands[i], NULL);
      g_assert_no_error (error);
      cli_finish (cli, shell, NULL);
      cli_assert_exit (cli, 1);
      assert_says (cli->err, "could not be written");
    }
}

/* Whoever reads has seen enough: no complaint, and no endless run. */
static void
test_pipe_closed (Cli           *cli,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (list);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *out;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u,u%u.test,,,,,,\n", i + 10, i);
  cli_write_file (cli, "list.csv", text->str, -1);

  process = cli_spawn (cli,
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
test_interactive (Cli           *cli,
                  gconstpointer  data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *in;

  process = cli_spawn (cli,
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

/* What was closed does not come to be another file. */
static void
test_closed (Cli           *cli,
             gconstpointer  data)
{
  static const struct
  {
    const char *command;
    int         exit_code;
    const char *says;
  } cases[] = {
    { "exec timeout 60 \"$WINNOW\" score - <&-", 5,
      "Standard input is closed" },
    { "exec timeout 60 \"$WINNOW\" score list.csv >&-", 1,
      "could not be written" },
    { "exec timeout 60 \"$WINNOW\" audit list.csv <&- 2>&-", 0, "" },
  };

  cli_write_file (cli, "list.csv", list, -1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run_shell (cli, cases[i].command);
      cli_assert_exit (cli, cases[i].exit_code);
      assert_says (cli->err, cases[i].says);
    }

  assert_says (cli->out, "Read 3 followers.");
}

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
  ADD ("/cli/score-winnow", test_score_winnow);
  ADD ("/cli/score-2019", test_score_2019);
  ADD ("/cli/bad-files", test_bad_files);
  ADD ("/cli/bad-row", test_bad_row);
  ADD ("/cli/no-file", test_no_file);
  ADD ("/cli/audit-file", test_audit_file);
  ADD ("/cli/audit-ahead", test_audit_ahead);
  ADD ("/cli/output-lost", test_output_lost);
  ADD ("/cli/closed", test_closed);
  ADD ("/cli/pipe-closed", test_pipe_closed);
  ADD ("/cli/interactive", test_interactive);

  return g_test_run ();
}
