/* main.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>

#include "app/winnow-application.h"
#include "cli/winnow-cli.h"

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
