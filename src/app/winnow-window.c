/* winnow-window.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-audit-page.h"
#include "app/winnow-file-dialog.h"
#include "app/winnow-start-page.h"
#include "app/winnow-window.h"
#include "audit/winnow-target.h"

struct _WinnowWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  AdwNavigationView    *navigation;
  WinnowStartPage      *start_page;

  WinnowNetwork        *network;
  WinnowSession        *session;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  AUDIT_ENDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (WinnowWindow, winnow_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static WinnowAuditPage *
winnow_window_get_audit_page (WinnowWindow *self)
{
  AdwNavigationPage *page = NULL;

  /* Asked for while the template is still being built, too. */
  if (self->navigation)
    page = adw_navigation_view_get_visible_page (self->navigation);

  return page && WINNOW_IS_AUDIT_PAGE (page) ? WINNOW_AUDIT_PAGE (page) : NULL;
}

static void
winnow_window_update_actions (WinnowWindow *self)
{
  WinnowAuditPage *page = winnow_window_get_audit_page (self);
  WinnowAudit *audit = page ? winnow_audit_page_get_audit (page) : NULL;
  const WinnowAuditState state =
    audit ? winnow_audit_get_state (audit) : WINNOW_AUDIT_NEW;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.start", page != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", page != NULL);
  gtk_widget_action_set_enabled (widget, "win.section", page != NULL);
  gtk_widget_action_set_enabled (widget, "win.pause",
                                 state == WINNOW_AUDIT_RUNNING);
}

typedef struct
{
  WinnowWindow *window;
  WinnowAudit  *audit;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->window);
  g_object_unref (run->audit);
  g_free (run);
}

static DexFuture *
winnow_window_run_ended_cb (DexFuture *future,
                            gpointer   user_data)
{
  Run *run = user_data;

  winnow_window_update_actions (run->window);
  g_signal_emit (run->window, signals[AUDIT_ENDED], 0, run->audit);

  return NULL;
}

static void
winnow_window_run (WinnowWindow *self,
                   WinnowAudit  *audit)
{
  Run *run = g_new0 (Run, 1);

  run->window = g_object_ref (self);
  run->audit = g_object_ref (audit);

  dex_future_disown (dex_future_finally (winnow_audit_run (audit),
                                         winnow_window_run_ended_cb,
                                         run, run_free));
  winnow_window_update_actions (self);
}

static void
winnow_window_show_audit (WinnowWindow *self,
                          WinnowAudit  *audit)
{
  AdwNavigationPage *page = winnow_audit_page_new (audit);

  g_signal_connect_object (page, "run", G_CALLBACK (winnow_window_run), self,
                           G_CONNECT_SWAPPED);

  /* One audit at a time on top of the start page. */
  adw_navigation_view_pop_to_page (self->navigation,
                                   ADW_NAVIGATION_PAGE (self->start_page));
  adw_navigation_view_push (self->navigation, page);
}

static gboolean
winnow_window_audit_text (WinnowWindow  *self,
                          const char    *text,
                          GError       **error)
{
  g_autoptr (WinnowTarget) target = NULL;
  WinnowNetwork *network = self->network;

  if (!(target = winnow_target_parse (text, NULL, NULL, error)))
    return FALSE;

  if (target->kind == WINNOW_TARGET_FILE)
    {
      winnow_window_audit_file (self, target->file);
      return TRUE;
    }

  if (!network ||
      !g_str_equal (winnow_network_get_id (network), target->network))
    network = winnow_session_get_network (self->session, target->network, NULL,
                                          error);

  if (!network)
    return FALSE;

  winnow_window_audit_account (self, network, target->handle);

  return TRUE;
}

static void
winnow_window_audit_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *param)
{
  WinnowWindow *self = WINNOW_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!winnow_window_audit_text (self, g_variant_get_string (param, NULL),
                                 &error))
    winnow_start_page_show_error (self->start_page, error->message);
}

static void
winnow_window_add_toast (WinnowWindow *self,
                         const char   *title)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
winnow_window_open_stored_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *param)
{
  WinnowWindow *self = WINNOW_WINDOW (widget);
  const gboolean resume = g_str_equal (name, "win.resume-stored");
  g_autoptr (WinnowAudit) audit = NULL;
  g_autoptr (GError) error = NULL;

  audit = winnow_session_load_audit (self->session, g_variant_get_int64 (param),
                                     resume, &error);
  if (!audit)
    {
      winnow_window_add_toast (self, error->message);
      return;
    }

  winnow_window_show_audit (self, audit);

  if (resume)
    winnow_window_run (self, audit);
}

