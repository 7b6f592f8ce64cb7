/* fake-bluesky.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-server.h"

#include "networks/winnow-network.h"

G_BEGIN_DECLS

#define FAKE_TARGET "did:plc:target"

/* A Bluesky of one account and its followers, with faults at will. Follower i
 * (rank i) is did:plc:f00i; see fake-bluesky.c for what is told of each. */
typedef struct
{
  FakeServer *server;
  guint       n_followers;
  gint64      told_followers;   /* what the profile says; -1 = the truth */
  gint64      present;

  /* getFollowers: ranks left out of the list; the cursor that comes back
   * again and again; most entries on a page */
  guint       left_out_from;
  guint       left_out_until;
  guint       loop_at;
  gboolean    endless;
  guint       page_size;
  guint       idle_timeout;     /* s, of the networks to come */

  /* ranks the profiles leave out: every n-th; 0 = none */
  guint       dropped_every;

  /* what goes wrong: called first, TRUE when it answered */
  gboolean  (*fault) (SoupServerMessage *message,
                      const char        *method,
                      GHashTable        *query,
                      gpointer           data);
  gpointer    fault_data;

  /* what was asked */
  GHashTable *counts;           /* method → times */
  GPtrArray  *cursors;          /* of getFollowers, "" for none */
  GPtrArray  *feeds;            /* DIDs of getAuthorFeed */
} FakeBluesky;

FakeBluesky   *fake_bluesky_new         (guint         n_followers);
void           fake_bluesky_free        (FakeBluesky  *self);
guint          fake_bluesky_get_count   (FakeBluesky  *self,
                                         const char   *method);
void           fake_bluesky_forget      (FakeBluesky  *self);
/* With short waits and time-outs. */
WinnowNetwork *fake_bluesky_get_network (FakeBluesky  *self);
WinnowAccount *fake_bluesky_look_up     (FakeBluesky  *self,
                                         const char   *handle,
                                         GError      **error);

char          *fake_bluesky_dup_did     (guint         rank);
gint64         fake_bluesky_follow_time (FakeBluesky  *self,
                                         guint         rank);
gint64         fake_bluesky_last_post   (FakeBluesky  *self,
                                         guint         rank);
guint          fake_bluesky_posts       (guint         rank);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeBluesky, fake_bluesky_free)

G_END_DECLS
