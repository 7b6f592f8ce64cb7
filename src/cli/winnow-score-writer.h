/* winnow-score-writer.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-reader.h"
#include "scoring/winnow-model.h"

G_BEGIN_DECLS

/**
 * WinnowScoreWriter:
 *
 * Scores followers one at a time and writes a row of CSV or NDJSON for each
 * to standard output: id, handle, class, p_fake, points, reasons.
 */
typedef struct _WinnowScoreWriter WinnowScoreWriter;

WinnowScoreWriter *winnow_score_writer_new   (WinnowModel                *model,
                                              gint64                      as_of,
                                              WinnowFileFormat            format);
void               winnow_score_writer_free  (WinnowScoreWriter          *self);
gboolean           winnow_score_writer_begin (WinnowScoreWriter          *self);
gboolean           winnow_score_writer_write (WinnowScoreWriter          *self,
                                              const WinnowFollowerRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowScoreWriter, winnow_score_writer_free)

G_END_DECLS
