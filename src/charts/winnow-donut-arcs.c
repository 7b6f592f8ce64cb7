/* winnow-donut-arcs.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "charts/winnow-donut-arc.h"
#include "charts/winnow-donut-arcs.h"

/**
 * winnow_donut_arcs_get_slice:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @position: which of them
 *
 * Returns: (transfer none): the slice it shows
 */
WinnowSlice *
winnow_donut_arcs_get_slice (GPtrArray *arcs,
                             guint      position)
{
  g_return_val_if_fail (arcs != NULL && position < arcs->len, NULL);

  return winnow_donut_arc_get_slice (g_ptr_array_index (arcs, position));
}

/**
 * winnow_donut_arcs_find:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @slice: (nullable): a slice
 *
 * Returns: which of them shows it, -1 when none does
 */
gint
winnow_donut_arcs_find (GPtrArray   *arcs,
                        WinnowSlice *slice)
{
  g_return_val_if_fail (arcs != NULL, -1);

  for (guint i = 0; i < arcs->len; i++)
    {
      if (winnow_donut_arcs_get_slice (arcs, i) == slice)
        return (gint) i;
    }

  return -1;
}

/**
 * winnow_donut_arcs_find_at:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @x: px from the left of the donut
 * @y: px from its top
 *
 * Returns: (transfer none) (nullable): the slice there
 */
WinnowSlice *
winnow_donut_arcs_find_at (GPtrArray *arcs,
                           double     x,
                           double     y)
{
  g_return_val_if_fail (arcs != NULL, NULL);

  for (guint i = 0; i < arcs->len; i++)
    {
      if (gtk_widget_contains (g_ptr_array_index (arcs, i), x, y))
        return winnow_donut_arcs_get_slice (arcs, i);
    }

  return NULL;
}

/**
 * winnow_donut_arcs_get_sweeps:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @sweeps: (element-type double): an array to fill
 *
 * Takes down how far each arc reaches, in turns.
 */
void
winnow_donut_arcs_get_sweeps (GPtrArray *arcs,
                              GArray    *sweeps)
{
  g_return_if_fail (arcs != NULL);
  g_return_if_fail (sweeps != NULL);

  g_array_set_size (sweeps, 0);

  for (guint i = 0; i < arcs->len; i++)
    {
      const double sweep =
        winnow_donut_arc_get_sweep (g_ptr_array_index (arcs, i));

      g_array_append_val (sweeps, sweep);
    }
}

/**
 * winnow_donut_arcs_place:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @origins: (element-type double): the sweeps they come from
 * @progress: how far they are on their way, 0–1
 *
 * Puts every arc between where it was and where it belongs.
 */
void
winnow_donut_arcs_place (GPtrArray    *arcs,
                         const GArray *origins,
                         double        progress)
{
  double start = 0;

  g_return_if_fail (arcs != NULL);
  g_return_if_fail (origins != NULL && origins->len >= arcs->len);

  for (guint i = 0; i < arcs->len; i++)
    {
      WinnowSlice *slice = winnow_donut_arcs_get_slice (arcs, i);
      const double origin = g_array_index (origins, double, i);
      const double share = winnow_slice_get_share (slice);
      const double sweep = origin + (share - origin) * progress;

      /* The interval moves along, so that the whisker stays with its arc. */
      winnow_donut_arc_place (g_ptr_array_index (arcs, i), start, sweep,
                              MAX (winnow_slice_get_low (slice) - share + sweep, 0),
                              winnow_slice_get_high (slice) - share + sweep);
      start += sweep;
    }
}

/**
 * winnow_donut_arcs_highlight:
 * @arcs: (element-type WinnowDonutArc): arcs
 * @slice: (nullable): the slice that stands out, %NULL when all are alike
 *
 * Raises the arc of a slice and lets the others recede.
 */
void
winnow_donut_arcs_highlight (GPtrArray   *arcs,
                             WinnowSlice *slice)
{
  g_return_if_fail (arcs != NULL);

  for (guint i = 0; i < arcs->len; i++)
    {
      GtkWidget *arc = g_ptr_array_index (arcs, i);
      const gboolean own = winnow_donut_arcs_get_slice (arcs, i) == slice;

      gtk_widget_remove_css_class (arc, own ? "receded" : "raised");

      if (slice)
        gtk_widget_add_css_class (arc, own ? "raised" : "receded");
      else
        gtk_widget_remove_css_class (arc, "receded");

      gtk_widget_queue_draw (arc);
    }
}
