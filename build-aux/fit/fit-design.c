/* fit-design.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fit-design.h"

#include <math.h>
#include <string.h>

#include "fit-solver.h"
#include "followers/winnow-time.h"

/* What all weights add up to; the penalty is measured against it. */
#define TOTAL_WEIGHT 2000.0

/* Where curves may bend. Few places, round numbers, and level beyond them:
 * each stands where the sources differ, and stops where they do. The age stops
 * at about a year: how old purchased accounts are is a habit of the seller. */
static const struct
{
  guint  n;
  double at[WINNOW_CARD_MAX_KNOTS];
} knots[WINNOW_N_FEATURES] = {
  [WINNOW_FEATURE_RATIO] = { 5, { 0.01, 0.03, 0.1, 0.3, 1 } },
  [WINNOW_FEATURE_POSTS_PER_FOLLOWING] = { 3, { 0.01, 0.1, 1 } },
  [WINNOW_FEATURE_FOLLOWING] = { 4, { 30, 100, 300, 1000 } },
  [WINNOW_FEATURE_FAVOURITES] = { 2, { 1, 10 } },
  [WINNOW_FEATURE_FOLLOWING_RATE] = { 5, { 0.03, 0.1, 0.3, 1, 3 } },
  [WINNOW_FEATURE_FOLLOWERS_RATE] = { 6, { 0.003, 0.01, 0.03, 0.1, 0.3, 1 } },
  [WINNOW_FEATURE_AGE] = { 3, { 40, 100, 250 } },
};

/* The share of its class's weight that goes to each kind of copy.
 *
 * aged: both; four times the age. Accounts of today are older than those of
 *   2013, and sellers keep stock.
 * quiet: real; a hundredth of the posts and favourites, half the followers.
 *   People who only read are followed less, and are not fake.
 * chatty: purchased; ten times the posts and 20 more, three times the
 *   favourites and 3 more. Some sellers let their accounts post.
 * young: real; a thirtieth of the age (2 days or more), posts and favourites,
 *   a third of the following, a sixth of the followers. Everybody was new once.
 */
static const struct
{
  const char *name;
  double      share;
  gboolean    real;
  gboolean    fake;
} twins[FIT_N_TWINS] = {
  [FIT_TWIN_NONE] = { "as it is", 0, TRUE, TRUE },
  [FIT_TWIN_AGED] = { "aged", 0.2, TRUE, TRUE },
  [FIT_TWIN_QUIET] = { "quiet", 0.18, TRUE, FALSE },
  [FIT_TWIN_CHATTY] = { "chatty", 0.05, FALSE, TRUE },
  [FIT_TWIN_YOUNG] = { "young", 0.001, TRUE, FALSE },
};

/**
 * fit_twin_get_name:
 * @twin: a kind of copy
 *
 * Returns: its name
 */
const char *
fit_twin_get_name (FitTwin twin)
{
  return twins[twin].name;
}

/**
 * fit_twin_get_share:
 * @twin: a kind of copy
 *
 * Returns: the share of its class's weight that goes to it; 0 for the accounts
 *   as they are, which have the rest
 */
double
fit_twin_get_share (FitTwin twin)
{
  return twins[twin].share;
}

/**
 * fit_twin_applies:
 * @twin: a kind of copy
 * @fake: whether an account was purchased
 *
 * Returns: whether such an account is copied so
 */
gboolean
fit_twin_applies (FitTwin  twin,
                  gboolean fake)
{
  return fake ? twins[twin].fake : twins[twin].real;
}

static guint32
scale (guint32 count,
       double  factor,
       double  more)
{
  return (guint32) fmin (floor (count * factor) + more, G_MAXUINT32);
}

static void
scale_age (WinnowFollowerRecord *record,
           gint64                as_of,
           double                factor,
           double                least)
{
  double age = (double) (as_of - record->created_at) * factor;

  record->created_at = as_of - (gint64) fmax (age, least * WINNOW_DAY);
}

/**
 * fit_twin_make:
 * @twin: a kind of copy
 * @row: an account
 * @record: (out caller-allocates): the copy of it
 */
