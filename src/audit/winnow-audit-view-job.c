/* winnow-audit-view-job.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "audit/winnow-audit-private.h"
#include "audit/winnow-audit-view-job.h"
#include "audit/winnow-fold.h"
#include "audit/winnow-sorter.h"

/* More followers than these are not put in order at once. */
#define AT_ONCE 20000

/* The main loop is kept for no longer than half a frame. */
#define SLICE_TIME (8 * G_TIME_SPAN_MILLISECOND)

struct _WinnowViewJob
{
  WinnowAudit       *audit;
  WinnowSortKey      key;
  gboolean           descending;
  guint              classes;
  char              *folded;
  guint              next;
  WinnowSorter      *sorter;
  GArray            *ranks;

  GSource           *source;
  WinnowViewJobDone  done;      /* NULL when nobody waits any more */
  gpointer           user_data;
};

/**
 * winnow_view_job_new:
 * @audit: whose followers; those that have scores
 * @key: what to sort by
 * @descending: which way
 * @classes: bits of the classes to show
 * @folded: what to look for, by winnow_fold(); empty = all
 *
 * Returns: (transfer full): a job, begun
 */
WinnowViewJob *
winnow_view_job_new (WinnowAudit   *audit,
                     WinnowSortKey  key,
                     gboolean       descending,
                     guint          classes,
                     const char    *folded)
{
  WinnowViewJob *self = g_atomic_rc_box_new0 (WinnowViewJob);

  self->audit = g_object_ref (audit);
  self->key = key;
  self->descending = descending;
  self->classes = classes;
  self->folded = g_strdup (folded);
  self->sorter = winnow_sorter_new (descending);

  return self;
}

WinnowViewJob *
winnow_view_job_ref (WinnowViewJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  WinnowViewJob *self = data;

  g_clear_object (&self->audit);
  g_clear_pointer (&self->sorter, winnow_sorter_free);
  g_clear_pointer (&self->ranks, g_array_unref);
  g_free (self->folded);
}

