/* fake-bluesky.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-bluesky.h"

#include "followers/winnow-time.h"
#include "networks/winnow-bluesky-network.h"
#include "networks/winnow-http.h"
#include "networks/winnow-tid.h"

#define HOUR (WINNOW_DAY / 24)

char *
fake_bluesky_dup_did (guint rank)
{
  return g_strdup_printf ("did:plc:f%05u", rank);
}

static guint
rank_of (const char *did)
{
  return g_str_has_prefix (did, "did:plc:f")
         ? (guint) g_ascii_strtoull (did + strlen ("did:plc:f"), NULL, 10)
         : G_MAXUINT;
}

gint64
fake_bluesky_follow_time (FakeBluesky *self,
                          guint        rank)
{
  return self->present - (rank + 1) * HOUR;
}

guint
fake_bluesky_posts (guint rank)
{
  return rank % 4 == 0 ? 0 : rank;
}

gint64
fake_bluesky_last_post (FakeBluesky *self,
                        guint        rank)
{
  return self->present - (rank % 97 + 1) * HOUR;
}

/* Odd ranks have a picture, every third a bio, every fifth a name. */
static void
append_profile (FakeBluesky *self,
                GString     *json,
                guint        rank,
                gboolean     detailed)
{
  g_autofree char *created =
    winnow_time_format (fake_bluesky_follow_time (self, rank) -
                        30 * WINNOW_DAY);

  g_string_append_printf (json,
                          "%s{\"did\":\"did:plc:f%05u\","
                          "\"handle\":\"f%u.test\",\"labels\":[],"
                          "\"createdAt\":\"%s\"",
                          json->str[json->len - 1] == '[' ? "" : ",",
                          rank, rank, created);

  if (rank % 2 == 1)
    g_string_append_printf (json, ",\"avatar\":\"https://x.test/%u.png\"",
                            rank);

  if (rank % 3 == 0)
    g_string_append_printf (json, ",\"description\":\"bio “%u”\"", rank);

  if (rank % 5 == 0)
    g_string_append_printf (json, ",\"displayName\":\"Name %u\"", rank);

  if (rank % 7 == 0)
    g_string_append (json,
                     ",\"verification\":{\"verifiedStatus\":\"valid\"}");

  if (detailed)
    g_string_append_printf (json,
                            ",\"followersCount\":%u,\"followsCount\":%u,"
                            "\"postsCount\":%u",
                            rank * 2, rank * 3, fake_bluesky_posts (rank));

  g_string_append_c (json, '}');
}

static void
reply_profile (FakeBluesky       *self,
               SoupServerMessage *message,
               const char        *actor)
{
  g_autofree char *json = NULL;

  if (!g_str_equal (actor, "target.test") && !g_str_equal (actor, FAKE_TARGET))
    {
      fake_reply_error (message, 400, "InvalidRequest", "Profile not found");
      return;
    }

  json = g_strdup_printf ("{\"did\":\"" FAKE_TARGET "\","
                          "\"handle\":\"target.test\","
                          "\"displayName\":\"Target\",\"labels\":[],"
                          "\"createdAt\":\"2024-06-06T10:47:12.321Z\","
                          "\"followersCount\":%" G_GINT64_FORMAT ","
                          "\"followsCount\":0,\"postsCount\":7}",
                          self->told_followers >= 0
                          ? self->told_followers
                          : (gint64) self->n_followers);
  fake_reply_json (message, json);
}

static void
reply_followers (FakeBluesky       *self,
                 SoupServerMessage *message,
                 GHashTable        *query)
{
  g_autoptr (GString) json = g_string_new ("{\"followers\":[");
  const char *cursor = g_hash_table_lookup (query, "cursor");
  const char *limit = g_hash_table_lookup (query, "limit");
  guint first = cursor != NULL
                ? (guint) g_ascii_strtoull (cursor + 1, NULL, 10) : 0;
  guint size = MIN ((guint) g_ascii_strtoull (limit, NULL, 10),
                    self->page_size);
  guint next = self->endless ? first + size
                             : MIN (first + size, self->n_followers);

  g_assert_cmpuint (size, >=, 1);
  g_assert_cmpuint (size, <=, 100);
  g_ptr_array_add (self->cursors, g_strdup (cursor != NULL ? cursor : ""));

  for (guint rank = first; rank < MIN (next, self->n_followers); rank++)
    {
      if (rank < self->left_out_from || rank >= self->left_out_until)
        append_profile (self, json, rank, FALSE);
    }

  g_string_append_c (json, ']');

  if (self->loop_at != 0 && next >= self->loop_at)
    next = self->loop_at / 2;

  if (self->endless || next < self->n_followers)
    g_string_append_printf (json, ",\"cursor\":\"c%u\"", next);

  g_string_append_c (json, '}');
  fake_reply_json (message, json->str);
}

/* soup_form_decode() keeps the last of several values only */
static GPtrArray *
get_all (SoupServerMessage *message,
         const char        *name)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GUriParamsIter iter;
  char *attribute;
  char *value;

  g_uri_params_iter_init (&iter,
                          g_uri_get_query (soup_server_message_get_uri (message)),
                          -1, "&", G_URI_PARAMS_NONE);

  while (g_uri_params_iter_next (&iter, &attribute, &value, NULL))
    {
      if (g_str_equal (attribute, name))
        g_ptr_array_add (values, g_steal_pointer (&value));

      g_free (attribute);
      g_free (value);
    }

  return g_steal_pointer (&values);
}

