/* winnow-statuspeople-model.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-model.h"
#include "scoring/winnow-statuspeople-edition.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_STATUSPEOPLE_MODEL (winnow_statuspeople_model_get_type ())

G_DECLARE_FINAL_TYPE (WinnowStatusPeopleModel, winnow_statuspeople_model, WINNOW, STATUSPEOPLE_MODEL, WinnowModel)

WinnowModel *winnow_statuspeople_model_new (WinnowStatusPeopleEdition edition);

G_END_DECLS
