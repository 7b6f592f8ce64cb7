/* winnow-rule-set-model.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-model.h"

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

#define WINNOW_TYPE_RULE_SET_MODEL (winnow_rule_set_model_get_type ())

G_DECLARE_FINAL_TYPE (WinnowRuleSetModel, winnow_rule_set_model, WINNOW, RULE_SET_MODEL, WinnowModel)

WinnowModel *winnow_rule_set_model_new (WinnowRuleSet rule_set);

G_END_DECLS
