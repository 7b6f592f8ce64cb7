/* fake-network.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-network.h"

G_BEGIN_DECLS

#define FAKE_TYPE_NETWORK (fake_network_get_type ())

/* A network inside the test: pages of made-up followers, which fails, hangs or
 * ends where it is told to. */
G_DECLARE_FINAL_TYPE (FakeNetwork, fake_network, FAKE, NETWORK, WinnowNetwork)

struct _FakeNetwork
{
  WinnowNetwork       parent_instance;

  const char         *id;
  const char         *server;
  const char         *display_name;
  guint               n_followers;
  gint64              told_total;       /* -1 = not told */
  guint               page_size;
  gint                look_up_error;    /* WinnowNetworkError, -1 = none */
  guint               fail_at;          /* followers, 0 = never */
  WinnowNetworkError  fail_with;
  guint               hang_at;          /* followers, 0 = never */
  gboolean            sample_last_posts;/* told of few */
  gboolean            amend;            /* counts come after the list */

  guint               n_look_ups;
  guint               n_pages;
  guint               first_rank;       /* where the last read began */
};

/* 2026-05-03T00:00:00Z */
#define FAKE_NOW (G_GINT64_CONSTANT (1777766400) * G_USEC_PER_SEC)

FakeNetwork *fake_network_new    (guint                 n_followers);
void         fake_network_record (guint                 rank,
                                  gboolean              bare,
                                  char                  id[32],
                                  char                  handle[32],
                                  WinnowFollowerRecord *record);

/* Runs the main loop until @future is done; takes it. */
gboolean     fake_await          (DexFuture            *future,
                                  GError              **error);
void         fake_spin           (guint                 milliseconds);

G_END_DECLS
