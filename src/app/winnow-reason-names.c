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
};

static const Name models[] = {
  { "statuspeople-2012",
    N_("Mostly compares followers with followed accounts: whoever follows five "
       "times as many as follow it is called fake or inactive. It often "
       "wrongs quiet people.") },
  { "statuspeople-2014",
    N_("As 2012, but spares new accounts and those that follow few, and also "
       "looks at posts a day and the last post. Of the three it wrongs the "
       "fewest people.") },
  { "statuspeople-2019",
    N_("Adds up points for each sign. More than half of 14 points make an "
       "account fake, else more than half of 9 make it inactive.") },
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
