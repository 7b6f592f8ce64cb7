/* winnow-ring.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "charts/winnow-ring.h"

/* Thickness of the ring as a part of its outer radius. */
#define THICKNESS 0.21f

/* A conic with this weight is a quarter of a circle. */
#define QUARTER ((float) G_SQRT2 / 2)

static graphene_point_t
winnow_ring_point (const WinnowRing *self,
                   double            turn,
                   double            radius)
{
  const double angle = turn * 2 * G_PI;

  return GRAPHENE_POINT_INIT (self->center.x + (float) (sin (angle) * radius),
                              self->center.y - (float) (cos (angle) * radius));
}

static void
winnow_ring_arc_to (const WinnowRing *self,
                    GskPathBuilder   *builder,
                    double            from,
                    double            to,
                    double            radius)
{
  const graphene_point_t end = winnow_ring_point (self, to, radius);

  gsk_path_builder_svg_arc_to (builder, (float) radius, (float) radius, 0,
                               fabs (to - from) > 0.5, to > from,
                               end.x, end.y);
}

/* Rounds the corner at @turn and @radius, up to the given end. */
static void
winnow_ring_corner_to (const WinnowRing *self,
                       GskPathBuilder   *builder,
                       double            turn,
                       double            radius,
                       double            end_turn,
                       double            end_radius)
{
  const graphene_point_t corner = winnow_ring_point (self, turn, radius);
  const graphene_point_t end = winnow_ring_point (self, end_turn, end_radius);

  gsk_path_builder_conic_to (builder, corner.x, corner.y, end.x, end.y,
                             QUARTER);
}

/**
 * winnow_ring_init:
 * @self: (out caller-allocates): a ring
 * @width: of the area to draw in, px
 * @height: of the area to draw in, px
 * @margin: to leave free around the ring, px
 *
 * Makes the largest ring that fits, in the middle of the area.
 */
void
winnow_ring_init (WinnowRing *self,
                  float       width,
                  float       height,
                  float       margin)
{
  g_return_if_fail (self != NULL);

  self->center = GRAPHENE_POINT_INIT (width / 2, height / 2);
  self->outer = MAX (MIN (width, height) / 2 - margin, 1);
  self->inner = self->outer * (1 - THICKNESS);
}

static GskPath *
winnow_ring_whole (const WinnowRing *self)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &self->center, self->outer);
  gsk_path_builder_add_circle (builder, &self->center, self->inner);

  return gsk_path_builder_to_path (builder);
}

/**
 * winnow_ring_segment:
 * @self: a ring
 * @start: where the segment begins, turns
 * @sweep: how far it goes clockwise, turns, 0–1
 * @gap: room to leave to each neighbour together, px
 * @corner: radius of its corners, px
 *
 * The outline of a segment with parallel gaps and rounded corners, to be
 * filled by the even-odd rule. Gaps and corners shrink with a segment too
 * small for them, so that a share above zero never vanishes.
 *
 * Returns: (transfer full): the path; empty when @sweep is not above 0
 */
GskPath *
winnow_ring_segment (const WinnowRing *self,
                     double            start,
                     double            sweep,
                     float             gap,
                     float             corner)
{
  g_autoptr (GskPathBuilder) builder = NULL;
  graphene_point_t first;
  double inner_length;
  double end = start + sweep;
  double so, eo, si, ei;        /* start and end, outside and inside */
  double co, ci;                /* a corner in turns, outside and inside */

  g_return_val_if_fail (self != NULL, NULL);

  if (sweep >= 1 - 1e-9)
    return winnow_ring_whole (self);

  builder = gsk_path_builder_new ();
  inner_length = sweep * 2 * G_PI * self->inner;
  gap = MIN (gap, (float) inner_length / 2);
  corner = MIN (corner, (float) (inner_length - gap) / 2);

  if (!(sweep > 0))
    return gsk_path_builder_to_path (builder);

  so = start + gap / 2 / (2 * G_PI * self->outer);
  eo = end - gap / 2 / (2 * G_PI * self->outer);
  si = start + gap / 2 / (2 * G_PI * self->inner);
  ei = end - gap / 2 / (2 * G_PI * self->inner);
  co = corner / (2 * G_PI * self->outer);
  ci = corner / (2 * G_PI * self->inner);

  first = winnow_ring_point (self, so + co, self->outer);
  gsk_path_builder_move_to (builder, first.x, first.y);
  winnow_ring_arc_to (self, builder, so + co, eo - co, self->outer);
  winnow_ring_corner_to (self, builder, eo, self->outer,
                         eo, self->outer - corner);
  first = winnow_ring_point (self, ei, self->inner + corner);
  gsk_path_builder_line_to (builder, first.x, first.y);
  winnow_ring_corner_to (self, builder, ei, self->inner, ei - ci, self->inner);
  winnow_ring_arc_to (self, builder, ei - ci, si + ci, self->inner);
  winnow_ring_corner_to (self, builder, si, self->inner,
                         si, self->inner + corner);
  first = winnow_ring_point (self, so, self->outer - corner);
  gsk_path_builder_line_to (builder, first.x, first.y);
  winnow_ring_corner_to (self, builder, so, self->outer, so + co, self->outer);
  gsk_path_builder_close (builder);

  return gsk_path_builder_to_path (builder);
}

/**
 * winnow_ring_whisker:
 * @self: a ring
 * @from: where the interval begins, turns
 * @to: where it ends, turns
 * @distance: how far outside the ring, px
 * @tick: half the length of the ticks at its ends, px
 *
 * An arc outside the ring with a tick at each end: the interval of a share.
 * To be stroked.
 *
 * Returns: (transfer full): the path
 */
GskPath *
winnow_ring_whisker (const WinnowRing *self,
                     double            from,
                     double            to,
                     float             distance,
                     float             tick)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  const double radius = self->outer + distance;
  const double ends[] = { from, to };
  graphene_point_t point = winnow_ring_point (self, from, radius);

  gsk_path_builder_move_to (builder, point.x, point.y);

  /* An arc that ends where it began would be dropped: halve it. */
  winnow_ring_arc_to (self, builder, from, (from + to) / 2, radius);
  winnow_ring_arc_to (self, builder, (from + to) / 2, to, radius);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      point = winnow_ring_point (self, ends[i], radius - tick);
      gsk_path_builder_move_to (builder, point.x, point.y);
      point = winnow_ring_point (self, ends[i], radius + tick);
      gsk_path_builder_line_to (builder, point.x, point.y);
    }

  return gsk_path_builder_to_path (builder);
}

/**
 * winnow_ring_contains:
 * @self: a ring
 * @start: where the segment begins, turns
 * @sweep: how far it goes clockwise, turns
 * @x: a point, px
 * @y: a point, px
 *
 * Returns: whether the point lies in the segment, its gaps included
 */
gboolean
winnow_ring_contains (const WinnowRing *self,
                      double            start,
                      double            sweep,
                      double            x,
                      double            y)
{
  double dx, dy, radius, turn;

  g_return_val_if_fail (self != NULL, FALSE);

  dx = x - self->center.x;
  dy = y - self->center.y;
  radius = hypot (dx, dy);

  if (radius < self->inner || radius > self->outer)
    return FALSE;

  turn = atan2 (dx, -dy) / (2 * G_PI) - start;
  turn -= floor (turn);

  return turn < sweep;
}
