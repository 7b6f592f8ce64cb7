/* winnow-cli-progress.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

/**
 * WinnowCliProgress:
 *
 * What standard error says while an audit runs: on a terminal one line that
 * is kept up to date, elsewhere only why it waits.
 */
typedef struct _WinnowCliProgress WinnowCliProgress;

WinnowCliProgress *winnow_cli_progress_new  (WinnowAudit       *audit);
void               winnow_cli_progress_free (WinnowCliProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowCliProgress, winnow_cli_progress_free)

G_END_DECLS
