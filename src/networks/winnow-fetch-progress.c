/* winnow-fetch-progress.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-fetch-private.h"

/* µs spent neither paused nor waiting */
static gint64
winnow_fetch_get_active_time (WinnowFetch *self)
{
  gint64 now;

  g_assert (WINNOW_IS_FETCH (self));

  now = self->idle_since != 0 ? self->idle_since : self->clock ();

  return now - self->idle;
}

/* To be called whenever a pause, a wait or a stop begins or ends. */
void
winnow_fetch_update_idle (WinnowFetch *self)
{
  gboolean idle;

  g_assert (WINNOW_IS_FETCH (self));

  idle = self->paused || self->stopped || self->wait_until != 0;

  if (idle == (self->idle_since != 0))
    return;

  if (idle)
    {
      self->idle_since = self->clock ();
    }
  else
    {
      self->idle += self->clock () - self->idle_since;
      self->idle_since = 0;
    }
}

/**
 * winnow_fetch_get_phase:
 * @self: a fetch
 *
 * Returns: what is being read
 */
WinnowFetchPhase
winnow_fetch_get_phase (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), WINNOW_FETCH_LOOK_UP);

  return self->phase;
}

/**
 * winnow_fetch_get_done:
 * @self: a fetch
 *
 * Returns: followers read in this phase, earlier fetches included
 */
guint
winnow_fetch_get_done (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->done;
}

/**
 * winnow_fetch_get_total:
 * @self: a fetch
 *
 * Returns: followers to be read in this phase, 0 when not known
 */
guint
winnow_fetch_get_total (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->total;
}

/**
 * winnow_fetch_get_total_is_exact:
 * @self: a fetch
 *
 * A network's follower count includes accounts its list leaves out, so that
 * the list may end before its total.
 *
 * Returns: whether exactly the total will be read
 */
gboolean
winnow_fetch_get_total_is_exact (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), FALSE);

  return self->phase == WINNOW_FETCH_LAST_POSTS ||
         self->phase == WINNOW_FETCH_DONE;
}

/**
 * winnow_fetch_get_requests:
 * @self: a fetch
 *
 * Returns: requests sent, tries that failed included
 */
guint
winnow_fetch_get_requests (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->requests;
}

/**
 * winnow_fetch_get_bytes:
 * @self: a fetch
 *
 * Returns: bytes of answers received, after decompression
 */
guint64
winnow_fetch_get_bytes (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->bytes;
}

/**
 * winnow_fetch_get_wait_until:
 * @self: a fetch
 *
 * Returns: when the wait under way ends, µs as g_get_real_time() has them; 0
 *   when there is none
 */
gint64
winnow_fetch_get_wait_until (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return self->wait_until;
}

/**
 * winnow_fetch_get_wait_reason:
 * @self: a fetch
 *
 * Returns: (nullable): a translated sentence, without a full stop, saying who
 *   makes us wait; %NULL when nobody does
 */
const char *
winnow_fetch_get_wait_reason (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), NULL);

  return self->wait_reason;
}

/**
 * winnow_fetch_get_rate:
 * @self: a fetch
 *
 * Returns: followers a second over the last ten seconds that were not spent
 *   paused or waiting; 0 when not known yet
 */
double
winnow_fetch_get_rate (WinnowFetch *self)
{
  g_return_val_if_fail (WINNOW_IS_FETCH (self), 0);

  return winnow_rate_get (&self->rate, winnow_fetch_get_active_time (self));
}

/**
 * winnow_fetch_get_time_left:
 * @self: a fetch
 *
 * Returns: seconds left in this phase at the present rate, what is left of a
 *   wait included; -1 when not known
 */
double
winnow_fetch_get_time_left (WinnowFetch *self)
{
  double rate;
  double left;

  g_return_val_if_fail (WINNOW_IS_FETCH (self), -1);

  rate = winnow_fetch_get_rate (self);

  if (self->total == 0 || rate <= 0)
    return -1;

  left = self->done < self->total ? (self->total - self->done) / rate : 0;

  if (self->wait_until != 0)
    left += MAX (0, self->wait_until - g_get_real_time ()) /
            (double) G_USEC_PER_SEC;

  return left;
}

/**
 * winnow_fetch_begin_phase:
 * @self: a fetch
 * @phase: what is going to be read
 * @done: how much of it is there already
 * @total: how much it will be, 0 when not known
 */
void
winnow_fetch_begin_phase (WinnowFetch      *self,
                          WinnowFetchPhase  phase,
                          guint             done,
                          guint             total)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  self->phase = phase;
  self->done = done;
  self->total = total;

  winnow_rate_clear (&self->rate);
  winnow_rate_add (&self->rate, winnow_fetch_get_active_time (self), done);

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify (G_OBJECT (self), "phase");
  g_object_notify (G_OBJECT (self), "done");
  g_object_notify (G_OBJECT (self), "total");
  g_object_notify (G_OBJECT (self), "total-is-exact");
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * winnow_fetch_set_done:
 * @self: a fetch
 * @done: how much of this phase is there
 */
void
winnow_fetch_set_done (WinnowFetch *self,
                       guint        done)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  if (self->done == done)
    return;

  self->done = done;
  winnow_rate_add (&self->rate, winnow_fetch_get_active_time (self), done);

  g_object_notify (G_OBJECT (self), "done");
}

/**
 * winnow_fetch_count_request:
 * @self: a fetch
 * @bytes: size of the answer, after decompression
 *
 * Counts one request that was sent, whatever came of it.
 */
void
winnow_fetch_count_request (WinnowFetch *self,
                            guint64      bytes)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));

  self->requests++;
  g_object_notify (G_OBJECT (self), "requests");

  if (bytes == 0)
    return;

  self->bytes += bytes;
  g_object_notify (G_OBJECT (self), "bytes");
}

/**
 * winnow_fetch_set_wait:
 * @self: a fetch
 * @until: when the wait ends, µs as g_get_real_time() has them; 0 to end it
 * @reason: (nullable): a translated sentence saying who makes us wait
 */
void
winnow_fetch_set_wait (WinnowFetch *self,
                       gint64       until,
                       const char  *reason)
{
  g_return_if_fail (WINNOW_IS_FETCH (self));
  g_return_if_fail (until >= 0);

  g_object_freeze_notify (G_OBJECT (self));

  if (g_set_str (&self->wait_reason, until != 0 ? reason : NULL))
    g_object_notify (G_OBJECT (self), "wait-reason");

  if (self->wait_until != until)
    {
      self->wait_until = until;
      winnow_fetch_update_idle (self);
      g_object_notify (G_OBJECT (self), "wait-until");
    }

  g_object_thaw_notify (G_OBJECT (self));
}
