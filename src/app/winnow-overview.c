/* winnow-overview.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/winnow-class-slices.h"
#include "app/winnow-legend-row.h"
#include "app/winnow-overview.h"
#include "app/winnow-reason-names.h"
#include "app/winnow-reason-tally.h"
#include "app/winnow-words.h"
#include "charts/winnow-donut.h"

#define MAX_REASONS 6

struct _WinnowOverview
{
  AdwBin             parent_instance;

  GtkLabel          *center_share;
  GtkLabel          *center_name;
  WinnowDonut       *donut;
  GtkLabel          *frame_label;
  GtkListBox        *legend;
  AdwComboRow       *model_row;
  GtkLabel          *model_text;
  AdwPreferencesGroup *reasons_group;
  GtkListBox        *reasons_list;
  GtkListBox        *warnings_list;

  WinnowAudit       *audit;
  GListModel        *slices;
  WinnowReasonTally *tally;
  GStrv              warnings;
};

enum
{
  PROP_0,
  PROP_AUDIT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowOverview, winnow_overview, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* The slice under the pointer, else the real ones. */
static void
winnow_overview_update_center (WinnowOverview *self)
{
  WinnowSlice *slice = winnow_donut_get_highlighted (self->donut);
  g_autoptr (WinnowSlice) real = g_list_model_get_item (self->slices,
                                                        WINNOW_CLASS_REAL);
  g_autofree char *share = NULL;

  if (!slice)
    slice = real;

  if (winnow_slice_get_text (slice))
    share = winnow_words_share (winnow_slice_get_share (slice));

  gtk_label_set_label (self->center_share, share ? share : "");
  gtk_label_set_label (self->center_name,
                       share ? winnow_slice_get_label (slice) : "");
}

static void
winnow_overview_update_frame (WinnowOverview *self)
{
  const guint read =
    winnow_follower_list_get_length (winnow_audit_get_followers (self->audit));
  const gint64 total = winnow_audit_get_total (self->audit);
  g_autofree char *frame = winnow_audit_describe_frame (self->audit);
  g_autofree char *read_words = winnow_words_count (read);
  g_autofree char *total_words = winnow_words_count (total);
  g_autofree char *text = NULL;

  if (total >= 0)
    text = g_strdup_printf (_("Read %s of %s followers."), read_words,
                            total_words);
  else
    text = g_strdup_printf (ngettext ("Read %s follower.",
                                      "Read %s followers.", read),
                            read_words);

  /* Of all there are, it would only say the same again. */
  if (!winnow_audit_get_complete (self->audit))
    {
      g_autofree char *first = g_steal_pointer (&text);

      /* Translators: first how many were read, a sentence; then a phrase such
       * as "the newest 1,000 of 20,000 followers" */
      text = g_strdup_printf (_("%s The shares are of %s."), first, frame);
    }

  gtk_label_set_label (self->frame_label, text);
}

static void
winnow_overview_update_legend (WinnowOverview    *self,
                               const WinnowSplit *split)
{
  for (int i = 0; i < WINNOW_N_CLASSES; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->legend, i);

      winnow_legend_row_set_part (WINNOW_LEGEND_ROW (row),
                                  split ? &split->parts[i] : NULL);
    }
}

static GtkWidget *
winnow_overview_make_warning (const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"),
                                  -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
winnow_overview_update_warnings (WinnowOverview *self)
{
  g_auto (GStrv) warnings = winnow_audit_list_warnings (self->audit);

  /* Asked for ten times a second: leave them be while they are the same. */
  if (self->warnings &&
      g_strv_equal ((const char * const *) warnings,
                    (const char * const *) self->warnings))
    return;

  gtk_list_box_remove_all (self->warnings_list);

  for (guint i = 0; warnings[i]; i++)
    gtk_list_box_append (self->warnings_list,
                         winnow_overview_make_warning (warnings[i]));

  gtk_widget_set_visible (GTK_WIDGET (self->warnings_list), warnings[0] != NULL);
  g_strfreev (self->warnings);
  self->warnings = g_steal_pointer (&warnings);
}

static void
winnow_overview_update (WinnowOverview *self)
{
  const WinnowSplit *split;

  if (!self->audit)
    return;

  split = winnow_audit_get_split (self->audit);

  winnow_class_slices_set_split (self->slices, split);
  winnow_overview_update_legend (self, split);
  winnow_overview_update_frame (self);
  winnow_overview_update_warnings (self);
  winnow_overview_update_center (self);
}

static void
winnow_overview_update_model (WinnowOverview *self)
{
  const char * const *ids = winnow_model_list_ids ();
  const char *id;
  const char *text;

  if (!self->audit)
    return;

  id = winnow_model_get_id (winnow_audit_get_model (self->audit));
  text = winnow_reason_names_explain (id);
  gtk_label_set_label (self->model_text, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->model_text), text != NULL);

  for (guint i = 0; ids[i]; i++)
    {
      if (g_str_equal (ids[i], id))
        adw_combo_row_set_selected (self->model_row, i);
    }
}

static void
winnow_overview_model_selected_cb (WinnowOverview *self)
{
  const guint selected = adw_combo_row_get_selected (self->model_row);
  g_autoptr (WinnowModel) model = NULL;
  const char *id;

  if (!self->audit || selected == GTK_INVALID_LIST_POSITION)
    return;

  id = winnow_model_list_ids ()[selected];

  if (g_str_equal (winnow_model_get_id (winnow_audit_get_model (self->audit)), id))
    return;

  model = winnow_model_new_for_id (id);
  winnow_audit_set_model (self->audit, model);
}

