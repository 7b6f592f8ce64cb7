/* winnow-sample-world.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-id.h"
#include "networks/sample/winnow-sample-population.h"

G_BEGIN_DECLS

/* All accounts of the sample network; each is made up when first asked about.
 * Belongs to one thread. */
typedef struct _WinnowSampleWorld WinnowSampleWorld;

/* Somebody: an account under audit, or a follower of one. */
typedef struct
{
  const WinnowSampleMember *member;
  WinnowSamplePopulation   *population;
  WinnowSampleState         state;
  WinnowSampleKey           key;
} WinnowSampleActor;

WinnowSampleWorld      *winnow_sample_world_new            (guint64                  seed,
                                                            gint64                   as_of);
void                    winnow_sample_world_free           (WinnowSampleWorld       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowSampleWorld, winnow_sample_world_free)

guint64                 winnow_sample_world_get_seed       (WinnowSampleWorld       *self);
gint64                  winnow_sample_world_get_as_of      (WinnowSampleWorld       *self);
WinnowSamplePopulation *winnow_sample_world_get_population (WinnowSampleWorld       *self,
                                                            guint                    number);
/* @name is a handle or a DID. FALSE when nobody is called that. */
gboolean                winnow_sample_world_find           (WinnowSampleWorld       *self,
                                                            const char              *name,
                                                            WinnowSampleActor       *actor);
/* FALSE when @key stands for nobody. */
gboolean                winnow_sample_world_get            (WinnowSampleWorld       *self,
                                                            const WinnowSampleKey   *key,
                                                            WinnowSampleActor       *actor);
/* TRUE when the network shows this account at all. */
gboolean                winnow_sample_actor_is_shown       (const WinnowSampleActor *actor);

G_END_DECLS
