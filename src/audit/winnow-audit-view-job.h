/* winnow-audit-view-job.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"
#include "audit/winnow-sort-key.h"

G_BEGIN_DECLS

/**
 * WinnowViewJob:
 *
 * Putting a view in order once: looking through the followers, then sorting
 * those that are to be shown. With few it is done at once; more are looked
 * through in slices on the main loop, and sorted in a thread.
 */
typedef struct _WinnowViewJob WinnowViewJob;

#define WINNOW_ALL_CLASSES ((1u << WINNOW_N_CLASSES) - 1)

typedef void (*WinnowViewJobDone) (gpointer user_data);

WinnowViewJob *winnow_view_job_new         (WinnowAudit       *audit,
                                            WinnowSortKey      key,
                                            gboolean           descending,
                                            guint              classes,
                                            const char        *folded);
WinnowViewJob *winnow_view_job_ref         (WinnowViewJob     *self);
void           winnow_view_job_unref       (WinnowViewJob     *self);
gboolean       winnow_view_job_run         (WinnowViewJob     *self,
                                            WinnowViewJobDone  done,
                                            gpointer           user_data);
void           winnow_view_job_cancel      (WinnowViewJob     *self);
GArray        *winnow_view_job_steal_ranks (WinnowViewJob     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowViewJob, winnow_view_job_unref)

G_END_DECLS
