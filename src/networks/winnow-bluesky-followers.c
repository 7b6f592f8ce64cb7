/* winnow-bluesky-followers.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-bluesky-followers.h"

#include <glib/gi18n.h>

#include "followers/winnow-number.h"
#include "networks/winnow-bluesky-parse.h"

/* what the server takes at most */
#define PAGE_SIZE     100
#define PROFILES      25
#define RELATIONSHIPS 30

/* A purge can leave a long stretch of the list empty, but not this long. */
#define MAX_EMPTY_PAGES 100

/* So many questions for follow times failing in a row are not asked again. */
#define MAX_TIMES_FAILURES 3

/* A count may be old, or leave some out; beyond this, the list is made up. */
#define SLACK 10000

/* More than anybody has, for where no count is told. */
#define MAX_FOLLOWERS 50000000

static gint64
get_present (WinnowBlueskyRead *self)
{
  return winnow_bluesky_api_get_present (self->api);
}

static const char *
get_did (WinnowBlueskyRead *self)
{
  return winnow_account_get_id (self->account);
}

/* How many more are wanted, @list_length being there; G_MAXUINT for all */
static guint
get_wanted (WinnowBlueskyRead *self,
            guint              list_length)
{
  guint limit = winnow_fetch_get_limit (self->fetch);

  if (limit == 0)
    return G_MAXUINT;

  return limit > list_length ? limit - list_length : 0;
}

static DexFuture *
ask_page (WinnowBlueskyRead *self,
          const char        *cursor,
          guint              wanted)
{
  g_autofree char *limit = g_strdup_printf ("%u", MIN (wanted, PAGE_SIZE));
  const char * const params[] = {
    "actor", get_did (self),
    "limit", limit,
    cursor != NULL ? "cursor" : NULL, cursor,
    NULL
  };

  return winnow_bluesky_read_ask (self, "app.bsky.graph.getFollowers",
                                  (GStrv) params);
}

static WinnowBlueskyPage *
await_page (WinnowBlueskyRead  *self,
            DexFuture          *future,
            GError            **error)
{
  g_autoptr (WinnowHttpAnswer) answer = dex_await_object (future, error);
  const char *handle = winnow_account_get_handle (self->account);

  if (answer == NULL)
    return NULL;

  if (winnow_http_answer_is_ok (answer))
    return winnow_bluesky_page_parse (answer, get_present (self), error);

  g_propagate_error (error,
                     winnow_bluesky_error_new (answer,
                                               handle != NULL
                                               ? handle : get_did (self)));

  return NULL;
}

static DexFuture *
ask_profiles (WinnowBlueskyRead *self,
              GPtrArray         *dids)
{
  g_autoptr (GPtrArray) params = g_ptr_array_new ();

  for (guint i = 0; i < dids->len; i++)
    {
      g_ptr_array_add (params, (char *) "actors");
      g_ptr_array_add (params, g_ptr_array_index (dids, i));
    }

  g_ptr_array_add (params, NULL);

  return winnow_bluesky_read_ask (self, "app.bsky.actor.getProfiles",
                                  (GStrv) params->pdata);
}

static DexFuture *
ask_relationships (WinnowBlueskyRead *self,
                   GPtrArray         *dids)
{
  g_autoptr (GPtrArray) params = g_ptr_array_new ();

  g_ptr_array_add (params, (char *) "actor");
  g_ptr_array_add (params, (char *) get_did (self));

  for (guint i = 0; i < dids->len; i++)
    {
      g_ptr_array_add (params, (char *) "others");
      g_ptr_array_add (params, g_ptr_array_index (dids, i));
    }

  g_ptr_array_add (params, NULL);

  return winnow_bluesky_read_ask (self, "app.bsky.graph.getRelationships",
                                  (GStrv) params->pdata);
}

typedef DexFuture *(*AskFunc) (WinnowBlueskyRead *self,
                               GPtrArray         *dids);

