/* test-sample-server.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "networks/sample/winnow-sample-id.h"
#include "networks/sample/winnow-sample-population.h"
#include "networks/sample/winnow-sample-server.h"

/* 2026-11-23 12:00 UTC */
#define AS_OF (G_GINT64_CONSTANT (1795435200) * G_USEC_PER_SEC)

/* Places of the accounts in the network. */
enum { SMALL, LARGE, BOUGHT, DORMANT, STARTER_PACK, HIDDEN, FAILING };

/* Without the system's proxy settings, whatever they are. */
static SoupSession *
create_session (void)
{
  return soup_session_new_with_options ("proxy-resolver", NULL, NULL);
}

typedef struct
{
  WinnowSampleServer     *server;
  SoupSession            *session;
  WinnowSamplePopulation *small;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->server = winnow_sample_server_new (WINNOW_SAMPLE_SEED, AS_OF, 0,
                                           &error);
  g_assert_no_error (error);
  self->session = create_session ();
  self->small = winnow_sample_population_new (SMALL, WINNOW_SAMPLE_SEED,
                                              AS_OF);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->session);
  g_clear_object (&self->small);
  g_assert_finalize_object (g_steal_pointer (&self->server));
}

/* A NULL body is a connection that ended without an answer. */
static char *
ask (Fixture      *self,
     const char   *path,
     SoupMessage **message_out)
{
  g_autofree char *uri = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  uri = g_strconcat (winnow_sample_server_get_uri (self->server), path, NULL);
  message = soup_message_new (SOUP_METHOD_GET, uri);
  body = soup_session_send_and_read (self->session, message, NULL, &error);

  if (message_out != NULL)
    *message_out = g_steal_pointer (&message);

  if (body == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

G_GNUC_PRINTF (2, 3)
static JsonObject *
ask_json (Fixture    *self,
          const char *format,
          ...)
{
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  body = ask (self, path, &message);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpstr (soup_message_headers_get_one
                     (soup_message_get_response_headers (message),
                      "Content-Type"),
                   ==, "application/json; charset=utf-8");
  node = json_from_string (body, &error);
  g_assert_no_error (error);

  return json_node_dup_object (node);
}

/* The members in their order, as "a b c". */
static char *
list_members (JsonObject *object)
{
  GList *members = json_object_get_members (object);
  GString *text = g_string_new (NULL);

  for (GList *iter = members; iter != NULL; iter = iter->next)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            (const char *) iter->data);

  g_list_free (members);

  return g_string_free (text, FALSE);
}

static void
assert_members (JsonObject *object,
                const char *expected)
{
  g_autofree char *members = list_members (object);

  g_assert_cmpstr (members, ==, expected);
}

static void
get_did (Fixture *self,
         guint    rank,
         char    *did)
{
  WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, SMALL, rank };

  winnow_sample_id_make_did (WINNOW_SAMPLE_SEED, &key, did);
}

