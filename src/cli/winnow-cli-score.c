/* winnow-cli-score.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/winnow-cli-private.h"
#include "cli/winnow-eager-stream.h"
#include "cli/winnow-score-writer.h"
#include "followers/winnow-follower-file.h"

static const char *const formats[] = { "csv", "ndjson", NULL };

/* As they were given. */
typedef struct
{
  char *model;
  char *format;
  char *as_of;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->model);
  g_free (options->format);
  g_free (options->as_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int       *argc,
       char    ***argv,
       Options   *options,
       int       *exit_code)
{
  const GOptionEntry entries[] = {
    { "model", 0, 0, G_OPTION_ARG_STRING, &options->model,
      N_("What scores the followers: winnow, or a published set of rules such "
         "as statuspeople-2014"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      N_("How to write the rows: csv or ndjson"), N_("FORMAT") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of,
      N_("Count ages to this time, not to now"), N_("TIME") },
    { NULL }
  };

  return winnow_cli_parse (
    "score",
    _("Scores the followers in a CSV or NDJSON file, “-” for standard input, "
      "and writes a row for each."),
    _("FILE|-"), entries, argc, argv, exit_code);
}

/* main() puts something that cannot be read where nothing is open. */
static GInputStream *
open_standard_input (GError **error)
{
  int flags = fcntl (STDIN_FILENO, F_GETFL);

  if (flags == -1 || (flags & O_ACCMODE) == O_WRONLY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                           _("Standard input is closed; there is nothing to "
                             "score."));
      return NULL;
    }

  return g_unix_input_stream_new (STDIN_FILENO, FALSE);
}

static GInputStream *
open_input (const char  *name,
            GError     **error)
{
  g_autoptr (GInputStream) base = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    {
      base = open_standard_input (error);
    }
  else
    {
      file = g_file_new_for_commandline_arg (name);
      base = G_INPUT_STREAM (winnow_follower_file_read (file, NULL, error));
    }

  return base != NULL ? winnow_eager_stream_new (base) : NULL;
}

/* Resolved to a row each: nothing is held but the row at hand.
 * Returns: FALSE with @error set when the input is bad, and without when the
 * output cannot be written. */
static gboolean
score_rows (WinnowFollowerReader  *reader,
            WinnowScoreWriter     *writer,
            GError               **error)
{
  const WinnowFollowerRecord *record;

  if (!winnow_score_writer_begin (writer))
    return FALSE;

  do
    {
      if (!winnow_follower_reader_next (reader, &record, NULL, error))
        return FALSE;

      if (record != NULL && !winnow_score_writer_write (writer, record))
        return FALSE;
    }
  while (record != NULL);

  return TRUE;
}

static int
complain_input (const char   *name,
                const GError *error)
{
  const char *shown = g_str_equal (name, "-") ? _("standard input") : name;

  if (error->domain == WINNOW_FILE_ERROR)
    winnow_cli_complain ("%s: %s", shown, error->message);
  else
    winnow_cli_complain ("%s", error->message);

  return WINNOW_EXIT_FILE;
}

static int
score_input (const char        *name,
             WinnowScoreWriter *writer)
{
  g_autoptr (WinnowFollowerReader) reader = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gboolean flushed;

  stream = open_input (name, &error);
  if (stream != NULL)
    reader = winnow_follower_file_open (stream, NULL, &error);
  if (reader == NULL)
    return complain_input (name, error);

  if (!score_rows (reader, writer, &error) && error == NULL)
    return WINNOW_EXIT_OUTPUT;

  /* The rows before a bad one are good. */
  flushed = winnow_cli_flush ();
  if (error != NULL)
    return complain_input (name, error);

  return flushed ? WINNOW_EXIT_OK : WINNOW_EXIT_OUTPUT;
}

/**
 * winnow_cli_score:
 * @argc: length of @argv
 * @argv: (array length=argc): the command and its arguments
 *
 * Scores a file or standard input, a row at a time.
 *
 * Returns: a #WinnowExit
 */
int
winnow_cli_score (int    argc,
                  char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (WinnowModel) model = NULL;
  g_autoptr (WinnowScoreWriter) writer = NULL;
  guint format;
  gint64 as_of;
  int exit_code;

  if (!parse (&argc, &argv, &options, &exit_code))
    return exit_code;

  if (!winnow_cli_take_choice ("format", options.format, formats, &format) ||
      !winnow_cli_take_time (options.as_of, &as_of))
    return WINNOW_EXIT_USAGE;

  model = winnow_cli_take_model (options.model);
  if (model == NULL)
    return WINNOW_EXIT_USAGE;

  if (argc != 2)
    {
      winnow_cli_complain (argc < 2
        ? _("Name a file of followers, or “-” for standard input.")
        : _("One file at a time."));
      winnow_cli_hint ("score");
      return WINNOW_EXIT_USAGE;
    }

  writer = winnow_score_writer_new (model, as_of, (WinnowFileFormat) format);
  return score_input (argv[1], writer);
}
