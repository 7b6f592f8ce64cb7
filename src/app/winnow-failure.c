/* winnow-failure.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-failure.h"
#include "followers/winnow-follower-reader.h"
#include "networks/winnow-network.h"

/**
 * winnow_failure_describe:
 * @error: (nullable): what an audit failed with
 * @icon: (out): the name of an icon for it
 *
 * Returns: (transfer full): a title for it
 */
char *
winnow_failure_describe (const GError  *error,
                         const char   **icon)
{
  g_return_val_if_fail (icon != NULL, NULL);

  *icon = "dialog-warning-symbolic";

  if (!error || error->domain != WINNOW_NETWORK_ERROR)
    return g_strdup (error && error->domain == WINNOW_FILE_ERROR
                     ? _("File Cannot Be Read")
                     : _("Audit Failed"));

  switch ((WinnowNetworkError) error->code)
    {
    case WINNOW_NETWORK_ERROR_HIDDEN:
      *icon = "view-conceal-symbolic";
      return g_strdup (_("Followers Are Hidden"));

    case WINNOW_NETWORK_ERROR_NOT_FOUND:
    case WINNOW_NETWORK_ERROR_MALFORMED:
      *icon = "system-search-symbolic";
      return g_strdup (_("Account Not Found"));

    case WINNOW_NETWORK_ERROR_GONE:
      *icon = "action-unavailable-symbolic";
      return g_strdup (_("Account Is Gone"));

    case WINNOW_NETWORK_ERROR_UNREACHABLE:
      *icon = "network-offline-symbolic";
      return g_strdup (_("Server Cannot Be Reached"));

    case WINNOW_NETWORK_ERROR_REFUSED:
      *icon = "action-unavailable-symbolic";
      return g_strdup (_("Server Refused"));

    case WINNOW_NETWORK_ERROR_SERVER:
    case WINNOW_NETWORK_ERROR_ANSWER:
    default:
      return g_strdup (_("Server Failed"));
    }
}

/**
 * winnow_failure_may_retry:
 * @error: (nullable): what an audit failed with
 *
 * Returns: whether asking again may get another answer
 */
gboolean
winnow_failure_may_retry (const GError *error)
{
  return !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED) &&
         !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_HIDDEN) &&
         !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE);
}
