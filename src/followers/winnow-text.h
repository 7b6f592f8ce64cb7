/* winnow-text.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes text that strangers wrote fit to be shown: nothing in it steers a
 * terminal, or turns round what is written after it. */

/* (transfer full): on one line, for names */
char *winnow_text_clean_line  (const char *text);
/* (transfer full): line breaks kept, for bios */
char *winnow_text_clean_lines (const char *text);

G_END_DECLS
