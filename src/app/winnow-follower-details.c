/* winnow-follower-details.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/winnow-class-badge.h"
#include "app/winnow-class-slices.h"
#include "app/winnow-follower-details.h"
#include "app/winnow-words.h"

struct _WinnowFollowerDetails
{
  AdwBin               parent_instance;

  AdwAvatar           *avatar;
  GtkLabel            *bio_label;
  GtkListBox          *facts_list;
  GtkLabel            *handle_label;
  GtkWidget           *profile_button;
  AdwPreferencesGroup *reasons_group;
  GtkListBox          *reasons_list;
  GtkScrolledWindow   *scroller;

  WinnowAudit         *audit;
  WinnowAuditRow      *row;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowFollowerDetails, winnow_follower_details, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
winnow_follower_details_add_fact (WinnowFollowerDetails *self,
                                  const char            *title,
                                  const char            *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               value ? value : _("Not told"));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), value != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (self->facts_list, row);
}

static void
winnow_follower_details_add_count (WinnowFollowerDetails *self,
                                   const char            *title,
                                   WinnowFields           field,
                                   guint32                count)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self->row);
  g_autofree char *value = NULL;

  if (winnow_follower_record_knows (record, field))
    value = winnow_words_count (count);

  winnow_follower_details_add_fact (self, title, value);
}

static void
winnow_follower_details_add_time (WinnowFollowerDetails *self,
                                  const char            *title,
                                  WinnowFields           field,
                                  gint64                 time)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self->row);
  g_autofree char *date = NULL;
  g_autofree char *age = NULL;
  g_autofree char *value = NULL;

  if (winnow_follower_record_knows (record, field))
    {
      date = winnow_words_date (time);
      age = winnow_words_age (time, winnow_audit_get_as_of (self->audit));
      /* Translators: a day, and how long ago that is */
      value = g_strdup_printf (_("%s (%s)"), date, age);
    }

  winnow_follower_details_add_fact (self, title, value);
}

static void
winnow_follower_details_add_text (WinnowFollowerDetails *self,
                                  const char            *title,
                                  WinnowFields           field,
                                  const char            *text)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self->row);

  /* What only some networks have is left out where it is not told. */
  if (winnow_follower_record_knows (record, field) && text && *text)
    winnow_follower_details_add_fact (self, title, text);
}

static const char *
winnow_follower_details_describe_told (WinnowTold told)
{
  switch (told)
    {
    case WINNOW_TOLD_YES:
      return _("Yes");

    case WINNOW_TOLD_NO:
      return _("No");

    case WINNOW_TOLD_UNKNOWN:
    default:
      return NULL;
    }
}

static void
winnow_follower_details_update_facts (WinnowFollowerDetails *self)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self->row);
  g_autofree char *place = winnow_words_count ((gint64) winnow_audit_row_get_rank (self->row) + 1);

  gtk_list_box_remove_all (self->facts_list);

  winnow_follower_details_add_count (self, _("Followers"),
                                     WINNOW_FIELD_FOLLOWERS, record->followers);
  winnow_follower_details_add_count (self, _("Following"),
                                     WINNOW_FIELD_FOLLOWING, record->following);
  winnow_follower_details_add_count (self, _("Posts"),
                                     WINNOW_FIELD_POSTS, record->posts);
  winnow_follower_details_add_time (self, _("Last Post"),
                                    WINNOW_FIELD_LAST_POST_AT,
                                    record->last_post_at);
  winnow_follower_details_add_time (self, _("Joined"),
                                    WINNOW_FIELD_CREATED_AT, record->created_at);
  winnow_follower_details_add_time (self, _("Followed"),
                                    WINNOW_FIELD_FOLLOWED_AT,
                                    record->followed_at);
  winnow_follower_details_add_fact (self, _("Place in the List, Newest First"),
                                    place);
  winnow_follower_details_add_fact (self, _("Has a Picture"),
                                    winnow_follower_details_describe_told (winnow_follower_record_has_avatar (record)));
  winnow_follower_details_add_text (self, _("Website"), WINNOW_FIELD_URL,
                                    record->url);
  winnow_follower_details_add_text (self, _("Location"), WINNOW_FIELD_LOCATION,
                                    record->location);
  winnow_follower_details_add_text (self, _("Server"), WINNOW_FIELD_SERVER,
                                    record->server);
}

/* (transfer full) */
static char *
winnow_follower_details_get_reason_icon (WinnowReasonKind   kind,
                                         const char       **style,
                                         const char       **name)
{
  static const WinnowClass classes[] = {
    [WINNOW_REASON_FAKE] = WINNOW_CLASS_FAKE,
    [WINNOW_REASON_REAL] = WINNOW_CLASS_REAL,
    [WINNOW_REASON_INACTIVE] = WINNOW_CLASS_INACTIVE,
    [WINNOW_REASON_NOT_TOLD] = WINNOW_CLASS_NOT_TOLD,
  };
  static const char * const names[] = {
    [WINNOW_REASON_FAKE] = N_("Speaks for fake"),
    [WINNOW_REASON_REAL] = N_("Speaks for real"),
    [WINNOW_REASON_INACTIVE] = N_("Speaks for inactive"),
    [WINNOW_REASON_NOT_TOLD] = N_("Not told"),
  };

  *style = winnow_class_slices_get_style (classes[kind]);
  *name = _(names[kind]);

  return winnow_class_slices_get_icon (classes[kind]);
}

