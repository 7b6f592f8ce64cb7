/* winnow-shortcuts-dialog.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-shortcuts-dialog.h"

/* AdwShortcutsDialog is younger than the libadwaita we build on, and
 * GtkShortcutsWindow is on its way out. */
static const struct
{
  const char *group;            /* NULL: as the one before */
  const char *title;
  const char *action;
} shortcuts[] = {
  { N_("Audit"), N_("Audit another account"), "win.start" },
  { NULL, N_("Open a list of followers"), "win.open-file" },
  { NULL, N_("Pause or go on"), "win.pause" },
  { N_("Report"), N_("Overview"), "win.section(0)" },
  { NULL, N_("Followers"), "win.section(1)" },
  { NULL, N_("Search followers"), "win.search" },
  { N_("General"), N_("New window"), "app.new-window" },
  { NULL, N_("Close window"), "window.close" },
  { NULL, N_("Keyboard shortcuts"), "app.shortcuts" },
  { NULL, N_("Quit"), "app.quit" },
};

static GtkWidget *
winnow_shortcuts_dialog_make_row (const char *title,
                                  const char *action)
{
  GtkApplication *app = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (app, action);
  g_autofree char *text = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;
  GdkModifierType mods;
  guint key;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  if (accels[0] && gtk_accelerator_parse (accels[0], &key, &mods))
    text = gtk_accelerator_get_label (key, mods);

  label = gtk_label_new (text);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "keycap");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/**
 * winnow_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists the keys of the
 *   application
 */
AdwDialog *
winnow_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcuts[i].group));
          adw_preferences_page_add (page, group);
        }

      adw_preferences_group_add (group,
                                 winnow_shortcuts_dialog_make_row (_(shortcuts[i].title),
                                                                   shortcuts[i].action));
    }

  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);

  return dialog;
}
