/* winnow-file-dialog.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a dialog that asks for a list of followers. */
GtkFileDialog *winnow_file_dialog_new (void);

G_END_DECLS
