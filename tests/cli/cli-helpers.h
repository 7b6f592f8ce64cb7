/* cli-helpers.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The program run as people run it: what it prints, where to, and its exit
 * code. Each test has a folder of its own, where the program keeps its data
 * too. */
typedef struct
{
  char *folder;
  char *out;
  char *err;
  int   exit_code;              /* negative: the signal that ended it */
} Cli;

void         cli_set_up     (Cli               *cli,
                             gconstpointer      data);
void         cli_tear_down  (Cli               *cli,
                             gconstpointer      data);
GSubprocess *cli_spawn      (Cli               *cli,
                             GSubprocessFlags   flags,
                             const char *const *args);
void         cli_finish     (Cli               *cli,
                             GSubprocess       *process,
                             const char        *input);
void         cli_run        (Cli               *cli,
                             const char        *input,
                             const char *const *args);
void         cli_write_file (Cli               *cli,
                             const char        *name,
                             const char        *text,
                             gssize             length);
void         cli_assert_exit (Cli              *cli,
                             int                expected);
void         assert_says    (const char        *text,
                             const char        *what);
JsonObject  *cli_get_report (Cli               *cli,
                             JsonNode         **node);
gint64       get_read       (JsonObject        *report);

#define ARGS(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define run(cli, ...) cli_run (cli, NULL, ARGS (__VA_ARGS__))
#define ADD(name, func) \
  g_test_add (name, Cli, NULL, cli_set_up, func, cli_tear_down)

G_END_DECLS
