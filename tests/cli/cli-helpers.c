/* cli-helpers.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-helpers.h"

#include <string.h>

#include "tests/folder.h"

void
cli_set_up (Cli           *cli,
            gconstpointer  data)
{
  cli->folder = test_folder_new ();
}

void
cli_tear_down (Cli           *cli,
               gconstpointer  data)
{
  test_folder_remove (cli->folder);
  g_free (cli->folder);
  g_free (cli->out);
  g_free (cli->err);
}

GSubprocess *
cli_spawn (Cli               *cli,
           GSubprocessFlags   flags,
           const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, cli->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", cli->folder,
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
void
cli_finish (Cli         *cli,
            GSubprocess *process,
            const char  *input)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&cli->out, g_free);
  g_clear_pointer (&cli->err, g_free);
  g_subprocess_communicate_utf8_async (process, input, NULL, communicated_cb,
                                       &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_subprocess_communicate_utf8_finish (process, result, &cli->out,
                                        &cli->err, &error);
  g_assert_no_error (error);
  forget_sanitizer (cli->err);
  cli->exit_code = g_subprocess_get_if_exited (process)
                       ? g_subprocess_get_exit_status (process)
                       : -g_subprocess_get_term_sig (process);
}

void
cli_run (Cli               *cli,
         const char        *input,
         const char *const *args)
{
  g_autoptr (GSubprocess) process = NULL;
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                           G_SUBPROCESS_FLAGS_STDERR_PIPE;

  if (input != NULL)
    flags |= G_SUBPROCESS_FLAGS_STDIN_PIPE;

  process = cli_spawn (cli, flags, args);
  cli_finish (cli, process, input);
}

void
cli_write_file (Cli        *cli,
                const char *name,
                const char *text,
                gssize      length)
{
  g_autofree char *path = g_build_filename (cli->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

void
assert_says (const char *text,
             const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("It does not say “%s” but: %s", what, text);
}

void
cli_assert_exit (Cli *cli,
                 int  expected)
{
  if (cli->exit_code != expected)
    g_error ("Exit code %d instead of %d: %s", cli->exit_code, expected,
             cli->err);
}

JsonObject *
cli_get_report (Cli       *cli,
                JsonNode **node)
{
  g_autoptr (GError) error = NULL;

  *node = json_from_string (cli->out, &error);
  g_assert_no_error (error);

  return json_node_get_object (*node);
}

gint64
get_read (JsonObject *report)
{
  return json_object_get_int_member (
    json_object_get_object_member (report, "read"), "followers_read");
}
