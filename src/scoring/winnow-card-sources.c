/* winnow-card-sources.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-card-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_SOURCES 32

/* The rates of the sources named in one member of the provenance. */
typedef struct
{
  double rates[MAX_SOURCES];
  guint  n;
} Sources;

static gboolean
has_source (JsonObject *provenance,
            const char *kind,
            const char *name)
{
  JsonNode *node = provenance != NULL
                   ? json_object_get_member (provenance, kind) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         json_object_has_member (json_node_get_object (node), name);
}

static gboolean
take_rate (Sources     *sources,
           double       rate,
           const char  *where,
           GError     **error)
{
  if (sources->n == MAX_SOURCES)
    return winnow_card_refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                               _("the list is too short or too long"));

  sources->rates[sources->n++] = rate;
  return TRUE;
}

static gboolean
read_source (JsonObject  *above,
             const char  *name,
             const char  *where,
             double      *rate,
             GError     **error)
{
  JsonNode *node = json_object_get_member (above, name);

  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return winnow_card_refuse (error, WINNOW_CARD_ERROR_MISSING, where,
                               _("a number was expected"));

  *rate = json_node_get_double (node);

  if (!isfinite (*rate) || *rate < 0 || *rate > 1)
    return winnow_card_refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                               _("the number is out of bounds"));

  return TRUE;
}

static gboolean
read_sources (JsonObject  *above,
              JsonObject  *provenance,
              const char  *where,
              Sources     *real,
              Sources     *fake,
              GError     **error)
{
  g_autoptr (GList) names = json_object_get_members (above);

  for (GList *iter = names; iter != NULL; iter = iter->next)
    {
      g_autofree char *place = g_strdup_printf ("%s, above, %s", where,
                                                (char *) iter->data);
      double rate = 0;

      if (!read_source (above, iter->data, place, &rate, error))
        return FALSE;

      if (has_source (provenance, "purchased", iter->data))
        {
          if (!take_rate (fake, rate, place, error))
            return FALSE;
        }
      else if (!has_source (provenance, "real", iter->data))
        return winnow_card_refuse (error, WINNOW_CARD_ERROR_VALUE, place,
                                   _("no such source is in the provenance"));
      else if (!take_rate (real, 1 - rate, place, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * winnow_card_parse_sources:
 * @cutoff: a cutoff whose counts have been read
 * @object: its JSON
 * @provenance: (nullable): the provenance, which says what each source is
 * @where: its place in the file
 * @error: return location for an error
 *
 * Sets the error rates of @cutoff: pooled over sources, and how they vary from
 * one to the next where `above` says what share of each was above.
 *
 * Returns: %FALSE with %WINNOW_CARD_ERROR set when something is wrong
 */
gboolean
winnow_card_parse_sources (WinnowCutoff  *cutoff,
                           JsonObject    *object,
                           JsonObject    *provenance,
                           const char    *where,
                           GError       **error)
{
  JsonNode *node = json_object_get_member (object, "above");
  Sources real = { 0 }, fake = { 0 };

  g_assert (cutoff != NULL);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return winnow_card_refuse (error, WINNOW_CARD_ERROR_MISSING, where,
                               _("an object was expected"));

  if (node != NULL &&
      !read_sources (json_node_get_object (node), provenance, where, &real,
                     &fake, error))
    return FALSE;

  cutoff->errors = (WinnowErrorRates) {
    .sensitivity = { .rate = cutoff->sensitivity, .n = cutoff->n_fake },
    .specificity = { .rate = cutoff->specificity, .n = cutoff->n_real },
  };
  winnow_hit_rate_set_sources (&cutoff->errors.sensitivity, fake.rates, fake.n);
  winnow_hit_rate_set_sources (&cutoff->errors.specificity, real.rates, real.n);

  return TRUE;
}
