/* winnow-sample-recipe.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-recipe.h"

/* The place of an account in this list is part of the identifiers of its
 * followers: add new ones at the end. */
static const WinnowSampleRecipe recipes[] = {
  {
    .handle = "small.sample",
    .name = "Small Sample",
    .bio = "A neighbourhood library. Nobody here was bought.",
    .age = 760.0, .posts = 412, .following = 151,
    .people = 240, .quiet = 0.3,
  },
  {
    .handle = "large.sample",
    .name = "Large Sample",
    .bio = "A magazine about maps, with a following grown over years.",
    .age = 1150.0, .posts = 6208, .following = 684,
    .people = 20000, .quiet = 0.3, .gone = 23,
  },
  {
    .handle = "bought.sample",
    .name = "Bought Sample",
    .bio = "Motivation every day. Has bought followers twice.",
    .age = 900.0, .posts = 1333, .following = 918,
    .people = 3600, .quiet = 0.3, .gone = 5,
    .blocks = {
      { 900, 412.0, 24.0, 139.6, 31.0, 74 },
      { 500, 96.0, 13.0, 37.3, 9.0, 22 },
    },
  },
  {
    .handle = "dormant.sample",
    .name = "Dormant Sample",
    .bio = "A festival that took place once. Most who came have moved on.",
    .age = 1120.0, .posts = 290, .following = 77,
    .people = 2500, .quiet = 0.74, .dormant = TRUE, .gone = 12,
  },
  {
    .handle = "starterpack.sample",
    .name = "Starter Pack Sample",
    .bio = "Birds of the coast. In a starter pack that was widely shared.",
    .age = 640.0, .posts = 1876, .following = 402,
    .people = 1800, .quiet = 0.27, .gone = 2,
    .pack_people = 900, .pack_age = 211.0,
  },
  {
    .handle = "hidden.sample",
    .name = "Hidden Sample",
    .bio = "Does not show who follows.",
    .state = WINNOW_SAMPLE_STATE_HIDDEN,
    .age = 830.0, .posts = 95, .following = 310,
    .hidden_followers = 1204,
  },
  {
    .handle = "failing.sample",
    .name = "Failing Sample",
    .bio = "Lives on a server that fails in every way a server can.",
    .state = WINNOW_SAMPLE_STATE_FAILING,
    .age = 700.0, .posts = 520, .following = 233,
    .people = 1500, .quiet = 0.3, .unlisted = 6,
  },
  {
    .handle = "deactivated.sample",
    .name = "Deactivated Sample",
    .bio = "Closed by its owner.",
    .state = WINNOW_SAMPLE_STATE_DEACTIVATED,
    .age = 500.0,
  },
  {
    .handle = "suspended.sample",
    .name = "Suspended Sample",
    .bio = "Closed by the network.",
    .state = WINNOW_SAMPLE_STATE_SUSPENDED,
    .age = 400.0,
  },
};

/**
 * winnow_sample_recipe_count:
 *
 * Returns: how many accounts the sample network is about
 */
guint
winnow_sample_recipe_count (void)
{
  return G_N_ELEMENTS (recipes);
}

/**
 * winnow_sample_recipe_get:
 * @number: below winnow_sample_recipe_count()
 *
 * Returns: (transfer none): how that account is made up
 */
const WinnowSampleRecipe *
winnow_sample_recipe_get (guint number)
{
  g_return_val_if_fail (number < G_N_ELEMENTS (recipes), NULL);

  return &recipes[number];
}
