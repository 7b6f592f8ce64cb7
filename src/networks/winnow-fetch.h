/* winnow-fetch.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * WinnowFetchPhase:
 * @WINNOW_FETCH_LOOK_UP: asking who the account is
 * @WINNOW_FETCH_FOLLOWERS: reading the list, with profiles and follow times
 * @WINNOW_FETCH_LAST_POSTS: reading when followers last posted
 * @WINNOW_FETCH_DONE: nothing is left to read
 */
typedef enum
{
  WINNOW_FETCH_LOOK_UP,
  WINNOW_FETCH_FOLLOWERS,
  WINNOW_FETCH_LAST_POSTS,
  WINNOW_FETCH_DONE,
} WinnowFetchPhase;

#define WINNOW_TYPE_FETCH (winnow_fetch_get_type ())

/* One reading of one account: what was asked for, how far it has come, and
 * the handles to pause or stop it. Passed down to the network, which reports
 * into it; read by whoever shows progress. Lives on the main loop.
 *
 * Properties, all with notify:
 *   limit (uint, construct; followers to read at most, 0 = all),
 *   last-posts-limit (uint, construct; how many last posts to read at most,
 *     default 3000; beyond that a random subset),
 *   phase, done (uint), total (uint; 0 = not known) — of the current phase,
 *   total-is-exact (boolean),
 *   requests (uint), bytes (uint64),
 *   wait-until (int64; g_get_real_time() µs when the current wait ends,
 *     0 = not waiting), wait-reason (string; translated sentence, NULL),
 *   paused (boolean, writable), stopped (boolean).
 */
G_DECLARE_FINAL_TYPE (WinnowFetch, winnow_fetch, WINNOW, FETCH, GObject)

WinnowFetch      *winnow_fetch_new                  (guint             limit);

guint             winnow_fetch_get_limit            (WinnowFetch      *self);
guint             winnow_fetch_get_last_posts_limit (WinnowFetch      *self);
WinnowFetchPhase  winnow_fetch_get_phase            (WinnowFetch      *self);
guint             winnow_fetch_get_done             (WinnowFetch      *self);
guint             winnow_fetch_get_total            (WinnowFetch      *self);
gboolean          winnow_fetch_get_total_is_exact   (WinnowFetch      *self);
guint             winnow_fetch_get_requests         (WinnowFetch      *self);
guint64           winnow_fetch_get_bytes            (WinnowFetch      *self);
gint64            winnow_fetch_get_wait_until       (WinnowFetch      *self);
const char       *winnow_fetch_get_wait_reason      (WinnowFetch      *self);
/* Followers a second, over the last 10 s or so; 0 when not known yet. */
double            winnow_fetch_get_rate             (WinnowFetch      *self);
/* Seconds left in this phase, -1 when not known. */
double            winnow_fetch_get_time_left        (WinnowFetch      *self);

/* For whoever started it. A pause lets requests under way finish and sends no
 * more; stop cancels them. A stopped fetch can be made ready to go on with
 * winnow_fetch_restart(). */
void              winnow_fetch_set_paused           (WinnowFetch      *self,
                                                     gboolean          paused);
gboolean          winnow_fetch_get_paused           (WinnowFetch      *self);
void              winnow_fetch_stop                 (WinnowFetch      *self);
gboolean          winnow_fetch_get_stopped          (WinnowFetch      *self);
void              winnow_fetch_restart              (WinnowFetch      *self);

/* Where reading stands, to be kept and handed to a later fetch. The cursor
 * that gets the first page not yet wholly in the list: NULL = from the start;
 * list-complete = the end was reached. */
const char       *winnow_fetch_get_cursor           (WinnowFetch      *self);
gboolean          winnow_fetch_get_list_complete    (WinnowFetch      *self);
void              winnow_fetch_set_position         (WinnowFetch      *self,
                                                     const char       *cursor,
                                                     gboolean          list_complete);

/* For networks: reporting. */
GCancellable     *winnow_fetch_get_cancellable      (WinnowFetch      *self);
void              winnow_fetch_begin_phase          (WinnowFetch      *self,
                                                     WinnowFetchPhase  phase,
                                                     guint             done,
                                                     guint             total);
void              winnow_fetch_set_done             (WinnowFetch      *self,
                                                     guint             done);
void              winnow_fetch_count_request        (WinnowFetch      *self,
                                                     guint64           bytes);
void              winnow_fetch_set_wait             (WinnowFetch      *self,
                                                     gint64            until,
                                                     const char       *reason);
/* Resolves at once unless paused, else when resumed; rejects when stopped. */
DexFuture        *winnow_fetch_when_ready           (WinnowFetch      *self);

G_END_DECLS
