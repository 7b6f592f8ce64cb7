/* winnow-sample-api.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-reply.h"

G_BEGIN_DECLS

/* The Bluesky API as seen from outside. Belongs to one thread. */
typedef struct _WinnowSampleApi WinnowSampleApi;

WinnowSampleApi *winnow_sample_api_new    (guint64            seed,
                                           gint64             as_of,
                                           const char        *base);
void             winnow_sample_api_free   (WinnowSampleApi   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowSampleApi, winnow_sample_api_free)

void             winnow_sample_api_answer (WinnowSampleApi   *self,
                                           const char        *path,
                                           const char        *query,
                                           WinnowSampleReply *reply);
/* Somebody begins, or begins again, to read failing.sample. */
void             winnow_sample_api_begin_reading (WinnowSampleApi *self);

G_END_DECLS
