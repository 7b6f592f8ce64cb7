/* benchmark-rescoring.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "audit/winnow-audit.h"

/* How long a million followers take to be scored anew, and how long the main
 * loop is kept from anything else meanwhile. */
#define N_FOLLOWERS 1000000
#define AS_OF (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

typedef struct
{
  gint64   last;
  gint64   longest;
  gboolean done;
} Watch;

static gboolean
tick_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  watch->longest = MAX (watch->longest, now - watch->last);
  watch->last = now;

  return G_SOURCE_CONTINUE;
}

static void
updated_cb (WinnowAudit *audit,
            Watch       *watch)
{
  watch->done = TRUE;
}

static void
report (const char  *what,
        WinnowAudit *audit,
        DexFuture   *future)
{
  Watch watch = { .last = g_get_monotonic_time () };
  gint64 start = watch.last;
  guint source = g_timeout_add (1, tick_cb, &watch);
  gulong handler = g_signal_connect (audit, "updated", G_CALLBACK (updated_cb),
                                     &watch);

  while (future != NULL ? dex_future_is_pending (future) : !watch.done)
    g_main_context_iteration (NULL, TRUE);
  g_main_context_iteration (NULL, TRUE);

  g_print ("%s: %.3f s, main loop kept for at most %.1f ms\n", what,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
           (double) watch.longest / 1000);
  g_signal_handler_disconnect (audit, handler);
  g_source_remove (source);
}

static void
write_file (const char *path)
{
  FILE *file = g_fopen (path, "w");

  fputs ("id,created_at,posts,followers,following,last_post_at\n", file);
  for (guint i = 0; i < N_FOLLOWERS; i++)
    fprintf (file, "%u,20%02u-03-0%uT00:00:00Z,%u,%u,%u,2025-1%u-11T00:00:00Z\n",
             i, 10 + i % 15, 1 + i % 9, i * 7 % 5000, i * 13 % 900,
             i * 17 % 2100, i % 3);
  fclose (file);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("winnow");
  g_autoptr (WinnowModel) strict = winnow_model_new_full ("winnow", 30, 0.005);
  g_autofree char *folder = g_dir_make_tmp ("winnow-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autoptr (DexFuture) run = NULL;
  g_autoptr (DexFuture) others = NULL;

  dex_init ();
  write_file (path);
  audit = winnow_audit_new_for_file (file, 0, AS_OF, model);
  run = winnow_audit_run (audit);
  report ("read and score", audit, run);

  winnow_audit_set_model (audit, strict);
  report ("other preferences", audit, NULL);

  for (guint i = 0; i < 25; i++)
    winnow_audit_set_mark (audit, i * 40000, WINNOW_MARK_FAKE, NULL);
  report ("25 marks, fitted", audit, NULL);

  others = winnow_audit_ask_others (audit);
  report ("other tools", audit, others);

  g_remove (path);
  g_rmdir (folder);

  return 0;
}
