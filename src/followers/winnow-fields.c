/* winnow-fields.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "followers/winnow-fields.h"

/* In the order of the bits, which is the order of the CSV's columns. */
static const struct
{
  const char      *key;
  const char      *name;
  WinnowFieldKind  kind;
} fields[] = {
  { "id", N_("ID"), WINNOW_FIELD_KIND_TEXT },
  { "handle", N_("Handle"), WINNOW_FIELD_KIND_TEXT },
  { "display_name", N_("Name"), WINNOW_FIELD_KIND_TEXT },
  { "bio", N_("Bio"), WINNOW_FIELD_KIND_TEXT },
  { "url", N_("Website"), WINNOW_FIELD_KIND_TEXT },
  { "location", N_("Location"), WINNOW_FIELD_KIND_TEXT },
  { "avatar", N_("Picture"), WINNOW_FIELD_KIND_TEXT },
  { "created_at", N_("Account Created"), WINNOW_FIELD_KIND_TIME },
  { "posts", N_("Posts"), WINNOW_FIELD_KIND_COUNT },
  { "followers", N_("Followers"), WINNOW_FIELD_KIND_COUNT },
  { "following", N_("Following"), WINNOW_FIELD_KIND_COUNT },
  { "favourites", N_("Favourites"), WINNOW_FIELD_KIND_COUNT },
  { "listed", N_("Listed"), WINNOW_FIELD_KIND_COUNT },
  { "verified", N_("Verified"), WINNOW_FIELD_KIND_TRUTH },
  { "protected", N_("Protected"), WINNOW_FIELD_KIND_TRUTH },
  { "last_post_at", N_("Last Post"), WINNOW_FIELD_KIND_TIME },
  { "followed_at", N_("Followed"), WINNOW_FIELD_KIND_TIME },
  { "server", N_("Server"), WINNOW_FIELD_KIND_TEXT },
  { "has_avatar", N_("Has a Picture"), WINNOW_FIELD_KIND_TRUTH },
  { "has_bio", N_("Has a Bio"), WINNOW_FIELD_KIND_TRUTH },
  { "has_url", N_("Has a Website"), WINNOW_FIELD_KIND_TRUTH },
  { "has_location", N_("Has a Location"), WINNOW_FIELD_KIND_TRUTH },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == WINNOW_N_FIELDS);

static gboolean
is_one_field (WinnowFields field)
{
  return field != 0 && (field & (field - 1)) == 0 &&
         (field & ~WINNOW_FIELDS_ALL) == 0;
}

/**
 * winnow_field_get_key:
 * @field: exactly one field
 *
 * Gets the machine name of @field: the column of the CSV, the key in NDJSON.
 *
 * Returns: (transfer none): a key such as `display_name`, never translated
 */
const char *
winnow_field_get_key (WinnowFields field)
{
  g_return_val_if_fail (is_one_field (field), NULL);

  return fields[winnow_field_get_index (field)].key;
}

/**
 * winnow_field_get_name:
 * @field: exactly one field
 *
 * Gets the name of @field for people, as a column title.
 *
 * Returns: (transfer none): a translated name
 */
const char *
winnow_field_get_name (WinnowFields field)
{
  g_return_val_if_fail (is_one_field (field), NULL);

  return _(fields[winnow_field_get_index (field)].name);
}

/**
 * winnow_field_get_kind:
 * @field: exactly one field
 *
 * Returns: what sort of value @field holds
 */
WinnowFieldKind
winnow_field_get_kind (WinnowFields field)
{
  g_return_val_if_fail (is_one_field (field), WINNOW_FIELD_KIND_TEXT);

  return fields[winnow_field_get_index (field)].kind;
}

/**
 * winnow_field_from_key:
 * @key: a key as winnow_field_get_key() gives them
 *
 * Finds the field of a key. Upper and lower case differ.
 *
 * Returns: the field, 0 when there is none of that key
 */
WinnowFields
winnow_field_from_key (const char *key)
{
  g_return_val_if_fail (key != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return (WinnowFields) (1u << i);

  return 0;
}
