/* winnow-audit-keep.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"
#include "followers/winnow-time.h"

/* Keeping blocks the main loop for some milliseconds. */
#define KEEP_INTERVAL_MS 1000

/* How old an unfinished audit may be to go on with: any older, and too many
 * followers have come and gone for one list. */
#define PICK_UP_WINDOW WINNOW_DAY

/* How often to begin a row anew that another process was quicker to take. */
#define MAX_ROWS 3

/* The server that the store knows the audit by. The sample network listens on
 * another port every time and is the same nevertheless. */
const char *
winnow_audit_get_server_key (WinnowAudit *self)
{
  g_assert (WINNOW_IS_AUDIT (self));

  if (self->network == NULL)
    return self->kept != NULL ? self->kept->server : NULL;

  if (g_strcmp0 (self->network_id, "sample") == 0)
    return "sample";

  return winnow_network_get_server (self->network);
}

/* Whether @row is this audit's to read on with, now or already. */
gboolean
winnow_audit_claim (WinnowAudit *self,
                    gint64       row)
{
  g_assert (WINNOW_IS_AUDIT (self));

  if (self->store == NULL || row == 0 || self->claimed == row)
    return TRUE;

  winnow_audit_release (self);
  if (!winnow_store_claim (self->store, row))
    return FALSE;

  self->claimed = row;

  return TRUE;
}

void
winnow_audit_release (WinnowAudit *self)
{
  if (self->claimed != 0)
    winnow_store_release (self->store, self->claimed);
  self->claimed = 0;
}

static void
fill_account (WinnowStoredAudit *kept,
              WinnowAccount     *account)
{
  g_set_str (&kept->account_id, winnow_account_get_id (account));
  g_set_str (&kept->handle, winnow_account_get_handle (account));
  g_set_str (&kept->display_name, winnow_account_get_display_name (account));
  g_set_str (&kept->bio, winnow_account_get_bio (account));
  g_set_str (&kept->avatar, winnow_account_get_avatar (account));
  g_set_str (&kept->url, winnow_account_get_url (account));
  kept->account_created_at = winnow_account_get_created_at (account);
  kept->account_followers = winnow_account_get_followers (account);
  kept->account_following = winnow_account_get_following (account);
  kept->account_posts = winnow_account_get_posts (account);
}

static void
fill (WinnowAudit *self)
{
  WinnowStoredAudit *kept = self->kept;

  g_set_str (&kept->network, self->network_id);
  g_set_str (&kept->server, winnow_audit_get_server_key (self));
  fill_account (kept, self->account);
  g_set_str (&kept->handle, self->handle);
  kept->started_at = self->started_at;
  kept->as_of = self->as_of;
  kept->limit = self->limit;
  kept->finished = self->state == WINNOW_AUDIT_FINISHED;
  kept->followers_read = winnow_follower_list_get_length (self->followers);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    kept->shares[i] = self->split.parts[i].share;
}

/* The position must never be ahead of the followers that are kept. */
static void
fill_position (WinnowAudit *self)
{
  g_set_str (&self->kept->cursor, winnow_fetch_get_cursor (self->fetch));
  self->kept->list_complete =
    winnow_fetch_get_list_complete (self->fetch);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return (left > right) - (left < right);
}

/* The ranks whose records the store does not have as they are now. */
static GArray *
list_changed (WinnowAudit *self,
              guint        length)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_sort (self->to_keep, compare_ranks);

  for (guint i = 0; i < self->to_keep->len; i++)
    {
      guint rank = g_array_index (self->to_keep, guint, i);

      if (ranks->len == 0 ||
          g_array_index (ranks, guint, ranks->len - 1) != rank)
        g_array_append_val (ranks, rank);
    }

  for (guint rank = self->n_kept; rank < length; rank++)
    g_array_append_val (ranks, rank);

  return ranks;
}

/* A new audit is made first, without a position, as the followers need it to
 * belong to. */