static void
winnow_window_file_chosen_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr (WinnowWindow) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file)
    winnow_window_audit_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    winnow_window_add_toast (self, error->message);
}

static void
winnow_window_open_file_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *param)
{
  g_autoptr (GtkFileDialog) dialog = winnow_file_dialog_new ();

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL,
                        winnow_window_file_chosen_cb, g_object_ref (widget));
}

static void
winnow_window_start_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *param)
{
  WinnowWindow *self = WINNOW_WINDOW (widget);

  adw_navigation_view_pop_to_page (self->navigation,
                                   ADW_NAVIGATION_PAGE (self->start_page));
}

static void
winnow_window_search_action (GtkWidget  *widget,
                             const char *name,
                             GVariant   *param)
{
  WinnowAuditPage *page = winnow_window_get_audit_page (WINNOW_WINDOW (widget));

  if (page)
    winnow_audit_page_search (page);
}

static void
winnow_window_section_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *param)
{
  WinnowAuditPage *page = winnow_window_get_audit_page (WINNOW_WINDOW (widget));

  if (page)
    winnow_audit_page_select_section (page, (guint) g_variant_get_int32 (param));
}

static void
winnow_window_pause_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *param)
{
  WinnowAuditPage *page = winnow_window_get_audit_page (WINNOW_WINDOW (widget));

  if (page)
    gtk_widget_activate_action (GTK_WIDGET (page), "audit.pause", NULL);
}

static gboolean
winnow_window_drop_cb (WinnowWindow *self,
                       const GValue *value,
                       double        x,
                       double        y)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (!files)
    return FALSE;

  if (files->next)
    {
      winnow_window_add_toast (self, _("Drop one file at a time"));
      return FALSE;
    }

  winnow_window_audit_file (self, files->data);

  return TRUE;
}

/* Reading goes on only while it is looked at: what came is kept, and the
 * start page offers to go on. */
static void
winnow_window_popped_cb (WinnowWindow      *self,
                         AdwNavigationPage *page)
{
  WinnowAudit *audit;

  if (!WINNOW_IS_AUDIT_PAGE (page))
    return;

  audit = winnow_audit_page_get_audit (WINNOW_AUDIT_PAGE (page));

  if (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    winnow_audit_stop (audit);
}

static void
winnow_window_visible_page_cb (WinnowWindow *self)
{
  winnow_window_update_actions (self);

  if (self->session && !winnow_window_get_audit_page (self))
    winnow_start_page_load (self->start_page,
                            winnow_session_get_store (self->session));
}

static gboolean
winnow_window_close_request (GtkWindow *window)
{
  WinnowWindow *self = WINNOW_WINDOW (window);

  adw_navigation_view_pop_to_page (self->navigation,
                                   ADW_NAVIGATION_PAGE (self->start_page));
  adw_toast_overlay_dismiss_all (self->toasts);

  return GTK_WINDOW_CLASS (winnow_window_parent_class)->close_request (window);
}

static void
winnow_window_constructed (GObject *object)
{
  WinnowWindow *self = WINNOW_WINDOW (object);

  G_OBJECT_CLASS (winnow_window_parent_class)->constructed (object);

  winnow_start_page_load (self->start_page,
                          winnow_session_get_store (self->session));
}

static void
winnow_window_dispose (GObject *object)
{
  WinnowWindow *self = WINNOW_WINDOW (object);

  g_clear_object (&self->network);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (winnow_window_parent_class)->dispose (object);
}

static void
winnow_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WinnowWindow *self = WINNOW_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.audit", "s",
                                   winnow_window_audit_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL,
                                   winnow_window_open_file_action);
  gtk_widget_class_install_action (widget_class, "win.open-stored", "x",
                                   winnow_window_open_stored_action);
  gtk_widget_class_install_action (widget_class, "win.pause", NULL,
                                   winnow_window_pause_action);
  gtk_widget_class_install_action (widget_class, "win.resume-stored", "x",
                                   winnow_window_open_stored_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL,
                                   winnow_window_search_action);
  gtk_widget_class_install_action (widget_class, "win.section", "i",
                                   winnow_window_section_action);
  gtk_widget_class_install_action (widget_class, "win.start", NULL,
                                   winnow_window_start_action);
}

