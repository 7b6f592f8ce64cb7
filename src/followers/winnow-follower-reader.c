/* winnow-follower-reader.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "followers/winnow-follower-reader-private.h"

#include <string.h>

/* More names than this help nobody. */
#define MAX_UNKNOWN 32

typedef struct
{
  WinnowLineSource *source;
  WinnowFields      fields;
  GPtrArray        *unknown;            /* NULL-terminated */
  GError           *error;              /* what ended the reading */
} WinnowFollowerReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WinnowFollowerReader, winnow_follower_reader, G_TYPE_OBJECT)

static inline WinnowFollowerReaderPrivate *
private_of (WinnowFollowerReader *self)
{
  g_assert (WINNOW_IS_FOLLOWER_READER (self));

  return winnow_follower_reader_get_instance_private (self);
}

static void
winnow_follower_reader_finalize (GObject *object)
{
  WinnowFollowerReaderPrivate *priv = private_of (WINNOW_FOLLOWER_READER (object));

  g_clear_pointer (&priv->source, winnow_line_source_free);
  g_clear_pointer (&priv->unknown, g_ptr_array_unref);
  g_clear_error (&priv->error);

  G_OBJECT_CLASS (winnow_follower_reader_parent_class)->finalize (object);
}

static void
winnow_follower_reader_class_init (WinnowFollowerReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_follower_reader_finalize;
}

static void
winnow_follower_reader_init (WinnowFollowerReader *self)
{
  WinnowFollowerReaderPrivate *priv = private_of (self);

  /* With no room for a first, not even the NULL would be there. */
  priv->unknown = g_ptr_array_new_null_terminated (1, g_free, TRUE);
}

/**
 * winnow_follower_reader_get_format:
 * @self: a reader
 *
 * Returns: what the file turned out to be
 */
WinnowFileFormat
winnow_follower_reader_get_format (WinnowFollowerReader *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_READER (self), WINNOW_FILE_FORMAT_CSV);

  return WINNOW_FOLLOWER_READER_GET_CLASS (self)->format;
}

/**
 * winnow_follower_reader_get_fields:
 * @self: a reader
 *
 * Returns: the fields the header of a CSV names; for NDJSON those seen so far
 */
WinnowFields
winnow_follower_reader_get_fields (WinnowFollowerReader *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_READER (self), 0);

  return private_of (self)->fields;
}

/**
 * winnow_follower_reader_get_unknown_columns:
 * @self: a reader
 *
 * Gets the names of columns (NDJSON: keys, seen so far) that are not read
 * because Winnow does not know them; a few dozen at most.
 *
 * Returns: (transfer none) (array zero-terminated=1): names, safe to show;
 *   valid until the next call of winnow_follower_reader_next()
 */
const char * const *
winnow_follower_reader_get_unknown_columns (WinnowFollowerReader *self)
{
  g_return_val_if_fail (WINNOW_IS_FOLLOWER_READER (self), NULL);

  return (const char * const *) private_of (self)->unknown->pdata;
}

/**
 * winnow_follower_reader_next:
 * @self: a reader
 * @record: (out) (transfer none): the next follower, %NULL at the end of the
 *   file. Valid until the next call
 * @cancellable: (nullable): to stop waiting for the stream
 * @error: return location for a %WINNOW_FILE_ERROR or an error of the stream
 *
 * Reads one follower. Memory does not grow with the file. After an error no
 * further row is read; the same error is told again. Blocks.
 *
 * Returns: %FALSE with @error set when something is wrong with the file
 */
gboolean
winnow_follower_reader_next (WinnowFollowerReader        *self,
                             const WinnowFollowerRecord **record,
                             GCancellable                *cancellable,
                             GError                     **error)
{
  WinnowFollowerReaderPrivate *priv;

  g_return_val_if_fail (WINNOW_IS_FOLLOWER_READER (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  priv = private_of (self);
  *record = NULL;

  if (priv->error == NULL &&
      WINNOW_FOLLOWER_READER_GET_CLASS (self)->next (self, record, cancellable,
                                                     &priv->error))
    return TRUE;

  g_propagate_error (error, g_error_copy (priv->error));

  return FALSE;
}

/* For the readers: where their lines come from. */
WinnowLineSource *
winnow_follower_reader_get_source (WinnowFollowerReader *self)
{
  return private_of (self)->source;
}

/* @source: (transfer full) */
void
winnow_follower_reader_set_source (WinnowFollowerReader *self,
                                   WinnowLineSource     *source)
{
  g_assert (source != NULL);
  g_assert (private_of (self)->source == NULL);

  private_of (self)->source = source;
}

void
winnow_follower_reader_add_fields (WinnowFollowerReader *self,
                                   WinnowFields          fields)
{
  private_of (self)->fields |= fields;
}

void
winnow_follower_reader_add_unknown (WinnowFollowerReader *self,
                                    const char           *name)
{
  GPtrArray *unknown = private_of (self)->unknown;
  g_autofree char *safe = NULL;

  if (unknown->len >= MAX_UNKNOWN || *name == '\0')
    return;

  safe = winnow_file_error_quote (name, strlen (name));

  if (!g_ptr_array_find_with_equal_func (unknown, safe, g_str_equal, NULL))
    g_ptr_array_add (unknown, g_steal_pointer (&safe));
}
