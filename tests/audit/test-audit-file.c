/* test-audit-file.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/winnow-audit.h"
#include "fake-network.h"
#include "followers/winnow-follower-reader.h"
#include "tests/folder.h"

typedef struct
{
  char        *folder;
  char        *path;
  WinnowAudit *audit;
} Fixture;

static char *
make_rows (guint n)
{
  g_autoptr (GString) text = g_string_new ("id,posts,followers,following,"
                                           "last_post_at\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,%u,300,250,2026-05-01\n", i, 900 + i);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "list.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->audit);
  test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
run (Fixture     *fixture,
     const char  *text,
     guint        limit,
     GError     **error)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2014");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) write_error = NULL;

  if (text != NULL)
    g_file_set_contents (fixture->path, text, -1, &write_error);
  g_assert_no_error (write_error);

  g_clear_object (&fixture->audit);
  fixture->audit = winnow_audit_new_for_file (file, limit, FAKE_NOW, model);
  fake_await (winnow_audit_run (fixture->audit), error);
}

static void
assert_read (Fixture    *fixture,
             guint       length,
             gboolean    complete,
             const char *expected)
{
  g_autofree char *frame = winnow_audit_describe_frame (fixture->audit);

  g_assert_cmpuint (winnow_follower_list_get_length (
                      winnow_audit_get_followers (fixture->audit)),
                    ==, length);
  g_assert_cmpuint (winnow_audit_get_split (fixture->audit)->n, ==, length);
  g_assert_cmpint (winnow_audit_get_complete (fixture->audit), ==, complete);
  g_assert_cmpint (winnow_audit_get_total (fixture->audit), ==, -1);
  g_assert_cmpstr (frame, ==, expected);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = make_rows (20000);
  g_autoptr (GError) error = NULL;
  const WinnowSplit *split;

  run (fixture, text, 0, &error);
  g_assert_no_error (error);
  assert_read (fixture, 20000, TRUE, "all 20,000 followers in list.csv");
  g_assert_cmpstr (winnow_audit_get_network_id (fixture->audit), ==, "file");
  g_assert_cmpstr (winnow_audit_get_title (fixture->audit), ==, "list.csv");
  g_assert_null (winnow_audit_get_account (fixture->audit));
  g_assert_cmpint (winnow_fetch_get_phase (winnow_audit_get_fetch (fixture->audit)),
                   ==, WINNOW_FETCH_DONE);

  split = winnow_audit_get_split (fixture->audit);
  g_assert_cmpuint (split->parts[WINNOW_CLASS_REAL].count, ==, 20000);
  g_assert_cmpfloat (split->parts[WINNOW_CLASS_REAL].interval.low, ==, 1);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = make_rows (100);
  g_autoptr (GError) error = NULL;

  run (fixture, text, 60, &error);
  g_assert_no_error (error);
  assert_read (fixture, 60, FALSE, "the first 60 followers in list.csv");

  /* A limit that is just reached leaves nothing out. */
  run (fixture, text, 100, &error);
  g_assert_no_error (error);
  assert_read (fixture, 100, TRUE, "all 100 followers in list.csv");

  run (fixture, text, 1000, &error);
  g_assert_no_error (error);
  assert_read (fixture, 100, TRUE, "all 100 followers in list.csv");
}

static void
test_header_only (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, "id,handle\n", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_audit_get_state (fixture->audit), ==,
                   WINNOW_AUDIT_FINISHED);
  g_assert_cmpuint (winnow_audit_get_split (fixture->audit)->n, ==, 0);
}

/* What came before the bad row stays, and the message says where it is. */
static void
test_bad_row (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *rows = make_rows (12000);
  g_autofree char *text = g_strconcat (rows, "12000,many,1,1,\n", NULL);
  g_autoptr (GError) error = NULL;

  run (fixture, text, 0, &error);
  g_assert_error (error, WINNOW_FILE_ERROR, WINNOW_FILE_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "12002"));
  g_assert_nonnull (strstr (error->message, "posts"));
  g_assert_cmpint (winnow_audit_get_state (fixture->audit), ==,
                   WINNOW_AUDIT_FAILED);
  g_assert_false (winnow_audit_get_resumable (fixture->audit));
  assert_read (fixture, 12000, FALSE,
               "the first 12,000 followers in list.csv");
}