/* Word for word what the real network says. */
static const struct
{
  const char *path;
  guint       status;
  const char *body;
} refusals[] = {
  { "/xrpc/app.bsky.actor.getProfile?actor=nobody.sample", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Profile not found\"}" },
  { "/xrpc/app.bsky.actor.getProfile?actor=did:plc:aaaaaaaaaaaaaaaaaaaaaaaa",
    400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Profile not found\"}" },
  { "/xrpc/app.bsky.actor.getProfile", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Invalid app.bsky.actor."
    "getProfile params: Missing required key \\\"actor\\\"\"}" },
  { "/xrpc/app.bsky.actor.getProfile?actor=not%20a%20handle", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Invalid app.bsky.actor."
    "getProfile params: Invalid AT identifier (got \\\"not a handle\\\")\"}" },
  { "/xrpc/app.bsky.actor.getProfile?actor=deactivated.sample", 400,
    "{\"error\":\"AccountDeactivated\","
    "\"message\":\"Account is deactivated\"}" },
  { "/xrpc/app.bsky.actor.getProfile?actor=suspended.sample", 400,
    "{\"error\":\"AccountTakedown\","
    "\"message\":\"Account has been suspended\"}" },
  { "/xrpc/app.bsky.graph.getFollowers?actor=nobody.sample", 400,
    "{\"error\":\"InvalidRequest\","
    "\"message\":\"Actor not found: nobody.sample\"}" },
  { "/xrpc/app.bsky.graph.getFollowers?actor=small.sample&limit=101", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Invalid app.bsky.graph."
    "getFollowers params: integer too big (maximum 100, got 101)\"}" },
  { "/xrpc/app.bsky.graph.getFollowers?actor=small.sample&limit=0", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Invalid app.bsky.graph."
    "getFollowers params: integer too small (minimum 1, got 0)\"}" },
  { "/xrpc/app.bsky.graph.getFollowers?actor=small.sample&cursor=nonsense",
    500,
    "{\"error\":\"InternalServerError\","
    "\"message\":\"Internal Server Error\"}" },
  { "/xrpc/app.bsky.graph.getFollowers?actor=small.sample"
    "&cursor=1795070832321__bafyreiendbqchfanemo4jzjg73l2hnhfv72hwtmldsgs5q"
    "xihv6kjpss4y", 500,
    "{\"error\":\"InternalServerError\","
    "\"message\":\"Internal Server Error\"}" },
  { "/xrpc/app.bsky.feed.getAuthorFeed?actor=nobody.sample", 400,
    "{\"error\":\"InvalidRequest\",\"message\":\"Profile not found\"}" },
  { "/xrpc/com.atproto.identity.resolveHandle?handle=nobody.sample", 400,
    "{\"error\":\"InvalidRequest\","
    "\"message\":\"Unable to resolve handle\"}" },
  { "/xrpc/app.bsky.nobody.knows", 501,
    "{\"error\":\"MethodNotImplemented\","
    "\"message\":\"Method Not Implemented\"}" },
};

static void
test_refusals (Fixture       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (SoupMessage) message = NULL;
      g_autofree char *body = ask (self, refusals[i].path, &message);

      g_assert_cmpstr (body, ==, refusals[i].body);
      g_assert_cmpuint (soup_message_get_status (message), ==,
                        refusals[i].status);
    }
}

static void
test_too_many (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GString) path = g_string_new ("/xrpc/app.bsky.actor.getProfiles"
                                           "?actors=a.sample");
  g_autofree char *body = NULL;
  g_autofree char *more = NULL;

  for (guint i = 1; i < 26; i++)
    g_string_append (path, "&actors=a.sample");

  body = ask (self, path->str, NULL);
  g_assert_cmpstr (body, ==,
                   "{\"error\":\"InvalidRequest\",\"message\":\"Invalid "
                   "app.bsky.actor.getProfiles params: array too big "
                   "(maximum 25, got 26)\"}");

  g_string_assign (path, "/xrpc/app.bsky.graph.getRelationships"
                         "?actor=small.sample");

  for (guint i = 0; i < 31; i++)
    g_string_append (path, "&others=did:plc:a");

  more = ask (self, path->str, NULL);
  g_assert_nonnull (strstr (more, "array too big (maximum 30, got 31)"));
}

static void
test_other_verbs (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;

  message = soup_message_new (SOUP_METHOD_POST,
                              winnow_sample_server_get_uri (self->server));
  body = soup_session_send_and_read (self->session, message, NULL, NULL);
  g_assert_nonnull (body);
  g_assert_cmpuint (soup_message_get_status (message), ==, 405);
}

#define DETAILED_FACE "did handle displayName avatar associated labels " \
                      "createdAt description indexedAt followersCount " \
                      "followsCount postsCount"

static void
test_profile (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (JsonObject) profile = NULL;
  g_autoptr (JsonObject) by_did = NULL;
  g_autoptr (JsonObject) resolved = NULL;
  const char *did;

  profile = ask_json (self, "/xrpc/app.bsky.actor.getProfile"
                            "?actor=Small.Sample");
  assert_members (profile, DETAILED_FACE);
  assert_members (json_object_get_object_member (profile, "associated"),
                  "lists feedgens starterPacks labeler "
                  "activitySubscription");
  g_assert_cmpint (json_object_get_int_member (profile, "followersCount"),
                   ==, 240);

  did = json_object_get_string_member (profile, "did");
  by_did = ask_json (self, "/xrpc/app.bsky.actor.getProfile?actor=%s", did);
  g_assert_true (json_object_equal (by_did, profile));

  resolved = ask_json (self, "/xrpc/com.atproto.identity.resolveHandle"
                             "?handle=small.sample");
  assert_members (resolved, "did");
  g_assert_cmpstr (json_object_get_string_member (resolved, "did"), ==, did);
}

