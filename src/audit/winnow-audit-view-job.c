/* winnow-audit-view-job.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "audit/winnow-audit-view-job.h"
#include "audit/winnow-fold.h"
#include "audit/winnow-sorter.h"

/* The main loop is kept for no longer than half a frame. */
#define SLICE_TIME (8 * G_TIME_SPAN_MILLISECOND)

struct _WinnowViewJob
{
  WinnowAudit   *audit;
  WinnowSortKey  key;
  gboolean       descending;
  guint          classes;
  char          *folded;
  guint          next;
  WinnowSorter  *sorter;
  GArray        *ranks;
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

/**
 * winnow_view_job_look:
 * @self: a job
 * @to_end: whether to look through all followers, or only for some
 *   milliseconds
 *
 * Returns: whether all have been looked through
 */
gboolean
winnow_view_job_look (WinnowViewJob *self,
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

/**
 * winnow_view_job_sort:
 * @self: a job that has looked through all
 *
 * Puts what is to be shown in order; in any thread.
 */
void
winnow_view_job_sort (WinnowViewJob *self)
{
  g_assert (self->sorter != NULL);

  self->ranks = winnow_sorter_sort (self->sorter);
  g_clear_pointer (&self->sorter, winnow_sorter_free);
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
