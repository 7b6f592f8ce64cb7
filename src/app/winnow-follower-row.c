/* winnow-follower-row.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/winnow-class-badge.h"
#include "app/winnow-follower-row.h"
#include "app/winnow-words.h"

struct _WinnowFollowerRow
{
  GtkWidget       parent_instance;

  GtkWidget      *box;

  WinnowAuditRow *row;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowFollowerRow, winnow_follower_row, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* "2,310 followers, follows 4", with as much as was told. */
static char *
winnow_follower_row_describe_cb (gpointer item,
                                 gint64   followers,
                                 gint64   following)
{
  g_autofree char *followers_words = winnow_words_count (followers);
  g_autofree char *following_words = winnow_words_count (following);

  if (followers >= 0 && following >= 0)
    return g_strdup_printf (ngettext ("%s follower, follows %s",
                                      "%s followers, follows %s",
                                      (gulong) followers),
                            followers_words, following_words);

  if (followers >= 0)
    return g_strdup_printf (ngettext ("%s follower", "%s followers",
                                      (gulong) followers), followers_words);

  if (following >= 0)
    return g_strdup_printf (_("Follows %s"), following_words);

  return g_strdup (_("Counts not told"));
}

static void
winnow_follower_row_dispose (GObject *object)
{
  WinnowFollowerRow *self = WINNOW_FOLLOWER_ROW (object);

  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), WINNOW_TYPE_FOLLOWER_ROW);

  G_OBJECT_CLASS (winnow_follower_row_parent_class)->dispose (object);
}

static void
winnow_follower_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  WinnowFollowerRow *self = WINNOW_FOLLOWER_ROW (object);

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
winnow_follower_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  WinnowFollowerRow *self = WINNOW_FOLLOWER_ROW (object);

  switch (prop_id)
    {
    case PROP_ROW:
      winnow_follower_row_set_row (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_follower_row_class_init (WinnowFollowerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = winnow_follower_row_dispose;
  object_class->get_property = winnow_follower_row_get_property;
  object_class->set_property = winnow_follower_row_set_property;

  properties[PROP_ROW] =
    g_param_spec_object ("row", NULL, NULL, WINNOW_TYPE_AUDIT_ROW,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (WINNOW_TYPE_AUDIT_ROW);
  g_type_ensure (WINNOW_TYPE_CLASS_BADGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/winnow_app/Winnow/winnow-follower-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WinnowFollowerRow, box);
  gtk_widget_class_bind_template_callback (widget_class,
                                           winnow_follower_row_describe_cb);
}

static void
winnow_follower_row_init (WinnowFollowerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * winnow_follower_row_new:
 *
 * Returns: (transfer floating): a new row without a follower
 */
GtkWidget *
winnow_follower_row_new (void)
{
  return g_object_new (WINNOW_TYPE_FOLLOWER_ROW, NULL);
}

/**
 * winnow_follower_row_set_row:
 * @self: a row
 * @row: (nullable): the follower to show
 *
 * Shows another follower.
 */
void
winnow_follower_row_set_row (WinnowFollowerRow *self,
                             WinnowAuditRow    *row)
{
  g_return_if_fail (WINNOW_IS_FOLLOWER_ROW (self));
  g_return_if_fail (!row || WINNOW_IS_AUDIT_ROW (row));

  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

static void
winnow_follower_row_setup_cb (GtkSignalListItemFactory *factory,
                              GtkListItem              *item)
{
  GtkWidget *row = winnow_follower_row_new ();
  GtkExpression *title;

  title = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  title = gtk_property_expression_new (WINNOW_TYPE_AUDIT_ROW, title, "title");
  gtk_expression_bind (title, item, "accessible-label", item);

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "row", G_BINDING_SYNC_CREATE);
}

/**
 * winnow_follower_row_make_factory:
 *
 * Returns: (transfer full): what makes rows for the items of a list
 */
GtkListItemFactory *
winnow_follower_row_make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup",
                    G_CALLBACK (winnow_follower_row_setup_cb), NULL);

  return factory;
}
