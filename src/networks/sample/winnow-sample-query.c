/* winnow-sample-query.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-query.h"

#define DEFAULT_LIMIT 50
#define MAX_LIMIT     100
#define MAX_NAME      2048

struct _WinnowSampleQuery
{
  char      *method;
  char      *problem;
  GPtrArray *keys;
  GPtrArray *values;
};

G_GNUC_PRINTF (2, 3)
static void
complain (WinnowSampleQuery *self,
          const char        *format,
          ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (self->problem != NULL)
    return;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  self->problem = g_strdup_printf ("Invalid %s params: %s", self->method,
                                   what);
}

/**
 * winnow_sample_query_new:
 * @method: the name of the method, for messages
 * @encoded: (nullable): the part of the address behind the question mark
 *
 * Returns: (transfer full): the parameters
 */
WinnowSampleQuery *
winnow_sample_query_new (const char *method,
                         const char *encoded)
{
  WinnowSampleQuery *self = g_new0 (WinnowSampleQuery, 1);
  g_autoptr (GError) error = NULL;
  GUriParamsIter iter;
  char *key;
  char *value;

  self->method = g_strdup (method);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);

  g_uri_params_iter_init (&iter, encoded != NULL ? encoded : "", -1, "&",
                          G_URI_PARAMS_WWW_FORM);

  /* One key may come many times. */
  while (g_uri_params_iter_next (&iter, &key, &value, &error))
    {
      g_ptr_array_add (self->keys, key);
      g_ptr_array_add (self->values, value);
    }

  if (error != NULL)
    complain (self, "%s", error->message);

  return self;
}

/**
 * winnow_sample_query_free:
 * @self: (transfer full): the parameters
 */
void
winnow_sample_query_free (WinnowSampleQuery *self)
{
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->values);
  g_free (self->problem);
  g_free (self->method);
  g_free (self);
}

/**
 * winnow_sample_query_get_method:
 * @self: the parameters
 *
 * Returns: (transfer none): the method they are for
 */
const char *
winnow_sample_query_get_method (WinnowSampleQuery *self)
{
  return self->method;
}

/**
 * winnow_sample_query_get:
 * @self: the parameters
 * @key: which one
 *
 * Returns: (transfer none) (nullable): its first value
 */
const char *
winnow_sample_query_get (WinnowSampleQuery *self,
                         const char        *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (self->keys->pdata[i], key) == 0)
      return self->values->pdata[i];

  return NULL;
}

/* A handle is a domain name of two labels or more; a DID has three parts. */
static gboolean
is_name (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter_pointer (&pattern))
    {
      GRegex *made =
        g_regex_new ("^(?:did:[a-z]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._-]|"
                     "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                     "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)\\z",
                     G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave_pointer (&pattern, made);
    }

  return strlen (text) <= MAX_NAME && g_regex_match (pattern, text, 0, NULL);
}

static void
check_name (WinnowSampleQuery *self,
            const char        *text)
{
  if (!is_name (text))
    complain (self, "Invalid AT identifier (got \"%s\")", text);
}

/**
 * winnow_sample_query_get_actor:
 * @self: the parameters
 * @key: which one
 *
 * Returns: (transfer none) (nullable): a handle or DID, %NULL with the problem
 *   set when there is none
 */
const char *
winnow_sample_query_get_actor (WinnowSampleQuery *self,
                               const char        *key)
{
  const char *actor = winnow_sample_query_get (self, key);

  if (actor == NULL)
    complain (self, "Missing required key \"%s\"", key);
  else
    check_name (self, actor);

  return actor;
}

/**
 * winnow_sample_query_get_actors:
 * @self: the parameters
 * @key: which one
 * @most: how many there may be
 *
 * Returns: (transfer container) (element-type utf8): handles and DIDs, perhaps
 *   none
 */
GPtrArray *
winnow_sample_query_get_actors (WinnowSampleQuery *self,
                                const char        *key,
                                guint              most)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (self->keys->pdata[i], key) == 0)
      {
        g_ptr_array_add (actors, self->values->pdata[i]);
        check_name (self, self->values->pdata[i]);
      }

  if (actors->len > most)
    complain (self, "array too big (maximum %u, got %u)", most, actors->len);

  return actors;
}

/**
 * winnow_sample_query_get_limit:
 * @self: the parameters
 *
 * Returns: how many are wanted, 1–100; with the problem set, any number
 */
guint
winnow_sample_query_get_limit (WinnowSampleQuery *self)
{
  const char *text = winnow_sample_query_get (self, "limit");
  gint64 limit;

  if (text == NULL)
    return DEFAULT_LIMIT;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &limit,
                                 NULL))
    {
      complain (self, "Expected integer value type (got \"%s\")", text);
      return DEFAULT_LIMIT;
    }

  if (limit < 1)
    complain (self, "integer too small (minimum 1, got %" G_GINT64_FORMAT ")",
              limit);
  else if (limit > MAX_LIMIT)
    complain (self, "integer too big (maximum %d, got %" G_GINT64_FORMAT ")",
              MAX_LIMIT, limit);

  return (guint) CLAMP (limit, 1, MAX_LIMIT);
}

/**
 * winnow_sample_query_get_problem:
 * @self: the parameters
 *
 * Returns: (transfer none) (nullable): what is wrong with them
 */
const char *
winnow_sample_query_get_problem (WinnowSampleQuery *self)
{
  return self->problem;
}
