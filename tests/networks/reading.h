/* reading.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-bluesky.h"

G_BEGIN_DECLS

#define PROFILE       "app.bsky.actor.getProfile"
#define PROFILES      "app.bsky.actor.getProfiles"
#define FOLLOWERS     "app.bsky.graph.getFollowers"
#define RELATIONSHIPS "app.bsky.graph.getRelationships"
#define FEED          "app.bsky.feed.getAuthorFeed"

/* The followers of the fake Bluesky's one account, on their way into a list. */
typedef struct
{
  FakeBluesky        *bluesky;
  WinnowNetwork      *network;
  WinnowAccount      *account;
  WinnowFollowerList *list;
} Reading;

/* What goes wrong: @method fails in the given way, from the @from-th time it
 * is asked on, @times times. */
typedef struct
{
  const char  *method;
  guint        from;
  guint        times;
  guint        status;
  const char  *json;
  const char  *raw;
  gboolean     silence;
  WinnowFetch *stop;
  WinnowFetch *pause;
  guint        count;
} Fault;

void                        reading_init      (Reading      *self,
                                               guint         n_followers);
void                        reading_clear     (Reading      *self);
gboolean                    reading_run       (Reading      *self,
                                               WinnowFetch  *fetch,
                                               GError      **error);
const WinnowFollowerRecord *reading_get       (Reading      *self,
                                               guint         rank);
/* NULL: nothing goes wrong any more */
void                        reading_set_fault (Reading      *self,
                                               Fault        *fault);
gboolean                    fault_cb          (SoupServerMessage *message,
                                               const char   *method,
                                               GHashTable   *query,
                                               gpointer      data);

/* That all is told of follower @rank of the server, at place @at in the list;
 * of all of them in order. */
void                        assert_follower   (Reading      *self,
                                               guint         at,
                                               guint         rank);
void                        assert_all        (Reading      *self,
                                               guint         n_followers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

G_END_DECLS
