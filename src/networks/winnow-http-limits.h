/* winnow-http-limits.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * WinnowHttpLimits:
 * @wait: how long to hold off, µs; -1 when the server does not say
 * @spent: whether the server says that no request is left for now
 *
 * What the headers of an answer say about how often to ask.
 */
typedef struct
{
  gint64   wait;
  gboolean spent;
} WinnowHttpLimits;

void winnow_http_limits_read (WinnowHttpLimits   *limits,
                              SoupMessageHeaders *headers,
                              gint64              now);

G_END_DECLS
