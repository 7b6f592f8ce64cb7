/* main.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <unistd.h>

#include "app/winnow-application.h"
#include "cli/winnow-cli.h"

/* A number that was closed would be given to the next file that is opened,
 * which is then taken for standard input or written to as standard output.
 * Opened the wrong way round, it still tells reader and writer that there is
 * nothing. Libraries open files as they are loaded, hence before them. */
static void
open_standard_files (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      if (fcntl (fd, F_GETFD) == -1 &&
          open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
        _exit (WINNOW_EXIT_OUTPUT);
    }
}

__attribute__ ((section (".preinit_array"), used))
static void (*const open_first) (void) = open_standard_files;

int
main (int    argc,
      char **argv)
{
  g_autoptr (WinnowApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  dex_init ();

  if (winnow_cli_wants (argc, argv))
    return winnow_cli_run (argc, argv);

  app = winnow_application_new ();

  return winnow_application_run (app, argc, argv);
}
