/* winnow-application.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-application.h"
#include "app/winnow-options.h"
#include "app/winnow-picture.h"
#include "app/winnow-session.h"
#include "app/winnow-shortcuts-dialog.h"
#include "app/winnow-window.h"
#include "winnow-resources.h"

#define RESOURCE_PATH "/io/github/winnow_app/Winnow"
#define EXIT_USAGE 2

struct _WinnowApplication
{
  AdwApplication  parent_instance;

  WinnowSession  *session;
  int             status;
};

G_DEFINE_FINAL_TYPE (WinnowApplication, winnow_application, ADW_TYPE_APPLICATION)

static WinnowWindow *
winnow_application_make_window (WinnowApplication *self)
{
  return winnow_window_new (GTK_APPLICATION (self), self->session);
}

static void
winnow_application_about (GSimpleAction *action,
                          GVariant      *param,
                          gpointer       user_data)
{
  WinnowApplication *self = user_data;
  AdwDialog *dialog;

  dialog = adw_about_dialog_new_from_appdata (RESOURCE_PATH "/" APP_ID
                                              ".metainfo.xml",
                                              PACKAGE_VERSION);
  adw_about_dialog_set_copyright (ADW_ABOUT_DIALOG (dialog),
                                  _("© 2026 The Winnow authors"));
  /* Translators: your name here, a line each; it is shown in the credits */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (dialog),
                                           _("translator-credits"));
  adw_dialog_present (dialog,
                      GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
winnow_application_shortcuts (GSimpleAction *action,
                              GVariant      *param,
                              gpointer       user_data)
{
  WinnowApplication *self = user_data;

  adw_dialog_present (winnow_shortcuts_dialog_new (),
                      GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
winnow_application_new_window (GSimpleAction *action,
                               GVariant      *param,
                               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (winnow_application_make_window (user_data)));
}

static void
winnow_application_quit (GSimpleAction *action,
                         GVariant      *param,
                         gpointer       user_data)
{
  g_autoptr (GList) windows =
    g_list_copy (gtk_application_get_windows (user_data));

  /* Each window ends its audits as it closes. */
  for (const GList *iter = windows; iter; iter = iter->next)
    gtk_window_close (iter->data);
}

static const GActionEntry actions[] = {
  { "about", winnow_application_about },
  { "new-window", winnow_application_new_window },
  { "quit", winnow_application_quit },
  { "shortcuts", winnow_application_shortcuts },
};

static void
winnow_application_set_accels (WinnowApplication *self)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Control>n" } },
    { "app.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "win.open-file", { "<Control>o" } },
    { "win.start", { "<Control>l" } },
    { "win.search", { "<Control>f" } },
    { "win.section(0)", { "<Alt>1" } },
    { "win.section(1)", { "<Alt>2" } },
    { "win.pause", { "<Control>p" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           accels[i].action, accels[i].accels);
}

static void
winnow_application_startup (GApplication *app)
{
  WinnowApplication *self = WINNOW_APPLICATION (app);

  G_APPLICATION_CLASS (winnow_application_parent_class)->startup (app);

  /* A Winnow that takes a picture keeps no audits. */
  self->session = winnow_session_new (!(g_application_get_flags (app) &
                                        G_APPLICATION_NON_UNIQUE));

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  winnow_application_set_accels (self);
}

static WinnowWindow *
winnow_application_get_window (WinnowApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window ? WINNOW_WINDOW (window) : winnow_application_make_window (self);
}

static void
winnow_application_activate (GApplication *app)
{
  WinnowApplication *self = WINNOW_APPLICATION (app);

  gtk_window_present (GTK_WINDOW (winnow_application_get_window (self)));
}

static void
winnow_application_open (GApplication  *app,
                         GFile        **files,
                         gint           n_files,
                         const char    *hint)
{
  WinnowApplication *self = WINNOW_APPLICATION (app);

  for (gint i = 0; i < n_files; i++)
    {
      WinnowWindow *window = i ? winnow_application_make_window (self)
                               : winnow_application_get_window (self);

      winnow_window_audit_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* Checks even what is not used now, so that a mistake is not passed over. */
static gboolean
winnow_application_apply (WinnowApplication  *self,
                          GVariantDict       *dict,
                          WinnowTarget       *target,
                          WinnowWindow       *window,
                          GError            **error)
{
  const char *id = "bluesky";
  const char *server = NULL;
  WinnowNetwork *network;

  g_variant_dict_lookup (dict, "server", "&s", &server);

  if (target && target->kind == WINNOW_TARGET_FILE)
    {
      winnow_window_audit_file (window, target->file);
      return TRUE;
    }

  if (target)
    id = target->network;
  else
    g_variant_dict_lookup (dict, "network", "&s", &id);

  if (!(network = winnow_session_get_network (self->session, id, server, error)))
    return FALSE;

  winnow_window_set_network (window, network);

  if (target)
    winnow_window_audit_account (window, network, target->handle);

  return TRUE;
}

static void
winnow_application_picture_ended_cb (WinnowApplication *self,
                                     int                status)
{
  self->status = status;
}

static WinnowPicture *
winnow_application_make_picture (WinnowApplication        *self,
                                 GVariantDict             *dict,
                                 WinnowWindow             *window,
                                 GApplicationCommandLine  *command_line,
                                 GError                  **error)
{
  const char *file = NULL;
  const char *page = NULL;
  const char *size = NULL;
  WinnowPicture *picture;

  if (!g_variant_dict_lookup (dict, "picture", "^&ay", &file))
    return NULL;

  g_variant_dict_lookup (dict, "picture-page", "&s", &page);
  g_variant_dict_lookup (dict, "picture-size", "&s", &size);

  if ((picture = winnow_picture_new (window, command_line, file, page, size,
                                     error)))
    g_signal_connect_object (picture, "ended",
                             G_CALLBACK (winnow_application_picture_ended_cb),
                             self, G_CONNECT_SWAPPED);

  return picture;
}

static int
winnow_application_command_line (GApplication            *app,
                                 GApplicationCommandLine *command_line)
{
  WinnowApplication *self = WINNOW_APPLICATION (app);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autoptr (WinnowTarget) target = NULL;
  g_autoptr (WinnowPicture) picture = NULL;
  g_autoptr (GError) error = NULL;
  const char *cwd = g_application_command_line_get_cwd (command_line);
  WinnowWindow *window = NULL;
  gint64 as_of = 0;

  if (winnow_options_get_as_of (dict, &as_of, &error))
    target = winnow_options_get_target (dict, cwd, &error);

  if (as_of)
    winnow_session_set_as_of (self->session, as_of);

  if (!error)
    {
      window = target ? winnow_application_make_window (self)
                      : winnow_application_get_window (self);
      picture = winnow_application_make_picture (self, dict, window,
                                                 command_line, &error);
    }

  if (picture && !target && !error)
    g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         _("A picture of which account? Name one, or a file."));

  if (!error)
    winnow_application_apply (self, dict, target, window, &error);

  if (error)
    {
      if (window && !gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_destroy (GTK_WINDOW (window));

      g_application_command_line_printerr (command_line, "%s\n",
                                           error->message);
      return EXIT_USAGE;
    }

  gtk_window_present (GTK_WINDOW (window));

  return 0;
}

/* As GApplication does it, but for what it does with a mistake: that is told
 * with a hint, and has an exit code of its own. */
static gboolean
winnow_application_local_command_line (GApplication   *app,
                                       char         ***arguments,
                                       int            *exit_status)
{
  g_autoptr (GError) error = NULL;

  if (!winnow_options_check (*arguments, &error))
    {
      g_printerr ("winnow: %s\n%s\n", error->message,
                  _("Try “winnow --help” for what there is."));
      *exit_status = EXIT_USAGE;
      return TRUE;
    }

  return G_APPLICATION_CLASS (winnow_application_parent_class)->local_command_line (app, arguments, exit_status);
}

/* Before it is known whether another Winnow runs: a picture is taken by a
 * Winnow of its own, which nobody else's window gets into. */
static gint
winnow_application_handle_local_options (GApplication *app,
                                         GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "picture"))
    g_application_set_flags (app, g_application_get_flags (app) |
                                  G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
winnow_application_finalize (GObject *object)
{
  WinnowApplication *self = WINNOW_APPLICATION (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (winnow_application_parent_class)->finalize (object);
}

static void
winnow_application_class_init (WinnowApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = winnow_application_finalize;

  app_class->startup = winnow_application_startup;
  app_class->activate = winnow_application_activate;
  app_class->open = winnow_application_open;
  app_class->command_line = winnow_application_command_line;
  app_class->handle_local_options = winnow_application_handle_local_options;
  app_class->local_command_line = winnow_application_local_command_line;
}

static void
winnow_application_init (WinnowApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self),
                                         winnow_options_entries);
}

/**
 * winnow_application_new:
 *
 * Returns: (transfer full): the application
 */
WinnowApplication *
winnow_application_new (void)
{
  /* A static library's constructors are not linked unless they are named. */
  g_resources_register (winnow_get_resource ());

  return g_object_new (WINNOW_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE |
                                G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}

/**
 * winnow_application_run:
 * @self: the application
 * @argc: number of arguments
 * @argv: the arguments
 *
 * As g_application_run(), which forgets an exit status that is set after the
 * main loop began.
 *
 * Returns: what to exit with
 */
int
winnow_application_run (WinnowApplication  *self,
                        int                 argc,
                        char              **argv)
{
  int status;

  g_return_val_if_fail (WINNOW_IS_APPLICATION (self), 1);

  status = g_application_run (G_APPLICATION (self), argc, argv);

  return status ? status : self->status;
}
