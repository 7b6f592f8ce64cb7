/* winnow-eager-stream.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_EAGER_STREAM (winnow_eager_stream_get_type ())

/* An input stream that has the output written out before it may block for
 * more input. */
G_DECLARE_FINAL_TYPE (WinnowEagerStream, winnow_eager_stream, WINNOW, EAGER_STREAM, GFilterInputStream)

GInputStream *winnow_eager_stream_new (GInputStream *base);

G_END_DECLS
