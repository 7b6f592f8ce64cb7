/* winnow-file-dialog.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-file-dialog.h"

static void
winnow_file_dialog_add_filters (GtkFileDialog *dialog)
{
  static const char * const suffixes[] = { "csv", "ndjson", "jsonl" };
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _("Lists of Followers (CSV, NDJSON)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (lists, suffixes[i]);

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");

  g_list_store_append (filters, lists);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
}

/**
 * winnow_file_dialog_new:
 *
 * Returns: (transfer full): a dialog that asks for a list of followers
 */
GtkFileDialog *
winnow_file_dialog_new (void)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Open a List of Followers"));
  winnow_file_dialog_add_filters (dialog);

  return dialog;
}
