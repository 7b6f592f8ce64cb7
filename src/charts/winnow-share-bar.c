/* winnow-share-bar.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charts/winnow-chart-text.h"
#include "charts/winnow-share-bar.h"
#include "charts/winnow-slice.h"

#define HEIGHT 8
#define MIN_WIDTH 48
#define NATURAL_WIDTH 96
#define GAP 2

struct _WinnowShareBar
{
  GtkWidget   parent_instance;

  GListModel *model;
};

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowShareBar, winnow_share_bar, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
winnow_share_bar_slice_notify_cb (WinnowShareBar *self)
{
  g_autofree char *text = winnow_chart_text_for_slices (self->model);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
winnow_share_bar_clear (WinnowShareBar *self)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (part);
}

static void
winnow_share_bar_items_changed_cb (WinnowShareBar *self)
{
  const guint n_items = self->model ? g_list_model_get_n_items (self->model) : 0;

  winnow_share_bar_clear (self);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (self->model, i);
      GtkWidget *part = g_object_new (GTK_TYPE_BOX,
                                      "css-name", "part",
                                      "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                      NULL);

      gtk_widget_add_css_class (part, winnow_slice_get_style_class (slice));
      gtk_widget_set_parent (part, GTK_WIDGET (self));
      g_signal_connect_object (slice, "notify",
                               G_CALLBACK (winnow_share_bar_slice_notify_cb),
                               self, G_CONNECT_SWAPPED);
    }

  winnow_share_bar_slice_notify_cb (self);
}

static void
winnow_share_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  const gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? MIN_WIDTH : HEIGHT;
  *natural = across ? NATURAL_WIDTH : HEIGHT;
}

static void
winnow_share_bar_allocate_part (GtkWidget *widget,
                                GtkWidget *part,
                                int        x,
                                int        width,
                                int        height)
{
  graphene_point_t origin;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;

  origin = GRAPHENE_POINT_INIT ((float) x, 0);
  gtk_widget_allocate (part, width, height, -1,
                       gsk_transform_translate (NULL, &origin));
}

static void
winnow_share_bar_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  WinnowShareBar *self = WINNOW_SHARE_BAR (widget);
  GtkWidget *part = gtk_widget_get_first_child (widget);
  double before = 0;

  for (guint i = 0; part; i++, part = gtk_widget_get_next_sibling (part))
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (self->model, i);
      const double after = MIN (before + winnow_slice_get_share (slice), 1);
      const int from = (int) round (before * (width + GAP));
      const int to = (int) round (after * (width + GAP)) - GAP;

      gtk_widget_set_child_visible (part, to > from);

      if (to > from)
        winnow_share_bar_allocate_part (widget, part, from, to - from, height);

      before = after;
    }
}

static void
winnow_share_bar_dispose (GObject *object)
{
  WinnowShareBar *self = WINNOW_SHARE_BAR (object);

  winnow_share_bar_clear (self);

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model,
                                          winnow_share_bar_items_changed_cb,
                                          self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (winnow_share_bar_parent_class)->dispose (object);
}

static void
winnow_share_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WinnowShareBar *self = WINNOW_SHARE_BAR (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_share_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  WinnowShareBar *self = WINNOW_SHARE_BAR (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      winnow_share_bar_set_model (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_share_bar_class_init (WinnowShareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_share_bar_dispose;
  object_class->get_property = winnow_share_bar_get_property;
  object_class->set_property = winnow_share_bar_set_property;

  widget_class->measure = winnow_share_bar_measure;
  widget_class->size_allocate = winnow_share_bar_size_allocate;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
winnow_share_bar_init (WinnowShareBar *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Share bar"),
                                  -1);
}

/**
 * winnow_share_bar_new:
 *
 * Returns: (transfer floating): a new bar without a model
 */
GtkWidget *
winnow_share_bar_new (void)
{
  return g_object_new (WINNOW_TYPE_SHARE_BAR, NULL);
}

/**
 * winnow_share_bar_get_model:
 * @self: a share bar
 *
 * Returns: (transfer none) (nullable): its slices
 */
GListModel *
winnow_share_bar_get_model (WinnowShareBar *self)
{
  g_return_val_if_fail (WINNOW_IS_SHARE_BAR (self), NULL);

  return self->model;
}

/**
 * winnow_share_bar_set_model:
 * @self: a share bar
 * @model: (nullable): a model of #WinnowSlice
 *
 * Sets the slices, drawn in reading direction.
 */
void
winnow_share_bar_set_model (WinnowShareBar *self,
                            GListModel     *model)
{
  g_return_if_fail (WINNOW_IS_SHARE_BAR (self));
  g_return_if_fail (!model || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model,
                                          winnow_share_bar_items_changed_cb,
                                          self);

  g_set_object (&self->model, model);

  if (model)
    g_signal_connect_object (model, "items-changed",
                             G_CALLBACK (winnow_share_bar_items_changed_cb),
                             self, G_CONNECT_SWAPPED);

  winnow_share_bar_items_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}