static gboolean
keep (WinnowAudit  *self,
      GError      **error)
{
  guint length = winnow_follower_list_get_length (self->followers);
  g_autoptr (GArray) ranks = list_changed (self, length);

  fill (self);

  /* Another process may go on with a row before it is claimed: then it is
   * theirs, and this audit gets another. */
  for (guint i = 0; self->kept->row == 0 && i < MAX_ROWS; i++)
    {
      if (!winnow_store_save_audit (self->store, self->kept, error))
        return FALSE;

      if (!winnow_audit_claim (self, self->kept->row))
        self->kept->row = 0;
    }

  if (self->kept->row == 0)
    {
      g_set_error_literal (error, WINNOW_STORE_ERROR,
                           WINNOW_STORE_ERROR_FAILED,
                           _("Another Winnow went on with this audit."));
      return FALSE;
    }

  if (ranks->len > 0 &&
      !winnow_store_save_followers (self->store, self->kept->row,
                                    self->followers,
                                    &g_array_index (ranks, guint, 0),
                                    ranks->len, error))
    return FALSE;

  fill_position (self);
  if (!winnow_store_save_audit (self->store, self->kept, error))
    return FALSE;

  self->n_kept = length;
  g_array_set_size (self->to_keep, 0);

  return TRUE;
}

/* An audit that found nobody is not worth keeping, unless there is nobody. */
static gboolean
is_worth_keeping (WinnowAudit *self)
{
  return self->store != NULL && self->account != NULL &&
         (winnow_follower_list_get_length (self->followers) > 0 ||
          self->state == WINNOW_AUDIT_FINISHED);
}

/* Keeps what is new. That it cannot be kept becomes a warning; what is left
 * over is tried again the next time. */
void
winnow_audit_keep_now (WinnowAudit *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (WINNOW_IS_AUDIT (self));

  winnow_audit_cancel (&self->keep_source);

  if (!is_worth_keeping (self))
    return;

  g_clear_pointer (&self->keep_problem, g_free);
  if (!keep (self, &error))
    self->keep_problem = g_strdup (error->message);
}

static gboolean
keep_cb (gpointer user_data)
{
  winnow_audit_keep_now (user_data);

  return G_SOURCE_REMOVE;
}

/* Sees to it that what came is kept within a second. */
void
winnow_audit_queue_keep (WinnowAudit *self)
{
  g_assert (WINNOW_IS_AUDIT (self));

  if (self->keep_source == NULL && self->store != NULL &&
      self->state == WINNOW_AUDIT_RUNNING)
    self->keep_source = winnow_audit_after (KEEP_INTERVAL_MS, keep_cb, self);
}

static void
take_followers (WinnowAudit        *self,
                WinnowFollowerList *followers)
{
  guint length = winnow_follower_list_get_length (followers);

  /* They are in the store already. */
  self->n_kept = length;

  if (length > 0)
    winnow_follower_list_append (self->followers,
                                 winnow_follower_list_get_record (followers, 0),
                                 length);
}

/**
 * winnow_audit_pick_up:
 * @self: an audit whose account has just been looked up
 *
 * Goes on with an unfinished audit of the same account, server and limit from
 * the last day, if there is one: takes its followers, its position and its
 * beginning. The time ages are counted to stays that of @self. One that
 * another process is going on with is left to it.
 */
void
winnow_audit_pick_up (WinnowAudit *self)
{
  g_autoptr (WinnowStoredAudit) found = NULL;
  g_autoptr (WinnowFollowerList) followers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 row;

  g_assert (WINNOW_IS_AUDIT (self));
  g_assert (WINNOW_IS_ACCOUNT (self->account));

  if (self->store == NULL || self->kept->row != 0 ||
      winnow_account_get_id (self->account) == NULL)
    return;

  found = winnow_store_find_unfinished (self->store, self->network_id,
                                        winnow_audit_get_server_key (self),
                                        winnow_account_get_id (self->account),
                                        self->limit,
                                        g_get_real_time () - PICK_UP_WINDOW,
                                        &error);
  if (found == NULL || !winnow_audit_claim (self, found->row))
    return;

  /* Whoever had it may have finished it between the look and the claim. */
  row = found->row;
  winnow_stored_audit_free (found);
  found = winnow_store_load_audit (self->store, row, &error);
  if (found == NULL || found->finished)
    {
      winnow_audit_release (self);
      return;
    }

  followers = winnow_store_load_followers (self->store, found->row, &error);
  if (followers == NULL)
    {
      winnow_audit_release (self);
      return;
    }

  self->started_at = found->started_at;
  winnow_fetch_set_position (self->fetch, found->cursor,
                             found->list_complete);
  winnow_stored_audit_free (self->kept);
  self->kept = g_steal_pointer (&found);
  take_followers (self, followers);
}
