/* test-ring.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "charts/winnow-ring.h"

static WinnowRing
make_ring (void)
{
  WinnowRing ring;

  winnow_ring_init (&ring, 200, 300, 10);

  return ring;
}

/* A point in the middle of the ring's thickness. */
static graphene_point_t
point_at (const WinnowRing *ring,
          double            turn)
{
  const float radius = (ring->outer + ring->inner) / 2;

  return GRAPHENE_POINT_INIT (ring->center.x + radius * (float) sin (turn * 2 * G_PI),
                              ring->center.y - radius * (float) cos (turn * 2 * G_PI));
}

static gboolean
fills (GskPath          *path,
       const WinnowRing *ring,
       double            turn)
{
  const graphene_point_t point = point_at (ring, turn);

  return gsk_path_in_fill (path, &point, GSK_FILL_RULE_EVEN_ODD);
}

static void
test_fits (void)
{
  WinnowRing ring = make_ring ();

  g_assert_cmpfloat (ring.outer, ==, 90);
  g_assert_cmpfloat (ring.inner, <, ring.outer);
  g_assert_cmpfloat (ring.center.x, ==, 100);
  g_assert_cmpfloat (ring.center.y, ==, 150);

  /* No room at all still makes a ring. */
  winnow_ring_init (&ring, 0, 0, 10);
  g_assert_cmpfloat (ring.outer, >, 0);
}

static void
test_segment (void)
{
  const WinnowRing ring = make_ring ();
  g_autoptr (GskPath) path = winnow_ring_segment (&ring, 0.25, 0.25, 3, 4);

  /* From three o'clock to six. */
  g_assert_true (fills (path, &ring, 0.3));
  g_assert_true (fills (path, &ring, 0.45));
  g_assert_false (fills (path, &ring, 0.2));
  g_assert_false (fills (path, &ring, 0.55));
  g_assert_false (gsk_path_in_fill (path, &ring.center, GSK_FILL_RULE_EVEN_ODD));

  /* Nothing sticks out: not past its ends, not beyond the ring. */
  g_assert_false (gsk_path_in_fill (path, &GRAPHENE_POINT_INIT (188, 148),
                                    GSK_FILL_RULE_EVEN_ODD));
  g_assert_false (gsk_path_in_fill (path, &GRAPHENE_POINT_INIT (98, 238),
                                    GSK_FILL_RULE_EVEN_ODD));
  g_assert_false (gsk_path_in_fill (path, &GRAPHENE_POINT_INIT (170, 220),
                                    GSK_FILL_RULE_EVEN_ODD));
}

/* More than half, so that the arc goes the long way round. */
static void
test_large_segment (void)
{
  const WinnowRing ring = make_ring ();
  g_autoptr (GskPath) path = winnow_ring_segment (&ring, 0, 0.8, 3, 4);

  for (double turn = 0.02; turn < 0.79; turn += 0.05)
    g_assert_true (fills (path, &ring, turn));

  g_assert_false (fills (path, &ring, 0.9));
}

static void
test_whole (void)
{
  const WinnowRing ring = make_ring ();
  g_autoptr (GskPath) path = winnow_ring_segment (&ring, 0.3, 1, 3, 4);

  for (double turn = 0; turn < 1; turn += 0.05)
    g_assert_true (fills (path, &ring, turn));

  g_assert_false (gsk_path_in_fill (path, &ring.center, GSK_FILL_RULE_EVEN_ODD));
}

/* A share above zero is there to see; none is not. */
static void
test_tiny (void)
{
  const WinnowRing ring = make_ring ();
  g_autoptr (GskPath) tiny = winnow_ring_segment (&ring, 0.5, 0.0001, 3, 4);
  g_autoptr (GskPath) none = winnow_ring_segment (&ring, 0.5, 0, 3, 4);

  g_assert_true (fills (tiny, &ring, 0.50005));
  g_assert_false (fills (tiny, &ring, 0.6));
  g_assert_true (gsk_path_is_empty (none));
}

/* Whether it passes within a pixel of that place outside the ring. */
static gboolean
passes (GskPath          *path,
        const WinnowRing *ring,
        double            turn,
        float             distance)
{
  WinnowRing around = *ring;
  graphene_point_t point;
  GskPathPoint nearest;

  around.outer = around.inner = ring->outer + distance;
  point = point_at (&around, turn);

  return gsk_path_get_closest_point (path, &point, 1, &nearest, NULL);
}

static void
test_whisker (void)
{
  const WinnowRing ring = make_ring ();
  g_autoptr (GskPath) path = winnow_ring_whisker (&ring, 0.1, 0.2, 5, 2);

  g_assert_true (passes (path, &ring, 0.1, 5));
  g_assert_true (passes (path, &ring, 0.15, 5));
  g_assert_true (passes (path, &ring, 0.2, 5));
  /* The ticks at its ends. */
  g_assert_true (passes (path, &ring, 0.1, 3));
  g_assert_true (passes (path, &ring, 0.2, 7));
  g_assert_false (passes (path, &ring, 0.15, 2));
  g_assert_false (passes (path, &ring, 0.05, 5));
  g_assert_false (passes (path, &ring, 0.25, 5));
}

static void
test_contains (void)
{
  const WinnowRing ring = make_ring ();
  const graphene_point_t in = point_at (&ring, 0.95);
  const graphene_point_t after = point_at (&ring, 0.1);

  g_assert_true (winnow_ring_contains (&ring, 0.9, 0.2, in.x, in.y));
  /* Past the top. */
  g_assert_false (winnow_ring_contains (&ring, 0.9, 0.15, after.x, after.y));
  g_assert_true (winnow_ring_contains (&ring, 0.9, 0.25, after.x, after.y));
  g_assert_false (winnow_ring_contains (&ring, 0, 1, 100, 150));
  g_assert_false (winnow_ring_contains (&ring, 0, 1, 0, 0));
  g_assert_false (winnow_ring_contains (&ring, 0, 0, in.x, in.y));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ring/fits", test_fits);
  g_test_add_func ("/ring/segment", test_segment);
  g_test_add_func ("/ring/large-segment", test_large_segment);
  g_test_add_func ("/ring/whole", test_whole);
  g_test_add_func ("/ring/tiny", test_tiny);
  g_test_add_func ("/ring/whisker", test_whisker);
  g_test_add_func ("/ring/contains", test_contains);

  return g_test_run ();
}
