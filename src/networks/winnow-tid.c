/* winnow-tid.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-tid.h"

#include <string.h>

/* base32-sortable: the order of the digits is the order of their ASCII codes,
 * so that TIDs sort as text */
static const char digits[] = "234567abcdefghijklmnopqrstuvwxyz";

#define CLOCK_ID_BITS 10
#define TIME_BITS     53

/**
 * winnow_tid_parse:
 * @tid: (nullable): what may be a TID
 * @time: (out): where the time goes, µs since 1970-01-01 UTC
 *
 * Reads the time out of an AT Protocol timestamp identifier: 13 base32 digits
 * that hold a zero bit, 53 bits of microseconds and 10 bits of clock id.
 *
 * The client that wrote the record chose it. Whether the time can be true is
 * for the caller to judge.
 *
 * Returns: %FALSE, with @time untouched, when @tid is no TID to the letter
 */
gboolean
winnow_tid_parse (const char *tid,
                  gint64     *time)
{
  guint64 bits = 0;

  g_return_val_if_fail (time != NULL, FALSE);

  if (tid == NULL || strlen (tid) != WINNOW_TID_LENGTH)
    return FALSE;

  for (guint i = 0; i < WINNOW_TID_LENGTH; i++)
    {
      const char *digit = strchr (digits, tid[i]);

      if (digit == NULL)
        return FALSE;

      /* 13 digits are 65 bits: the first must not reach bit 63 or 64 */
      if (i == 0 && digit - digits >= 8)
        return FALSE;

      bits = (bits << 5) | (guint64) (digit - digits);
    }

  *time = (gint64) (bits >> CLOCK_ID_BITS);

  return TRUE;
}

/**
 * winnow_tid_format:
 * @time: µs since 1970-01-01 UTC; 0 ≤ @time < 2⁵³
 * @clock_id: tells apart what was written in the same microsecond, < 1024
 *
 * Returns: (transfer full): the TID, such that winnow_tid_parse() gives back
 *   @time
 */
char *
winnow_tid_format (gint64 time,
                   guint  clock_id)
{
  char tid[WINNOW_TID_LENGTH + 1] = { 0 };
  guint64 bits;

  g_return_val_if_fail (time >= 0, NULL);
  g_return_val_if_fail (time < G_GINT64_CONSTANT (1) << TIME_BITS, NULL);
  g_return_val_if_fail (clock_id < 1 << CLOCK_ID_BITS, NULL);

  bits = ((guint64) time << CLOCK_ID_BITS) | clock_id;

  for (int i = WINNOW_TID_LENGTH - 1; i >= 0; i--)
    {
      tid[i] = digits[bits & 31];
      bits >>= 5;
    }

  return g_strdup (tid);
}
