/* winnow-slice.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "charts/winnow-slice.h"

struct _WinnowSlice
{
  GObject   parent_instance;

  char     *label;
  char     *style_class;
  char     *text;
  double    share;
  double    low;
  double    high;
  gboolean  hatched;
};

enum
{
  PROP_0,
  PROP_HATCHED,
  PROP_HIGH,
  PROP_LABEL,
  PROP_LOW,
  PROP_SHARE,
  PROP_STYLE_CLASS,
  PROP_TEXT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowSlice, winnow_slice, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
winnow_slice_finalize (GObject *object)
{
  WinnowSlice *self = WINNOW_SLICE (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->style_class, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (winnow_slice_parent_class)->finalize (object);
}

static void
winnow_slice_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  WinnowSlice *self = WINNOW_SLICE (object);

  switch (prop_id)
    {
    case PROP_HATCHED:
      g_value_set_boolean (value, self->hatched);
      break;

    case PROP_HIGH:
      g_value_set_double (value, self->high);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_LOW:
      g_value_set_double (value, self->low);
      break;

    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;

    case PROP_STYLE_CLASS:
      g_value_set_string (value, self->style_class);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_slice_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  WinnowSlice *self = WINNOW_SLICE (object);

  switch (prop_id)
    {
    case PROP_HATCHED:
      self->hatched = g_value_get_boolean (value);
      break;

    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;

    case PROP_STYLE_CLASS:
      self->style_class = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_slice_class_init (WinnowSliceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags fixed = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS;

  object_class->finalize = winnow_slice_finalize;
  object_class->get_property = winnow_slice_get_property;
  object_class->set_property = winnow_slice_set_property;

  properties[PROP_HATCHED] =
    g_param_spec_boolean ("hatched", NULL, NULL, FALSE, fixed);
  properties[PROP_HIGH] =
    g_param_spec_double ("high", NULL, NULL, 0, 1, 0, told);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, fixed);
  properties[PROP_LOW] =
    g_param_spec_double ("low", NULL, NULL, 0, 1, 0, told);
  properties[PROP_SHARE] =
    g_param_spec_double ("share", NULL, NULL, 0, 1, 0, told);
  properties[PROP_STYLE_CLASS] =
    g_param_spec_string ("style-class", NULL, NULL, NULL, fixed);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, told);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_slice_init (WinnowSlice *self)
{
}

/**
 * winnow_slice_new:
 * @label: what the slice is, for people
 * @style_class: the CSS class whose `color` paints it
 * @hatched: whether it is hatched, so as to tell it without colour
 *
 * Makes a slice with a share of nothing.
 *
 * Returns: (transfer full): a new slice
 */
WinnowSlice *
winnow_slice_new (const char *label,
                  const char *style_class,
                  gboolean    hatched)
{
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (style_class != NULL, NULL);

  return g_object_new (WINNOW_TYPE_SLICE,
                       "label", label,
                       "style-class", style_class,
                       "hatched", hatched,
                       NULL);
}

/**
 * winnow_slice_get_label:
 * @self: a slice
 *
 * Returns: (transfer none): what the slice is, for people
 */
const char *
winnow_slice_get_label (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), NULL);

  return self->label;
}

/**
 * winnow_slice_get_style_class:
 * @self: a slice
 *
 * Returns: (transfer none): the CSS class that gives its colour
 */
const char *
winnow_slice_get_style_class (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), NULL);

  return self->style_class;
}

/**
 * winnow_slice_get_hatched:
 * @self: a slice
 *
 * Returns: whether it is hatched
 */
gboolean
winnow_slice_get_hatched (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), FALSE);

  return self->hatched;
}

/**
 * winnow_slice_get_share:
 * @self: a slice
 *
 * Returns: its share of the whole, 0–1
 */
double
winnow_slice_get_share (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), 0);

  return self->share;
}

/**
 * winnow_slice_get_low:
 * @self: a slice
 *
 * Returns: the lower end of the interval of its share, 0–1
 */
double
winnow_slice_get_low (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), 0);

  return self->low;
}

/**
 * winnow_slice_get_high:
 * @self: a slice
 *
 * Returns: the upper end of the interval of its share, 0–1
 */
double
winnow_slice_get_high (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), 0);

  return self->high;
}

/**
 * winnow_slice_get_text:
 * @self: a slice
 *
 * Returns: (transfer none) (nullable): its values in words, %NULL while it
 *   has none
 */
const char *
winnow_slice_get_text (WinnowSlice *self)
{
  g_return_val_if_fail (WINNOW_IS_SLICE (self), NULL);

  return self->text;
}

static void
winnow_slice_set_double (WinnowSlice *self,
                         double      *field,
                         double       value,
                         guint        prop_id)
{
  value = isnan (value) ? 0 : CLAMP (value, 0, 1);

  if (!(*field < value || *field > value))
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * winnow_slice_set_values:
 * @self: a slice
 * @share: its share of the whole, 0–1; not a number counts as 0
 * @low: lower end of the interval of @share
 * @high: upper end of the interval of @share
 * @text: (nullable): the same in words
 *
 * Gives the slice new values, notifying of those that changed in one go.
 */
void
winnow_slice_set_values (WinnowSlice *self,
                         double       share,
                         double       low,
                         double       high,
                         const char  *text)
{
  g_return_if_fail (WINNOW_IS_SLICE (self));

  g_object_freeze_notify (G_OBJECT (self));

  winnow_slice_set_double (self, &self->share, share, PROP_SHARE);
  winnow_slice_set_double (self, &self->low, low, PROP_LOW);
  winnow_slice_set_double (self, &self->high, high, PROP_HIGH);

  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

  g_object_thaw_notify (G_OBJECT (self));
}
