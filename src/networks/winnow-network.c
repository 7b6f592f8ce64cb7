/* winnow-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-network.h"

G_DEFINE_QUARK (winnow-network-error-quark, winnow_network_error)

G_DEFINE_ABSTRACT_TYPE (WinnowNetwork, winnow_network, G_TYPE_OBJECT)

static void
winnow_network_class_init (WinnowNetworkClass *klass)
{
}

static void
winnow_network_init (WinnowNetwork *self)
{
}

/**
 * winnow_network_get_id:
 * @self: a network
 *
 * Returns: its machine name, as on the command line: "bluesky"
 */
const char *
winnow_network_get_id (WinnowNetwork *self)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), NULL);

  return WINNOW_NETWORK_GET_CLASS (self)->get_id (self);
}

/**
 * winnow_network_get_name:
 * @self: a network
 *
 * Returns: its name for people: "Bluesky"
 */
const char *
winnow_network_get_name (WinnowNetwork *self)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), NULL);

  return WINNOW_NETWORK_GET_CLASS (self)->get_name (self);
}

/**
 * winnow_network_get_server:
 * @self: a network
 *
 * Returns: the base URL it asks, without a slash at the end
 */
const char *
winnow_network_get_server (WinnowNetwork *self)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), NULL);

  return WINNOW_NETWORK_GET_CLASS (self)->get_server (self);
}

/**
 * winnow_network_get_abilities:
 * @self: a network
 *
 * Returns: what it can tell beyond the list of followers
 */
WinnowNetworkAbilities
winnow_network_get_abilities (WinnowNetwork *self)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), 0);

  return WINNOW_NETWORK_GET_CLASS (self)->get_abilities (self);
}

/**
 * winnow_network_get_fields:
 * @self: a network
 *
 * Returns: the fields of a follower that it can tell at all
 */
WinnowFields
winnow_network_get_fields (WinnowNetwork *self)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), 0);

  return WINNOW_NETWORK_GET_CLASS (self)->get_fields (self);
}

/**
 * winnow_network_look_up:
 * @self: a network
 * @handle: a handle or id, as a user gave it
 * @fetch: gets the progress; can stop it
 *
 * Asks who @handle is.
 *
 * Returns: (transfer full): a future that resolves to a #WinnowAccount, or
 *   rejects with %WINNOW_NETWORK_ERROR or, when @fetch was stopped,
 *   %G_IO_ERROR_CANCELLED. What is no handle of this network is refused
 *   (%WINNOW_NETWORK_ERROR_MALFORMED) before anything is sent.
 */
DexFuture *
winnow_network_look_up (WinnowNetwork *self,
                        const char    *handle,
                        WinnowFetch   *fetch)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), NULL);
  g_return_val_if_fail (handle != NULL, NULL);
  g_return_val_if_fail (WINNOW_IS_FETCH (fetch), NULL);

  return WINNOW_NETWORK_GET_CLASS (self)->look_up (self, handle, fetch);
}

/**
 * winnow_network_read:
 * @self: a network
 * @account: whose followers, from winnow_network_look_up()
 * @list: where the followers go
 * @fetch: where reading stands; gets the progress; can pause and stop it
 *
 * Reads followers into @list: all there are, or the newest up to the fetch's
 * limit. Either @list is empty and @fetch at the start, or both are what an
 * earlier read left.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when all that was
 *   asked for is in @list, or rejects with %WINNOW_NETWORK_ERROR or, when
 *   @fetch was stopped, %G_IO_ERROR_CANCELLED. What came is in @list either
 *   way, and @fetch and @list can be handed in again to go on.
 */
DexFuture *
winnow_network_read (WinnowNetwork      *self,
                     WinnowAccount      *account,
                     WinnowFollowerList *list,
                     WinnowFetch        *fetch)
{
  g_return_val_if_fail (WINNOW_IS_NETWORK (self), NULL);
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (list), NULL);
  g_return_val_if_fail (WINNOW_IS_FETCH (fetch), NULL);

  return WINNOW_NETWORK_GET_CLASS (self)->read (self, account, list, fetch);
}
