/* test-sample-faults.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-faults.h"

/* Reads pages of a hundred, asking again as long as a page fails, and notes
 * what happened; stops at the wall. */
static guint
read_on (WinnowSampleFaults *faults,
         guint               rank,
         GArray             *seen)
{
  for (guint request = 0; request < 40; request++)
    {
      WinnowSampleFault fault = winnow_sample_faults_next (faults, rank);

      g_array_append_val (seen, fault);

      if (rank >= WINNOW_SAMPLE_WALL && fault != WINNOW_SAMPLE_FAULT_NONE)
        return rank;

      if (fault == WINNOW_SAMPLE_FAULT_NONE)
        rank += 100;
      else if (fault == WINNOW_SAMPLE_FAULT_SHORT_PAGE)
        rank += 63;

      if (rank >= 1500)
        return rank;
    }

  g_assert_not_reached ();
}

static void
test_order (void)
{
  static const WinnowSampleFault order[] = {
    WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_BUSY, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_ERROR, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_HTML, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_CUT_OFF, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_WRONG_TYPES, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_CLOSED, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_EMPTY_PAGE, WINNOW_SAMPLE_FAULT_NONE,
    WINNOW_SAMPLE_FAULT_SHORT_PAGE,
    WINNOW_SAMPLE_FAULT_ERROR,
  };
  g_autoptr (GArray) seen = NULL;
  WinnowSampleFaults faults = { 0 };

  seen = g_array_new (FALSE, FALSE, sizeof (WinnowSampleFault));
  g_assert_cmpuint (read_on (&faults, 0, seen), ==, 863);
  g_assert_cmpmem (seen->data, seen->len * sizeof (WinnowSampleFault),
                   order, sizeof order);

  /* However often it is asked. */
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (winnow_sample_faults_next (&faults, 863), ==,
                     WINNOW_SAMPLE_FAULT_ERROR);
}

static void
test_resume (void)
{
  g_autoptr (GArray) seen = NULL;
  WinnowSampleFaults faults = { 0 };

  seen = g_array_new (FALSE, FALSE, sizeof (WinnowSampleFault));
  g_assert_cmpuint (read_on (&faults, 0, seen), ==, 863);
  winnow_sample_faults_begin (&faults);
  g_assert_cmpuint (read_on (&faults, 863, seen), >=, 1500);

  /* Who then reads from the start has it all again. */
  g_assert_cmpuint (read_on (&faults, 0, seen), ==, 863);
}

static void
test_other_process (void)
{
  g_autoptr (GArray) seen = NULL;
  WinnowSampleFaults faults = { 0 };

  seen = g_array_new (FALSE, FALSE, sizeof (WinnowSampleFault));
  g_assert_cmpuint (read_on (&faults, 863, seen), >=, 1500);

  for (guint i = 0; i < seen->len; i++)
    g_assert_cmpint (g_array_index (seen, WinnowSampleFault, i), ==,
                     WINNOW_SAMPLE_FAULT_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/faults/order", test_order);
  g_test_add_func ("/sample/faults/resume", test_resume);
  g_test_add_func ("/sample/faults/other-process", test_other_process);

  return g_test_run ();
}
