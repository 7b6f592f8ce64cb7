/* winnow-sample-member.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "networks/sample/winnow-sample-member.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

#define N_SELLER_PICTURES 9

/* When the network was talked about: @age days ago it began, and newcomers
 * kept coming for @decay days on average. The third is the wave of a November,
 * by far the greatest. */
static const struct
{
  double age;
  double decay;
  double share;
} waves[] = {
  { 1020.0, 12.0, 0.07 },
  { 812.0, 7.0, 0.11 },
  { 741.0, 15.0, 0.26 },
  { 672.0, 10.0, 0.06 },
  { 333.0, 9.0, 0.04 },
  { 147.0, 6.0, 0.03 },
};

/**
 * winnow_sample_member_draw_sign_up:
 * @random: where chance comes from
 *
 * Returns: how many days before the present somebody signed up
 */
double
winnow_sample_member_draw_sign_up (WinnowSampleRandom *random)
{
  double ticket = winnow_sample_random_unit (random);

  for (guint i = 0; i < G_N_ELEMENTS (waves); i++)
    {
      ticket -= waves[i].share;

      if (ticket < 0)
        return fmax (0.5, waves[i].age -
                          winnow_sample_random_exponential (random,
                                                            waves[i].decay));
    }

  /* Between the waves it grew slowly. */
  return 0.1 + (WINNOW_SAMPLE_NETWORK_AGE - 0.1) *
               pow (winnow_sample_random_unit (random), 1.2);
}

/**
 * winnow_sample_member_draw_ages:
 * @random: where chance comes from
 * @owner_age: days since the account under audit was made
 * @ages: (out): when somebody signed up and followed
 *
 * Newcomers follow a good deal in their first hours, so that the newest
 * account among all earlier followers is never much older than the follow: the
 * crust Meeder et al. (WWW 2011) date follows by.
 */
void
winnow_sample_member_draw_ages (WinnowSampleRandom *random,
                                double              owner_age,
                                WinnowSampleAges   *ages)
{
  double delay = winnow_sample_random_exponential (random, 0.15);
  double oldest;

  ages->created = winnow_sample_member_draw_sign_up (random);
  oldest = MIN (ages->created, owner_age);

  if (winnow_sample_random_chance (random, 0.25))
    delay = winnow_sample_random_exponential (random, 9.0);

  if (ages->created < owner_age && delay < ages->created &&
      winnow_sample_random_chance (random, 0.45))
    ages->followed = ages->created - delay;
  else
    ages->followed = oldest * pow (winnow_sample_random_unit (random), 1.15);
}

/**
 * winnow_sample_member_set_ages:
 * @self: a member
 * @random: where chance comes from
 * @as_of: the network's present, µs UTC
 * @ages: its times in days before @as_of; a follow is put at least a minute
 *   after the sign-up and before the present
 */
void
winnow_sample_member_set_ages (WinnowSampleMember *self,
                               WinnowSampleRandom *random,
                               gint64              as_of,
                               WinnowSampleAges   *ages)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;

  self->created_at = as_of - (gint64) (ages->created * (double) DAY);
  self->created_at = MIN (self->created_at, as_of - 10 * minute);
  self->created_at -= self->created_at % 1000;

  self->followed_at = as_of - (gint64) (ages->followed * (double) DAY);
  self->followed_at = CLAMP (self->followed_at, self->created_at + minute,
                             as_of - minute);
  self->clock_id = (guint32) winnow_sample_random_between (random, 0, 1023);

  self->indexed_at = self->created_at;

  if (winnow_sample_random_chance (random, 0.6))
    self->indexed_at += (gint64) ((double) (as_of - self->created_at) *
                                  winnow_sample_random_unit (random));

  self->indexed_at -= self->indexed_at % 1000;
}

static guint32
draw_count (WinnowSampleRandom *random,
            double              median,
            double              sigma,
            double              highest)
{
  double count = winnow_sample_random_log_normal (random, median, sigma);

  return (guint32) MIN (count, highest);
}

/* A post @days ago, but never before the account was there. */
static void
set_last_post (WinnowSampleMember *self,
               gint64              as_of,
               double              days)
{
  gint64 longest = as_of - self->created_at - 2 * 60 * G_USEC_PER_SEC;
  gint64 ago = (gint64) (MIN (days, 4000.0) * (double) DAY);

  /* Whoever has posted at all did so in the first part of a long silence. */
  if (ago > longest)
    ago = longest - longest / 50;

  self->last_post_at = as_of - MAX (ago, 3 * 60 * G_USEC_PER_SEC);
  self->last_post_at -= self->last_post_at % 1000;
}

/* Nobody follows hundreds, or is followed by them, on the first day. */
static double
get_ripeness (double days)
{
  return pow (MIN (1.0, (days + 0.5) / 45.0), 0.7);
}

