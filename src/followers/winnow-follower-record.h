/* winnow-follower-record.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-fields.h"

G_BEGIN_DECLS

/**
 * WinnowFollowerRecord:
 * @known: the fields that were told; everything else is meaningless
 * @values: the truth values (%WINNOW_FIELD_VERIFIED,
 *   %WINNOW_FIELD_PROTECTED, the `HAS_*` bits), each only where its bit is
 *   in @known too
 * @posts: posts written, ever
 * @followers: accounts that follow this one
 * @following: accounts this one follows
 * @favourites: posts this account liked
 * @listed: lists this account is on
 * @created_at: creation of the account, µs since 1970-01-01 UTC
 * @last_post_at: newest post, µs since 1970-01-01 UTC
 * @followed_at: when the follow was made, µs since 1970-01-01 UTC
 *
 * One follower as a network told it. Plain data: the strings belong to
 * whoever made the record (a list, a reader), never to the record itself.
 * A text that is known to be empty has its bit set and the value "".
 */
typedef struct
{
  WinnowFields  known;
  WinnowFields  values;

  guint32       posts;
  guint32       followers;
  guint32       following;
  guint32       favourites;
  guint32       listed;

  gint64        created_at;
  gint64        last_post_at;
  gint64        followed_at;

  const char   *id;
  const char   *handle;
  const char   *display_name;
  const char   *bio;
  const char   *url;
  const char   *location;
  const char   *avatar;
  const char   *server;
} WinnowFollowerRecord;

/**
 * winnow_follower_record_knows:
 * @self: a record
 * @fields: one or more fields
 *
 * Returns: whether every one of @fields was told
 */
static inline gboolean
winnow_follower_record_knows (const WinnowFollowerRecord *self,
                              WinnowFields                fields)
{
  return (self->known & fields) == fields;
}

/**
 * WinnowTold:
 * @WINNOW_TOLD_NO: told, and it is not so
 * @WINNOW_TOLD_YES: told, and it is so
 * @WINNOW_TOLD_UNKNOWN: not told
 *
 * The answer to a yes/no question about a follower.
 */
typedef enum
{
  WINNOW_TOLD_NO,
  WINNOW_TOLD_YES,
  WINNOW_TOLD_UNKNOWN,
} WinnowTold;

WinnowTold winnow_follower_record_has_avatar   (const WinnowFollowerRecord *self);
WinnowTold winnow_follower_record_has_bio      (const WinnowFollowerRecord *self);
WinnowTold winnow_follower_record_has_url      (const WinnowFollowerRecord *self);
WinnowTold winnow_follower_record_has_location (const WinnowFollowerRecord *self);
WinnowTold winnow_follower_record_is_verified  (const WinnowFollowerRecord *self);
WinnowTold winnow_follower_record_is_protected (const WinnowFollowerRecord *self);

/* A field by its bit, for code that goes through all of them. */
const char *winnow_follower_record_get_text  (const WinnowFollowerRecord *self,
                                              WinnowFields                field);
gint64      winnow_follower_record_get_count (const WinnowFollowerRecord *self,
                                              WinnowFields                field);
gint64      winnow_follower_record_get_time  (const WinnowFollowerRecord *self,
                                              WinnowFields                field);
WinnowTold  winnow_follower_record_get_truth (const WinnowFollowerRecord *self,
                                              WinnowFields                field);
void        winnow_follower_record_set_text  (WinnowFollowerRecord       *self,
                                              WinnowFields                field,
                                              const char                 *text);
void        winnow_follower_record_set_count (WinnowFollowerRecord       *self,
                                              WinnowFields                field,
                                              guint32                     count);
void        winnow_follower_record_set_time  (WinnowFollowerRecord       *self,
                                              WinnowFields                field,
                                              gint64                      time);
void        winnow_follower_record_set_truth (WinnowFollowerRecord       *self,
                                              WinnowFields                field,
                                              gboolean                    truth);
gboolean    winnow_follower_record_equal     (const WinnowFollowerRecord *self,
                                              const WinnowFollowerRecord *other);

G_END_DECLS
