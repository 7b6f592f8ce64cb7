/* winnow-sample-feed.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-views.h"

G_BEGIN_DECLS

/* Appends what somebody posted, newest first, as the API shows it. @cursor:
 * (nullable): where an earlier page ended. FALSE when it is none of ours. */
gboolean winnow_sample_feed_append (const WinnowSampleViews *views,
                                    const WinnowSampleActor *author,
                                    const char              *cursor,
                                    guint                    limit,
                                    GString                 *out);

G_END_DECLS
