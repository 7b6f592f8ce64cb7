/* winnow-sample-followers.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-faults.h"
#include "networks/sample/winnow-sample-reply.h"
#include "networks/sample/winnow-sample-views.h"

G_BEGIN_DECLS

void winnow_sample_followers_answer (const WinnowSampleViews *views,
                                     WinnowSampleFaults      *faults,
                                     const WinnowSampleActor *subject,
                                     const char              *cursor,
                                     guint                    limit,
                                     WinnowSampleReply       *reply);

G_END_DECLS
