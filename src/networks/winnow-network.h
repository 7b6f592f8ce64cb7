/* winnow-network.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libdex.h>

#include "followers/winnow-follower-list.h"
#include "networks/winnow-account.h"
#include "networks/winnow-fetch.h"

G_BEGIN_DECLS

#define WINNOW_NETWORK_ERROR (winnow_network_error_quark ())

/**
 * WinnowNetworkError:
 * @WINNOW_NETWORK_ERROR_MALFORMED: no handle of this network looks like that
 * @WINNOW_NETWORK_ERROR_NOT_FOUND: nobody of that name
 * @WINNOW_NETWORK_ERROR_GONE: deactivated, suspended or taken down
 * @WINNOW_NETWORK_ERROR_HIDDEN: exists, but does not show its followers
 * @WINNOW_NETWORK_ERROR_UNREACHABLE: no answer: no network, no such server
 * @WINNOW_NETWORK_ERROR_SERVER: the server failed, and went on failing
 * @WINNOW_NETWORK_ERROR_ANSWER: an answer that makes no sense (HTML, broken
 *   or wrong-typed JSON, a repeated cursor, too large)
 * @WINNOW_NETWORK_ERROR_REFUSED: the server wants a sign-in, or blocks us
 *
 * Why a network could not tell. Messages are translated sentences a person
 * can act on and name the server.
 */
typedef enum
{
  WINNOW_NETWORK_ERROR_MALFORMED,
  WINNOW_NETWORK_ERROR_NOT_FOUND,
  WINNOW_NETWORK_ERROR_GONE,
  WINNOW_NETWORK_ERROR_HIDDEN,
  WINNOW_NETWORK_ERROR_UNREACHABLE,
  WINNOW_NETWORK_ERROR_SERVER,
  WINNOW_NETWORK_ERROR_ANSWER,
  WINNOW_NETWORK_ERROR_REFUSED,
} WinnowNetworkError;

GQuark winnow_network_error_quark (void);

/**
 * WinnowNetworkAbilities:
 * @WINNOW_NETWORK_FOLLOW_TIMES: tells when each follow was made
 * @WINNOW_NETWORK_LAST_POSTS: tells when each follower last posted
 */
typedef enum
{
  WINNOW_NETWORK_FOLLOW_TIMES = 1 << 0,
  WINNOW_NETWORK_LAST_POSTS   = 1 << 1,
} WinnowNetworkAbilities;

#define WINNOW_TYPE_NETWORK (winnow_network_get_type ())

G_DECLARE_DERIVABLE_TYPE (WinnowNetwork, winnow_network, WINNOW, NETWORK, GObject)

struct _WinnowNetworkClass
{
  GObjectClass parent_class;

  const char             *(*get_id)        (WinnowNetwork      *self);
  const char             *(*get_name)      (WinnowNetwork      *self);
  const char             *(*get_server)    (WinnowNetwork      *self);
  WinnowNetworkAbilities  (*get_abilities) (WinnowNetwork      *self);
  WinnowFields            (*get_fields)    (WinnowNetwork      *self);
  DexFuture              *(*look_up)       (WinnowNetwork      *self,
                                            const char         *handle,
                                            WinnowFetch        *fetch);
  DexFuture              *(*read)          (WinnowNetwork      *self,
                                            WinnowAccount      *account,
                                            WinnowFollowerList *list,
                                            WinnowFetch        *fetch);
};

/* Machine name as on the command line ("bluesky", "sample"). */
const char             *winnow_network_get_id        (WinnowNetwork      *self);
/* For people ("Bluesky"). */
const char             *winnow_network_get_name      (WinnowNetwork      *self);
/* The base URL asked, without a slash at the end. */
const char             *winnow_network_get_server    (WinnowNetwork      *self);
WinnowNetworkAbilities  winnow_network_get_abilities (WinnowNetwork      *self);
/* Which fields this network can tell at all. */
WinnowFields            winnow_network_get_fields    (WinnowNetwork      *self);

/* Resolves to a WinnowAccount, or rejects with WINNOW_NETWORK_ERROR or
 * G_IO_ERROR_CANCELLED. */
DexFuture *winnow_network_look_up (WinnowNetwork      *self,
                                   const char         *handle,
                                   WinnowFetch        *fetch);

/* Reads the account's followers into @list, from where @fetch stands (an
 * empty list and a fresh fetch, or what an earlier fetch left). Resolves to
 * TRUE when all that was asked for has been read; rejects with
 * WINNOW_NETWORK_ERROR, or G_IO_ERROR_CANCELLED when @fetch was stopped. Either
 * way what came is in @list, and @fetch can be handed in again to go on. */
DexFuture *winnow_network_read    (WinnowNetwork      *self,
                                   WinnowAccount      *account,
                                   WinnowFollowerList *list,
                                   WinnowFetch        *fetch);

/* (transfer full): the network of that id ("bluesky", "sample"), or NULL with
 * @error set. @server: (nullable): another base URL; https, or http on a
 * loopback address only. @as_of: the sample network's present, µs. */
WinnowNetwork      *winnow_network_new_for_id (const char  *id,
                                               const char  *server,
                                               gint64       as_of,
                                               GError     **error);
const char * const *winnow_network_list_ids   (void);

G_END_DECLS
