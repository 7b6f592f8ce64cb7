/* test-split.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-split.h"

#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

/* What a follower really is. An active or dormant one can be told from the
 * other only by its last post. */
typedef enum
{
  FAKE,
  IDLE,
  ACTIVE,
  DORMANT,
  UNKNOWN,
} Kind;

static void
init_record (WinnowFollowerRecord *record,
             Kind                  kind,
             gboolean              read)
{
  *record = (WinnowFollowerRecord) {
    .known = WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT,
    .posts = kind == IDLE ? 0 : 5000,
    .followers = kind == FAKE ? 1 : 200,
    .following = 200,
    .created_at = AS_OF - 1000 * WINNOW_DAY,
  };

  if (kind == UNKNOWN)
    record->known = 0;

  if (read)
    {
      record->known |= WINNOW_FIELD_LAST_POST_AT;
      record->last_post_at = AS_OF - (kind == DORMANT ? 400 : 4) * WINNOW_DAY;
    }
}

typedef struct
{
  WinnowModel *model;
  GArray      *records;
} Sample;

static void
sample_init (Sample *self)
{
  self->model = winnow_model_new_for_id ("statuspeople-2014");
  self->records = g_array_new (FALSE, FALSE, sizeof (WinnowFollowerRecord));
}

static void
sample_clear (Sample *self)
{
  g_clear_object (&self->model);
  g_clear_pointer (&self->records, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static void
sample_add (Sample   *self,
            guint     n,
            Kind      kind,
            gboolean  read)
{
  for (guint i = 0; i < n; i++)
    {
      WinnowFollowerRecord record;

      init_record (&record, kind, read);
      g_array_append_val (self->records, record);
    }
}

static void
sample_estimate (Sample      *self,
                 guint64      population,
                 WinnowSplit *split)
{
  const WinnowFollowerRecord *records =
    (gconstpointer) self->records->data;
  g_autofree WinnowScore *scores = g_new (WinnowScore, self->records->len);
  g_autofree guint32 *alone = g_new0 (guint32, self->records->len);

  winnow_model_score (self->model, records, self->records->len, AS_OF,
                      scores);
  winnow_split_estimate (split, &(WinnowSplitFrame) {
    .model = self->model,
    .network = "file",
    .records = records,
    .scores = scores,
    .n_records = self->records->len,
    .population = population,
    .as_of = AS_OF,
    .clusters = alone,
  });
}

static void
assert_part (const WinnowSplit *split,
             WinnowClass        klass,
             guint              count,
             double             share,
             double             low,
             double             high)
{
  const WinnowSplitPart *part = &split->parts[klass];

  g_test_message ("%s: %u %f (%f to %f)", winnow_class_get_id (klass),
                  part->count, part->share, part->interval.low,
                  part->interval.high);
  g_assert_cmpuint (part->count, ==, count);
  g_assert_cmpfloat_with_epsilon (part->share, share, 5e-5);
  g_assert_cmpfloat_with_epsilon (part->interval.low, low, 5e-5);
  g_assert_cmpfloat_with_epsilon (part->interval.high, high, 5e-5);
}

static void
test_nothing (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowSplit split;

  sample_init (&sample);
  sample_estimate (&sample, 500, &split);

  g_assert_cmpuint (split.n, ==, 0);
  g_assert_cmpuint (split.population, ==, 500);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_assert_cmpuint (split.parts[i].count, ==, 0);
      g_assert_true (isnan (split.parts[i].share));
      g_assert_cmpfloat (split.parts[i].interval.low, ==, 0);
      g_assert_cmpfloat (split.parts[i].interval.high, ==, 1);
    }
}

/* All read of all there are: no width. */
static void
test_all (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 10, FAKE, FALSE);
  sample_add (&sample, 30, IDLE, FALSE);
  sample_add (&sample, 40, ACTIVE, TRUE);
  sample_add (&sample, 15, DORMANT, TRUE);
  sample_add (&sample, 5, UNKNOWN, FALSE);
  sample_estimate (&sample, 100, &split);

  g_assert_cmpuint (split.n, ==, 100);
  g_assert_cmpuint (split.n_unsettled, ==, 55);
  g_assert_cmpuint (split.n_settled, ==, 55);
  assert_part (&split, WINNOW_CLASS_FAKE, 10, 0.10, 0.10, 0.10);
  assert_part (&split, WINNOW_CLASS_INACTIVE, 45, 0.45, 0.45, 0.45);
  assert_part (&split, WINNOW_CLASS_REAL, 40, 0.40, 0.40, 0.40);
  assert_part (&split, WINNOW_CLASS_NOT_TOLD, 5, 0.05, 0.05, 0.05);

  /* fewer than were read cannot be */
  sample_estimate (&sample, 3, &split);
  g_assert_cmpuint (split.population, ==, 100);
  assert_part (&split, WINNOW_CLASS_FAKE, 10, 0.10, 0.10, 0.10);
}

