/* winnow-followers-page.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-class-toggles.h"
#include "app/winnow-follower-columns.h"
#include "app/winnow-follower-details.h"
#include "app/winnow-follower-row.h"
#include "app/winnow-followers-page.h"
#include "app/winnow-words.h"
#include "audit/winnow-audit-row.h"
#include "audit/winnow-audit-view.h"
#include "winnow-enums.h"

struct _WinnowFollowersPage
{
  AdwBin                 parent_instance;

  AdwToggleGroup        *classes;
  GtkLabel              *count_label;
  WinnowFollowerDetails *details;
  GtkListView           *rows;
  GtkSearchBar          *search_bar;
  GtkSearchEntry        *search_entry;
  GtkStack              *stack;
  GtkColumnView         *table;

  WinnowAudit           *audit;
  WinnowAuditView       *view;
  GtkSingleSelection    *selection;
  WinnowSortKey          sort_key;
  guint                  filter;
  guint                  room;
  guint                  descending : 1;
  guint                  narrow : 1;
  guint                  details_open : 1;
  guint                  sorting : 1;
};

enum
{
  PROP_0,
  PROP_DESCENDING,
  PROP_DETAILS_OPEN,
  PROP_FILTER,
  PROP_NARROW,
  PROP_ROOM,
  PROP_SORT_KEY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowFollowersPage, winnow_followers_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static guint
winnow_followers_page_get_n_shown (WinnowFollowersPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->view));
}

static void
winnow_followers_page_describe (GtkWidget  *widget,
                                const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
winnow_followers_page_update_stack (WinnowFollowersPage *self)
{
  const guint n_shown = winnow_followers_page_get_n_shown (self);
  const guint n_all = self->audit
    ? winnow_follower_list_get_length (winnow_audit_get_followers (self->audit))
    : 0;
  g_autofree char *shown = winnow_words_count (n_shown);
  g_autofree char *all = winnow_words_count (n_all);
  g_autofree char *text = NULL;

  if (n_shown == n_all)
    text = g_strdup_printf (ngettext ("%s follower", "%s followers", n_all), all);
  else
    text = g_strdup_printf (_("%s of %s followers"), shown, all);

  gtk_label_set_label (self->count_label, text);
  winnow_followers_page_describe (GTK_WIDGET (self->table), text);
  winnow_followers_page_describe (GTK_WIDGET (self->rows), text);

  /* The toggles say so too, where they have the room. */
  gtk_widget_set_visible (GTK_WIDGET (self->count_label),
                          self->narrow || self->room == 0 ||
                          *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if (n_shown > 0)
    gtk_stack_set_visible_child_name (self->stack,
                                      self->narrow ? "rows" : "table");
  else
    gtk_stack_set_visible_child_name (self->stack, n_all > 0 ? "no-match" : "none");
}

static void
winnow_followers_page_update_toggles (WinnowFollowersPage *self)
{
  if (self->audit)
    winnow_class_toggles_update (self->classes,
                                 winnow_audit_get_split (self->audit),
                                 self->narrow ? WINNOW_TOGGLES_ICONS
                                 : self->room == 0 ? WINNOW_TOGGLES_NAMES
                                 : WINNOW_TOGGLES_COUNTS);
}

static void
winnow_followers_page_updated_cb (WinnowFollowersPage *self)
{
  winnow_followers_page_update_toggles (self);
  winnow_followers_page_update_stack (self);
}

/* Rows or table: only what is shown has the model, so that the other makes no
 * widgets for it. */
static void
winnow_followers_page_update_models (WinnowFollowersPage *self)
{
  g_autoptr (GtkNoSelection) plain = NULL;
  const guint place = gtk_single_selection_get_selected (self->selection);

  if (self->narrow)
    {
      plain = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->view)));
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (plain));

      if (place < winnow_followers_page_get_n_shown (self))
        gtk_list_view_scroll_to (self->rows, place, GTK_LIST_SCROLL_NONE, NULL);
    }
  else
    {
      gtk_list_view_set_model (self->rows, NULL);
      gtk_column_view_set_model (self->table,
                                 GTK_SELECTION_MODEL (self->selection));

      if (place < winnow_followers_page_get_n_shown (self))
        gtk_column_view_scroll_to (self->table, place, NULL,
                                   GTK_LIST_SCROLL_NONE, NULL);
    }

  winnow_followers_page_update_toggles (self);
  winnow_followers_page_update_stack (self);
}

static void
winnow_followers_page_set_details_open (WinnowFollowersPage *self,
                                        gboolean             details_open)
{
  if (self->details_open == details_open)
    return;

  self->details_open = details_open;

  if (!details_open)
    gtk_single_selection_set_selected (self->selection,
                                       GTK_INVALID_LIST_POSITION);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS_OPEN]);
}