/* (transfer full): one future for every @batch_size of the page's accounts */
static GPtrArray *
ask_in_batches (WinnowBlueskyRead *self,
                WinnowBlueskyPage *page,
                guint              batch_size,
                AskFunc            ask)
{
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr (GPtrArray) dids = g_ptr_array_new ();

  for (guint i = 0; i < page->records->len; i++)
    {
      const WinnowFollowerRecord *record =
        &g_array_index (page->records, WinnowFollowerRecord, i);

      if (winnow_follower_record_knows (record, WINNOW_FIELD_ID))
        g_ptr_array_add (dids, (char *) record->id);

      if (dids->len == batch_size)
        {
          g_ptr_array_add (futures, ask (self, dids));
          g_ptr_array_set_size (dids, 0);
        }
    }

  if (dids->len > 0)
    g_ptr_array_add (futures, ask (self, dids));

  return g_steal_pointer (&futures);
}

static gboolean
take_profiles (WinnowBlueskyRead  *self,
               WinnowBlueskyPage  *page,
               WinnowHttpAnswer   *answer,
               GError            **error)
{
  if (winnow_http_answer_is_ok (answer))
    return winnow_bluesky_page_add_profiles (page, answer, get_present (self),
                                             error);

  g_propagate_error (error, winnow_bluesky_error_new (answer, get_did (self)));

  return FALSE;
}

/* A server that does not know the question does not end the read: there are
 * no follow times then. */
static gboolean
take_relationships (WinnowBlueskyRead  *self,
                    WinnowBlueskyPage  *page,
                    WinnowHttpAnswer   *answer,
                    GError            **error)
{
  if (winnow_http_answer_is_ok (answer))
    {
      if (!winnow_bluesky_page_add_relationships (page, answer,
                                                  get_present (self), error))
        return FALSE;

      self->n_times_failures = 0;
      return TRUE;
    }

  g_debug ("No follow times: %s answers %u",
           winnow_http_answer_get_host (answer),
           winnow_http_answer_get_status (answer));
  self->no_follow_times = TRUE;

  return TRUE;
}

/* No score needs follow times: a server that fails to tell them is no reason
 * to end the read. */
static gboolean
bear_relationships (WinnowBlueskyRead *self,
                    const GError      *error)
{
  if (!g_error_matches (error, WINNOW_NETWORK_ERROR,
                        WINNOW_NETWORK_ERROR_SERVER) &&
      !g_error_matches (error, WINNOW_NETWORK_ERROR,
                        WINNOW_NETWORK_ERROR_ANSWER))
    return FALSE;

  self->n_times_failures++;

  if (self->n_times_failures >= MAX_TIMES_FAILURES && !self->no_follow_times)
    {
      g_debug ("No more follow times: %s", error->message);
      self->no_follow_times = TRUE;
    }

  return TRUE;
}

typedef gboolean (*TakeFunc) (WinnowBlueskyRead  *self,
                              WinnowBlueskyPage  *page,
                              WinnowHttpAnswer   *answer,
                              GError            **error);

/* Whether what went wrong need not end the read */
typedef gboolean (*BearFunc) (WinnowBlueskyRead *self,
                              const GError      *error);

/* Takes all that comes, and reports the first thing that went wrong and
 * @bear (nullable) does not bear. */
static gboolean
await_batches (WinnowBlueskyRead  *self,
               WinnowBlueskyPage  *page,
               GPtrArray          *futures,
               TakeFunc            take,
               BearFunc            bear,
               GError            **error)
{
  g_autoptr (GError) first_error = NULL;

  for (guint i = 0; i < futures->len; i++)
    {
      DexFuture *future = g_ptr_array_index (futures, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (WinnowHttpAnswer) answer = NULL;

      answer = dex_await_object (dex_ref (future), &local_error);

      if (answer != NULL)
        take (self, page, answer, &local_error);

      if (local_error != NULL && bear != NULL && bear (self, local_error))
        continue;

      if (first_error == NULL)
        first_error = g_steal_pointer (&local_error);
    }

  if (first_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first_error));

  return FALSE;
}

/* Counts and follow times, asked for all at once; the times need the profiles
 * to be judged by. */