/* What somebody did not say is absent, neither null nor empty. */
static void
test_absent (Fixture       *self,
             gconstpointer  data)
{
  guint n_bare = 0;

  for (guint i = 0; i < 240; i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (self->small, i);
      char did[WINNOW_SAMPLE_DID_SIZE];
      g_autoptr (JsonObject) profile = NULL;

      get_did (self, i, did);
      profile = ask_json (self, "/xrpc/app.bsky.actor.getProfile?actor=%s",
                          did);
      g_assert_cmpint (json_object_get_int_member (profile, "postsCount"),
                       ==, member->posts);

      if (member->no_profile)
        {
          n_bare++;
          assert_members (profile, "did handle associated labels "
                                   "followersCount followsCount postsCount");
          continue;
        }

      g_assert_cmpint (json_object_has_member (profile, "avatar"), ==,
                       member->picture != 0);
      g_assert_cmpint (json_object_has_member (profile, "displayName"), ==,
                       member->display_name != NULL);
      g_assert_cmpint (json_object_has_member (profile, "description"), ==,
                       member->bio != NULL);
    }

  g_assert_cmpuint (n_bare, >, 0);
}

static void
check_entry (Fixture    *self,
             JsonObject *entry,
             guint       rank)
{
  const WinnowSampleMember *member =
    winnow_sample_population_get_member (self->small, rank);
  char did[WINNOW_SAMPLE_DID_SIZE];

  get_did (self, rank, did);
  g_assert_cmpstr (json_object_get_string_member (entry, "did"), ==, did);
  g_assert_cmpstr (json_object_get_string_member (entry, "handle"), ==,
                   member->handle);
  /* The list has no counts and no times of follows. */
  g_assert_false (json_object_has_member (entry, "followersCount"));
  g_assert_false (json_object_has_member (entry, "postsCount"));
  assert_members (json_object_get_object_member (entry, "associated"),
                  "activitySubscription");

  if (member->display_name != NULL && !member->no_profile)
    g_assert_cmpstr (json_object_get_string_member (entry, "displayName"),
                     ==, member->display_name);
}

static void
read_list (Fixture    *self,
           guint       limit,
           const char *limit_text)
{
  g_autofree char *cursor = g_strdup ("");
  guint rank = 0;

  for (guint page = 0; page < 240; page++)
    {
      g_autoptr (JsonObject) answer = NULL;
      JsonArray *followers;

      answer = ask_json (self, "/xrpc/app.bsky.graph.getFollowers"
                               "?actor=small.sample%s%s", limit_text, cursor);
      followers = json_object_get_array_member (answer, "followers");
      g_assert_cmpuint (json_array_get_length (followers), ==,
                        MIN (limit, 240 - rank));

      for (guint i = 0; i < json_array_get_length (followers); i++)
        check_entry (self, json_array_get_object_element (followers, i),
                     rank++);

      if (rank == 240)
        {
          assert_members (answer, "followers subject");
          return;
        }

      assert_members (answer, "followers subject cursor");
      g_free (cursor);
      cursor = g_strdup_printf ("&cursor=%s",
                                json_object_get_string_member (answer,
                                                               "cursor"));
    }

  g_assert_not_reached ();
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  read_list (self, 100, "&limit=100");
  read_list (self, 50, "");
  read_list (self, 7, "&limit=7");
}

static void
test_hidden (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (JsonObject) profile = NULL;
  g_autoptr (JsonObject) answer = NULL;

  profile = ask_json (self, "/xrpc/app.bsky.actor.getProfile"
                            "?actor=hidden.sample");
  g_assert_cmpint (json_object_get_int_member (profile, "followersCount"),
                   ==, 1204);
  answer = ask_json (self, "/xrpc/app.bsky.graph.getFollowers"
                           "?actor=hidden.sample&limit=100");
  assert_members (answer, "followers subject");
  g_assert_cmpuint (json_array_get_length
                      (json_object_get_array_member (answer, "followers")),
                    ==, 0);
}

