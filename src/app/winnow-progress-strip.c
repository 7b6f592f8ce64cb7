/* winnow-progress-strip.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/winnow-progress-strip.h"
#include "app/winnow-words.h"

/* Often enough to look alive, seldom enough to be read. */
#define UPDATE_MS 100
#define PULSE_STEP 0.02

struct _WinnowProgressStrip
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkLabel       *detail_label;
  GtkButton      *pause_button;
  GtkProgressBar *progress;
  GtkLabel       *status_label;

  WinnowFetch    *fetch;
  guint           timer;
};

enum
{
  PROP_0,
  PROP_FETCH,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowProgressStrip, winnow_progress_strip, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static double
winnow_progress_strip_get_wait (WinnowProgressStrip *self)
{
  const gint64 until = winnow_fetch_get_wait_until (self->fetch);

  return until ? (double) (until - g_get_real_time ()) / G_USEC_PER_SEC : 0;
}

/* "3,200 of 20,000 followers read" (transfer full) */
static char *
winnow_progress_strip_describe_count (WinnowProgressStrip *self)
{
  const guint done = winnow_fetch_get_done (self->fetch);
  const guint total = winnow_fetch_get_total (self->fetch);
  g_autofree char *done_words = winnow_words_count (done);
  g_autofree char *total_words = winnow_words_count (total);

  switch (winnow_fetch_get_phase (self->fetch))
    {
    case WINNOW_FETCH_LOOK_UP:
      return g_strdup (_("Looking up the account"));

    case WINNOW_FETCH_LAST_POSTS:
      return g_strdup_printf (_("Last posts: %s of %s"), done_words,
                              total_words);

    case WINNOW_FETCH_FOLLOWERS:
    case WINNOW_FETCH_DONE:
    default:
      if (total > 0)
        return g_strdup_printf (_("Followers: %s of %s"), done_words,
                                total_words);
      return g_strdup_printf (_("Followers: %s"), done_words);
    }
}

/* (transfer full) */
static char *
winnow_progress_strip_describe_detail (WinnowProgressStrip *self)
{
  const char *reason = winnow_fetch_get_wait_reason (self->fetch);
  const double wait = winnow_progress_strip_get_wait (self);
  g_autofree char *rate = NULL;
  g_autofree char *left = NULL;

  if (winnow_fetch_get_paused (self->fetch))
    return g_strdup (_("Paused"));

  if (wait > 0)
    {
      g_autofree char *countdown = winnow_words_countdown (wait);

      /* Translators: first why we wait, then for how long: "The server asked
       * us to wait; going on in 42 seconds" */
      return g_strdup_printf (_("%s; going on in %s"),
                              reason ? reason : _("The server asked us to wait"),
                              countdown);
    }

  rate = winnow_words_rate (winnow_fetch_get_rate (self->fetch));
  left = winnow_words_time_left (winnow_fetch_get_time_left (self->fetch));

  if (rate && left)
    /* Translators: how fast, and for how long yet: "180 a second, about 2
     * minutes left" */
    return g_strdup_printf (_("%s, %s"), rate, left);

  return g_strdup (rate ? rate : left ? left : _("Reading"));
}

static void
winnow_progress_strip_update_bar (WinnowProgressStrip *self)
{
  const guint done = winnow_fetch_get_done (self->fetch);
  const guint total = winnow_fetch_get_total (self->fetch);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress,
                                   MIN ((double) done / total, 1));
  else if (!winnow_fetch_get_paused (self->fetch))
    gtk_progress_bar_pulse (self->progress);
}

