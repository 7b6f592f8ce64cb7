/* winnow-rate.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-rate.h"

#define WINDOW   (10 * G_USEC_PER_SEC)
/* Closer together than this, a sample takes the place of the one before: the
 * samples of a whole window then fit, with room to spare. */
#define SPACING  (G_USEC_PER_SEC / 10)
/* Below this a rate says nothing yet. */
#define SHORTEST (G_USEC_PER_SEC / 2)

static guint
nth (const WinnowRate *self,
     guint             n)
{
  return (self->first + n) % WINNOW_RATE_SAMPLES;
}

/**
 * winnow_rate_clear:
 * @self: a rate
 *
 * Forgets all samples, as when something else begins to be counted.
 */
void
winnow_rate_clear (WinnowRate *self)
{
  g_return_if_fail (self != NULL);

  self->first = 0;
  self->length = 0;
}

/**
 * winnow_rate_add:
 * @self: a rate
 * @now: the time, µs, not before the last one
 * @count: how many there are by now, in all
 */
void
winnow_rate_add (WinnowRate *self,
                 gint64      now,
                 guint       count)
{
  guint last;

  g_return_if_fail (self != NULL);

  /* One sample older than the window stays: the rate is counted from it. */
  while (self->length > 1 && self->samples[nth (self, 1)].time <= now - WINDOW)
    {
      self->first = nth (self, 1);
      self->length--;
    }

  last = nth (self, self->length - 1);

  if (self->length < 2 ||
      now - self->samples[nth (self, self->length - 2)].time >= SPACING)
    {
      if (self->length == WINNOW_RATE_SAMPLES)
        self->first = nth (self, 1);
      else
        self->length++;

      last = nth (self, self->length - 1);
    }

  self->samples[last].time = now;
  self->samples[last].count = count;
}

/**
 * winnow_rate_get:
 * @self: a rate
 * @now: the time, µs
 *
 * Returns: how many a second, from the oldest sample of the last ten seconds
 *   until @now; 0 when not known
 */
double
winnow_rate_get (const WinnowRate *self,
                 gint64            now)
{
  gint64 since;
  guint oldest = 0;
  guint latest;

  g_return_val_if_fail (self != NULL, 0);

  if (self->length < 2)
    return 0;

  while (oldest + 1 < self->length &&
         self->samples[nth (self, oldest + 1)].time <= now - WINDOW)
    oldest++;

  latest = nth (self, self->length - 1);
  since = now - self->samples[nth (self, oldest)].time;

  if (since < SHORTEST ||
      self->samples[latest].count < self->samples[nth (self, oldest)].count)
    return 0;

  return (self->samples[latest].count -
          self->samples[nth (self, oldest)].count) *
         (double) G_USEC_PER_SEC / (double) since;
}
