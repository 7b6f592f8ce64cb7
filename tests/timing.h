/* timing.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Tells how long it took since g_test_timer_start(). */
static inline void
report_time (guint       n,
             const char *what)
{
  double elapsed = g_test_timer_elapsed ();

  g_test_minimized_result (elapsed, "%u %s: %.3f s", n, what, elapsed);
}
