/* winnow-terminal.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *winnow_terminal_sanitize (const char *text);
guint  winnow_terminal_width    (const char *text);
char  *winnow_terminal_fit      (const char *text,
                                 guint       width);
void   winnow_terminal_pad      (GString    *string,
                                 const char *text,
                                 int         width);
void   winnow_terminal_wrap     (GString    *string,
                                 const char *text,
                                 const char *first,
                                 const char *rest,
                                 guint       width);

G_END_DECLS
