/* winnow-follower-details.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "audit/winnow-audit-row.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWER_DETAILS (winnow_follower_details_get_type ())

/* All there is to say of one follower: facts, and the reasons for its class.
 * Property with notify: row (WinnowAuditRow, nullable). The button to close it
 * activates followers.close-details. */
G_DECLARE_FINAL_TYPE (WinnowFollowerDetails, winnow_follower_details, WINNOW, FOLLOWER_DETAILS, AdwBin)

/* @audit: (nullable): what @row belongs to. */
void winnow_follower_details_set_row (WinnowFollowerDetails *self,
                                      WinnowAudit           *audit,
                                      WinnowAuditRow        *row);

G_END_DECLS
