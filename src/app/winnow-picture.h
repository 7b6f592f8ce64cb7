/* winnow-picture.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/winnow-window.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_PICTURE (winnow_picture_get_type ())

/* Waits for the audit in a window to end, saves a picture of the window and
 * prints the report, then ends the command. Keeps itself alive meanwhile. */
G_DECLARE_FINAL_TYPE (WinnowPicture, winnow_picture, WINNOW, PICTURE, GObject)

/* @page: (nullable): "overview" or "followers". @size: (nullable): "980x700" */
WinnowPicture *winnow_picture_new (WinnowWindow             *window,
                                   GApplicationCommandLine  *command_line,
                                   const char               *file,
                                   const char               *page,
                                   const char               *size,
                                   GError                  **error);

G_END_DECLS
