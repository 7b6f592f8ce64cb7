/* winnow-audit-row.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "audit/winnow-audit-row.h"
#include "winnow-enums.h"

struct _WinnowAuditRow
{
  GObject               parent_instance;

  WinnowAudit          *audit;
  guint                 rank;

  /* As last told, to see what is new. The strings live as long as the list
   * of followers, which the audit holds. */
  WinnowFollowerRecord  record;
  WinnowScore           score;
  GListModel           *reasons;
};

enum
{
  PROP_0,
  PROP_RANK,
  PROP_KLASS,
  PROP_CLASS_NAME,
  PROP_P_FAKE,
  PROP_HANDLE,
  PROP_DISPLAY_NAME,
  PROP_TITLE,
  PROP_BIO,
  PROP_AVATAR,
  PROP_POSTS,
  PROP_FOLLOWERS,
  PROP_FOLLOWING,
  PROP_CREATED_AT,
  PROP_LAST_POST_AT,
  PROP_FOLLOWED_AT,
  PROP_REASONS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowAuditRow, winnow_audit_row, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const WinnowScore no_score = {
  .klass = WINNOW_CLASS_NOT_TOLD, .p_fake = NAN, .points = NAN,
};

static const WinnowScore *
peek_score (WinnowAuditRow *self)
{
  guint length;
  const WinnowScore *scores = winnow_audit_get_scores (self->audit, &length);

  return self->rank < length ? &scores[self->rank] : &no_score;
}

static const char *
get_text (WinnowAuditRow *self,
          WinnowFields    field)
{
  return winnow_follower_record_get_text (&self->record, field);
}

static gint64
get_count (WinnowAuditRow *self,
           WinnowFields    field)
{
  return winnow_follower_record_get_count (&self->record, field);
}

static gint64
get_time (WinnowAuditRow *self,
          WinnowFields    field)
{
  return winnow_follower_record_knows (&self->record, field)
         ? winnow_follower_record_get_time (&self->record, field) : -1;
}

/* The name, else the handle, else the id; never empty. */
static const char *
get_title (WinnowAuditRow *self)
{
  static const WinnowFields fields[] = {
    WINNOW_FIELD_DISPLAY_NAME, WINNOW_FIELD_HANDLE, WINNOW_FIELD_ID,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = get_text (self, fields[i]);

      if (text != NULL && *text != '\0')
        return text;
    }

  return "—";
}

static gboolean
same_number (float a,
             float b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
updated_cb (WinnowAuditRow *self)
{
  const WinnowFollowerRecord *record = winnow_audit_row_get_record (self);
  WinnowScore score = *peek_score (self);
  gboolean same_record = memcmp (&self->record, record, sizeof *record) == 0;

  if (same_record && score.klass == self->score.klass &&
      same_number (score.p_fake, self->score.p_fake) &&
      same_number (score.points, self->score.points))
    return;

  self->record = *record;
  self->score = score;
  g_clear_object (&self->reasons);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_KLASS; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Another model has other reasons, even for the same class. */
static void
model_changed_cb (WinnowAuditRow *self)
{
  g_clear_object (&self->reasons);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASONS]);
}

static void
winnow_audit_row_dispose (GObject *object)
{
  WinnowAuditRow *self = WINNOW_AUDIT_ROW (object);

  g_clear_object (&self->reasons);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (winnow_audit_row_parent_class)->dispose (object);
}

static void
winnow_audit_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  WinnowAuditRow *self = WINNOW_AUDIT_ROW (object);

