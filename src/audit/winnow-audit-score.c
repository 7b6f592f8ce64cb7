/* winnow-audit-score.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit/winnow-audit-private.h"

/* At most ten updates a second. */
#define UPDATE_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

/* Of the time there is, the part that updates may take: summing up a million
 * followers ten times a second would leave nothing for reading them. */
#define UPDATE_SHARE 10

/* Followers scored at a go while reading: some 5 ms. */
#define SLICE 65536

static const WinnowFollowerRecord *
get_records (WinnowAudit *self,
             guint       *length)
{
  return winnow_follower_list_get_records (self->followers, length);
}

static void
score_range (WinnowAudit *self,
             guint        first,
             guint        n)
{
  guint length;
  const WinnowFollowerRecord *records = get_records (self, &length);

  g_assert (first + n <= length);

  if (first + n > self->scores->len)
    g_array_set_size (self->scores, first + n);

  if (n > 0)
    winnow_model_score (self->scorer, records + first, n, self->as_of,
                        &g_array_index (self->scores, WinnowScore, first));
}

/* Scores up to @max followers that have no score by the present model, and
 * those that were amended. Returns: whether all have been. */
static gboolean
score_some (WinnowAudit *self,
            guint        max)
{
  guint length = winnow_follower_list_get_length (self->followers);
  guint n = MIN (length - self->n_scored, max);

  for (guint i = 0; i < self->to_rescore->len; i++)
    score_range (self, g_array_index (self->to_rescore, guint, i), 1);
  g_array_set_size (self->to_rescore, 0);

  score_range (self, self->n_scored, n);
  self->n_scored += n;

  return self->n_scored == length;
}

/* The followers the shares speak of: all of them when the end of the list was
 * reached, else just those that were read — the newest are no random sample
 * of the rest. */
static guint64
get_population (WinnowAudit *self,
                guint        length)
{
  gint64 total = winnow_audit_get_total (self);

  if (winnow_audit_get_complete (self) && total > (gint64) length)
    return (guint64) total;

  return length;
}

static guint8 *
flag_marked (const GArray *marked,
             guint         length)
{
  guint8 *flags;

  if (marked->len == 0)
    return NULL;

  flags = g_new0 (guint8, length);
  for (guint i = 0; i < marked->len; i++)
    flags[g_array_index (marked, WinnowMarked, i).rank] = 1;

  return flags;
}

static void
estimate (WinnowAudit  *self,
          WinnowModel  *scorer,
          GArray       *scores,
          const GArray *marked,
          WinnowSplit  *split)
{
  g_autofree guint8 *flags = NULL;
  WinnowSplitFrame frame = {
    .model = scorer,
    .network = self->network_id,
    .scores = (const WinnowScore *) (gpointer) scores->data,
    .as_of = self->as_of,
  };
  guint length;

  frame.records = get_records (self, &length);
  frame.n_records = length;
  frame.population = get_population (self, length);
  frame.marked = flags = flag_marked (marked, length);
  g_assert (scores->len == length);

  winnow_split_estimate (split, &frame);
}

/* Scores what has no score yet, sums up and tells. */
void
winnow_audit_update_now (WinnowAudit *self)
{
  g_autoptr (GArray) marked = winnow_audit_find_marked (self);
  gint64 begun = g_get_monotonic_time ();
  gint64 now;

  g_assert (WINNOW_IS_AUDIT (self));

  winnow_audit_cancel (&self->update_source);
  score_some (self, G_MAXUINT);
  winnow_audit_apply_marks (self->scores, marked);
  estimate (self, self->scorer, self->scores, marked, &self->split);

  now = g_get_monotonic_time ();
  self->next_update = now + MAX (UPDATE_INTERVAL,
                                 UPDATE_SHARE * (now - begun));
  g_signal_emit (self, winnow_audit_updated_signal, 0);
}

static gboolean
update_cb (gpointer user_data)
{
  g_autoptr (WinnowAudit) self = g_object_ref (user_data);

  if (!score_some (self, SLICE))
    return G_SOURCE_CONTINUE;

  winnow_audit_update_now (self);

  return G_SOURCE_REMOVE;
}

