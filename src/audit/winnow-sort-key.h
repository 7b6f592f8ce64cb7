/* winnow-sort-key.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSortKey:
 *
 * What the followers are sorted by. Followers for whom the key was not told
 * come last in either direction.
 */
typedef enum
{
  WINNOW_SORT_RANK,
  WINNOW_SORT_NAME,
  WINNOW_SORT_HANDLE,
  WINNOW_SORT_CLASS,
  WINNOW_SORT_P_FAKE,
  WINNOW_SORT_FOLLOWERS,
  WINNOW_SORT_FOLLOWING,
  WINNOW_SORT_POSTS,
  WINNOW_SORT_CREATED_AT,
  WINNOW_SORT_LAST_POST_AT,
  WINNOW_SORT_FOLLOWED_AT,
} WinnowSortKey;

G_END_DECLS