/* A bad row beyond the limit is nobody's business. */
static void
test_bad_row_beyond (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *rows = make_rows (10);
  g_autofree char *text = g_strconcat (rows, "12000,many,1,1,\n", NULL);
  g_autoptr (GError) error = NULL;

  run (fixture, text, 10, &error);
  g_assert_no_error (error);
  assert_read (fixture, 10, FALSE, "the first 10 followers in list.csv");
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, NULL, 0, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (winnow_audit_get_state (fixture->audit), ==,
                   WINNOW_AUDIT_FAILED);

  /* It may be there the next time. */
  g_assert_true (winnow_audit_get_resumable (fixture->audit));
  g_clear_error (&error);
  g_file_set_contents (fixture->path, "id\n1\n", -1, &error);
  g_assert_no_error (error);
  fake_await (winnow_audit_run (fixture->audit), &error);
  g_assert_no_error (error);
  assert_read (fixture, 1, TRUE, "the 1 follower in list.csv");
}

static void
stop_cb (WinnowAudit *audit)
{
  winnow_audit_stop (audit);
}

static void
test_stop_resume (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = make_rows (50000);
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2014");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  WinnowFollowerList *list;
  gulong handler;
  guint length;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
  fixture->audit = winnow_audit_new_for_file (file, 0, FAKE_NOW, model);
  list = winnow_audit_get_followers (fixture->audit);
  handler = g_signal_connect_swapped (list, "items-changed",
                                      G_CALLBACK (stop_cb), fixture->audit);
  fake_await (winnow_audit_run (fixture->audit), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  length = winnow_follower_list_get_length (list);
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <, 50000);
  g_assert_true (winnow_audit_get_resumable (fixture->audit));

  /* Every row once, though the file is read from its beginning. */
  g_signal_handler_disconnect (list, handler);
  fake_await (winnow_audit_run (fixture->audit), &error);
  g_assert_no_error (error);
  assert_read (fixture, 50000, TRUE, "all 50,000 followers in list.csv");
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Beat;

static gboolean
beat_cb (gpointer user_data)
{
  Beat *beat = user_data;
  gint64 now = g_get_monotonic_time ();

  if (beat->last != 0)
    beat->longest = MAX (beat->longest, now - beat->last);
  beat->last = now;

  return G_SOURCE_CONTINUE;
}

static void
report_beat (Beat       *beat,
             const char *what)
{
  g_test_minimized_result ((double) beat->longest / G_USEC_PER_SEC,
                           "main loop kept for %.3f s at most while %s",
                           (double) beat->longest / G_USEC_PER_SEC, what);
  beat->longest = 0;
  beat->last = 0;
}

static void
updated_cb (WinnowAudit *audit,
            gboolean    *updated)
{
  *updated = TRUE;
}

/* To be looked at with -m perf: how long the main loop is kept while a large
 * file is read, and while it is scored anew. */
static void
test_smooth (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = make_rows (g_test_perf () ? 1000000 : 20000);
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2019");
  g_autoptr (GError) error = NULL;
  gboolean updated = FALSE;
  Beat beat = { 0 };
  guint source = g_timeout_add (2, beat_cb, &beat);

  g_test_timer_start ();
  run (fixture, text, 0, &error);
  g_assert_no_error (error);
  g_test_message ("read in %.3f s", g_test_timer_elapsed ());
  report_beat (&beat, "reading");

  g_signal_connect (fixture->audit, "updated", G_CALLBACK (updated_cb),
                    &updated);
  winnow_audit_set_model (fixture->audit, model);
  while (!updated)
    g_main_context_iteration (NULL, TRUE);
  report_beat (&beat, "scoring anew");
  g_source_remove (source);
}

#define ADD(name, func) \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ADD ("/audit-file/whole", test_whole);
  ADD ("/audit-file/limit", test_limit);
  ADD ("/audit-file/header-only", test_header_only);
  ADD ("/audit-file/bad-row", test_bad_row);
  ADD ("/audit-file/bad-row-beyond", test_bad_row_beyond);
  ADD ("/audit-file/no-file", test_no_file);
  ADD ("/audit-file/stop-resume", test_stop_resume);
  ADD ("/audit-file/smooth", test_smooth);

  return g_test_run ();
}
