/* winnow-bluesky-page.c
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
#include "followers/winnow-time.h"
#include "networks/winnow-json.h"
#include "networks/winnow-network.h"
#include "networks/winnow-tid.h"

/* Clocks differ a little. */
#define SKEW (5 * 60 * G_USEC_PER_SEC)

/* 2022-01-01: nobody followed anybody on Bluesky before it was there. */
#define EARLIEST_FOLLOW (G_GINT64_CONSTANT (1640995200) * G_USEC_PER_SEC)

#define LONGEST_CURSOR 4096

WinnowBlueskyPage *
winnow_bluesky_page_new (void)
{
  WinnowBlueskyPage *self = g_new0 (WinnowBlueskyPage, 1);

  self->records = g_array_new (FALSE, TRUE, sizeof (WinnowFollowerRecord));
  self->texts = g_string_chunk_new (4096);
  self->by_did = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
winnow_bluesky_page_free (WinnowBlueskyPage *self)
{
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->by_did, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->cursor, g_free);
  g_free (self);
}

static WinnowFollowerRecord *
find_record (WinnowBlueskyPage *self,
             const char        *did)
{
  guint n = did != NULL
            ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_did, did)) : 0;

  /* the page may have been cut since */
  if (n == 0 || n > self->records->len)
    return NULL;

  return &g_array_index (self->records, WinnowFollowerRecord, n - 1);
}

static void
take_text (WinnowBlueskyPage    *self,
           WinnowFollowerRecord *record,
           WinnowFields          field,
           const char           *text)
{
  if (text != NULL)
    winnow_follower_record_set_text (record, field,
                                     g_string_chunk_insert (self->texts, text));
}

/* What somebody wrote; @clean makes it fit to be shown. */
static void
take_words (WinnowBlueskyPage    *self,
            WinnowFollowerRecord *record,
            WinnowFields          field,
            const char           *text,
            char               *(*clean) (const char *))
{
  g_autofree char *words = text != NULL ? clean (text) : NULL;

  take_text (self, record, field, words);
}

static void
take_count (WinnowFollowerRecord *record,
            WinnowFields          field,
            JsonObject           *profile,
            const char           *name)
{
  guint32 count;

  if (winnow_json_get_count (profile, name, &count))
    winnow_follower_record_set_count (record, field, count);
}

static void
take_created_at (WinnowFollowerRecord *record,
                 JsonObject           *profile,
                 gint64                present)
{
  gint64 created_at;

  if (winnow_json_get_time (profile, "createdAt", &created_at) &&
      created_at <= present + SKEW)
    winnow_follower_record_set_time (record, WINNOW_FIELD_CREATED_AT,
                                     created_at);
}

static void
take_verification (WinnowFollowerRecord *record,
                   JsonObject           *profile)
{
  JsonObject *verification = winnow_json_get_object (profile, "verification");

  if (g_strcmp0 (winnow_json_get_text (verification, "verifiedStatus"),
                 "valid") == 0)
    winnow_follower_record_set_truth (record, WINNOW_FIELD_VERIFIED, TRUE);
}

/* What every kind of profile tells; the list's may leave out the picture and
 * the bio of those who have one. */
static void
take_profile (WinnowBlueskyPage    *self,
              WinnowFollowerRecord *record,
              JsonObject           *profile,
              gint64                present)
{
  take_words (self, record, WINNOW_FIELD_HANDLE,
              winnow_json_get_text (profile, "handle"),
              winnow_text_clean_line);
  take_words (self, record, WINNOW_FIELD_DISPLAY_NAME,
              winnow_json_get_text (profile, "displayName"),
              winnow_text_clean_line);
  take_words (self, record, WINNOW_FIELD_BIO,
              winnow_json_get_text (profile, "description"),
              winnow_text_clean_lines);
  take_text (self, record, WINNOW_FIELD_AVATAR,
             winnow_json_get_text (profile, "avatar"));
  take_created_at (record, profile, present);
  take_verification (record, profile);
}

