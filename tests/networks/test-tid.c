/* test-tid.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-tid.h"

static void
test_known (void)
{
  gint64 time;

  /* a post of 2026-11-20T10:47:13.228Z */
  g_assert_true (winnow_tid_parse ("3n2xxckl4b227", &time));
  g_assert_cmpint (time, ==, G_GINT64_CONSTANT (1795430833228000));

  g_assert_true (winnow_tid_parse ("2222222222222", &time));
  g_assert_cmpint (time, ==, 0);

  g_assert_true (winnow_tid_parse ("bzzzzzzzzzzzz", &time));
  g_assert_cmpint (time, ==, (G_GINT64_CONSTANT (1) << 53) - 1);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 time = ((gint64) g_test_rand_int_range (0, 1 << 21) << 32) |
                    (guint32) g_test_rand_int ();
      guint clock_id = (guint) g_test_rand_int_range (0, 1024);
      g_autofree char *tid = winnow_tid_format (time, clock_id);
      gint64 parsed = -1;

      g_assert_cmpuint (strlen (tid), ==, WINNOW_TID_LENGTH);
      g_assert_true (winnow_tid_parse (tid, &parsed));
      g_assert_cmpint (parsed, ==, time);
    }
}

/* TIDs sort as text in the order of their times. */
static void
test_order (void)
{
  g_autofree char *before = winnow_tid_format (G_GINT64_CONSTANT (1700000000000000), 1023);
  g_autofree char *after = winnow_tid_format (G_GINT64_CONSTANT (1700000000000001), 0);

  g_assert_cmpstr (before, <, after);
}

static void
test_refused (void)
{
  const char * const refused[] = {
    NULL,
    "",
    "3n2xxckl4b22",             /* short */
    "3n2xxckl4b2277",           /* long */
    "3N2XXCKL4B227",            /* capitals */
    "3n2xxckl4b221",            /* no such digit */
    "3n2xxckl4b22-",
    "3n2xxckl4b22 ",
    "c222222222222",            /* the top bit is set */
    "zzzzzzzzzzzzz",            /* 65 bits */
    "self",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gint64 time = 42;

      g_assert_false (winnow_tid_parse (refused[i], &time));
      g_assert_cmpint (time, ==, 42);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tid/known", test_known);
  g_test_add_func ("/tid/round-trip", test_round_trip);
  g_test_add_func ("/tid/order", test_order);
  g_test_add_func ("/tid/refused", test_refused);

  return g_test_run ();
}