/**
 * winnow_sample_member_draw_active:
 * @self: a member whose times are set
 * @random: where chance comes from
 * @as_of: the network's present, µs UTC
 *
 * Somebody who posts: a few times a month or many times a day.
 */
void
winnow_sample_member_draw_active (WinnowSampleMember *self,
                                  WinnowSampleRandom *random,
                                  gint64              as_of)
{
  double days = (double) (as_of - self->created_at) / (double) DAY;
  double rate = winnow_sample_random_log_normal (random, 0.45, 1.4);
  double ratio = winnow_sample_random_log_normal (random, 0.7, 0.85);
  double ripeness = get_ripeness (days);

  self->truth = WINNOW_SAMPLE_TRUTH_HONEST;
  self->posts = 1 + (guint32) MIN (rate * days, 80000.0);
  self->following = 2 + draw_count (random, 170.0 * ripeness, 1.0, 12000.0);

  /* One in two hundred is widely read. */
  if (winnow_sample_random_chance (random, 0.005))
    self->followers = draw_count (random, 6000.0 * ripeness, 1.3, 900000.0);
  else
    self->followers = 1 + (guint32) MIN (self->following * ratio, 400000.0);

  set_last_post (self, as_of,
                 winnow_sample_random_log_normal (random, 0.6 / rate, 1.3));
}

/**
 * winnow_sample_member_draw_quiet:
 * @self: a member whose times are set
 * @random: where chance comes from
 * @as_of: the network's present, µs UTC
 *
 * Somebody who reads along: follows a few, has written little or nothing.
 */
void
winnow_sample_member_draw_quiet (WinnowSampleMember *self,
                                 WinnowSampleRandom *random,
                                 gint64              as_of)
{
  double ratio = winnow_sample_random_log_normal (random, 0.38, 0.8);

  self->truth = WINNOW_SAMPLE_TRUTH_QUIET;
  self->following = 1 + draw_count (random, 34.0, 0.95, 3000.0);
  self->followers = (guint32) (self->following * ratio + 0.5);
  self->posts = 0;
  self->last_post_at = -1;

  if (winnow_sample_random_chance (random, 0.6))
    {
      self->posts = 1 + draw_count (random, 4.0, 1.0, 200.0);
      set_last_post (self, as_of,
                     winnow_sample_random_log_normal (random, 110.0, 1.2));
    }
}

/**
 * winnow_sample_member_draw_dormant:
 * @self: a member whose times are set
 * @random: where chance comes from
 * @as_of: the network's present, µs UTC
 *
 * Somebody who left: had a life on the network once, and stopped.
 */
void
winnow_sample_member_draw_dormant (WinnowSampleMember *self,
                                   WinnowSampleRandom *random,
                                   gint64              as_of)
{
  double ratio = winnow_sample_random_log_normal (random, 0.55, 0.8);

  self->truth = WINNOW_SAMPLE_TRUTH_QUIET;
  self->following = 3 + draw_count (random, 75.0, 0.9, 5000.0);
  self->followers = (guint32) (self->following * ratio + 0.5);
  self->posts = 0;
  self->last_post_at = -1;

  if (winnow_sample_random_chance (random, 0.78))
    {
      self->posts = 1 + draw_count (random, 45.0, 1.5, 20000.0);
      set_last_post (self, as_of,
                     130.0 + winnow_sample_random_log_normal (random, 330.0,
                                                              0.6));
    }
}

/**
 * winnow_sample_member_draw_bought:
 * @self: a member whose times and block are set
 * @random: where chance comes from
 * @as_of: the network's present, µs UTC
 *
 * An account made to be sold: follows hundreds or thousands, followed by next
 * to nobody, and all but mute.
 */
void
winnow_sample_member_draw_bought (WinnowSampleMember *self,
                                  WinnowSampleRandom *random,
                                  gint64              as_of)
{
  double spread = log (4000.0 / 300.0);

  self->truth = WINNOW_SAMPLE_TRUTH_BOUGHT;
  self->following = (guint32) (300.0 * exp (spread *
                                            winnow_sample_random_unit (random)));
  self->followers = (guint32) fmin (15.0, winnow_sample_random_exponential
                                            (random, 3.0));
  self->posts = 0;
  self->last_post_at = -1;
  self->indexed_at = self->created_at;

  if (winnow_sample_random_chance (random, 0.2))
    {
      self->posts = (guint32) winnow_sample_random_between (random, 1, 3);
      set_last_post (self, as_of,
                     (double) (as_of - self->created_at) / (double) DAY -
                     winnow_sample_random_exponential (random, 2.0));
    }

  if (winnow_sample_random_chance (random, 0.35))
    self->picture = (guint32) winnow_sample_random_between
                                (random, 1, N_SELLER_PICTURES);
}
