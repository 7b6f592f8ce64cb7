/* winnow-http-answer.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-answer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "networks/winnow-network.h"

/* No answer we ask for nests deeper than a dozen levels. What nests by the
 * thousand would use up the stack of whoever walks it. */
#define DEEPEST 64

struct _WinnowHttpAnswer
{
  GObject             parent_instance;

  char               *host;
  guint               status;
  SoupMessageHeaders *headers;
  JsonNode           *root;
};

G_DEFINE_FINAL_TYPE (WinnowHttpAnswer, winnow_http_answer, G_TYPE_OBJECT)

static void
winnow_http_answer_finalize (GObject *object)
{
  WinnowHttpAnswer *self = WINNOW_HTTP_ANSWER (object);

  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (winnow_http_answer_parent_class)->finalize (object);
}

static void
winnow_http_answer_class_init (WinnowHttpAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_http_answer_finalize;
}

static void
winnow_http_answer_init (WinnowHttpAnswer *self)
{
}

static gboolean
nests_too_deep (const char *text,
                gsize       length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '[' || text[i] == '{')
        depth++;
      else if ((text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;

      if (depth > DEEPEST)
        return TRUE;
    }

  return FALSE;
}

static gboolean
looks_like_html (SoupMessageHeaders *headers,
                 const char         *text,
                 gsize               length)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return (length > 0 && *text == '<') ||
         (type != NULL && g_ascii_strcasecmp (type, "text/html") == 0);
}

static JsonNode *
refuse (const char  *sentence,
        const char  *host,
        GError     **error)
{
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", host, 1);
  g_set_error_literal (error,
                       WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                       message->str);

  return NULL;
}

static JsonNode *
parse_json (const char *text,
            gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  json_parser_set_strict (parser, TRUE);

  if (!g_utf8_validate_len (text, length, NULL) ||
      nests_too_deep (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

static JsonNode *
parse_body (const char          *host,
            SoupMessageHeaders  *headers,
            GBytes              *body,
            GError             **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  JsonNode *root;

  if (length == 0)
    return refuse (_("%s gave an empty answer."), host, error);

  root = parse_json (text, length);
  if (root != NULL)
    return root;

  if (looks_like_html (headers, text, length))
    return refuse (_("%s answered with a web page instead of data."),
                   host, error);

  return refuse (_("%s gave an answer that is broken or cut short."),
                 host, error);
}

/**
 * winnow_http_answer_new:
 * @host: who answered, as a person would name it
 * @status: the status, such as 200
 * @headers: (transfer none): the headers
 * @body: (transfer none): the body, decompressed
 * @error: where the reason goes
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): the answer; %NULL with
 *   %WINNOW_NETWORK_ERROR_ANSWER when @status is a success and @body is no
 *   JSON. An answer that is no success need not be JSON.
 */
WinnowHttpAnswer *
winnow_http_answer_new (const char          *host,
                        guint                status,
                        SoupMessageHeaders  *headers,
                        GBytes              *body,
                        GError             **error)
{
  g_autoptr (WinnowHttpAnswer) self = NULL;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (headers != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  self = g_object_new (WINNOW_TYPE_HTTP_ANSWER, NULL);
  self->host = g_strdup (host);
  self->status = status;
  self->headers = soup_message_headers_ref (headers);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      self->root = parse_body (host, headers, body, error);

      if (self->root == NULL)
        return NULL;
    }
  else
    {
      self->root = parse_body (host, headers, body, NULL);
    }

  return g_steal_pointer (&self);
}

/**
 * winnow_http_answer_get_host:
 * @self: an answer
 *
 * Returns: who answered, as a person would name it
 */
const char *
winnow_http_answer_get_host (WinnowHttpAnswer *self)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), NULL);

  return self->host;
}

/**
 * winnow_http_answer_get_status:
 * @self: an answer
 *
 * Returns: the HTTP status
 */
guint
winnow_http_answer_get_status (WinnowHttpAnswer *self)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), 0);

  return self->status;
}

/**
 * winnow_http_answer_is_ok:
 * @self: an answer
 *
 * Returns: whether the status is a success; there is a root then
 */
gboolean
winnow_http_answer_is_ok (WinnowHttpAnswer *self)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), FALSE);

  return SOUP_STATUS_IS_SUCCESSFUL (self->status);
}

/**
 * winnow_http_answer_get_root:
 * @self: an answer
 *
 * Returns: (nullable) (transfer none): the root of the JSON body, %NULL when
 *   the body of an error was none
 */
JsonNode *
winnow_http_answer_get_root (WinnowHttpAnswer *self)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), NULL);

  return self->root;
}

/**
 * winnow_http_answer_get_object:
 * @self: an answer
 *
 * Returns: (nullable) (transfer none): the root of the body where that is a
 *   JSON object
 */
JsonObject *
winnow_http_answer_get_object (WinnowHttpAnswer *self)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), NULL);

  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    return NULL;

  return json_node_get_object (self->root);
}

/**
 * winnow_http_answer_get_header:
 * @self: an answer
 * @name: a header's name
 *
 * Returns: (nullable): its value, several joined with commas
 */
const char *
winnow_http_answer_get_header (WinnowHttpAnswer *self,
                               const char       *name)
{
  g_return_val_if_fail (WINNOW_IS_HTTP_ANSWER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return soup_message_headers_get_list (self->headers, name);
}
