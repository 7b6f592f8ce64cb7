/* winnow-account.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_ACCOUNT (winnow_account_get_type ())

/* The account under audit, as its network told it. Construct-only properties:
 * `id` (stable, e.g. a DID), `handle`, `display-name`, `bio`, `avatar` (a URL),
 * `url` (its public page) — strings, NULL = not told — and `created-at` (µs,
 * -1 = not told), `followers`, `following`, `posts` (int64, -1 = not told).
 * Read-only: `title`. */
G_DECLARE_FINAL_TYPE (WinnowAccount, winnow_account, WINNOW, ACCOUNT, GObject)

const char *winnow_account_get_id           (WinnowAccount *self);
const char *winnow_account_get_handle       (WinnowAccount *self);
const char *winnow_account_get_display_name (WinnowAccount *self);
const char *winnow_account_get_bio          (WinnowAccount *self);
const char *winnow_account_get_avatar       (WinnowAccount *self);
const char *winnow_account_get_url          (WinnowAccount *self);
gint64      winnow_account_get_created_at   (WinnowAccount *self);
gint64      winnow_account_get_followers    (WinnowAccount *self);
gint64      winnow_account_get_following    (WinnowAccount *self);
gint64      winnow_account_get_posts        (WinnowAccount *self);
/* The display name, else "@handle". */
const char *winnow_account_get_title        (WinnowAccount *self);

G_END_DECLS
