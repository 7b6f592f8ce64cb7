/* winnow-followers-page.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "audit/winnow-audit.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_FOLLOWERS_PAGE (winnow_followers_page_get_type ())

/* The section of an audit that lists its followers: a table, or rows where it
 * is narrow; the one that is looked at in a pane beside it, or a sheet.
 * Properties with notify: filter (0 = all, else 1 +
 * WinnowClass), sort-key, descending, narrow, room (columns there is room
 * for, 0–2), details-open. */
G_DECLARE_FINAL_TYPE (WinnowFollowersPage, winnow_followers_page, WINNOW, FOLLOWERS_PAGE, AdwBin)

void winnow_followers_page_set_audit  (WinnowFollowersPage *self,
                                       WinnowAudit         *audit);
void winnow_followers_page_show_class (WinnowFollowersPage *self,
                                       WinnowClass          klass);
void winnow_followers_page_search     (WinnowFollowersPage *self);

G_END_DECLS