/* FACTS: 50 of 500 → 0.0767–0.1294; none of 500 → 0–0.0076, from so many
 * that the sample is as good as from an endless population. */
static void
test_sample (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 50, FAKE, FALSE);
  sample_add (&sample, 450, ACTIVE, TRUE);
  sample_estimate (&sample, G_GUINT64_CONSTANT (1000000000), &split);

  assert_part (&split, WINNOW_CLASS_FAKE, 50, 0.1, 0.0767, 0.1294);
  assert_part (&split, WINNOW_CLASS_INACTIVE, 0, 0, 0, 0.0076);
}

/* 1,000 of 2,000 are worth 1,999. */
static void
test_finite_population (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowInterval expected;
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 300, FAKE, FALSE);
  sample_add (&sample, 700, IDLE, FALSE);
  sample_estimate (&sample, 2000, &split);

  expected = winnow_interval_wilson (0.3, 1999, WINNOW_Z_95);
  assert_part (&split, WINNOW_CLASS_FAKE, 300, 0.3, expected.low,
               expected.high);

  /* one not read can change no share by more than itself */
  sample_estimate (&sample, 1001, &split);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_FAKE].interval.low, >=,
                     300 / 1001.0);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_FAKE].interval.high, <=,
                     301 / 1001.0);
}

/* 100 of 800 last posts were read, 25 of them old. */
static void
test_double_sampling (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowInterval inner;
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 50, FAKE, FALSE);
  sample_add (&sample, 150, IDLE, FALSE);
  sample_add (&sample, 75, ACTIVE, TRUE);
  sample_add (&sample, 25, DORMANT, TRUE);
  sample_add (&sample, 500, ACTIVE, FALSE);
  sample_add (&sample, 200, DORMANT, FALSE);
  sample_estimate (&sample, 1000, &split);

  g_assert_cmpuint (split.n_unsettled, ==, 800);
  g_assert_cmpuint (split.n_settled, ==, 100);

  inner = winnow_interval_wilson (0.25, 100 * 799.0 / 700, WINNOW_Z_95);
  assert_part (&split, WINNOW_CLASS_FAKE, 50, 0.05, 0.05, 0.05);
  assert_part (&split, WINNOW_CLASS_NOT_TOLD, 0, 0, 0, 0);
  assert_part (&split, WINNOW_CLASS_INACTIVE, 175, 0.35,
               0.15 + 0.8 * inner.low, 0.15 + 0.8 * inner.high);
  assert_part (&split, WINNOW_CLASS_REAL, 775, 0.6,
               0.8 * (1 - inner.high), 0.8 * (1 - inner.low));

  /* and not all followers were read: wider for all three */
  sample_estimate (&sample, 5000, &split);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_INACTIVE].interval.low, <,
                     0.15 + 0.8 * inner.low);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_INACTIVE].interval.high, >,
                     0.15 + 0.8 * inner.high);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_FAKE].interval.high, >, 0.055);
}

