/* winnow-class-slices.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/winnow-class-slices.h"
#include "app/winnow-words.h"
#include "charts/winnow-slice.h"

/* Intervals narrower than what one decimal shows are left unsaid. */
#define NARROW 0.0005

/**
 * winnow_class_slices_get_style:
 * @klass: a class of followers
 *
 * Returns: (transfer none): the CSS class that gives its colour
 */
const char *
winnow_class_slices_get_style (WinnowClass klass)
{
  static const char * const styles[WINNOW_N_CLASSES] = {
    [WINNOW_CLASS_REAL] = "class-real",
    [WINNOW_CLASS_INACTIVE] = "class-inactive",
    [WINNOW_CLASS_FAKE] = "class-fake",
    [WINNOW_CLASS_NOT_TOLD] = "class-not-told",
  };

  g_return_val_if_fail ((guint) klass < WINNOW_N_CLASSES, NULL);

  return styles[klass];
}

/**
 * winnow_class_slices_get_icon:
 * @klass: a class of followers
 *
 * Returns: (transfer full): the name of its icon
 */
char *
winnow_class_slices_get_icon (WinnowClass klass)
{
  return g_strdup_printf ("winnow-%s-symbolic", winnow_class_get_id (klass));
}

/**
 * winnow_class_slices_new:
 *
 * Returns: (transfer full): a model of four slices without values
 */
GListModel *
winnow_class_slices_new (void)
{
  GListStore *slices = g_list_store_new (WINNOW_TYPE_SLICE);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autoptr (WinnowSlice) slice =
        winnow_slice_new (winnow_class_get_name (i),
                          winnow_class_slices_get_style (i),
                          i == WINNOW_CLASS_NOT_TOLD);

      g_list_store_append (slices, slice);
    }

  return G_LIST_MODEL (slices);
}

/**
 * winnow_class_slices_describe:
 * @part: a part of a split
 *
 * Returns: (transfer full): "71.2 %, between 69.9 % and 72.5 %", or the share
 *   alone where it is exact
 */
char *
winnow_class_slices_describe (const WinnowSplitPart *part)
{
  g_autofree char *share = NULL;
  g_autofree char *interval = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  share = winnow_words_share (part->share);

  if (isnan (part->share) ||
      part->interval.high - part->interval.low < NARROW)
    return g_steal_pointer (&share);

  interval = winnow_words_interval (part->interval.low, part->interval.high);

  return g_strdup_printf (_("%s, %s"), share, interval);
}

/**
 * winnow_class_slices_set_split:
 * @slices: what winnow_class_slices_new() made
 * @split: (nullable): a split
 *
 * Gives the slices the shares of a split; without one they lose theirs.
 */
void
winnow_class_slices_set_split (GListModel        *slices,
                               const WinnowSplit *split)
{
  g_return_if_fail (G_IS_LIST_MODEL (slices));

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (slices, i);
      const WinnowSplitPart *part = split ? &split->parts[i] : NULL;
      g_autofree char *text = NULL;

      if (!part || isnan (part->share))
        {
          winnow_slice_set_values (slice, 0, 0, 0, NULL);
          continue;
        }

      text = winnow_class_slices_describe (part);
      winnow_slice_set_values (slice, part->share, part->interval.low,
                               part->interval.high, text);
    }
}

/**
 * winnow_class_slices_set_shares:
 * @slices: what winnow_class_slices_new() made
 * @shares: (array fixed-size=4): shares by class; not a number = not known
 *
 * Gives the slices mere shares, without intervals.
 */
void
winnow_class_slices_set_shares (GListModel   *slices,
                                const double *shares)
{
  g_return_if_fail (G_IS_LIST_MODEL (slices));
  g_return_if_fail (shares != NULL);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (slices, i);
      g_autofree char *text = NULL;

      if (!isnan (shares[i]))
        text = winnow_words_share (shares[i]);

      winnow_slice_set_values (slice, shares[i], shares[i], shares[i], text);
    }
}
