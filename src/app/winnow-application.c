/* winnow-application.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-application.h"
#include "app/winnow-picture.h"
#include "app/winnow-shortcuts-dialog.h"
#include "app/winnow-window.h"
#include "audit/winnow-target.h"
#include "followers/winnow-time.h"
#include "winnow-resources.h"

#define RESOURCE_PATH "/io/github/winnow_app/Winnow"
#define SAMPLE_HANDLE "bought.sample"
#define EXIT_USAGE 2

struct _WinnowApplication
{
  AdwApplication  parent_instance;

  WinnowStore    *store;
  GHashTable     *networks;     /* "id server" → WinnowNetwork */
  gint64          as_of;        /* 0 = now */
  int             status;
};

G_DEFINE_FINAL_TYPE (WinnowApplication, winnow_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "network", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("The network to ask: bluesky or sample"), N_("ID") },
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Another server of the network to ask"), N_("URL") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Count ages to this time instead of now"), N_("TIME") },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Save a picture of the finished report to FILE and quit"), N_("FILE") },
  { "picture-page", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("The part of the report to show: overview or followers"), N_("PAGE") },
  { "picture-size", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Size of the picture"), N_("WIDTHxHEIGHT") },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL,
    NULL, N_("[HANDLE|FILE]") },
  { NULL }
};

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
  gtk_window_present (GTK_WINDOW (winnow_window_new (user_data)));
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

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  winnow_application_set_accels (self);
}

static WinnowWindow *
winnow_application_get_window (WinnowApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window ? WINNOW_WINDOW (window) : winnow_window_new (self);
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
      WinnowWindow *window = i ? winnow_window_new (self)
                               : winnow_application_get_window (self);

      winnow_window_audit_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* The audit that the command line asks for. (transfer full) (nullable) */
static WinnowTarget *
winnow_application_parse_target (GApplicationCommandLine  *command_line,
                                 GVariantDict             *dict,
                                 GError                  **error)
{
  g_autofree const char **arguments = NULL;
  const char *network = NULL;
  const char *text = NULL;

  g_variant_dict_lookup (dict, "network", "&s", &network);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &arguments);

  if (arguments && arguments[0] && arguments[1])
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("One account or file at a time, please: “%s” is one too many."),
                   arguments[1]);
      return NULL;
    }

  if (arguments)
    text = arguments[0];
  else if (g_strcmp0 (network, "sample") == 0)
    text = SAMPLE_HANDLE;

  if (!text)
    return NULL;

  return winnow_target_parse (text, network,
                              g_application_command_line_get_cwd (command_line),
                              error);
}

static gboolean
winnow_application_parse_as_of (WinnowApplication  *self,
                                GVariantDict       *dict,
                                GError            **error)
{
  const char *text = NULL;

  if (!g_variant_dict_lookup (dict, "as-of", "&s", &text) ||
      winnow_time_parse (text, &self->as_of))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is not a time such as 2026-05-03 or 2026-05-03T10:00:00Z."),
               text);
  return FALSE;
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

  if (!(network = winnow_application_get_network (self, id, server, error)))
    return FALSE;

  winnow_window_set_network (window, network);

  if (target)
    winnow_window_audit_account (window, network, target->handle);

  return TRUE;
}

static WinnowPicture *
winnow_application_make_picture (WinnowApplication       *self,
                                 GVariantDict            *dict,
                                 WinnowWindow            *window,
                                 GApplicationCommandLine *command_line,
                                 GError                 **error)
{
  const char *file = NULL;
  const char *page = NULL;
  const char *size = NULL;

  if (!g_variant_dict_lookup (dict, "picture", "^&ay", &file))
    return NULL;

  g_variant_dict_lookup (dict, "picture-page", "&s", &page);
  g_variant_dict_lookup (dict, "picture-size", "&s", &size);

  return winnow_picture_new (window, command_line, file, page, size, error);
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
  WinnowWindow *window = NULL;

  if (winnow_application_parse_as_of (self, dict, &error))
    target = winnow_application_parse_target (command_line, dict, &error);

  if (!error)
    {
      window = target ? winnow_window_new (self)
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

  g_clear_pointer (&self->networks, g_hash_table_unref);
  g_clear_object (&self->store);

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
}

static void
winnow_application_init (WinnowApplication *self)
{
  self->networks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
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

/**
 * winnow_application_set_status:
 * @self: the application
 * @status: what to exit with in the end
 */
void
winnow_application_set_status (WinnowApplication *self,
                               int                status)
{
  g_return_if_fail (WINNOW_IS_APPLICATION (self));

  self->status = status;
}

/**
 * winnow_application_get_as_of:
 * @self: the application
 *
 * Returns: the time new audits count ages to, µs since 1970 UTC
 */
gint64
winnow_application_get_as_of (WinnowApplication *self)
{
  g_return_val_if_fail (WINNOW_IS_APPLICATION (self), 0);

  return self->as_of ? self->as_of : g_get_real_time ();
}

/**
 * winnow_application_get_store:
 * @self: the application
 *
 * The past audits, opened when first asked for. A Winnow that takes a picture
 * keeps none.
 *
 * Returns: (transfer none) (nullable): the store; %NULL when it cannot be
 *   opened
 */
WinnowStore *
winnow_application_get_store (WinnowApplication *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WINNOW_IS_APPLICATION (self), NULL);

  if (self->store ||
      (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_NON_UNIQUE))
    return self->store;

  path = winnow_store_get_default_path ();
  self->store = winnow_store_open (path, &error);

  /* An audit is still worth having when it cannot be kept. */
  if (!self->store)
    g_message ("%s", error->message);

  return self->store;
}

/**
 * winnow_application_get_network:
 * @self: the application
 * @id: machine name of a network
 * @server: (nullable): another base URL
 * @error: return location for an error
 *
 * Returns: (transfer none): the network, or %NULL with @error set
 */
WinnowNetwork *
winnow_application_get_network (WinnowApplication  *self,
                                const char         *id,
                                const char         *server,
                                GError            **error)
{
  g_autofree char *key = NULL;
  WinnowNetwork *network;

  g_return_val_if_fail (WINNOW_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  key = g_strdup_printf ("%s %s", id, server ? server : "");
  network = g_hash_table_lookup (self->networks, key);

  if (network)
    return network;

  network = winnow_network_new_for_id (id, server,
                                       winnow_application_get_as_of (self),
                                       error);
  if (network)
    g_hash_table_insert (self->networks, g_steal_pointer (&key), network);

  return network;
}
