/* winnow-audit-page.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-audit-page.h"
#include "app/winnow-followers-page.h"
#include "app/winnow-overview.h"
#include "app/winnow-progress-strip.h"
#include "app/winnow-words.h"
#include "followers/winnow-follower-reader.h"

struct _WinnowAuditPage
{
  AdwNavigationPage      parent_instance;

  GtkLabel              *account_followers;
  GtkLabel              *account_handle;
  AdwAvatar             *avatar;
  AdwBanner             *banner;
  AdwNavigationPage     *content_page;
  AdwWindowTitle        *content_title;
  AdwStatusPage         *failure;
  WinnowFollowersPage   *followers;
  AdwToolbarView        *report;
  GtkButton             *retry_button;
  AdwViewStack          *sections;
  GtkListBox            *section_list;
  AdwNavigationSplitView *split_view;
  GtkStack              *stack;
  WinnowOverview        *overview;
  WinnowProgressStrip   *strip;

  WinnowAudit           *audit;
};

enum
{
  PROP_0,
  PROP_AUDIT,
  N_PROPS
};

enum
{
  RUN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (WinnowAuditPage, winnow_audit_page, ADW_TYPE_NAVIGATION_PAGE)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* (transfer full): the title of a page for what went wrong. */
static char *
winnow_audit_page_describe_failure (WinnowAuditPage *self,
                                    const char     **icon)
{
  const GError *error = winnow_audit_get_error (self->audit);

  *icon = "dialog-warning-symbolic";

  if (!error || error->domain != WINNOW_NETWORK_ERROR)
    return g_strdup (error && error->domain == WINNOW_FILE_ERROR
                     ? _("File Cannot Be Read")
                     : _("Audit Failed"));

  switch ((WinnowNetworkError) error->code)
    {
    case WINNOW_NETWORK_ERROR_HIDDEN:
      *icon = "view-conceal-symbolic";
      return g_strdup (_("Followers Are Hidden"));

    case WINNOW_NETWORK_ERROR_NOT_FOUND:
    case WINNOW_NETWORK_ERROR_MALFORMED:
      *icon = "system-search-symbolic";
      return g_strdup (_("Account Not Found"));

    case WINNOW_NETWORK_ERROR_GONE:
      *icon = "action-unavailable-symbolic";
      return g_strdup (_("Account Is Gone"));

    case WINNOW_NETWORK_ERROR_UNREACHABLE:
      *icon = "network-offline-symbolic";
      return g_strdup (_("Server Cannot Be Reached"));

    case WINNOW_NETWORK_ERROR_REFUSED:
      *icon = "action-unavailable-symbolic";
      return g_strdup (_("Server Refused"));

    case WINNOW_NETWORK_ERROR_SERVER:
    case WINNOW_NETWORK_ERROR_ANSWER:
    default:
      return g_strdup (_("Server Failed"));
    }
}

/* Asking again what does not exist gets the same answer. */
static gboolean
winnow_audit_page_may_retry (WinnowAuditPage *self)
{
  const GError *error = winnow_audit_get_error (self->audit);

  return !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED) &&
         !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_HIDDEN) &&
         !g_error_matches (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE);
}

static void
winnow_audit_page_show_failure (WinnowAuditPage *self)
{
  const GError *error = winnow_audit_get_error (self->audit);
  const char *icon;
  g_autofree char *title = winnow_audit_page_describe_failure (self, &icon);
  g_autofree char *text = NULL;

  text = g_markup_escape_text (error ? error->message : _("The audit was stopped."), -1);

  adw_status_page_set_icon_name (self->failure, icon);
  adw_status_page_set_title (self->failure, title);
  adw_status_page_set_description (self->failure, text);
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button),
                          winnow_audit_page_may_retry (self));
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
winnow_audit_page_update_banner (WinnowAuditPage *self)
{
  const WinnowAuditState state = winnow_audit_get_state (self->audit);
  const GError *error = winnow_audit_get_error (self->audit);
  const gboolean resumable = winnow_audit_get_resumable (self->audit);
  const char *title = NULL;

  if (state == WINNOW_AUDIT_FAILED)
    title = error ? error->message : _("Reading the followers failed.");
  else if (state == WINNOW_AUDIT_STOPPED ||
           (state == WINNOW_AUDIT_NEW && resumable))
    title = _("Not all followers have been read. What came is kept.");

  if (title)
    adw_banner_set_title (self->banner, title);

  adw_banner_set_button_label (self->banner, resumable ? _("_Resume") : NULL);
  adw_banner_set_revealed (self->banner, title != NULL);
}

static gboolean
winnow_audit_page_has_followers (WinnowAuditPage *self)
{
  return winnow_follower_list_get_length (winnow_audit_get_followers (self->audit)) > 0;
}

