/* winnow-shortcuts-dialog.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer floating): a dialog that lists the keys. */
AdwDialog *winnow_shortcuts_dialog_new (void);

G_END_DECLS
