/* winnow-other-tool.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-model.h"

G_BEGIN_DECLS

/**
 * WinnowOtherTool:
 * @id: machine name of the model
 * @name: translated name
 * @counts: followers it puts in each #WinnowClass
 * @n: followers in all
 * @notes: (array zero-terminated=1): translated; which of its rules could not
 *   be looked at with any follower
 *
 * What a published rule set makes of the same followers.
 */
typedef struct
{
  char  *id;
  char  *name;
  guint  counts[WINNOW_N_CLASSES];
  guint  n;
  GStrv  notes;
} WinnowOtherTool;

void       winnow_other_tool_free (WinnowOtherTool            *self);
/* (transfer full) (element-type WinnowOtherTool): every model but "winnow", in
 * the order of the registry. In any thread. */
GPtrArray *winnow_other_tools_ask (const WinnowFollowerRecord *records,
                                   guint                       n_records,
                                   gint64                      as_of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowOtherTool, winnow_other_tool_free)

G_END_DECLS