/* Those who have gone are counted, but nowhere listed. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (WinnowSamplePopulation) bought = NULL;
  guint n_gone = 0;

  bought = winnow_sample_population_new (BOUGHT, WINNOW_SAMPLE_SEED, AS_OF);

  for (guint i = 0; i < 5000; i++)
    {
      WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, BOUGHT, i };
      g_autoptr (JsonObject) profiles = NULL;
      g_autoptr (SoupMessage) message = NULL;
      g_autofree char *path = NULL;
      g_autofree char *body = NULL;
      char did[WINNOW_SAMPLE_DID_SIZE];

      if (!winnow_sample_population_get_member (bought, i)->gone)
        continue;

      n_gone++;
      winnow_sample_id_make_did (WINNOW_SAMPLE_SEED, &key, did);
      profiles = ask_json (self, "/xrpc/app.bsky.actor.getProfiles"
                                 "?actors=%s&actors=bought.sample"
                                 "&actors=nobody.sample", did);
      g_assert_cmpuint (json_array_get_length
                          (json_object_get_array_member (profiles,
                                                         "profiles")),
                        ==, 1);

      path = g_strdup_printf ("/xrpc/app.bsky.actor.getProfile?actor=%s",
                              did);
      body = ask (self, path, &message);
      g_assert_nonnull (strstr (body, "AccountDeactivated"));
    }

  g_assert_cmpuint (n_gone, ==, 5);
}

static void
test_relationships (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (JsonObject) answer = NULL;
  g_autofree char *uri = NULL;
  JsonArray *relationships;
  JsonObject *relationship;
  char first[WINNOW_SAMPLE_DID_SIZE];
  char tid[WINNOW_SAMPLE_TID_SIZE];

  get_did (self, 0, first);
  answer = ask_json (self, "/xrpc/app.bsky.graph.getRelationships"
                           "?actor=small.sample&others=%s"
                           "&others=large.sample&others=did:plc:nobody",
                     first);
  assert_members (answer, "actor relationships");
  relationships = json_object_get_array_member (answer, "relationships");
  g_assert_cmpuint (json_array_get_length (relationships), ==, 3);

  relationship = json_array_get_object_element (relationships, 0);
  assert_members (relationship, "$type did followedBy");
  winnow_sample_id_make_tid
    (winnow_sample_population_get_member (self->small, 0)->followed_at,
     winnow_sample_population_get_member (self->small, 0)->clock_id, tid);
  uri = g_strdup_printf ("at://%s/app.bsky.graph.follow/%s", first, tid);
  g_assert_cmpstr (json_object_get_string_member (relationship, "followedBy"),
                   ==, uri);

  assert_members (json_array_get_object_element (relationships, 1),
                  "$type did");
  assert_members (json_array_get_object_element (relationships, 2),
                  "$type actor notFound");
}

static void
test_starter_pack (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (WinnowSamplePopulation) pack = NULL;

  pack = winnow_sample_population_new (STARTER_PACK, WINNOW_SAMPLE_SEED,
                                       AS_OF);

  for (guint i = 0; i < 1800; i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (pack, i);
      WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, STARTER_PACK, i };
      g_autoptr (JsonObject) profile = NULL;
      g_autoptr (JsonObject) record = NULL;
      JsonObject *value;
      char did[WINNOW_SAMPLE_DID_SIZE];
      char tid[WINNOW_SAMPLE_TID_SIZE];

      if (!member->from_pack || member->no_profile || member->gone)
        continue;

      winnow_sample_id_make_did (WINNOW_SAMPLE_SEED, &key, did);
      winnow_sample_id_make_tid (member->followed_at, member->clock_id, tid);
      profile = ask_json (self, "/xrpc/app.bsky.actor.getProfile?actor=%s",
                          did);
      assert_members (json_object_get_object_member (profile,
                                                     "joinedViaStarterPack"),
                      "uri cid record creator labels indexedAt");

      record = ask_json (self, "/xrpc/com.atproto.repo.getRecord?repo=%s"
                               "&collection=app.bsky.graph.follow&rkey=%s",
                         did, tid);
      value = json_object_get_object_member (record, "value");
      assert_members (value, "$type subject createdAt via");
      return;
    }

  g_assert_not_reached ();
}

static void
check_feed (Fixture    *self,
            const char *did,
            guint       n_posts,
            gint64      newest)
{
  g_autofree char *cursor = g_strdup ("");
  g_autofree char *last = g_strdup ("~");
  guint n_seen = 0;

  while (n_seen < n_posts)
    {
      g_autoptr (JsonObject) answer = NULL;
      JsonArray *feed;

      answer = ask_json (self, "/xrpc/app.bsky.feed.getAuthorFeed?actor=%s"
                               "&limit=100%s", did, cursor);
      feed = json_object_get_array_member (answer, "feed");
      g_assert_cmpuint (json_array_get_length (feed), ==,
                        MIN (100, n_posts - n_seen));

      for (guint i = 0; i < json_array_get_length (feed); i++, n_seen++)
        {
          JsonObject *post = json_object_get_object_member
            (json_array_get_object_element (feed, i), "post");
          const char *time = json_object_get_string_member (post,
                                                            "indexedAt");

          assert_members (post, "uri cid author record bookmarkCount "
                                "replyCount repostCount likeCount "
                                "quoteCount indexedAt labels");
          g_assert_cmpstr (time, <=, last);
          g_free (last);
          last = g_strdup (time);

          if (n_seen == 0)
            {
              g_autoptr (GDateTime) read = g_date_time_new_from_iso8601 (time,
                                                                         NULL);

              g_assert_cmpint (g_date_time_to_unix_usec (read), ==, newest);
            }
        }

      g_assert_cmpint (json_object_has_member (answer, "cursor"), ==,
                       n_seen < n_posts);
      g_free (cursor);
      cursor = n_seen == n_posts ? NULL :
        g_strdup_printf ("&cursor=%s",
                         json_object_get_string_member (answer, "cursor"));
    }
}

static void
test_feed (Fixture       *self,
           gconstpointer  data)
{
  gboolean silent = FALSE;
  gboolean busy = FALSE;

  for (guint i = 0; i < 240; i++)
    {
      const WinnowSampleMember *member =
        winnow_sample_population_get_member (self->small, i);
      char did[WINNOW_SAMPLE_DID_SIZE];

      get_did (self, i, did);

      if (member->posts == 0 && !silent)
        {
          g_autofree char *path = NULL;
          g_autofree char *body = NULL;

          silent = TRUE;
          path = g_strdup_printf ("/xrpc/app.bsky.feed.getAuthorFeed"
                                  "?actor=%s&limit=1", did);
          body = ask (self, path, NULL);
          g_assert_cmpstr (body, ==, "{\"feed\":[]}");
        }
      else if (member->posts > 100 && member->posts < 1000 && !busy)
        {
          busy = TRUE;
          check_feed (self, did, member->posts, member->last_post_at);
        }
    }

  g_assert_true (silent);
  g_assert_true (busy);
}

/* Two servers tell the same, but for their own address. */
static void
test_same_again (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const paths[] = {
    "/xrpc/app.bsky.graph.getFollowers?actor=bought.sample&limit=100",
    "/xrpc/app.bsky.actor.getProfile?actor=starterpack.sample",
    "/xrpc/app.bsky.feed.getAuthorFeed?actor=small.sample&limit=30",
  };
  Fixture other = { 0 };

  set_up (&other, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *here = ask (self, paths[i], NULL);
      g_autofree char *there = ask (&other, paths[i], NULL);
      g_autoptr (GString) text = g_string_new (there);

      g_string_replace (text, winnow_sample_server_get_uri (other.server),
                        winnow_sample_server_get_uri (self->server), 0);
      g_assert_cmpuint (text->len, >, 300);
      g_assert_cmpstr (text->str, ==, here);
    }

  tear_down (&other, NULL);
}

