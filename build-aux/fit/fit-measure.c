/* fit-measure.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fit-measure.h"

#include <math.h>
#include <stdlib.h>

#define N_FOLDS 10
#define SEED 20130501

typedef struct
{
  double score;
  gboolean fake;
} Scored;

static int
compare_scored (gconstpointer a,
                gconstpointer b)
{
  double left = ((const Scored *) a)->score;
  double right = ((const Scored *) b)->score;

  return (left > right) - (left < right);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/**
 * fit_get_auc:
 * @scores: (array length=n): by row, higher is more fake; NaN = leave out
 * @fake: (array length=n): 1 where a row was purchased
 * @use: (array length=n): 1 where a row counts
 * @n: rows
 *
 * The chance that a purchased account stands above a real one, ties half
 * (Mann–Whitney).
 *
 * Returns: 0–1; NaN when there is nothing to compare
 */
double
fit_get_auc (const double *scores,
             const guint8 *fake,
             const guint8 *use,
             guint         n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Scored));
  double below = 0, sum = 0, n_fake = 0;

  for (guint i = 0; i < n; i++)
    {
      Scored scored = { scores[i], fake[i] != 0 };

      if (use[i] && !isnan (scores[i]))
        g_array_append_val (array, scored);
    }

  g_array_sort (array, compare_scored);

  for (guint i = 0, j; i < array->len; i = j)
    {
      double real_here = 0, fake_here = 0;
      double score = g_array_index (array, Scored, i).score;

      for (j = i; j < array->len &&
                  g_array_index (array, Scored, j).score <= score; j++)
        {
          fake_here += g_array_index (array, Scored, j).fake;
          real_here += !g_array_index (array, Scored, j).fake;
        }

      sum += fake_here * (below + real_here / 2);
      below += real_here;
      n_fake += fake_here;
    }

  return n_fake > 0 && below > 0 ? sum / n_fake / below : NAN;
}

/* What a card may learn from when @held must not be known to it. */
static void
mark_others (const FitTable *table,
             FitSource       held,
             guint8         *use)
{
  gboolean mixed = held == FIT_SOURCE_FSF || held == FIT_SOURCE_TWT;

  for (guint i = 0; i < table->rows->len; i++)
    {
      FitSource source = fit_table_get (table, i)->source;

      use[i] = source < FIT_N_KNOWN && source != held &&
               !(mixed && source == FIT_SOURCE_FSF_OR_TWT);
    }
}

static void
judge_held (FitHeldOut     *self,
            const FitTable *table,
            FitSource       held,
            const FitCard  *card)
{
  for (guint i = 0; i < self->n; i++)
    {
      const FitRow *row = fit_table_get (table, i);
      WinnowFollowerRecord quiet;
      double odds = NAN;

      if (row->source < FIT_N_KNOWN)
        odds = fit_card_get_odds (card, &row->record, row->as_of);

      self->seen[held * self->n + i] = odds;
      if (row->source != held)
        continue;

      fit_twin_make (FIT_TWIN_QUIET, row, &quiet);
      self->odds[i] = odds;
      self->quiet[i] = fit_card_get_odds (card, &quiet, row->as_of);
    }
}

/**
 * fit_hold_out:
 * @self: (out caller-allocates): the outcome
 * @table: the labelled data
 * @fields: the fields to look at
 *
 * For each source, learns from all others and judges it.
 */
void
fit_hold_out (FitHeldOut     *self,
              const FitTable *table,
              WinnowFields    fields)
{
  const guint n = table->rows->len;
  g_autofree guint8 *use = g_new0 (guint8, n);

  self->n = n;
  self->odds = g_new (double, n);
  self->quiet = g_new (double, n);
  self->seen = g_new (double, (gsize) n * FIT_N_HELD);

  for (guint i = 0; i < n; i++)
    self->odds[i] = self->quiet[i] = NAN;

  for (FitSource held = 0; held < FIT_N_HELD; held++)
    {
      FitCard card;

      mark_others (table, held, use);
      fit_card_learn (&card, table, use, fields);
      judge_held (self, table, held, &card);
    }
}

/**
 * fit_held_out_clear:
 * @self: an outcome
 */
void
fit_held_out_clear (FitHeldOut *self)
{
  g_clear_pointer (&self->odds, g_free);
  g_clear_pointer (&self->quiet, g_free);
  g_clear_pointer (&self->seen, g_free);
}

