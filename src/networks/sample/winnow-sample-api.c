/* winnow-sample-api.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-api.h"
#include "networks/sample/winnow-sample-faults.h"
#include "networks/sample/winnow-sample-feed.h"
#include "networks/sample/winnow-sample-followers.h"
#include "networks/sample/winnow-sample-picture.h"
#include "networks/sample/winnow-sample-query.h"
#include "networks/sample/winnow-sample-views.h"

#define METHODS  "/xrpc/"
#define PICTURES "/img/avatar/plain/"

#define JSON "application/json; charset=utf-8"

#define MAX_PROFILES      25
#define MAX_RELATIONSHIPS 30

#define FOLLOW_COLLECTION "app.bsky.graph.follow"

struct _WinnowSampleApi
{
  WinnowSampleWorld  *world;
  char               *base;
  WinnowSampleViews   views;
  WinnowSampleFaults  faults;
};

typedef void (*Method) (WinnowSampleApi   *self,
                        WinnowSampleQuery *query,
                        WinnowSampleReply *reply);

/**
 * winnow_sample_api_new:
 * @seed: what the sample network is grown from
 * @as_of: its present, µs since 1970-01-01 UTC
 * @base: its address, without a slash at the end; pictures are there
 *
 * Returns: (transfer full): the API
 */
WinnowSampleApi *
winnow_sample_api_new (guint64     seed,
                       gint64      as_of,
                       const char *base)
{
  WinnowSampleApi *self = g_new0 (WinnowSampleApi, 1);

  self->world = winnow_sample_world_new (seed, as_of);
  self->base = g_strdup (base);
  self->views = (WinnowSampleViews) { self->world, self->base };

  return self;
}

/**
 * winnow_sample_api_free:
 * @self: (transfer full): the API
 */
void
winnow_sample_api_free (WinnowSampleApi *self)
{
  winnow_sample_world_free (self->world);
  g_free (self->base);
  g_free (self);
}

/**
 * winnow_sample_api_begin_reading:
 * @self: the API
 *
 * Says that the next request for failing.sample is the first of a reading.
 */
void
winnow_sample_api_begin_reading (WinnowSampleApi *self)
{
  winnow_sample_faults_begin (&self->faults);
}

static gboolean
refuse_problem (WinnowSampleQuery *query,
                WinnowSampleReply *reply)
{
  const char *problem = winnow_sample_query_get_problem (query);

  if (problem != NULL)
    winnow_sample_reply_refuse (reply, problem);

  return problem != NULL;
}

/* Those who closed their account, or whose account was closed, look like
 * nobody. */
static gboolean
find_shown (WinnowSampleApi   *self,
            const char        *name,
            WinnowSampleActor *actor)
{
  return winnow_sample_world_find (self->world, name, actor) &&
         winnow_sample_actor_is_shown (actor);
}

static void
get_profile (WinnowSampleApi   *self,
             WinnowSampleQuery *query,
             WinnowSampleReply *reply)
{
  const char *name = winnow_sample_query_get_actor (query, "actor");
  WinnowSampleActor actor;

  if (refuse_problem (query, reply))
    return;

  if (!winnow_sample_world_find (self->world, name, &actor))
    {
      winnow_sample_reply_refuse (reply, "Profile not found");
      return;
    }

  if (actor.state == WINNOW_SAMPLE_STATE_DEACTIVATED)
    winnow_sample_reply_fail (reply, 400, "AccountDeactivated",
                              "Account is deactivated");
  else if (actor.state == WINNOW_SAMPLE_STATE_SUSPENDED)
    winnow_sample_reply_fail (reply, 400, "AccountTakedown",
                              "Account has been suspended");
  else
    winnow_sample_views_append_detailed (&self->views, &actor, reply->body);

  if (actor.state == WINNOW_SAMPLE_STATE_FAILING)
    winnow_sample_faults_begin (&self->faults);
}

