/* winnow-audit-view-job.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit-view.h"

G_BEGIN_DECLS

/**
 * WinnowViewJob:
 *
 * Putting a view in order once: looking through the followers, in slices on
 * the main loop, then sorting those that are to be shown, in any thread.
 */
typedef struct _WinnowViewJob WinnowViewJob;

WinnowViewJob *winnow_view_job_new         (WinnowAudit   *audit,
                                            WinnowSortKey  key,
                                            gboolean       descending,
                                            guint          classes,
                                            const char    *folded);
WinnowViewJob *winnow_view_job_ref         (WinnowViewJob *self);
void           winnow_view_job_unref       (WinnowViewJob *self);
gboolean       winnow_view_job_look        (WinnowViewJob *self,
                                            gboolean       to_end);
void           winnow_view_job_sort        (WinnowViewJob *self);
GArray        *winnow_view_job_steal_ranks (WinnowViewJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowViewJob, winnow_view_job_unref)

G_END_DECLS
