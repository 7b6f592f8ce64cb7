/* winnow-sample-reply.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-reply.h"

#include "networks/sample/winnow-sample-views.h"

/* Says that it went wrong, as Bluesky says it: @error is a word for programs,
 * @message a sentence. */
void
winnow_sample_reply_fail (WinnowSampleReply *self,
                          guint              status,
                          const char        *error,
                          const char        *message)
{
  self->status = status;
  g_string_assign (self->body, "{\"error\":");
  winnow_sample_views_append_text (self->body, error);
  g_string_append (self->body, ",\"message\":");
  winnow_sample_views_append_text (self->body, message);
  g_string_append_c (self->body, '}');
}

void
winnow_sample_reply_refuse (WinnowSampleReply *self,
                            const char        *message)
{
  winnow_sample_reply_fail (self, 400, "InvalidRequest", message);
}

void
winnow_sample_reply_break_down (WinnowSampleReply *self)
{
  winnow_sample_reply_fail (self, 500, "InternalServerError",
                            "Internal Server Error");
}
