/* winnow-progress-strip.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "networks/winnow-fetch.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_PROGRESS_STRIP (winnow_progress_strip_get_type ())

/* How far the reading of an account has come, with the buttons to pause and
 * stop it (actions audit.pause and audit.stop). Property with notify: fetch
 * (nullable). */
G_DECLARE_FINAL_TYPE (WinnowProgressStrip, winnow_progress_strip, WINNOW, PROGRESS_STRIP, GtkWidget)

void winnow_progress_strip_set_fetch (WinnowProgressStrip *self,
                                      WinnowFetch         *fetch);

G_END_DECLS
