/* winnow-verdict.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-verdict.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-number.h"

/* Margins as wide as this say next to nothing. */
#define WIDE 0.5

const WinnowThresholds winnow_thresholds_default = {
  .min_followers = 50,
  .healthy_fake = 0.10,
  .healthy_real = 0.50,
  .poor_fake = 0.20,
  .poor_real = 0.40,
  .some_fake = 0.10,
  .strong_blocks = 0.02,
};

static const struct
{
  const char *id;
  const char *title;
} qualities[] = {
  [WINNOW_QUALITY_HEALTHY] = { "healthy", N_("Healthy audience") },
  [WINNOW_QUALITY_MIXED] = { "mixed", N_("Mixed audience") },
  [WINNOW_QUALITY_POOR] = { "poor", N_("Poor audience") },
  [WINNOW_QUALITY_UNKNOWN] = { "unknown", N_("Audience quality unknown") },
};

static const struct
{
  const char *id;
  const char *title;
} purchases[] = {
  [WINNOW_PURCHASE_NONE] = { "none", N_("No signs of purchase") },
  [WINNOW_PURCHASE_SOME] = { "some", N_("Some signs of purchase") },
  [WINNOW_PURCHASE_STRONG] = { "strong", N_("Strong signs of purchase") },
  [WINNOW_PURCHASE_UNKNOWN] = { "unknown", N_("Signs of purchase unknown") },
};

/**
 * winnow_quality_get_id:
 * @quality: a verdict
 *
 * Returns: (transfer none): its machine value; never translated
 */
const char *
winnow_quality_get_id (WinnowQuality quality)
{
  g_return_val_if_fail ((guint) quality < G_N_ELEMENTS (qualities), NULL);

  return qualities[quality].id;
}

/**
 * winnow_quality_get_title:
 * @quality: a verdict
 *
 * Returns: (transfer none): the verdict in a few translated words
 */
const char *
winnow_quality_get_title (WinnowQuality quality)
{
  g_return_val_if_fail ((guint) quality < G_N_ELEMENTS (qualities), NULL);

  return _(qualities[quality].title);
}

/**
 * winnow_purchase_get_id:
 * @purchase: a verdict
 *
 * Returns: (transfer none): its machine value; never translated
 */
const char *
winnow_purchase_get_id (WinnowPurchase purchase)
{
  g_return_val_if_fail ((guint) purchase < G_N_ELEMENTS (purchases), NULL);

  return purchases[purchase].id;
}

/**
 * winnow_purchase_get_title:
 * @purchase: a verdict
 *
 * Returns: (transfer none): the verdict in a few translated words
 */
const char *
winnow_purchase_get_title (WinnowPurchase purchase)
{
  g_return_val_if_fail ((guint) purchase < G_N_ELEMENTS (purchases), NULL);

  return _(purchases[purchase].title);
}

/* Takes @text. */
static void
add (GListStore       *store,
     const char       *id,
     WinnowReasonKind  kind,
     char             *text)
{
  if (store != NULL)
    {
      g_autoptr (WinnowReason) reason =
        winnow_reason_new (id, kind, NAN, text);

      g_list_store_append (store, reason);
    }

  g_free (text);
}

static guint
count_judged (const WinnowSplit *split)
{
  return split->n - split->parts[WINNOW_CLASS_NOT_TOLD].count;
}

static gboolean
is_too_little (const WinnowSplit      *split,
               const WinnowThresholds *thresholds,
               GListStore             *reasons)
{
  guint judged = count_judged (split);

  if (judged < MAX (1, thresholds->min_followers))
    {
      g_autofree char *number = winnow_format_count (judged);

      add (reasons, "too-few", WINNOW_REASON_NOT_TOLD, g_strdup_printf (
        ngettext ("Enough is known of %1$s follower only; of fewer than "
                  "%2$u nothing is said.",
                  "Enough is known of %1$s followers only; of fewer than "
                  "%2$u nothing is said.", judged),
        number, thresholds->min_followers));
      return TRUE;
    }

  if (judged < split->n / 2)
    {
      g_autofree char *untold = winnow_format_count (split->n - judged);
      g_autofree char *all = winnow_format_count (split->n);

      add (reasons, "not-told", WINNOW_REASON_NOT_TOLD, g_strdup_printf (
        ngettext ("Of %1$s of %2$s follower too little is told.",
                  "Of %1$s of %2$s followers too little is told.",
                  split->n),
        untold, all));
      return TRUE;
    }

  return FALSE;
}

