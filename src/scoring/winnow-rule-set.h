/* winnow-rule-set.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"
#include "scoring/winnow-score.h"

G_BEGIN_DECLS

/**
 * WinnowRuleSet:
 * @WINNOW_RULE_SET_CAMISANI_CALZOLARI: M. Camisani-Calzolari, 2012
 * @WINNOW_RULE_SET_SOCIALBAKERS: Socialbakers, 2013
 * @WINNOW_RULE_SET_STATE_OF_SEARCH: State of Search, 2012
 *
 * Rule sets as Cresci et al. (2015, "Fame for sale") give them. Clauses that
 * ask for an account's posts cannot be looked at.
 */
typedef enum
{
  WINNOW_RULE_SET_CAMISANI_CALZOLARI,
  WINNOW_RULE_SET_SOCIALBAKERS,
  WINNOW_RULE_SET_STATE_OF_SEARCH,
} WinnowRuleSet;

#define WINNOW_RULE_SET_MAX_CLAUSES 9

/* What can be said of a clause. @met is by clause of the rule set. */
typedef struct
{
  WinnowTold  met[WINNOW_RULE_SET_MAX_CLAUSES];
  guint       n_told;
  int         points;  /* Camisani-Calzolari: bot less human; others: clauses
                        * met */
  gboolean    inactive;
  WinnowClass klass;
} WinnowRuleSetVerdict;

gboolean winnow_rule_set_has_points     (WinnowRuleSet               rule_set);
void     winnow_rule_set_judge          (WinnowRuleSet               rule_set,
                                         const WinnowFollowerRecord *record,
                                         gint64                      as_of,
                                         WinnowRuleSetVerdict       *verdict);
void     winnow_rule_set_append_reasons (WinnowRuleSet               rule_set,
                                         const WinnowFollowerRecord *record,
                                         gint64                      as_of,
                                         GListStore                 *reasons);

G_END_DECLS
