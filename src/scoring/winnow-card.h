/* winnow-card.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "scoring/winnow-error-rates.h"
#include "scoring/winnow-feature.h"

G_BEGIN_DECLS

#define WINNOW_CARD_ERROR (winnow_card_error_quark ())

/**
 * WinnowCardError:
 * @WINNOW_CARD_ERROR_SYNTAX: not JSON
 * @WINNOW_CARD_ERROR_FORMAT: of a format this program does not know
 * @WINNOW_CARD_ERROR_MISSING: something is missing, or of the wrong kind
 * @WINNOW_CARD_ERROR_VALUE: a number or name that cannot be
 *
 * What is wrong with a scorecard's file. The message names the place.
 */
typedef enum
{
  WINNOW_CARD_ERROR_SYNTAX,
  WINNOW_CARD_ERROR_FORMAT,
  WINNOW_CARD_ERROR_MISSING,
  WINNOW_CARD_ERROR_VALUE,
} WinnowCardError;

GQuark winnow_card_error_quark (void);

#define WINNOW_CARD_FORMAT 1
#define WINNOW_CARD_MAX_KNOTS 12
/* Followers and following; without both nothing is said. */
#define WINNOW_CARD_FIELDS_NEEDED \
  ((WinnowFields) (WINNOW_FIELD_FOLLOWERS | WINNOW_FIELD_FOLLOWING))
/* All a card may look at. */
#define WINNOW_CARD_FIELDS \
  ((WinnowFields) (WINNOW_FIELDS_COUNTS | WINNOW_FIELD_CREATED_AT | \
                   WINNOW_FIELD_FAVOURITES))

/* Points over the logarithm of a measure: straight between knots, level
 * outside them, so that nothing runs away. */
typedef struct
{
  WinnowFeature feature;
  guint         n_knots;
  double        at[WINNOW_CARD_MAX_KNOTS];
  double        log_at[WINNOW_CARD_MAX_KNOTS];
  double        points[WINNOW_CARD_MAX_KNOTS];
} WinnowCurve;

/* Fake is above @points. What held-out sources showed: @n_found of @n_fake
 * purchased accounts were found, @n_wrong of @n_real people were wrongly
 * called fake; @errors says how these rates vary between sources. */
typedef struct
{
  double           rate;
  double           points;
  double           sensitivity;
  double           specificity;
  guint            n_fake;
  guint            n_found;
  guint            n_real;
  guint            n_wrong;
  WinnowErrorRates errors;
} WinnowCutoff;

/* .5, 1, 2 and 5 % of real accounts wrongly called fake. */
#define WINNOW_CARD_N_CUTOFFS 4

/* The numbers for accounts of which just @fields were told. */
typedef struct
{
  WinnowFields fields;
  double       base;
  guint        n_curves;
  WinnowCurve  curves[WINNOW_N_FEATURES];
  WinnowCutoff cutoffs[WINNOW_CARD_N_CUTOFFS];
} WinnowCardSet;

/* A scorecard's numbers. Immutable. */
typedef struct _WinnowCard WinnowCard;

WinnowCard          *winnow_card_new_from_bytes     (GBytes              *bytes,
                                                     GError             **error);
WinnowCard          *winnow_card_ref                (WinnowCard          *self);
void                 winnow_card_unref              (WinnowCard          *self);
const char          *winnow_card_get_version        (WinnowCard          *self);
const char          *winnow_card_get_calibrated_for (WinnowCard          *self);
/* Whether its numbers were measured on the network of that id. */
gboolean             winnow_card_has_network        (WinnowCard          *self,
                                                     const char          *network);
/* This many points double the odds. */
double               winnow_card_get_doubling       (WinnowCard          *self);
/* The set that uses most of @known; NULL when @known is too little. */
const WinnowCardSet *winnow_card_find_set           (WinnowCard          *self,
                                                     WinnowFields         known);
/* The cutoff of the rate nearest to @rate from below; the strictest when all
 * are above. */
const WinnowCutoff  *winnow_card_set_find_cutoff    (const WinnowCardSet *set,
                                                     double               rate);
double               winnow_curve_eval              (const WinnowCurve   *curve,
                                                     double               measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowCard, winnow_card_unref)

G_END_DECLS
