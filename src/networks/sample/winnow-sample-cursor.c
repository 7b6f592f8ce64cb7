/* winnow-sample-cursor.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-cursor.h"

#define BETWEEN "__"

/**
 * winnow_sample_cursor_append:
 * @seed: what the sample network is grown from
 * @key: the last entry of the page
 * @time: its time, µs since 1970-01-01 UTC
 * @out: gets the member `cursor` of an answer, with a comma before it
 */
void
winnow_sample_cursor_append (guint64                seed,
                             const WinnowSampleKey *key,
                             gint64                 time,
                             GString               *out)
{
  char cid[WINNOW_SAMPLE_CID_SIZE];

  winnow_sample_id_make_cid (seed, key, cid);
  g_string_append_printf (out,
                          ",\"cursor\":\"%" G_GINT64_FORMAT BETWEEN "%s\"",
                          time / 1000, cid);
}

/**
 * winnow_sample_cursor_read:
 * @seed: what the sample network is grown from
 * @text: any text
 * @key: (out): the last entry of the page before
 *
 * The time is not looked at: a cursor that was kept while the network's
 * present moved on still finds its place.
 *
 * Returns: whether it is a cursor of this network
 */
gboolean
winnow_sample_cursor_read (guint64          seed,
                           const char      *text,
                           WinnowSampleKey *key)
{
  const char *between = strstr (text, BETWEEN);

  if (between == NULL || between == text ||
      strspn (text, "0123456789") != (gsize) (between - text))
    return FALSE;

  return winnow_sample_id_read_cid (seed, between + strlen (BETWEEN), key);
}
