/* test-cli-wants.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/winnow-cli.h"

static gboolean
wants (const char *line)
{
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);

  return winnow_cli_wants ((int) g_strv_length (argv), argv);
}

static void
test_command_line (void)
{
  static const char *const lines[] = {
    "winnow audit", "winnow audit alice.bsky.social", "winnow score -",
    "winnow --help", "winnow -h", "winnow help", "winnow help audit",
    "winnow --version", "winnow adit", "winnow compare", "winnow -",
    "winnow audit --help", "winnow --network=sample --help", "winnow ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (wants (lines[i]));
    }
}

static void
test_window (void)
{
  static const char *const lines[] = {
    "winnow", "winnow alice.bsky.social", "winnow @alice", "winnow did:plc:x",
    "winnow https://bsky.app/profile/alice.example", "winnow ./list",
    "winnow list.csv", "winnow /", "winnow --network=sample",
    "winnow --network=sample bought.sample", "winnow --picture=x.png",
    "winnow --gapplication-service",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_false (wants (lines[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-wants/command-line", test_command_line);
  g_test_add_func ("/cli-wants/window", test_window);

  return g_test_run ();
}
