/* fit-design.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-card.h"

#include "fit-table.h"

G_BEGIN_DECLS

/* Copies of accounts, changed as accounts elsewhere may differ, that teach
 * the card what not to lean on. See fit-design.c. */
typedef enum
{
  FIT_TWIN_NONE,
  FIT_TWIN_AGED,
  FIT_TWIN_QUIET,
  FIT_TWIN_CHATTY,
  FIT_TWIN_YOUNG,
  FIT_N_TWINS
} FitTwin;

#define FIT_PENALTY 4.0
#define FIT_SMOOTHING 4.0

/* A curve for each feature that @fields allow, not yet rounded. */
typedef struct
{
  WinnowFields fields;
  double       constant;
  guint        n_curves;
  WinnowCurve  curves[WINNOW_N_FEATURES]; /* points: log-odds */
} FitCard;

const char *fit_twin_get_name   (FitTwin               twin);
double      fit_twin_get_share  (FitTwin               twin);
gboolean    fit_twin_applies    (FitTwin               twin,
                                 gboolean              fake);
void        fit_twin_make       (FitTwin               twin,
                                 const FitRow         *row,
                                 WinnowFollowerRecord *record);

/* Which rows to learn from; one byte a row of the table. */
void        fit_card_learn      (FitCard              *self,
                                 const FitTable       *table,
                                 const guint8         *use,
                                 WinnowFields          fields);
double      fit_card_get_odds   (const FitCard        *self,
                                 const WinnowFollowerRecord *record,
                                 gint64                as_of);
/* Makes 0 the average of each curve over the rows in @use, real and purchased
 * weighing the same. */
void        fit_card_centre     (FitCard              *self,
                                 const FitTable       *table,
                                 const guint8         *use);

G_END_DECLS
