/* winnow-follower-list.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-follower-list.h"
#include "followers/winnow-follower-private.h"

/* Large enough that a million followers need few blocks, small enough that
 * the last, half-empty one does not matter. */
#define CHUNK_SIZE (64 * 1024)

struct _WinnowFollowerList
{
  GObject       parent_instance;

  GArray       *records;        /* of WinnowFollowerRecord */
  GStringChunk *texts;          /* every string of every record */
  GHashTable   *ranks;          /* id (in texts) → rank */
  GHashTable   *items;          /* rank → living WinnowFollower, not owned */
};

enum
{
  PROP_0,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  AMENDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static WinnowFollowerRecord *
record_at (WinnowFollowerList *self,
           guint               rank)
{
  g_assert (WINNOW_IS_FOLLOWER_LIST (self));
  g_assert (rank < self->records->len);

  return &g_array_index (self->records, WinnowFollowerRecord, rank);
}

static GType
winnow_follower_list_get_item_type (GListModel *model)
{
  return WINNOW_TYPE_FOLLOWER;
}

static guint
winnow_follower_list_get_n_items (GListModel *model)
{
  return WINNOW_FOLLOWER_LIST (model)->records->len;
}

/* A follower that nobody holds any more goes away. */
static void
forget_cb (gpointer  user_data,
           GObject  *follower)
{
  WinnowFollowerList *self = user_data;
  guint rank = winnow_follower_get_rank ((WinnowFollower *) follower);

  g_hash_table_remove (self->items, GUINT_TO_POINTER (rank));
}

static gpointer
winnow_follower_list_get_item (GListModel *model,
                               guint       position)
{
  WinnowFollowerList *self = WINNOW_FOLLOWER_LIST (model);
  WinnowFollower *follower;

  if (position >= self->records->len)
    return NULL;

  follower = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (follower != NULL)
    return g_object_ref (follower);

  /* Each keeps the list alive, so that none of them outlives it. */
  follower = winnow_follower_new (self, self->records, position);
  g_object_weak_ref (G_OBJECT (follower), forget_cb, self);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), follower);

  return follower;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = winnow_follower_list_get_item_type;
  iface->get_n_items = winnow_follower_list_get_n_items;
  iface->get_item = winnow_follower_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WinnowFollowerList, winnow_follower_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
winnow_follower_list_finalize (GObject *object)
{
  WinnowFollowerList *self = WINNOW_FOLLOWER_LIST (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);

  G_OBJECT_CLASS (winnow_follower_list_parent_class)->finalize (object);
}

