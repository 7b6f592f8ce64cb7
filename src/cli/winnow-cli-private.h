/* winnow-cli-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audit/winnow-audit.h"
#include "cli/winnow-cli.h"

G_BEGIN_DECLS

/* winnow-cli-audit.c, winnow-cli-score.c: @argv begins with the command. */
int          winnow_cli_audit             (int           argc,
                                           char        **argv);
int          winnow_cli_score             (int           argc,
                                           char        **argv);

/* winnow-cli-options.c */
gboolean     winnow_cli_parse             (const char         *command,
                                           const char         *summary,
                                           const char         *arguments,
                                           const GOptionEntry *entries,
                                           int                *argc,
                                           char             ***argv,
                                           int                *exit_code);
WinnowModel *winnow_cli_take_model        (const char   *id);
gboolean     winnow_cli_take_choice       (const char         *option,
                                           const char         *value,
                                           const char *const  *choices,
                                           guint              *choice);
gboolean     winnow_cli_take_limit        (const char   *text,
                                           guint        *limit);
gboolean     winnow_cli_take_time         (const char   *text,
                                           gint64       *time);

/* winnow-cli-output.c */
void         winnow_cli_complain          (const char   *format,
                                           ...) G_GNUC_PRINTF (1, 2);
void         winnow_cli_hint              (const char   *command);
gboolean     winnow_cli_print             (const char   *text,
                                           gssize        length);
gboolean     winnow_cli_flush             (void);
guint        winnow_cli_get_width         (int           fd);
int          winnow_cli_get_exit          (const GError *error);

G_END_DECLS
