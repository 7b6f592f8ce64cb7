/* winnow-donut.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "charts/winnow-chart-text.h"
#include "charts/winnow-donut.h"
#include "charts/winnow-donut-arc.h"
#include "charts/winnow-donut-arcs.h"
#include "charts/winnow-ring.h"

#define MIN_SIZE 132
#define NATURAL_SIZE 248
#define DURATION_MS 250

struct _WinnowDonut
{
  GtkWidget     parent_instance;

  GListModel   *model;
  GPtrArray    *arcs;           /* WinnowDonutArc, owned as children */
  GArray       *origins;        /* double: sweeps the animation starts from */
  GtkWidget    *child;
  WinnowSlice  *highlighted;
  AdwAnimation *animation;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_HIGHLIGHTED,
  PROP_MODEL,
  N_PROPS
};

static void winnow_donut_buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WinnowDonut, winnow_donut, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      winnow_donut_buildable_iface_init))

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void
winnow_donut_place_arcs (double   progress,
                         gpointer user_data)
{
  WinnowDonut *self = user_data;

  winnow_donut_arcs_place (self->arcs, self->origins, progress);
}

static void
winnow_donut_describe (WinnowDonut *self)
{
  g_autofree char *text = winnow_chart_text_for_slices (self->model);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
winnow_donut_slice_notify_cb (WinnowDonut *self)
{
  winnow_donut_arcs_get_sweeps (self->arcs, self->origins);
  winnow_donut_describe (self);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static void
winnow_donut_remove_arc (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
}

static void
winnow_donut_clear_arcs (WinnowDonut *self)
{
  for (guint i = 0; i < self->arcs->len; i++)
    g_signal_handlers_disconnect_by_func (winnow_donut_arcs_get_slice (self->arcs, i),
                                          winnow_donut_slice_notify_cb, self);

  g_ptr_array_set_size (self->arcs, 0);
}

static void
winnow_donut_items_changed_cb (WinnowDonut *self)
{
  const guint n_items = self->model ? g_list_model_get_n_items (self->model) : 0;

  winnow_donut_set_highlighted (self, NULL);
  winnow_donut_clear_arcs (self);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (self->model, i);
      GtkWidget *arc = winnow_donut_arc_new (slice, i);

      /* Below the child in the middle, in the order of the model. */
      gtk_widget_insert_before (arc, GTK_WIDGET (self), self->child);
      g_ptr_array_add (self->arcs, arc);

      g_signal_connect_object (slice, "notify",
                               G_CALLBACK (winnow_donut_slice_notify_cb),
                               self, G_CONNECT_SWAPPED);
    }

  winnow_donut_slice_notify_cb (self);
}

static void
winnow_donut_motion_cb (WinnowDonut *self,
                        double       x,
                        double       y)
{
  winnow_donut_set_highlighted (self, winnow_donut_arcs_find_at (self->arcs, x, y));
}

static void
winnow_donut_leave_cb (WinnowDonut *self)
{
  winnow_donut_set_highlighted (self, NULL);
}

/* Arrow keys go from slice to slice, past those without extent. At either
 * end they are left to whoever moves the focus. */
static gboolean
winnow_donut_step (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  WinnowDonut *self = WINNOW_DONUT (widget);
  const gint step = g_variant_get_int32 (args);
  const gint n_arcs = (gint) self->arcs->len;
  gint position = winnow_donut_arcs_find (self->arcs, self->highlighted);

  if (position < 0 && step < 0)
    position = n_arcs;

  for (position += step; position >= 0 && position < n_arcs; position += step)
    {
      WinnowSlice *slice = winnow_donut_arcs_get_slice (self->arcs,
                                                        (guint) position);

      if (!(winnow_slice_get_share (slice) > 0))
        continue;

      winnow_donut_set_highlighted (self, slice);
      return TRUE;
    }

  return FALSE;
}

static void
winnow_donut_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  WinnowDonut *self = WINNOW_DONUT (widget);
  GtkRequisition size = { 0, 0 };
  WinnowRing unit;

  /* The child has the square inside the ring to itself. */
  winnow_ring_init (&unit, 200, 200, 0);

  if (self->child && gtk_widget_should_layout (self->child))
    gtk_widget_get_preferred_size (self->child, NULL, &size);

  *minimum = (int) ceil (MAX (size.width, size.height) * G_SQRT2 *
                         (unit.outer / unit.inner)) +
             2 * WINNOW_DONUT_MARGIN;
  *minimum = MAX (*minimum, MIN_SIZE);
  *natural = MAX (*minimum, NATURAL_SIZE);
}