static GtkWidget *
winnow_follower_details_make_reason (gpointer item,
                                     gpointer user_data)
{
  WinnowReason *reason = WINNOW_REASON (item);
  const char *style, *name;
  g_autofree char *icon =
    winnow_follower_details_get_reason_icon (winnow_reason_get_kind (reason),
                                             &style, &name);
  g_autofree char *points = winnow_words_points (winnow_reason_get_points (reason));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 winnow_reason_get_text (reason));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  gtk_widget_add_css_class (image, style);
  gtk_widget_set_tooltip_text (image, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);

  if (points)
    {
      GtkWidget *label = gtk_label_new (points);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_tooltip_text (label, _("Points"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

/* (transfer full) (nullable) */
static char *
winnow_follower_details_get_profile (WinnowFollowerDetails *self)
{
  const WinnowFollowerRecord *record;
  g_autofree char *handle = NULL;

  if (!self->row ||
      g_strcmp0 (winnow_audit_get_network_id (self->audit), "bluesky") != 0)
    return NULL;

  record = winnow_audit_row_get_record (self->row);

  if (!winnow_follower_record_knows (record, WINNOW_FIELD_HANDLE))
    return NULL;

  handle = g_uri_escape_string (record->handle, NULL, FALSE);

  return g_strconcat ("https://bsky.app/profile/", handle, NULL);
}

static void
winnow_follower_details_update_head (WinnowFollowerDetails *self)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self->row);
  g_autofree char *profile = winnow_follower_details_get_profile (self);
  g_autofree char *handle = NULL;
  gboolean has_bio;

  if (winnow_follower_record_knows (record, WINNOW_FIELD_HANDLE))
    handle = g_strdup_printf ("@%s", record->handle);

  has_bio = winnow_follower_record_knows (record, WINNOW_FIELD_BIO) &&
            *record->bio;

  gtk_label_set_label (self->handle_label, handle ? handle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->handle_label), handle != NULL);
  gtk_label_set_label (self->bio_label, has_bio ? record->bio : "");
  gtk_widget_set_visible (GTK_WIDGET (self->bio_label), has_bio);
  gtk_widget_set_visible (self->profile_button, profile != NULL);
}

static void
winnow_follower_details_update (WinnowFollowerDetails *self)
{
  if (!self->row)
    return;

  winnow_follower_details_update_head (self);
  winnow_follower_details_update_facts (self);
  gtk_list_box_bind_model (self->reasons_list,
                           winnow_audit_row_get_reasons (self->row),
                           winnow_follower_details_make_reason, NULL, NULL);
  adw_preferences_group_set_description (self->reasons_group,
                                         winnow_model_get_name (winnow_audit_get_model (self->audit)));
}

static void
winnow_follower_details_profile_action (GtkWidget  *widget,
                                        const char *name,
                                        GVariant   *param)
{
  WinnowFollowerDetails *self = WINNOW_FOLLOWER_DETAILS (widget);
  g_autofree char *uri = winnow_follower_details_get_profile (self);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!uri)
    return;

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)),
                           NULL, NULL, NULL);
}

static void
winnow_follower_details_dispose (GObject *object)
{
  WinnowFollowerDetails *self = WINNOW_FOLLOWER_DETAILS (object);

  winnow_follower_details_set_row (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_FOLLOWER_DETAILS);

  G_OBJECT_CLASS (winnow_follower_details_parent_class)->dispose (object);
}

static void
winnow_follower_details_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  WinnowFollowerDetails *self = WINNOW_FOLLOWER_DETAILS (object);

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_follower_details_class_init (WinnowFollowerDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_follower_details_dispose;
  object_class->get_property = winnow_follower_details_get_property;

  properties[PROP_ROW] =
    g_param_spec_object ("row", NULL, NULL, WINNOW_TYPE_AUDIT_ROW,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WINNOW_TYPE_AUDIT_ROW);
  g_type_ensure (WINNOW_TYPE_CLASS_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-follower-details.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, avatar);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, bio_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, facts_list);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, handle_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, profile_button);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, reasons_list);
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerDetails, scroller);
  gtk_widget_class_install_action (widget_class, "details.open-profile", NULL,
                                   winnow_follower_details_profile_action);
}

static void
winnow_follower_details_init (WinnowFollowerDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * winnow_follower_details_set_row:
 * @self: details
 * @audit: (nullable): the audit that @row belongs to
 * @row: (nullable): the follower to show
 *
 * Shows another follower, and goes with its changes.
 */
void
winnow_follower_details_set_row (WinnowFollowerDetails *self,
                                 WinnowAudit           *audit,
                                 WinnowAuditRow        *row)
{
  g_return_if_fail (WINNOW_IS_FOLLOWER_DETAILS (self));
  g_return_if_fail (!row || (WINNOW_IS_AUDIT_ROW (row) && WINNOW_IS_AUDIT (audit)));

  if (self->row == row)
    return;

  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);

  g_set_object (&self->audit, audit);
  g_set_object (&self->row, row);

  if (row)
    {
      g_signal_connect_object (row, "notify::reasons",
                               G_CALLBACK (winnow_follower_details_update),
                               self, G_CONNECT_SWAPPED);
      winnow_follower_details_update (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
