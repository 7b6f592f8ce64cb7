/* winnow-start-page.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-recent-row.h"
#include "app/winnow-start-page.h"

#define MAX_RECENT 50

struct _WinnowStartPage
{
  AdwNavigationPage  parent_instance;

  AdwToastOverlay   *toasts;
  GtkEntry          *entry;
  GtkLabel          *error_label;
  GtkRevealer       *error_revealer;
  GtkWidget         *recent_group;
  GtkListBox        *recent_list;
  GtkLabel          *store_error;

  WinnowStore       *store;
};

G_DEFINE_FINAL_TYPE (WinnowStartPage, winnow_start_page, ADW_TYPE_NAVIGATION_PAGE)

static void
winnow_start_page_clear_error (WinnowStartPage *self)
{
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry),
                              GTK_ACCESSIBLE_STATE_INVALID);
}

static void
winnow_start_page_audit_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *param)
{
  WinnowStartPage *self = WINNOW_START_PAGE (widget);
  g_autofree char *text =
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);

  if (!*text)
    {
      winnow_start_page_show_error (self, _("Enter an account or a profile link."));
      return;
    }

  winnow_start_page_clear_error (self);
  gtk_widget_activate_action (widget, "win.audit", "s", text);
}

static void
winnow_start_page_entry_activate_cb (WinnowStartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "start.audit", NULL);
}

/* Rows that were removed but may yet be brought back are hidden. */
static void
winnow_start_page_update_recent (WinnowStartPage *self)
{
  gboolean any = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->recent_list, i)); i++)
    any |= gtk_widget_get_visible (GTK_WIDGET (row));

  gtk_widget_set_visible (self->recent_group, any);
}

static void
winnow_start_page_undo_cb (WinnowRecentRow *row,
                           AdwToast        *toast)
{
  WinnowStartPage *self =
    WINNOW_START_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row),
                                                WINNOW_TYPE_START_PAGE));

  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  winnow_start_page_update_recent (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
winnow_start_page_toast_dismissed_cb (WinnowRecentRow *row,
                                      AdwToast        *toast)
{
  WinnowStartPage *self;
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (row)))
    return;

  self = WINNOW_START_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row),
                                                     WINNOW_TYPE_START_PAGE));

  if (winnow_store_delete_audit (self->store,
                                 winnow_recent_row_get_row (row), &error))
    {
      gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  winnow_start_page_update_recent (self);
  adw_toast_overlay_add_toast (self->toasts,
                               g_object_new (ADW_TYPE_TOAST,
                                             "title", error->message,
                                             "use-markup", FALSE,
                                             NULL));
}

static void
winnow_start_page_remove_cb (WinnowStartPage *self,
                             WinnowRecentRow *row)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  title = g_strdup_printf (_("Removed the audit of %s"),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked",
                           G_CALLBACK (winnow_start_page_undo_cb), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed",
                           G_CALLBACK (winnow_start_page_toast_dismissed_cb),
                           row, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  winnow_start_page_update_recent (self);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
winnow_start_page_add_row (WinnowStartPage         *self,
                           const WinnowStoredAudit *stored)
{
  GtkWidget *row = winnow_recent_row_new (stored);

  g_signal_connect_object (row, "remove",
                           G_CALLBACK (winnow_start_page_remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->recent_list, row);
}

static void
winnow_start_page_dispose (GObject *object)
{
  WinnowStartPage *self = WINNOW_START_PAGE (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_START_PAGE);

  G_OBJECT_CLASS (winnow_start_page_parent_class)->dispose (object);
}

static void
winnow_start_page_class_init (WinnowStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, entry);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, store_error);
  gtk_widget_class_bind_template_child (widget_class, WinnowStartPage, toasts);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_start_page_clear_error);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_start_page_entry_activate_cb);
  gtk_widget_class_install_action (widget_class, "start.audit", NULL,
                                   winnow_start_page_audit_action);
}

static void
winnow_start_page_init (WinnowStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * winnow_start_page_load:
 * @self: a start page
 * @store: (nullable): the past audits; %NULL when there is no keeping them
 *
 * Lists the past audits anew. What was removed and might have been brought
 * back is gone for good then.
 */
void
winnow_start_page_load (WinnowStartPage *self,
                        WinnowStore     *store)
{
  g_autoptr (GPtrArray) audits = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WINNOW_IS_START_PAGE (self));
  g_return_if_fail (!store || WINNOW_IS_STORE (store));

  adw_toast_overlay_dismiss_all (self->toasts);
  g_set_object (&self->store, store);
  gtk_list_box_remove_all (self->recent_list);

  if (store)
    audits = winnow_store_list_audits (store, MAX_RECENT, &error);

  for (guint i = 0; audits && i < audits->len; i++)
    winnow_start_page_add_row (self, g_ptr_array_index (audits, i));

  if (error)
    gtk_label_set_label (self->store_error, error->message);

  gtk_widget_set_visible (GTK_WIDGET (self->store_error), error != NULL);
  winnow_start_page_update_recent (self);
}

/**
 * winnow_start_page_show_error:
 * @self: a start page
 * @message: what is wrong with what was typed in, a sentence
 *
 * Shows the sentence below the entry until something else is typed.
 */
void
winnow_start_page_show_error (WinnowStartPage *self,
                              const char      *message)
{
  g_return_if_fail (WINNOW_IS_START_PAGE (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_label (self->error_label, message);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
