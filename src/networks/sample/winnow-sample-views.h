/* winnow-sample-views.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-world.h"

G_BEGIN_DECLS

/* How the API shows things, as JSON. All append to @out. */
typedef struct
{
  WinnowSampleWorld *world;
  /* Where pictures are; no slash at the end. */
  const char        *base;
} WinnowSampleViews;

void winnow_sample_views_append_text     (GString                 *out,
                                          const char              *text);
void winnow_sample_views_append_time     (GString                 *out,
                                          gint64                   time);
void winnow_sample_views_append_basic    (const WinnowSampleViews *self,
                                          const WinnowSampleActor *actor,
                                          GString                 *out);
void winnow_sample_views_append_profile  (const WinnowSampleViews *self,
                                          const WinnowSampleActor *actor,
                                          GString                 *out);
void winnow_sample_views_append_detailed (const WinnowSampleViews *self,
                                          const WinnowSampleActor *actor,
                                          GString                 *out);
/* The follow of a follower: its AT-URI, its CID, the record itself. */
void winnow_sample_views_append_follow_uri (const WinnowSampleViews *self,
                                            const WinnowSampleActor *actor,
                                            GString                 *out);
void winnow_sample_views_append_follow   (const WinnowSampleViews *self,
                                          const WinnowSampleActor *actor,
                                          GString                 *out);

G_END_DECLS
