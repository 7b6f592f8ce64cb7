/* winnow-options.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-options.h"
#include "followers/winnow-time.h"

#define SAMPLE_HANDLE "bought.sample"

const GOptionEntry winnow_options_entries[] = {
  { "network", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("The network to ask: bluesky or sample"), N_("ID") },
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Another server of the network to ask"), N_("URL") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Count ages to this time instead of now"), N_("TIME") },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Save a picture of the finished report to FILE and quit"), N_("FILE") },
  { "picture-page", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("The part of the report to show: overview or followers"), N_("PAGE") },
  { "picture-size", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Size of the picture"), N_("WIDTHxHEIGHT") },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL,
    NULL, N_("[HANDLE|FILE]") },
  { NULL }
};

/* Names an option that there is no entry for; (nullable): there is none. */
static const char *
winnow_options_find_entry (const char *name)
{
  const gsize length = strcspn (name, "=");

  for (const GOptionEntry *entry = winnow_options_entries; entry->long_name; entry++)
    {
      if (*entry->long_name && strlen (entry->long_name) == length &&
          strncmp (entry->long_name, name, length) == 0)
        return entry->long_name;
    }

  return NULL;
}

/* What GApplication answers itself. */
static gboolean
winnow_options_is_builtin (const char *argument)
{
  return g_str_equal (argument, "-h") || g_str_equal (argument, "-?") ||
         g_str_has_prefix (argument, "--help") ||
         g_str_equal (argument, "--gapplication-service");
}

/**
 * winnow_options_check:
 * @arguments: a command line, the name of the program first
 * @error: return location for an error
 *
 * Looks for options that do not exist or lack their value.
 *
 * Returns: whether all is well; else @error is set
 */
gboolean
winnow_options_check (char   **arguments,
                      GError **error)
{
  g_return_val_if_fail (arguments != NULL, FALSE);

  for (guint i = 1; arguments[0] && arguments[i]; i++)
    {
      const char *argument = arguments[i];

      if (g_str_equal (argument, "--"))
        return TRUE;

      if (*argument != '-' || !argument[1] || winnow_options_is_builtin (argument))
        continue;

      if (!g_str_has_prefix (argument, "--") ||
          !winnow_options_find_entry (argument + 2))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                       _("unknown option %s"), argument);
          return FALSE;
        }

      /* All of them take a value. */
      if (!strchr (argument, '=') && !arguments[++i])
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("option %s needs a value"), argument);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * winnow_options_get_target:
 * @dict: the options
 * @cwd: (nullable): where files are looked for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the audit that is asked for; %NULL when
 *   none is, or with @error set
 */
WinnowTarget *
winnow_options_get_target (GVariantDict  *dict,
                           const char    *cwd,
                           GError       **error)
{
  g_autofree const char **arguments = NULL;
  const char *network = NULL;
  const char *text = NULL;

  g_return_val_if_fail (dict != NULL, NULL);

  g_variant_dict_lookup (dict, "network", "&s", &network);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &arguments);

  if (arguments && arguments[0] && arguments[1])
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("One account or file at a time, please: “%s” is one too many."),
                   arguments[1]);
      return NULL;
    }

  if (arguments)
    text = arguments[0];
  else if (g_strcmp0 (network, "sample") == 0)
    text = SAMPLE_HANDLE;

  return text ? winnow_target_parse (text, network, cwd, error) : NULL;
}

/**
 * winnow_options_get_as_of:
 * @dict: the options
 * @as_of: (inout): the time that ages are counted to, µs; left alone when
 *   none is given
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set when what is given is no time
 */
gboolean
winnow_options_get_as_of (GVariantDict  *dict,
                          gint64        *as_of,
                          GError       **error)
{
  const char *text = NULL;

  g_return_val_if_fail (dict != NULL, FALSE);
  g_return_val_if_fail (as_of != NULL, FALSE);

  if (!g_variant_dict_lookup (dict, "as-of", "&s", &text) ||
      winnow_time_parse (text, as_of))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is not a time such as 2026-05-03 or 2026-05-03T10:00:00Z."),
               text);
  return FALSE;
}
