/* test-card.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "scoring/winnow-card.h"
#include "scoring/winnow-scoring-resources.h"

#define CUTOFF(rate, points) \
  "{\"rate\":" rate ",\"points\":" points ",\"sensitivity\":0.75," \
  "\"specificity\":0.99,\"fake\":4,\"found\":3,\"real\":100,\"wrong\":1}"

#define CUTOFFS \
  "\"cutoffs\":[" CUTOFF ("0.005", "20") "," CUTOFF ("0.01", "10") "," \
  CUTOFF ("0.02", "0") "," CUTOFF ("0.05", "-10.5") "]"

#define CURVE \
  "{\"feature\":\"followers-per-following\",\"at\":[0.01,1]," \
  "\"points\":[10,-10]}"

#define SET \
  "{\"fields\":[\"followers\",\"following\"],\"base\":-1," \
  "\"curves\":[" CURVE "]," CUTOFFS "}"

#define CARD \
  "{\"format\":1,\"version\":\"test\",\"calibrated-for\":\"nothing\"," \
  "\"points-to-double\":10,\"sets\":[" SET "]}"

static WinnowCard *
read_card (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return winnow_card_new_from_bytes (bytes, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowCard) card = read_card (CARD, &error);
  const WinnowCardSet *set;

  g_assert_no_error (error);
  g_assert_cmpstr (winnow_card_get_version (card), ==, "test");
  g_assert_cmpstr (winnow_card_get_calibrated_for (card), ==, "nothing");
  g_assert_cmpfloat (winnow_card_get_doubling (card), ==, 10);

  g_assert_null (winnow_card_find_set (card, WINNOW_FIELD_FOLLOWERS));
  set = winnow_card_find_set (card, WINNOW_FIELDS_ALL);
  g_assert_nonnull (set);
  g_assert_cmpfloat (set->base, ==, -1);
  g_assert_cmpuint (set->n_curves, ==, 1);
}

static void
test_cutoffs (void)
{
  g_autoptr (WinnowCard) card = read_card (CARD, NULL);
  const WinnowCardSet *set = winnow_card_find_set (card, WINNOW_FIELDS_ALL);

  g_assert_cmpfloat (winnow_card_set_find_cutoff (set, 0.01)->points, ==, 10);
  g_assert_cmpfloat (winnow_card_set_find_cutoff (set, 0.015)->points, ==, 10);
  g_assert_cmpfloat (winnow_card_set_find_cutoff (set, 0.02)->points, ==, 0);
  g_assert_cmpfloat (winnow_card_set_find_cutoff (set, 1)->points, ==, -10.5);
  g_assert_cmpfloat (winnow_card_set_find_cutoff (set, 0.001)->points, ==, 20);
  g_assert_cmpuint (winnow_card_set_find_cutoff (set, 0)->n_found, ==, 3);
}

static void
test_curve (void)
{
  g_autoptr (WinnowCard) card = read_card (CARD, NULL);
  const WinnowCurve *curve =
    &winnow_card_find_set (card, WINNOW_FIELDS_ALL)->curves[0];

  g_assert_cmpfloat (winnow_curve_eval (curve, 1e-9), ==, 10);
  g_assert_cmpfloat (winnow_curve_eval (curve, 0.01), ==, 10);
  g_assert_cmpfloat_with_epsilon (winnow_curve_eval (curve, 0.1), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (winnow_curve_eval (curve, sqrt (0.1)),
                                  -5, 1e-9);
  g_assert_cmpfloat (winnow_curve_eval (curve, 1), ==, -10);
  g_assert_cmpfloat (winnow_curve_eval (curve, 1e9), ==, -10);
}

/* Every way to spoil one place of a good card. */
static const struct
{
  const char      *from;
  const char      *to;
  WinnowCardError  code;
} bad[] = {
  { "{\"format\"", "[\"format\"", WINNOW_CARD_ERROR_SYNTAX },
  { "\"format\":1", "\"format\":2", WINNOW_CARD_ERROR_FORMAT },
  { "\"format\":1", "\"format\":\"1\"", WINNOW_CARD_ERROR_MISSING },
  { "\"format\":1,", "", WINNOW_CARD_ERROR_MISSING },
  { "\"version\":\"test\"", "\"version\":\"\"", WINNOW_CARD_ERROR_MISSING },
  { "\"version\":\"test\"", "\"version\":7", WINNOW_CARD_ERROR_MISSING },
  { "\"calibrated-for\"", "\"calibrated\"", WINNOW_CARD_ERROR_MISSING },
  { "\"sets\":[", "\"networks\":7,\"sets\":[", WINNOW_CARD_ERROR_MISSING },
  { "\"sets\":[", "\"networks\":[7],\"sets\":[", WINNOW_CARD_ERROR_MISSING },
  { "\"rate\":0.005", "\"above\":3,\"rate\":0.005",
    WINNOW_CARD_ERROR_MISSING },
  { "\"rate\":0.005", "\"above\":{\"A\":0.5},\"rate\":0.005",
    WINNOW_CARD_ERROR_VALUE },
  { "\"rate\":0.005", "\"above\":{\"A\":2},\"rate\":0.005",
    WINNOW_CARD_ERROR_VALUE },
  { "\"rate\":0.005", "\"above\":{\"A\":\"b\"},\"rate\":0.005",
    WINNOW_CARD_ERROR_MISSING },
  { "double\":10", "double\":0", WINNOW_CARD_ERROR_VALUE },
  { "double\":10", "double\":-10", WINNOW_CARD_ERROR_VALUE },
  { "double\":10", "double\":1e999", WINNOW_CARD_ERROR_VALUE },
  { "\"sets\":[", "\"sets\":[], \"more\":[", WINNOW_CARD_ERROR_VALUE },
  { "\"sets\":[", "\"sets\":[3,", WINNOW_CARD_ERROR_MISSING },
  { "\"sets\":[", "\"sets\":[" SET ",", WINNOW_CARD_ERROR_VALUE },
  { "\"sets\"", "\"set\"", WINNOW_CARD_ERROR_MISSING },
  { "[\"followers\",", "[", WINNOW_CARD_ERROR_VALUE },
  { "[\"followers\",", "[\"followers\",\"bio\",", WINNOW_CARD_ERROR_VALUE },
  { "[\"followers\",", "[\"followers\",\"shoes\",", WINNOW_CARD_ERROR_VALUE },
  { "[\"followers\",", "[\"followers\",null,", WINNOW_CARD_ERROR_VALUE },
  { "[\"followers\",", "[\"followers\",{},", WINNOW_CARD_ERROR_VALUE },
  { "\"base\":-1", "\"base\":null", WINNOW_CARD_ERROR_MISSING },
  { "\"base\":-1", "\"base\":-1e7", WINNOW_CARD_ERROR_VALUE },
  { "\"curves\":[", "\"curves\":[" CURVE ",", WINNOW_CARD_ERROR_VALUE },
  { "\"curves\":[", "\"curves\":[[],", WINNOW_CARD_ERROR_MISSING },
  { "followers-per-following", "shoe-size", WINNOW_CARD_ERROR_VALUE },
  { "followers-per-following", "age", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[1,0.01]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[1,1]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[0,1]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[-1,1]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[0.01]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[0.01,0.1,1]", WINNOW_CARD_ERROR_VALUE },
  { "[0.01,1]", "[0.01,\"1\"]", WINNOW_CARD_ERROR_MISSING },
  { "[0.01,1]", "[1,2,3,4,5,6,7,8,9,10,11,12,13]", WINNOW_CARD_ERROR_VALUE },
  { "[10,-10]", "[-10,10]", WINNOW_CARD_ERROR_VALUE },
  { "[10,-10]", "[1e5,-10]", WINNOW_CARD_ERROR_VALUE },
  { "[10,-10]", "\"10\"", WINNOW_CARD_ERROR_MISSING },
  { "\"cutoffs\":[", "\"cutoffs\":[" CUTOFF ("0.001", "30") ",",
    WINNOW_CARD_ERROR_VALUE },
  { "\"rate\":0.02", "\"rate\":0.002", WINNOW_CARD_ERROR_VALUE },
  { "\"rate\":0.02", "\"rate\":2", WINNOW_CARD_ERROR_VALUE },
  { "\"points\":20,", "\"points\":2,", WINNOW_CARD_ERROR_VALUE },
  { "\"sensitivity\":0.75", "\"sensitivity\":0.8", WINNOW_CARD_ERROR_VALUE },
  { "\"specificity\":0.99", "\"specificity\":0.9", WINNOW_CARD_ERROR_VALUE },
  { "\"fake\":4", "\"fake\":4.5", WINNOW_CARD_ERROR_VALUE },
  { "\"fake\":4", "\"fake\":0", WINNOW_CARD_ERROR_VALUE },
  { "\"found\":3", "\"found\":-3", WINNOW_CARD_ERROR_VALUE },
  { ",\"wrong\":1", "", WINNOW_CARD_ERROR_MISSING },
  { "\"wrong\":1}", "\"wrong\":101}", WINNOW_CARD_ERROR_VALUE },
};

static char *
replace_first (const char *text,
               const char *from,
               const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to,
                          at + strlen (from));
}

