/* winnow-store.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-list.h"
#include "scoring/winnow-calibration.h"

G_BEGIN_DECLS

/**
 * WinnowStoredAudit:
 *
 * An audit as it is kept: all that is needed to show it again offline or to
 * go on reading. Plain values only, so that storage knows no networks; NULL
 * and -1 mean not told.
 */
typedef struct
{
  gint64    row;                /* 0 = not kept yet */
  char     *network;            /* "bluesky" */
  char     *server;             /* base URL asked; NULL = a file */
  char     *account_id;
  char     *handle;
  char     *display_name;
  char     *bio;
  char     *avatar;             /* URL */
  char     *url;
  gint64    account_created_at;
  gint64    account_followers;
  gint64    account_following;
  gint64    account_posts;
  gint64    started_at;         /* µs */
  gint64    as_of;              /* µs; ages are counted to it */
  guint     limit;              /* 0 = all */
  char     *cursor;             /* see winnow_fetch_get_cursor() */
  gboolean  list_complete;
  gboolean  finished;           /* nothing left to read */
  guint     followers_read;
  double    shares[4];          /* of the last split, by class; NaN = none */
} WinnowStoredAudit;

WinnowStoredAudit *winnow_stored_audit_new  (void);
WinnowStoredAudit *winnow_stored_audit_copy (const WinnowStoredAudit *self);
void               winnow_stored_audit_free (WinnowStoredAudit       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowStoredAudit, winnow_stored_audit_free)

/* What the user says of a follower of an account. */
typedef struct
{
  char       *follower_id;
  char       *handle;           /* as it was then; NULL = not told */
  WinnowMark  mark;
  gint64      time;             /* µs */
} WinnowStoredMark;

void winnow_stored_mark_free (WinnowStoredMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowStoredMark, winnow_stored_mark_free)

#define WINNOW_TYPE_STORE (winnow_store_get_type ())

/* Audits and their followers in one SQLite file. Blocks; to be used from one
 * thread at a time. Every call is one transaction: it happens wholly or not
 * at all. */
G_DECLARE_FINAL_TYPE (WinnowStore, winnow_store, WINNOW, STORE, GObject)

#define WINNOW_STORE_ERROR (winnow_store_error_quark ())

typedef enum
{
  WINNOW_STORE_ERROR_OPEN,
  WINNOW_STORE_ERROR_NEWER,     /* written by a later Winnow */
  WINNOW_STORE_ERROR_DAMAGED,
  WINNOW_STORE_ERROR_FULL,
  WINNOW_STORE_ERROR_FAILED,
} WinnowStoreError;

GQuark winnow_store_error_quark (void);

char               *winnow_store_get_default_path (void);
WinnowStore        *winnow_store_open             (const char          *path,
                                                   GError             **error);
gboolean            winnow_store_save_audit       (WinnowStore         *self,
                                                   WinnowStoredAudit   *audit,
                                                   GError             **error);
gboolean            winnow_store_save_followers   (WinnowStore         *self,
                                                   gint64               audit_row,
                                                   WinnowFollowerList  *list,
                                                   const guint         *ranks,
                                                   gsize                n_ranks,
                                                   GError             **error);
WinnowFollowerList *winnow_store_load_followers   (WinnowStore         *self,
                                                   gint64               audit_row,
                                                   GError             **error);
GPtrArray          *winnow_store_list_audits      (WinnowStore         *self,
                                                   guint                max,
                                                   GError             **error);
/* NULL without error = none */
WinnowStoredAudit  *winnow_store_find_unfinished  (WinnowStore         *self,
                                                   const char          *network,
                                                   const char          *server,
                                                   const char          *account_id,
                                                   guint                limit,
                                                   gint64               since,
                                                   GError             **error);
/* One at a time reads on with an audit; a claim ends with the store. */
gboolean            winnow_store_claim            (WinnowStore         *self,
                                                   gint64               audit_row);
void                winnow_store_release          (WinnowStore         *self,
                                                   gint64               audit_row);
WinnowStoredAudit  *winnow_store_load_audit       (WinnowStore         *self,
                                                   gint64               audit_row,
                                                   GError             **error);
gboolean            winnow_store_delete_audit     (WinnowStore         *self,
                                                   gint64               audit_row,
                                                   GError             **error);

/* Marks belong to an account on a @server (NULL = none), not to one audit. */
gboolean            winnow_store_save_mark        (WinnowStore         *self,
                                                   const char          *network,
                                                   const char          *server,
                                                   const char          *account_id,
                                                   const WinnowStoredMark *mark,
                                                   GError             **error);
gboolean            winnow_store_delete_mark      (WinnowStore         *self,
                                                   const char          *network,
                                                   const char          *server,
                                                   const char          *account_id,
                                                   const char          *follower_id,
                                                   GError             **error);
GPtrArray          *winnow_store_list_marks       (WinnowStore         *self,
                                                   const char          *network,
                                                   const char          *server,
                                                   const char          *account_id,
                                                   GError             **error);

G_END_DECLS
