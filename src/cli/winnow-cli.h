/* winnow-cli.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowExit:
 *
 * Exit codes of the command line, part of its contract.
 */
typedef enum
{
  WINNOW_EXIT_OK        = 0,
  WINNOW_EXIT_OUTPUT    = 1,    /* the output could not be written */
  WINNOW_EXIT_USAGE     = 2,
  WINNOW_EXIT_NOT_FOUND = 3,    /* account not found, gone or hidden */
  WINNOW_EXIT_NETWORK   = 4,    /* what was fetched is kept and resumable */
  WINNOW_EXIT_FILE      = 5,    /* bad input file */
} WinnowExit;

gboolean winnow_cli_wants (int    argc,
                           char **argv);
int      winnow_cli_run   (int    argc,
                           char **argv);

G_END_DECLS