static void
winnow_progress_strip_update_button (WinnowProgressStrip *self)
{
  const gboolean paused = winnow_fetch_get_paused (self->fetch);
  const char *label = paused ? _("Resume") : _("Pause");

  gtk_button_set_icon_name (self->pause_button,
                            paused ? "media-playback-start-symbolic"
                                   : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
winnow_progress_strip_update (WinnowProgressStrip *self)
{
  g_autofree char *count = NULL;
  g_autofree char *detail = NULL;

  if (!self->fetch)
    return;

  count = winnow_progress_strip_describe_count (self);
  detail = winnow_progress_strip_describe_detail (self);
  gtk_label_set_label (self->status_label, count);
  gtk_label_set_label (self->detail_label, detail);
  winnow_progress_strip_update_bar (self);
}

static gboolean
winnow_progress_strip_timer_cb (gpointer user_data)
{
  winnow_progress_strip_update (user_data);

  return G_SOURCE_CONTINUE;
}

/* Looks only while it is looked at. */
static void
winnow_progress_strip_map (GtkWidget *widget)
{
  WinnowProgressStrip *self = WINNOW_PROGRESS_STRIP (widget);

  GTK_WIDGET_CLASS (winnow_progress_strip_parent_class)->map (widget);

  winnow_progress_strip_update (self);
  self->timer = g_timeout_add (UPDATE_MS, winnow_progress_strip_timer_cb, self);
}

static void
winnow_progress_strip_unmap (GtkWidget *widget)
{
  WinnowProgressStrip *self = WINNOW_PROGRESS_STRIP (widget);

  g_clear_handle_id (&self->timer, g_source_remove);

  GTK_WIDGET_CLASS (winnow_progress_strip_parent_class)->unmap (widget);
}

static void
winnow_progress_strip_dispose (GObject *object)
{
  WinnowProgressStrip *self = WINNOW_PROGRESS_STRIP (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->fetch)
    g_signal_handlers_disconnect_by_data (self->fetch, self);

  g_clear_object (&self->fetch);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_PROGRESS_STRIP);

  G_OBJECT_CLASS (winnow_progress_strip_parent_class)->dispose (object);
}

static void
winnow_progress_strip_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  WinnowProgressStrip *self = WINNOW_PROGRESS_STRIP (object);

  switch (prop_id)
    {
    case PROP_FETCH:
      g_value_set_object (value, self->fetch);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_progress_strip_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  WinnowProgressStrip *self = WINNOW_PROGRESS_STRIP (object);

  switch (prop_id)
    {
    case PROP_FETCH:
      winnow_progress_strip_set_fetch (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_progress_strip_class_init (WinnowProgressStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_progress_strip_dispose;
  object_class->get_property = winnow_progress_strip_get_property;
  object_class->set_property = winnow_progress_strip_set_property;

  widget_class->map = winnow_progress_strip_map;
  widget_class->unmap = winnow_progress_strip_unmap;

  properties[PROP_FETCH] =
    g_param_spec_object ("fetch", NULL, NULL, WINNOW_TYPE_FETCH,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-progress-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowProgressStrip, box);
  gtk_widget_class_bind_template_child (widget_class, WinnowProgressStrip, detail_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowProgressStrip, pause_button);
  gtk_widget_class_bind_template_child (widget_class, WinnowProgressStrip, progress);
  gtk_widget_class_bind_template_child (widget_class, WinnowProgressStrip, status_label);
}

static void
winnow_progress_strip_init (WinnowProgressStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_progress_bar_set_pulse_step (self->progress, PULSE_STEP);
}

/**
 * winnow_progress_strip_set_fetch:
 * @self: a strip
 * @fetch: (nullable): the reading to show
 *
 * Shows another reading.
 */
void
winnow_progress_strip_set_fetch (WinnowProgressStrip *self,
                                 WinnowFetch         *fetch)
{
  g_return_if_fail (WINNOW_IS_PROGRESS_STRIP (self));
  g_return_if_fail (!fetch || WINNOW_IS_FETCH (fetch));

  if (self->fetch == fetch)
    return;

  if (self->fetch)
    g_signal_handlers_disconnect_by_data (self->fetch, self);

  g_set_object (&self->fetch, fetch);

  if (fetch)
    {
      g_signal_connect_object (fetch, "notify::paused",
                               G_CALLBACK (winnow_progress_strip_update_button),
                               self, G_CONNECT_SWAPPED);
      winnow_progress_strip_update_button (self);
    }

  winnow_progress_strip_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FETCH]);
}
