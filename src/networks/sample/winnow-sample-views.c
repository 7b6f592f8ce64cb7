/* winnow-sample-views.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "networks/sample/winnow-sample-views.h"

#define ASSOCIATED \
  "\"activitySubscription\":{\"allowSubscriptions\":\"followers\"}}"

/* JsonBuilder would do all this, at ten times the price: a tree of nodes for
 * each of the 60,000 objects one audit takes, on a machine that draws a window
 * at the same time. The tests read every answer back with json-glib. */

/**
 * winnow_sample_views_append_text:
 * @out: gets the string, quotes and all
 * @text: UTF-8
 */
void
winnow_sample_views_append_text (GString    *out,
                                 const char *text)
{
  g_string_append_c (out, '"');

  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_printf (out, "\\%c", *text);
      else if (g_ascii_iscntrl (*text))
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *text);
      else
        g_string_append_c (out, *text);
    }

  g_string_append_c (out, '"');
}

/**
 * winnow_sample_views_append_time:
 * @out: gets the string, quotes and all
 * @time: µs since 1970-01-01 UTC
 *
 * With milliseconds, as JavaScript has it.
 */
void
winnow_sample_views_append_time (GString *out,
                                 gint64   time)
{
  time_t seconds = (time_t) (time / G_USEC_PER_SEC);
  struct tm parts;

  gmtime_r (&seconds, &parts);
  g_string_append_printf (out, "\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\"",
                          parts.tm_year + 1900, parts.tm_mon + 1,
                          parts.tm_mday, parts.tm_hour, parts.tm_min,
                          parts.tm_sec,
                          (int) (time % G_USEC_PER_SEC / 1000));
}

static void
append_did (const WinnowSampleViews *self,
            const WinnowSampleKey   *key,
            GString                 *out)
{
  char did[WINNOW_SAMPLE_DID_SIZE];

  winnow_sample_id_make_did (winnow_sample_world_get_seed (self->world), key,
                             did);
  g_string_append (out, did);
}

static void
append_cid (const WinnowSampleViews *self,
            const WinnowSampleKey   *key,
            GString                 *out)
{
  char cid[WINNOW_SAMPLE_CID_SIZE];

  winnow_sample_id_make_cid (winnow_sample_world_get_seed (self->world), key,
                             cid);
  g_string_append (out, cid);
}

/* What every view begins with. */
static void
append_face (const WinnowSampleViews *self,
             const WinnowSampleActor *actor,
             GString                 *out)
{
  const WinnowSampleMember *member = actor->member;
  WinnowSampleKey picture = {
    WINNOW_SAMPLE_PICTURE, actor->key.population, member->picture
  };

  g_string_append (out, "{\"did\":\"");
  append_did (self, &actor->key, out);
  g_string_append_printf (out, "\",\"handle\":\"%s\"", member->handle);

  if (member->display_name != NULL && !member->no_profile)
    {
      g_string_append (out, ",\"displayName\":");
      winnow_sample_views_append_text (out, member->display_name);
    }

  if (member->picture != 0 && !member->no_profile)
    {
      g_string_append_printf (out, ",\"avatar\":\"%s/img/avatar/plain/",
                              self->base);
      append_did (self, &actor->key, out);
      g_string_append_c (out, '/');
      append_cid (self, &picture, out);
      g_string_append_c (out, '"');
    }
}

static void
append_created_at (const WinnowSampleActor *actor,
                   GString                 *out)
{
  g_string_append (out, ",\"labels\":[]");

  if (actor->member->no_profile)
    return;

  g_string_append (out, ",\"createdAt\":");
  winnow_sample_views_append_time (out, actor->member->created_at);
}

static void
append_description (const WinnowSampleActor *actor,
                    GString                 *out)
{
  if (actor->member->no_profile)
    return;

  if (actor->member->bio != NULL)
    {
      g_string_append (out, ",\"description\":");
      winnow_sample_views_append_text (out, actor->member->bio);
    }

  g_string_append (out, ",\"indexedAt\":");
  winnow_sample_views_append_time (out, actor->member->indexed_at);
}

/**
 * winnow_sample_views_append_basic:
 * @self: how things are shown
 * @actor: whom to show
 * @out: gets a profileViewBasic: an author of a post
 */
void
winnow_sample_views_append_basic (const WinnowSampleViews *self,
                                  const WinnowSampleActor *actor,
                                  GString                 *out)
{
  append_face (self, actor, out);
  g_string_append (out, ",\"associated\":{" ASSOCIATED);
  append_created_at (actor, out);
  g_string_append_c (out, '}');
}

/**
 * winnow_sample_views_append_profile:
 * @self: how things are shown
 * @actor: whom to show
 * @out: gets a profileView: an entry of a list of followers, without counts
 */
void
winnow_sample_views_append_profile (const WinnowSampleViews *self,
                                    const WinnowSampleActor *actor,
                                    GString                 *out)
{
  append_face (self, actor, out);
  g_string_append (out, ",\"associated\":{" ASSOCIATED);
  append_created_at (actor, out);
  append_description (actor, out);
  g_string_append_c (out, '}');
}

