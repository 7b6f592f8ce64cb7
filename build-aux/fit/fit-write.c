/* fit-write.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fit-write.h"

#include <math.h>

const double fit_cutoff_rates[WINNOW_CARD_N_CUTOFFS] = {
  0.005, 0.01, 0.02, 0.05
};

/**
 * fit_to_points:
 * @odds: a logarithm of odds
 *
 * Returns: in points, to two decimals: what the file holds is what is used
 */
double
fit_to_points (double odds)
{
  double points = round (odds / G_LN2 * FIT_DOUBLING * 100) / 100;

  /* no minus before a zero */
  return points + 0.0;
}

static void
add_notes (GString *text)
{
  g_string_append (text,
    "  \"notes\": [\n"
    "    \"A scorecard for followers. Points of all curves and the base add up;\",\n"
    "    \"points-to-double more points double the odds of a purchased account.\",\n"
    "    \"0 points: even odds, where one account in two is purchased.\",\n"
    "    \"A curve is straight between its places (at) on a logarithmic scale and\",\n"
    "    \"level outside them. Counts are taken with 1 added, ages (days) with 30.\",\n"
    "    \"A set holds for accounts of which its fields were told; the set with\",\n"
    "    \"most of them is used. Curves are centred: 0 is the average account.\",\n"
    "    \"Cutoffs: fake is above points. rate is the share of real accounts, of\",\n"
    "    \"sources the numbers had not seen, that may be above; found of fake and\",\n"
    "    \"wrong of real accounts were, each source held out in turn.\",\n"
    "    \"Made by build-aux/fit; do not edit.\"\n"
    "  ],\n");
}

static void
add_provenance (GString        *text,
                const FitTable *table,
                const char     *note)
{
  guint sizes[FIT_N_SOURCES] = { 0, };

  for (guint i = 0; i < table->rows->len; i++)
    sizes[fit_table_get (table, i)->source]++;

  g_string_append (text, "  \"provenance\": {\n    \"data\": [\n");
  for (guint i = 0; i < FIT_N_FILES; i++)
    g_string_append_printf (text,
                            "      { \"file\": \"%s\", \"sha256\": \"%s\" }%s\n",
                            fit_files[i],
                            g_array_index (table->checksums, char *, i),
                            i + 1 < FIT_N_FILES ? "," : "");

  g_string_append (text, "    ],\n    \"real\": {");
  for (FitSource s = 0; s < FIT_N_REAL; s++)
    g_string_append_printf (text, "%s \"%s\": %u", s > 0 ? "," : "",
                            fit_source_get_name (s), sizes[s]);

  g_string_append (text, " },\n    \"purchased\": {");
  for (FitSource s = FIT_N_REAL; s < FIT_N_KNOWN; s++)
    g_string_append_printf (text, "%s \"%s\": %u", s > FIT_N_REAL ? "," : "",
                            fit_source_get_name (s), sizes[s]);

  g_string_append (text, " },\n    \"copies\": {");
  for (FitTwin t = FIT_TWIN_NONE + 1; t < FIT_N_TWINS; t++)
    g_string_append_printf (text, "%s \"%s\": %g",
                            t > FIT_TWIN_NONE + 1 ? "," : "",
                            fit_twin_get_name (t), fit_twin_get_share (t));

  g_string_append_printf (text,
                          " },\n    \"penalty\": %g,\n    \"smoothing\": %g,\n"
                          "    \"measured\": \"%s\"\n  },\n",
                          FIT_PENALTY, FIT_SMOOTHING, note);
}

static void
add_fields (GString      *text,
            WinnowFields  fields)
{
  const char *separator = "";

  g_string_append (text, "      \"fields\": [");
  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      if ((fields & (1u << i)) == 0)
        continue;

      g_string_append_printf (text, "%s\"%s\"", separator,
                              winnow_field_get_key (1u << i));
      separator = ", ";
    }
  g_string_append (text, "],\n");
}

static void
add_numbers (GString      *text,
             const char   *name,
             const double *values,
             guint         n,
             gboolean      points)
{
  g_string_append_printf (text, "          \"%s\": [", name);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      if (points)
        g_string_append_printf (text, "%.2f", fit_to_points (values[i]));
      else
        g_string_append_printf (text, "%g", values[i]);
    }
  g_string_append (text, "]");
}