static void
test_refuse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      text = replace_first (CARD, bad[i].from, bad[i].to);
      g_test_message ("%s -> %s", bad[i].from, bad[i].to);
      g_assert_null (read_card (text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpint (error->domain, ==, WINNOW_CARD_ERROR);
      g_assert_cmpstr (error->message, !=, "");
      if (bad[i].code != WINNOW_CARD_ERROR_SYNTAX)
        g_assert_cmpint (error->code, ==, bad[i].code);
    }
}

/* Cut anywhere, a card is refused. */
static void
test_truncated (void)
{
  for (gsize length = 0; length < strlen (CARD); length++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strndup (CARD, length);

      g_assert_null (read_card (text, &error));
      g_assert_error (error, WINNOW_CARD_ERROR, WINNOW_CARD_ERROR_SYNTAX);
    }
}

static GBytes *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  bytes = g_resource_lookup_data (winnow_scoring_get_resource (),
                                  "/io/github/winnow_app/Winnow/"
                                  "scorecard.json",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);

  return bytes;
}

/* What is shipped is good, keeps its promises and covers whatever a network
 * may tell, followers and following given. */
static void
test_shipped (void)
{
  const WinnowFields optional[] = {
    WINNOW_FIELD_POSTS, WINNOW_FIELD_CREATED_AT, WINNOW_FIELD_FAVOURITES
  };
  g_autoptr (GBytes) bytes = load_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowCard) card = winnow_card_new_from_bytes (bytes, &error);

  g_assert_no_error (error);

  for (guint mask = 0; mask < 8; mask++)
    {
      WinnowFields known = WINNOW_CARD_FIELDS_NEEDED;
      const WinnowCardSet *set;

      for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
        known |= mask & (1u << i) ? optional[i] : 0;

      set = winnow_card_find_set (card, known);
      g_assert_nonnull (set);
      g_assert_cmpuint (set->fields, ==, known);

      for (guint i = 0; i < WINNOW_CARD_N_CUTOFFS; i++)
        g_assert_cmpfloat (1 - set->cutoffs[i].specificity, <=,
                           set->cutoffs[i].rate + 1e-4);
      g_assert_cmpfloat (set->cutoffs[1].rate, ==, 0.01);
      g_assert_cmpfloat (set->cutoffs[1].sensitivity, >=, 0.9);
    }
}

/* Cut, or with a byte changed, it is refused or read; it never crashes. */
static void
test_shipped_damaged (void)
{
  g_autoptr (GBytes) bytes = load_shipped ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WinnowCard) card = NULL;

      copy[g_rand_int_range (rand, 0, (gint32) size)] =
        (char) g_rand_int_range (rand, 0, 128);
      damaged = g_bytes_new (copy, size);
      card = winnow_card_new_from_bytes (damaged, &error);
      g_assert_true ((card == NULL) == (error != NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/read", test_read);
  g_test_add_func ("/card/cutoffs", test_cutoffs);
  g_test_add_func ("/card/curve", test_curve);
  g_test_add_func ("/card/refuse", test_refuse);
  g_test_add_func ("/card/truncated", test_truncated);
  g_test_add_func ("/card/shipped", test_shipped);
  g_test_add_func ("/card/shipped-damaged", test_shipped_damaged);

  return g_test_run ();
}