static void
add_fake (const WinnowSplit *split,
          WinnowReasonKind   kind,
          GListStore        *reasons)
{
  const WinnowSplitPart *part = &split->parts[WINNOW_CLASS_FAKE];

  if (part->near_zero)
    add (reasons, "fake", kind, g_strdup_printf (
      _("%.1f %% of followers look fake, which cannot be told from zero; it "
        "may be up to %.1f %%."), part->share * 100, part->joint.high * 100));
  else
    add (reasons, "fake", kind, g_strdup_printf (
      _("%.1f %% of followers look fake; it may be %.1f to %.1f %%."),
      part->share * 100, part->joint.low * 100, part->joint.high * 100));
}

static void
add_real (const WinnowSplit *split,
          WinnowReasonKind   kind,
          GListStore        *reasons)
{
  const WinnowSplitPart *part = &split->parts[WINNOW_CLASS_REAL];

  add (reasons, "real", kind, g_strdup_printf (
    _("%.1f %% of followers look real and active; it may be %.1f to %.1f %%."),
    part->share * 100, part->joint.low * 100, part->joint.high * 100));
}

static void
add_inactive (const WinnowSplit *split,
              GListStore        *reasons)
{
  const WinnowSplitPart *part = &split->parts[WINNOW_CLASS_INACTIVE];

  add (reasons, "inactive", WINNOW_REASON_INACTIVE, g_strdup_printf (
    _("%.1f %% of followers are inactive; it may be %.1f to %.1f %%. Being "
      "quiet is not being fake."),
    part->share * 100, part->joint.low * 100, part->joint.high * 100));
}

static void
add_unmeasured (const WinnowSplit *split,
                GListStore        *reasons)
{
  if (!split->has_errors && split->n_marked < split->n)
    add (reasons, "unmeasured", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("How often these rules are wrong is not known; the margins leave it "
        "out.")));
  else if (split->has_errors && !split->calibrated)
    add (reasons, "uncalibrated", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("How often this is wrong was not measured on this network; the margins "
        "are wider for it.")));
}

static void
add_quality_thresholds (const WinnowThresholds *thresholds,
                        GListStore             *reasons)
{
  add (reasons, "thresholds", WINNOW_REASON_NOT_TOLD, g_strdup_printf (
    /* TRANSLATORS: all are percentages */
    _("Healthy means at most %.0f %% fake and at least %.0f %% real, poor at "
      "least %.0f %% fake or at most %.0f %% real, even at the far end of the "
      "margins."),
    thresholds->healthy_fake * 100, thresholds->healthy_real * 100,
    thresholds->poor_fake * 100, thresholds->poor_real * 100));
}

/* No last post was read: of most it is not known whether they are active. */
static gboolean
is_activity_unknown (const WinnowSplit *split)
{
  return split->n_unsettled > 0 && split->n_settled == 0;
}

static WinnowQuality
judge_quality (const WinnowSplit      *split,
               const WinnowThresholds *thresholds)
{
  WinnowInterval fake = split->parts[WINNOW_CLASS_FAKE].joint;
  WinnowInterval real = split->parts[WINNOW_CLASS_REAL].joint;

  if (fake.low >= thresholds->poor_fake || real.high <= thresholds->poor_real)
    return WINNOW_QUALITY_POOR;

  if (fake.high <= thresholds->healthy_fake &&
      (is_activity_unknown (split) ? real.high : real.low) >=
      thresholds->healthy_real)
    return WINNOW_QUALITY_HEALTHY;

  return WINNOW_QUALITY_MIXED;
}

