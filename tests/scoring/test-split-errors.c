/* test-split-errors.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "scoring/winnow-split.h"

/* A model that calls a follower what its number of posts says, and whose
 * error rates were measured on a few hundred accounts. */
#define TEST_TYPE_MODEL (test_model_get_type ())
G_DECLARE_FINAL_TYPE (TestModel, test_model, TEST, MODEL, WinnowModel)

struct _TestModel
{
  WinnowModel      parent_instance;
  WinnowErrorRates rates;
  gboolean         calibrated;
};

G_DEFINE_FINAL_TYPE (TestModel, test_model, WINNOW_TYPE_MODEL)

static void
test_model_score (WinnowModel                *model,
                  const WinnowFollowerRecord *records,
                  gsize                       n_records,
                  gint64                      as_of,
                  WinnowScore                *scores)
{
  for (gsize i = 0; i < n_records; i++)
    scores[i] = (WinnowScore) { .klass = (WinnowClass) records[i].posts };
}

static gboolean
test_model_get_error_rates (WinnowModel      *model,
                            WinnowFields      known,
                            WinnowErrorRates *rates)
{
  *rates = TEST_MODEL (model)->rates;
  return TRUE;
}

static const char *
test_model_get_calibrated_for (WinnowModel *model)
{
  return "a test";
}

static gboolean
test_model_is_calibrated_on (WinnowModel *model,
                             const char  *network)
{
  return TEST_MODEL (model)->calibrated;
}

static void
test_model_class_init (TestModelClass *klass)
{
  WinnowModelClass *model_class = WINNOW_MODEL_CLASS (klass);

  model_class->score = test_model_score;
  model_class->get_error_rates = test_model_get_error_rates;
  model_class->get_calibrated_for = test_model_get_calibrated_for;
  model_class->is_calibrated_on = test_model_is_calibrated_on;
}

static void
test_model_init (TestModel *self)
{
  self->calibrated = TRUE;
}

typedef struct
{
  TestModel            *model;
  WinnowFollowerRecord *records;
  WinnowScore          *scores;
  guint8               *marked;
  guint                 n;
} World;

static void
world_init (World *self,
            guint  n)
{
  self->model = g_object_new (TEST_TYPE_MODEL, NULL);
  self->model->rates.sensitivity = (WinnowHitRate) { .rate = .8, .n = 1e6 };
  self->model->rates.specificity = (WinnowHitRate) { .rate = .95, .n = 1e6 };
  self->records = g_new0 (WinnowFollowerRecord, n);
  self->scores = g_new0 (WinnowScore, n);
  self->n = n;
}