/* No last post was read: whatever is possible. */
static void
test_none_settled (void)
{
  g_auto (Sample) sample = { 0 };
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 20, FAKE, FALSE);
  sample_add (&sample, 30, IDLE, FALSE);
  sample_add (&sample, 50, ACTIVE, FALSE);
  sample_estimate (&sample, 100, &split);

  assert_part (&split, WINNOW_CLASS_FAKE, 20, 0.2, 0.2, 0.2);
  assert_part (&split, WINNOW_CLASS_INACTIVE, 30, 0.3, 0.3, 0.8);
  assert_part (&split, WINNOW_CLASS_REAL, 50, 0.5, 0, 0.5);

  sample_estimate (&sample, 1000, &split);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_INACTIVE].interval.low, <, 0.3);
  g_assert_cmpfloat (split.parts[WINNOW_CLASS_INACTIVE].interval.high, >,
                     0.8);
}

static Kind
pick_kind (GRand  *rand,
           double  fake,
           double  idle,
           double  dormant)
{
  double draw = g_rand_double (rand);

  if (draw < fake)
    return FAKE;
  if (draw < fake + idle)
    return IDLE;

  return g_rand_double (rand) < dormant ? DORMANT : ACTIVE;
}

static void
shuffle (GRand *rand,
         Kind  *kinds,
         guint  n)
{
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
      Kind kind = kinds[i];

      kinds[i] = kinds[j];
      kinds[j] = kind;
    }
}

static void
check_split (const WinnowSplit *split)
{
  double sum = 0;
  guint count = 0;

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      const WinnowSplitPart *part = &split->parts[i];

      g_assert_cmpfloat (part->interval.low, >=, 0);
      g_assert_cmpfloat (part->interval.low, <=, part->share);
      g_assert_cmpfloat (part->interval.high, >=, part->share);
      g_assert_cmpfloat (part->interval.high, <=, 1);
      sum += part->share;
      count += part->count;
    }

  g_assert_cmpuint (count, ==, split->n);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
}

static const WinnowClass true_class[] = {
  [FAKE] = WINNOW_CLASS_FAKE,
  [IDLE] = WINNOW_CLASS_INACTIVE,
  [ACTIVE] = WINNOW_CLASS_REAL,
  [DORMANT] = WINNOW_CLASS_INACTIVE,
};

/* One audience of known make-up, some of it read, some last posts of those:
 * adds to @covered each class whose interval holds its true share. */
static void
simulate (GRand  *rand,
          guint  *covered,
          double *width)
{
  g_auto (Sample) sample = { 0 };
  g_autofree Kind *kinds = NULL;
  guint population = (guint) exp (g_rand_double_range (rand, 4, 8));
  double fake = g_rand_double_range (rand, 0, 0.6);
  double idle = g_rand_double_range (rand, 0, 1 - fake);
  double dormant = g_rand_double (rand);
  double read = g_rand_double_range (rand, 0.05, 0.9);
  guint n, truth[WINNOW_N_CLASSES] = { 0 };
  WinnowSplit split;

  n = (guint) (population * g_rand_double_range (rand, 0.1, 0.9));

  kinds = g_new (Kind, population);
  for (guint i = 0; i < population; i++)
    {
      kinds[i] = pick_kind (rand, fake, idle, dormant);
      truth[true_class[kinds[i]]]++;
    }
  shuffle (rand, kinds, population);

  sample_init (&sample);
  for (guint i = 0; i < n; i++)
    sample_add (&sample, 1, kinds[i],
                kinds[i] >= ACTIVE && g_rand_double (rand) < read);
  sample_estimate (&sample, population, &split);
  check_split (&split);

  for (guint i = 0; i < WINNOW_CLASS_NOT_TOLD; i++)
    {
      double share = truth[i] / (double) population;
      WinnowInterval interval = split.parts[i].interval;

      if (interval.low - 1e-9 <= share && share <= interval.high + 1e-9)
        covered[i]++;
      width[i] += interval.high - interval.low;
    }
}

static void
test_coverage (void)
{
  const guint n = 1000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1927);
  guint covered[WINNOW_N_CLASSES] = { 0 };
  double width[WINNOW_N_CLASSES] = { 0 };

  for (guint i = 0; i < n; i++)
    simulate (rand, covered, width);

  for (guint i = 0; i < WINNOW_CLASS_NOT_TOLD; i++)
    {
      g_test_message ("%s: %u of %u covered, mean width %.4f",
                      winnow_class_get_id (i), covered[i], n, width[i] / n);
      g_assert_cmpuint (covered[i], >=, 930);

      /* covering all by being wide is no use */
      g_assert_cmpfloat (width[i] / n, <, 0.2);
    }
}