static void
arm_update (WinnowAudit *self)
{
  gint64 wait = self->next_update - g_get_monotonic_time ();

  self->update_source =
    winnow_audit_after ((guint) MAX (0, wait / G_TIME_SPAN_MILLISECOND),
                        update_cb, self);
}

/* Sees to it that what came is scored soon. */
void
winnow_audit_queue_update (WinnowAudit *self)
{
  g_assert (WINNOW_IS_AUDIT (self));

  if (self->update_source == NULL && self->state == WINNOW_AUDIT_RUNNING)
    arm_update (self);
}

/* Scoring anew while nothing is read: the list stands still, so that a thread
 * may read it. */
typedef struct
{
  WinnowAudit *audit;
  WinnowModel *scorer;
  GArray      *marked;
  GArray      *scores;
  WinnowSplit  split;
} Rescoring;

static void
rescoring_clear (Rescoring *rescoring)
{
  g_clear_object (&rescoring->scorer);
  g_clear_pointer (&rescoring->marked, g_array_unref);
  g_clear_pointer (&rescoring->scores, g_array_unref);
}

static void
rescore_in_thread (gpointer data)
{
  Rescoring *rescoring = data;
  WinnowAudit *self = rescoring->audit;
  WinnowScore *scores;
  guint length;
  const WinnowFollowerRecord *records = get_records (self, &length);

  g_array_set_size (rescoring->scores, length);
  scores = (WinnowScore *) (gpointer) rescoring->scores->data;

  if (length > 0)
    winnow_model_score (rescoring->scorer, records, length, self->as_of,
                        scores);

  winnow_audit_apply_marks (rescoring->scores, rescoring->marked);
  estimate (self, rescoring->scorer, rescoring->scores, rescoring->marked,
            &rescoring->split);
}

static void
take_rescoring (WinnowAudit *self,
                Rescoring   *rescoring)
{
  g_clear_pointer (&self->scores, g_array_unref);
  self->scores = g_steal_pointer (&rescoring->scores);
  self->n_scored = self->scores->len;
  self->split = rescoring->split;
}

static DexFuture *
rescore_fiber (gpointer user_data)
{
  WinnowAudit *self = user_data;

  /* The model or a mark may be changed meanwhile; only the last counts. */
  while (TRUE)
    {
      Rescoring rescoring = { .audit = self };
      guint serial = self->serial;

      rescoring.scorer = g_object_ref (self->scorer);
      rescoring.marked = winnow_audit_find_marked (self);
      rescoring.scores = g_array_new (FALSE, TRUE, sizeof (WinnowScore));
      dex_await (winnow_audit_in_thread (rescore_in_thread, &rescoring), NULL);

      if (serial == self->serial)
        {
          take_rescoring (self, &rescoring);
          rescoring_clear (&rescoring);
          break;
        }
      rescoring_clear (&rescoring);
    }

  dex_clear (&self->rescoring);
  g_signal_emit (self, winnow_audit_updated_signal, 0);

  return dex_future_new_true ();
}

/* Scores all followers anew, in a thread: the list must stand still.
 * Returns: (transfer full): resolves when it is done */
DexFuture *
winnow_audit_rescore_in_thread (WinnowAudit *self)
{
  g_assert (WINNOW_IS_AUDIT (self));

  self->serial++;

  if (self->rescoring == NULL)
    self->rescoring =
      dex_scheduler_spawn (dex_scheduler_get_default (),
                           WINNOW_AUDIT_STACK_SIZE, rescore_fiber,
                           g_object_ref (self), g_object_unref);

  return dex_ref (self->rescoring);
}

/* Scores all followers anew by the present model and marks. */
void
winnow_audit_rescore (WinnowAudit *self)
{
  g_assert (WINNOW_IS_AUDIT (self));

  if (self->state == WINNOW_AUDIT_RUNNING && self->rescoring == NULL)
    {
      self->n_scored = 0;
      g_array_set_size (self->to_rescore, 0);
      winnow_audit_queue_update (self);
    }
  else
    dex_future_disown (winnow_audit_rescore_in_thread (self));
}