  switch (prop_id)
    {
    case PROP_RANK:
      g_value_set_uint (value, self->rank);
      break;
    case PROP_KLASS:
      g_value_set_enum (value, (int) self->score.klass);
      break;
    case PROP_CLASS_NAME:
      g_value_set_string (value, winnow_class_get_name (self->score.klass));
      break;
    case PROP_P_FAKE:
      g_value_set_double (value, (double) self->score.p_fake);
      break;
    case PROP_HANDLE:
      g_value_set_string (value, get_text (self, WINNOW_FIELD_HANDLE));
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, get_text (self, WINNOW_FIELD_DISPLAY_NAME));
      break;
    case PROP_TITLE:
      g_value_set_string (value, get_title (self));
      break;
    case PROP_BIO:
      g_value_set_string (value, get_text (self, WINNOW_FIELD_BIO));
      break;
    case PROP_AVATAR:
      g_value_set_string (value, get_text (self, WINNOW_FIELD_AVATAR));
      break;
    case PROP_POSTS:
      g_value_set_int64 (value, get_count (self, WINNOW_FIELD_POSTS));
      break;
    case PROP_FOLLOWERS:
      g_value_set_int64 (value, get_count (self, WINNOW_FIELD_FOLLOWERS));
      break;
    case PROP_FOLLOWING:
      g_value_set_int64 (value, get_count (self, WINNOW_FIELD_FOLLOWING));
      break;
    case PROP_CREATED_AT:
      g_value_set_int64 (value, get_time (self, WINNOW_FIELD_CREATED_AT));
      break;
    case PROP_LAST_POST_AT:
      g_value_set_int64 (value, get_time (self, WINNOW_FIELD_LAST_POST_AT));
      break;
    case PROP_FOLLOWED_AT:
      g_value_set_int64 (value, get_time (self, WINNOW_FIELD_FOLLOWED_AT));
      break;
    case PROP_REASONS:
      g_value_set_object (value, winnow_audit_row_get_reasons (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_number (guint       prop_id,
                const char *name)
{
  properties[prop_id] =
    g_param_spec_int64 (name, NULL, NULL, -1, G_MAXINT64, -1,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_text (guint       prop_id,
              const char *name)
{
  properties[prop_id] =
    g_param_spec_string (name, NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
winnow_audit_row_class_init (WinnowAuditRowClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = winnow_audit_row_dispose;
  object_class->get_property = winnow_audit_row_get_property;

  properties[PROP_RANK] =
    g_param_spec_uint ("rank", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_KLASS] =
    g_param_spec_enum ("klass", NULL, NULL, WINNOW_TYPE_CLASS,
                       WINNOW_CLASS_NOT_TOLD, readable);
  properties[PROP_P_FAKE] =
    g_param_spec_double ("p-fake", NULL, NULL, 0., 1., 0., readable);
  properties[PROP_REASONS] =
    g_param_spec_object ("reasons", NULL, NULL, G_TYPE_LIST_MODEL, readable);

  install_text (PROP_CLASS_NAME, "class-name");
  install_text (PROP_HANDLE, "handle");
  install_text (PROP_DISPLAY_NAME, "display-name");
  install_text (PROP_TITLE, "title");
  install_text (PROP_BIO, "bio");
  install_text (PROP_AVATAR, "avatar");
  install_number (PROP_POSTS, "posts");
  install_number (PROP_FOLLOWERS, "followers");
  install_number (PROP_FOLLOWING, "following");
  install_number (PROP_CREATED_AT, "created-at");
  install_number (PROP_LAST_POST_AT, "last-post-at");
  install_number (PROP_FOLLOWED_AT, "followed-at");

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_audit_row_init (WinnowAuditRow *self)
{
}

/**
 * winnow_audit_row_new:
 * @audit: the audit
 * @rank: of the follower; 0 = newest follow
 *
 * Makes the object for a row on screen: what is known of a follower and what
 * the audit makes of it. It notifies when the audit is updated and something
 * about this follower is new. Strings that were not told are %NULL, counts
 * and times (µs since 1970 UTC) -1; `p-fake` is NaN from a model without
 * probabilities.
 *
 * Returns: (transfer full): a row
 */
WinnowAuditRow *
winnow_audit_row_new (WinnowAudit *audit,
                      guint        rank)
{
  WinnowAuditRow *self;

  g_return_val_if_fail (WINNOW_IS_AUDIT (audit), NULL);

  self = g_object_new (WINNOW_TYPE_AUDIT_ROW, NULL);
  self->audit = g_object_ref (audit);
  self->rank = rank;
  self->record = *winnow_audit_row_get_record (self);
  self->score = *peek_score (self);

  g_signal_connect_object (audit, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (audit, "notify::model",
                           G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * winnow_audit_row_get_rank:
 * @self: a row
 *
 * Returns: the rank of the follower; 0 = newest follow
 */
guint
winnow_audit_row_get_rank (WinnowAuditRow *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_ROW (self), 0);

  return self->rank;
}

/**
 * winnow_audit_row_get_klass:
 * @self: a row
 *
 * Returns: the class the follower was put in, not told before it is scored
 */
WinnowClass
winnow_audit_row_get_klass (WinnowAuditRow *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_ROW (self), WINNOW_CLASS_NOT_TOLD);

  return self->score.klass;
}

/**
 * winnow_audit_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the record as it is now; valid until the list of
 *   followers grows
 */
const WinnowFollowerRecord *
winnow_audit_row_get_record (WinnowAuditRow *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_ROW (self), NULL);

  return winnow_follower_list_get_record (
    winnow_audit_get_followers (self->audit), self->rank);
}

/**
 * winnow_audit_row_get_reasons:
 * @self: a row
 *
 * Returns: (transfer none): the #WinnowReason objects behind the class, made
 *   when first asked for
 */
GListModel *
winnow_audit_row_get_reasons (WinnowAuditRow *self)
{
  g_return_val_if_fail (WINNOW_IS_AUDIT_ROW (self), NULL);

  if (self->reasons == NULL)
    self->reasons = winnow_audit_explain (self->audit, self->rank);

  return self->reasons;
}
