/* winnow-target.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WinnowTargetKind:
 * @WINNOW_TARGET_ACCOUNT: somebody on a network
 * @WINNOW_TARGET_FILE: a file of followers
 */
typedef enum
{
  WINNOW_TARGET_ACCOUNT,
  WINNOW_TARGET_FILE,
} WinnowTargetKind;

/**
 * WinnowTarget:
 * @kind: what it is
 * @network: network id; NULL for a file
 * @handle: handle or DID as the network wants it: no @, no link around it
 * @file: the file; NULL for an account
 */
typedef struct
{
  WinnowTargetKind  kind;
  char             *network;
  char             *handle;
  GFile            *file;
} WinnowTarget;

WinnowTarget *winnow_target_parse (const char    *text,
                                   const char    *network,
                                   const char    *cwd,
                                   GError       **error);
void          winnow_target_free  (WinnowTarget  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowTarget, winnow_target_free)

G_END_DECLS
