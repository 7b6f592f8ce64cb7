/* winnow-follower-columns.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-class-badge.h"
#include "app/winnow-follower-columns.h"
#include "app/winnow-words.h"
#include "audit/winnow-audit-row.h"
#include "winnow-enums.h"

typedef enum
{
  CONTENT_TEXT,
  CONTENT_CLASS,
  CONTENT_COUNT,
  CONTENT_DATE,
} Content;

typedef struct
{
  WinnowSortKey  key;
  const char    *title;
  const char    *property;
  Content        content;
  gboolean       expand;
  guint          room;          /* shown from this much room on */
} Column;

static const Column columns[] = {
  { WINNOW_SORT_NAME, N_("Name"), "title", CONTENT_TEXT, TRUE, 0 },
  { WINNOW_SORT_HANDLE, N_("Handle"), "handle", CONTENT_TEXT, TRUE, 2 },
  { WINNOW_SORT_CLASS, N_("Class"), "klass", CONTENT_CLASS, FALSE, 0 },
  { WINNOW_SORT_FOLLOWERS, N_("Followers"), "followers", CONTENT_COUNT, FALSE, 0 },
  { WINNOW_SORT_FOLLOWING, N_("Following"), "following", CONTENT_COUNT, FALSE, 1 },
  { WINNOW_SORT_POSTS, N_("Posts"), "posts", CONTENT_COUNT, FALSE, 1 },
  { WINNOW_SORT_CREATED_AT, N_("Joined"), "created-at", CONTENT_DATE, FALSE, 1 },
  { WINNOW_SORT_LAST_POST_AT, N_("Last Post"), "last-post-at", CONTENT_DATE, FALSE, 2 },
  { WINNOW_SORT_FOLLOWED_AT, N_("Followed"), "followed-at", CONTENT_DATE, FALSE, 2 },
};

static char *
winnow_follower_columns_format_count (gpointer item,
                                      gint64   count,
                                      gpointer user_data)
{
  return count < 0 ? g_strdup ("—") : winnow_words_count (count);
}

static char *
winnow_follower_columns_format_date (gpointer item,
                                     gint64   time,
                                     gpointer user_data)
{
  g_autoptr (GDateTime) date = NULL;

  if (time < 0 || !(date = g_date_time_new_from_unix_local_usec (time)))
    return g_strdup ("—");

  /* Translators: a short day in a table, in the form of strftime() */
  return g_date_time_format (date, _("%-e %b %Y"));
}

static char *
winnow_follower_columns_format_text (gpointer    item,
                                     const char *text,
                                     gpointer    user_data)
{
  return g_strdup (text && *text ? text : "—");
}

/* What the cell shows, from the row on: item → property → words. */
static GtkExpression *
winnow_follower_columns_express (const Column *column)
{
  static const GCallback formats[] = {
    [CONTENT_TEXT] = G_CALLBACK (winnow_follower_columns_format_text),
    [CONTENT_CLASS] = NULL,
    [CONTENT_COUNT] = G_CALLBACK (winnow_follower_columns_format_count),
    [CONTENT_DATE] = G_CALLBACK (winnow_follower_columns_format_date),
  };
  GtkExpression *item, *value;

  item = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  value = gtk_property_expression_new (WINNOW_TYPE_AUDIT_ROW, item,
                                       column->property);

  if (!formats[column->content])
    return value;

  return gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &value,
                                      formats[column->content], NULL, NULL);
}

static GtkWidget *
winnow_follower_columns_make_label (const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  const gboolean text = column->content == CONTENT_TEXT;
  const int chars = column->content == CONTENT_DATE ? 11 : 7;

  /* The same width whatever stands in it, so that columns keep theirs. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), text ? 10 : chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), text ? 18 : chars);
  gtk_label_set_xalign (GTK_LABEL (label),
                        column->content == CONTENT_COUNT ? 1 : 0);

  if (!text)
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
winnow_follower_columns_setup_cb (GtkSignalListItemFactory *factory,
                                  GtkListItem              *item,
                                  gpointer                  user_data)
{
  const Column *column = user_data;
  const gboolean badge = column->content == CONTENT_CLASS;
  GtkWidget *widget = badge ? winnow_class_badge_new ()
                            : winnow_follower_columns_make_label (column);

  gtk_expression_bind (winnow_follower_columns_express (column), widget,
                       badge ? "klass" : "label", item);
  gtk_list_item_set_child (item, widget);
}

static const char *
winnow_follower_columns_get_id (WinnowSortKey key)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (WINNOW_TYPE_SORT_KEY);

  return g_enum_get_value (klass, (gint) key)->value_nick;
}

/**
 * winnow_follower_columns_append:
 * @table: an empty table
 *
 * Gives the table its columns.
 */
void
winnow_follower_columns_append (GtkColumnView *table)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter = NULL;
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup",
                        G_CALLBACK (winnow_follower_columns_setup_cb),
                        (gpointer) &columns[i]);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_id (column,
                                     winnow_follower_columns_get_id (columns[i].key));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (table, column);
    }
}

/**
 * winnow_follower_columns_set_room:
 * @table: a table
 * @room: how much room there is, 0–2
 *
 * Shows the columns that there is room for.
 */
void
winnow_follower_columns_set_room (GtkColumnView *table,
                                  guint          room)
{
  GListModel *model;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  model = gtk_column_view_get_columns (table);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      gtk_column_view_column_set_visible (column, columns[i].room <= room);
    }
}

/**
 * winnow_follower_columns_get_sort:
 * @table: a table
 * @key: (out): what its headers say to sort by
 * @descending: (out): and which way
 *
 * Returns: whether they say anything
 */
gboolean
winnow_follower_columns_get_sort (GtkColumnView *table,
                                  WinnowSortKey *key,
                                  gboolean      *descending)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  g_autoptr (GEnumClass) klass = g_type_class_ref (WINNOW_TYPE_SORT_KEY);

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (table), FALSE);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (table));

  if (!(column = gtk_column_view_sorter_get_primary_sort_column (sorter)))
    return FALSE;

  *key = (WinnowSortKey)
    g_enum_get_value_by_nick (klass, gtk_column_view_column_get_id (column))->value;
  *descending =
    gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  return TRUE;
}

/**
 * winnow_follower_columns_set_sort:
 * @table: a table
 * @key: what it is sorted by
 * @descending: and which way
 *
 * Makes the headers say so; none does for a key without a column.
 */
void
winnow_follower_columns_set_sort (GtkColumnView *table,
                                  WinnowSortKey  key,
                                  gboolean       descending)
{
  GListModel *model;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  model = gtk_column_view_get_columns (table);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      if (columns[i].key != key)
        continue;

      gtk_column_view_sort_by_column (table, column,
                                      descending ? GTK_SORT_DESCENDING
                                                 : GTK_SORT_ASCENDING);
      return;
    }

  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
}