static void
get_profiles (WinnowSampleApi   *self,
              WinnowSampleQuery *query,
              WinnowSampleReply *reply)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean first = TRUE;

  names = winnow_sample_query_get_actors (query, "actors", MAX_PROFILES);

  if (names->len == 0)
    winnow_sample_query_get_actor (query, "actors");

  if (refuse_problem (query, reply))
    return;

  g_string_append (reply->body, "{\"profiles\":[");

  for (guint i = 0; i < names->len; i++)
    {
      WinnowSampleActor actor;

      if (!find_shown (self, names->pdata[i], &actor) || actor.member->unlisted)
        continue;

      if (!first)
        g_string_append_c (reply->body, ',');

      first = FALSE;
      winnow_sample_views_append_detailed (&self->views, &actor, reply->body);
    }

  g_string_append (reply->body, "]}");
}

static void
get_followers (WinnowSampleApi   *self,
               WinnowSampleQuery *query,
               WinnowSampleReply *reply)
{
  const char *name = winnow_sample_query_get_actor (query, "actor");
  const char *cursor = winnow_sample_query_get (query, "cursor");
  guint limit = winnow_sample_query_get_limit (query);
  WinnowSampleActor subject;

  if (refuse_problem (query, reply))
    return;

  if (!find_shown (self, name, &subject))
    {
      g_autofree char *message = g_strdup_printf ("Actor not found: %s", name);

      winnow_sample_reply_refuse (reply, message);
    }
  else
    {
      winnow_sample_followers_answer (&self->views, &self->faults, &subject,
                                      cursor, limit, reply);
    }
}

static void
append_relationship (WinnowSampleApi   *self,
                     WinnowSampleActor *subject,
                     const char        *name,
                     GString           *out)
{
  WinnowSampleActor other;

  if (!winnow_sample_world_find (self->world, name, &other))
    {
      g_string_append (out, "{\"$type\":\"app.bsky.graph.defs#notFoundActor\","
                            "\"actor\":");
      winnow_sample_views_append_text (out, name);
      g_string_append (out, ",\"notFound\":true}");
      return;
    }

  g_string_append (out, "{\"$type\":\"app.bsky.graph.defs#relationship\","
                        "\"did\":");
  winnow_sample_views_append_text (out, name);

  if (subject != NULL && subject->key.kind == WINNOW_SAMPLE_OWNER &&
      other.key.kind == WINNOW_SAMPLE_PERSON &&
      other.key.population == subject->key.population)
    {
      g_string_append (out, ",\"followedBy\":\"");
      winnow_sample_views_append_follow_uri (&self->views, &other, out);
      g_string_append_c (out, '"');
    }

  g_string_append_c (out, '}');
}

static void
get_relationships (WinnowSampleApi   *self,
                   WinnowSampleQuery *query,
                   WinnowSampleReply *reply)
{
  const char *name = winnow_sample_query_get_actor (query, "actor");
  g_autoptr (GPtrArray) others = NULL;
  WinnowSampleActor subject;
  gboolean found;

  others = winnow_sample_query_get_actors (query, "others",
                                           MAX_RELATIONSHIPS);

  if (refuse_problem (query, reply))
    return;

  found = winnow_sample_world_find (self->world, name, &subject);
  g_string_append (reply->body, "{\"actor\":");
  winnow_sample_views_append_text (reply->body, name);
  g_string_append (reply->body, ",\"relationships\":[");

  for (guint i = 0; i < others->len; i++)
    {
      if (i > 0)
        g_string_append_c (reply->body, ',');

      append_relationship (self, found ? &subject : NULL, others->pdata[i],
                           reply->body);
    }

  g_string_append (reply->body, "]}");
}

static void
get_author_feed (WinnowSampleApi   *self,
                 WinnowSampleQuery *query,
                 WinnowSampleReply *reply)
{
  const char *name = winnow_sample_query_get_actor (query, "actor");
  const char *cursor = winnow_sample_query_get (query, "cursor");
  guint limit = winnow_sample_query_get_limit (query);
  WinnowSampleActor author;

  if (refuse_problem (query, reply))
    return;

  if (!find_shown (self, name, &author))
    winnow_sample_reply_refuse (reply, "Profile not found");
  else if (!winnow_sample_feed_append (&self->views, &author, cursor, limit,
                                       reply->body))
    winnow_sample_reply_break_down (reply);
}

