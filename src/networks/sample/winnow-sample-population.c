/* winnow-sample-population.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-population.h"

#include "networks/sample/winnow-sample-crowd.h"

struct _WinnowSamplePopulation
{
  GObject           parent_instance;

  guint             number;
  WinnowSampleCrowd crowd;
};

G_DEFINE_FINAL_TYPE (WinnowSamplePopulation, winnow_sample_population, G_TYPE_OBJECT)

static void
winnow_sample_population_finalize (GObject *object)
{
  WinnowSamplePopulation *self = (WinnowSamplePopulation *) object;

  winnow_sample_crowd_clear (&self->crowd);

  G_OBJECT_CLASS (winnow_sample_population_parent_class)->finalize (object);
}

static void
winnow_sample_population_class_init (WinnowSamplePopulationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_sample_population_finalize;
}

static void
winnow_sample_population_init (WinnowSamplePopulation *self)
{
}

/**
 * winnow_sample_population_count_accounts:
 *
 * Returns: how many accounts of the sample network can be asked about
 */
guint
winnow_sample_population_count_accounts (void)
{
  return winnow_sample_recipe_count ();
}

/**
 * winnow_sample_population_get_handle:
 * @number: below winnow_sample_population_count_accounts()
 *
 * Returns: (transfer none): the account's handle
 */
const char *
winnow_sample_population_get_handle (guint number)
{
  return winnow_sample_recipe_get (number)->handle;
}

/**
 * winnow_sample_population_get_state:
 * @number: below winnow_sample_population_count_accounts()
 *
 * Returns: what the network does when it is asked about the account
 */
WinnowSampleState
winnow_sample_population_get_state (guint number)
{
  return winnow_sample_recipe_get (number)->state;
}

/**
 * winnow_sample_population_new:
 * @number: below winnow_sample_population_count_accounts()
 * @seed: what the network is grown from; another seed, other people
 * @as_of: the network's present, µs since 1970-01-01 UTC; cut to the full
 *   hour, and to the years 1975–2199
 *
 * Makes up an account's followers: about 5 µs each. The same arguments give
 * the same people; with another @as_of only their times are others.
 *
 * Returns: (transfer full): the account and everybody who follows it
 */
WinnowSamplePopulation *
winnow_sample_population_new (guint   number,
                              guint64 seed,
                              gint64  as_of)
{
  WinnowSamplePopulation *self;

  g_return_val_if_fail (number < winnow_sample_recipe_count (), NULL);

  self = g_object_new (WINNOW_TYPE_SAMPLE_POPULATION, NULL);
  self->number = number;
  winnow_sample_crowd_grow (&self->crowd, winnow_sample_recipe_get (number),
                            winnow_sample_random_new (seed, number).state,
                            as_of);

  return self;
}

/**
 * winnow_sample_population_get_number:
 * @self: a population
 *
 * Returns: which account this is
 */
guint
winnow_sample_population_get_number (WinnowSamplePopulation *self)
{
  g_return_val_if_fail (WINNOW_IS_SAMPLE_POPULATION (self), 0);

  return self->number;
}

/**
 * winnow_sample_population_get_owner:
 * @self: a population
 *
 * Returns: (transfer none): the account itself, that is, whom they follow
 */
const WinnowSampleMember *
winnow_sample_population_get_owner (WinnowSamplePopulation *self)
{
  g_return_val_if_fail (WINNOW_IS_SAMPLE_POPULATION (self), NULL);

  return &self->crowd.owner;
}

/**
 * winnow_sample_population_get_n_members:
 * @self: a population
 *
 * Returns: how many follow it, with those who are gone but still counted
 */
guint
winnow_sample_population_get_n_members (WinnowSamplePopulation *self)
{
  g_return_val_if_fail (WINNOW_IS_SAMPLE_POPULATION (self), 0);

  return self->crowd.members->len;
}

/**
 * winnow_sample_population_get_member:
 * @self: a population
 * @rank: 0 for the newest follow
 *
 * Returns: (transfer none): who that is
 */
const WinnowSampleMember *
winnow_sample_population_get_member (WinnowSamplePopulation *self,
                                     guint                   rank)
{
  g_return_val_if_fail (WINNOW_IS_SAMPLE_POPULATION (self), NULL);
  g_return_val_if_fail (rank < self->crowd.members->len, NULL);

  return &g_array_index (self->crowd.members, WinnowSampleMember, rank);
}

/**
 * winnow_sample_population_find:
 * @self: a population
 * @handle: any text
 * @rank: (out): whose handle it is
 *
 * Returns: whether it is a follower's
 */
gboolean
winnow_sample_population_find (WinnowSamplePopulation *self,
                               const char             *handle,
                               guint                  *rank)
{
  gpointer value;

  g_return_val_if_fail (WINNOW_IS_SAMPLE_POPULATION (self), FALSE);

  if (!g_hash_table_lookup_extended (self->crowd.ranks, handle, NULL, &value))
    return FALSE;

  *rank = GPOINTER_TO_UINT (value);

  return TRUE;
}

/**
 * winnow_sample_population_get_truth:
 * @self: a population
 * @rank: 0 for the newest follow
 * @block: (out) (optional): which purchase it came with, from 1; 0 = none
 *
 * What nobody can ask the server: it is for tests and for measuring models.
 *
 * Returns: what the follower really is
 */
WinnowSampleTruth
winnow_sample_population_get_truth (WinnowSamplePopulation *self,
                                    guint                   rank,
                                    guint                  *block)
{
  const WinnowSampleMember *member;

  member = winnow_sample_population_get_member (self, rank);
  g_return_val_if_fail (member != NULL, WINNOW_SAMPLE_TRUTH_HONEST);

  if (block != NULL)
    *block = member->block;

  return member->truth;
}
