/* winnow-sample-api.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-api.h"
#include "networks/sample/winnow-sample-cursor.h"
#include "networks/sample/winnow-sample-faults.h"
#include "networks/sample/winnow-sample-feed.h"
#include "networks/sample/winnow-sample-picture.h"
#include "networks/sample/winnow-sample-query.h"
#include "networks/sample/winnow-sample-views.h"

#define METHODS  "/xrpc/"
#define PICTURES "/img/avatar/plain/"

#define JSON "application/json; charset=utf-8"

#define MAX_PROFILES      25
#define MAX_RELATIONSHIPS 30
#define SHORT_PAGE        63

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

static void
fail (WinnowSampleReply *reply,
      guint              status,
      const char        *error,
      const char        *message)
{
  reply->status = status;
  g_string_assign (reply->body, "{\"error\":");
  winnow_sample_views_append_text (reply->body, error);
  g_string_append (reply->body, ",\"message\":");
  winnow_sample_views_append_text (reply->body, message);
  g_string_append_c (reply->body, '}');
}

static void
refuse (WinnowSampleReply *reply,
        const char        *message)
{
  fail (reply, 400, "InvalidRequest", message);
}

static void
break_down (WinnowSampleReply *reply)
{
  fail (reply, 500, "InternalServerError", "Internal Server Error");
}

static gboolean
refuse_problem (WinnowSampleQuery *query,
                WinnowSampleReply *reply)
{
  const char *problem = winnow_sample_query_get_problem (query);

  if (problem != NULL)
    refuse (reply, problem);

  return problem != NULL;
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
      refuse (reply, "Profile not found");
      return;
    }

  if (actor.state == WINNOW_SAMPLE_STATE_DEACTIVATED)
    fail (reply, 400, "AccountDeactivated", "Account is deactivated");
  else if (actor.state == WINNOW_SAMPLE_STATE_SUSPENDED)
    fail (reply, 400, "AccountTakedown", "Account has been suspended");
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

      if (!winnow_sample_world_find (self->world, names->pdata[i], &actor) ||
          !winnow_sample_actor_is_shown (&actor) || actor.member->unlisted)
        continue;

      if (!first)
        g_string_append_c (reply->body, ',');

      first = FALSE;
      winnow_sample_views_append_detailed (&self->views, &actor, reply->body);
    }

  g_string_append (reply->body, "]}");
}

/* Where a page begins: behind the last entry of the page before. */
static gboolean
read_position (WinnowSampleApi   *self,
               WinnowSampleActor *subject,
               const char        *cursor,
               guint             *first,
               gboolean          *again)
{
  WinnowSampleKey key;

  *first = 0;
  *again = FALSE;

  if (cursor == NULL)
    return TRUE;

  if (!winnow_sample_cursor_read (winnow_sample_world_get_seed (self->world),
                                  cursor, &key) ||
      key.kind != WINNOW_SAMPLE_FOLLOW ||
      key.population != subject->key.population ||
      key.index >= winnow_sample_population_get_n_members
                     (subject->population))
    return FALSE;

  *first = key.index + 1;
  *again = key.extra != 0;

  return TRUE;
}

static void
append_page (WinnowSampleApi   *self,
             WinnowSampleActor *subject,
             guint              first,
             guint              last,
             guint              extra,
             GString           *out)
{
  WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, subject->key.population };
  WinnowSampleActor actor;
  gboolean comma = FALSE;
  guint n_members;

  n_members = winnow_sample_population_get_n_members (subject->population);
  g_string_append (out, "{\"followers\":[");

  for (key.index = first; key.index < last; key.index++)
    {
      if (!winnow_sample_world_get (self->world, &key, &actor) ||
          !winnow_sample_actor_is_shown (&actor))
        continue;

      if (comma)
        g_string_append_c (out, ',');

      comma = TRUE;
      winnow_sample_views_append_profile (&self->views, &actor, out);
    }

  g_string_append (out, "],\"subject\":");
  winnow_sample_views_append_profile (&self->views, subject, out);

  if (last > 0 && last < n_members)
    {
      WinnowSampleKey end = {
        WINNOW_SAMPLE_FOLLOW, key.population, last - 1, extra
      };

      winnow_sample_cursor_append
        (winnow_sample_world_get_seed (self->world), &end,
         winnow_sample_population_get_member (subject->population,
                                              last - 1)->followed_at, out);
    }

  g_string_append_c (out, '}');
}

