/* fit-scorecard.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fits the scorecard: fit-scorecard DIRECTORY FILE. Reads the labelled data in
 * DIRECTORY, which is not part of this project, prints how the fit does on
 * sources it has not seen, and writes the scorecard's FILE. See README.md. */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "fit-write.h"
#include "scoring/winnow-scorecard.h"

/* All cards need; each combination of the others has numbers of its own. */
static const WinnowFields optional[] = {
  WINNOW_FIELD_FAVOURITES, WINNOW_FIELD_CREATED_AT, WINNOW_FIELD_POSTS,
};

#define N_SETS (1u << G_N_ELEMENTS (optional))

static WinnowFields
get_fields (guint index)
{
  WinnowFields fields = WINNOW_CARD_FIELDS;

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      if (index & (1u << i))
        fields &= ~optional[i];
    }

  return fields;
}

static void
print_fields (WinnowFields fields)
{
  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      if (fields & (1u << i))
        g_print (" %s", winnow_field_get_key (1u << i));
    }
  g_print ("\n");
}

static guint8 *
get_labels (const FitTable *table)
{
  guint8 *fake = g_new (guint8, table->rows->len);

  for (guint i = 0; i < table->rows->len; i++)
    fake[i] = fit_table_get (table, i)->fake ? 1 : 0;

  return fake;
}

static void
print_rates (const FitRates *rates,
             double          rate)
{
  g_print ("  %4.1f %% %7.2f ", rate * 100, fit_to_points (rates->cutoff));

  for (FitSource s = 0; s < FIT_N_HELD; s++)
    g_print ("  %6.4f", (double) rates->above[s] / rates->n[s]);

  g_print ("\n");
}

/* The same question put as it often is: the cutoff chosen among the real
 * accounts that the card has seen, and only the seller new to it. */
static void
print_own_cutoffs (const FitHeldOut *held,
                   const FitTable   *table)
{
  g_print ("  1.0 %%, cutoff from real accounts seen  ");

  for (FitSource s = FIT_N_REAL; s < FIT_N_HELD; s++)
    {
      double cutoff = fit_held_out_own_cutoff (held, table, s, 0.01);
      guint n = 0, above = 0;

      for (guint i = 0; i < held->n; i++)
        {
          if (fit_table_get (table, i)->source != s)
            continue;

          n++;
          above += held->odds[i] > cutoff;
        }

      g_print ("%8.4f", (double) above / n);
    }

  g_print ("\n");
}

/* People of sources that were held out, had they hardly ever posted. */
static void
print_quiet (const FitHeldOut *held,
             const FitTable   *table,
             double            cutoff)
{
  g_print ("  1.0 %%, quiet copies");

  for (FitSource s = 0; s < FIT_N_REAL; s++)
    {
      guint n = 0, above = 0;

      for (guint i = 0; i < held->n; i++)
        {
          if (fit_table_get (table, i)->source != s)
            continue;

          n++;
          above += held->quiet[i] > cutoff;
        }

      g_print ("%8.4f", (double) above / n);
    }

  g_print ("\n");
}

static void
print_set (const FitSet     *set,
           const FitHeldOut *held,
           const FitTable   *table)
{
  g_print ("\nFields:");
  print_fields (set->card.fields);
  g_print ("  each source held out; AUC %.4f\n", set->auc);
  g_print ("  rate   cutoff       E13     TFP  genuine     INT     FSF     TWT"
           "\n");

  for (guint i = 0; i < WINNOW_CARD_N_CUTOFFS; i++)
    print_rates (&set->rates[i], fit_cutoff_rates[i]);

  print_own_cutoffs (held, table);
  print_quiet (held, table, set->rates[1].cutoff);
}

static void
print_reliability (const char           *name,
                   const FitReliability *self)
{
  g_print ("\nReliability, %s: Brier score %.4f\n"
           "  said     was      weight\n", name, self->brier);

  for (guint i = 0; i < FIT_N_BINS; i++)
    {
      if (self->weight[i] > 0)
        g_print ("  %.4f   %.4f   %.4f\n", self->p[i] / self->weight[i],
                 self->fake[i] / self->weight[i], self->weight[i]);
    }
}

static void
fit_set (FitSet         *self,
         const FitTable *table,
         const guint8   *fake,
         WinnowFields    fields)
{
  const guint n = table->rows->len;
  g_autofree guint8 *use = g_new0 (guint8, n);
  FitHeldOut held;

  for (guint i = 0; i < n; i++)
    use[i] = fit_table_get (table, i)->source < FIT_N_KNOWN;

  fit_hold_out (&held, table, fields);
  for (guint i = 0; i < WINNOW_CARD_N_CUTOFFS; i++)
    fit_rates_measure (&self->rates[i], &held, table, fit_cutoff_rates[i]);
  self->auc = fit_get_auc (held.odds, fake, use, n);

  fit_card_learn (&self->card, table, use, fields);
  fit_card_centre (&self->card, table, use);
  print_set (self, &held, table);

  if (fields == WINNOW_CARD_FIELDS)
    {
      FitReliability reliability;

      fit_reliability_measure (&reliability, held.odds, fake, use, n);
      print_reliability ("sources held out", &reliability);
    }

  fit_held_out_clear (&held);
}