static gboolean
read_details (WinnowBlueskyRead  *self,
              WinnowBlueskyPage  *page,
              GError            **error)
{
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GPtrArray) relationships = NULL;

  profiles = ask_in_batches (self, page, PROFILES, ask_profiles);

  if (!self->no_follow_times)
    relationships = ask_in_batches (self, page, RELATIONSHIPS,
                                    ask_relationships);

  if (!await_batches (self, page, profiles, take_profiles, NULL, error))
    return FALSE;

  return relationships == NULL ||
         await_batches (self, page, relationships, take_relationships,
                        bear_relationships, error);
}

/* What came of a page that failed is kept; those who cannot be told from
 * themselves when they come again are left to the second time. */
static void
keep_page (WinnowBlueskyRead *self,
           WinnowBlueskyPage *page,
           gboolean           is_whole)
{
  for (guint i = page->records->len; i-- > 0 && !is_whole;)
    {
      const WinnowFollowerRecord *record =
        &g_array_index (page->records, WinnowFollowerRecord, i);

      if (!winnow_follower_record_knows (record, WINNOW_FIELD_ID))
        g_array_remove_index (page->records, i);
    }

  if (page->records->len > 0)
    winnow_follower_list_append (self->list,
                                 (const WinnowFollowerRecord *)
                                 (gpointer) page->records->data,
                                 page->records->len);

  winnow_fetch_set_done (self->fetch,
                         winnow_follower_list_get_length (self->list));
}

static gboolean
is_new (WinnowBlueskyRead          *self,
        const WinnowFollowerRecord *record)
{
  guint rank;

  return !winnow_follower_record_knows (record, WINNOW_FIELD_ID) ||
         !winnow_follower_list_find (self->list, record->id, &rank);
}

/* Cuts off what is more than wanted. Returns how many of the rest are new. */
static guint
cut_page (WinnowBlueskyRead *self,
          WinnowBlueskyPage *page,
          gboolean          *was_cut)
{
  guint wanted = get_wanted (self,
                             winnow_follower_list_get_length (self->list));
  guint n_new = 0;

  *was_cut = FALSE;

  for (guint i = 0; i < page->records->len; i++)
    {
      if (!is_new (self, &g_array_index (page->records,
                                         WinnowFollowerRecord, i)))
        continue;

      if (n_new == wanted)
        {
          g_array_set_size (page->records, i);
          *was_cut = TRUE;
          break;
        }

      n_new++;
    }

  return n_new;
}

/* Those of whom the list has no counts: what a fetch that broke off left, or
 * accounts that cannot be asked about. */
static gboolean
read_missing_details (WinnowBlueskyRead  *self,
                      GError            **error)
{
  guint length = winnow_follower_list_get_length (self->list);
  guint rank = 0;

  while (rank < length)
    {
      g_autoptr (WinnowBlueskyPage) page = winnow_bluesky_page_new ();
      gboolean is_whole;

      for (; rank < length && page->records->len < PAGE_SIZE; rank++)
        {
          const WinnowFollowerRecord *record =
            winnow_follower_list_get_record (self->list, rank);

          if (winnow_follower_record_knows (record, WINNOW_FIELD_ID) &&
              !winnow_follower_record_knows (record, WINNOW_FIELDS_COUNTS))
            winnow_bluesky_page_add_did (page, record->id);
        }

      is_whole = read_details (self, page, error);
      keep_page (self, page, is_whole);

      if (!is_whole)
        return FALSE;
    }

  return TRUE;
}

static gboolean
fail_hidden (WinnowBlueskyRead  *self,
             GError            **error)
{
  gint64 followers = winnow_account_get_followers (self->account);
  g_autofree char *number = winnow_format_count (followers);

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_HIDDEN,
               /* TRANSLATORS: an account's name, then a number */
               ngettext ("%s shows none of its %s follower.",
                         "%s shows none of its %s followers.",
                         (gulong) followers),
               winnow_account_get_title (self->account), number);

  return FALSE;
}

static gboolean
fail_circle (WinnowBlueskyRead  *self,
             GError            **error)
{
  g_autofree char *label = winnow_bluesky_api_dup_label (self->api);

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s sends its list of followers in circles."), label);

  return FALSE;
}

static gboolean
fail_empty (WinnowBlueskyRead  *self,
            GError            **error)
{
  g_autofree char *label = winnow_bluesky_api_dup_label (self->api);

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s sends pages without new followers, without end."), label);

  return FALSE;
}