static GtkWidget *
winnow_overview_make_reason (const WinnowTallyEntry *entry,
                             guint                   looked)
{
  const WinnowClass klass = entry->kind == WINNOW_REASON_FAKE
                            ? WINNOW_CLASS_FAKE
                            : WINNOW_CLASS_INACTIVE;
  g_autofree char *icon = winnow_class_slices_get_icon (klass);
  g_autofree char *share = winnow_words_share ((double) entry->count / looked);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (share);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  gtk_widget_add_css_class (image, winnow_class_slices_get_style (klass));
  gtk_widget_set_tooltip_text (image, winnow_class_get_name (klass));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  winnow_class_get_name (klass),
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
winnow_overview_tally_changed_cb (WinnowOverview *self)
{
  GPtrArray *entries = winnow_reason_tally_get_entries (self->tally);
  const guint looked = winnow_reason_tally_get_looked (self->tally);
  g_autofree char *number = winnow_words_count (looked);
  g_autofree char *text = NULL;

  gtk_list_box_remove_all (self->reasons_list);

  for (guint i = 0; i < MIN (entries->len, MAX_REASONS); i++)
    gtk_list_box_append (self->reasons_list,
                         winnow_overview_make_reason (g_ptr_array_index (entries, i),
                                                      looked));

  if (winnow_reason_tally_get_partial (self->tally))
    text = g_strdup_printf (_("Among %s of the fake and inactive followers, spread over the whole list"),
                            number);
  else
    text = g_strdup_printf (ngettext ("Of the %s fake or inactive follower",
                                      "Of the %s fake and inactive followers",
                                      looked),
                            number);

  adw_preferences_group_set_description (self->reasons_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_group), entries->len > 0);
}

static void
winnow_overview_show_class_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *param)
{
  gtk_widget_activate_action (widget, "audit.show-class", "i",
                              g_variant_get_int32 (param));
}

static void
winnow_overview_fill (WinnowOverview *self)
{
  const char * const *ids = winnow_model_list_ids ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      g_autoptr (WinnowSlice) slice = g_list_model_get_item (self->slices, i);

      gtk_list_box_append (self->legend, winnow_legend_row_new (i, slice));
    }

  for (guint i = 0; ids[i]; i++)
    {
      g_autoptr (WinnowModel) model = winnow_model_new_for_id (ids[i]);

      gtk_string_list_append (names, winnow_model_get_name (model));
    }

  adw_combo_row_set_model (self->model_row, G_LIST_MODEL (names));
}

static void
winnow_overview_dispose (GObject *object)
{
  WinnowOverview *self = WINNOW_OVERVIEW (object);

  if (self->tally)
    winnow_reason_tally_set_audit (self->tally, NULL);

  g_clear_object (&self->tally);
  g_clear_object (&self->audit);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_OVERVIEW);
  g_clear_object (&self->slices);
  g_clear_pointer (&self->warnings, g_strfreev);

  G_OBJECT_CLASS (winnow_overview_parent_class)->dispose (object);
}

static void
winnow_overview_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  WinnowOverview *self = WINNOW_OVERVIEW (object);

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
winnow_overview_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  WinnowOverview *self = WINNOW_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      winnow_overview_set_audit (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_overview_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, center_name);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, center_share);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, donut);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, frame_label);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, legend);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, model_row);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, model_text);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, reasons_list);
  gtk_widget_class_bind_template_child (widget_class, WinnowOverview, warnings_list);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_overview_model_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_overview_update_center);
}

static void
winnow_overview_class_init (WinnowOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_overview_dispose;
  object_class->get_property = winnow_overview_get_property;
  object_class->set_property = winnow_overview_set_property;

  properties[PROP_AUDIT] =
    g_param_spec_object ("audit", NULL, NULL, WINNOW_TYPE_AUDIT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WINNOW_TYPE_DONUT);
  winnow_overview_bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "overview.show-class", "i",
                                   winnow_overview_show_class_action);
}

static void
winnow_overview_init (WinnowOverview *self)
{
  self->slices = winnow_class_slices_new ();
  self->tally = winnow_reason_tally_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  winnow_overview_fill (self);
  winnow_donut_set_model (self->donut, self->slices);

  g_signal_connect_object (self->tally, "changed",
                           G_CALLBACK (winnow_overview_tally_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * winnow_overview_set_audit:
 * @self: an overview
 * @audit: (nullable): what it sums up
 *
 * Sums up another audit, and goes with its changes.
 */
void
winnow_overview_set_audit (WinnowOverview *self,
                           WinnowAudit    *audit)
{
  g_return_if_fail (WINNOW_IS_OVERVIEW (self));
  g_return_if_fail (!audit || WINNOW_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  if (self->audit)
    g_signal_handlers_disconnect_by_data (self->audit, self);

  g_set_object (&self->audit, audit);
  winnow_reason_tally_set_audit (self->tally, audit);

  if (audit)
    {
      g_signal_connect_object (audit, "updated",
                               G_CALLBACK (winnow_overview_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (audit, "notify::model",
                               G_CALLBACK (winnow_overview_update_model), self,
                               G_CONNECT_SWAPPED);
    }

  winnow_overview_update_model (self);
  winnow_overview_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

/**
 * winnow_overview_is_settled:
 * @self: an overview
 *
 * Returns: whether nothing is still being counted
 */
gboolean
winnow_overview_is_settled (WinnowOverview *self)
{
  g_return_val_if_fail (WINNOW_IS_OVERVIEW (self), FALSE);

  return !winnow_reason_tally_get_busy (self->tally);
}
