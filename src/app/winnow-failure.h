/* winnow-failure.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page says of an audit that came to nothing. (transfer full) */
char     *winnow_failure_describe  (const GError  *error,
                                    const char   **icon);
gboolean  winnow_failure_may_retry (const GError  *error);

G_END_DECLS
