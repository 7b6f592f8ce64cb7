/* winnow-sample-reply.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSampleReply:
 * @status: the HTTP status
 * @content_type: what @body is
 * @body: (owned): the body
 * @retry_after: seconds for a Retry-After header, 0 = none
 * @hang_up: whether to close the connection instead of answering
 *
 * An answer, before it becomes HTTP.
 */
typedef struct
{
  guint       status;
  const char *content_type;
  GString    *body;
  guint       retry_after;
  gboolean    hang_up;
} WinnowSampleReply;

void winnow_sample_reply_fail       (WinnowSampleReply *self,
                                     guint              status,
                                     const char        *error,
                                     const char        *message);
void winnow_sample_reply_refuse     (WinnowSampleReply *self,
                                     const char        *message);
void winnow_sample_reply_break_down (WinnowSampleReply *self);

G_END_DECLS