static void
test_picture (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (JsonObject) profile = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;
  const guint8 *bytes;
  gsize n_bytes;

  profile = ask_json (self, "/xrpc/app.bsky.actor.getProfile"
                            "?actor=small.sample");
  message = soup_message_new (SOUP_METHOD_GET,
                              json_object_get_string_member (profile,
                                                             "avatar"));
  body = soup_session_send_and_read (self->session, message, NULL, NULL);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type
                     (soup_message_get_response_headers (message), NULL),
                   ==, "image/png");
  bytes = g_bytes_get_data (body, &n_bytes);
  g_assert_cmpuint (n_bytes, >, 100);
  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  /* The end of every PNG, with its check sum. */
  g_assert_cmpmem (bytes + n_bytes - 12, 12,
                   "\0\0\0\0IEND\xae\x42\x60\x82", 12);
}

static void
test_faults (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GString) statuses = g_string_new (NULL);
  g_autofree char *cursor = g_strdup ("");
  guint n_read = 0;

  for (guint request = 0; request < 30; request++)
    {
      g_autofree char *path = NULL;
      g_autofree char *body = NULL;
      g_autoptr (SoupMessage) message = NULL;
      g_autoptr (JsonNode) node = NULL;
      JsonObject *answer;
      const char *next;

      path = g_strdup_printf ("/xrpc/app.bsky.graph.getFollowers"
                              "?actor=failing.sample&limit=100%s", cursor);
      /* On a connection used before, libsoup itself would try again. */
      g_clear_object (&self->session);
      self->session = create_session ();
      body = ask (self, path, &message);

      if (body == NULL)
        {
          g_string_append (statuses, "- ");
          continue;
        }

      g_string_append_printf (statuses, "%u ",
                              soup_message_get_status (message));

      if (soup_message_get_status (message) == 429)
        g_assert_cmpstr (soup_message_headers_get_one
                           (soup_message_get_response_headers (message),
                            "Retry-After"), ==, "1");

      if (soup_message_get_status (message) != 200)
        continue;

      node = json_from_string (body, NULL);
      answer = json_node_get_object (node);
      n_read += json_array_get_length
        (json_object_get_array_member (answer, "followers"));
      next = json_object_get_string_member_with_default (answer, "cursor",
                                                         NULL);

      if (next == NULL)
        break;

      g_free (cursor);
      cursor = g_strdup_printf ("&cursor=%s", next);
    }

  /* Page for page: busy, error, HTML, cut off, wrong types, closed, empty,
   * short, and then the wall. */
  g_assert_true (g_str_has_prefix (statuses->str,
                                   "200 429 200 500 200 502 200 503 200 "
                                   "503 200 - 200 200 200 200 500 500 "));
  g_assert_true (g_str_has_suffix (statuses->str, "500 500 500 "));
  g_assert_cmpuint (n_read, ==, 863);

  /* Whoever comes back to that page is let through. */
  winnow_sample_server_begin_reading (self->server);

  for (guint page = 0; page < 10 && cursor != NULL; page++)
    {
      g_autoptr (JsonObject) answer = NULL;
      const char *next;

      answer = ask_json (self, "/xrpc/app.bsky.graph.getFollowers"
                               "?actor=failing.sample&limit=100%s", cursor);
      n_read += json_array_get_length
        (json_object_get_array_member (answer, "followers"));
      next = json_object_get_string_member_with_default (answer, "cursor",
                                                         NULL);
      g_free (cursor);
      cursor = next != NULL ? g_strdup_printf ("&cursor=%s", next) : NULL;
    }

  g_assert_null (cursor);
  g_assert_cmpuint (n_read, ==, 1500);
}

static void
test_port_taken (Fixture       *self,
                 gconstpointer  data)
{
  const char *uri = winnow_sample_server_get_uri (self->server);
  g_autoptr (GError) error = NULL;
  guint port;

  g_assert_true (g_str_has_prefix (uri, "http://127.0.0.1:"));
  port = (guint) g_ascii_strtoull (uri + strlen ("http://127.0.0.1:"), NULL,
                                   10);
  g_assert_null (winnow_sample_server_new (WINNOW_SAMPLE_SEED, AS_OF, port,
                                           &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
}

#define ADD(name, func) \
  g_test_add ("/sample/server/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refusals", test_refusals);
  ADD ("too-many", test_too_many);
  ADD ("other-verbs", test_other_verbs);
  ADD ("profile", test_profile);
  ADD ("absent", test_absent);
  ADD ("list", test_list);
  ADD ("hidden", test_hidden);
  ADD ("gone", test_gone);
  ADD ("relationships", test_relationships);
  ADD ("starter-pack", test_starter_pack);
  ADD ("feed", test_feed);
  ADD ("same-again", test_same_again);
  ADD ("picture", test_picture);
  ADD ("faults", test_faults);
  ADD ("port-taken", test_port_taken);

  return g_test_run ();
}
