/* winnow-options.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-target.h"

G_BEGIN_DECLS

/* What the window's command line may say. */
extern const GOptionEntry winnow_options_entries[];

gboolean      winnow_options_check      (char         **arguments,
                                         GError       **error);
/* (transfer full) (nullable): the audit asked for. */
WinnowTarget *winnow_options_get_target (GVariantDict  *dict,
                                         const char    *cwd,
                                         GError       **error);
gboolean      winnow_options_get_as_of  (GVariantDict  *dict,
                                         gint64        *as_of,
                                         GError       **error);

G_END_DECLS