static void
resolve_handle (WinnowSampleApi   *self,
                WinnowSampleQuery *query,
                WinnowSampleReply *reply)
{
  const char *handle = winnow_sample_query_get_actor (query, "handle");
  WinnowSampleActor actor;
  char did[WINNOW_SAMPLE_DID_SIZE];

  if (refuse_problem (query, reply))
    return;

  if (!find_shown (self, handle, &actor))
    {
      winnow_sample_reply_refuse (reply, "Unable to resolve handle");
      return;
    }

  winnow_sample_id_make_did (winnow_sample_world_get_seed (self->world),
                             &actor.key, did);
  g_string_append_printf (reply->body, "{\"did\":\"%s\"}", did);
}

static void
get_record (WinnowSampleApi   *self,
            WinnowSampleQuery *query,
            WinnowSampleReply *reply)
{
  const char *name = winnow_sample_query_get_actor (query, "repo");
  const char *collection = winnow_sample_query_get (query, "collection");
  const char *key = winnow_sample_query_get (query, "rkey");
  WinnowSampleActor actor;
  char tid[WINNOW_SAMPLE_TID_SIZE] = "";

  if (refuse_problem (query, reply))
    return;

  if (find_shown (self, name, &actor) &&
      actor.key.kind == WINNOW_SAMPLE_PERSON)
    winnow_sample_id_make_tid (actor.member->followed_at,
                               actor.member->clock_id, tid);

  if (g_strcmp0 (collection, FOLLOW_COLLECTION) == 0 && *tid != '\0' &&
      g_strcmp0 (key, tid) == 0)
    winnow_sample_views_append_follow (&self->views, &actor, reply->body);
  else
    winnow_sample_reply_fail (reply, 400, "RecordNotFound",
                              "Could not locate record");
}

static void
get_health (WinnowSampleApi   *self,
            WinnowSampleQuery *query,
            WinnowSampleReply *reply)
{
  g_string_append (reply->body, "{\"version\":\"sample\"}");
}

static const struct
{
  const char *name;
  Method      method;
} methods[] = {
  { "app.bsky.actor.getProfile", get_profile },
  { "app.bsky.actor.getProfiles", get_profiles },
  { "app.bsky.graph.getFollowers", get_followers },
  { "app.bsky.graph.getRelationships", get_relationships },
  { "app.bsky.feed.getAuthorFeed", get_author_feed },
  { "com.atproto.identity.resolveHandle", resolve_handle },
  { "com.atproto.repo.getRecord", get_record },
  { "_health", get_health },
};

static void
answer_method (WinnowSampleApi   *self,
               const char        *name,
               const char        *encoded,
               WinnowSampleReply *reply)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strcmp (methods[i].name, name) == 0)
      {
        g_autoptr (WinnowSampleQuery) query = NULL;

        query = winnow_sample_query_new (name, encoded);
        methods[i].method (self, query, reply);
        return;
      }

  winnow_sample_reply_fail (reply, 501, "MethodNotImplemented",
                            "Method Not Implemented");
}

static void
answer_picture (WinnowSampleApi   *self,
                const char        *path,
                WinnowSampleReply *reply)
{
  const char *slash = strrchr (path, '/');
  WinnowSampleKey key;

  if (slash == NULL ||
      !winnow_sample_id_read_cid (winnow_sample_world_get_seed (self->world),
                                  slash + 1, &key) ||
      key.kind != WINNOW_SAMPLE_PICTURE)
    {
      winnow_sample_reply_fail (reply, 404, "NotFound", "Not Found");
      return;
    }

  reply->content_type = "image/png";
  winnow_sample_picture_append (((guint64) key.population << 32) | key.index,
                                reply->body);
}

/**
 * winnow_sample_api_answer:
 * @self: the API
 * @path: the path of the address
 * @query: (nullable): the part behind the question mark, still encoded
 * @reply: (out): gets the answer; its body is to be freed
 *
 * Answers a GET request, as the Bluesky AppView answers it.
 */
void
winnow_sample_api_answer (WinnowSampleApi   *self,
                          const char        *path,
                          const char        *query,
                          WinnowSampleReply *reply)
{
  *reply = (WinnowSampleReply) { 200, JSON, g_string_new (NULL) };

  if (g_str_has_prefix (path, METHODS))
    answer_method (self, path + strlen (METHODS), query, reply);
  else if (g_str_has_prefix (path, PICTURES))
    answer_picture (self, path + strlen (PICTURES), reply);
  else
    winnow_sample_reply_fail (reply, 404, "NotFound", "Not Found");
}
