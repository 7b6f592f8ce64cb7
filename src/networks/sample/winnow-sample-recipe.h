/* winnow-sample-recipe.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSampleState:
 * @WINNOW_SAMPLE_STATE_OPEN: an account like any other
 * @WINNOW_SAMPLE_STATE_HIDDEN: shows how many follow it, but not who
 * @WINNOW_SAMPLE_STATE_FAILING: its list comes with every fault there is
 * @WINNOW_SAMPLE_STATE_DEACTIVATED: closed by its owner
 * @WINNOW_SAMPLE_STATE_SUSPENDED: closed by the network
 */
typedef enum
{
  WINNOW_SAMPLE_STATE_OPEN,
  WINNOW_SAMPLE_STATE_HIDDEN,
  WINNOW_SAMPLE_STATE_FAILING,
  WINNOW_SAMPLE_STATE_DEACTIVATED,
  WINNOW_SAMPLE_STATE_SUSPENDED,
} WinnowSampleState;

#define WINNOW_SAMPLE_MAX_BLOCKS 2

/**
 * WinnowSampleBlock:
 * @size: accounts delivered; 0 = no such purchase
 * @made: days ago the seller began to make them
 * @made_days: how long that took
 * @delivered: days ago delivery began
 * @delivered_hours: how long that took
 * @between: people who happened to follow meanwhile
 *
 * One purchase.
 */
typedef struct
{
  guint  size;
  double made;
  double made_days;
  double delivered;
  double delivered_hours;
  guint  between;
} WinnowSampleBlock;

/**
 * WinnowSampleRecipe:
 * @handle: its handle
 * @name: its name
 * @bio: what it says of itself
 * @state: what the network does when it is asked about
 * @age: days since it was made
 * @posts: posts it has written
 * @following: accounts it follows
 * @hidden_followers: followers it has, but does not show
 * @people: followers who are people
 * @quiet: which share of them is quiet
 * @dormant: whether the quiet ones are people who have left
 * @gone: how many of its followers have deactivated their account
 * @unlisted: how many are left out of the answers with counts
 * @pack_people: how many of @people came with a starter pack
 * @pack_age: days ago the starter pack was shared
 * @blocks: its purchases
 *
 * How an account of the sample network is made up.
 */
typedef struct
{
  const char        *handle;
  const char        *name;
  const char        *bio;
  WinnowSampleState  state;
  double             age;
  guint              posts;
  guint              following;
  guint              hidden_followers;
  guint              people;
  double             quiet;
  gboolean           dormant;
  guint              gone;
  guint              unlisted;
  guint              pack_people;
  double             pack_age;
  WinnowSampleBlock  blocks[WINNOW_SAMPLE_MAX_BLOCKS];
} WinnowSampleRecipe;

guint                     winnow_sample_recipe_count (void);
const WinnowSampleRecipe *winnow_sample_recipe_get   (guint number);

G_END_DECLS
