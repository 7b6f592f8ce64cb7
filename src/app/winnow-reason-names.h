/* winnow-reason-names.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): what a reason says of any follower, without numbers of one. */
const char *winnow_reason_names_get     (const char *id);
/* (nullable): how a rule set goes about it, in a sentence or two. */
const char *winnow_reason_names_explain (const char *model_id);

G_END_DECLS
