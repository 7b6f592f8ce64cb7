/* winnow-follower-record.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-follower-record.h"

#define OFFSET(member) G_STRUCT_OFFSET (WinnowFollowerRecord, member)

/* Where each field lives in the record; truth values share one word. */
static const gsize offsets[] = {
  OFFSET (id),
  OFFSET (handle),
  OFFSET (display_name),
  OFFSET (bio),
  OFFSET (url),
  OFFSET (location),
  OFFSET (avatar),
  OFFSET (created_at),
  OFFSET (posts),
  OFFSET (followers),
  OFFSET (following),
  OFFSET (favourites),
  OFFSET (listed),
  OFFSET (values),
  OFFSET (values),
  OFFSET (last_post_at),
  OFFSET (followed_at),
  OFFSET (server),
  OFFSET (values),
  OFFSET (values),
  OFFSET (values),
  OFFSET (values),
};

G_STATIC_ASSERT (G_N_ELEMENTS (offsets) == WINNOW_N_FIELDS);

#define MEMBER(type, record, field) \
  G_STRUCT_MEMBER (type, (record), offsets[winnow_field_get_index (field)])

static WinnowTold
told_text_or_bit (const WinnowFollowerRecord *self,
                  WinnowFields                text,
                  WinnowFields                bit)
{
  g_assert (self != NULL);

  if (self->known & text)
    return *MEMBER (const char *, self, text) ? WINNOW_TOLD_YES : WINNOW_TOLD_NO;

  return winnow_follower_record_get_truth (self, bit);
}

/**
 * winnow_follower_record_has_avatar:
 * @self: a record
 *
 * Whether the account has a picture of its own. The picture's address decides
 * where it was told; otherwise `has_avatar` does.
 *
 * Returns: yes, no or not told
 */
WinnowTold
winnow_follower_record_has_avatar (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return told_text_or_bit (self, WINNOW_FIELD_AVATAR, WINNOW_FIELD_HAS_AVATAR);
}

/**
 * winnow_follower_record_has_bio:
 * @self: a record
 *
 * Whether the account describes itself. The text decides where it was told;
 * otherwise `has_bio` does.
 *
 * Returns: yes, no or not told
 */
WinnowTold
winnow_follower_record_has_bio (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return told_text_or_bit (self, WINNOW_FIELD_BIO, WINNOW_FIELD_HAS_BIO);
}

/**
 * winnow_follower_record_has_url:
 * @self: a record
 *
 * Whether the account names a website. The address decides where it was told;
 * otherwise `has_url` does.
 *
 * Returns: yes, no or not told
 */
WinnowTold
winnow_follower_record_has_url (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return told_text_or_bit (self, WINNOW_FIELD_URL, WINNOW_FIELD_HAS_URL);
}

/**
 * winnow_follower_record_has_location:
 * @self: a record
 *
 * Whether the account names a place. The text decides where it was told;
 * otherwise `has_location` does.
 *
 * Returns: yes, no or not told
 */
WinnowTold
winnow_follower_record_has_location (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return told_text_or_bit (self,
                           WINNOW_FIELD_LOCATION,
                           WINNOW_FIELD_HAS_LOCATION);
}

/**
 * winnow_follower_record_is_verified:
 * @self: a record
 *
 * Returns: whether the network vouches for the account, where it was told
 */
WinnowTold
winnow_follower_record_is_verified (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return winnow_follower_record_get_truth (self, WINNOW_FIELD_VERIFIED);
}

/**
 * winnow_follower_record_is_protected:
 * @self: a record
 *
 * Returns: whether only approved people see its posts, where it was told
 */
WinnowTold
winnow_follower_record_is_protected (const WinnowFollowerRecord *self)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);

  return winnow_follower_record_get_truth (self, WINNOW_FIELD_PROTECTED);
}

/**
 * winnow_follower_record_get_text:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TEXT
 *
 * Returns: (transfer none) (nullable): the text, %NULL when it was not told
 */
const char *
winnow_follower_record_get_text (const WinnowFollowerRecord *self,
                                 WinnowFields                field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (winnow_field_get_kind (field) ==
                        WINNOW_FIELD_KIND_TEXT, NULL);

  return self->known & field ? MEMBER (const char *, self, field) : NULL;
}

/**
 * winnow_follower_record_get_count:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_COUNT
 *
 * Returns: the count, -1 when it was not told
 */
