/* winnow-legend-row.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/winnow-class-slices.h"
#include "app/winnow-legend-row.h"
#include "app/winnow-words.h"

/* An interval narrower than one decimal shows says nothing. */
#define NARROW 0.0005

struct _WinnowLegendRow
{
  AdwActionRow  parent_instance;

  GtkImage     *image;
  GtkLabel     *margin_label;
  GtkLabel     *share_label;

  WinnowClass   klass;
  WinnowSlice  *slice;
};

G_DEFINE_FINAL_TYPE (WinnowLegendRow, winnow_legend_row, ADW_TYPE_ACTION_ROW)

static void
winnow_legend_row_dispose (GObject *object)
{
  WinnowLegendRow *self = WINNOW_LEGEND_ROW (object);

  g_clear_object (&self->slice);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_LEGEND_ROW);

  G_OBJECT_CLASS (winnow_legend_row_parent_class)->dispose (object);
}

static void
winnow_legend_row_class_init (WinnowLegendRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_legend_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-legend-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowLegendRow, image);
  gtk_widget_class_bind_template_child (widget_class, WinnowLegendRow, margin_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowLegendRow, share_label);
}

static void
winnow_legend_row_init (WinnowLegendRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * winnow_legend_row_new:
 * @klass: the class of followers it stands for
 * @slice: the slice of the chart that belongs to it
 *
 * Returns: (transfer floating): a new row without values
 */
GtkWidget *
winnow_legend_row_new (WinnowClass  klass,
                       WinnowSlice *slice)
{
  WinnowLegendRow *self;
  g_autofree char *icon = NULL;

  g_return_val_if_fail (WINNOW_IS_SLICE (slice), NULL);

  self = g_object_new (WINNOW_TYPE_LEGEND_ROW,
                       "title", winnow_class_get_name (klass),
                       "action-target", g_variant_new_int32 ((gint32) klass),
                       "action-name", "overview.show-class",
                       NULL);
  self->klass = klass;
  self->slice = g_object_ref (slice);

  icon = winnow_class_slices_get_icon (klass);
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->image),
                            winnow_class_slices_get_style (klass));
  winnow_legend_row_set_split (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * winnow_legend_row_get_klass:
 * @self: a row
 *
 * Returns: the class of followers it stands for
 */
WinnowClass
winnow_legend_row_get_klass (WinnowLegendRow *self)
{
  g_return_val_if_fail (WINNOW_IS_LEGEND_ROW (self), WINNOW_CLASS_NOT_TOLD);

  return self->klass;
}

/**
 * winnow_legend_row_get_slice:
 * @self: a row
 *
 * Returns: (transfer none): the slice of the chart that belongs to it
 */
WinnowSlice *
winnow_legend_row_get_slice (WinnowLegendRow *self)
{
  g_return_val_if_fail (WINNOW_IS_LEGEND_ROW (self), NULL);

  return self->slice;
}

/* What came about by reading the last posts of some. */
static gboolean
winnow_legend_row_is_estimated (WinnowLegendRow   *self,
                                const WinnowSplit *split)
{
  return split->n_settled > 0 && split->n_settled < split->n_unsettled &&
         (self->klass == WINNOW_CLASS_REAL ||
          self->klass == WINNOW_CLASS_INACTIVE);
}

static char *
winnow_legend_row_describe_count (WinnowLegendRow   *self,
                                  const WinnowSplit *split)
{
  const guint count = split->parts[self->klass].count;
  g_autofree char *number = winnow_words_count (count);

  if (winnow_legend_row_is_estimated (self, split))
    /* Translators: so many followers were put in the class, from which its
     * share is estimated */
    return g_strdup_printf (ngettext ("%s marked", "%s marked", count), number);

  return g_strdup_printf (ngettext ("%s follower", "%s followers", count),
                          number);
}

/* (transfer full): how sure the share is; empty when it is exact. */
static char *
winnow_legend_row_describe_margin (WinnowLegendRow   *self,
                                   const WinnowSplit *split)
{
  const WinnowInterval *interval = &split->parts[self->klass].interval;
  const gboolean estimated = winnow_legend_row_is_estimated (self, split);
  g_autofree char *range = NULL;

  /* A wide one stands where the share would. */
  if (interval->high - interval->low < NARROW ||
      winnow_words_is_wide (interval->low, interval->high))
    return g_strdup (estimated ? _("estimated") : "");

  range = winnow_words_range (interval->low, interval->high);

  /* Translators: a share, "estimated, 44.1–44.3 %" */
  return estimated ? g_strdup_printf (_("estimated, %s"), range)
                   : g_steal_pointer (&range);
}

/**
 * winnow_legend_row_set_split:
 * @self: a row
 * @split: (nullable): the split whose part it shows; %NULL while there is none
 *
 * Shows the values of its class. However much there is to say of a margin,
 * the row keeps its height.
 */
void
winnow_legend_row_set_split (WinnowLegendRow   *self,
                             const WinnowSplit *split)
{
  const WinnowSplitPart *part;
  g_autofree char *count = NULL;
  g_autofree char *share = NULL;
  g_autofree char *margin = NULL;

  g_return_if_fail (WINNOW_IS_LEGEND_ROW (self));

  part = split ? &split->parts[self->klass] : NULL;

  if (part && !isnan (part->share))
    {
      count = winnow_legend_row_describe_count (self, split);
      share = winnow_words_estimate (part->share, part->interval.low,
                                     part->interval.high);
      margin = winnow_legend_row_describe_margin (self, split);
    }

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), count ? count : _("Not counted yet"));
  gtk_label_set_label (self->share_label, share ? share : "");
  gtk_label_set_label (self->margin_label, margin ? margin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->margin_label), margin && *margin);
}
