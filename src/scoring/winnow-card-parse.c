/* winnow-card-parse.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-card-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* No honest file comes near these. */
#define MAX_SETS 64
#define MAX_POINTS 1000.0
#define MAX_COUNT 1e9

/* Whether found/all agrees with the share that stands beside it. */
#define SHARE_TOLERANCE 0.001

#define refuse winnow_card_refuse

/* Says where and what is wrong. Returns: %FALSE */
gboolean
winnow_card_refuse (GError          **error,
                    WinnowCardError   code,
                    const char       *where,
                    const char       *what)
{
  g_set_error (error, WINNOW_CARD_ERROR, code,
               /* Translators: the first %s is a place in a file, the second
                * what is wrong there. */
               _("This scorecard cannot be used: %s: %s"), where, what);

  return FALSE;
}

static gboolean
get_number (JsonObject  *object,
            const char  *name,
            const char  *where,
            double       low,
            double       high,
            double      *value,
            GError     **error)
{
  g_autofree char *place = g_strdup_printf ("%s, %s", where, name);
  JsonNode *node = json_object_get_member (object, name);
  double number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return refuse (error, WINNOW_CARD_ERROR_MISSING, place,
                   _("a number was expected"));

  number = json_node_get_double (node);

  if (!isfinite (number) || number < low || number > high)
    return refuse (error, WINNOW_CARD_ERROR_VALUE, place,
                   _("the number is out of bounds"));

  *value = number;
  return TRUE;
}

static gboolean
get_count (JsonObject  *object,
           const char  *name,
           const char  *where,
           guint       *value,
           GError     **error)
{
  double number;

  if (!get_number (object, name, where, 0, MAX_COUNT, &number, error))
    return FALSE;

  *value = (guint) number;

  if (*value != number)
    return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                   _("a count must be whole"));

  return TRUE;
}

static gboolean
get_text (JsonObject  *object,
          const char  *name,
          char       **value,
          GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING ||
      *json_node_get_string (node) == '\0')
    return refuse (error, WINNOW_CARD_ERROR_MISSING, name,
                   _("a text was expected"));

  *value = json_node_dup_string (node);
  return TRUE;
}

static JsonArray *
get_array (JsonObject  *object,
           const char  *name,
           const char  *where,
           guint        low,
           guint        high,
           GError     **error)
{
  g_autofree char *place = g_strdup_printf ("%s, %s", where, name);
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (error, WINNOW_CARD_ERROR_MISSING, place,
              _("a list was expected"));
      return NULL;
    }

  array = json_node_get_array (node);

  if (json_array_get_length (array) < low ||
      json_array_get_length (array) > high)
    {
      refuse (error, WINNOW_CARD_ERROR_VALUE, place,
              _("the list is too short or too long"));
      return NULL;
    }

  return array;
}

static JsonObject *
get_element (JsonArray   *array,
             guint        i,
             const char  *where,
             GError     **error)
{
  JsonNode *node = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, WINNOW_CARD_ERROR_MISSING, where,
              _("an object was expected"));
      return NULL;
    }

  return json_node_get_object (node);
}

static gboolean
parse_numbers (JsonArray   *array,
               const char  *where,
               double      *values,
               GError     **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) ||
          (json_node_get_value_type (node) != G_TYPE_INT64 &&
           json_node_get_value_type (node) != G_TYPE_DOUBLE))
        return refuse (error, WINNOW_CARD_ERROR_MISSING, where,
                       _("a number was expected"));

      values[i] = json_node_get_double (node);

      if (!isfinite (values[i]))
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("the number is out of bounds"));
    }

  return TRUE;
}

static gboolean
check_curve (const WinnowCurve  *curve,
             const char         *where,
             GError            **error)
{
  int direction = winnow_feature_get_direction (curve->feature);

  for (guint i = 0; i < curve->n_knots; i++)
    {
      if (curve->at[i] <= 0 || fabs (curve->points[i]) > MAX_POINTS)
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("the number is out of bounds"));

      if (i == 0)
        continue;

      if (curve->at[i] <= curve->at[i - 1])
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("the places of a curve must rise"));

      if ((curve->points[i] - curve->points[i - 1]) * direction < 0)
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("the curve turns against the known direction"));
    }

  return TRUE;
}

