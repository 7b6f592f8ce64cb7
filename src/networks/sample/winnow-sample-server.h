/* winnow-sample-server.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WINNOW_TYPE_SAMPLE_SERVER (winnow_sample_server_get_type ())

/* The sample network's server: on 127.0.0.1, in a thread of its own, so that
 * making up people never holds up a window. Runs from new to the last unref. */
G_DECLARE_FINAL_TYPE (WinnowSampleServer, winnow_sample_server, WINNOW, SAMPLE_SERVER, GObject)

/* @port: 0 = any free one. Waits until the server listens: milliseconds. */
WinnowSampleServer *winnow_sample_server_new           (guint64              seed,
                                                        gint64               as_of,
                                                        guint                port,
                                                        GError             **error);
/* "http://127.0.0.1:PORT" */
const char         *winnow_sample_server_get_uri       (WinnowSampleServer  *self);
/* Tells failing.sample that a reading begins, or begins again. */
void                winnow_sample_server_begin_reading (WinnowSampleServer  *self);

G_END_DECLS
