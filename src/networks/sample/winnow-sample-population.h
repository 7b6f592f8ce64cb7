/* winnow-sample-population.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "networks/sample/winnow-sample-member.h"
#include "networks/sample/winnow-sample-recipe.h"

G_BEGIN_DECLS

/* What the sample network is grown from, unless a test wants another one. */
#define WINNOW_SAMPLE_SEED G_GUINT64_CONSTANT (0x77696e6e6f77)

#define WINNOW_TYPE_SAMPLE_POPULATION (winnow_sample_population_get_type ())

/* One account of the sample network with everybody who follows it. Rank 0 is
 * the newest follow. */
G_DECLARE_FINAL_TYPE (WinnowSamplePopulation, winnow_sample_population, WINNOW, SAMPLE_POPULATION, GObject)

guint                     winnow_sample_population_count_accounts (void);
const char               *winnow_sample_population_get_handle     (guint                   number);
WinnowSampleState         winnow_sample_population_get_state      (guint                   number);

WinnowSamplePopulation   *winnow_sample_population_new            (guint                   number,
                                                                   guint64                 seed,
                                                                   gint64                  as_of);
guint                     winnow_sample_population_get_number     (WinnowSamplePopulation *self);
const WinnowSampleMember *winnow_sample_population_get_owner      (WinnowSamplePopulation *self);
guint                     winnow_sample_population_get_n_members  (WinnowSamplePopulation *self);
const WinnowSampleMember *winnow_sample_population_get_member     (WinnowSamplePopulation *self,
                                                                   guint                   rank);
gboolean                  winnow_sample_population_find           (WinnowSamplePopulation *self,
                                                                   const char             *handle,
                                                                   guint                  *rank);
/* What the follower really is; @block gets the purchase's number, 0 = none. */
WinnowSampleTruth         winnow_sample_population_get_truth      (WinnowSamplePopulation *self,
                                                                   guint                   rank,
                                                                   guint                  *block);

G_END_DECLS
