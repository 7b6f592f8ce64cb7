/* winnow-chart-text.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "charts/winnow-chart-text.h"
#include "charts/winnow-slice.h"

/**
 * winnow_chart_text_for_slices:
 * @slices: (nullable): a model of #WinnowSlice
 *
 * Tells what a chart shows: "Real: 71 %; Fake: 29 %". Slices without values
 * yet are left out.
 *
 * Returns: (transfer full): the text, never empty
 */
char *
winnow_chart_text_for_slices (GListModel *slices)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_slices;

  g_return_val_if_fail (!slices || G_IS_LIST_MODEL (slices), NULL);

  n_slices = slices ? g_list_model_get_n_items (slices) : 0;

  for (guint i = 0; i < n_slices; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (slices, i);

      if (!winnow_slice_get_text (slice))
        continue;

      if (text->len)
        g_string_append (text, "; ");

      /* Translators: a part of a chart and its value: "Real: 71 %" */
      g_string_append_printf (text, _("%s: %s"), winnow_slice_get_label (slice),
                              winnow_slice_get_text (slice));
    }

  if (!text->len)
    g_string_append (text, _("Nothing to show yet"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
