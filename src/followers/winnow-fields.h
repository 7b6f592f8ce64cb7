/* winnow-fields.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowFields:
 *
 * Which of a follower's fields the network told. A field whose bit is unset
 * was *not told*: its value in the record is meaningless and must not be read
 * as zero, empty or false.
 *
 * The order is the order of the columns in the follower CSV.
 */
typedef enum
{
  WINNOW_FIELD_ID           = 1 << 0,
  WINNOW_FIELD_HANDLE       = 1 << 1,
  WINNOW_FIELD_DISPLAY_NAME = 1 << 2,
  WINNOW_FIELD_BIO          = 1 << 3,
  WINNOW_FIELD_URL          = 1 << 4,
  WINNOW_FIELD_LOCATION     = 1 << 5,
  WINNOW_FIELD_AVATAR       = 1 << 6,
  WINNOW_FIELD_CREATED_AT   = 1 << 7,
  WINNOW_FIELD_POSTS        = 1 << 8,
  WINNOW_FIELD_FOLLOWERS    = 1 << 9,
  WINNOW_FIELD_FOLLOWING    = 1 << 10,
  WINNOW_FIELD_FAVOURITES   = 1 << 11,
  WINNOW_FIELD_LISTED       = 1 << 12,
  WINNOW_FIELD_VERIFIED     = 1 << 13,
  WINNOW_FIELD_PROTECTED    = 1 << 14,
  WINNOW_FIELD_LAST_POST_AT = 1 << 15,
  WINNOW_FIELD_FOLLOWED_AT  = 1 << 16,
  WINNOW_FIELD_SERVER       = 1 << 17,
  WINNOW_FIELD_HAS_AVATAR   = 1 << 18,
  WINNOW_FIELD_HAS_BIO      = 1 << 19,
  WINNOW_FIELD_HAS_URL      = 1 << 20,
  WINNOW_FIELD_HAS_LOCATION = 1 << 21,
} WinnowFields;

#define WINNOW_N_FIELDS 22

#define WINNOW_FIELDS_ALL ((WinnowFields) ((1 << WINNOW_N_FIELDS) - 1))

/* The counts every profile page shows; without them little can be said. */
#define WINNOW_FIELDS_COUNTS \
  ((WinnowFields) (WINNOW_FIELD_POSTS | WINNOW_FIELD_FOLLOWERS | \
                   WINNOW_FIELD_FOLLOWING))

/**
 * WinnowFieldKind:
 * @WINNOW_FIELD_KIND_TEXT: a string
 * @WINNOW_FIELD_KIND_COUNT: a whole number, 0 to %G_MAXUINT32
 * @WINNOW_FIELD_KIND_TIME: µs since 1970-01-01 UTC
 * @WINNOW_FIELD_KIND_TRUTH: yes or no
 *
 * What sort of value a field holds.
 */
typedef enum
{
  WINNOW_FIELD_KIND_TEXT,
  WINNOW_FIELD_KIND_COUNT,
  WINNOW_FIELD_KIND_TIME,
  WINNOW_FIELD_KIND_TRUTH,
} WinnowFieldKind;

/**
 * winnow_field_get_index:
 * @field: exactly one field
 *
 * Returns: its place among the columns, from 0
 */
static inline guint
winnow_field_get_index (WinnowFields field)
{
  /* g_bit_nth_lsf() looks at one bit after the other. */
  return (guint) __builtin_ctz ((guint) field);
}

const char      *winnow_field_get_key  (WinnowFields  field);
const char      *winnow_field_get_name (WinnowFields  field);
WinnowFieldKind  winnow_field_get_kind (WinnowFields  field);
WinnowFields     winnow_field_from_key (const char   *key);

G_END_DECLS