static gboolean
is_absent (JsonObject *profile,
           const char *name)
{
  JsonNode *node = json_object_get_member (profile, name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

/* A full profile that has no picture or bio says that there is none. */
static void
take_details (WinnowBlueskyPage    *self,
              WinnowFollowerRecord *record,
              JsonObject           *profile,
              gint64                present)
{
  take_profile (self, record, profile, present);

  take_count (record, WINNOW_FIELD_POSTS, profile, "postsCount");
  take_count (record, WINNOW_FIELD_FOLLOWERS, profile, "followersCount");
  take_count (record, WINNOW_FIELD_FOLLOWING, profile, "followsCount");

  if (is_absent (profile, "avatar"))
    winnow_follower_record_set_truth (record, WINNOW_FIELD_HAS_AVATAR, FALSE);

  if (is_absent (profile, "description"))
    winnow_follower_record_set_truth (record, WINNOW_FIELD_HAS_BIO, FALSE);
}

/* Adds one who is known by name only, to be asked about. */
void
winnow_bluesky_page_add_did (WinnowBlueskyPage *self,
                             const char        *did)
{
  WinnowFollowerRecord record = { 0 };

  g_assert (self != NULL);
  g_assert (did != NULL);

  if (g_hash_table_contains (self->by_did, did))
    return;

  take_text (self, &record, WINNOW_FIELD_ID, did);
  g_array_append_val (self->records, record);
  g_hash_table_insert (self->by_did, (char *) record.id,
                       GUINT_TO_POINTER (self->records->len));
}

static void
add_follower (WinnowBlueskyPage *self,
              JsonObject        *profile,
              gint64             present)
{
  const char *did = winnow_json_get_text (profile, "did");
  WinnowFollowerRecord record = { 0 };

  if (winnow_bluesky_is_did (did))
    {
      winnow_bluesky_page_add_did (self, did);
      take_profile (self, find_record (self, did), profile, present);
      return;
    }

  /* Without an id nothing more can be asked about them, but they follow. */
  take_profile (self, &record, profile, present);

  if (record.known & WINNOW_FIELD_HANDLE)
    g_array_append_val (self->records, record);
}

static JsonArray *
get_list (WinnowHttpAnswer  *answer,
          const char        *name,
          GError           **error)
{
  JsonArray *array =
    winnow_json_get_array (winnow_http_answer_get_object (answer), name);

  if (array == NULL)
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                 /* translators: a server, then a word of its protocol */
                 _("%s gave an answer that makes no sense: it has no list "
                   "of “%s”."),
                 winnow_http_answer_get_host (answer), name);

  return array;
}

static gboolean
take_cursor (WinnowBlueskyPage  *self,
             WinnowHttpAnswer   *answer,
             GError            **error)
{
  JsonObject *object = winnow_http_answer_get_object (answer);
  const char *cursor = winnow_json_get_text (object, "cursor");

  if (is_absent (object, "cursor"))
    return TRUE;

  if (cursor == NULL || strlen (cursor) > LONGEST_CURSOR)
    {
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                   _("%s does not say in a usable way where its list goes "
                     "on."),
                   winnow_http_answer_get_host (answer));
      return FALSE;
    }

  /* an empty one is what some servers send at the end */
  if (*cursor != '\0')
    self->cursor = g_strdup (cursor);

  return TRUE;
}

/**
 * winnow_bluesky_page_parse:
 * @answer: a success of app.bsky.graph.getFollowers
 * @present: what counts as now, µs
 * @error: where the reason goes
 *
 * Returns: (transfer full): the followers in it, each with what the list tells
 *   of them; %NULL with %WINNOW_NETWORK_ERROR_ANSWER when it is no list
 */
