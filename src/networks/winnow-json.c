/* winnow-json.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-json.h"

#include <string.h>

#include "followers/winnow-time.h"

/* Longer than any text of a profile: its description may have 2,560 bytes. */
#define LONGEST_TEXT (16 * 1024)

/* More than there are people. */
#define LARGEST_COUNT G_GINT64_CONSTANT (4000000000)

static JsonNode *
get_member (JsonObject   *object,
            const char   *name,
            JsonNodeType  type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static JsonNode *
get_value (JsonObject *object,
           const char *name,
           GType       type)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

/**
 * winnow_json_get_text:
 * @object: (nullable): a JSON object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): its text, as long as @object lives;
 *   %NULL when it is no text, no valid UTF-8 (an escape can spell that) or
 *   absurdly long
 */
const char *
winnow_json_get_text (JsonObject *object,
                      const char *name)
{
  JsonNode *node = get_value (object, name, G_TYPE_STRING);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;

  if (text == NULL || strnlen (text, LONGEST_TEXT + 1) > LONGEST_TEXT ||
      !g_utf8_validate (text, -1, NULL))
    return NULL;

  return text;
}

/**
 * winnow_json_get_count:
 * @object: (nullable): a JSON object
 * @name: a member's name
 * @count: (out): where it goes
 *
 * Returns: whether the member is a whole number that can be a count
 */
gboolean
winnow_json_get_count (JsonObject *object,
                       const char *name,
                       guint32    *count)
{
  JsonNode *node = get_value (object, name, G_TYPE_INT64);
  gint64 number = node != NULL ? json_node_get_int (node) : -1;

  if (number < 0 || number > LARGEST_COUNT)
    return FALSE;

  *count = (guint32) number;

  return TRUE;
}

/**
 * winnow_json_get_time:
 * @object: (nullable): a JSON object
 * @name: a member's name
 * @time: (out): where it goes, µs since 1970-01-01 UTC
 *
 * Returns: whether the member is an ISO 8601 time
 */
gboolean
winnow_json_get_time (JsonObject *object,
                      const char *name,
                      gint64     *time)
{
  const char *text = winnow_json_get_text (object, name);

  return text != NULL && winnow_time_parse (text, time);
}

/**
 * winnow_json_get_object:
 * @object: (nullable): a JSON object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the object that the member is
 */
JsonObject *
winnow_json_get_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * winnow_json_get_array:
 * @object: (nullable): a JSON object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the array that the member is
 */
JsonArray *
winnow_json_get_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/**
 * winnow_json_nth_object:
 * @array: a JSON array
 * @n: less than its length
 *
 * Returns: (transfer none) (nullable): the object that the element is
 */
JsonObject *
winnow_json_nth_object (JsonArray *array,
                        guint      n)
{
  JsonNode *node;

  g_return_val_if_fail (array != NULL, NULL);

  node = json_array_get_element (array, n);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
         ? json_node_get_object (node) : NULL;
}
