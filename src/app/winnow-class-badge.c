/* winnow-class-badge.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/winnow-class-badge.h"
#include "app/winnow-class-slices.h"
#include "winnow-enums.h"

struct _WinnowClassBadge
{
  GtkWidget    parent_instance;

  GtkWidget   *image;
  GtkWidget   *label;
  WinnowClass  klass;
};

enum
{
  PROP_0,
  PROP_KLASS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowClassBadge, winnow_class_badge, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
winnow_class_badge_update (WinnowClassBadge *self)
{
  const char *name = winnow_class_get_name (self->klass);
  g_autofree char *icon = winnow_class_slices_get_icon (self->klass);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_label_set_label (GTK_LABEL (self->label), name);
}

static void
winnow_class_badge_set_klass (WinnowClassBadge *self,
                              WinnowClass       klass)
{
  g_assert (WINNOW_IS_CLASS_BADGE (self));

  if (self->klass == klass)
    return;

  gtk_widget_remove_css_class (self->image,
                               winnow_class_slices_get_style (self->klass));
  gtk_widget_add_css_class (self->image, winnow_class_slices_get_style (klass));
  self->klass = klass;
  winnow_class_badge_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KLASS]);
}

static void
winnow_class_badge_dispose (GObject *object)
{
  WinnowClassBadge *self = WINNOW_CLASS_BADGE (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (winnow_class_badge_parent_class)->dispose (object);
}

static void
winnow_class_badge_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WinnowClassBadge *self = WINNOW_CLASS_BADGE (object);

  switch (prop_id)
    {
    case PROP_KLASS:
      g_value_set_enum (value, self->klass);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_class_badge_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  WinnowClassBadge *self = WINNOW_CLASS_BADGE (object);

  switch (prop_id)
    {
    case PROP_KLASS:
      winnow_class_badge_set_klass (self, g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_class_badge_class_init (WinnowClassBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;

  object_class->dispose = winnow_class_badge_dispose;
  object_class->get_property = winnow_class_badge_get_property;
  object_class->set_property = winnow_class_badge_set_property;

  properties[PROP_KLASS] =
    g_param_spec_enum ("klass", NULL, NULL, WINNOW_TYPE_CLASS,
                       WINNOW_CLASS_REAL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "classbadge");
}

static void
winnow_class_badge_init (WinnowClassBadge *self)
{
  GtkLayoutManager *layout =
    gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->image,
                            winnow_class_slices_get_style (self->klass));
  winnow_class_badge_update (self);
}

/**
 * winnow_class_badge_new:
 *
 * Returns: (transfer floating): a new badge
 */
GtkWidget *
winnow_class_badge_new (void)
{
  return g_object_new (WINNOW_TYPE_CLASS_BADGE, NULL);
}
