/* winnow-overview.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_OVERVIEW (winnow_overview_get_type ())

/* The section of an audit that sums it up. Property: audit (nullable). */
G_DECLARE_FINAL_TYPE (WinnowOverview, winnow_overview, WINNOW, OVERVIEW, AdwBin)

void     winnow_overview_set_audit  (WinnowOverview *self,
                                     WinnowAudit    *audit);
gboolean winnow_overview_is_settled (WinnowOverview *self);

G_END_DECLS
