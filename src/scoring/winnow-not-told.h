/* winnow-not-told.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-fields.h"

G_BEGIN_DECLS

void winnow_not_told_append (GListStore   *reasons,
                             WinnowFields  fields);

G_END_DECLS
