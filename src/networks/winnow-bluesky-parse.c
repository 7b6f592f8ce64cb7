/* winnow-bluesky-parse.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-parse.h"

#include <glib/gi18n.h>
#include <string.h>

#include "followers/winnow-text.h"
#include "networks/winnow-json.h"
#include "networks/winnow-network.h"

/* The protocol allows 2048, but thirty must fit into one address. */
#define LONGEST_DID    256
#define LONGEST_HANDLE 253

/**
 * winnow_bluesky_is_did:
 * @text: (nullable): what may be a DID
 *
 * Returns: whether it has the form that the AT Protocol gives a DID:
 *   "did:", a method, ":" and an identifier
 */
gboolean
winnow_bluesky_is_did (const char *text)
{
  return text != NULL && strlen (text) <= LONGEST_DID &&
         g_regex_match_simple ("^did:[a-z]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._-]\\z",
                               text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * winnow_bluesky_is_handle:
 * @text: (nullable): what may be a handle
 *
 * Returns: whether it has the form that the AT Protocol gives a handle: a
 *   domain name of two parts or more, the last of which begins with a letter
 */
gboolean
winnow_bluesky_is_handle (const char *text)
{
  return text != NULL && strlen (text) <= LONGEST_HANDLE &&
         g_regex_match_simple ("^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                               "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\z",
                               text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, part) != NULL;
}

/* "Account has been suspended" comes with the error AccountTakedown: the
 * words are closer to what happened than the name. */
static GError *
gone_error_new (const char *name,
                const char *words,
                const char *who)
{
  if (contains (name, "deactivated") || contains (words, "deactivated"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE,
                        _("%s has been deactivated."), who);

  if (contains (name, "suspended") || contains (words, "suspended"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE,
                        _("%s has been suspended."), who);

  if (contains (name, "takedown") || contains (words, "taken down"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE,
                        _("%s has been taken down."), who);

  return NULL;
}

static GError *
refusal_error_new (WinnowHttpAnswer *answer,
                   const char       *name,
                   const char       *words)
{
  const char *host = winnow_http_answer_get_host (answer);
  guint status = winnow_http_answer_get_status (answer);
  g_autofree char *said = winnow_text_clean_line (words);

  if (status == SOUP_STATUS_UNAUTHORIZED || contains (name, "auth"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED,
                        _("%s wants a sign-in first."), host);

  if (status == SOUP_STATUS_FORBIDDEN)
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED,
                        _("%s refuses to answer us."), host);

  if (winnow_http_answer_get_object (answer) == NULL ||
      status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_NOT_IMPLEMENTED)
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                        _("%s does not answer as a Bluesky server does "
                          "(error %u)."),
                        host, status);

  return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                      /* translators: a server, then what it says */
                      _("%s does not accept our question: %s"), host, said);
}

/**
 * winnow_bluesky_error_new:
 * @answer: an answer that is no success
 * @actor: the handle or DID that was asked about
 *
 * Returns: (transfer full): a %WINNOW_NETWORK_ERROR that says it in a
 *   sentence: %WINNOW_NETWORK_ERROR_NOT_FOUND, _GONE, _MALFORMED, _REFUSED or
 *   _ANSWER
 */
GError *
winnow_bluesky_error_new (WinnowHttpAnswer *answer,
                          const char       *actor)
{
  JsonObject *object;
  g_autofree char *who = NULL;
  const char *name;
  const char *words;
  GError *error;

  g_assert (WINNOW_IS_HTTP_ANSWER (answer));
  g_assert (actor != NULL);

  object = winnow_http_answer_get_object (answer);
  name = winnow_json_get_text (object, "error");
  words = winnow_json_get_text (object, "message");
  name = name != NULL ? name : "";
  words = words != NULL ? words : name;
  who = g_strconcat (winnow_bluesky_is_did (actor) ? "" : "@", actor, NULL);

  error = gone_error_new (name, words, who);
  if (error != NULL)
    return error;

  if (contains (words, "not found") || contains (words, "unable to resolve"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_NOT_FOUND,
                        /* translators: a server, then a handle */
                        _("%s knows no account called %s."),
                        winnow_http_answer_get_host (answer), who);

  if (contains (words, "invalid at identifier") ||
      contains (words, "must be a valid did or a handle"))
    return g_error_new (WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
                        _("%s takes %s for no handle."),
                        winnow_http_answer_get_host (answer), who);

  return refusal_error_new (answer, name, words);
}

static gint64
get_count (JsonObject *profile,
           const char *name)
{
  guint32 count;

  return winnow_json_get_count (profile, name, &count)
         ? (gint64) count : -1;
}

static char *
dup_page (JsonObject *profile)
{
  const char *handle = winnow_json_get_text (profile, "handle");

  /* "handle.invalid" is what everybody is called whose name broke */
  if (!winnow_bluesky_is_handle (handle) ||
      strcmp (handle, "handle.invalid") == 0)
    handle = winnow_json_get_text (profile, "did");

  return g_strconcat ("https://bsky.app/profile/", handle, NULL);
}

static char *
dup_line (JsonObject *profile,
          const char *name)
{
  const char *text = winnow_json_get_text (profile, name);

  return text != NULL ? winnow_text_clean_line (text) : NULL;
}

static char *
dup_lines (JsonObject *profile,
           const char *name)
{
  const char *text = winnow_json_get_text (profile, name);

  return text != NULL ? winnow_text_clean_lines (text) : NULL;
}

/**
 * winnow_bluesky_parse_account:
 * @answer: a success of app.bsky.actor.getProfile
 * @has_page: whether the account has a page at bsky.app
 * @error: where the reason goes
 *
 * Returns: (transfer full): the account; %NULL with
 *   %WINNOW_NETWORK_ERROR_ANSWER when @answer is no profile
 */
WinnowAccount *
winnow_bluesky_parse_account (WinnowHttpAnswer  *answer,
                              gboolean           has_page,
                              GError           **error)
{
  JsonObject *profile;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;
  g_autofree char *bio = NULL;
  g_autofree char *page = NULL;
  gint64 created_at = -1;

  g_assert (WINNOW_IS_HTTP_ANSWER (answer));

  profile = winnow_http_answer_get_object (answer);

  if (!winnow_bluesky_is_did (winnow_json_get_text (profile, "did")))
    {
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                   _("%s gave an answer that makes no sense: it is no "
                     "profile."),
                   winnow_http_answer_get_host (answer));
      return NULL;
    }

  if (has_page)
    page = dup_page (profile);

  handle = dup_line (profile, "handle");
  name = dup_line (profile, "displayName");
  bio = dup_lines (profile, "description");
  winnow_json_get_time (profile, "createdAt", &created_at);

  return g_object_new (WINNOW_TYPE_ACCOUNT,
                       "id", winnow_json_get_text (profile, "did"),
                       "handle", handle,
                       "display-name", name,
                       "bio", bio,
                       "avatar", winnow_json_get_text (profile, "avatar"),
                       "url", page,
                       "created-at", created_at,
                       "followers", get_count (profile, "followersCount"),
                       "following", get_count (profile, "followsCount"),
                       "posts", get_count (profile, "postsCount"),
                       NULL);
}

static gboolean
has_suffix (const char *text,
            const char *suffix)
{
  return text != NULL && g_str_has_suffix (text, suffix);
}

/* When the account wrote or reposted @item; a post may claim any time, but
 * was there when the server first saw it. */
static gboolean
get_item_time (JsonObject *item,
               const char *did,
               gint64      present,
               gint64     *time)
{
  JsonObject *reason = winnow_json_get_object (item, "reason");
  JsonObject *post = winnow_json_get_object (item, "post");
  JsonObject *author = winnow_json_get_object (post, "author");
  const char *kind = winnow_json_get_text (reason, "$type");
  gint64 created_at = G_MAXINT64;
  gint64 indexed_at = G_MAXINT64;
  gboolean was_created;
  gboolean was_indexed;

  if (has_suffix (kind, "#reasonRepost"))
    {
      if (!winnow_json_get_time (reason, "indexedAt", &indexed_at))
        return FALSE;

      *time = MIN (indexed_at, present);
      return TRUE;
    }

  /* pinned, or something new: it says nothing about when */
  if (reason != NULL ||
      g_strcmp0 (winnow_json_get_text (author, "did"), did) != 0)
    return FALSE;

  was_created = winnow_json_get_time (winnow_json_get_object (post, "record"),
                                      "createdAt", &created_at);
  was_indexed = winnow_json_get_time (post, "indexedAt", &indexed_at);

  *time = MIN (created_at, MIN (indexed_at, present));

  return was_created || was_indexed;
}

/**
 * winnow_bluesky_parse_last_post:
 * @answer: a success of app.bsky.feed.getAuthorFeed
 * @did: whose feed it is
 * @present: what counts as now, µs
 * @time: (out): when the newest post or repost in it was made, µs
 *
 * Returns: whether @answer tells; pinned posts do not count
 */
gboolean
winnow_bluesky_parse_last_post (WinnowHttpAnswer *answer,
                                const char       *did,
                                gint64            present,
                                gint64           *time)
{
  JsonArray *feed;
  gboolean found = FALSE;

  g_assert (WINNOW_IS_HTTP_ANSWER (answer));
  g_assert (did != NULL);
  g_assert (time != NULL);

  feed = winnow_json_get_array (winnow_http_answer_get_object (answer), "feed");

  for (guint i = 0; feed != NULL && i < json_array_get_length (feed); i++)
    {
      gint64 item_time;

      if (get_item_time (winnow_json_nth_object (feed, i), did, present,
                         &item_time) &&
          (!found || item_time > *time))
        {
          *time = item_time;
          found = TRUE;
        }
    }

  return found;
}