static gboolean
parse_curve (WinnowCurve  *curve,
             JsonObject   *object,
             const char   *where,
             GError      **error)
{
  g_autofree char *id = NULL;
  g_autofree char *place = NULL;
  JsonArray *at, *points;

  if (!get_text (object, "feature", &id, error))
    return FALSE;

  place = g_strdup_printf ("%s, %s", where, id);

  if (!winnow_feature_from_id (id, &curve->feature))
    return refuse (error, WINNOW_CARD_ERROR_VALUE, place,
                   _("no such feature is known"));

  at = get_array (object, "at", place, 2, WINNOW_CARD_MAX_KNOTS, error);
  if (at == NULL)
    return FALSE;

  curve->n_knots = json_array_get_length (at);
  points = get_array (object, "points", place, curve->n_knots, curve->n_knots,
                      error);

  if (points == NULL ||
      !parse_numbers (at, place, curve->at, error) ||
      !parse_numbers (points, place, curve->points, error) ||
      !check_curve (curve, place, error))
    return FALSE;

  for (guint i = 0; i < curve->n_knots; i++)
    curve->log_at[i] = log10 (curve->at[i]);

  return TRUE;
}

static gboolean
parse_curves (WinnowCardSet  *set,
              JsonObject     *object,
              const char     *where,
              GError        **error)
{
  JsonArray *array = get_array (object, "curves", where, 1, WINNOW_N_FEATURES,
                                error);
  guint32 seen = 0;

  if (array == NULL)
    return FALSE;

  set->n_curves = json_array_get_length (array);

  for (guint i = 0; i < set->n_curves; i++)
    {
      JsonObject *element = get_element (array, i, where, error);
      WinnowCurve *curve = &set->curves[i];

      if (element == NULL || !parse_curve (curve, element, where, error))
        return FALSE;

      if (seen & (1u << curve->feature))
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("a feature has two curves"));

      if (winnow_feature_get_fields (curve->feature) & ~set->fields)
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("a feature needs a field that is not in its set"));

      seen |= 1u << curve->feature;
    }

  return TRUE;
}

static gboolean
check_share (double       share,
             guint        part,
             guint        whole,
             const char  *where,
             GError     **error)
{
  if (whole == 0 || part > whole ||
      fabs ((double) part / whole - share) > SHARE_TOLERANCE)
    return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                   _("the counts do not agree with the shares"));

  return TRUE;
}

static gboolean
parse_cutoff (WinnowCutoff  *cutoff,
              JsonObject    *object,
              const char    *where,
              GError       **error)
{
  return get_number (object, "rate", where, 0, 0.5, &cutoff->rate, error) &&
         get_number (object, "points", where, -MAX_POINTS, MAX_POINTS,
                     &cutoff->points, error) &&
         get_number (object, "sensitivity", where, 0, 1,
                     &cutoff->sensitivity, error) &&
         get_number (object, "specificity", where, 0, 1,
                     &cutoff->specificity, error) &&
         get_count (object, "fake", where, &cutoff->n_fake, error) &&
         get_count (object, "found", where, &cutoff->n_found, error) &&
         get_count (object, "real", where, &cutoff->n_real, error) &&
         get_count (object, "wrong", where, &cutoff->n_wrong, error) &&
         check_share (cutoff->sensitivity, cutoff->n_found, cutoff->n_fake,
                      where, error) &&
         check_share (1 - cutoff->specificity, cutoff->n_wrong,
                      cutoff->n_real, where, error);
}

static gboolean
parse_cutoffs (WinnowCardSet  *set,
               JsonObject     *object,
               JsonObject     *provenance,
               const char     *where,
               GError        **error)
{
  JsonArray *array = get_array (object, "cutoffs", where,
                                WINNOW_CARD_N_CUTOFFS, WINNOW_CARD_N_CUTOFFS,
                                error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < WINNOW_CARD_N_CUTOFFS; i++)
    {
      JsonObject *element = get_element (array, i, where, error);
      WinnowCutoff *cutoff = &set->cutoffs[i];

      if (element == NULL ||
          !parse_cutoff (cutoff, element, where, error) ||
          !winnow_card_parse_sources (cutoff, element, provenance, where,
                                      error))
        return FALSE;

      if (i > 0 && (cutoff->rate <= cutoff[-1].rate ||
                    cutoff->points > cutoff[-1].points))
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("cutoffs must go from strict to lenient"));
    }

  return TRUE;
}

static gboolean
parse_fields (WinnowCardSet  *set,
              JsonObject     *object,
              const char     *where,
              GError        **error)
{
  JsonArray *array = get_array (object, "fields", where, 1, WINNOW_N_FIELDS,
                                error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *key = JSON_NODE_HOLDS_VALUE (node)
                        ? json_node_get_string (node) : NULL;
      WinnowFields field = key != NULL ? winnow_field_from_key (key) : 0;

      if ((field & WINNOW_CARD_FIELDS) == 0)
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("no such field can be used"));

      set->fields |= field;
    }

  if ((set->fields & WINNOW_CARD_FIELDS_NEEDED) != WINNOW_CARD_FIELDS_NEEDED)
    return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                   _("followers and following are needed"));

  return TRUE;
}