static gboolean
fail_endless (WinnowBlueskyRead  *self,
              GError            **error)
{
  g_autofree char *label = winnow_bluesky_api_dup_label (self->api);

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s sends more followers than it counts, without end."),
               label);

  return FALSE;
}

/* How long the list may get before it cannot be true */
static guint
get_longest (WinnowBlueskyRead *self)
{
  gint64 followers = winnow_account_get_followers (self->account);

  if (followers < 0)
    return MAX_FOLLOWERS;

  return (guint) MIN (2 * followers + SLACK, G_MAXUINT);
}

/* Whether it is worth asking for what comes after @page */
static gboolean
check_goes_on (WinnowBlueskyRead  *self,
               WinnowBlueskyPage  *page,
               GHashTable         *seen,
               guint               n_empty,
               GError            **error)
{
  if (g_hash_table_contains (seen, page->cursor))
    return fail_circle (self, error);

  if (n_empty >= MAX_EMPTY_PAGES)
    return fail_empty (self, error);

  if (winnow_follower_list_get_length (self->list) > get_longest (self))
    return fail_endless (self, error);

  return TRUE;
}

/* Reads from the cursor on; the next page is under way while the details of
 * the last come in. */
static gboolean
read_pages (WinnowBlueskyRead  *self,
            GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                       g_free, NULL);
  g_autofree char *cursor = g_strdup (winnow_fetch_get_cursor (self->fetch));
  g_autoptr (DexFuture) next = NULL;
  guint n_empty = 0;

  for (;;)
    {
      guint length = winnow_follower_list_get_length (self->list);
      g_autoptr (WinnowBlueskyPage) page = NULL;
      gboolean is_whole;
      gboolean was_cut;
      guint n_new;

      if (get_wanted (self, length) == 0)
        return TRUE;

      if (cursor != NULL)
        g_hash_table_add (seen, g_strdup (cursor));

      if (next == NULL)
        next = ask_page (self, cursor, get_wanted (self, length));

      page = await_page (self, g_steal_pointer (&next), error);
      if (page == NULL)
        return FALSE;

      n_new = cut_page (self, page, &was_cut);
      n_empty = n_new > 0 ? 0 : n_empty + 1;

      if (page->cursor != NULL && !g_hash_table_contains (seen, page->cursor) &&
          get_wanted (self, length + n_new) > 0)
        next = ask_page (self, page->cursor,
                         get_wanted (self, length + n_new));

      is_whole = read_details (self, page, error);
      keep_page (self, page, is_whole);

      if (!is_whole)
        return FALSE;

      if (was_cut)
        return TRUE;

      if (page->cursor == NULL)
        break;

      if (!check_goes_on (self, page, seen, n_empty, error))
        return FALSE;

      g_set_str (&cursor, page->cursor);
      winnow_fetch_set_position (self->fetch, cursor, FALSE);
    }

  if (winnow_follower_list_get_length (self->list) == 0 &&
      winnow_account_get_followers (self->account) > 0)
    return fail_hidden (self, error);

  winnow_fetch_set_position (self->fetch, NULL, TRUE);

  return TRUE;
}

static guint
get_expected_total (WinnowBlueskyRead *self)
{
  gint64 followers = winnow_account_get_followers (self->account);
  guint limit = winnow_fetch_get_limit (self->fetch);

  if (followers < 0)
    return limit;

  followers = MIN (followers, G_MAXUINT);

  return limit > 0 ? MIN (limit, (guint) followers) : (guint) followers;
}

/* Reads all of the list that is wanted, from where the fetch stands on; only
 * in a fiber. */
gboolean
winnow_bluesky_read_followers (WinnowBlueskyRead  *self,
                               GError            **error)
{
  winnow_fetch_begin_phase (self->fetch, WINNOW_FETCH_FOLLOWERS,
                            winnow_follower_list_get_length (self->list),
                            get_expected_total (self));

  if (!read_missing_details (self, error))
    return FALSE;

  return winnow_fetch_get_list_complete (self->fetch) ||
         read_pages (self, error);
}