static void
winnow_follower_list_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  WinnowFollowerList *self = WINNOW_FOLLOWER_LIST (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, WINNOW_TYPE_FOLLOWER);
      break;

    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_follower_list_class_init (WinnowFollowerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_follower_list_finalize;
  object_class->get_property = winnow_follower_list_get_property;

  properties[PROP_ITEM_TYPE] =
    g_param_spec_gtype ("item-type", NULL, NULL,
                        G_TYPE_OBJECT,
                        (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL,
                       0, G_MAXUINT, 0,
                       (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                        G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WinnowFollowerList::amended:
   * @self: the list
   * @rank: whose record now says something else
   *
   * More became known of a follower that was in the list already. The items
   * themselves did not change, so there is no #GListModel::items-changed.
   */
  signals[AMENDED] =
    g_signal_new ("amended",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
winnow_follower_list_init (WinnowFollowerList *self)
{
  self->records = g_array_new (FALSE, TRUE, sizeof (WinnowFollowerRecord));
  self->texts = g_string_chunk_new (CHUNK_SIZE);
  self->ranks = g_hash_table_new (g_str_hash, g_str_equal);
  self->items = g_hash_table_new (NULL, NULL);
}

/**
 * winnow_follower_list_new:
 *
 * Makes an empty list of followers, to be filled newest follow first: the
 * position of a follower is its rank, and rank 0 is the newest follow. The
 * records are compact; an object is made only for the positions that somebody
 * asks for, and is the same one as long as it lives.
 *
 * Followers are appended and amended, never removed. The list is not
 * thread-safe: it belongs to the main loop, or to the one thread that holds
 * it.
 *
 * Returns: (transfer full): a list
 */
WinnowFollowerList *
winnow_follower_list_new (void)
{
  return g_object_new (WINNOW_TYPE_FOLLOWER_LIST, NULL);
}

/**
 * winnow_follower_list_get_length:
 * @self: a list
 *
 * Returns: how many followers it holds
 */
guint
winnow_follower_list_get_length (WinnowFollowerList *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (self), 0);

  return self->records->len;
}

/**
 * winnow_follower_list_get_records:
 * @self: a list
 * @length: (out): how many there are
 *
 * Gets all the records, by rank. They are valid until the next append; their
 * strings live as long as the list does.
 *
 * Returns: (transfer none) (array length=length) (nullable): the records
 */
const WinnowFollowerRecord *
winnow_follower_list_get_records (WinnowFollowerList *self,
                                  guint              *length)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (self), NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = self->records->len;

  return (const WinnowFollowerRecord *) (gpointer) self->records->data;
}

/**
 * winnow_follower_list_get_record:
 * @self: a list
 * @rank: a rank, less than the length
 *
 * Gets the record of one follower. It is valid until the next append; its
 * strings live as long as the list does.
 *
 * Returns: (transfer none): the record
 */
const WinnowFollowerRecord *
winnow_follower_list_get_record (WinnowFollowerList *self,
                                 guint               rank)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (self), NULL);
  g_return_val_if_fail (rank < self->records->len, NULL);

  return record_at (self, rank);
}

static const char *
keep_text (WinnowFollowerList *self,
           WinnowFields        field,
           const char         *text)
{
  if (*text == '\0')
    return "";

  /* Thousands of followers share a server. */
  if (field == WINNOW_FIELD_SERVER)
    return g_string_chunk_insert_const (self->texts, text);

  return g_string_chunk_insert (self->texts, text);
}

/* An id says who the follower is: it may become known, but never change, and
 * no two followers have the same. */
static gboolean
take_id (WinnowFollowerList   *self,
         WinnowFollowerRecord *record,
         const char           *id)
{
  guint rank = (guint) (record - record_at (self, 0));

  if ((record->known & WINNOW_FIELD_ID) ||
      g_hash_table_contains (self->ranks, id))
    return FALSE;

  winnow_follower_record_set_text (record, WINNOW_FIELD_ID,
                                   keep_text (self, WINNOW_FIELD_ID, id));
  g_hash_table_insert (self->ranks,
                       (char *) record->id,
                       GUINT_TO_POINTER (rank));

  return TRUE;
}

static gboolean
take_text (WinnowFollowerList         *self,
           WinnowFollowerRecord       *record,
           WinnowFields                field,
           const char                 *text)
{
  const char *old = winnow_follower_record_get_text (record, field);

  if (text == NULL || g_strcmp0 (old, text) == 0)
    return FALSE;

  if (field == WINNOW_FIELD_ID)
    return take_id (self, record, text);

  winnow_follower_record_set_text (record, field, keep_text (self, field, text));

  return TRUE;
}

static gboolean
take_count (WinnowFollowerRecord *record,
            WinnowFields          field,
            gint64                count)
{
  if (winnow_follower_record_get_count (record, field) == count)
    return FALSE;

  winnow_follower_record_set_count (record, field, (guint32) count);

  return TRUE;
}

static gboolean
take_time (WinnowFollowerRecord *record,
           WinnowFields          field,
           gint64                time)
{
  if ((record->known & field) &&
      winnow_follower_record_get_time (record, field) == time)
    return FALSE;

  winnow_follower_record_set_time (record, field, time);

  return TRUE;
}

static gboolean
take_truth (WinnowFollowerRecord *record,
            WinnowFields          field,
            WinnowTold            told)
{
  if (winnow_follower_record_get_truth (record, field) == told)
    return FALSE;

  winnow_follower_record_set_truth (record, field, told == WINNOW_TOLD_YES);

  return TRUE;
}

static gboolean
take_field (WinnowFollowerList         *self,
            WinnowFollowerRecord       *record,
            const WinnowFollowerRecord *from,
            WinnowFields                field)
{
  switch (winnow_field_get_kind (field))
    {
    case WINNOW_FIELD_KIND_TEXT:
      return take_text (self, record, field,
                        winnow_follower_record_get_text (from, field));

    case WINNOW_FIELD_KIND_COUNT:
      return take_count (record, field,
                         winnow_follower_record_get_count (from, field));

    case WINNOW_FIELD_KIND_TIME:
      return take_time (record, field,
                        winnow_follower_record_get_time (from, field));

    case WINNOW_FIELD_KIND_TRUTH:
      return take_truth (record, field,
                         winnow_follower_record_get_truth (from, field));

    default:
      g_assert_not_reached ();
    }
}

/* Returns the fields that now say something else. */
static WinnowFields
merge (WinnowFollowerList         *self,
       guint                       rank,
       const WinnowFollowerRecord *from)
{
  WinnowFollowerRecord *record = record_at (self, rank);
  WinnowFields changed = 0;

  for (WinnowFields left = from->known & WINNOW_FIELDS_ALL; left != 0;)
    {
      WinnowFields field = left & -left;

      if (take_field (self, record, from, field))
        changed |= field;

      left &= ~field;
    }

  return changed;
}

static void
emit_amended (WinnowFollowerList *self,
              guint               rank,
              WinnowFields        changed)
{
  WinnowFollower *follower;

  follower = g_hash_table_lookup (self->items, GUINT_TO_POINTER (rank));
  if (follower != NULL)
    winnow_follower_amended (follower, changed);

  if (g_signal_has_handler_pending (self, signals[AMENDED], 0, FALSE))
    g_signal_emit (self, signals[AMENDED], 0, rank);
}

typedef struct
{
  guint        rank;
  WinnowFields changed;
} Amendment;

static void
append_one (WinnowFollowerList         *self,
            const WinnowFollowerRecord *record,
            GArray                     *amendments)
{
  const char *id = winnow_follower_record_get_text (record, WINNOW_FIELD_ID);
  Amendment amendment;

  if (id != NULL && winnow_follower_list_find (self, id, &amendment.rank))
    {
      amendment.changed = merge (self, amendment.rank, record);
      if (amendment.changed != 0)
        g_array_append_val (amendments, amendment);
      return;
    }

  g_array_set_size (self->records, self->records->len + 1);
  merge (self, self->records->len - 1, record);
}

/**
 * winnow_follower_list_append:
 * @self: a list
 * @records: (array length=n_records): what was read, newest follow first
 * @n_records: how many
 *
 * Adds followers after those the list holds, copying the records and their
 * strings, and says so with one #GListModel::items-changed. A record whose id
 * the list already holds is merged into the older record instead, as
 * winnow_follower_list_amend() would: a list that shifts while it is read
 * tells the same follower twice.
 *
 * Returns: how many were new
 */
guint
winnow_follower_list_append (WinnowFollowerList         *self,
                             const WinnowFollowerRecord *records,
                             guint                       n_records)
{
  g_autoptr (GArray) amendments = NULL;
  guint old_length;
  guint n_new;

  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (self), 0);
  g_return_val_if_fail (records != NULL || n_records == 0, 0);

  amendments = g_array_new (FALSE, FALSE, sizeof (Amendment));
  old_length = self->records->len;

  for (guint i = 0; i < n_records; i++)
    append_one (self, &records[i], amendments);

  n_new = self->records->len - old_length;
  if (n_new > 0)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), old_length, 0, n_new);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
    }

  /* Only now does the world know of the ranks this may speak of. */
  for (guint i = 0; i < amendments->len; i++)
    {
      Amendment *amendment = &g_array_index (amendments, Amendment, i);

      emit_amended (self, amendment->rank, amendment->changed);
    }

  return n_new;
}

