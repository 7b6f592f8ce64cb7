/* winnow-report.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

JsonNode *winnow_report_to_json (WinnowAudit *audit);
char     *winnow_report_to_text (WinnowAudit *audit,
                                 guint        width);

G_END_DECLS
