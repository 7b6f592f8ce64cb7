/* winnow-application.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "networks/winnow-network.h"
#include "storage/winnow-store.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_APPLICATION (winnow_application_get_type ())

G_DECLARE_FINAL_TYPE (WinnowApplication, winnow_application, WINNOW, APPLICATION, AdwApplication)

WinnowApplication *winnow_application_new         (void);
/* Runs the application; returns what to exit with. */
int                winnow_application_run         (WinnowApplication  *self,
                                                   int                 argc,
                                                   char              **argv);
void               winnow_application_set_status  (WinnowApplication  *self,
                                                   int                 status);
/* (nullable) (transfer none): NULL when past audits cannot be kept. */
WinnowStore       *winnow_application_get_store   (WinnowApplication  *self);
/* What ages are counted to by new audits, µs. */
gint64             winnow_application_get_as_of   (WinnowApplication  *self);
/* (transfer none): the network of that id, made once and kept. */
WinnowNetwork     *winnow_application_get_network (WinnowApplication  *self,
                                                   const char         *id,
                                                   const char         *server,
                                                   GError            **error);

G_END_DECLS