/**
 * winnow_follower_list_amend:
 * @self: a list
 * @rank: a rank, less than the length
 * @amendment: what else became known
 *
 * Merges the fields that @amendment knows into the record at @rank, copying
 * strings; what it does not know stays as it is. An id that is known already
 * never changes, and one that another follower has is not taken. Emits
 * #WinnowFollowerList::amended when something changed.
 */
void
winnow_follower_list_amend (WinnowFollowerList         *self,
                            guint                       rank,
                            const WinnowFollowerRecord *amendment)
{
  WinnowFields changed;

  g_return_if_fail (WINNOW_IS_FOLLOWER_LIST (self));
  g_return_if_fail (rank < self->records->len);
  g_return_if_fail (amendment != NULL);

  changed = merge (self, rank, amendment);

  if (changed != 0)
    emit_amended (self, rank, changed);
}

/**
 * winnow_follower_list_find:
 * @self: a list
 * @id: an id, as the network tells it
 * @rank: (out) (optional): the rank of that follower; untouched when there is
 *   none
 *
 * Finds a follower by id. Followers whose id was not told are not found.
 *
 * Returns: whether the list holds that id
 */
gboolean
winnow_follower_list_find (WinnowFollowerList *self,
                           const char         *id,
                           guint              *rank)
{
  gpointer value;

  g_return_val_if_fail (WINNOW_IS_FOLLOWER_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->ranks, id, NULL, &value))
    return FALSE;

  if (rank != NULL)
    *rank = GPOINTER_TO_UINT (value);

  return TRUE;
}
