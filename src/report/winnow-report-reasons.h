/* winnow-report-reasons.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

/**
 * WinnowFinding:
 * @id: machine name of the reason
 * @text: the sentence, of the first follower it was found with
 * @varies: whether the sentence is another for other followers
 * @count: followers it was found with
 *
 * A reason that was found with followers of one class.
 */
typedef struct
{
  char     *id;
  char     *text;
  gboolean  varies;
  guint     count;
} WinnowFinding;

GPtrArray *winnow_report_find_reasons (WinnowAudit *audit,
                                       WinnowClass  klass,
                                       guint       *n_looked_at);

void       winnow_report_append_others (GString    *string,
                                        WinnowAudit *audit,
                                        guint       width);

G_END_DECLS
