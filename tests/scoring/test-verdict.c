/* test-verdict.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "scoring/winnow-verdict.h"

static WinnowInterval
around (double share,
        double margin)
{
  return (WinnowInterval) {
    .low = MAX (0, share - margin), .high = MIN (1, share + margin),
  };
}

static WinnowSplit
make_split (guint  n,
            double real,
            double fake,
            double margin)
{
  const double shares[WINNOW_N_CLASSES] = { real, 1 - real - fake, fake, 0 };
  WinnowSplit split = {
    .n = n, .population = n, .has_errors = TRUE, .calibrated = TRUE,
    .design_effect = 1,
  };

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      split.parts[i].count = (guint) lround (shares[i] * n);
      split.parts[i].share = shares[i];
      split.parts[i].interval = around (shares[i], margin);
      split.parts[i].joint = split.parts[i].interval;
      split.parts[i].near_zero = split.parts[i].interval.low <= 0;
    }

  return split;
}

static void
assert_sentences (GListStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  g_assert_cmpuint (n, >, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WinnowReason) reason =
        g_list_model_get_item (G_LIST_MODEL (store), i);
      const char *text = winnow_reason_get_text (reason);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strstr (text, "nan"));

      /* never as a fact */
      g_assert_null (strstr (text, "bought"));
      g_assert_null (strstr (text, " bot"));
      g_assert_null (strstr (text, "are fake"));
    }
}

static gboolean
has_reason (GListStore *store,
            const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (WinnowReason) reason =
        g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_str_equal (winnow_reason_get_id (reason), id))
        return TRUE;
    }

  return FALSE;
}

static void
test_quality (void)
{
  static const struct
  {
    guint         n;
    double        real;
    double        fake;
    double        margin;
    WinnowQuality quality;
  } cases[] = {
    { 1000, .80, .02, .01, WINNOW_QUALITY_HEALTHY },
    { 1000, .80, .09, .009, WINNOW_QUALITY_HEALTHY },
    /* the far end of the margin decides */
    { 1000, .80, .09, .02, WINNOW_QUALITY_MIXED },
    { 1000, .51, .02, .02, WINNOW_QUALITY_MIXED },
    { 1000, .60, .21, .02, WINNOW_QUALITY_MIXED },
    { 1000, .60, .25, .02, WINNOW_QUALITY_POOR },
    { 1000, .60, .25, .30, WINNOW_QUALITY_MIXED },
    /* nobody fake, but nobody there either */
    { 1000, .25, .01, .02, WINNOW_QUALITY_POOR },
    { 49, .80, .02, .01, WINNOW_QUALITY_UNKNOWN },
    { 49, .10, .80, .01, WINNOW_QUALITY_UNKNOWN },
    { 0, 0, 0, 1, WINNOW_QUALITY_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) reasons = g_list_store_new (WINNOW_TYPE_REASON);
      WinnowSplit split = make_split (cases[i].n, cases[i].real,
                                      cases[i].fake, cases[i].margin);
      WinnowQuality quality;

      g_test_message ("Case %u", i);
      quality = winnow_verdict_judge_quality (&split, NULL, reasons);
      g_assert_cmpint (quality, ==, cases[i].quality);
      assert_sentences (reasons);
      g_assert_cmpint (winnow_verdict_judge_quality (&split, NULL, NULL), ==,
                       quality);
    }
}

static void
test_quality_not_told (void)
{
  g_autoptr (GListStore) reasons = g_list_store_new (WINNOW_TYPE_REASON);
  WinnowSplit split = make_split (1000, .3, .02, .01);

  split.parts[WINNOW_CLASS_NOT_TOLD].count = 600;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, NULL, reasons), ==,
                   WINNOW_QUALITY_UNKNOWN);
  g_assert_true (has_reason (reasons, "not-told"));
  g_assert_cmpint (winnow_verdict_judge_purchase (&split, NULL, NULL, NULL),
                   ==, WINNOW_PURCHASE_UNKNOWN);
}

static void
test_notes (void)
{
  g_autoptr (GListStore) reasons = g_list_store_new (WINNOW_TYPE_REASON);
  WinnowSplit split = make_split (1000, .6, .12, .3);

  split.calibrated = FALSE;
  winnow_verdict_judge_quality (&split, NULL, reasons);
  g_assert_true (has_reason (reasons, "wide"));
  g_assert_true (has_reason (reasons, "uncalibrated"));

  g_list_store_remove_all (reasons);
  split.has_errors = FALSE;
  winnow_verdict_judge_quality (&split, NULL, reasons);
  g_assert_true (has_reason (reasons, "unmeasured"));
  g_assert_false (has_reason (reasons, "uncalibrated"));
}

