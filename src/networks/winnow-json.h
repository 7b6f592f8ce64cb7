/* winnow-json.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that somebody else wrote: what is absent or of another type
 * than expected is NULL, or FALSE with the result untouched, never a
 * critical. */

const char *winnow_json_get_text    (JsonObject *object,
                                     const char *name);
gboolean    winnow_json_get_count   (JsonObject *object,
                                     const char *name,
                                     guint32    *count);
gboolean    winnow_json_get_time    (JsonObject *object,
                                     const char *name,
                                     gint64     *time);
JsonObject *winnow_json_get_object  (JsonObject *object,
                                     const char *name);
JsonArray  *winnow_json_get_array   (JsonObject *object,
                                     const char *name);
JsonObject *winnow_json_nth_object  (JsonArray  *array,
                                     guint       n);

G_END_DECLS