void
winnow_view_job_unref (WinnowViewJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
matches (WinnowViewJob              *self,
         const WinnowFollowerRecord *record,
         const WinnowScore          *score)
{
  static const WinnowFields fields[] = {
    WINNOW_FIELD_HANDLE, WINNOW_FIELD_DISPLAY_NAME, WINNOW_FIELD_BIO,
  };

  if ((self->classes & 1u << score->klass) == 0)
    return FALSE;

  if (*self->folded == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (winnow_fold_contains (winnow_follower_record_get_text (record,
                                                                 fields[i]),
                                self->folded))
        return TRUE;
    }

  return FALSE;
}

static void
add_count (WinnowViewJob              *self,
           guint32                     rank,
           const WinnowFollowerRecord *record,
           WinnowFields                field)
{
  if (winnow_follower_record_knows (record, field))
    winnow_sorter_add_number (self->sorter, rank,
                              winnow_follower_record_get_count (record, field));
  else
    winnow_sorter_add_last (self->sorter, rank);
}

static void
add_time (WinnowViewJob              *self,
          guint32                     rank,
          const WinnowFollowerRecord *record,
          WinnowFields                field)
{
  if (winnow_follower_record_knows (record, field))
    winnow_sorter_add_number (self->sorter, rank,
                              winnow_follower_record_get_time (record, field));
  else
    winnow_sorter_add_last (self->sorter, rank);
}

/* A name that is empty is as good as none. */
static void
add_text (WinnowViewJob              *self,
          guint32                     rank,
          const WinnowFollowerRecord *record,
          WinnowFields                field)
{
  const char *text = winnow_follower_record_get_text (record, field);

  if (text != NULL && *text != '\0')
    winnow_sorter_add_text (self->sorter, rank, text);
  else
    winnow_sorter_add_last (self->sorter, rank);
}

/* Rule sets have points where others have a probability. */
static void
add_score (WinnowViewJob     *self,
           guint32            rank,
           const WinnowScore *score)
{
  if (!isnan (score->p_fake))
    winnow_sorter_add_real (self->sorter, rank, score->p_fake);
  else if (!isnan (score->points))
    winnow_sorter_add_real (self->sorter, rank, score->points);
  else
    winnow_sorter_add_last (self->sorter, rank);
}

static void
add_class (WinnowViewJob     *self,
           guint32            rank,
           const WinnowScore *score)
{
  if (score->klass != WINNOW_CLASS_NOT_TOLD)
    winnow_sorter_add_number (self->sorter, rank, (gint64) score->klass);
  else
    winnow_sorter_add_last (self->sorter, rank);
}

static void
add (WinnowViewJob              *self,
     guint32                     rank,
     const WinnowFollowerRecord *record,
     const WinnowScore          *score)
{
  switch (self->key)
    {
    case WINNOW_SORT_NAME:
      add_text (self, rank, record, WINNOW_FIELD_DISPLAY_NAME);
      break;
    case WINNOW_SORT_HANDLE:
      add_text (self, rank, record, WINNOW_FIELD_HANDLE);
      break;
    case WINNOW_SORT_CLASS:
      add_class (self, rank, score);
      break;
    case WINNOW_SORT_P_FAKE:
      add_score (self, rank, score);
      break;
    case WINNOW_SORT_FOLLOWERS:
      add_count (self, rank, record, WINNOW_FIELD_FOLLOWERS);
      break;
    case WINNOW_SORT_FOLLOWING:
      add_count (self, rank, record, WINNOW_FIELD_FOLLOWING);
      break;
    case WINNOW_SORT_POSTS:
      add_count (self, rank, record, WINNOW_FIELD_POSTS);
      break;
    case WINNOW_SORT_CREATED_AT:
      add_time (self, rank, record, WINNOW_FIELD_CREATED_AT);
      break;
    case WINNOW_SORT_LAST_POST_AT:
      add_time (self, rank, record, WINNOW_FIELD_LAST_POST_AT);
      break;
    case WINNOW_SORT_FOLLOWED_AT:
      add_time (self, rank, record, WINNOW_FIELD_FOLLOWED_AT);
      break;
    case WINNOW_SORT_RANK:
    default:
      winnow_sorter_add_number (self->sorter, rank, rank);
      break;
    }
}

/* Looks through all followers, or only for some milliseconds. Returns whether
 * all have been looked through. */
static gboolean
look (WinnowViewJob *self,
      gboolean       to_end)
{
  gint64 until = g_get_monotonic_time () + SLICE_TIME;
  WinnowFollowerList *list = winnow_audit_get_followers (self->audit);
  guint length;
  guint n_scores;
  const WinnowFollowerRecord *records =
    winnow_follower_list_get_records (list, &length);
  const WinnowScore *scores =
    winnow_audit_get_scores (self->audit, &n_scores);

  length = MIN (length, n_scores);

  for (; self->next < length; self->next++)
    {
      guint rank = self->next;

      if (!to_end && rank % 256 == 255 && g_get_monotonic_time () > until)
        break;

      if (matches (self, &records[rank], &scores[rank]))
        add (self, rank, &records[rank], &scores[rank]);
    }

  return self->next >= length;
}

/* In any thread. */
static void
sort (gpointer data)
{
  WinnowViewJob *self = data;

  g_assert (self->sorter != NULL);

  self->ranks = winnow_sorter_sort (self->sorter);
  g_clear_pointer (&self->sorter, winnow_sorter_free);
}

static void
finish (WinnowViewJob *self)
{
  WinnowViewJobDone done = g_steal_pointer (&self->done);

  if (done != NULL)
    done (self->user_data);
}

static DexFuture *
sorted_cb (DexFuture *future,
           gpointer   user_data)
{
  finish (user_data);

  return dex_future_new_true ();
}

static gboolean
slice_cb (gpointer user_data)
{
  WinnowViewJob *self = user_data;
  DexFuture *sorted;

  if (!look (self, FALSE))
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->source, g_source_unref);
  sorted = winnow_audit_in_thread (sort, self);
  dex_future_disown (dex_future_finally (sorted, sorted_cb,
                                         winnow_view_job_ref (self),
                                         (GDestroyNotify) winnow_view_job_unref));

  return G_SOURCE_REMOVE;
}

/* Nothing to look for, and nothing to sort by */
static gboolean
is_plain (WinnowViewJob *self)
{
  return self->key == WINNOW_SORT_RANK && !self->descending &&
         self->classes == WINNOW_ALL_CLASSES && *self->folded == '\0';
}

/**
 * winnow_view_job_run:
 * @self: a new job
 * @done: (scope async): called when the ranks are in order, unless the job is
 *   cancelled before
 * @user_data: for @done
 *
 * Does the job on the main loop of this thread, or before it returns.
 *
 * Returns: whether @done was called already
 */
gboolean
winnow_view_job_run (WinnowViewJob     *self,
                     WinnowViewJobDone  done,
                     gpointer           user_data)
{
  guint length;

  g_assert (self->done == NULL && self->sorter != NULL);

  self->done = done;
  self->user_data = user_data;
  winnow_audit_get_scores (self->audit, &length);

  if (length <= AT_ONCE || is_plain (self))
    {
      look (self, TRUE);
      sort (self);
      finish (self);
      return TRUE;
    }

  self->source = g_idle_source_new ();
  g_source_set_callback (self->source, slice_cb, self, NULL);
  g_source_set_static_name (self->source, "winnow-audit-view");
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return FALSE;
}

/**
 * winnow_view_job_cancel:
 * @self: a job
 *
 * Nobody is told of it any more. What goes on in a thread comes to its end by
 * itself.
 */
void
winnow_view_job_cancel (WinnowViewJob *self)
{
  self->done = NULL;

  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
    }
}

/**
 * winnow_view_job_steal_ranks:
 * @self: a job that is sorted
 *
 * Returns: (transfer full) (element-type guint32): ranks in order
 */
GArray *
winnow_view_job_steal_ranks (WinnowViewJob *self)
{
  g_assert (self->ranks != NULL);

  return g_steal_pointer (&self->ranks);
}
