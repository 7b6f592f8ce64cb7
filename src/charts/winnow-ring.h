/* winnow-ring.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gsk/gsk.h>

G_BEGIN_DECLS

/**
 * WinnowRing:
 * @center: the middle
 * @outer: outer radius, px
 * @inner: inner radius, px
 *
 * The ring a donut is drawn in. Angles are turns, 0–1, clockwise from the
 * top.
 */
typedef struct
{
  graphene_point_t center;
  float            outer;
  float            inner;
} WinnowRing;

void     winnow_ring_init     (WinnowRing       *self,
                               float             width,
                               float             height,
                               float             margin);
GskPath *winnow_ring_segment  (const WinnowRing *self,
                               double            start,
                               double            sweep,
                               float             gap,
                               float             corner);
GskPath *winnow_ring_whisker  (const WinnowRing *self,
                               double            from,
                               double            to,
                               float             distance,
                               float             tick);
gboolean winnow_ring_contains (const WinnowRing *self,
                               double            start,
                               double            sweep,
                               double            x,
                               double            y);

G_END_DECLS