static void
winnow_audit_page_update_state (WinnowAuditPage *self)
{
  const WinnowAuditState state = winnow_audit_get_state (self->audit);
  const gboolean running = state == WINNOW_AUDIT_RUNNING;
  const gboolean known = winnow_audit_get_account (self->audit) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.pause", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.stop", running);
  adw_toolbar_view_set_reveal_bottom_bars (self->report, running);
  winnow_audit_page_update_banner (self);

  if (winnow_audit_page_has_followers (self) ||
      state == WINNOW_AUDIT_FINISHED ||
      (known && state != WINNOW_AUDIT_FAILED))
    gtk_stack_set_visible_child_name (self->stack, "report");
  else if (running || state == WINNOW_AUDIT_NEW)
    gtk_stack_set_visible_child_name (self->stack, "looking-up");
  else
    winnow_audit_page_show_failure (self);
}

static void
winnow_audit_page_update_account (WinnowAuditPage *self)
{
  const char *title = winnow_audit_get_title (self->audit);
  const char *handle = winnow_audit_get_handle (self->audit);
  const gint64 total = winnow_audit_get_total (self->audit);
  WinnowAccount *account = winnow_audit_get_account (self->audit);
  g_autofree char *at_handle = NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title ? title : "");
  adw_window_title_set_subtitle (self->content_title, title ? title : "");
  adw_avatar_set_text (self->avatar, title);

  if (account && handle)
    at_handle = g_strdup_printf ("@%s", handle);

  gtk_label_set_label (self->account_handle, at_handle ? at_handle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->account_handle), at_handle != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->account_followers), total >= 0);

  if (total >= 0)
    {
      g_autofree char *number = winnow_words_count (total);
      g_autofree char *text =
        g_strdup_printf (ngettext ("%s follower", "%s followers",
                                   (gulong) total), number);

      gtk_label_set_label (self->account_followers, text);
    }

  winnow_audit_page_update_state (self);
}

static void
winnow_audit_page_updated_cb (WinnowAuditPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "report") != 0)
    winnow_audit_page_update_state (self);
}

static GtkWidget *
winnow_audit_page_create_section_row (gpointer item,
                                      gpointer user_data)
{
  AdwViewStackPage *page = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image =
    gtk_image_new_from_icon_name (adw_view_stack_page_get_icon_name (page));
  GtkWidget *label = gtk_label_new (adw_view_stack_page_get_title (page));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);

  return row;
}

static void
winnow_audit_page_section_selected_cb (WinnowAuditPage *self,
                                       GtkListBoxRow   *row)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  if (!row)
    return;

  pages = adw_view_stack_get_pages (self->sections);
  gtk_selection_model_select_item (pages,
                                   (guint) gtk_list_box_row_get_index (row),
                                   TRUE);
}

/* Where the sections cover the whole window, choosing one opens it. */
static void
winnow_audit_page_section_activated_cb (WinnowAuditPage *self,
                                        GtkListBoxRow   *row)
{
  winnow_audit_page_section_selected_cb (self, row);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* The list goes with the stack, whoever turned to the section. */
static void
winnow_audit_page_section_changed_cb (WinnowAuditPage *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->sections);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->sections);
  const guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; child && i < n_pages; i++)
    {
      g_autoptr (AdwViewStackPage) page =
        g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkListBoxRow *row =
        gtk_list_box_get_row_at_index (self->section_list, (int) i);

      if (adw_view_stack_page_get_child (page) != child)
        continue;

      adw_window_title_set_title (self->content_title,
                                  adw_view_stack_page_get_title (page));
      adw_navigation_page_set_title (self->content_page,
                                     adw_view_stack_page_get_title (page));

      if (row)
        gtk_list_box_select_row (self->section_list, row);
    }
}

static void
winnow_audit_page_pause_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *param)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (widget);
  WinnowFetch *fetch = winnow_audit_get_fetch (self->audit);

  winnow_fetch_set_paused (fetch, !winnow_fetch_get_paused (fetch));
}

static void
winnow_audit_page_stop_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *param)
{
  winnow_audit_stop (WINNOW_AUDIT_PAGE (widget)->audit);
}

static void
winnow_audit_page_run_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *param)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (widget);

  g_signal_emit (self, signals[RUN], 0, self->audit);
}

static void
winnow_audit_page_show_class_action (GtkWidget  *widget,
                                     const char *name,
                                     GVariant   *param)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (widget);
  const WinnowClass klass = (WinnowClass) g_variant_get_int32 (param);

  g_return_if_fail ((guint) klass < WINNOW_N_CLASSES);

  winnow_followers_page_show_class (self->followers, klass);
  winnow_audit_page_show_section (self, "followers");
}

static void
winnow_audit_page_banner_cb (WinnowAuditPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "audit.run", NULL);
}

static void
winnow_audit_page_constructed (GObject *object)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (object);

  G_OBJECT_CLASS (winnow_audit_page_parent_class)->constructed (object);

  winnow_progress_strip_set_fetch (self->strip,
                                   winnow_audit_get_fetch (self->audit));
  winnow_overview_set_audit (self->overview, self->audit);
  winnow_followers_page_set_audit (self->followers, self->audit);

  g_signal_connect_object (self->audit, "notify::account",
                           G_CALLBACK (winnow_audit_page_update_account),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audit, "notify::state",
                           G_CALLBACK (winnow_audit_page_update_account),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audit, "updated",
                           G_CALLBACK (winnow_audit_page_updated_cb),
                           self, G_CONNECT_SWAPPED);
  winnow_audit_page_update_account (self);
}

