/* winnow-sample-world.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-world.h"

#define DID_PREFIX "did:"

struct _WinnowSampleWorld
{
  guint64    seed;
  gint64     as_of;
  GPtrArray *populations;
};

static void
clear_population (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

/**
 * winnow_sample_world_new:
 * @seed: what the network is grown from
 * @as_of: its present, µs since 1970-01-01 UTC
 *
 * Returns: (transfer full): a world nobody lives in yet
 */
WinnowSampleWorld *
winnow_sample_world_new (guint64 seed,
                         gint64  as_of)
{
  WinnowSampleWorld *self = g_new0 (WinnowSampleWorld, 1);

  self->seed = seed;
  self->as_of = as_of;
  self->populations = g_ptr_array_new_with_free_func (clear_population);
  g_ptr_array_set_size (self->populations,
                        (int) winnow_sample_population_count_accounts ());

  return self;
}

/**
 * winnow_sample_world_free:
 * @self: (transfer full): a world
 */
void
winnow_sample_world_free (WinnowSampleWorld *self)
{
  g_ptr_array_unref (self->populations);
  g_free (self);
}

/**
 * winnow_sample_world_get_seed:
 * @self: a world
 *
 * Returns: what it is grown from
 */
guint64
winnow_sample_world_get_seed (WinnowSampleWorld *self)
{
  return self->seed;
}

/**
 * winnow_sample_world_get_as_of:
 * @self: a world
 *
 * Returns: its present, µs since 1970-01-01 UTC
 */
gint64
winnow_sample_world_get_as_of (WinnowSampleWorld *self)
{
  return self->as_of;
}

/**
 * winnow_sample_world_get_population:
 * @self: a world
 * @number: below winnow_sample_population_count_accounts()
 *
 * Returns: (transfer none): the account and its followers, made up now if
 *   nobody asked before
 */
WinnowSamplePopulation *
winnow_sample_world_get_population (WinnowSampleWorld *self,
                                    guint              number)
{
  g_assert (number < self->populations->len);

  if (self->populations->pdata[number] == NULL)
    self->populations->pdata[number] =
      winnow_sample_population_new (number, self->seed, self->as_of);

  return self->populations->pdata[number];
}

/**
 * winnow_sample_world_get:
 * @self: a world
 * @key: what was read from an identifier
 * @actor: (out): who that is
 *
 * Returns: whether it is anybody
 */
gboolean
winnow_sample_world_get (WinnowSampleWorld     *self,
                         const WinnowSampleKey *key,
                         WinnowSampleActor     *actor)
{
  if (key->population >= self->populations->len)
    return FALSE;

  actor->key = *key;
  actor->population = winnow_sample_world_get_population (self,
                                                          key->population);

  if (key->kind == WINNOW_SAMPLE_OWNER)
    {
      actor->member = winnow_sample_population_get_owner (actor->population);
      actor->state = winnow_sample_population_get_state (key->population);

      return TRUE;
    }

  if (key->kind != WINNOW_SAMPLE_PERSON ||
      key->index >= winnow_sample_population_get_n_members (actor->population))
    return FALSE;

  actor->member = winnow_sample_population_get_member (actor->population,
                                                       key->index);
  actor->state = actor->member->gone ? WINNOW_SAMPLE_STATE_DEACTIVATED
                                     : WINNOW_SAMPLE_STATE_OPEN;

  return TRUE;
}

static gboolean
find_handle (WinnowSampleWorld *self,
             const char        *handle,
             WinnowSampleKey   *key)
{
  for (guint i = 0; i < self->populations->len; i++)
    if (g_ascii_strcasecmp (handle,
                            winnow_sample_population_get_handle (i)) == 0)
      {
        *key = (WinnowSampleKey) { WINNOW_SAMPLE_OWNER, i };

        return TRUE;
      }

  /* A follower's handle is only known from a list somebody has read. */
  for (guint i = 0; i < self->populations->len; i++)
    {
      WinnowSamplePopulation *population = self->populations->pdata[i];
      guint rank;

      if (population != NULL &&
          winnow_sample_population_find (population, handle, &rank))
        {
          *key = (WinnowSampleKey) { WINNOW_SAMPLE_PERSON, i, rank };

          return TRUE;
        }
    }

  return FALSE;
}

/**
 * winnow_sample_world_find:
 * @self: a world
 * @name: a handle or a DID
 * @actor: (out): who that is
 *
 * Returns: whether it is anybody
 */
gboolean
winnow_sample_world_find (WinnowSampleWorld *self,
                          const char        *name,
                          WinnowSampleActor *actor)
{
  WinnowSampleKey key;

  if (g_str_has_prefix (name, DID_PREFIX))
    {
      if (!winnow_sample_id_read_did (self->seed, name, &key))
        return FALSE;
    }
  else if (!find_handle (self, name, &key))
    {
      return FALSE;
    }

  return winnow_sample_world_get (self, &key, actor);
}

/**
 * winnow_sample_actor_is_shown:
 * @actor: somebody
 *
 * Returns: whether the account is neither deactivated nor suspended
 */
gboolean
winnow_sample_actor_is_shown (const WinnowSampleActor *actor)
{
  return actor->state != WINNOW_SAMPLE_STATE_DEACTIVATED &&
         actor->state != WINNOW_SAMPLE_STATE_SUSPENDED;
}