/* Followers that come in pairs of a kind, and in hundreds of a kind. */
static void
test_design_effect (void)
{
  g_autofree WinnowScore *scores = g_new0 (WinnowScore, 4000);
  g_autofree guint32 *clusters = g_new0 (guint32, 4000);
  WinnowSplitFrame frame = { .scores = scores, .n_records = 4000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  double effect;

  for (guint i = 0; i < 4000; i++)
    {
      clusters[i] = i / 2 + 1;
      scores[i].klass = g_rand_boolean (rand) ? WINNOW_CLASS_FAKE
                                              : WINNOW_CLASS_REAL;
    }

  /* by chance only */
  effect = winnow_split_design_effect (&frame, WINNOW_CLASS_FAKE);
  g_assert_cmpfloat (effect, <, 1.8);
  frame.clusters = clusters;
  effect = winnow_split_design_effect (&frame, WINNOW_CLASS_FAKE);
  g_assert_cmpfloat (effect, <, 1.1);

  /* two of a kind are worth one */
  for (guint i = 1; i < 4000; i += 2)
    scores[i] = scores[i - 1];
  effect = winnow_split_design_effect (&frame, WINNOW_CLASS_FAKE);
  g_assert_cmpfloat_with_epsilon (effect, 2, 0.01);
  g_assert_cmpfloat (winnow_split_design_effect (&frame,
                                                 WINNOW_CLASS_INACTIVE),
                     ==, 1);

  /* so are a hundred, and nobody needs to say which */
  for (guint i = 0; i < 4000; i++)
    scores[i].klass = i / 100 % 4 == 0 ? WINNOW_CLASS_FAKE : WINNOW_CLASS_REAL;
  frame.clusters = NULL;
  effect = winnow_split_design_effect (&frame, WINNOW_CLASS_FAKE);
  g_assert_cmpfloat_with_epsilon (effect, 100 * 40 / 39., 0.05);

  /* of a few nothing can be said */
  frame.n_records = 900;
  g_assert_cmpfloat (winnow_split_design_effect (&frame, WINNOW_CLASS_FAKE),
                     ==, 1);
}

/* Goodman for the three together: FACTS, 700/200/100. */
static void
test_joint (void)
{
  g_auto (Sample) sample = { 0 };
  const struct
  {
    WinnowClass klass;
    double      low;
    double      high;
  } cases[] = {
    { WINNOW_CLASS_REAL, .6642, .7335 },
    { WINNOW_CLASS_INACTIVE, .1715, .2320 },
    { WINNOW_CLASS_FAKE, .0795, .1250 },
  };
  WinnowSplit split;

  sample_init (&sample);
  sample_add (&sample, 700, ACTIVE, TRUE);
  sample_add (&sample, 200, IDLE, FALSE);
  sample_add (&sample, 100, FAKE, FALSE);
  sample_estimate (&sample, G_GUINT64_CONSTANT (1000000000), &split);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WinnowSplitPart *part = &split.parts[cases[i].klass];

      g_assert_cmpfloat_with_epsilon (part->joint.low, cases[i].low, 1e-4);
      g_assert_cmpfloat_with_epsilon (part->joint.high, cases[i].high, 1e-4);
      g_assert_cmpfloat (part->joint.low, <, part->interval.low);
      g_assert_cmpfloat (part->joint.high, >, part->interval.high);
    }

  g_assert_false (split.has_errors);
  g_assert_true (isnan (split.parts[WINNOW_CLASS_FAKE].corrected));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/split/nothing", test_nothing);
  g_test_add_func ("/split/all", test_all);
  g_test_add_func ("/split/sample", test_sample);
  g_test_add_func ("/split/finite-population", test_finite_population);
  g_test_add_func ("/split/double-sampling", test_double_sampling);
  g_test_add_func ("/split/none-settled", test_none_settled);
  g_test_add_func ("/split/design-effect", test_design_effect);
  g_test_add_func ("/split/joint", test_joint);
  g_test_add_func ("/split/coverage", test_coverage);

  return g_test_run ();
}
