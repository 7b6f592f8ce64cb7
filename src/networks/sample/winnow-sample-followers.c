/* winnow-sample-followers.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-followers.h"

#include "networks/sample/winnow-sample-cursor.h"

#define SHORT_PAGE 63

/* Where a page begins: behind the last entry of the page before. */
static gboolean
read_position (WinnowSampleWorld       *world,
               const WinnowSampleActor *subject,
               const char              *cursor,
               guint                   *first,
               gboolean                *again)
{
  WinnowSampleKey key;

  *first = 0;
  *again = FALSE;

  if (cursor == NULL)
    return TRUE;

  if (!winnow_sample_cursor_read (winnow_sample_world_get_seed (world),
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
append_page (const WinnowSampleViews *views,
             const WinnowSampleActor *subject,
             guint                    first,
             guint                    last,
             guint                    extra,
             GString                 *out)
{
  WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, subject->key.population };
  WinnowSampleActor actor;
  gboolean comma = FALSE;
  guint n_members;

  n_members = winnow_sample_population_get_n_members (subject->population);
  g_string_append (out, "{\"followers\":[");

  for (key.index = first; key.index < last; key.index++)
    {
      if (!winnow_sample_world_get (views->world, &key, &actor) ||
          !winnow_sample_actor_is_shown (&actor))
        continue;

      if (comma)
        g_string_append_c (out, ',');

      comma = TRUE;
      winnow_sample_views_append_profile (views, &actor, out);
    }

  g_string_append (out, "],\"subject\":");
  winnow_sample_views_append_profile (views, subject, out);

  if (last > 0 && last < n_members)
    {
      WinnowSampleKey end = {
        WINNOW_SAMPLE_FOLLOW, key.population, last - 1, extra
      };

      winnow_sample_cursor_append
        (winnow_sample_world_get_seed (views->world), &end,
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
      winnow_sample_reply_fail (reply, 429, "RateLimitExceeded",
                                "Rate Limit Exceeded");
      reply->retry_after = 1;
      return TRUE;

    case WINNOW_SAMPLE_FAULT_ERROR:
      winnow_sample_reply_break_down (reply);
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
list_followers (const WinnowSampleViews *views,
                WinnowSampleFaults      *faults,
                const WinnowSampleActor *subject,
                const char              *cursor,
                guint                    limit,
                WinnowSampleReply       *reply)
{
  WinnowSampleFault fault = WINNOW_SAMPLE_FAULT_NONE;
  guint n_members;
  guint first;
  gboolean again;

  if (!read_position (views->world, subject, cursor, &first, &again))
    {
      winnow_sample_reply_break_down (reply);
      return;
    }

  if (subject->state == WINNOW_SAMPLE_STATE_FAILING)
    fault = winnow_sample_faults_next (faults, first);

  if (commit_fault (fault, reply))
    return;

  n_members = winnow_sample_population_get_n_members (subject->population);

  if (fault == WINNOW_SAMPLE_FAULT_SHORT_PAGE)
    limit = MIN (limit, SHORT_PAGE);

  /* The cursor of the empty page leads to the same place by another name. */
  if (fault == WINNOW_SAMPLE_FAULT_EMPTY_PAGE && !again)
    append_page (views, subject, first, first, 1, reply->body);
  else
    append_page (views, subject, first, MIN (first + limit, n_members), 0,
                 reply->body);
}

/**
 * winnow_sample_followers_answer:
 * @views: what accounts look like
 * @faults: the faults of the reading that is under way, for failing.sample
 * @subject: an account that is shown
 * @cursor: (nullable): where the page begins; %NULL for the first
 * @limit: how many at most
 * @reply: gets the answer
 *
 * Appends a page of those who follow @subject, newest follow first. Those who
 * are not shown leave gaps.
 */
void
winnow_sample_followers_answer (const WinnowSampleViews *views,
                                WinnowSampleFaults      *faults,
                                const WinnowSampleActor *subject,
                                const char              *cursor,
                                guint                    limit,
                                WinnowSampleReply       *reply)
{
  /* A list that is not shown looks like one nobody is on. */
  if (subject->key.kind != WINNOW_SAMPLE_OWNER ||
      subject->state == WINNOW_SAMPLE_STATE_HIDDEN)
    append_page (views, subject, 0, 0, 0, reply->body);
  else
    list_followers (views, faults, subject, cursor, limit, reply);
}
