/* winnow-class-toggles.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "scoring/winnow-split.h"

G_BEGIN_DECLS

/**
 * WinnowTogglesRoom:
 * @WINNOW_TOGGLES_ICONS: icons, and "All"
 * @WINNOW_TOGGLES_NAMES: the names of the classes
 * @WINNOW_TOGGLES_COUNTS: names, and how many there are
 *
 * What there is room for.
 */
typedef enum
{
  WINNOW_TOGGLES_ICONS,
  WINNOW_TOGGLES_NAMES,
  WINNOW_TOGGLES_COUNTS,
} WinnowTogglesRoom;

/* Labels a group of five toggles: all followers, then each class.
 * @split: (nullable): NULL while nothing is scored. */
void winnow_class_toggles_update (AdwToggleGroup    *group,
                                  const WinnowSplit *split,
                                  WinnowTogglesRoom  room);

G_END_DECLS
