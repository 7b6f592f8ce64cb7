/* winnow-donut-arc.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "charts/winnow-donut-arc.h"
#include "charts/winnow-ring.h"

#define GAP 3
#define CORNER 4
#define RAISE 3
#define WHISKER_DISTANCE 5
/* Those of neighbours may overlap: every other one keeps further out. */
#define WHISKER_STEP 5
#define WHISKER_TICK 2
#define WHISKER_WIDTH 1.5f
#define HATCH_STEP 7
#define HATCH_WIDTH 2.5f

struct _WinnowDonutArc
{
  GtkWidget    parent_instance;

  WinnowSlice *slice;
  guint        position;
  double       start;
  double       sweep;
  double       low;
  double       high;
};

G_DEFINE_FINAL_TYPE (WinnowDonutArc, winnow_donut_arc, GTK_TYPE_WIDGET)

static void
winnow_donut_arc_get_ring (WinnowDonutArc *self,
                           WinnowRing     *ring)
{
  winnow_ring_init (ring,
                    (float) gtk_widget_get_width (GTK_WIDGET (self)),
                    (float) gtk_widget_get_height (GTK_WIDGET (self)),
                    WINNOW_DONUT_MARGIN);
}

static gboolean
winnow_donut_arc_contains (GtkWidget *widget,
                           double     x,
                           double     y)
{
  WinnowDonutArc *self = WINNOW_DONUT_ARC (widget);
  WinnowRing ring;

  winnow_donut_arc_get_ring (self, &ring);

  return winnow_ring_contains (&ring, self->start, self->sweep, x, y);
}

/* Stripes over a pale ground: told from the others without colour. */
static void
winnow_donut_arc_hatch (GtkSnapshot      *snapshot,
                        const WinnowRing *ring,
                        GskPath          *path,
                        const GdkRGBA    *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) lines = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (HATCH_WIDTH);
  const graphene_rect_t box =
    GRAPHENE_RECT_INIT (ring->center.x - ring->outer,
                        ring->center.y - ring->outer,
                        2 * ring->outer, 2 * ring->outer);
  GdkRGBA pale = *color;

  for (float x = -box.size.height; x < box.size.width; x += HATCH_STEP)
    {
      gsk_path_builder_move_to (builder, box.origin.x + x, box.origin.y);
      gsk_path_builder_rel_line_to (builder, box.size.height, box.size.height);
    }

  lines = gsk_path_builder_to_path (builder);
  pale.alpha *= 0.35f;

  gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD);
  gtk_snapshot_append_color (snapshot, &pale, &box);
  gtk_snapshot_append_stroke (snapshot, lines, stroke, color);
  gtk_snapshot_pop (snapshot);
}

static void
winnow_donut_arc_draw_whisker (WinnowDonutArc   *self,
                               GtkSnapshot      *snapshot,
                               const WinnowRing *ring,
                               const GdkRGBA    *color)
{
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;

  /* Nothing to see below a pixel or two. */
  if ((self->high - self->low) * 2 * G_PI * ring->outer < 2)
    return;

  path = winnow_ring_whisker (ring, self->start + self->low,
                              self->start + MIN (self->high, 1),
                              WHISKER_DISTANCE +
                              WHISKER_STEP * (float) (self->position % 2),
                              WHISKER_TICK);
  stroke = gsk_stroke_new (WHISKER_WIDTH);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
winnow_donut_arc_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  WinnowDonutArc *self = WINNOW_DONUT_ARC (widget);
  g_autoptr (GskPath) path = NULL;
  WinnowRing ring;
  GdkRGBA color;

  winnow_donut_arc_get_ring (self, &ring);
  gtk_widget_get_color (widget, &color);

  winnow_donut_arc_draw_whisker (self, snapshot, &ring, &color);

  if (gtk_widget_has_css_class (widget, "raised"))
    ring.outer += RAISE;

  path = winnow_ring_segment (&ring, self->start, self->sweep, GAP, CORNER);

  if (gsk_path_is_empty (path))
    return;

  if (winnow_slice_get_hatched (self->slice))
    winnow_donut_arc_hatch (snapshot, &ring, path, &color);
  else
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD, &color);
}

static void
winnow_donut_arc_dispose (GObject *object)
{
  WinnowDonutArc *self = WINNOW_DONUT_ARC (object);

  g_clear_object (&self->slice);

  G_OBJECT_CLASS (winnow_donut_arc_parent_class)->dispose (object);
}

static void
winnow_donut_arc_class_init (WinnowDonutArcClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_donut_arc_dispose;

  widget_class->contains = winnow_donut_arc_contains;
  widget_class->snapshot = winnow_donut_arc_snapshot;

  gtk_widget_class_set_css_name (widget_class, "arc");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
winnow_donut_arc_init (WinnowDonutArc *self)
{
}

/**
 * winnow_donut_arc_new:
 * @slice: what it shows
 * @position: which slice of the donut, from 0
 *
 * Returns: (transfer floating): a new arc, without extent until it is placed
 */
GtkWidget *
winnow_donut_arc_new (WinnowSlice *slice,
                      guint        position)
{
  WinnowDonutArc *self;

  g_return_val_if_fail (WINNOW_IS_SLICE (slice), NULL);

  self = g_object_new (WINNOW_TYPE_DONUT_ARC, NULL);
  self->slice = g_object_ref (slice);
  self->position = position;
  gtk_widget_add_css_class (GTK_WIDGET (self),
                            winnow_slice_get_style_class (slice));

  return GTK_WIDGET (self);
}

/**
 * winnow_donut_arc_get_slice:
 * @self: an arc
 *
 * Returns: (transfer none): the slice it shows
 */
WinnowSlice *
winnow_donut_arc_get_slice (WinnowDonutArc *self)
{
  g_return_val_if_fail (WINNOW_IS_DONUT_ARC (self), NULL);

  return self->slice;
}

/**
 * winnow_donut_arc_get_sweep:
 * @self: an arc
 *
 * Returns: how much of the ring it now covers, turns 0–1; while it is
 *   animated this differs from the share of its slice
 */
double
winnow_donut_arc_get_sweep (WinnowDonutArc *self)
{
  g_return_val_if_fail (WINNOW_IS_DONUT_ARC (self), 0);

  return self->sweep;
}

/**
 * winnow_donut_arc_place:
 * @self: an arc
 * @start: where it begins, turns clockwise from the top
 * @sweep: how far it goes, turns
 * @low: where the interval of its share begins, turns from @start
 * @high: where it ends, turns from @start
 *
 * Puts the arc in its place on the ring.
 */
void
winnow_donut_arc_place (WinnowDonutArc *self,
                        double          start,
                        double          sweep,
                        double          low,
                        double          high)
{
  g_return_if_fail (WINNOW_IS_DONUT_ARC (self));

  self->start = start;
  self->sweep = sweep;
  self->low = low;
  self->high = high;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