static void
add_curves (GString       *text,
            const FitCard *card)
{
  g_string_append (text, "      \"curves\": [\n");

  for (guint c = 0; c < card->n_curves; c++)
    {
      const WinnowCurve *curve = &card->curves[c];

      g_string_append_printf (text, "        {\n          \"feature\": \"%s\",\n",
                              winnow_feature_get_id (curve->feature));
      add_numbers (text, "at", curve->at, curve->n_knots, FALSE);
      g_string_append (text, ",\n");
      add_numbers (text, "points", curve->points, curve->n_knots, TRUE);
      g_string_append_printf (text, "\n        }%s\n",
                              c + 1 < card->n_curves ? "," : "");
    }

  g_string_append (text, "      ],\n");
}

static void
add_cutoff (GString        *text,
            const FitRates *rates,
            double          rate,
            gboolean        last)
{
  guint real = 0, wrong = 0, fake = 0, found = 0;

  for (FitSource s = 0; s < FIT_N_HELD; s++)
    {
      if (s < FIT_N_REAL)
        {
          real += rates->n[s];
          wrong += rates->above[s];
        }
      else
        {
          fake += rates->n[s];
          found += rates->above[s];
        }
    }

  g_string_append_printf (text,
                          "        {\n          \"rate\": %g,\n"
                          "          \"points\": %.2f,\n"
                          "          \"sensitivity\": %.4f,\n"
                          "          \"specificity\": %.4f,\n"
                          "          \"fake\": %u,\n          \"found\": %u,\n"
                          "          \"real\": %u,\n          \"wrong\": %u,\n",
                          rate, fit_to_points (rates->cutoff),
                          (double) found / fake, 1 - (double) wrong / real,
                          fake, found, real, wrong);
  g_string_append (text, "          \"above\": {");
  for (FitSource s = 0; s < FIT_N_HELD; s++)
    g_string_append_printf (text, "%s \"%s\": %.4f", s > 0 ? "," : "",
                            fit_source_get_name (s),
                            (double) rates->above[s] / rates->n[s]);
  g_string_append_printf (text, " }\n        }%s\n", last ? "" : ",");
}

static void
add_set (GString      *text,
         const FitSet *set,
         gboolean      last)
{
  g_string_append (text, "    {\n");
  add_fields (text, set->card.fields);
  g_string_append_printf (text, "      \"held-out-auc\": %.4f,\n", set->auc);
  g_string_append_printf (text, "      \"base\": %.2f,\n",
                          fit_to_points (set->card.constant));
  add_curves (text, &set->card);

  g_string_append (text, "      \"cutoffs\": [\n");
  for (guint i = 0; i < WINNOW_CARD_N_CUTOFFS; i++)
    add_cutoff (text, &set->rates[i], fit_cutoff_rates[i],
                i + 1 == WINNOW_CARD_N_CUTOFFS);
  g_string_append_printf (text, "      ]\n    }%s\n", last ? "" : ",");
}

/**
 * fit_write:
 * @path: where to write
 * @table: the labelled data
 * @sets: (array length=n_sets): the numbers
 * @n_sets: how many
 * @note: how the fit did, in a line
 * @error: return location for an error
 *
 * Writes a scorecard's file and holds it to what the program accepts.
 *
 * Returns: %FALSE with @error set when it cannot be written or would be refused
 */
gboolean
fit_write (const char      *path,
           const FitTable  *table,
           const FitSet    *sets,
           guint            n_sets,
           const char      *note,
           GError         **error)
{
  g_autoptr (GString) text = g_string_new ("{\n");
  g_autoptr (WinnowCard) card = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text,
                          "  \"format\": %d,\n  \"version\": \"%s\",\n"
                          "  \"calibrated-for\": \"Twitter accounts of 2013–2015"
                          "\",\n  \"networks\": [\"x\", \"file\"],\n"
                          "  \"points-to-double\": %g,\n",
                          WINNOW_CARD_FORMAT, FIT_VERSION, FIT_DOUBLING);
  add_notes (text);
  add_provenance (text, table, note);

  g_string_append (text, "  \"sets\": [\n");
  for (guint i = 0; i < n_sets; i++)
    add_set (text, &sets[i], i + 1 == n_sets);
  g_string_append (text, "  ]\n}\n");

  bytes = g_bytes_new (text->str, text->len);
  card = winnow_card_new_from_bytes (bytes, error);

  return card != NULL &&
         g_file_set_contents (path, text->str, (gssize) text->len, error);
}
