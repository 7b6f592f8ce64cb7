/* winnow-fetch-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-fetch.h"
#include "networks/winnow-rate.h"

G_BEGIN_DECLS

struct _WinnowFetch
{
  GObject           parent_instance;

  guint             limit;
  guint             last_posts_limit;

  WinnowFetchPhase  phase;
  guint             done;
  guint             total;
  guint             requests;
  guint64           bytes;

  gint64            wait_until;
  char             *wait_reason;

  guint             paused : 1;
  guint             stopped : 1;
  guint             list_complete : 1;

  char             *cursor;
  GCancellable     *cancellable;
  /* while paused: what winnow_fetch_when_ready() hands out */
  DexPromise       *ready;

  /* Pauses and waits say nothing about the rate: it is counted on a clock
   * that stands still meanwhile. */
  gint64          (*clock) (void);
  gint64            idle_since;
  gint64            idle;
  WinnowRate        rate;
};

void winnow_fetch_update_idle (WinnowFetch *self);

/* For tests: another clock than g_get_monotonic_time(). */
void winnow_fetch_set_clock (WinnowFetch  *self,
                             gint64      (*clock) (void));

G_END_DECLS