static void
winnow_window_class_init (WinnowWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->constructed = winnow_window_constructed;
  object_class->dispose = winnow_window_dispose;
  object_class->set_property = winnow_window_set_property;
  window_class->close_request = winnow_window_close_request;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, WINNOW_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[AUDIT_ENDED] =
    g_signal_new ("audit-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, WINNOW_TYPE_AUDIT);

  g_type_ensure (WINNOW_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, WinnowWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, WinnowWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, winnow_window_popped_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_window_visible_page_cb);
  winnow_window_install_actions (widget_class);
}

static void
winnow_window_init (WinnowWindow *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop, "drop", G_CALLBACK (winnow_window_drop_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  winnow_window_update_actions (self);
}

/**
 * winnow_window_new:
 * @app: the application it belongs to
 * @session: what it shares with other windows
 *
 * Returns: (transfer none): a new window with the start page
 */
WinnowWindow *
winnow_window_new (GtkApplication *app,
                   WinnowSession  *session)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (app), NULL);
  g_return_val_if_fail (WINNOW_IS_SESSION (session), NULL);

  return g_object_new (WINNOW_TYPE_WINDOW,
                       "application", app,
                       "session", session,
                       NULL);
}

/**
 * winnow_window_set_network:
 * @self: a window
 * @network: what accounts that are typed in are asked from, where they belong
 *   to a network of its kind
 */
void
winnow_window_set_network (WinnowWindow  *self,
                           WinnowNetwork *network)
{
  g_return_if_fail (WINNOW_IS_WINDOW (self));
  g_return_if_fail (WINNOW_IS_NETWORK (network));

  g_set_object (&self->network, network);
}

/**
 * winnow_window_audit_account:
 * @self: a window
 * @network: what to ask
 * @handle: the account
 *
 * Begins an audit and shows it.
 */
void
winnow_window_audit_account (WinnowWindow  *self,
                             WinnowNetwork *network,
                             const char    *handle)
{
  g_autoptr (WinnowModel) model = winnow_model_new_default ();
  g_autoptr (WinnowAudit) audit = NULL;

  g_return_if_fail (WINNOW_IS_WINDOW (self));
  g_return_if_fail (WINNOW_IS_NETWORK (network));
  g_return_if_fail (handle != NULL);

  audit = winnow_audit_new (network, handle, 0,
                            winnow_session_get_as_of (self->session), model,
                            winnow_session_get_store (self->session));
  winnow_window_show_audit (self, audit);
  winnow_window_run (self, audit);
}

/**
 * winnow_window_audit_file:
 * @self: a window
 * @file: followers in CSV or NDJSON
 *
 * Begins an audit of a file and shows it.
 */
void
winnow_window_audit_file (WinnowWindow *self,
                          GFile        *file)
{
  g_autoptr (WinnowModel) model = winnow_model_new_default ();
  g_autoptr (WinnowAudit) audit = NULL;

  g_return_if_fail (WINNOW_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  audit = winnow_audit_new_for_file (file, 0,
                                     winnow_session_get_as_of (self->session),
                                     model);
  winnow_window_show_audit (self, audit);
  winnow_window_run (self, audit);
}

/**
 * winnow_window_get_audit:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the audit that is looked at
 */
WinnowAudit *
winnow_window_get_audit (WinnowWindow *self)
{
  WinnowAuditPage *page;

  g_return_val_if_fail (WINNOW_IS_WINDOW (self), NULL);

  page = winnow_window_get_audit_page (self);

  return page ? winnow_audit_page_get_audit (page) : NULL;
}

/**
 * winnow_window_show_section:
 * @self: a window
 * @name: "overview" or "followers"
 *
 * Turns to a section of the audit that is looked at.
 */
void
winnow_window_show_section (WinnowWindow *self,
                            const char   *name)
{
  WinnowAuditPage *page;

  g_return_if_fail (WINNOW_IS_WINDOW (self));

  if ((page = winnow_window_get_audit_page (self)))
    winnow_audit_page_show_section (page, name);
}

/**
 * winnow_window_is_settled:
 * @self: a window
 *
 * Returns: whether nothing is being worked out for the screen any more
 */
gboolean
winnow_window_is_settled (WinnowWindow *self)
{
  WinnowAuditPage *page;

  g_return_val_if_fail (WINNOW_IS_WINDOW (self), FALSE);

  page = winnow_window_get_audit_page (self);

  return !page || winnow_audit_page_is_settled (page);
}