static gboolean
winnow_followers_page_open_cb (GtkWidget     *widget,
                               GdkFrameClock *clock,
                               gpointer       data)
{
  if (gtk_widget_get_width (widget) == 0)
    return G_SOURCE_CONTINUE;

  winnow_followers_page_set_details_open (WINNOW_FOLLOWERS_PAGE (widget),
                                          TRUE);

  return G_SOURCE_REMOVE;
}

/* A pane that slides in before it ever had a size slides by NaN pixels (seen
 * with libadwaita 1.7): quick fingers wait for the page to be laid out. */
static void
winnow_followers_page_show_row (WinnowFollowersPage *self,
                                WinnowAuditRow      *row)
{
  winnow_follower_details_set_row (self->details, self->audit, row);

  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    winnow_followers_page_set_details_open (self, TRUE);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self),
                                  winnow_followers_page_open_cb, NULL, NULL);
}

static void
winnow_followers_page_activate_cb (WinnowFollowersPage *self,
                                   guint                position)
{
  g_autoptr (WinnowAuditRow) row =
    g_list_model_get_item (G_LIST_MODEL (self->view), position);

  if (row)
    winnow_followers_page_show_row (self, row);
}

/* With a pane beside the table what is selected is what is looked at; where
 * it would cover the table it has to be asked for. */
static void
winnow_followers_page_selected_cb (WinnowFollowersPage *self)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);

  if (row && !gtk_column_view_get_single_click_activate (self->table))
    winnow_followers_page_show_row (self, row);
}

static void
winnow_followers_page_set_sort (WinnowFollowersPage *self,
                                WinnowSortKey        key,
                                gboolean             descending)
{
  if (self->sort_key == key && self->descending == descending)
    return;

  g_object_freeze_notify (G_OBJECT (self));

  if (self->sort_key != key)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_KEY]);

  if (self->descending != descending)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);

  self->sort_key = key;
  self->descending = descending;
  winnow_audit_view_set_sort (self->view, key, descending);

  if (!self->sorting)
    {
      self->sorting = TRUE;
      winnow_follower_columns_set_sort (self->table, key, descending);
      self->sorting = FALSE;
    }

  g_object_thaw_notify (G_OBJECT (self));
}

static void
winnow_followers_page_sorter_changed_cb (WinnowFollowersPage *self)
{
  WinnowSortKey key = WINNOW_SORT_RANK;
  gboolean descending = FALSE;

  if (self->sorting)
    return;

  self->sorting = TRUE;
  winnow_follower_columns_get_sort (self->table, &key, &descending);
  winnow_followers_page_set_sort (self, key, descending);
  self->sorting = FALSE;
}

static void
winnow_followers_page_set_filter (WinnowFollowersPage *self,
                                  guint                filter)
{
  /* No toggle at all is active while the template is built. */
  if (self->filter == filter || filter > WINNOW_N_CLASSES)
    return;

  self->filter = filter;
  winnow_audit_view_set_classes (self->view,
                                 filter ? 1u << (filter - 1)
                                        : (1u << WINNOW_N_CLASSES) - 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
winnow_followers_page_set_narrow (WinnowFollowersPage *self,
                                  gboolean             narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  winnow_followers_page_update_models (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
winnow_followers_page_set_room (WinnowFollowersPage *self,
                                guint                room)
{
  const guint place = gtk_single_selection_get_selected (self->selection);
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->table)) != NULL;

  if (self->room == room)
    return;

  self->room = room;
  winnow_follower_columns_set_room (self->table, room);

  /* The keyboard must not get lost with a column that goes. */
  if (focused && place < winnow_followers_page_get_n_shown (self))
    gtk_column_view_scroll_to (self->table, place, NULL, GTK_LIST_SCROLL_FOCUS,
                               NULL);

  winnow_followers_page_update_toggles (self);
  winnow_followers_page_update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOM]);
}

static void
winnow_followers_page_search_changed_cb (WinnowFollowersPage *self)
{
  winnow_audit_view_set_search (self->view,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  winnow_followers_page_update_stack (self);
}

static void
winnow_followers_page_close_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *param)
{
  winnow_followers_page_set_details_open (WINNOW_FOLLOWERS_PAGE (widget), FALSE);
}

static void
winnow_followers_page_show_all_action (GtkWidget  *widget,
                                       const char *name,
                                       GVariant   *param)
{
  WinnowFollowersPage *self = WINNOW_FOLLOWERS_PAGE (widget);

  winnow_followers_page_set_filter (self, 0);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
winnow_followers_page_dispose (GObject *object)
{
  WinnowFollowersPage *self = WINNOW_FOLLOWERS_PAGE (object);

  if (self->audit)
    g_signal_handlers_disconnect_by_data (self->audit, self);

  /* The table takes back its order as its columns go. */
  self->sorting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_FOLLOWERS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->view);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (winnow_followers_page_parent_class)->dispose (object);
}

