/* samples.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/winnow-http-answer.h"

G_BEGIN_DECLS

/* Answers that real servers gave, in samples/: status line, headers, an empty
 * line and the body, long lists cut short. */
char             *sample_load           (const char          *name,
                                         guint               *status,
                                         SoupMessageHeaders **headers);
WinnowHttpAnswer *sample_load_answer    (const char          *name);
WinnowHttpAnswer *sample_answer_for_json (guint               status,
                                          const char         *json);

G_END_DECLS
