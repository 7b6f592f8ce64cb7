/* winnow-application.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_APPLICATION (winnow_application_get_type ())

G_DECLARE_FINAL_TYPE (WinnowApplication, winnow_application, WINNOW, APPLICATION, AdwApplication)

WinnowApplication *winnow_application_new (void);
/* Runs the application; returns what to exit with. */
int                winnow_application_run (WinnowApplication  *self,
                                           int                 argc,
                                           char              **argv);

G_END_DECLS
