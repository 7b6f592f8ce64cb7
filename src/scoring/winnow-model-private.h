/* winnow-model-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-model.h"

G_BEGIN_DECLS

/* The class of @record had it posted just now, and had it last posted as long
 * ago as it can have; the same class twice when it never posted. */
void winnow_model_probe_last_post (WinnowModel                *self,
                                   const WinnowFollowerRecord *record,
                                   gint64                      as_of,
                                   WinnowClass                *recent,
                                   WinnowClass                *stale);

/* The same of a record that was scored, which may be quicker. */
void winnow_model_probe_scored    (WinnowModel                *self,
                                   const WinnowFollowerRecord *record,
                                   const WinnowScore          *score,
                                   gint64                      as_of,
                                   WinnowClass                *recent,
                                   WinnowClass                *stale);
/* The last post of longest ago that @record may have. */
gint64 winnow_model_find_stalest  (const WinnowFollowerRecord *record,
                                   gint64                      as_of);

G_END_DECLS
