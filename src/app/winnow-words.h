/* winnow-words.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers, shares and times as people read them. The texts are
 * (transfer full). */
char *winnow_words_count     (gint64 count);
char *winnow_words_share     (double share);
char *winnow_words_interval  (double low,
                              double high);
char *winnow_words_range     (double low,
                              double high);
gboolean winnow_words_is_wide (double low,
                               double high);
char *winnow_words_estimate  (double share,
                              double low,
                              double high);
char *winnow_words_rate      (double rate);
char *winnow_words_time_left (double seconds);
char *winnow_words_countdown (double seconds);
char *winnow_words_date      (gint64 time);
char *winnow_words_moment    (gint64 time);
char *winnow_words_age       (gint64 time,
                              gint64 as_of);
char *winnow_words_points    (double points);

G_END_DECLS