void
fit_twin_make (FitTwin               twin,
               const FitRow         *row,
               WinnowFollowerRecord *record)
{
  *record = row->record;

  switch (twin)
    {
    case FIT_TWIN_AGED:
      scale_age (record, row->as_of, 4, 1);
      break;

    case FIT_TWIN_QUIET:
      record->posts = scale (record->posts, 0.01, 0);
      record->favourites = scale (record->favourites, 0.01, 0);
      record->followers = scale (record->followers, 0.5, 0);
      break;

    case FIT_TWIN_CHATTY:
      record->posts = scale (record->posts, 10, 20);
      record->favourites = scale (record->favourites, 3, 3);
      break;

    case FIT_TWIN_YOUNG:
      scale_age (record, row->as_of, 1.0 / 30, 2);
      record->posts = scale (record->posts, 1.0 / 30, 0);
      record->favourites = scale (record->favourites, 1.0 / 30, 0);
      record->following = scale (record->following, 1.0 / 3, 0);
      record->followers = scale (record->followers, 1.0 / 6, 0);
      break;

    case FIT_TWIN_NONE:
    case FIT_N_TWINS:
    default:
      break;
    }
}

/* How a class shares its half of the weight: real sources alike, however large;
 * purchased accounts alike, as the sources they came from are not all known. */
static void
weigh (const FitTable *table,
       const guint8   *use,
       double         *weights)
{
  guint sizes[FIT_N_SOURCES] = { 0, };
  guint n_fake = 0, n_real_sources = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const FitRow *row = fit_table_get (table, i);

      if (!use[i])
        continue;

      n_real_sources += !row->fake && sizes[row->source] == 0;
      sizes[row->source]++;
      n_fake += row->fake;
    }

  for (guint i = 0; i < table->rows->len; i++)
    {
      const FitRow *row = fit_table_get (table, i);
      double share = 0;

      if (use[i])
        share = row->fake ? 1.0 / n_fake
                          : 1.0 / n_real_sources / sizes[row->source];

      weights[i] = share * TOTAL_WEIGHT / 2;
    }
}

static double
get_own_share (gboolean fake)
{
  double share = 1;

  for (FitTwin twin = FIT_TWIN_NONE + 1; twin < FIT_N_TWINS; twin++)
    {
      if (fit_twin_applies (twin, fake))
        share -= twins[twin].share;
    }

  return share;
}

static void
choose_curves (FitCard      *self,
               WinnowFields  fields)
{
  memset (self, 0, sizeof *self);
  self->fields = fields;

  for (WinnowFeature f = 0; f < WINNOW_N_FEATURES; f++)
    {
      WinnowCurve *curve = &self->curves[self->n_curves];

      if ((winnow_feature_get_fields (f) & ~fields) != 0)
        continue;

      curve->feature = f;
      curve->n_knots = knots[f].n;
      self->n_curves++;

      for (guint i = 0; i < curve->n_knots; i++)
        {
          curve->at[i] = knots[f].at[i];
          curve->log_at[i] = log10 (knots[f].at[i]);
        }
    }
}

/* How far up each step between two knots an account stands, 0–1, with the sign
 * that makes every weight positive. */
static void
lay_out (const FitCard              *self,
         const WinnowFollowerRecord *record,
         gint64                      as_of,
         double                     *x)
{
  for (guint c = 0; c < self->n_curves; c++)
    {
      const WinnowCurve *curve = &self->curves[c];
      double sign = winnow_feature_get_direction (curve->feature);
      double at = log10 (winnow_feature_measure (curve->feature, record,
                                                 as_of));

      for (guint i = 1; i < curve->n_knots; i++)
        *x++ = sign * CLAMP ((at - curve->log_at[i - 1]) /
                             (curve->log_at[i] - curve->log_at[i - 1]), 0, 1);
    }
}

/* A ridge on every step and one on how neighbouring steps differ. */
static void
set_penalty (const FitCard *self,
             FitProblem    *problem)
{
  guint column = 0;

  for (guint c = 0; c < self->n_curves; c++)
    {
      for (guint i = 1; i < self->curves[c].n_knots; i++, column++)
        {
          problem->penalty[column][column] += FIT_PENALTY;

          if (i == 1)
            continue;

          problem->penalty[column][column] += FIT_SMOOTHING;
          problem->penalty[column - 1][column - 1] += FIT_SMOOTHING;
          problem->penalty[column][column - 1] -= FIT_SMOOTHING;
          problem->penalty[column - 1][column] -= FIT_SMOOTHING;
        }
    }

  problem->n_columns = column;
  g_assert (column <= FIT_MAX_COLUMNS);
}

typedef struct
{
  GArray *x;
  GArray *weights;
  GArray *fake;
} Sheet;