static void
world_clear (World *self)
{
  g_clear_object (&self->model);
  g_free (self->records);
  g_free (self->scores);
  g_free (self->marked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

/* The first @n are @klass, the others real. */
static void
world_fill (World       *self,
            guint        n,
            WinnowClass  klass)
{
  for (guint i = 0; i < self->n; i++)
    self->records[i].posts = i < n ? klass : WINNOW_CLASS_REAL;
}

static void
world_estimate (World       *self,
                guint64      population,
                WinnowSplit *split)
{
  g_autofree guint32 *alone = g_new0 (guint32, self->n);

  winnow_model_score (WINNOW_MODEL (self->model), self->records, self->n, 0,
                      self->scores);
  winnow_split_estimate (split, &(WinnowSplitFrame) {
    .model = WINNOW_MODEL (self->model),
    .network = "test",
    .records = self->records,
    .scores = self->scores,
    .n_records = self->n,
    .population = population,
    .clusters = alone,
    .marked = self->marked,
  });
}

/* FACTS: .10 → .0667, .04 → −.0133, .30 → .3333; the share stays. */
static void
test_corrected (void)
{
  static const struct
  {
    guint    n;
    double   corrected;
    gboolean near_zero;
  } cases[] = {
    { 1000, .0667, FALSE },
    { 400, -.0133, TRUE },
    { 3000, .3333, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (World) world = { 0 };
      const WinnowSplitPart *part;
      WinnowSplit split;

      world_init (&world, 10000);
      world_fill (&world, cases[i].n, WINNOW_CLASS_FAKE);
      world_estimate (&world, 10000, &split);
      part = &split.parts[WINNOW_CLASS_FAKE];

      g_assert_true (split.has_errors);
      g_assert_true (split.calibrated);
      g_assert_cmpfloat (part->share, ==, cases[i].n / 10000.);
      g_assert_cmpfloat_with_epsilon (part->corrected, cases[i].corrected,
                                      5e-5);
      g_assert_cmpint (part->near_zero, ==, cases[i].near_zero);
      g_assert_cmpfloat (part->interval.low, <=, MAX (0, part->corrected));
      g_assert_cmpfloat (part->interval.high, >=, part->corrected);
      g_assert_cmpfloat (part->interval.high, >=, part->share);
      g_assert_cmpfloat (part->interval.low, <=, part->share);
    }
}

static void
test_uncalibrated (void)
{
  g_auto (World) world = { 0 };
  WinnowSplit near, far;

  world_init (&world, 1000);
  world_fill (&world, 300, WINNOW_CLASS_FAKE);
  world_estimate (&world, 1000, &near);
  world.model->calibrated = FALSE;
  world_estimate (&world, 1000, &far);

  g_assert_true (near.calibrated);
  g_assert_false (far.calibrated);
  g_assert_true (far.has_errors);

  for (guint i = 0; i < WINNOW_CLASS_NOT_TOLD; i++)
    {
      if (near.parts[i].count == 0)
        continue;

      g_assert_cmpfloat (far.parts[i].interval.low, <,
                         near.parts[i].interval.low);
      g_assert_cmpfloat (far.parts[i].interval.high, >,
                         near.parts[i].interval.high);
    }
}

/* Whom somebody marked is in no doubt. */
static void
test_marked (void)
{
  g_auto (World) world = { 0 };
  const WinnowSplitPart *part;
  WinnowSplit split;

  world_init (&world, 1000);
  world_fill (&world, 30, WINNOW_CLASS_FAKE);
  world_estimate (&world, 1000, &split);
  g_assert_true (split.parts[WINNOW_CLASS_FAKE].near_zero);
  g_assert_cmpuint (split.n_marked, ==, 0);

  world.marked = g_new0 (guint8, 1000);
  memset (world.marked, 1, 30);
  world_estimate (&world, 1000, &split);
  part = &split.parts[WINNOW_CLASS_FAKE];
  g_assert_cmpuint (split.n_marked, ==, 30);
  g_assert_false (part->near_zero);
  g_assert_cmpfloat (part->interval.low, >=, .03 - 1e-9);

  memset (world.marked, 1, 1000);
  world_estimate (&world, 1000, &split);
  g_assert_false (split.has_errors);
  g_assert_cmpfloat_with_epsilon (part->interval.low, .03, 1e-9);
  g_assert_cmpfloat_with_epsilon (part->interval.high, .03, 1e-9);
}

static double
draw_rate (GRand  *rand,
           double  truth,
           guint   n)
{
  guint hits = 0;

  for (guint i = 0; i < n; i++)
    hits += g_rand_double (rand) < truth;

  return hits / (double) n;
}

static WinnowClass
pick_other (GRand  *rand,
            double  real)
{
  return g_rand_double (rand) < real ? WINNOW_CLASS_REAL
                                     : WINNOW_CLASS_INACTIVE;
}

/* An audience of known make-up, part of it read, judged by a model that is
 * wrong so and so often, of which only an estimate is known. */
static void
simulate (GRand  *rand,
          guint  *covered,
          guint  *covered_jointly,
          double *width)
{
  g_auto (World) world = { 0 };
  guint population = (guint) exp (g_rand_double_range (rand, 4.6, 8.5));
  guint n = g_rand_boolean (rand)
            ? population
            : (guint) (population * g_rand_double_range (rand, .2, 1));
  double fake = g_rand_double_range (rand, 0, .6);
  double real = g_rand_double (rand);
  double se = g_rand_double_range (rand, .7, 1);
  double sp = g_rand_double_range (rand, .9, 1);
  guint n_fake = (guint) g_rand_int_range (rand, 100, 3000);
  guint n_real = (guint) g_rand_int_range (rand, 100, 3000);
  double truth[WINNOW_N_CLASSES] = { 0 };
  gboolean all = TRUE;
  WinnowSplit split;

  world_init (&world, n);
  world.model->rates = (WinnowErrorRates) {
    .sensitivity = { .rate = draw_rate (rand, se, n_fake), .n = n_fake },
    .specificity = { .rate = draw_rate (rand, sp, n_real), .n = n_real },
  };

  for (guint i = 0; i < population; i++)
    {
      WinnowClass other = pick_other (rand, real);
      gboolean is_fake = g_rand_double (rand) < fake;
      gboolean right = g_rand_double (rand) < (is_fake ? se : sp);

      truth[is_fake ? WINNOW_CLASS_FAKE : other] += 1. / population;
      if (i < n)
        world.records[i].posts = is_fake == right ? WINNOW_CLASS_FAKE : other;
    }

  world_estimate (&world, population, &split);

  for (guint i = 0; i < WINNOW_CLASS_NOT_TOLD; i++)
    {
      const WinnowSplitPart *part = &split.parts[i];

      g_assert_cmpfloat (part->interval.low, <=, part->share);
      g_assert_cmpfloat (part->interval.high, >=, part->share);
      covered[i] += part->interval.low - 1e-9 <= truth[i] &&
                    truth[i] <= part->interval.high + 1e-9;
      all &= part->joint.low - 1e-9 <= truth[i] &&
             truth[i] <= part->joint.high + 1e-9;
      width[i] += part->interval.high - part->interval.low;
    }
  *covered_jointly += all;
}

static void
test_coverage (void)
{
  const guint n = 1000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1978);
  guint covered[WINNOW_N_CLASSES] = { 0 }, jointly = 0;
  double width[WINNOW_N_CLASSES] = { 0 };

  for (guint i = 0; i < n; i++)
    simulate (rand, covered, &jointly, width);

  for (guint i = 0; i < WINNOW_CLASS_NOT_TOLD; i++)
    {
      g_test_message ("%s: %u of %u covered, mean width %.4f",
                      winnow_class_get_id (i), covered[i], n, width[i] / n);
      g_assert_cmpuint (covered[i], >=, 930);
      g_assert_cmpfloat (width[i] / n, <, 0.2);
    }

  g_test_message ("all three: %u of %u", jointly, n);
  g_assert_cmpuint (jointly, >=, 930);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/split-errors/corrected", test_corrected);
  g_test_add_func ("/split-errors/uncalibrated", test_uncalibrated);
  g_test_add_func ("/split-errors/marked", test_marked);
  g_test_add_func ("/split-errors/coverage", test_coverage);

  return g_test_run ();
}