static void
winnow_donut_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  WinnowDonut *self = WINNOW_DONUT (widget);
  graphene_point_t origin;
  GskTransform *transform;
  WinnowRing ring;
  int side;

  for (guint i = 0; i < self->arcs->len; i++)
    gtk_widget_allocate (g_ptr_array_index (self->arcs, i), width, height, -1,
                         NULL);

  if (!self->child || !gtk_widget_should_layout (self->child))
    return;

  winnow_ring_init (&ring, (float) width, (float) height, WINNOW_DONUT_MARGIN);
  side = (int) floor (ring.inner * G_SQRT2);
  origin = GRAPHENE_POINT_INIT (floorf (ring.center.x - (float) side / 2),
                                floorf (ring.center.y - (float) side / 2));
  transform = gsk_transform_translate (NULL, &origin);
  gtk_widget_allocate (self->child, side, side, -1, transform);
}

static void
winnow_donut_dispose (GObject *object)
{
  WinnowDonut *self = WINNOW_DONUT (object);

  winnow_donut_set_model (self, NULL);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->animation);

  G_OBJECT_CLASS (winnow_donut_parent_class)->dispose (object);
}

static void
winnow_donut_finalize (GObject *object)
{
  WinnowDonut *self = WINNOW_DONUT (object);

  g_clear_pointer (&self->arcs, g_ptr_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);

  G_OBJECT_CLASS (winnow_donut_parent_class)->finalize (object);
}