/* Returns whether the request is over with that. */
static gboolean
commit_fault (WinnowSampleFault  fault,
              WinnowSampleReply *reply)
{
  switch (fault)
    {
    case WINNOW_SAMPLE_FAULT_BUSY:
      fail (reply, 429, "RateLimitExceeded", "Rate Limit Exceeded");
      reply->retry_after = 1;
      return TRUE;

    case WINNOW_SAMPLE_FAULT_ERROR:
      break_down (reply);
      return TRUE;

    case WINNOW_SAMPLE_FAULT_HTML:
      reply->status = 502;
      reply->content_type = "text/html";
      g_string_assign (reply->body, "<!DOCTYPE html><title>Bad Gateway</title>"
                                    "<h1>502 Bad Gateway</h1>\n");
      return TRUE;

    case WINNOW_SAMPLE_FAULT_CUT_OFF:
      reply->status = 503;
      g_string_assign (reply->body, "{\"followers\":[{\"did\":\"did:plc:");
      return TRUE;

    case WINNOW_SAMPLE_FAULT_WRONG_TYPES:
      reply->status = 503;
      g_string_assign (reply->body, "{\"followers\":7,\"cursor\":[]}");
      return TRUE;

    case WINNOW_SAMPLE_FAULT_CLOSED:
      reply->hang_up = TRUE;
      return TRUE;

    case WINNOW_SAMPLE_FAULT_NONE:
    case WINNOW_SAMPLE_FAULT_EMPTY_PAGE:
    case WINNOW_SAMPLE_FAULT_SHORT_PAGE:
    default:
      return FALSE;
    }
}

static void
list_followers (WinnowSampleApi   *self,
                WinnowSampleActor *subject,
                const char        *cursor,
                guint              limit,
                GString           *out,
                WinnowSampleReply *reply)
{
  WinnowSampleFault fault = WINNOW_SAMPLE_FAULT_NONE;
  guint n_members;
  guint first;
  gboolean again;

  if (!read_position (self, subject, cursor, &first, &again))
    {
      break_down (reply);
      return;
    }

  if (subject->state == WINNOW_SAMPLE_STATE_FAILING)
    fault = winnow_sample_faults_next (&self->faults, first);

  if (commit_fault (fault, reply))
    return;

  n_members = winnow_sample_population_get_n_members (subject->population);

  if (fault == WINNOW_SAMPLE_FAULT_SHORT_PAGE)
    limit = MIN (limit, SHORT_PAGE);

  /* The cursor of the empty page leads to the same place by another name. */
  if (fault == WINNOW_SAMPLE_FAULT_EMPTY_PAGE && !again)
    append_page (self, subject, first, first, 1, out);
  else
    append_page (self, subject, first, MIN (first + limit, n_members), 0,
                 out);
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

  if (!winnow_sample_world_find (self->world, name, &subject) ||
      !winnow_sample_actor_is_shown (&subject))
    {
      g_autofree char *message = g_strdup_printf ("Actor not found: %s", name);

      refuse (reply, message);
    }
  else if (subject.key.kind != WINNOW_SAMPLE_OWNER ||
           subject.state == WINNOW_SAMPLE_STATE_HIDDEN)
    {
      /* A list that is not shown looks like one nobody is on. */
      append_page (self, &subject, 0, 0, 0, reply->body);
    }
  else
    {
      list_followers (self, &subject, cursor, limit, reply->body, reply);
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

  if (!winnow_sample_world_find (self->world, name, &author) ||
      !winnow_sample_actor_is_shown (&author))
    refuse (reply, "Profile not found");
  else if (!winnow_sample_feed_append (&self->views, &author, cursor, limit,
                                       reply->body))
    break_down (reply);
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

  if (!winnow_sample_world_find (self->world, handle, &actor) ||
      !winnow_sample_actor_is_shown (&actor))
    {
      refuse (reply, "Unable to resolve handle");
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

  if (winnow_sample_world_find (self->world, name, &actor) &&
      winnow_sample_actor_is_shown (&actor) &&
      actor.key.kind == WINNOW_SAMPLE_PERSON)
    winnow_sample_id_make_tid (actor.member->followed_at,
                               actor.member->clock_id, tid);

  if (g_strcmp0 (collection, FOLLOW_COLLECTION) == 0 && *tid != '\0' &&
      g_strcmp0 (key, tid) == 0)
    winnow_sample_views_append_follow (&self->views, &actor, reply->body);
  else
    fail (reply, 400, "RecordNotFound", "Could not locate record");
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

  fail (reply, 501, "MethodNotImplemented", "Method Not Implemented");
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
      fail (reply, 404, "NotFound", "Not Found");
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
    fail (reply, 404, "NotFound", "Not Found");
}