/* Whether the margins reach from one verdict to the other. */
static gboolean
may_be_either (const WinnowSplit      *split,
               const WinnowThresholds *thresholds)
{
  WinnowInterval fake = split->parts[WINNOW_CLASS_FAKE].joint;
  WinnowInterval real = split->parts[WINNOW_CLASS_REAL].joint;

  return fake.low <= thresholds->healthy_fake &&
         real.high >= thresholds->healthy_real &&
         (fake.high >= thresholds->poor_fake ||
          (real.low <= thresholds->poor_real && !is_activity_unknown (split)));
}

static void
add_quality_reasons (const WinnowSplit      *split,
                     const WinnowThresholds *thresholds,
                     WinnowQuality           quality,
                     GListStore             *reasons)
{
  WinnowInterval fake = split->parts[WINNOW_CLASS_FAKE].joint;
  gboolean few_fakes = fake.high <= thresholds->healthy_fake;

  if (quality == WINNOW_QUALITY_POOR && fake.low < thresholds->poor_fake)
    {
      add_real (split, WINNOW_REASON_INACTIVE, reasons);
      add_inactive (split, reasons);
      add_fake (split, few_fakes ? WINNOW_REASON_REAL : WINNOW_REASON_FAKE,
                reasons);
    }
  else
    {
      add_fake (split, few_fakes ? WINNOW_REASON_REAL : WINNOW_REASON_FAKE,
                reasons);
      add_real (split, WINNOW_REASON_REAL, reasons);
      add_inactive (split, reasons);
    }

  if (quality == WINNOW_QUALITY_MIXED && may_be_either (split, thresholds))
    add (reasons, "wide", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("The margins are too wide to say more: it may be healthy or poor.")));

  if (is_activity_unknown (split))
    add (reasons, "activity", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("When they last posted is not known: how many are still active is "
        "left out.")));

  add_unmeasured (split, reasons);
  add_quality_thresholds (thresholds, reasons);
}

/**
 * winnow_verdict_judge_quality:
 * @split: a split
 * @thresholds: (nullable): where verdicts change; %NULL for
 *   #winnow_thresholds_default
 * @reasons: (nullable): a store of #WinnowReason to append to: what decided
 *   first, notes last; points are NaN
 *
 * Of what quality an audience is, by the joint intervals of @split: healthy or
 * poor only when both ends of the margins say so.
 *
 * Returns: the verdict
 */
WinnowQuality
winnow_verdict_judge_quality (const WinnowSplit      *split,
                              const WinnowThresholds *thresholds,
                              GListStore             *reasons)
{
  WinnowQuality quality;

  g_return_val_if_fail (split != NULL, WINNOW_QUALITY_UNKNOWN);

  if (thresholds == NULL)
    thresholds = &winnow_thresholds_default;

  if (is_too_little (split, thresholds, reasons))
    return WINNOW_QUALITY_UNKNOWN;

  quality = judge_quality (split, thresholds);
  add_quality_reasons (split, thresholds, quality, reasons);

  return quality;
}

static WinnowPurchase
judge_fakes (const WinnowSplit      *split,
             const WinnowThresholds *thresholds,
             GListStore             *evidence)
{
  const WinnowSplitPart *fake = &split->parts[WINNOW_CLASS_FAKE];

  if (fake->joint.low >= thresholds->some_fake)
    {
      add (evidence, "fake", WINNOW_REASON_FAKE, g_strdup_printf (
        _("At least %.1f %% of followers look like accounts that are made to "
          "be sold. Below %.0f %% that would be no sign."),
        fake->joint.low * 100, thresholds->some_fake * 100));
      return WINNOW_PURCHASE_SOME;
    }

  if (fake->joint.high - fake->joint.low > WIDE)
    {
      add (evidence, "wide", WINNOW_REASON_NOT_TOLD, g_strdup_printf (
        _("%.1f to %.1f %% of followers may be fake: too wide a margin to see "
          "any sign in."), fake->joint.low * 100, fake->joint.high * 100));
      return WINNOW_PURCHASE_UNKNOWN;
    }

  add (evidence, "fake", WINNOW_REASON_REAL, g_strdup_printf (
    _("Followers that look fake may be as few as %.1f %%; below %.0f %% that "
      "is no sign."), fake->joint.low * 100, thresholds->some_fake * 100));

  return WINNOW_PURCHASE_NONE;
}