static void
winnow_audit_page_dispose (GObject *object)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_AUDIT_PAGE);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (winnow_audit_page_parent_class)->dispose (object);
}

static void
winnow_audit_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_audit_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WinnowAuditPage *self = WINNOW_AUDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      self->audit = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_audit_page_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, account_followers);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, account_handle);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, banner);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, content_page);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, content_title);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, failure);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, followers);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, overview);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, report);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, section_list);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, sections);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WinnowAuditPage, strip);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_audit_page_banner_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_audit_page_section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_audit_page_section_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_audit_page_section_selected_cb);
}

static void
winnow_audit_page_class_init (WinnowAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = winnow_audit_page_constructed;
  object_class->dispose = winnow_audit_page_dispose;
  object_class->get_property = winnow_audit_page_get_property;
  object_class->set_property = winnow_audit_page_set_property;

  properties[PROP_AUDIT] =
    g_param_spec_object ("audit", NULL, NULL, WINNOW_TYPE_AUDIT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RUN] =
    g_signal_new ("run", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, WINNOW_TYPE_AUDIT);

  g_type_ensure (WINNOW_TYPE_FOLLOWERS_PAGE);
  g_type_ensure (WINNOW_TYPE_OVERVIEW);
  g_type_ensure (WINNOW_TYPE_PROGRESS_STRIP);
  winnow_audit_page_bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "audit.pause", NULL,
                                   winnow_audit_page_pause_action);
  gtk_widget_class_install_action (widget_class, "audit.run", NULL,
                                   winnow_audit_page_run_action);
  gtk_widget_class_install_action (widget_class, "audit.show-class", "i",
                                   winnow_audit_page_show_class_action);
  gtk_widget_class_install_action (widget_class, "audit.stop", NULL,
                                   winnow_audit_page_stop_action);
}

static void
winnow_audit_page_init (WinnowAuditPage *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  pages = adw_view_stack_get_pages (self->sections);
  gtk_list_box_bind_model (self->section_list, G_LIST_MODEL (pages),
                           winnow_audit_page_create_section_row, NULL, NULL);
  winnow_audit_page_section_changed_cb (self);
}

/**
 * winnow_audit_page_new:
 * @audit: an audit, in any state
 *
 * Returns: (transfer floating): a page that shows it
 */
AdwNavigationPage *
winnow_audit_page_new (WinnowAudit *audit)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT (audit), NULL);

  return g_object_new (WINNOW_TYPE_AUDIT_PAGE, "audit", audit, NULL);
}

/**
 * winnow_audit_page_get_audit:
 * @self: an audit page
 *
 * Returns: (transfer none): the audit it shows
 */
WinnowAudit *
winnow_audit_page_get_audit (WinnowAuditPage *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_PAGE (self), NULL);

  return self->audit;
}

/**
 * winnow_audit_page_show_section:
 * @self: an audit page
 * @name: "overview" or "followers"
 *
 * Turns to a section.
 */
void
winnow_audit_page_show_section (WinnowAuditPage *self,
                                const char      *name)
{
  g_return_if_fail (WINNOW_IS_AUDIT_PAGE (self));
  g_return_if_fail (adw_view_stack_get_child_by_name (self->sections, name));

  adw_view_stack_set_visible_child_name (self->sections, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * winnow_audit_page_select_section:
 * @self: an audit page
 * @position: which section, from 0 in the order of the sidebar; others are
 *   ignored
 *
 * Turns to a section, and puts the keyboard there.
 */
void
winnow_audit_page_select_section (WinnowAuditPage *self,
                                  guint            position)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  g_autoptr (AdwViewStackPage) page = NULL;

  g_return_if_fail (WINNOW_IS_AUDIT_PAGE (self));

  pages = adw_view_stack_get_pages (self->sections);

  if (!(page = g_list_model_get_item (G_LIST_MODEL (pages), position)))
    return;

  winnow_audit_page_show_section (self, adw_view_stack_page_get_name (page));
  gtk_widget_child_focus (adw_view_stack_page_get_child (page),
                          GTK_DIR_TAB_FORWARD);
}

/**
 * winnow_audit_page_search:
 * @self: an audit page
 *
 * Turns to the followers, ready to type what to search for.
 */
void
winnow_audit_page_search (WinnowAuditPage *self)
{
  g_return_if_fail (WINNOW_IS_AUDIT_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "report") != 0)
    return;

  winnow_audit_page_show_section (self, "followers");
  winnow_followers_page_search (self->followers);
}

/**
 * winnow_audit_page_is_settled:
 * @self: an audit page
 *
 * Returns: whether nothing is still being worked out for the screen
 */
gboolean
winnow_audit_page_is_settled (WinnowAuditPage *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_PAGE (self), FALSE);

  return winnow_overview_is_settled (self->overview);
}
