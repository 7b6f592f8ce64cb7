/* winnow-sample-faults.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-faults.h"

/* Each befalls the first request at or behind its rank, and only once. */
static const struct
{
  guint             rank;
  WinnowSampleFault fault;
} plan[] = {
  { 100, WINNOW_SAMPLE_FAULT_BUSY },
  { 200, WINNOW_SAMPLE_FAULT_ERROR },
  { 300, WINNOW_SAMPLE_FAULT_HTML },
  { 400, WINNOW_SAMPLE_FAULT_CUT_OFF },
  { 500, WINNOW_SAMPLE_FAULT_WRONG_TYPES },
  { 600, WINNOW_SAMPLE_FAULT_CLOSED },
  { 700, WINNOW_SAMPLE_FAULT_EMPTY_PAGE },
  { 800, WINNOW_SAMPLE_FAULT_SHORT_PAGE },
};

/**
 * winnow_sample_faults_begin:
 * @self: the state of the faults
 *
 * Somebody looked the account up, or starts to read. Who comes straight to a
 * page behind the wall after this is let through: it is a reading that goes
 * on where an earlier one was given up.
 */
void
winnow_sample_faults_begin (WinnowSampleFaults *self)
{
  self->done = 0;
  self->came_from_before = FALSE;
}

/**
 * winnow_sample_faults_next:
 * @self: the state of the faults
 * @rank: where the page begins
 *
 * Returns: what happens to this request
 */
WinnowSampleFault
winnow_sample_faults_next (WinnowSampleFaults *self,
                           guint               rank)
{
  if (rank == 0)
    winnow_sample_faults_begin (self);

  if (rank >= WINNOW_SAMPLE_WALL)
    return self->came_from_before ? WINNOW_SAMPLE_FAULT_ERROR
                                  : WINNOW_SAMPLE_FAULT_NONE;

  self->came_from_before = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    if (rank >= plan[i].rank && !(self->done & (1u << i)))
      {
        self->done |= 1u << i;

        /* Faults of pages left behind do not come all at once. */
        if (i + 1 == G_N_ELEMENTS (plan) || rank < plan[i + 1].rank)
          return plan[i].fault;
      }

  return WINNOW_SAMPLE_FAULT_NONE;
}
