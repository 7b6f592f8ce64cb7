/* winnow-class-badge.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "scoring/winnow-score.h"

G_BEGIN_DECLS

#define WINNOW_TYPE_CLASS_BADGE (winnow_class_badge_get_type ())

/* The class of a follower: its icon in its colour, and its name. Property with
 * notify: klass (WinnowClass). */
G_DECLARE_FINAL_TYPE (WinnowClassBadge, winnow_class_badge, WINNOW, CLASS_BADGE, GtkWidget)

GtkWidget *winnow_class_badge_new (void);

G_END_DECLS
