/* winnow-rule-set-model.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-model.h"
#include "scoring/winnow-rule-set.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_RULE_SET_MODEL (winnow_rule_set_model_get_type ())

G_DECLARE_FINAL_TYPE (WinnowRuleSetModel, winnow_rule_set_model, WINNOW, RULE_SET_MODEL, WinnowModel)

WinnowModel *winnow_rule_set_model_new (WinnowRuleSet rule_set);

G_END_DECLS