static void
reply_profiles (FakeBluesky       *self,
                SoupServerMessage *message)
{
  g_autoptr (GPtrArray) actors = get_all (message, "actors");
  g_autoptr (GString) json = g_string_new ("{\"profiles\":[");

  g_assert_cmpuint (actors->len, >=, 1);
  g_assert_cmpuint (actors->len, <=, 25);

  /* another order than asked for */
  for (guint i = actors->len; i-- > 0;)
    {
      guint rank = rank_of (g_ptr_array_index (actors, i));

      if (rank < self->n_followers &&
          (self->dropped_every == 0 || rank % self->dropped_every != 0))
        append_profile (self, json, rank, TRUE);
    }

  g_string_append (json, "]}");
  fake_reply_json (message, json->str);
}

static void
reply_relationships (FakeBluesky       *self,
                     SoupServerMessage *message,
                     GHashTable        *query)
{
  g_autoptr (GPtrArray) others = get_all (message, "others");
  g_autoptr (GString) json = g_string_new ("{\"actor\":\"" FAKE_TARGET "\","
                                           "\"relationships\":[");

  g_assert_cmpstr (g_hash_table_lookup (query, "actor"), ==, FAKE_TARGET);
  g_assert_cmpuint (others->len, >=, 1);
  g_assert_cmpuint (others->len, <=, 30);

  for (guint i = 0; i < others->len; i++)
    {
      const char *did = g_ptr_array_index (others, i);
      g_autofree char *tid =
        winnow_tid_format (fake_bluesky_follow_time (self, rank_of (did)), 3);

      g_string_append_printf (json,
                              "%s{\"did\":\"%s\",\"%s\":"
                              "\"at://%s/app.bsky.graph.follow/%s\"}",
                              i == 0 ? "" : ",", did,
                              i % 2 == 0 ? "followedBy" : "followed_by",
                              did, tid);
    }

  g_string_append (json, "]}");
  fake_reply_json (message, json->str);
}

static void
reply_feed (FakeBluesky       *self,
            SoupServerMessage *message,
            GHashTable        *query)
{
  const char *did = g_hash_table_lookup (query, "actor");
  guint rank = rank_of (did);
  g_autofree char *time =
    winnow_time_format (fake_bluesky_last_post (self, rank));
  g_autofree char *json = NULL;

  g_assert_cmpstr (g_hash_table_lookup (query, "limit"), ==, "1");
  g_ptr_array_add (self->feeds, g_strdup (did));

  json = g_strdup_printf ("{\"feed\":[{\"post\":{\"author\":{\"did\":\"%s\"},"
                          "\"record\":{\"createdAt\":\"%s\"},"
                          "\"indexedAt\":\"%s\"}}]}",
                          did, time, time);
  fake_reply_json (message, json);
}

static void
handle (FakeServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           data)
{
  FakeBluesky *self = data;
  const char *method = path + strlen ("/xrpc/");
  gpointer count = g_hash_table_lookup (self->counts, method);

  g_assert_true (g_str_has_prefix (path, "/xrpc/"));
  g_hash_table_insert (self->counts, g_strdup (method),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));

  if (self->fault != NULL &&
      self->fault (message, method, query, self->fault_data))
    return;

  if (g_str_equal (method, "app.bsky.actor.getProfile"))
    reply_profile (self, message, g_hash_table_lookup (query, "actor"));
  else if (g_str_equal (method, "app.bsky.graph.getFollowers"))
    reply_followers (self, message, query);
  else if (g_str_equal (method, "app.bsky.actor.getProfiles"))
    reply_profiles (self, message);
  else if (g_str_equal (method, "app.bsky.graph.getRelationships"))
    reply_relationships (self, message, query);
  else if (g_str_equal (method, "app.bsky.feed.getAuthorFeed"))
    reply_feed (self, message, query);
  else
    fake_reply_error (message, 501, "MethodNotImplemented",
                      "Method Not Implemented");
}

FakeBluesky *
fake_bluesky_new (guint n_followers)
{
  FakeBluesky *self = g_new0 (FakeBluesky, 1);

  self->n_followers = n_followers;
  self->told_followers = -1;
  self->page_size = 100;
  self->idle_timeout = 30;
  self->present = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cursors = g_ptr_array_new_with_free_func (g_free);
  self->feeds = g_ptr_array_new_with_free_func (g_free);
  self->server = fake_server_new (handle, self);

  return self;
}

void
fake_bluesky_free (FakeBluesky *self)
{
  g_clear_pointer (&self->server, fake_server_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->cursors, g_ptr_array_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_free (self);
}

guint
fake_bluesky_get_count (FakeBluesky *self,
                        const char  *method)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, method));
}

void
fake_bluesky_forget (FakeBluesky *self)
{
  g_hash_table_remove_all (self->counts);
  g_ptr_array_set_size (self->cursors, 0);
  g_ptr_array_set_size (self->feeds, 0);
}

WinnowNetwork *
fake_bluesky_get_network (FakeBluesky *self)
{
  g_autoptr (WinnowHttp) http = g_object_new (WINNOW_TYPE_HTTP,
                                              "back-off", 5,
                                              "max-back-off", 20,
                                              "idle-timeout", self->idle_timeout,
                                              NULL);

  return g_object_new (WINNOW_TYPE_BLUESKY_NETWORK,
                       "server", fake_server_get_base (self->server),
                       "present", self->present,
                       "http", http,
                       NULL);
}

WinnowAccount *
fake_bluesky_look_up (FakeBluesky  *self,
                      const char   *handle_or_did,
                      GError      **error)
{
  g_autoptr (WinnowNetwork) network = fake_bluesky_get_network (self);
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);

  return fake_await_object (winnow_network_look_up (network, handle_or_did,
                                                    fetch),
                            error);
}