static void
winnow_donut_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  WinnowDonut *self = WINNOW_DONUT (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_HIGHLIGHTED:
      g_value_set_object (value, self->highlighted);
      break;

    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_donut_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  WinnowDonut *self = WINNOW_DONUT (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      winnow_donut_set_child (self, g_value_get_object (value));
      break;

    case PROP_HIGHLIGHTED:
      winnow_donut_set_highlighted (self, g_value_get_object (value));
      break;

    case PROP_MODEL:
      winnow_donut_set_model (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_donut_bind_keys (GtkWidgetClass *widget_class)
{
  const struct { guint keyval; gint step; } keys[] = {
    { GDK_KEY_Right, 1 }, { GDK_KEY_Down, 1 },
    { GDK_KEY_KP_Right, 1 }, { GDK_KEY_KP_Down, 1 },
    { GDK_KEY_Left, -1 }, { GDK_KEY_Up, -1 },
    { GDK_KEY_KP_Left, -1 }, { GDK_KEY_KP_Up, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].keyval, 0,
                                  winnow_donut_step, "i", keys[i].step);
}

static void
winnow_donut_class_init (WinnowDonutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;

  object_class->dispose = winnow_donut_dispose;
  object_class->finalize = winnow_donut_finalize;
  object_class->get_property = winnow_donut_get_property;
  object_class->set_property = winnow_donut_set_property;

  widget_class->measure = winnow_donut_measure;
  widget_class->size_allocate = winnow_donut_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HIGHLIGHTED] =
    g_param_spec_object ("highlighted", NULL, NULL, WINNOW_TYPE_SLICE, flags);
  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "donut");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  winnow_donut_bind_keys (widget_class);
}

static void
winnow_donut_init (WinnowDonut *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  AdwAnimationTarget *target;

  self->arcs = g_ptr_array_new_with_free_func (winnow_donut_remove_arc);
  self->origins = g_array_new (FALSE, FALSE, sizeof (double));

  target = adw_callback_animation_target_new (winnow_donut_place_arcs, self,
                                              NULL);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1,
                                             DURATION_MS, target);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Ring chart"),
                                  -1);
  winnow_donut_describe (self);

  g_signal_connect_swapped (motion, "motion",
                            G_CALLBACK (winnow_donut_motion_cb), self);
  g_signal_connect_swapped (motion, "leave",
                            G_CALLBACK (winnow_donut_leave_cb), self);
  g_signal_connect_swapped (focus, "leave",
                            G_CALLBACK (winnow_donut_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
winnow_donut_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  if (!type && GTK_IS_WIDGET (child))
    winnow_donut_set_child (WINNOW_DONUT (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
winnow_donut_buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);

  iface->add_child = winnow_donut_add_child;
}

/**
 * winnow_donut_new:
 *
 * Returns: (transfer floating): a new donut without a model
 */
GtkWidget *
winnow_donut_new (void)
{
  return g_object_new (WINNOW_TYPE_DONUT, NULL);
}

/**
 * winnow_donut_get_model:
 * @self: a donut
 *
 * Returns: (transfer none) (nullable): its slices
 */
GListModel *
winnow_donut_get_model (WinnowDonut *self)
{
  g_return_val_if_fail (WINNOW_IS_DONUT (self), NULL);

  return self->model;
}

/**
 * winnow_donut_set_model:
 * @self: a donut
 * @model: (nullable): a model of #WinnowSlice; their shares should sum to at
 *   most 1, what is left stays empty
 *
 * Sets the slices, drawn clockwise from the top.
 */
void
winnow_donut_set_model (WinnowDonut *self,
                        GListModel  *model)
{
  g_return_if_fail (WINNOW_IS_DONUT (self));
  g_return_if_fail (!model || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model,
                                          winnow_donut_items_changed_cb, self);

  g_set_object (&self->model, model);

  if (model)
    g_signal_connect_object (model, "items-changed",
                             G_CALLBACK (winnow_donut_items_changed_cb), self,
                             G_CONNECT_SWAPPED);

  winnow_donut_items_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * winnow_donut_get_child:
 * @self: a donut
 *
 * Returns: (transfer none) (nullable): the widget in the middle
 */
GtkWidget *
winnow_donut_get_child (WinnowDonut *self)
{
  g_return_val_if_fail (WINNOW_IS_DONUT (self), NULL);

  return self->child;
}

/**
 * winnow_donut_set_child:
 * @self: a donut
 * @child: (nullable): a widget for the middle
 *
 * Sets the widget in the middle; the donut grows so that it fits.
 */
void
winnow_donut_set_child (WinnowDonut *self,
                        GtkWidget   *child)
{
  g_return_if_fail (WINNOW_IS_DONUT (self));
  g_return_if_fail (!child || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;

  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * winnow_donut_get_highlighted:
 * @self: a donut
 *
 * Returns: (transfer none) (nullable): the slice that stands out
 */
WinnowSlice *
winnow_donut_get_highlighted (WinnowDonut *self)
{
  g_return_val_if_fail (WINNOW_IS_DONUT (self), NULL);

  return self->highlighted;
}

static void
winnow_donut_announce (WinnowDonut *self)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)) ||
      !winnow_slice_get_text (self->highlighted))
    return;

  text = g_strdup_printf (_("%s: %s"), winnow_slice_get_label (self->highlighted),
                          winnow_slice_get_text (self->highlighted));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * winnow_donut_set_highlighted:
 * @self: a donut
 * @slice: (nullable): one of its slices
 *
 * Makes a slice stand out from the others; with the keyboard focus it is told
 * to screen readers too.
 */
void
winnow_donut_set_highlighted (WinnowDonut *self,
                              WinnowSlice *slice)
{
  g_return_if_fail (WINNOW_IS_DONUT (self));
  g_return_if_fail (!slice || WINNOW_IS_SLICE (slice));

  if (self->highlighted == slice)
    return;

  self->highlighted = slice;

  winnow_donut_arcs_highlight (self->arcs, slice);

  if (slice)
    winnow_donut_announce (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHTED]);
}