WinnowBlueskyPage *
winnow_bluesky_page_parse (WinnowHttpAnswer  *answer,
                           gint64             present,
                           GError           **error)
{
  g_autoptr (WinnowBlueskyPage) self = winnow_bluesky_page_new ();
  JsonArray *followers;

  g_assert (WINNOW_IS_HTTP_ANSWER (answer));

  followers = get_list (answer, "followers", error);

  if (followers == NULL || !take_cursor (self, answer, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (followers); i++)
    {
      JsonObject *profile = winnow_json_nth_object (followers, i);

      if (profile != NULL)
        add_follower (self, profile, present);
    }

  return g_steal_pointer (&self);
}

/**
 * winnow_bluesky_page_add_profiles:
 * @self: followers
 * @answer: a success of app.bsky.actor.getProfiles
 * @present: what counts as now, µs
 * @error: where the reason goes
 *
 * Adds what @answer tells of those in @self. Accounts it leaves out, as it
 * does with deactivated ones, keep what they had.
 *
 * Returns: %FALSE with %WINNOW_NETWORK_ERROR_ANSWER when it is no list
 */
gboolean
winnow_bluesky_page_add_profiles (WinnowBlueskyPage  *self,
                                  WinnowHttpAnswer   *answer,
                                  gint64              present,
                                  GError            **error)
{
  JsonArray *profiles;

  g_assert (self != NULL);
  g_assert (WINNOW_IS_HTTP_ANSWER (answer));

  profiles = get_list (answer, "profiles", error);

  if (profiles == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (profiles); i++)
    {
      JsonObject *profile = winnow_json_nth_object (profiles, i);
      WinnowFollowerRecord *record =
        find_record (self, winnow_json_get_text (profile, "did"));

      if (record != NULL)
        take_details (self, record, profile, present);
    }

  return TRUE;
}

/* The follow's record key is its time, if the client did not make it up: the
 * rest of the address tells whether it is a follow at all. */
static gboolean
parse_follow (const char *uri,
              const char *did,
              gint64     *time)
{
  g_autofree char *prefix = NULL;

  if (uri == NULL)
    return FALSE;

  prefix = g_strconcat ("at://", did, "/app.bsky.graph.follow/", NULL);

  return g_str_has_prefix (uri, prefix) &&
         winnow_tid_parse (uri + strlen (prefix), time);
}

static gboolean
is_plausible_follow (const WinnowFollowerRecord *record,
                     gint64                      time,
                     gint64                      present)
{
  if (time < EARLIEST_FOLLOW || time > present + SKEW)
    return FALSE;

  /* Nobody follows before being there; a day is for sloppy clocks. */
  return !winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT) ||
         time >= record->created_at - WINNOW_DAY;
}

static void
take_relationship (WinnowFollowerRecord *record,
                   JsonObject           *relationship,
                   gint64                present)
{
  const char *uri = winnow_json_get_text (relationship, "followedBy");
  gint64 time;

  /* as older drafts of the protocol had it */
  if (uri == NULL)
    uri = winnow_json_get_text (relationship, "followed_by");

  if (parse_follow (uri, record->id, &time) &&
      is_plausible_follow (record, time, present))
    winnow_follower_record_set_time (record, WINNOW_FIELD_FOLLOWED_AT, time);
}

/**
 * winnow_bluesky_page_add_relationships:
 * @self: followers, their profiles added already
 * @answer: a success of app.bsky.graph.getRelationships
 * @present: what counts as now, µs
 * @error: where the reason goes
 *
 * Adds when each of those in @self followed, where @answer tells a time that
 * can be true: not before 2022, not before the account was made, not in the
 * future.
 *
 * Returns: %FALSE with %WINNOW_NETWORK_ERROR_ANSWER when it is no list
 */
gboolean
winnow_bluesky_page_add_relationships (WinnowBlueskyPage  *self,
                                       WinnowHttpAnswer   *answer,
                                       gint64              present,
                                       GError            **error)
{
  JsonArray *relationships;

  g_assert (self != NULL);
  g_assert (WINNOW_IS_HTTP_ANSWER (answer));

  relationships = get_list (answer, "relationships", error);

  if (relationships == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (relationships); i++)
    {
      JsonObject *relationship = winnow_json_nth_object (relationships, i);
      WinnowFollowerRecord *record =
        find_record (self, winnow_json_get_text (relationship, "did"));

      if (record != NULL)
        take_relationship (record, relationship, present);
    }

  return TRUE;
}
