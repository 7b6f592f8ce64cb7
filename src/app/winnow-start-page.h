/* winnow-start-page.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "storage/winnow-store.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_START_PAGE (winnow_start_page_get_type ())

/* One entry, "Whose followers?", and the audits of the past. */
G_DECLARE_FINAL_TYPE (WinnowStartPage, winnow_start_page, WINNOW, START_PAGE, AdwNavigationPage)

/* Lists the audits of @store (nullable) anew. */
void winnow_start_page_load       (WinnowStartPage *self,
                                   WinnowStore     *store);
/* What is wrong with what was typed in. */
void winnow_start_page_show_error (WinnowStartPage *self,
                                   const char      *message);

G_END_DECLS
