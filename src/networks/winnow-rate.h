/* winnow-rate.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WINNOW_RATE_SAMPLES 128

/* How fast a count grows, over a window that slides along. Plain data, all
 * zero to begin with. Times are µs of any clock that never goes back. */
typedef struct
{
  struct
  {
    gint64 time;
    guint  count;
  }      samples[WINNOW_RATE_SAMPLES];
  guint  first;
  guint  length;
} WinnowRate;

void    winnow_rate_clear (WinnowRate       *self);
void    winnow_rate_add   (WinnowRate       *self,
                           gint64            now,
                           guint             count);
double  winnow_rate_get   (const WinnowRate *self,
                           gint64            now);

G_END_DECLS
