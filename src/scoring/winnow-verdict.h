/* winnow-verdict.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "scoring/winnow-split.h"

G_BEGIN_DECLS

/**
 * WinnowQuality:
 * @WINNOW_QUALITY_HEALTHY: few fakes, mostly real, at either end of the margins
 * @WINNOW_QUALITY_MIXED: neither
 * @WINNOW_QUALITY_POOR: many fakes or few real, at either end of the margins
 * @WINNOW_QUALITY_UNKNOWN: too little is known to say
 *
 * Of what quality an audience is. Says nothing of how it came about.
 */
typedef enum
{
  WINNOW_QUALITY_HEALTHY,
  WINNOW_QUALITY_MIXED,
  WINNOW_QUALITY_POOR,
  WINNOW_QUALITY_UNKNOWN,
} WinnowQuality;

/**
 * WinnowPurchase:
 * @WINNOW_PURCHASE_NONE: none were found
 * @WINNOW_PURCHASE_SOME: some signs
 * @WINNOW_PURCHASE_STRONG: strong signs
 * @WINNOW_PURCHASE_UNKNOWN: too little is known to say
 *
 * Signs that followers were bought; by whom is never known.
 */
typedef enum
{
  WINNOW_PURCHASE_NONE,
  WINNOW_PURCHASE_SOME,
  WINNOW_PURCHASE_STRONG,
  WINNOW_PURCHASE_UNKNOWN,
} WinnowPurchase;

/**
 * WinnowThresholds:
 * @min_followers: of fewer, other than not told, nothing is said: 50
 * @healthy_fake: at most this share is fake in a healthy audience: 0.10
 * @healthy_real: at least this share is real in a healthy one: 0.50
 * @poor_fake: at least this share is fake in a poor one: 0.20
 * @poor_real: or at most this share is real: 0.40
 * @some_fake: from this share of fakes on they are a sign of purchase: 0.10
 * @strong_blocks: from this share of followers in suspect blocks on, these are
 *   a strong sign: 0.02
 *
 * Where the verdicts change. Every one is held against the end of the margins
 * that speaks against the verdict, so that none hangs on an estimate alone.
 */
typedef struct
{
  guint  min_followers;
  double healthy_fake;
  double healthy_real;
  double poor_fake;
  double poor_real;
  double some_fake;
  double strong_blocks;
} WinnowThresholds;

extern const WinnowThresholds winnow_thresholds_default;

/**
 * WinnowBlockEvidence:
 * @n_blocks: suspect blocks in the order of following, that nothing explains
 * @n_members: followers in them
 *
 * What the order of following shows.
 */
typedef struct
{
  guint n_blocks;
  guint n_members;
} WinnowBlockEvidence;

/* "healthy"; never translated. */
const char     *winnow_quality_get_id          (WinnowQuality              quality);
/* "Healthy audience" */
const char     *winnow_quality_get_title       (WinnowQuality              quality);
const char     *winnow_purchase_get_id         (WinnowPurchase             purchase);
/* "No signs of purchase" */
const char     *winnow_purchase_get_title      (WinnowPurchase             purchase);

/* @thresholds: (nullable): NULL for the default. @reasons: (nullable): a
 * GListStore of WinnowReason to append to, the weightiest first. */
WinnowQuality   winnow_verdict_judge_quality   (const WinnowSplit         *split,
                                                const WinnowThresholds    *thresholds,
                                                GListStore                *reasons);
/* @blocks: (nullable): NULL when the order was not looked at. */
WinnowPurchase  winnow_verdict_judge_purchase  (const WinnowSplit         *split,
                                                const WinnowBlockEvidence *blocks,
                                                const WinnowThresholds    *thresholds,
                                                GListStore                *evidence);

G_END_DECLS
