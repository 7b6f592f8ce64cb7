/* winnow-http-answer.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_HTTP_ANSWER (winnow_http_answer_get_type ())

/* What a server answered: status, headers and, where the body was JSON, its
 * root. */
G_DECLARE_FINAL_TYPE (WinnowHttpAnswer, winnow_http_answer, WINNOW, HTTP_ANSWER, GObject)

WinnowHttpAnswer *winnow_http_answer_new        (const char          *host,
                                                 guint                status,
                                                 SoupMessageHeaders  *headers,
                                                 GBytes              *body,
                                                 GError             **error);
const char       *winnow_http_answer_get_host   (WinnowHttpAnswer    *self);
guint             winnow_http_answer_get_status (WinnowHttpAnswer    *self);
gboolean          winnow_http_answer_is_ok      (WinnowHttpAnswer    *self);
JsonNode         *winnow_http_answer_get_root   (WinnowHttpAnswer    *self);
JsonObject       *winnow_http_answer_get_object (WinnowHttpAnswer    *self);
const char       *winnow_http_answer_get_header (WinnowHttpAnswer    *self,
                                                 const char          *name);

G_END_DECLS
