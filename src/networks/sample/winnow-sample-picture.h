/* winnow-sample-picture.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends a small PNG that goes with @number and no other. */
void winnow_sample_picture_append (guint64  number,
                                   GString *out);

G_END_DECLS