static void
find_owner (const WinnowSampleViews *self,
            const WinnowSampleActor *actor,
            WinnowSampleActor       *owner)
{
  WinnowSampleKey key = { WINNOW_SAMPLE_OWNER, actor->key.population };
  gboolean found = winnow_sample_world_get (self->world, &key, owner);

  g_assert (found);
}

/* The starter pack's reference: its own AT-URI and CID. */
static void
append_pack_ref (const WinnowSampleViews *self,
                 const WinnowSampleActor *owner,
                 GString                 *out)
{
  WinnowSampleKey pack = { WINNOW_SAMPLE_PACK, owner->key.population };
  char tid[WINNOW_SAMPLE_TID_SIZE];

  winnow_sample_id_make_tid (owner->member->indexed_at, 17, tid);
  g_string_append (out, "\"uri\":\"at://");
  append_did (self, &owner->key, out);
  g_string_append_printf (out, "/app.bsky.graph.starterpack/%s\",\"cid\":\"",
                          tid);
  append_cid (self, &pack, out);
  g_string_append_c (out, '"');
}

static void
append_pack (const WinnowSampleViews *self,
             const WinnowSampleActor *actor,
             GString                 *out)
{
  WinnowSampleActor owner;
  char tid[WINNOW_SAMPLE_TID_SIZE];

  find_owner (self, actor, &owner);
  winnow_sample_id_make_tid (owner.member->indexed_at - 1, 17, tid);

  g_string_append (out, ",\"joinedViaStarterPack\":{");
  append_pack_ref (self, &owner, out);
  g_string_append (out, ",\"record\":{\"list\":\"at://");
  append_did (self, &owner.key, out);
  g_string_append_printf (out, "/app.bsky.graph.list/%s\",\"name\":\"Coast "
                          "and birds\",\"$type\":"
                          "\"app.bsky.graph.starterpack\",\"createdAt\":",
                          tid);
  winnow_sample_views_append_time (out, owner.member->indexed_at);
  g_string_append (out, "},\"creator\":");
  winnow_sample_views_append_basic (self, &owner, out);
  g_string_append (out, ",\"labels\":[],\"indexedAt\":");
  winnow_sample_views_append_time (out, owner.member->indexed_at);
  g_string_append_c (out, '}');
}

/**
 * winnow_sample_views_append_detailed:
 * @self: how things are shown
 * @actor: whom to show
 * @out: gets a profileViewDetailed: a whole profile with its counts
 */
void
winnow_sample_views_append_detailed (const WinnowSampleViews *self,
                                     const WinnowSampleActor *actor,
                                     GString                 *out)
{
  append_face (self, actor, out);
  g_string_append (out, ",\"associated\":{\"lists\":0,\"feedgens\":0,"
                        "\"starterPacks\":0,\"labeler\":false," ASSOCIATED);
  append_created_at (actor, out);
  append_description (actor, out);
  g_string_append_printf (out, ",\"followersCount\":%u,\"followsCount\":%u,"
                          "\"postsCount\":%u",
                          actor->member->followers, actor->member->following,
                          actor->member->posts);

  if (actor->member->from_pack && !actor->member->no_profile)
    append_pack (self, actor, out);

  g_string_append_c (out, '}');
}

/**
 * winnow_sample_views_append_follow_uri:
 * @self: how things are shown
 * @actor: a follower
 * @out: gets the AT-URI of the record of the follow, without quotes
 *
 * The record's key is the time of the follow.
 */
void
winnow_sample_views_append_follow_uri (const WinnowSampleViews *self,
                                       const WinnowSampleActor *actor,
                                       GString                 *out)
{
  char tid[WINNOW_SAMPLE_TID_SIZE];

  winnow_sample_id_make_tid (actor->member->followed_at,
                             actor->member->clock_id, tid);
  g_string_append (out, "at://");
  append_did (self, &actor->key, out);
  g_string_append_printf (out, "/app.bsky.graph.follow/%s", tid);
}

/**
 * winnow_sample_views_append_follow:
 * @self: how things are shown
 * @actor: a follower
 * @out: gets the record of the follow with its address; it says through which
 *   starter pack it was made, if any
 */
void
winnow_sample_views_append_follow (const WinnowSampleViews *self,
                                   const WinnowSampleActor *actor,
                                   GString                 *out)
{
  WinnowSampleKey key = {
    WINNOW_SAMPLE_FOLLOW, actor->key.population, actor->key.index
  };
  WinnowSampleActor owner;

  find_owner (self, actor, &owner);

  g_string_append (out, "{\"uri\":\"");
  winnow_sample_views_append_follow_uri (self, actor, out);
  g_string_append (out, "\",\"cid\":\"");
  append_cid (self, &key, out);
  g_string_append (out, "\",\"value\":{\"$type\":\"app.bsky.graph.follow\","
                        "\"subject\":\"");
  append_did (self, &owner.key, out);
  g_string_append (out, "\",\"createdAt\":");
  winnow_sample_views_append_time (out, actor->member->followed_at);

  if (actor->member->via_pack)
    {
      g_string_append (out, ",\"via\":{");
      append_pack_ref (self, &owner, out);
      g_string_append_c (out, '}');
    }

  g_string_append (out, "}}");
}
