/* winnow-store-claims.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "storage/winnow-store-private.h"

/* Beside the audits lies a file of which the byte at the number of an audit's
 * row is locked by whoever reads on with it. Locks go with the process that
 * holds them, however it ends. */

static gboolean
set_lock (WinnowStore *self,
          gint64       audit_row,
          short        type)
{
  struct flock lock = {
    .l_type = type,
    .l_whence = SEEK_SET,
    .l_start = audit_row,
    .l_len = 1,
  };

  return fcntl (self->claims_fd, F_OFD_SETLK, &lock) == 0;
}

static void
open_claims (WinnowStore *self)
{
  g_autofree char *path = g_strconcat (self->path, "-claims", NULL);

  if (self->claims_fd == -1 && !g_str_equal (self->path, ":memory:"))
    self->claims_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

/**
 * winnow_store_claim:
 * @self: a store
 * @audit_row: the row of a kept audit
 *
 * Takes an audit to read on with, so that nobody else does, in this process
 * or another. What one holds already one cannot claim again. Where there are
 * no locks to be had, as on some network disks, only this store is asked.
 *
 * Returns: whether it is free, and now taken
 */
gboolean
winnow_store_claim (WinnowStore *self,
                    gint64       audit_row)
{
  g_return_val_if_fail (WINNOW_IS_STORE (self), FALSE);
  g_return_val_if_fail (audit_row > 0, FALSE);

  if (g_hash_table_contains (self->claims, &audit_row))
    return FALSE;

  open_claims (self);
  if (self->claims_fd != -1 && !set_lock (self, audit_row, F_WRLCK) &&
      (errno == EAGAIN || errno == EACCES))
    return FALSE;

  g_hash_table_add (self->claims, g_memdup2 (&audit_row, sizeof audit_row));

  return TRUE;
}

/**
 * winnow_store_release:
 * @self: a store
 * @audit_row: the row of an audit that was claimed
 *
 * Lets others read on with it.
 */
void
winnow_store_release (WinnowStore *self,
                      gint64       audit_row)
{
  g_return_if_fail (WINNOW_IS_STORE (self));

  if (g_hash_table_remove (self->claims, &audit_row) && self->claims_fd != -1)
    set_lock (self, audit_row, F_UNLCK);
}
