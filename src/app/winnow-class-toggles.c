/* winnow-class-toggles.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-class-slices.h"
#include "app/winnow-class-toggles.h"
#include "app/winnow-words.h"

/* An icon in place of a name; the name is still there for screen readers. */
static GtkWidget *
winnow_class_toggles_make_icon (WinnowClass  klass,
                                const char  *label)
{
  g_autofree char *icon = winnow_class_slices_get_icon (klass);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, winnow_class_slices_get_style (klass));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return image;
}

/* "Fake 1,402", "Fake", or an icon. */
static void
winnow_class_toggles_update_one (AdwToggleGroup    *group,
                                 guint              position,
                                 const char        *name,
                                 guint              count,
                                 WinnowTogglesRoom  room)
{
  AdwToggle *toggle = adw_toggle_group_get_toggle (group, position);
  g_autofree char *number = winnow_words_count (count);
  /* Translators: a class of followers, and how many are in it */
  g_autofree char *label = g_strdup_printf (_("%s %s"), name, number);

  adw_toggle_set_tooltip (toggle, label);

  if (room == WINNOW_TOGGLES_ICONS && position > 0)
    adw_toggle_set_child (toggle,
                          winnow_class_toggles_make_icon ((WinnowClass) position - 1,
                                                          label));
  else
    {
      adw_toggle_set_child (toggle, NULL);
      adw_toggle_set_label (toggle,
                            room == WINNOW_TOGGLES_COUNTS ? label : name);
    }
}

/**
 * winnow_class_toggles_update:
 * @group: a group of five toggles: all followers, then each class
 * @split: (nullable): how many there are; %NULL while nothing is scored
 * @room: what there is room for
 *
 * Labels the toggles.
 */
void
winnow_class_toggles_update (AdwToggleGroup    *group,
                             const WinnowSplit *split,
                             WinnowTogglesRoom  room)
{
  g_return_if_fail (ADW_IS_TOGGLE_GROUP (group));

  winnow_class_toggles_update_one (group, 0, _("All"), split ? split->n : 0,
                                   room);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    winnow_class_toggles_update_one (group, i + 1, winnow_class_get_name (i),
                                     split ? split->parts[i].count : 0, room);
}
