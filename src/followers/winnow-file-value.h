/* winnow-file-value.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

gboolean winnow_file_value_parse (WinnowFollowerRecord  *record,
                                  WinnowFields           field,
                                  const char            *text,
                                  gsize                  length,
                                  guint                  line,
                                  GError               **error);

G_END_DECLS