static gboolean
parse_set (WinnowCard  *self,
           JsonObject  *object,
           JsonObject  *provenance,
           const char  *where,
           GError     **error)
{
  WinnowCardSet set = { 0 };

  if (!parse_fields (&set, object, where, error) ||
      !get_number (object, "base", where, -MAX_POINTS, MAX_POINTS, &set.base,
                   error) ||
      !parse_curves (&set, object, where, error) ||
      !parse_cutoffs (&set, object, provenance, where, error))
    return FALSE;

  for (guint i = 0; i < self->sets->len; i++)
    {
      if (g_array_index (self->sets, WinnowCardSet, i).fields == set.fields)
        return refuse (error, WINNOW_CARD_ERROR_VALUE, where,
                       _("two sets have the same fields"));
    }

  g_array_append_val (self->sets, set);
  return TRUE;
}

static guint
count_bits (WinnowFields fields)
{
  guint n = 0;

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    n += (fields >> i) & 1u;

  return n;
}

/* Those of most fields first; of those of as many, always the same. */
static int
compare_sets (gconstpointer a,
              gconstpointer b)
{
  WinnowFields left = ((const WinnowCardSet *) a)->fields;
  WinnowFields right = ((const WinnowCardSet *) b)->fields;

  if (count_bits (left) != count_bits (right))
    return count_bits (left) > count_bits (right) ? -1 : 1;

  return (left > right) - (left < right);
}

static gboolean
parse_sets (WinnowCard  *self,
            JsonObject  *root,
            GError     **error)
{
  JsonArray *array = get_array (root, "sets", "sets", 1, MAX_SETS, error);
  JsonNode *node = json_object_get_member (root, "provenance");
  JsonObject *provenance =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                  : NULL;

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("sets, %u", i + 1);
      JsonObject *object = get_element (array, i, where, error);

      if (object == NULL || !parse_set (self, object, provenance, where, error))
        return FALSE;
    }

  g_array_sort (self->sets, compare_sets);
  return TRUE;
}

/* Without it, on none. */
static gboolean
parse_networks (WinnowCard  *self,
                JsonObject  *root,
                GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!json_object_has_member (root, "networks"))
    return TRUE;

  array = get_array (root, "networks", "networks", 0, MAX_SETS, error);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *id = JSON_NODE_HOLDS_VALUE (node)
                       ? json_node_get_string (node) : NULL;

      if (id == NULL)
        return refuse (error, WINNOW_CARD_ERROR_MISSING, "networks",
                       _("a text was expected"));

      g_strv_builder_add (builder, id);
    }

  self->networks = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
check_format (JsonObject  *root,
              GError     **error)
{
  double format;

  if (!get_number (root, "format", "format", 0, MAX_COUNT, &format, error))
    return FALSE;

  if (format != WINNOW_CARD_FORMAT)
    return refuse (error, WINNOW_CARD_ERROR_FORMAT, "format",
                   _("made for another version of this program"));

  return TRUE;
}

/**
 * winnow_card_parse:
 * @self: an empty scorecard
 * @bytes: JSON
 * @error: return location for an error
 *
 * Fills @self. What `notes` say is for people and not looked at; of
 * `provenance` the names of the sources are.
 *
 * Returns: %FALSE with %WINNOW_CARD_ERROR set when anything is wrong
 */
gboolean
winnow_card_parse (WinnowCard  *self,
                   GBytes      *bytes,
                   GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) syntax = NULL;
  gconstpointer data;
  JsonObject *root;
  JsonNode *node;
  gsize size;

  g_assert (self != NULL);

  data = g_bytes_get_data (bytes, &size);

  if (!json_parser_load_from_data (parser, data != NULL ? data : "",
                                   (gssize) size, &syntax))
    return refuse (error, WINNOW_CARD_ERROR_SYNTAX, "JSON", syntax->message);

  node = json_parser_get_root (parser);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, WINNOW_CARD_ERROR_SYNTAX, "JSON",
                   _("an object was expected"));

  root = json_node_get_object (node);

  return check_format (root, error) &&
         get_text (root, "version", &self->version, error) &&
         get_text (root, "calibrated-for", &self->calibrated_for, error) &&
         parse_networks (self, root, error) &&
         get_number (root, "points-to-double", "points-to-double", 0.001,
                     MAX_POINTS, &self->doubling, error) &&
         parse_sets (self, root, error);
}