gint64
winnow_follower_record_get_count (const WinnowFollowerRecord *self,
                                  WinnowFields                field)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (winnow_field_get_kind (field) ==
                        WINNOW_FIELD_KIND_COUNT, -1);

  return self->known & field ? (gint64) MEMBER (guint32, self, field) : -1;
}

/**
 * winnow_follower_record_get_time:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TIME
 *
 * Returns: µs since 1970-01-01 UTC, -1 when it was not told
 */
gint64
winnow_follower_record_get_time (const WinnowFollowerRecord *self,
                                 WinnowFields                field)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (winnow_field_get_kind (field) ==
                        WINNOW_FIELD_KIND_TIME, -1);

  return self->known & field ? MEMBER (gint64, self, field) : -1;
}

/**
 * winnow_follower_record_get_truth:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TRUTH
 *
 * Returns: yes, no or not told
 */
WinnowTold
winnow_follower_record_get_truth (const WinnowFollowerRecord *self,
                                  WinnowFields                field)
{
  g_return_val_if_fail (self != NULL, WINNOW_TOLD_UNKNOWN);
  g_return_val_if_fail (winnow_field_get_kind (field) ==
                        WINNOW_FIELD_KIND_TRUTH, WINNOW_TOLD_UNKNOWN);

  if (!(self->known & field))
    return WINNOW_TOLD_UNKNOWN;

  return self->values & field ? WINNOW_TOLD_YES : WINNOW_TOLD_NO;
}

/**
 * winnow_follower_record_set_text:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TEXT
 * @text: (transfer none) (nullable): the text; must outlive the record. %NULL
 *   is not told, "" is told to be empty
 *
 * Sets a text and whether it was told.
 */
void
winnow_follower_record_set_text (WinnowFollowerRecord *self,
                                 WinnowFields          field,
                                 const char           *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TEXT);

  MEMBER (const char *, self, field) = text;

  if (text != NULL)
    self->known |= field;
  else
    self->known &= ~field;
}

/**
 * winnow_follower_record_set_count:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_COUNT
 * @count: the count
 *
 * Sets a count that was told.
 */
void
winnow_follower_record_set_count (WinnowFollowerRecord *self,
                                  WinnowFields          field,
                                  guint32               count)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_COUNT);

  MEMBER (guint32, self, field) = count;
  self->known |= field;
}

/**
 * winnow_follower_record_set_time:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TIME
 * @time: µs since 1970-01-01 UTC
 *
 * Sets a time that was told.
 */
void
winnow_follower_record_set_time (WinnowFollowerRecord *self,
                                 WinnowFields          field,
                                 gint64                time)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TIME);

  MEMBER (gint64, self, field) = time;
  self->known |= field;
}

/**
 * winnow_follower_record_set_truth:
 * @self: a record
 * @field: exactly one field of kind %WINNOW_FIELD_KIND_TRUTH
 * @truth: yes or no
 *
 * Sets a truth value that was told.
 */
void
winnow_follower_record_set_truth (WinnowFollowerRecord *self,
                                  WinnowFields          field,
                                  gboolean              truth)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (winnow_field_get_kind (field) == WINNOW_FIELD_KIND_TRUTH);

  self->known |= field;

  if (truth)
    self->values |= field;
  else
    self->values &= ~field;
}

static gboolean
field_equal (const WinnowFollowerRecord *self,
             const WinnowFollowerRecord *other,
             WinnowFields                field)
{
  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      return g_str_equal (MEMBER (const char *, self, field),
                          MEMBER (const char *, other, field));

    case WINNOW_FIELD_KIND_COUNT:
      return MEMBER (guint32, self, field) == MEMBER (guint32, other, field);

    case WINNOW_FIELD_KIND_TIME:
      return MEMBER (gint64, self, field) == MEMBER (gint64, other, field);

    case WINNOW_FIELD_KIND_TRUTH:
      return (self->values & field) == (other->values & field);

    default:
      g_assert_not_reached ();
    }
}

/**
 * winnow_follower_record_equal:
 * @self: a record
 * @other: another record
 *
 * Compares what the two records were told; what they were not told is not
 * looked at.
 *
 * Returns: whether both know the same fields with the same values
 */
gboolean
winnow_follower_record_equal (const WinnowFollowerRecord *self,
                              const WinnowFollowerRecord *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self->known != other->known)
    return FALSE;

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      WinnowFields field = 1u << i;

      if ((self->known & field) && !field_equal (self, other, field))
        return FALSE;
    }

  return TRUE;
}
