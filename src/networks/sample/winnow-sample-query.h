/* winnow-sample-query.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was asked, taken apart and held to the rules of the API. The first
 * rule broken is remembered, in the API's own words. */
typedef struct _WinnowSampleQuery WinnowSampleQuery;

WinnowSampleQuery *winnow_sample_query_new         (const char        *method,
                                                    const char        *encoded);
void               winnow_sample_query_free        (WinnowSampleQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowSampleQuery, winnow_sample_query_free)

const char        *winnow_sample_query_get_method  (WinnowSampleQuery *self);
/* NULL when absent. */
const char        *winnow_sample_query_get         (WinnowSampleQuery *self,
                                                    const char        *key);
const char        *winnow_sample_query_get_actor   (WinnowSampleQuery *self,
                                                    const char        *key);
GPtrArray         *winnow_sample_query_get_actors  (WinnowSampleQuery *self,
                                                    const char        *key,
                                                    guint              most);
guint              winnow_sample_query_get_limit   (WinnowSampleQuery *self);
/* NULL when no rule was broken. */
const char        *winnow_sample_query_get_problem (WinnowSampleQuery *self);

G_END_DECLS
