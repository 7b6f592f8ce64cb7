/* winnow-store-open.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "storage/winnow-store-private.h"

/* How long to wait for another process that is writing, in ms. */
#define BUSY_TIMEOUT 5000

/**
 * winnow_store_get_default_path:
 *
 * Returns: (transfer full) (type filename): `$XDG_DATA_HOME/winnow/audits.db`
 */
char *
winnow_store_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "winnow", "audits.db", NULL);
}

/* Who follows whom is nobody else's business. An existing file is not opened
 * here: closing it would drop the locks this process may hold on it. */
static gboolean
make_private_file (WinnowStore  *self,
                   const char   *path,
                   GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

      if (fd >= 0)
        return g_close (fd, error);

      if (errno == EEXIST)
        return TRUE;
    }

  g_set_error (error, WINNOW_STORE_ERROR,
               errno == ENOSPC || errno == EDQUOT ? WINNOW_STORE_ERROR_FULL
                                                  : WINNOW_STORE_ERROR_OPEN,
               _("“%s” can’t be made: %s"), self->path, g_strerror (errno));

  return FALSE;
}

/**
 * winnow_store_open:
 * @path: (type filename): a file, or ":memory:" for one that is not kept
 * @error: return location for a %WINNOW_STORE_ERROR
 *
 * Opens the file audits are kept in; makes it, readable by its owner only, and
 * its folder when there is none. Any number of processes may have it open;
 * within one process a store belongs to one thread at a time. A file that is
 * damaged, or that another program or a newer Winnow wrote, is never changed.
 *
 * Everything a store does blocks, and is done wholly or not at all.
 *
 * Returns: (transfer full): a store; %NULL with @error set when it cannot be
 *   opened
 */
WinnowStore *
winnow_store_open (const char  *path,
                   GError     **error)
{
  g_autoptr (WinnowStore) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (WINNOW_TYPE_STORE, NULL);
  self->path = g_filename_display_name (path);

  if (!g_str_equal (path, ":memory:") && !make_private_file (self, path, error))
    return NULL;

  code = sqlite3_open_v2 (path, &self->db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                          SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      winnow_store_fail (self, code, error);
      return NULL;
    }

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);

  if (!winnow_store_set_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}