static void
winnow_followers_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  WinnowFollowersPage *self = WINNOW_FOLLOWERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;

    case PROP_DETAILS_OPEN:
      g_value_set_boolean (value, self->details_open);
      break;

    case PROP_FILTER:
      g_value_set_uint (value, self->filter);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_ROOM:
      g_value_set_uint (value, self->room);
      break;

    case PROP_SORT_KEY:
      g_value_set_enum (value, (gint) self->sort_key);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_followers_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  WinnowFollowersPage *self = WINNOW_FOLLOWERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_DESCENDING:
      winnow_followers_page_set_sort (self, self->sort_key,
                                      g_value_get_boolean (value));
      break;

    case PROP_DETAILS_OPEN:
      winnow_followers_page_set_details_open (self, g_value_get_boolean (value));
      break;

    case PROP_FILTER:
      winnow_followers_page_set_filter (self, g_value_get_uint (value));
      break;

    case PROP_NARROW:
      winnow_followers_page_set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_ROOM:
      winnow_followers_page_set_room (self, g_value_get_uint (value));
      break;

    case PROP_SORT_KEY:
      winnow_followers_page_set_sort (self,
                                      (WinnowSortKey) g_value_get_enum (value),
                                      self->descending);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_followers_page_install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;

  properties[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_DETAILS_OPEN] =
    g_param_spec_boolean ("details-open", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER] =
    g_param_spec_uint ("filter", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_ROOM] =
    g_param_spec_uint ("room", NULL, NULL, 0, 2, 2, flags);
  properties[PROP_SORT_KEY] =
    g_param_spec_enum ("sort-key", NULL, NULL, WINNOW_TYPE_SORT_KEY,
                       WINNOW_SORT_RANK, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_followers_page_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-followers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, classes);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, details);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, rows);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowersPage, table);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_followers_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_followers_page_search_changed_cb);
}

static void
winnow_followers_page_class_init (WinnowFollowersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_followers_page_dispose;
  object_class->get_property = winnow_followers_page_get_property;
  object_class->set_property = winnow_followers_page_set_property;

  winnow_followers_page_install_properties (object_class);

  g_type_ensure (WINNOW_TYPE_AUDIT_ROW);
  g_type_ensure (WINNOW_TYPE_FOLLOWER_DETAILS);
  g_type_ensure (WINNOW_TYPE_FOLLOWER_ROW);
  winnow_followers_page_bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "followers.close-details", NULL,
                                   winnow_followers_page_close_action);
  gtk_widget_class_install_action (widget_class, "followers.show-all", NULL,
                                   winnow_followers_page_show_all_action);
  gtk_widget_class_install_property_action (widget_class, "followers.descending",
                                            "descending");
  gtk_widget_class_install_property_action (widget_class, "followers.sort",
                                            "sort-key");
}

static void
winnow_followers_page_init (WinnowFollowersPage *self)
{
  g_autoptr (GtkListItemFactory) factory = winnow_follower_row_make_factory ();

  self->room = 2;
  self->view = winnow_audit_view_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->view));

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar,
                                GTK_EDITABLE (self->search_entry));
  winnow_follower_columns_append (self->table);
  winnow_follower_columns_set_sort (self->table, WINNOW_SORT_RANK, FALSE);
  gtk_list_view_set_factory (self->rows, factory);
  winnow_followers_page_update_models (self);

  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (winnow_followers_page_sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (winnow_followers_page_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::n-items",
                           G_CALLBACK (winnow_followers_page_update_stack),
                           self, G_CONNECT_SWAPPED);
}

/**
 * winnow_followers_page_set_audit:
 * @self: a page
 * @audit: (nullable): whose followers to list
 *
 * Lists the followers of another audit.
 */
void
winnow_followers_page_set_audit (WinnowFollowersPage *self,
                                 WinnowAudit         *audit)
{
  g_return_if_fail (WINNOW_IS_FOLLOWERS_PAGE (self));
  g_return_if_fail (!audit || WINNOW_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  if (self->audit)
    g_signal_handlers_disconnect_by_data (self->audit, self);

  winnow_followers_page_set_details_open (self, FALSE);
  winnow_follower_details_set_row (self->details, NULL, NULL);
  g_set_object (&self->audit, audit);
  winnow_audit_view_set_audit (self->view, audit);

  if (audit)
    g_signal_connect_object (audit, "updated",
                             G_CALLBACK (winnow_followers_page_updated_cb),
                             self, G_CONNECT_SWAPPED);

  winnow_followers_page_updated_cb (self);
}

/**
 * winnow_followers_page_show_class:
 * @self: a page
 * @klass: a class of followers
 *
 * Shows only the followers of one class.
 */
void
winnow_followers_page_show_class (WinnowFollowersPage *self,
                                  WinnowClass          klass)
{
  g_return_if_fail (WINNOW_IS_FOLLOWERS_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  winnow_followers_page_set_filter (self, (guint) klass + 1);
}

/**
 * winnow_followers_page_search:
 * @self: a page
 *
 * Shows the search entry, ready to type.
 */
void
winnow_followers_page_search (WinnowFollowersPage *self)
{
  g_return_if_fail (WINNOW_IS_FOLLOWERS_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
