/* winnow-follower.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "winnow-enums.h"

#include "followers/winnow-follower-private.h"

struct _WinnowFollower
{
  GObject  parent_instance;

  GObject *owner;               /* of the texts: the list */
  GArray  *records;             /* of WinnowFollowerRecord */
  guint    rank;
};

/* After these come the fields, in the order of their bits. */
enum
{
  PROP_0,
  PROP_RANK,
  PROP_KNOWN,
  PROP_FIRST_FIELD,
  N_PROPS = PROP_FIRST_FIELD + WINNOW_N_FIELDS
};

G_DEFINE_FINAL_TYPE (WinnowFollower, winnow_follower, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
winnow_follower_finalize (GObject *object)
{
  WinnowFollower *self = WINNOW_FOLLOWER (object);

  g_clear_pointer (&self->records, g_array_unref);
  g_clear_object (&self->owner);

  G_OBJECT_CLASS (winnow_follower_parent_class)->finalize (object);
}

static void
get_field (const WinnowFollowerRecord *record,
           WinnowFields                field,
           GValue                     *value)
{
  g_assert (record != NULL);

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      g_value_set_string (value, winnow_follower_record_get_text (record, field));
      break;

    case WINNOW_FIELD_KIND_COUNT:
      g_value_set_int64 (value, winnow_follower_record_get_count (record, field));
      break;

    case WINNOW_FIELD_KIND_TIME:
      g_value_set_int64 (value, winnow_follower_record_get_time (record, field));
      break;

    case WINNOW_FIELD_KIND_TRUTH:
      g_value_set_enum (value, winnow_follower_record_get_truth (record, field));
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
winnow_follower_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  WinnowFollower *self = WINNOW_FOLLOWER (object);
  const WinnowFollowerRecord *record = winnow_follower_get_record (self);

  if (prop_id == PROP_RANK)
    g_value_set_uint (value, self->rank);
  else if (prop_id == PROP_KNOWN)
    g_value_set_flags (value, record->known);
  else if (prop_id >= PROP_FIRST_FIELD && prop_id < N_PROPS)
    get_field (record, 1u << (prop_id - PROP_FIRST_FIELD), value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static GParamSpec *
param_spec_for_field (WinnowFields field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;
  g_autofree char *spelled = g_strdelimit (g_strdup (winnow_field_get_key (field)), "_", '-');
  const char *name = g_intern_string (spelled);

  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);

    case WINNOW_FIELD_KIND_COUNT:
      return g_param_spec_int64 (name, NULL, NULL, -1, G_MAXUINT32, -1, flags);

    case WINNOW_FIELD_KIND_TIME:
      return g_param_spec_int64 (name, NULL, NULL,
                                 G_MININT64, G_MAXINT64, -1, flags);

    case WINNOW_FIELD_KIND_TRUTH:
      return g_param_spec_enum (name, NULL, NULL,
                                WINNOW_TYPE_TOLD, WINNOW_TOLD_UNKNOWN, flags);

    default:
      g_assert_not_reached ();
    }
}

static void
winnow_follower_class_init (WinnowFollowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_follower_finalize;
  object_class->get_property = winnow_follower_get_property;

  properties[PROP_RANK] =
    g_param_spec_uint ("rank", NULL, NULL,
                       0, G_MAXUINT, 0,
                       (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  properties[PROP_KNOWN] =
    g_param_spec_flags ("known", NULL, NULL,
                        WINNOW_TYPE_FIELDS, 0,
                        (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS));

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    properties[PROP_FIRST_FIELD + i] = param_spec_for_field (1u << i);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_follower_init (WinnowFollower *self)
{
}

/* @owner: the object that owns the texts of @records, which may grow. Held
 * until the end, so that a weak reference of the owner's can still tell it
 * who goes. */
WinnowFollower *
winnow_follower_new (gpointer  owner,
                     GArray   *records,
                     guint     rank)
{
  WinnowFollower *self;

  g_assert (G_IS_OBJECT (owner));
  g_assert (rank < records->len);

  self = g_object_new (WINNOW_TYPE_FOLLOWER, NULL);
  self->owner = g_object_ref (owner);
  self->records = g_array_ref (records);
  self->rank = rank;

  return self;
}

/* Called by the list when the record says something else. */
void
winnow_follower_amended (WinnowFollower *self,
                         WinnowFields    changed)
{
  GObject *object = G_OBJECT (self);

  g_assert (WINNOW_IS_FOLLOWER (self));

  g_object_ref (object);
  g_object_freeze_notify (object);

  g_object_notify_by_pspec (object, properties[PROP_KNOWN]);

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    if (changed & (1u << i))
      g_object_notify_by_pspec (object, properties[PROP_FIRST_FIELD + i]);

  g_object_thaw_notify (object);
  g_object_unref (object);
}

/**
 * winnow_follower_get_record:
 * @self: a follower
 *
 * Gets what is known of the follower by now. The record is valid until the
 * next append to its list.
 *
 * Returns: (transfer none): the record
 */
const WinnowFollowerRecord *
winnow_follower_get_record (WinnowFollower *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER (self), NULL);

  return &g_array_index (self->records, WinnowFollowerRecord, self->rank);
}

/**
 * winnow_follower_get_rank:
 * @self: a follower
 *
 * Returns: its position in the list; 0 is the newest follow
 */
guint
winnow_follower_get_rank (WinnowFollower *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER (self), 0);

  return self->rank;
}
