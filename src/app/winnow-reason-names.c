/* winnow-reason-names.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-reason-names.h"

typedef struct
{
  const char *id;
  const char *text;
} Name;

static const Name reasons[] = {
  { "ratio-2", N_("Follows fifty times as many as follow it, or more") },
  { "ratio-20", N_("Follows five times as many as follow it, or more") },
  { "inactive-ratio-20", N_("Follows five times as many as follow it, or more") },
  { "ratio-10-bare", N_("No website and no likes, and follows ten times as many as follow it") },
  { "no-followers", N_("Has no followers") },
  { "no-posts", N_("Never posted") },
  { "following-1000", N_("Follows 1,000 or more, followed by 100 or fewer") },
  { "following-500", N_("Follows 500 or more") },
  { "following-50", N_("Follows 50 or more") },
  { "followers-50", N_("Followed by fewer than 50") },
  { "no-favourites", N_("Never liked a post") },
  { "no-website", N_("Gives no website") },
  { "rate-25", N_("Posts less than once in four days") },
  { "rate-10", N_("Posts once in ten days, or less") },
  { "last-post-90", N_("Has not posted for 90 days or more") },
  { "all-below-20", N_("Fewer than 20 followers, followed accounts and posts") },
  { "followers-20", N_("Followed by fewer than 20") },
  { "following-20", N_("Follows fewer than 20") },
  { "posts-20", N_("Has written fewer than 20 posts") },
  { "counts", N_("Followers and followed accounts are in keeping") },
  { "few-following", N_("Follows fewer than 50") },
  { "new-45", N_("The account is at most 45 days old") },
  { "new-90", N_("The account is at most 90 days old") },
  { "recent-post", N_("Posted in the last 90 days") },

  /* The scorecard's, in the direction that speaks for fake or inactive: no
   * other is ever counted. */
  { "followers-per-following",
    N_("Followed by few, for how many it follows") },
  { "posts-per-following", N_("Wrote few posts, for how many it follows") },
  { "following", N_("Follows many accounts") },
  { "favourites", N_("Liked few posts or none") },
  { "following-per-day", N_("Follows many accounts for its age") },
  { "followers-per-day", N_("Followed by few for its age") },
  { "age", N_("The account is young") },
  { "base", N_("Where every account starts") },
  { "last-post", N_("Has not posted for long") },
  { "marks", N_("What you marked among these followers") },

  /* Camisani-Calzolari's, when not met: that speaks for a bot. */
  { "cc-1", N_("Has no name") },
  { "cc-2", N_("Has no picture") },
  { "cc-3", N_("Names no place") },
  { "cc-4", N_("Has no bio") },
  { "cc-5", N_("Followed by fewer than 30") },
  { "cc-6", N_("Is on nobody’s list") },
  { "cc-7", N_("Has written fewer than 50 posts") },
  { "cc-9", N_("Gives no website") },
  { "cc-19", N_("Follows more than twice as many as follow it") },
  { "neutral", N_("Neither clearly a person nor clearly a bot by these rules") },

  { "sb-1", N_("Follows 50 times as many as follow it, or more") },
  { "sb-6", N_("Never posted") },
  { "sb-7", N_("More than two months old and still without a picture") },
  { "sb-8", N_("No bio and no place, but follows more than 100") },
  { "idle", N_("Fewer than 3 posts, or none in 90 days") },
  { "sos-1", N_("The bio speaks of a bot") },
  { "sos-2", N_("Follows 100 times as many as follow it, or more") },
  { "none", N_("None of these rules speaks against it") },

  { "not-told-followers", N_("Not told: followers") },
  { "not-told-following", N_("Not told: how many it follows") },
  { "not-told-posts", N_("Not told: posts") },
  { "not-told-created-at", N_("Not told: age of the account") },
  { "not-told-last-post", N_("Not told: last post") },
  { "not-told-favourites", N_("Not told: favourites") },
  { "not-told-website", N_("Not told: website") },
  { "not-told-link", N_("Not told: whether the last post has a link") },
  { "not-told-cc-1", N_("Not told: name") },
  { "not-told-cc-2", N_("Not told: picture") },
  { "not-told-cc-3", N_("Not told: place") },
  { "not-told-cc-4", N_("Not told: bio") },
  { "not-told-cc-5", N_("Not told: followers") },
  { "not-told-cc-6", N_("Not told: lists it is on") },
  { "not-told-cc-7", N_("Not told: posts") },
  { "not-told-cc-9", N_("Not told: website") },
  { "not-told-cc-19", N_("Not told: followers, or how many it follows") },
  { "not-told-sb-1", N_("Not told: followers, or how many it follows") },
  { "not-told-sb-6", N_("Not told: posts") },
  { "not-told-sb-7", N_("Not told: age of the account, or its picture") },
  { "not-told-sb-8", N_("Not told: bio, place, or how many it follows") },
  { "not-told-sos-1", N_("Not told: what the bio says") },
  { "not-told-sos-2", N_("Not told: followers, or how many it follows") },
  { "not-told-beyond", N_("Not told: what it posts, which other rules ask") },
};

static const Name models[] = {
  { "winnow",
    N_("Adds up points for what the counts, rates and age of an account say. "
       "Silence makes an account inactive, never fake.") },
  { "statuspeople-2012",
    N_("Mostly compares followers with followed accounts: whoever follows five "
       "times as many as follow it is called fake or inactive. It often "
       "wrongs quiet people.") },
  { "statuspeople-2014",
    N_("As 2012, but spares new accounts and those that follow few, and also "
       "looks at posts a day and the last post.") },
  { "statuspeople-2019",
    N_("Adds up points for each sign. More than half of 14 points make an "
       "account fake, else more than half of 9 make it inactive.") },
  { "camisani-calzolari",
    N_("A point for each sign of a person, one against for each that is "
       "missing: name, picture, bio, followers and more. Calls nobody "
       "inactive.") },
  { "socialbakers",
    N_("One sign is enough for fake: follows fifty times as many as follow "
       "it, never posted, or a bare profile. Fewer than 3 posts, or none in "
       "90 days, make an account inactive.") },
  { "state-of-search",
    N_("One sign is enough for fake: a bio that speaks of a bot, or following "
       "a hundred times as many as follow it. Calls nobody inactive.") },
};

static const char *
winnow_reason_names_find (const Name *names,
                          gsize       n_names,
                          const char *id)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (g_str_equal (names[i].id, id))
        return _(names[i].text);
    }

  return NULL;
}

/**
 * winnow_reason_names_get:
 * @id: machine name of a reason
 *
 * Returns: (transfer none) (nullable): the reason in words that hold for any
 *   follower, %NULL when it has none
 */
const char *
winnow_reason_names_get (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return winnow_reason_names_find (reasons, G_N_ELEMENTS (reasons), id);
}

/**
 * winnow_reason_names_explain:
 * @model_id: machine name of a rule set
 *
 * Returns: (transfer none) (nullable): how the rule set goes about it, %NULL
 *   when there is nothing to say
 */
const char *
winnow_reason_names_explain (const char *model_id)
{
  g_return_val_if_fail (model_id != NULL, NULL);

  return winnow_reason_names_find (models, G_N_ELEMENTS (models), model_id);
}