/* Nobody's last post was read: fakes alone decide. */
static void
test_activity_unknown (void)
{
  g_autoptr (GListStore) reasons = g_list_store_new (WINNOW_TYPE_REASON);
  WinnowSplit split = make_split (1000, .95, .02, .01);

  split.n_unsettled = 900;
  split.parts[WINNOW_CLASS_REAL].joint.low = 0;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, NULL, reasons), ==,
                   WINNOW_QUALITY_HEALTHY);
  g_assert_true (has_reason (reasons, "activity"));
  g_assert_false (has_reason (reasons, "wide"));

  split.n_settled = 100;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, NULL, NULL), ==,
                   WINNOW_QUALITY_MIXED);

  split.n_settled = 0;
  split.parts[WINNOW_CLASS_FAKE].joint.low = .3;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, NULL, NULL), ==,
                   WINNOW_QUALITY_POOR);
}

static void
test_thresholds (void)
{
  WinnowThresholds strict = winnow_thresholds_default;
  WinnowSplit split = make_split (30, .80, .09, .005);

  strict.min_followers = 10;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, &strict, NULL), ==,
                   WINNOW_QUALITY_HEALTHY);
  strict.healthy_fake = .05;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, &strict, NULL), ==,
                   WINNOW_QUALITY_MIXED);
  strict.poor_fake = .08;
  g_assert_cmpint (winnow_verdict_judge_quality (&split, &strict, NULL), ==,
                   WINNOW_QUALITY_POOR);
}

static void
test_purchase (void)
{
  static const WinnowBlockEvidence none = { 0, 0 }, few = { 1, 10 },
                                   many = { 2, 300 };
  static const struct
  {
    guint                      n;
    double                     fake;
    double                     margin;
    const WinnowBlockEvidence *blocks;
    WinnowPurchase             purchase;
  } cases[] = {
    { 1000, .02, .01, NULL, WINNOW_PURCHASE_NONE },
    { 1000, .30, .05, NULL, WINNOW_PURCHASE_SOME },
    /* all fake, and still the order was not looked at */
    { 1000, .95, .01, NULL, WINNOW_PURCHASE_SOME },
    { 1000, .12, .05, NULL, WINNOW_PURCHASE_NONE },
    { 1000, .50, .49, NULL, WINNOW_PURCHASE_UNKNOWN },
    { 20, .90, .01, NULL, WINNOW_PURCHASE_UNKNOWN },
    { 1000, .02, .01, &none, WINNOW_PURCHASE_NONE },
    { 1000, .30, .05, &none, WINNOW_PURCHASE_SOME },
    { 1000, .02, .01, &few, WINNOW_PURCHASE_SOME },
    { 1000, .02, .01, &many, WINNOW_PURCHASE_STRONG },
    { 20, .90, .01, &many, WINNOW_PURCHASE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) evidence = g_list_store_new (WINNOW_TYPE_REASON);
      WinnowSplit split = make_split (cases[i].n, (1 - cases[i].fake) * .8,
                                      cases[i].fake, cases[i].margin);
      WinnowPurchase purchase;

      g_test_message ("Case %u", i);
      purchase = winnow_verdict_judge_purchase (&split, cases[i].blocks, NULL,
                                                evidence);
      g_assert_cmpint (purchase, ==, cases[i].purchase);
      assert_sentences (evidence);
      if (cases[i].n > 50)
        g_assert_cmpint (has_reason (evidence, "order"), ==,
                         cases[i].blocks == NULL);
    }
}

static void
test_words (void)
{
  static const char *const qualities[] = {
    "healthy", "mixed", "poor", "unknown",
  };
  static const char *const purchases[] = { "none", "some", "strong", "unknown" };

  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (winnow_quality_get_id (i), ==, qualities[i]);
      g_assert_cmpstr (winnow_purchase_get_id (i), ==, purchases[i]);
      g_assert_cmpstr (winnow_quality_get_title (i), !=, "");
      g_assert_cmpstr (winnow_purchase_get_title (i), !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/quality", test_quality);
  g_test_add_func ("/verdict/quality-not-told", test_quality_not_told);
  g_test_add_func ("/verdict/notes", test_notes);
  g_test_add_func ("/verdict/activity-unknown", test_activity_unknown);
  g_test_add_func ("/verdict/thresholds", test_thresholds);
  g_test_add_func ("/verdict/purchase", test_purchase);
  g_test_add_func ("/verdict/words", test_words);

  return g_test_run ();
}
