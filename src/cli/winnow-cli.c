/* winnow-cli.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#include "cli/winnow-cli-private.h"

typedef struct
{
  const char  *name;
  int        (*run) (int    argc,
                     char **argv);
} Command;

static const Command commands[] = {
  { "audit", winnow_cli_audit },
  { "score", winnow_cli_score },
};

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h") ||
         g_str_equal (word, "help");
}

static gboolean
is_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (word, commands[i].name))
        return TRUE;
    }

  return FALSE;
}

/**
 * winnow_cli_wants:
 * @argc: length of @argv
 * @argv: (array length=argc): the arguments of the program
 *
 * A command, a question or a word that is neither is for the command line.
 * Nothing, an option of the window, and what may be a handle, a link or a file
 * open the window.
 *
 * Returns: whether winnow_cli_run() is to be called
 */
gboolean
winnow_cli_wants (int    argc,
                  char **argv)
{
  const char *word;

  if (argc < 2)
    return FALSE;

  word = argv[1];

  for (int i = 1; i < argc && !is_command (word); i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h") ||
          g_str_equal (argv[i], "--version"))
        return TRUE;
    }

  if (is_command (word) || is_help (word))
    return TRUE;

  if (*word == '-' && word[1] != '\0')
    return FALSE;

  return strpbrk (word, ".@:/") == NULL &&
         !g_file_test (word, G_FILE_TEST_EXISTS);
}

static int
print (const char *text)
{
  return winnow_cli_print (text, -1) && winnow_cli_flush ()
         ? WINNOW_EXIT_OK : WINNOW_EXIT_OUTPUT;
}

static int
print_help (void)
{
  return print (_(
    "Usage:\n"
    "  winnow [OPTION…] [HANDLE|FILE]       opens the window\n"
    "  winnow audit [OPTION…] HANDLE|FILE   audits an account’s followers\n"
    "  winnow score [OPTION…] FILE|-        scores followers in a file\n"
    "\n"
    "Winnow reads an account’s followers, scores each one, and shows how\n"
    "many are real, inactive and fake, with the reasons and a margin of\n"
    "error. A handle looks like alice.bsky.social; bought.sample is an\n"
    "account of the sample network, which needs no connection.\n"
    "\n"
    "Options of the window:\n"
    "  --network=ID      bluesky or sample; found out from the handle if\n"
    "                    not given\n"
    "  --server=URL      another server of that network\n"
    "  --picture=FILE    audit, save a picture of the report, and quit\n"
    "\n"
    "  -h, --help        show this help; “winnow audit --help” that of a\n"
    "                    command\n"
    "  --version         show the version\n"
    "\n"
    "Exit codes: 0 all well, 1 output could not be written, 2 wrong usage,\n"
    "3 account not found or its followers hidden, 4 network failure or\n"
    "stopped (what was read is kept; the same command goes on), 5 bad file.\n"));
}

static int
refuse (const char *word)
{
  winnow_cli_complain (_("“%s” is no command, handle or file. The commands "
                         "are audit and score; a handle looks like "
                         "alice.bsky.social."), word);
  winnow_cli_hint (NULL);

  return WINNOW_EXIT_USAGE;
}

/* “winnow help audit” is “winnow audit --help”. */
static int
run_help (int    argc,
          char **argv)
{
  if (argc > 2 && is_command (argv[2]))
    {
      char *args[] = { argv[0], argv[2], (char *) "--help", NULL };

      return winnow_cli_run (3, args);
    }

  return print_help ();
}

/**
 * winnow_cli_run:
 * @argc: length of @argv
 * @argv: (array length=argc): the arguments of the program
 *
 * Runs the command that @argv asks for, with the report on standard output
 * and everything else on standard error.
 *
 * Returns: a #WinnowExit
 */
int
winnow_cli_run (int    argc,
                char **argv)
{
  g_return_val_if_fail (argc >= 2, WINNOW_EXIT_USAGE);

  /* A closed pipe is seen when writing to it. */
  signal (SIGPIPE, SIG_IGN);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (argv[1], commands[i].name))
        return commands[i].run (argc - 1, argv + 1);
    }

  if (g_str_equal (argv[1], "help"))
    return run_help (argc, argv);

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--version"))
        return print ("winnow " PACKAGE_VERSION "\n");
      if (is_help (argv[i]))
        return print_help ();
    }

  return refuse (argv[1]);
}
