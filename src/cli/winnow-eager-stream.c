/* winnow-eager-stream.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "cli/winnow-eager-stream.h"

struct _WinnowEagerStream
{
  GFilterInputStream parent_instance;
};

G_DEFINE_FINAL_TYPE (WinnowEagerStream, winnow_eager_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
winnow_eager_stream_read (GInputStream  *stream,
                          void          *buffer,
                          gsize          count,
                          GCancellable  *cancellable,
                          GError       **error)
{
  GInputStream *base =
    g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));

  /* That it fails is found out by whoever writes next. */
  fflush (stdout);

  return g_input_stream_read (base, buffer, count, cancellable, error);
}

static void
winnow_eager_stream_class_init (WinnowEagerStreamClass *klass)
{
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  stream_class->read_fn = winnow_eager_stream_read;
}

static void
winnow_eager_stream_init (WinnowEagerStream *self)
{
}

/**
 * winnow_eager_stream_new:
 * @base: where the input comes from
 *
 * A filter that passes @base through, and flushes standard output before each
 * read: whoever feeds one row at a time gets each answer at once, and whoever
 * feeds a file pays for a flush a buffer only.
 *
 * Returns: (transfer full): the filter
 */
GInputStream *
winnow_eager_stream_new (GInputStream *base)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (base), NULL);

  return g_object_new (WINNOW_TYPE_EAGER_STREAM, "base-stream", base, NULL);
}
