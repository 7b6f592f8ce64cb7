/* winnow-network-registry.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-network.h"

#include <glib/gi18n.h>

#include "networks/sample/winnow-sample-network.h"
#include "networks/winnow-bluesky-network.h"
#include "networks/winnow-http-uri.h"

typedef WinnowNetwork *(*CreateFunc) (const char  *server,
                                      gint64       as_of,
                                      GError     **error);

static WinnowNetwork *
create_bluesky (const char  *server,
                gint64       as_of,
                GError     **error)
{
  g_autofree char *base = NULL;

  if (server == NULL)
    server = WINNOW_BLUESKY_SERVER;

  base = winnow_http_uri_normalize_server (server, error);
  if (base == NULL)
    return NULL;

  /* The present of a real network is now, whatever ages are counted to. */
  return winnow_bluesky_network_new (base, 0);
}

static WinnowNetwork *
create_sample (const char  *server,
               gint64       as_of,
               GError     **error)
{
  if (server != NULL && !g_str_equal (server, WINNOW_SAMPLE_SERVER_NAME))
    {
      g_set_error_literal (error, WINNOW_NETWORK_ERROR,
                           WINNOW_NETWORK_ERROR_MALFORMED,
                           _("The sample network is inside the program and "
                             "has no other server."));
      return NULL;
    }

  return winnow_sample_network_new (as_of);
}

/* Every network there is. To add one, add a line to both. */
static const char * const ids[] = {
  "bluesky",
  "sample",
  NULL
};

static const CreateFunc create_funcs[] = {
  create_bluesky,
  create_sample,
};

G_STATIC_ASSERT (G_N_ELEMENTS (ids) == G_N_ELEMENTS (create_funcs) + 1);

/**
 * winnow_network_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the machine names of
 *   all networks, in the order to offer them in
 */
const char * const *
winnow_network_list_ids (void)
{
  return ids;
}

/**
 * winnow_network_new_for_id:
 * @id: a network's machine name
 * @server: (nullable): another base URL than the network's own: https, or
 *   http on a loopback address
 * @as_of: what the sample network takes for the present, µs since 1970-01-01
 *   UTC
 * @error: where the reason goes
 *
 * Returns: (transfer full): the network; %NULL with
 *   %WINNOW_NETWORK_ERROR_MALFORMED when there is none of that name, or
 *   @server is no address we would ask
 */
WinnowNetwork *
winnow_network_new_for_id (const char  *id,
                           const char  *server,
                           gint64       as_of,
                           GError     **error)
{
  g_autofree char *known = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (create_funcs); i++)
    {
      if (g_str_equal (ids[i], id))
        return create_funcs[i] (server, as_of, error);
    }

  known = g_strjoinv (", ", (char **) ids);
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
               /* translators: the second is a list such as "bluesky, x" */
               _("There is no network called “%s”. There are: %s."),
               id, known);

  return NULL;
}