static void
add_row (Sheet        *sheet,
         const FitCard *card,
         const FitRow *row,
         FitTwin       twin,
         double        weight,
         guint         n_columns)
{
  WinnowFollowerRecord record;
  double x[FIT_MAX_COLUMNS];
  guint8 fake = row->fake ? 1 : 0;

  fit_twin_make (twin, row, &record);
  lay_out (card, &record, row->as_of, x);

  g_array_append_vals (sheet->x, x, n_columns);
  g_array_append_val (sheet->weights, weight);
  g_array_append_val (sheet->fake, fake);
}

static void
fill_sheet (Sheet          *sheet,
            const FitCard  *card,
            const FitTable *table,
            const guint8   *use,
            guint           n_columns)
{
  g_autofree double *weights = g_new0 (double, table->rows->len);

  weigh (table, use, weights);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const FitRow *row = fit_table_get (table, i);

      if (!use[i])
        continue;

      add_row (sheet, card, row, FIT_TWIN_NONE,
               weights[i] * get_own_share (row->fake), n_columns);

      for (FitTwin twin = FIT_TWIN_NONE + 1; twin < FIT_N_TWINS; twin++)
        {
          if (fit_twin_applies (twin, row->fake))
            add_row (sheet, card, row, twin, weights[i] * twins[twin].share,
                     n_columns);
        }
    }
}

static void
take_solution (FitCard           *self,
               const FitSolution *solution)
{
  guint column = 0;

  self->constant = solution->constant;

  for (guint c = 0; c < self->n_curves; c++)
    {
      WinnowCurve *curve = &self->curves[c];
      double sign = winnow_feature_get_direction (curve->feature);

      curve->points[0] = 0;
      for (guint i = 1; i < curve->n_knots; i++)
        curve->points[i] = curve->points[i - 1] +
                           sign * solution->slope[column++];
    }
}

/**
 * fit_card_learn:
 * @self: (out caller-allocates): a card
 * @table: the labelled data
 * @use: which of its rows to learn from
 * @fields: the fields to look at
 *
 * Fits the curves of every feature that @fields allow.
 */
void
fit_card_learn (FitCard        *self,
                const FitTable *table,
                const guint8   *use,
                WinnowFields    fields)
{
  FitProblem problem = { 0 };
  FitSolution solution;
  Sheet sheet = {
    g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (guint8)),
  };

  choose_curves (self, fields);
  set_penalty (self, &problem);
  fill_sheet (&sheet, self, table, use, problem.n_columns);

  problem.x = (const double *) (gpointer) sheet.x->data;
  problem.weight = (const double *) (gpointer) sheet.weights->data;
  problem.fake = (const guint8 *) sheet.fake->data;
  problem.n_rows = sheet.weights->len;

  if (!fit_solve (&problem, &solution))
    g_error ("The fit does not settle");

  take_solution (self, &solution);

  g_array_unref (sheet.x);
  g_array_unref (sheet.weights);
  g_array_unref (sheet.fake);
}

/**
 * fit_card_get_odds:
 * @self: a card
 * @record: an account
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 *
 * Returns: the logarithm of the odds that @record was purchased
 */
double
fit_card_get_odds (const FitCard              *self,
                   const WinnowFollowerRecord *record,
                   gint64                      as_of)
{
  double sum = self->constant;

  for (guint c = 0; c < self->n_curves; c++)
    {
      const WinnowCurve *curve = &self->curves[c];

      sum += winnow_curve_eval (curve, winnow_feature_measure (curve->feature,
                                                               record,
                                                               as_of));
    }

  return sum;
}

/**
 * fit_card_centre:
 * @self: a card
 * @table: the labelled data
 * @use: which of its rows to average over
 *
 * Moves each curve so that its average is 0, real and purchased accounts
 * weighing the same, and the constant with it: a card's points then say how an
 * account differs from the average one.
 */
void
fit_card_centre (FitCard        *self,
                 const FitTable *table,
                 const guint8   *use)
{
  g_autofree double *weights = g_new0 (double, table->rows->len);

  weigh (table, use, weights);

  for (guint c = 0; c < self->n_curves; c++)
    {
      WinnowCurve *curve = &self->curves[c];
      double mean = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const FitRow *row = fit_table_get (table, i);

          if (use[i])
            mean += weights[i] / TOTAL_WEIGHT *
                    winnow_curve_eval (curve,
                                       winnow_feature_measure (curve->feature,
                                                               &row->record,
                                                               row->as_of));
        }

      for (guint i = 0; i < curve->n_knots; i++)
        curve->points[i] -= mean;
      self->constant += mean;
    }
}
