/* winnow-picture.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-picture.h"
#include "report/winnow-report.h"

#define TEXT_WIDTH 80
/* Frames drawn before the picture: layout and icons have settled by then. */
#define SETTLE_FRAMES 12
/* A compositor that shows nothing asks for no frames. */
#define SETTLE_MS 3000

struct _WinnowPicture
{
  GObject                  parent_instance;

  WinnowWindow            *window;
  GApplicationCommandLine *command_line;
  char                    *file;
  char                    *page;
  guint                    frames;
  guint                    tick;
  guint                    timeout;
};

G_DEFINE_FINAL_TYPE (WinnowPicture, winnow_picture, G_TYPE_OBJECT)

static void
winnow_picture_end (WinnowPicture *self,
                    int            status)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self->window));

  winnow_application_set_status (WINNOW_APPLICATION (app), status);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self);
}

static GdkTexture *
winnow_picture_render (WinnowPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (widget));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));

  return node ? gsk_renderer_render_texture (renderer, node, NULL) : NULL;
}

static void
winnow_picture_take (WinnowPicture *self)
{
  WinnowAudit *audit = winnow_window_get_audit (self->window);
  g_autoptr (GdkTexture) texture = winnow_picture_render (self);
  g_autofree char *text = winnow_report_to_text (audit, TEXT_WIDTH);

  g_application_command_line_print (self->command_line, "%s", text);

  if (!texture || !gdk_texture_save_to_png (texture, self->file))
    {
      g_application_command_line_printerr (self->command_line,
                                           _("The picture could not be saved to “%s”.\n"),
                                           self->file);
      winnow_picture_end (self, 1);
      return;
    }

  winnow_picture_end (self, 0);
}

static void
winnow_picture_clear_sources (WinnowPicture *self)
{
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->window), self->tick);

  self->tick = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static gboolean
winnow_picture_tick_cb (GtkWidget     *widget,
                        GdkFrameClock *clock,
                        gpointer       user_data)
{
  WinnowPicture *self = user_data;

  if (!winnow_window_is_settled (self->window) ||
      ++self->frames < SETTLE_FRAMES)
    return G_SOURCE_CONTINUE;

  winnow_picture_clear_sources (self);
  winnow_picture_take (self);

  return G_SOURCE_REMOVE;
}

static gboolean
winnow_picture_timeout_cb (gpointer user_data)
{
  WinnowPicture *self = user_data;

  self->timeout = 0;
  winnow_picture_clear_sources (self);
  winnow_picture_take (self);

  return G_SOURCE_REMOVE;
}

static void
winnow_picture_audit_ended_cb (WinnowPicture *self,
                               WinnowAudit   *audit)
{
  const GError *error = winnow_audit_get_error (audit);

  if (winnow_audit_get_state (audit) != WINNOW_AUDIT_FINISHED)
    {
      g_application_command_line_printerr (self->command_line, "%s\n",
                                           error ? error->message
                                                 : _("The audit was stopped."));
      winnow_picture_end (self, 1);
      return;
    }

  winnow_window_show_section (self->window,
                              self->page ? self->page : "overview");
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->window),
                                             winnow_picture_tick_cb, self,
                                             NULL);
  self->timeout = g_timeout_add (SETTLE_MS, winnow_picture_timeout_cb, self);
}

static void
winnow_picture_finalize (GObject *object)
{
  WinnowPicture *self = WINNOW_PICTURE (object);

  g_clear_object (&self->command_line);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->page, g_free);

  G_OBJECT_CLASS (winnow_picture_parent_class)->finalize (object);
}

static void
winnow_picture_class_init (WinnowPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_picture_finalize;
}

static void
winnow_picture_init (WinnowPicture *self)
{
}

static gboolean
winnow_picture_parse_size (const char  *size,
                           int         *width,
                           int         *height,
                           GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (size, "x", -1);
  guint64 values[2];

  if (g_strv_length (parts) == 2 &&
      g_ascii_string_to_unsigned (parts[0], 10, 100, 10000, &values[0], NULL) &&
      g_ascii_string_to_unsigned (parts[1], 10, 100, 10000, &values[1], NULL))
    {
      *width = (int) values[0];
      *height = (int) values[1];
      return TRUE;
    }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is not a size such as 980x700."), size);
  return FALSE;
}

/**
 * winnow_picture_new:
 * @window: the window, whose audit is yet to begin
 * @command_line: the command to end when the picture is taken
 * @file: where to save the picture, a PNG
 * @page: (nullable): the section to show: "overview" or "followers"
 * @size: (nullable): size of the window, "980x700"
 * @error: return location for an error
 *
 * Prepares the window for its picture.
 *
 * Returns: (transfer full): the picture, or %NULL with @error set
 */
WinnowPicture *
winnow_picture_new (WinnowWindow             *window,
                    GApplicationCommandLine  *command_line,
                    const char               *file,
                    const char               *page,
                    const char               *size,
                    GError                  **error)
{
  g_autoptr (WinnowPicture) self = NULL;
  int width, height;

  g_return_val_if_fail (WINNOW_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_APPLICATION_COMMAND_LINE (command_line), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);

  if (size && !winnow_picture_parse_size (size, &width, &height, error))
    return NULL;

  if (page && !g_str_equal (page, "overview") && !g_str_equal (page, "followers"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no part of the report; there are “overview” and “followers”."),
                   page);
      return NULL;
    }

  self = g_object_new (WINNOW_TYPE_PICTURE, NULL);
  self->window = window;
  self->command_line = g_object_ref (command_line);
  self->file = g_canonicalize_filename (file, g_application_command_line_get_cwd (command_line));
  self->page = g_strdup (page);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)),
                "gtk-enable-animations", FALSE,
                NULL);
  g_signal_connect_object (window, "audit-ended",
                           G_CALLBACK (winnow_picture_audit_ended_cb),
                           g_object_ref (self), G_CONNECT_SWAPPED);

  return g_steal_pointer (&self);
}
