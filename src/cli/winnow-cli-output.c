/* winnow-cli-output.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/winnow-cli-private.h"
#include "report/winnow-terminal.h"

#define USUAL_WIDTH 80

/**
 * winnow_cli_complain:
 * @format: a translated sentence; what it is filled with may come from
 *   anywhere
 * @...: for @format
 *
 * Prints a line on standard error.
 */
void
winnow_cli_complain (const char *format,
                     ...)
{
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  clean = winnow_terminal_sanitize (text);
  fprintf (stderr, "winnow: %s\n", clean);
}

/**
 * winnow_cli_hint:
 * @command: (nullable): a command, %NULL for the program
 *
 * Says on standard error where to find out more.
 */
void
winnow_cli_hint (const char *command)
{
  if (command != NULL)
    fprintf (stderr, _("Try “winnow %s --help” for what there is.\n"),
             command);
  else
    fprintf (stderr, _("Try “winnow --help” for what there is.\n"));
}

/* Whoever reads may have seen enough (“winnow score … | head”): that is no
 * news to anybody. */
static gboolean
check_output (gboolean written)
{
  static gboolean told;
  int problem = errno;

  if (written)
    return TRUE;

  if (problem != EPIPE && !told)
    winnow_cli_complain (_("The output could not be written: %s"),
                         g_strerror (problem));
  told = TRUE;

  return FALSE;
}

/**
 * winnow_cli_print:
 * @text: what to print
 * @length: bytes, -1 = up to the NUL
 *
 * Writes to standard output, which is buffered until winnow_cli_flush().
 *
 * Returns: %FALSE when it cannot be written, after saying so
 */
gboolean
winnow_cli_print (const char *text,
                  gssize      length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  return check_output (fwrite (text, 1, n, stdout) == n);
}

/**
 * winnow_cli_flush:
 *
 * Returns: %FALSE when standard output cannot be written, after saying so
 */
gboolean
winnow_cli_flush (void)
{
  return check_output (fflush (stdout) == 0 && !ferror (stdout));
}

/**
 * winnow_cli_get_width:
 * @fd: an open file
 *
 * Returns: columns of the terminal it is, 80 when it is none
 */
guint
winnow_cli_get_width (int fd)
{
  struct winsize size = { 0 };

  if (isatty (fd) && ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return USUAL_WIDTH;
}

static int
get_network_exit (WinnowNetworkError code)
{
  switch (code)
    {
    case WINNOW_NETWORK_ERROR_MALFORMED:
      return WINNOW_EXIT_USAGE;

    case WINNOW_NETWORK_ERROR_NOT_FOUND:
    case WINNOW_NETWORK_ERROR_GONE:
    case WINNOW_NETWORK_ERROR_HIDDEN:
      return WINNOW_EXIT_NOT_FOUND;

    case WINNOW_NETWORK_ERROR_UNREACHABLE:
    case WINNOW_NETWORK_ERROR_SERVER:
    case WINNOW_NETWORK_ERROR_ANSWER:
    case WINNOW_NETWORK_ERROR_REFUSED:
    default:
      return WINNOW_EXIT_NETWORK;
    }
}

/**
 * winnow_cli_get_exit:
 * @error: (nullable): what went wrong with an account
 *
 * Returns: the #WinnowExit for it
 */
int
winnow_cli_get_exit (const GError *error)
{
  if (error == NULL)
    return WINNOW_EXIT_OK;

  if (error->domain == WINNOW_NETWORK_ERROR)
    return get_network_exit ((WinnowNetworkError) error->code);

  return WINNOW_EXIT_NETWORK;
}
