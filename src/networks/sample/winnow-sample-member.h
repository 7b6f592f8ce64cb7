/* winnow-sample-member.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-random.h"

G_BEGIN_DECLS

/**
 * WinnowSampleTruth:
 * @WINNOW_SAMPLE_TRUTH_HONEST: a person who posts
 * @WINNOW_SAMPLE_TRUTH_QUIET: a person who reads, or has stopped posting
 * @WINNOW_SAMPLE_TRUTH_BOUGHT: delivered by a seller
 *
 * What a follower of the sample network really is.
 */
typedef enum
{
  WINNOW_SAMPLE_TRUTH_HONEST,
  WINNOW_SAMPLE_TRUTH_QUIET,
  WINNOW_SAMPLE_TRUTH_BOUGHT,
} WinnowSampleTruth;

/**
 * WinnowSampleMember:
 * @created_at: when the account was made, µs UTC; whole milliseconds
 * @indexed_at: when its profile last changed, µs UTC; whole milliseconds
 * @followed_at: when it began to follow the account under audit, µs UTC
 * @last_post_at: its newest post, µs UTC; -1 when it has none
 * @posts: posts written
 * @followers: accounts that follow it
 * @following: accounts it follows, at least 1
 * @clock_id: of the record key of its follow, 10 bits
 * @picture: number of its picture, 0 = none
 * @block: which purchase it came with, from 1; 0 = none
 * @tongue: its language
 * @truth: what it is; never told by the server
 * @no_profile: never set up a profile: no name, no times
 * @gone: deactivated: counted by the network, but no longer listed
 * @unlisted: left out of the answers with counts
 * @from_pack: signed up through the starter pack
 * @via_pack: followed through the starter pack
 * @handle: its handle
 * @display_name: (nullable): its name
 * @bio: (nullable): what it says of itself
 */
typedef struct
{
  gint64             created_at;
  gint64             indexed_at;
  gint64             followed_at;
  gint64             last_post_at;

  guint32            posts;
  guint32            followers;
  guint32            following;
  guint32            clock_id;
  guint32            picture;

  guint8             block;
  guint8             tongue;
  WinnowSampleTruth  truth : 2;
  guint              no_profile : 1;
  guint              gone : 1;
  guint              unlisted : 1;
  guint              from_pack : 1;
  guint              via_pack : 1;

  const char        *handle;
  const char        *display_name;
  const char        *bio;
} WinnowSampleMember;

/* Times in days before the sample network's present. */
typedef struct
{
  double created;
  double followed;
} WinnowSampleAges;

#define WINNOW_SAMPLE_NETWORK_AGE 1290.0

double winnow_sample_member_draw_sign_up   (WinnowSampleRandom *random);
void   winnow_sample_member_draw_ages      (WinnowSampleRandom *random,
                                            double              owner_age,
                                            WinnowSampleAges   *ages);
void   winnow_sample_member_set_ages       (WinnowSampleMember *self,
                                            WinnowSampleRandom *random,
                                            gint64              as_of,
                                            WinnowSampleAges   *ages);
void   winnow_sample_member_draw_active    (WinnowSampleMember *self,
                                            WinnowSampleRandom *random,
                                            gint64              as_of);
void   winnow_sample_member_draw_quiet     (WinnowSampleMember *self,
                                            WinnowSampleRandom *random,
                                            gint64              as_of);
void   winnow_sample_member_draw_dormant   (WinnowSampleMember *self,
                                            WinnowSampleRandom *random,
                                            gint64              as_of);
void   winnow_sample_member_draw_bought    (WinnowSampleMember *self,
                                            WinnowSampleRandom *random,
                                            gint64              as_of);

G_END_DECLS