static char *
try_balanced (const FitTable *table,
              const guint8   *fake)
{
  const guint n = table->rows->len;
  g_autofree double *odds = g_new (double, n);
  g_autofree guint8 *use = g_new0 (guint8, n);
  FitReliability reliability;
  double auc;
  guint right = 0;

  for (guint i = 0; i < FIT_N_BALANCED; i++)
    use[i] = 1;

  fit_ten_fold (table, WINNOW_CARD_FIELDS, odds);
  auc = fit_get_auc (odds, fake, use, FIT_N_BALANCED);
  for (guint i = 0; i < FIT_N_BALANCED; i++)
    right += (odds[i] > 0) == (fake[i] != 0);

  fit_reliability_measure (&reliability, odds, fake, use, FIT_N_BALANCED);
  g_print ("\nBalanced set, ten-fold: AUC %.4f, accuracy %.4f\n", auc,
           (double) right / FIT_N_BALANCED);
  print_reliability ("balanced set, ten-fold", &reliability);

  return g_strdup_printf ("balanced set, ten-fold: AUC %.4f, accuracy %.4f, "
                          "Brier score %.4f",
                          auc, (double) right / FIT_N_BALANCED,
                          reliability.brier);
}

/* All of a source, as it is or copied, by the finished card: those it learnt
 * from flatter it. */
static void
print_source (const FitTable *table,
              const FitSet   *set,
              FitSource       source,
              FitTwin         twin)
{
  guint n = 0, above = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const FitRow *row = fit_table_get (table, i);
      WinnowFollowerRecord record;

      if (row->source != source ||
          !winnow_follower_record_knows (&row->record, WINNOW_CARD_FIELDS))
        continue;

      fit_twin_make (twin, row, &record);
      n++;
      above += fit_card_get_odds (&set->card, &record, row->as_of) >
               set->rates[1].cutoff;
    }

  if (n > 0)
    g_print ("  %-24s %-8s %6u  %.4f\n", fit_source_get_name (source),
             fit_twin_get_name (twin), n, (double) above / n);
}

static void
print_sources (const FitTable *table,
               const FitSet   *set)
{
  g_print ("\nAbove the 1 %% cutoff of the finished card\n");

  for (FitSource s = 0; s < FIT_N_SOURCES; s++)
    print_source (table, set, s, FIT_TWIN_NONE);

  for (FitTwin twin = FIT_TWIN_NONE + 1; twin < FIT_N_TWINS; twin++)
    {
      for (FitSource s = 0; s < FIT_N_HELD; s++)
        {
          if (fit_twin_applies (twin, s >= FIT_N_REAL))
            print_source (table, set, s, twin);
        }
    }
}

/* What each model, the published rule sets and the card as it was built in
 * before, makes of the balanced set. */
static void
print_models (const FitTable *table,
              const guint8   *fake)
{
  const char * const *ids = winnow_model_list_ids ();
  g_autofree guint8 *use = g_new0 (guint8, FIT_N_BALANCED);
  g_autofree double *points = g_new (double, FIT_N_BALANCED);

  for (guint i = 0; i < FIT_N_BALANCED; i++)
    use[i] = 1;

  g_print ("\nModels as built in, balanced set\n");

  for (; *ids != NULL; ids++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (*ids);
      guint right = 0;

      for (guint i = 0; i < FIT_N_BALANCED; i++)
        {
          const FitRow *row = fit_table_get (table, i);
          WinnowScore score;

          winnow_model_score (model, &row->record, 1, row->as_of, &score);
          right += (score.klass == WINNOW_CLASS_FAKE) == (fake[i] != 0);
          points[i] = score.points;
        }

      g_print ("  %-20s accuracy %.4f", *ids,
               (double) right / FIT_N_BALANCED);
      if (!isnan (points[0]))
        g_print ("  AUC of points %.4f",
                 fit_get_auc (points, fake, use, FIT_N_BALANCED));
      g_print ("\n");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree FitSet *sets = g_new0 (FitSet, N_SETS);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *fake = NULL;
  g_autofree char *note = NULL;
  FitTable table = { NULL, NULL };
  int status = 1;

  /* letters only: the file's numbers are the same everywhere */
  setlocale (LC_CTYPE, "");

  if (argc != 3)
    {
      g_printerr ("Usage: %s DIRECTORY FILE\n", argv[0]);
      return 2;
    }

  if (fit_table_read (&table, argv[1], &error))
    {
      fake = get_labels (&table);
      note = try_balanced (&table, fake);

      for (guint i = 0; i < N_SETS; i++)
        fit_set (&sets[i], &table, fake, get_fields (i));

      print_sources (&table, &sets[0]);
      print_models (&table, fake);

      if (fit_write (argv[2], &table, sets, N_SETS, note, &error))
        status = 0;
    }

  if (error != NULL)
    g_printerr ("%s\n", error->message);

  fit_table_clear (&table);
  return status;
}
