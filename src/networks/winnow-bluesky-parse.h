/* winnow-bluesky-parse.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "followers/winnow-follower-record.h"
#include "networks/winnow-account.h"
#include "networks/winnow-http-answer.h"

G_BEGIN_DECLS

/* What Bluesky's answers mean. Nothing here asks anybody anything. */

gboolean       winnow_bluesky_is_did          (const char        *text);
gboolean       winnow_bluesky_is_handle       (const char        *text);

/* The error that a refusal stands for. */
GError        *winnow_bluesky_error_new       (WinnowHttpAnswer  *answer,
                                               const char        *actor);

WinnowAccount *winnow_bluesky_parse_account   (WinnowHttpAnswer  *answer,
                                               gboolean           has_page,
                                               GError           **error);
gboolean       winnow_bluesky_parse_last_post (WinnowHttpAnswer  *answer,
                                               const char        *did,
                                               gint64             present,
                                               gint64            *time);

/* Some followers, on their way into the list. */
typedef struct
{
  GArray       *records;        /* of WinnowFollowerRecord */
  GStringChunk *texts;          /* their strings */
  GHashTable   *by_did;         /* DID (in texts) → index + 1 */
  char         *cursor;         /* of the next page; NULL = this is the last */
} WinnowBlueskyPage;

WinnowBlueskyPage *winnow_bluesky_page_new               (void);
WinnowBlueskyPage *winnow_bluesky_page_parse             (WinnowHttpAnswer   *answer,
                                                          gint64              present,
                                                          GError            **error);
void               winnow_bluesky_page_add_did           (WinnowBlueskyPage  *self,
                                                          const char         *did);
gboolean           winnow_bluesky_page_add_profiles      (WinnowBlueskyPage  *self,
                                                          WinnowHttpAnswer   *answer,
                                                          gint64              present,
                                                          GError            **error);
gboolean           winnow_bluesky_page_add_relationships (WinnowBlueskyPage  *self,
                                                          WinnowHttpAnswer   *answer,
                                                          gint64              present,
                                                          GError            **error);
void               winnow_bluesky_page_free              (WinnowBlueskyPage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WinnowBlueskyPage, winnow_bluesky_page_free)

G_END_DECLS