static WinnowPurchase
judge_blocks (const WinnowSplit         *split,
              const WinnowBlockEvidence *blocks,
              const WinnowThresholds    *thresholds,
              GListStore                *evidence)
{
  double share = blocks->n_members / (double) split->n;
  g_autofree char *members = winnow_format_count (blocks->n_members);

  if (blocks->n_blocks == 0)
    {
      add (evidence, "blocks", WINNOW_REASON_REAL, g_strdup (
        _("Nothing in the order in which they followed looks arranged.")));
      return WINNOW_PURCHASE_NONE;
    }

  add (evidence, "blocks", WINNOW_REASON_FAKE, g_strdup_printf (
    ngettext ("%1$s followers, %3$.1f %%, came in %2$u suspect block.",
              "%1$s followers, %3$.1f %%, came in %2$u suspect blocks.",
              blocks->n_blocks),
    members, blocks->n_blocks, share * 100));

  return share >= thresholds->strong_blocks ? WINNOW_PURCHASE_STRONG
                                            : WINNOW_PURCHASE_SOME;
}

/* What every such answer is to be read with. */
static void
add_caveats (const WinnowBlockEvidence *blocks,
             WinnowPurchase             purchase,
             GListStore                *evidence)
{
  if (blocks == NULL)
    add (evidence, "order", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("The order in which they followed has not been looked at; without it "
        "no strong sign can be seen.")));

  if (purchase == WINNOW_PURCHASE_SOME || purchase == WINNOW_PURCHASE_STRONG)
    add (evidence, "whoever", WINNOW_REASON_NOT_TOLD, g_strdup (
      _("Anybody can buy followers for somebody else: this says nothing about "
        "who did, or whether anybody paid.")));
}

/**
 * winnow_verdict_judge_purchase:
 * @split: a split
 * @blocks: (nullable): what the order of following shows; %NULL when nobody
 *   looked
 * @thresholds: (nullable): where verdicts change; %NULL for
 *   #winnow_thresholds_default
 * @evidence: (nullable): a store of #WinnowReason to append to
 *
 * Whether there are signs that followers were bought. Fakes alone are some
 * sign at most: they also follow of their own accord, to look real. Only
 * blocks of followers that came together are a strong one.
 *
 * Returns: the verdict
 */
WinnowPurchase
winnow_verdict_judge_purchase (const WinnowSplit         *split,
                               const WinnowBlockEvidence *blocks,
                               const WinnowThresholds    *thresholds,
                               GListStore                *evidence)
{
  WinnowPurchase by_blocks = WINNOW_PURCHASE_NONE, purchase;

  g_return_val_if_fail (split != NULL, WINNOW_PURCHASE_UNKNOWN);

  if (thresholds == NULL)
    thresholds = &winnow_thresholds_default;

  if (is_too_little (split, thresholds, evidence))
    return WINNOW_PURCHASE_UNKNOWN;

  if (blocks != NULL)
    by_blocks = judge_blocks (split, blocks, thresholds, evidence);

  purchase = judge_fakes (split, thresholds, evidence);
  if (by_blocks != WINNOW_PURCHASE_NONE)
    purchase = by_blocks;

  add_unmeasured (split, evidence);
  add_caveats (blocks, purchase, evidence);

  return purchase;
}
