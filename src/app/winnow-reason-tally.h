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
 * @kind: what it speaks for
 * @text: in words; of any follower, or an example where there are none
 * @count: of the followers looked at, those it holds for
 */
typedef struct
{
  char             *id;
  WinnowReasonKind  kind;
  char             *text;
  guint             count;
} WinnowTallyEntry;

#define WINNOW_TYPE_REASON_TALLY (winnow_reason_tally_get_type ())

/* Counts, in idle moments, the reasons why followers look fake or inactive;
 * of many followers only some, evenly spread. Property with notify: audit
 * (nullable, writable). Signal: ::changed. */
G_DECLARE_FINAL_TYPE (WinnowReasonTally, winnow_reason_tally, WINNOW, REASON_TALLY, GObject)

WinnowReasonTally *winnow_reason_tally_new         (void);
void               winnow_reason_tally_set_audit   (WinnowReasonTally *self,
                                                    WinnowAudit       *audit);
/* (transfer none) (element-type WinnowTallyEntry): the most frequent first. */
GPtrArray         *winnow_reason_tally_get_entries (WinnowReasonTally *self);
/* Fake and inactive followers looked at. */
guint              winnow_reason_tally_get_looked  (WinnowReasonTally *self);
/* Whether not every fake or inactive follower was looked at. */
gboolean           winnow_reason_tally_get_partial (WinnowReasonTally *self);
gboolean           winnow_reason_tally_get_busy    (WinnowReasonTally *self);

G_END_DECLS
