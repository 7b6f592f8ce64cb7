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

/* (transfer full): the report by the JSON contract; machine values, never
 * translated; only keys whose capability exists. */
JsonNode *winnow_report_to_json (WinnowAudit *audit);
/* (transfer full): the report in words for a terminal, translated, ends in a
 * newline, at most @width columns. */
char     *winnow_report_to_text (WinnowAudit *audit,
                                 guint        width);

G_END_DECLS
