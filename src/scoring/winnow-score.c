/* winnow-score.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-score.h"

#include <glib/gi18n.h>

#include "winnow-enums.h"

static const struct
{
  const char *id;
  const char *name;
} class_names[WINNOW_N_CLASSES] = {
  [WINNOW_CLASS_REAL] = { "real", N_("Real") },
  [WINNOW_CLASS_INACTIVE] = { "inactive", N_("Inactive") },
  [WINNOW_CLASS_FAKE] = { "fake", N_("Fake") },
  [WINNOW_CLASS_NOT_TOLD] = { "not_told", N_("Not told") },
};

/**
 * winnow_class_get_id:
 * @klass: a class
 *
 * The machine value of @klass in the CSV and JSON contract; never translated.
 *
 * Returns: (transfer none): "real", "inactive", "fake" or "not_told"
 */
const char *
winnow_class_get_id (WinnowClass klass)
{
  g_return_val_if_fail ((guint) klass < WINNOW_N_CLASSES, NULL);

  return class_names[klass].id;
}

/**
 * winnow_class_get_name:
 * @klass: a class
 *
 * Returns: (transfer none): the translated name of @klass, for people
 */
const char *
winnow_class_get_name (WinnowClass klass)
{
  g_return_val_if_fail ((guint) klass < WINNOW_N_CLASSES, NULL);

  return _(class_names[klass].name);
}

/**
 * winnow_class_from_id:
 * @id: (nullable): a machine value, as winnow_class_get_id() gives them
 * @klass: (out) (optional): the class of that value
 *
 * Returns: whether @id is a class; when not, @klass is untouched
 */
gboolean
winnow_class_from_id (const char  *id,
                      WinnowClass *klass)
{
  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      if (g_strcmp0 (id, class_names[i].id) != 0)
        continue;

      if (klass != NULL)
        *klass = (WinnowClass) i;

      return TRUE;
    }

  return FALSE;
}

struct _WinnowReason
{
  GObject           parent_instance;

  char             *id;
  char             *text;
  double            points;
  WinnowReasonKind  kind;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_TEXT,
  PROP_POINTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WinnowReason, winnow_reason, G_TYPE_OBJECT)

static void
winnow_reason_finalize (GObject *object)
{
  WinnowReason *self = WINNOW_REASON (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (winnow_reason_parent_class)->finalize (object);
}

static void
winnow_reason_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WinnowReason *self = WINNOW_REASON (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_POINTS:
      g_value_set_double (value, self->points);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_reason_class_init (WinnowReasonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = winnow_reason_finalize;
  object_class->get_property = winnow_reason_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, flags);

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL,
                       WINNOW_TYPE_REASON_KIND,
                       WINNOW_REASON_FAKE,
                       flags);

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, flags);

  properties[PROP_POINTS] =
    g_param_spec_double ("points", NULL, NULL,
                         -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                         flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_reason_init (WinnowReason *self)
{
}

/**
 * winnow_reason_new:
 * @id: stable machine name of the clause ("ratio-2")
 * @kind: what the reason speaks for
 * @points: signed points of the rule set; NaN where it gives none
 * @text: one short translated sentence
 *
 * Returns: (transfer full): a reason; it never changes
 */
WinnowReason *
winnow_reason_new (const char       *id,
                   WinnowReasonKind  kind,
                   double            points,
                   const char       *text)
{
  WinnowReason *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (WINNOW_TYPE_REASON, NULL);
  self->id = g_strdup (id);
  self->kind = kind;
  self->points = points;
  self->text = g_strdup (text);

  return self;
}

/**
 * winnow_reason_get_id:
 * @self: a reason
 *
 * Returns: (transfer none): the stable machine name of the clause, for CSV and
 *   JSON; never translated
 */
const char *
winnow_reason_get_id (WinnowReason *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON (self), NULL);

  return self->id;
}

/**
 * winnow_reason_get_kind:
 * @self: a reason
 *
 * Returns: what the reason speaks for
 */
WinnowReasonKind
winnow_reason_get_kind (WinnowReason *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON (self), WINNOW_REASON_NOT_TOLD);

  return self->kind;
}

/**
 * winnow_reason_get_points:
 * @self: a reason
 *
 * Returns: its points in the model's own measure; NaN where it has none
 */
double
winnow_reason_get_points (WinnowReason *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON (self), 0);

  return self->points;
}

/**
 * winnow_reason_get_text:
 * @self: a reason
 *
 * Returns: (transfer none): one short translated sentence
 */
const char *
winnow_reason_get_text (WinnowReason *self)
{
  g_return_val_if_fail (WINNOW_IS_REASON (self), NULL);

  return self->text;
}
