/* winnow-recent-row.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-class-slices.h"
#include "app/winnow-recent-row.h"
#include "app/winnow-words.h"
#include "charts/winnow-share-bar.h"

struct _WinnowRecentRow
{
  AdwActionRow     parent_instance;

  AdwAvatar       *avatar;
  GtkButton       *resume_button;
  WinnowShareBar  *share_bar;

  gint64           row;
};

enum
{
  REMOVE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (WinnowRecentRow, winnow_recent_row, ADW_TYPE_ACTION_ROW)

static guint signals[N_SIGNALS];

static void
winnow_recent_row_remove_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *param)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
winnow_recent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WINNOW_TYPE_RECENT_ROW);

  G_OBJECT_CLASS (winnow_recent_row_parent_class)->dispose (object);
}

static void
winnow_recent_row_class_init (WinnowRecentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_recent_row_dispose;

  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WINNOW_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowRecentRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, WinnowRecentRow, resume_button);
  gtk_widget_class_bind_template_child (widget_class, WinnowRecentRow, share_bar);
  gtk_widget_class_install_action (widget_class, "recent.remove", NULL,
                                   winnow_recent_row_remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       "recent.remove", NULL);
}

static void
winnow_recent_row_init (WinnowRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
winnow_recent_row_describe_read (const WinnowStoredAudit *stored)
{
  g_autofree char *read = winnow_words_count (stored->followers_read);
  g_autofree char *total = winnow_words_count (stored->account_followers);

  if (stored->finished || stored->account_followers < 0)
    return g_strdup_printf (ngettext ("%s follower", "%s followers",
                                      stored->followers_read), read);

  /* Translators: an audit that was broken off: "Unfinished: 3,200 of 20,000" */
  return g_strdup_printf (_("Unfinished: %s of %s"), read, total);
}

static void
winnow_recent_row_set_stored (WinnowRecentRow         *self,
                              const WinnowStoredAudit *stored)
{
  const char *title = stored->handle;
  g_autofree char *read = winnow_recent_row_describe_read (stored);
  g_autofree char *date = winnow_words_date (stored->started_at);
  g_autofree char *subtitle = NULL;
  g_autoptr (GListModel) slices = winnow_class_slices_new ();
  GVariant *target = g_variant_new_int64 (stored->row);

  if (stored->display_name && *stored->display_name)
    title = stored->display_name;

  /* Translators: what was read, and when: "5,300 followers · 14 May 2026" */
  subtitle = g_strdup_printf (_("%s · %s"), read, date);

  self->row = stored->row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_avatar_set_text (self->avatar, title);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->resume_button),
                                          target);
  gtk_widget_set_visible (GTK_WIDGET (self->resume_button), !stored->finished);

  winnow_class_slices_set_shares (slices, stored->shares);
  winnow_share_bar_set_model (self->share_bar, slices);
}

/**
 * winnow_recent_row_new:
 * @stored: a kept audit
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
winnow_recent_row_new (const WinnowStoredAudit *stored)
{
  WinnowRecentRow *self;

  g_return_val_if_fail (stored != NULL, NULL);

  self = g_object_new (WINNOW_TYPE_RECENT_ROW, NULL);
  winnow_recent_row_set_stored (self, stored);

  return GTK_WIDGET (self);
}

/**
 * winnow_recent_row_get_row:
 * @self: a row
 *
 * Returns: the number of the audit in its store
 */
gint64
winnow_recent_row_get_row (WinnowRecentRow *self)
{
  g_return_val_if_fail (WINNOW_IS_RECENT_ROW (self), 0);

  return self->row;
}
