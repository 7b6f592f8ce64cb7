/* winnow-score.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * WinnowClass:
 * @WINNOW_CLASS_REAL: a person or organisation, in use
 * @WINNOW_CLASS_INACTIVE: no longer, or never, in use; not fake
 * @WINNOW_CLASS_FAKE: looks made to be counted
 * @WINNOW_CLASS_NOT_TOLD: the network told too little to say
 *
 * What a model makes of a follower. The nicks ("real", "inactive", "fake",
 * "not_told") are the machine values of the CSV and JSON contract.
 */
typedef enum
{
  WINNOW_CLASS_REAL,
  WINNOW_CLASS_INACTIVE,
  WINNOW_CLASS_FAKE,
  WINNOW_CLASS_NOT_TOLD,
} WinnowClass;

#define WINNOW_N_CLASSES 4

const char *winnow_class_get_id   (WinnowClass  klass);
const char *winnow_class_get_name (WinnowClass  klass);
gboolean    winnow_class_from_id  (const char  *id,
                                   WinnowClass *klass);

/**
 * WinnowScore:
 * @klass: the class
 * @p_fake: probability of being fake, 0–1; NaN from a model that has none
 * @points: the model's own points, higher is more fake; NaN where it has none
 *
 * The short result of scoring one follower; the reasons are asked for with
 * winnow_model_explain() when somebody wants to see them.
 */
typedef struct
{
  WinnowClass klass;
  float       p_fake;
  float       points;
} WinnowScore;

/**
 * WinnowReasonKind:
 * @WINNOW_REASON_FAKE: speaks for fake
 * @WINNOW_REASON_REAL: speaks against it
 * @WINNOW_REASON_INACTIVE: speaks for inactive
 * @WINNOW_REASON_NOT_TOLD: could not be looked at; a note without weight
 */
typedef enum
{
  WINNOW_REASON_FAKE,
  WINNOW_REASON_REAL,
  WINNOW_REASON_INACTIVE,
  WINNOW_REASON_NOT_TOLD,
} WinnowReasonKind;

#define WINNOW_TYPE_REASON (winnow_reason_get_type ())

/* One short translated sentence ("Follows 2,310, followed by 4") with its
 * signed points; NaN where the rule set gives none. Immutable; properties
 * `id`, `kind`, `text`, `points`. */
G_DECLARE_FINAL_TYPE (WinnowReason, winnow_reason, WINNOW, REASON, GObject)

WinnowReason     *winnow_reason_new        (const char       *id,
                                            WinnowReasonKind  kind,
                                            double            points,
                                            const char       *text);
const char       *winnow_reason_get_id     (WinnowReason     *self);
WinnowReasonKind  winnow_reason_get_kind   (WinnowReason     *self);
double            winnow_reason_get_points (WinnowReason     *self);
const char       *winnow_reason_get_text   (WinnowReason     *self);

G_END_DECLS
