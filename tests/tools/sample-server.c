/* sample-server.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <stdlib.h>

#include "followers/winnow-time.h"
#include "networks/sample/winnow-sample-population.h"
#include "networks/sample/winnow-sample-server.h"

/* Serves the sample network by itself, for a look at it with a browser and
 * for tests that need a server outside the program. Prints its address. */

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *as_of_text = NULL;
  int port = 0;
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &port,
      "Port on 127.0.0.1 (default: any free one)", "PORT" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_text,
      "The network's present, ISO 8601 (default: now)", "TIME" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (WinnowSampleServer) server = NULL;
  g_autoptr (GError) error = NULL;
  gint64 as_of = g_get_real_time ();

  g_option_context_add_main_entries (context, entries, NULL);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  if (port < 0 || port > G_MAXUINT16 ||
      (as_of_text != NULL && !winnow_time_parse (as_of_text, &as_of)))
    {
      g_printerr ("That is no port or no time.\n");
      return EXIT_FAILURE;
    }

  server = winnow_sample_server_new (WINNOW_SAMPLE_SEED, as_of, (guint) port,
                                     &error);

  if (server == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  g_print ("%s\n", winnow_sample_server_get_uri (server));
  g_unix_signal_add (SIGINT, quit, loop);
  g_unix_signal_add (SIGTERM, quit, loop);
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
