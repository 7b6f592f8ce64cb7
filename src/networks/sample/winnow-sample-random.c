/* winnow-sample-random.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-random.h"

#include <math.h>

/**
 * winnow_sample_random_new:
 * @seed: what the whole sample network is grown from
 * @stream: which of its streams; two streams share no visible pattern
 *
 * GRand would do, but its sequence is GLib's to change, and an account's
 * followers must stay the same from one release to the next. This is
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 *
 * Returns: a stream, by value; it needs no freeing
 */
WinnowSampleRandom
winnow_sample_random_new (guint64 seed,
                          guint64 stream)
{
  WinnowSampleRandom self = { seed };

  /* Neighbouring streams must not be shifts of each other. */
  self.state = winnow_sample_random_next (&self) ^ stream;
  self.state = winnow_sample_random_next (&self);

  return self;
}

/**
 * winnow_sample_random_next:
 * @self: a stream
 *
 * Returns: 64 fresh bits
 */
guint64
winnow_sample_random_next (WinnowSampleRandom *self)
{
  guint64 bits;

  g_assert (self != NULL);

  bits = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return bits ^ (bits >> 31);
}

/**
 * winnow_sample_random_unit:
 * @self: a stream
 *
 * Returns: a number in [0, 1)
 */
double
winnow_sample_random_unit (WinnowSampleRandom *self)
{
  return (double) (winnow_sample_random_next (self) >> 11) * 0x1.0p-53;
}

/**
 * winnow_sample_random_between:
 * @self: a stream
 * @lowest: the lowest number wanted
 * @highest: the highest number wanted, at least @lowest
 *
 * Returns: a whole number, both ends included
 */
gint64
winnow_sample_random_between (WinnowSampleRandom *self,
                              gint64              lowest,
                              gint64              highest)
{
  guint64 span = (guint64) highest - (guint64) lowest + 1;

  g_assert (lowest <= highest);

  return lowest + (gint64) (winnow_sample_random_next (self) % span);
}

/**
 * winnow_sample_random_chance:
 * @self: a stream
 * @share: how often the answer is yes, 0–1
 */
gboolean
winnow_sample_random_chance (WinnowSampleRandom *self,
                             double              share)
{
  return winnow_sample_random_unit (self) < share;
}

/**
 * winnow_sample_random_exponential:
 * @self: a stream
 * @mean: the mean, in any unit
 */
double
winnow_sample_random_exponential (WinnowSampleRandom *self,
                                  double              mean)
{
  return -mean * log (1.0 - winnow_sample_random_unit (self));
}

/**
 * winnow_sample_random_log_normal:
 * @self: a stream
 * @median: half of the numbers lie below this
 * @sigma: standard deviation of the natural logarithm
 *
 * Counts on social networks are spread like this: most are small, and a few
 * are enormous.
 */
double
winnow_sample_random_log_normal (WinnowSampleRandom *self,
                                 double              median,
                                 double              sigma)
{
  /* Box and Muller's way to a normal number; its twin is thrown away so that
   * each call takes the same two numbers from the stream. */
  double radius = sqrt (winnow_sample_random_exponential (self, 2.0));
  double angle = 2.0 * G_PI * winnow_sample_random_unit (self);

  return median * exp (sigma * radius * cos (angle));
}