/* The lowest value that at most @rate of the values are above. */
static double
find_cutoff (GArray *values,
             double  rate)
{
  guint allowed = (guint) floor (rate * values->len);

  g_assert (values->len > allowed);

  qsort (values->data, values->len, sizeof (double), compare_doubles);

  return g_array_index (values, double, values->len - 1 - allowed);
}

/**
 * fit_rates_measure:
 * @self: (out caller-allocates): the rates
 * @held: what cards that had not seen a source make of it
 * @table: the labelled data
 * @rate: the share of real rows that may be above the cutoff
 */
void
fit_rates_measure (FitRates         *self,
                   const FitHeldOut *held,
                   const FitTable   *table,
                   double            rate)
{
  g_autoptr (GArray) real = g_array_new (FALSE, FALSE, sizeof (double));

  *self = (FitRates) { 0 };

  for (guint i = 0; i < held->n; i++)
    {
      if (fit_table_get (table, i)->source < FIT_N_REAL)
        g_array_append_val (real, held->odds[i]);
    }

  self->cutoff = find_cutoff (real, rate);

  for (guint i = 0; i < held->n; i++)
    {
      FitSource source = fit_table_get (table, i)->source;

      if (source >= FIT_N_HELD)
        continue;

      self->n[source]++;
      self->above[source] += held->odds[i] > self->cutoff;
    }
}

/**
 * fit_held_out_own_cutoff:
 * @self: what cards that had not seen a source make of it
 * @table: the labelled data
 * @seller: a source of purchased accounts
 * @rate: the share of real rows that may be above the cutoff
 *
 * Returns: the cutoff among the real rows that the card without @seller learnt
 *   from
 */
double
fit_held_out_own_cutoff (const FitHeldOut *self,
                         const FitTable   *table,
                         FitSource         seller,
                         double            rate)
{
  g_autoptr (GArray) real = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->n; i++)
    {
      if (fit_table_get (table, i)->source < FIT_N_REAL)
        g_array_append_val (real, self->seen[seller * self->n + i]);
    }

  return find_cutoff (real, rate);
}

/**
 * fit_reliability_measure:
 * @self: (out caller-allocates): the reliability
 * @odds: (array length=n): log-odds by row; NaN = leave out
 * @fake: (array length=n): 1 where a row was purchased
 * @use: (array length=n): 1 where a row counts
 * @n: rows
 *
 * How often accounts of a probability were in fact purchased, and the Brier
 * score (mean squared error), real and purchased weighing the same.
 */
void
fit_reliability_measure (FitReliability *self,
                         const double   *odds,
                         const guint8   *fake,
                         const guint8   *use,
                         guint           n)
{
  double sizes[2] = { 0, 0 };

  *self = (FitReliability) { 0 };

  for (guint i = 0; i < n; i++)
    sizes[fake[i]] += use[i] && !isnan (odds[i]);

  for (guint i = 0; i < n; i++)
    {
      double p = 1 / (1 + exp (-odds[i]));
      double weight = 0.5 / sizes[fake[i]];
      guint bin;

      if (!use[i] || isnan (odds[i]))
        continue;

      bin = MIN ((guint) (p * FIT_N_BINS), FIT_N_BINS - 1);
      self->weight[bin] += weight;
      self->fake[bin] += weight * fake[i];
      self->p[bin] += weight * p;
      self->brier += weight * (p - fake[i]) * (p - fake[i]);
    }
}

/* Fisher and Yates, from a fixed seed. */
static guint *
make_order (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;

  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
      guint other = order[j];

      order[j] = order[i];
      order[i] = other;
    }

  return order;
}

/**
 * fit_ten_fold:
 * @table: the labelled data
 * @fields: the fields to look at
 * @odds: (out caller-allocates): log-odds by row of the balanced set
 *
 * Judges each tenth of the balanced set by a card that learnt from the others.
 */
void
fit_ten_fold (const FitTable *table,
              WinnowFields    fields,
              double         *odds)
{
  g_autofree guint8 *use = g_new0 (guint8, table->rows->len);
  g_autofree guint *order = make_order (FIT_N_BALANCED);

  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      FitCard card;

      for (guint i = 0; i < FIT_N_BALANCED; i++)
        use[order[i]] = i % N_FOLDS != fold;

      fit_card_learn (&card, table, use, fields);

      for (guint i = fold; i < FIT_N_BALANCED; i += N_FOLDS)
        {
          const FitRow *row = fit_table_get (table, order[i]);

          odds[order[i]] = fit_card_get_odds (&card, &row->record, row->as_of);
        }
    }
}
