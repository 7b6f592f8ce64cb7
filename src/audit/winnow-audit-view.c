/* winnow-audit-view.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit/winnow-audit-private.h"
#include "audit/winnow-audit-row.h"
#include "audit/winnow-audit-view-job.h"
#include "audit/winnow-audit-view.h"
#include "audit/winnow-fold.h"
#include "winnow-enums.h"

/* While a list grows, it is put in order anew at most twice a second, and
 * never for more than a fifth of the time. */
#define UPDATE_INTERVAL (500 * G_TIME_SPAN_MILLISECOND)
#define UPDATE_SHARE 5

struct _WinnowAuditView
{
  GObject        parent_instance;

  WinnowAudit   *audit;
  WinnowSortKey  sort_key;
  gboolean       descending;
  guint          classes;
  char          *search;
  char          *folded;

  GArray        *ranks;
  WinnowViewJob *job;
  GSource       *source;
  gint64         begun;
  gint64         next_update;
  gboolean       stale;
};

enum
{
  PROP_0,
  PROP_AUDIT,
  PROP_SORT_KEY,
  PROP_DESCENDING,
  PROP_CLASSES,
  PROP_SEARCH,
  PROP_PENDING,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
winnow_audit_view_get_item_type (GListModel *model)
{
  return WINNOW_TYPE_AUDIT_ROW;
}

static guint
winnow_audit_view_get_n_items (GListModel *model)
{
  return WINNOW_AUDIT_VIEW (model)->ranks->len;
}

static gpointer
winnow_audit_view_get_item (GListModel *model,
                            guint       position)
{
  WinnowAuditView *self = WINNOW_AUDIT_VIEW (model);

  if (position >= self->ranks->len)
    return NULL;

  return winnow_audit_row_new (self->audit,
                               g_array_index (self->ranks, guint32, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = winnow_audit_view_get_item_type;
  iface->get_n_items = winnow_audit_view_get_n_items;
  iface->get_item = winnow_audit_view_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WinnowAuditView, winnow_audit_view, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint32
rank_at (GArray *ranks,
         guint   position)
{
  return g_array_index (ranks, guint32, position);
}

/* Tells only of what lies between the start and the end that stay the same:
 * for a list that grows that is what was appended. */
static void
publish (WinnowAuditView *self,
         GArray          *ranks)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ranks);
  guint shorter = MIN (old->len, ranks->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && rank_at (old, start) == rank_at (ranks, start))
    start++;

  while (end < shorter - start &&
         rank_at (old, old->len - 1 - end) ==
         rank_at (ranks, ranks->len - 1 - end))
    end++;

  self->ranks = ranks;

  if (start + end < old->len || start + end < ranks->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start,
                                old->len - start - end,
                                ranks->len - start - end);

  if (old->len != ranks->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
cancel (WinnowAuditView *self)
{
  winnow_audit_cancel (&self->source);

  if (self->job != NULL)
    {
      winnow_view_job_cancel (self->job);
      g_clear_pointer (&self->job, winnow_view_job_unref);
    }
}

static void audit_updated_cb (WinnowAuditView *self);

static void
job_done_cb (gpointer user_data)
{
  g_autoptr (WinnowAuditView) self = g_object_ref (user_data);
  g_autoptr (WinnowViewJob) job = g_steal_pointer (&self->job);
  gint64 now = g_get_monotonic_time ();

  self->next_update = now + MAX (UPDATE_INTERVAL,
                                 UPDATE_SHARE * (now - self->begun));

  publish (self, winnow_view_job_steal_ranks (job));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);

  if (self->stale)
    audit_updated_cb (self);
}

static void
rebuild (WinnowAuditView *self)
{
  cancel (self);
  self->stale = FALSE;
  self->begun = g_get_monotonic_time ();
  self->job = winnow_view_job_new (self->audit, self->sort_key,
                                   self->descending, self->classes,
                                   self->folded);

  if (!winnow_view_job_run (self->job, job_done_cb, self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static void
reorder (WinnowAuditView *self)
{
  if (self->audit != NULL)
    rebuild (self);
}

static gboolean
update_cb (gpointer user_data)
{
  WinnowAuditView *self = user_data;

  g_clear_pointer (&self->source, g_source_unref);
  rebuild (self);

  return G_SOURCE_REMOVE;
}

static void
audit_updated_cb (WinnowAuditView *self)
{
  gint64 wait = self->next_update - g_get_monotonic_time ();

  /* A job at work ends first, or none ever would while a list grows. */
  if (self->job != NULL)
    self->stale = TRUE;
  else if (wait <= 0)
    rebuild (self);
  else if (self->source == NULL)
    self->source = winnow_audit_after ((guint) (wait / 1000) + 1, update_cb,
                                       self);
}

static void
winnow_audit_view_dispose (GObject *object)
{
  WinnowAuditView *self = WINNOW_AUDIT_VIEW (object);

  cancel (self);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (winnow_audit_view_parent_class)->dispose (object);
}

static void
winnow_audit_view_finalize (GObject *object)
{
  WinnowAuditView *self = WINNOW_AUDIT_VIEW (object);

  g_clear_pointer (&self->ranks, g_array_unref);
  g_free (self->search);
  g_free (self->folded);

  G_OBJECT_CLASS (winnow_audit_view_parent_class)->finalize (object);
}

static void
winnow_audit_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  WinnowAuditView *self = WINNOW_AUDIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;
    case PROP_SORT_KEY:
      g_value_set_enum (value, (int) self->sort_key);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_CLASSES:
      g_value_set_uint (value, self->classes);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_PENDING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ranks->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_audit_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  WinnowAuditView *self = WINNOW_AUDIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_AUDIT:
      winnow_audit_view_set_audit (self, g_value_get_object (value));
      break;
    case PROP_SORT_KEY:
      winnow_audit_view_set_sort (self,
                                  (WinnowSortKey) g_value_get_enum (value),
                                  self->descending);
      break;
    case PROP_DESCENDING:
      winnow_audit_view_set_sort (self, self->sort_key,
                                  g_value_get_boolean (value));
      break;
    case PROP_CLASSES:
      winnow_audit_view_set_classes (self, g_value_get_uint (value));
      break;
    case PROP_SEARCH:
      winnow_audit_view_set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_audit_view_class_init (WinnowAuditViewClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                               G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = winnow_audit_view_dispose;
  object_class->finalize = winnow_audit_view_finalize;
  object_class->get_property = winnow_audit_view_get_property;
  object_class->set_property = winnow_audit_view_set_property;

  properties[PROP_AUDIT] =
    g_param_spec_object ("audit", NULL, NULL, WINNOW_TYPE_AUDIT, writable);
  properties[PROP_SORT_KEY] =
    g_param_spec_enum ("sort-key", NULL, NULL, WINNOW_TYPE_SORT_KEY,
                       WINNOW_SORT_RANK, writable);
  properties[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);
  properties[PROP_CLASSES] =
    g_param_spec_uint ("classes", NULL, NULL, 0, WINNOW_ALL_CLASSES, WINNOW_ALL_CLASSES,
                       writable);
  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, "", writable);
  properties[PROP_PENDING] =
    g_param_spec_boolean ("pending", NULL, NULL, FALSE, readable);
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_audit_view_init (WinnowAuditView *self)
{
  self->classes = WINNOW_ALL_CLASSES;
  self->search = g_strdup ("");
  self->folded = g_strdup ("");
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * winnow_audit_view_new:
 * @audit: (nullable): an audit
 *
 * Makes a list of #WinnowAuditRow that keeps up with @audit. With few
 * followers it is in order as soon as a setter returns; with many `pending`
 * is %TRUE until it is, and it shows the order before.
 *
 * Returns: (transfer full): a view of all followers, newest follow first
 */
WinnowAuditView *
winnow_audit_view_new (WinnowAudit *audit)
{
  WinnowAuditView *self = g_object_new (WINNOW_TYPE_AUDIT_VIEW, NULL);

  winnow_audit_view_set_audit (self, audit);

  return self;
}

/**
 * winnow_audit_view_set_audit:
 * @self: a view
 * @audit: (nullable): the audit to show
 */
void
winnow_audit_view_set_audit (WinnowAuditView *self,
                             WinnowAudit     *audit)
{
  g_return_if_fail (WINNOW_IS_AUDIT_VIEW (self));
  g_return_if_fail (audit == NULL || WINNOW_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  cancel (self);
  publish (self, g_array_new (FALSE, FALSE, sizeof (guint32)));

  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_func (self->audit, audit_updated_cb, self);

  g_set_object (&self->audit, audit);

  if (audit != NULL)
    {
      g_signal_connect_object (audit, "updated", G_CALLBACK (audit_updated_cb),
                               self, G_CONNECT_SWAPPED);
      rebuild (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

/**
 * winnow_audit_view_get_audit:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the audit it shows
 */
WinnowAudit *
winnow_audit_view_get_audit (WinnowAuditView *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_VIEW (self), NULL);

  return self->audit;
}

/**
 * winnow_audit_view_set_sort:
 * @self: a view
 * @key: what to sort by
 * @descending: whether the greatest come first
 *
 * Followers for whom @key was not told come last either way; equals are in
 * order of rank.
 */
void
winnow_audit_view_set_sort (WinnowAuditView *self,
                            WinnowSortKey    key,
                            gboolean         descending)
{
  gboolean other_key;
  gboolean other_way;

  g_return_if_fail (WINNOW_IS_AUDIT_VIEW (self));

  other_key = self->sort_key != key;
  other_way = self->descending != !!descending;
  if (!other_key && !other_way)
    return;

  self->sort_key = key;
  self->descending = !!descending;
  reorder (self);

  if (other_key)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_KEY]);
  if (other_way)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

/**
 * winnow_audit_view_set_classes:
 * @self: a view
 * @classes: bits `1 << WinnowClass` of the classes to show
 */
void
winnow_audit_view_set_classes (WinnowAuditView *self,
                               guint            classes)
{
  g_return_if_fail (WINNOW_IS_AUDIT_VIEW (self));

  classes &= WINNOW_ALL_CLASSES;
  if (self->classes == classes)
    return;

  self->classes = classes;
  reorder (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLASSES]);
}

static char *
fold_search (const char *search)
{
  g_autofree char *stripped = g_strstrip (g_strdup (search));

  /* Handles are written with an @ but told without. */
  return winnow_fold (*stripped == '@' ? stripped + 1 : stripped);
}

/**
 * winnow_audit_view_set_search:
 * @self: a view
 * @search: (nullable): what handle, name or bio must hold; case and accents
 *   do not matter
 */
void
winnow_audit_view_set_search (WinnowAuditView *self,
                              const char      *search)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (WINNOW_IS_AUDIT_VIEW (self));

  if (!g_set_str (&self->search, search != NULL ? search : ""))
    return;

  folded = fold_search (self->search);
  if (g_set_str (&self->folded, folded))
    reorder (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}
