/* winnow-cli-options.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "cli/winnow-cli-private.h"
#include "followers/winnow-number.h"
#include "followers/winnow-time.h"

#define MAX_LIMIT 100000000u

/**
 * winnow_cli_parse:
 * @command: the command
 * @summary: translated, what it does
 * @arguments: translated, what comes after the options
 * @entries: its options
 * @argc: (inout): the command and its arguments; what is left of them
 * @argv: (inout): likewise
 * @exit_code: (out): the #WinnowExit when there is nothing more to do
 *
 * Parses the options of a command, and answers --help.
 *
 * Returns: whether to go on
 */
gboolean
winnow_cli_parse (const char         *command,
                  const char         *summary,
                  const char         *arguments,
                  const GOptionEntry *entries,
                  int                *argc,
                  char             ***argv,
                  int                *exit_code)
{
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help,
      N_("Show this help"), NULL },
    { NULL }
  };
  g_autofree char *name = g_strconcat ("winnow ", command, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  /* The usage in the help is that of the command. */
  g_set_prgname (name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      winnow_cli_complain ("%s", error->message);
      winnow_cli_hint (command);
      *exit_code = WINNOW_EXIT_USAGE;
      return FALSE;
    }

  if (help)
    {
      g_autofree char *text = NULL;

      text = g_option_context_get_help (context, TRUE, NULL);
      *exit_code = winnow_cli_print (text, -1) && winnow_cli_flush ()
                   ? WINNOW_EXIT_OK : WINNOW_EXIT_OUTPUT;
      return FALSE;
    }

  return TRUE;
}

static char *
join (const char *const *choices)
{
  return g_strjoinv (", ", (char **) choices);
}

/**
 * winnow_cli_take_model:
 * @id: (nullable): what --model was given
 *
 * Returns: (transfer full) (nullable): the model, the default one for %NULL;
 *   %NULL after saying which there are
 */
WinnowModel *
winnow_cli_take_model (const char *id)
{
  WinnowModel *model = id != NULL ? winnow_model_new_for_id (id)
                                  : winnow_model_new_default ();

  if (model == NULL)
    {
      g_autofree char *ids = join (winnow_model_list_ids ());

      winnow_cli_complain (_("There is no model “%s”. --model can be one of: "
                             "%s."), id, ids);
    }

  return model;
}

/**
 * winnow_cli_take_choice:
 * @option: name of the option, without dashes
 * @value: (nullable): what it was given; %NULL takes the first choice
 * @choices: (array zero-terminated=1): what it can be given
 * @choice: (out): index of the one it was given
 *
 * Returns: %FALSE after saying which choices there are
 */
gboolean
winnow_cli_take_choice (const char         *option,
                        const char         *value,
                        const char *const  *choices,
                        guint              *choice)
{
  g_autofree char *all = NULL;

  for (*choice = 0; choices[*choice] != NULL; ++*choice)
    {
      if (value == NULL || g_str_equal (choices[*choice], value))
        return TRUE;
    }

  all = join (choices);
  winnow_cli_complain (_("--%s cannot be “%s”. It can be one of: %s."),
                       option, value, all);

  return FALSE;
}

/**
 * winnow_cli_take_limit:
 * @text: (nullable): what --limit was given
 * @limit: (out): the number; 0 for %NULL, which is all
 *
 * Returns: %FALSE after saying what it can be
 */
gboolean
winnow_cli_take_limit (const char *text,
                       guint      *limit)
{
  guint64 number = 0;

  *limit = 0;
  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_LIMIT, &number, NULL))
    {
      g_autofree char *most = winnow_format_count (MAX_LIMIT);

      winnow_cli_complain (_("--limit cannot be “%s”. It is how many "
                             "followers to read at most: a whole number from "
                             "1 to %s."), text, most);
      return FALSE;
    }

  *limit = (guint) number;

  return TRUE;
}

/**
 * winnow_cli_take_time:
 * @text: (nullable): what --as-of was given
 * @time: (out): the time; now for %NULL
 *
 * Returns: %FALSE after saying what it can be
 */
gboolean
winnow_cli_take_time (const char *text,
                      gint64     *time)
{
  *time = g_get_real_time ();

  if (text == NULL || winnow_time_parse (text, time))
    return TRUE;

  winnow_cli_complain (_("--as-of cannot be “%s”. It is a time such as "
                         "2026-05-03 or 2026-05-03T10:22:31Z."), text);

  return FALSE;
}
