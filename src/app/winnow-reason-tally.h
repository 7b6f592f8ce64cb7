/* winnow-reason-tally.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

/**
 * WinnowTallyEntry:
 * @id: machine name of the reason
 * @klass: what it speaks for, fake or inactive
 * @text: in words; of any follower, or an example where there are none
 * @count: of the followers of the class that were looked at, those it holds for
 * @share: @count as a share of them, 0–1
 */
typedef struct
{
  char        *id;
  WinnowClass  klass;
  char        *text;
  guint        count;
  double       share;
} WinnowTallyEntry;

#define WINNOW_TYPE_REASON_TALLY (winnow_reason_tally_get_type ())

/* Counts the reasons why followers look fake or inactive, as reports do, once
 * an audit is at rest. Signal: ::changed. */
G_DECLARE_FINAL_TYPE (WinnowReasonTally, winnow_reason_tally, WINNOW, REASON_TALLY, GObject)

WinnowReasonTally *winnow_reason_tally_new         (void);
void               winnow_reason_tally_set_audit   (WinnowReasonTally *self,
                                                    WinnowAudit       *audit);
/* (transfer none) (element-type WinnowTallyEntry): fake, then inactive; of
 * each the most frequent first. */
GPtrArray         *winnow_reason_tally_get_entries (WinnowReasonTally *self);
guint              winnow_reason_tally_get_looked  (WinnowReasonTally *self,
                                                    WinnowClass        klass);
/* Whether not every fake or inactive follower was looked at. */
gboolean           winnow_reason_tally_get_partial (WinnowReasonTally *self);
gboolean           winnow_reason_tally_get_busy    (WinnowReasonTally *self);

G_END_DECLS
