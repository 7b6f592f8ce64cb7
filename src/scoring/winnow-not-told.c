/* winnow-not-told.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-not-told.h"

#include <glib/gi18n.h>
#include <math.h>

#include "scoring/winnow-score.h"

static const struct
{
  WinnowFields  field;
  const char   *id;
  const char   *text;
} notes[] = {
  { WINNOW_FIELD_FOLLOWERS,
    "not-told-followers", N_("Not told: followers") },
  { WINNOW_FIELD_FOLLOWING,
    "not-told-following", N_("Not told: how many it follows") },
  { WINNOW_FIELD_POSTS,
    "not-told-posts", N_("Not told: posts") },
  { WINNOW_FIELD_CREATED_AT,
    "not-told-created-at", N_("Not told: age of the account") },
  { WINNOW_FIELD_LAST_POST_AT,
    "not-told-last-post", N_("Not told: last post") },
  { WINNOW_FIELD_FAVOURITES,
    "not-told-favourites", N_("Not told: favourites") },
  { WINNOW_FIELD_URL,
    "not-told-website", N_("Not told: website") },
};

/**
 * winnow_not_told_append:
 * @reasons: a store of #WinnowReason to append to
 * @fields: the fields that were not told
 *
 * Appends a note without weight for each of @fields that a model looks at;
 * others are passed over.
 */
void
winnow_not_told_append (GListStore   *reasons,
                        WinnowFields  fields)
{
  g_assert (G_IS_LIST_STORE (reasons));

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (WinnowReason) reason = NULL;

      if ((fields & notes[i].field) == 0)
        continue;

      reason = winnow_reason_new (notes[i].id, WINNOW_REASON_NOT_TOLD, NAN,
                                  _(notes[i].text));
      g_list_store_append (reasons, reason);
    }
}
