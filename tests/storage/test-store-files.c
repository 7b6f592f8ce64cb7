/* test-store-files.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "storage/winnow-store.h"
#include "tests/folder.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "sub", "audits.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static WinnowStore *
open_good (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  WinnowStore *store = winnow_store_open (fixture->path, &error);

  g_assert_no_error (error);

  return store;
}

static gint64
save_some (WinnowStore *store,
           guint        n,
           GError     **error)
{
  g_autoptr (WinnowStoredAudit) audit = winnow_stored_audit_new ();
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autofree guint *ranks = g_new (guint, n);

  audit->network = g_strdup ("bluesky");
  if (!winnow_store_save_audit (store, audit, error))
    return 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("did:plc:%024u", i);
      WinnowFollowerRecord record = { 0, };

      winnow_follower_record_set_text (&record, WINNOW_FIELD_ID, id);
      winnow_follower_list_append (list, &record, 1);
      ranks[i] = i;
    }

  if (!winnow_store_save_followers (store, audit->row, list, ranks, n, error))
    return 0;

  return audit->row;
}

static guint
count (WinnowStore *store,
       gint64       row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowFollowerList) list = winnow_store_load_followers (store, row, &error);

  g_assert_no_error (error);

  return winnow_follower_list_get_length (list);
}

static void
execute (Fixture    *fixture,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static GBytes *
get_contents (Fixture *fixture)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (fixture->path, FALSE, NULL);

  g_assert_nonnull (file);

  return g_bytes_new (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
}

static void
assert_refused (Fixture          *fixture,
                WinnowStoreError  code)
{
  g_autoptr (GBytes) before = get_contents (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowStore) store = winnow_store_open (fixture->path, &error);

  g_assert_null (store);
  g_assert_error (error, WINNOW_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, fixture->path));

  after = get_contents (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *sub = g_path_get_dirname (fixture->path);
  g_autoptr (WinnowStore) store = open_good (fixture);
  GStatBuf status;

  save_some (store, 1, NULL);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (sub, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (WinnowStore) store = open_good (fixture);
  gint64 row = save_some (store, 250, NULL);

  g_clear_object (&store);
  store = open_good (fixture);
  g_assert_cmpuint (count (store, row), ==, 250);
}

static void
test_empty_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *sub = g_path_get_dirname (fixture->path);
  g_autoptr (WinnowStore) store = NULL;

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  store = open_good (fixture);
  g_assert_cmpint (save_some (store, 1, NULL), >, 0);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_clear_object (&(WinnowStore *) { open_good (fixture) });
  execute (fixture, "PRAGMA user_version = 3; PRAGMA journal_mode = DELETE;");
  assert_refused (fixture, WINNOW_STORE_ERROR_NEWER);
}

static WinnowStoredMark
make_mark (const char *id,
           WinnowMark  mark,
           gint64      time)
{
  return (WinnowStoredMark) {
    .follower_id = (char *) id, .mark = mark, .time = time,
  };
}

/* A file of the first layout, as an older Winnow left it. */
static void
test_version_1 (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (WinnowStore) store = open_good (fixture);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (WinnowStoredAudit) audit = NULL;
  g_autoptr (GError) error = NULL;
  WinnowStoredMark mark = make_mark ("did:1", WINNOW_MARK_FAKE, 7);
  gint64 row = save_some (store, 3, NULL);

  g_clear_object (&store);
  execute (fixture, "DROP TABLE corrections; PRAGMA user_version = 1;");

  store = open_good (fixture);
  audit = winnow_store_load_audit (store, row, &error);
  g_assert_no_error (error);
  g_assert_nonnull (audit);

  g_assert_true (winnow_store_save_mark (store, "bluesky", NULL, "did:a",
                                         &mark, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = open_good (fixture);
  marks = winnow_store_list_marks (store, "bluesky", NULL, "did:a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 1);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const servers[] = { NULL, "https://a.example" };
  g_autoptr (WinnowStore) store = open_good (fixture);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GError) error = NULL;
  const WinnowStoredMark *first;

  for (guint i = 0; i < 2; i++)
    {
      WinnowStoredMark a = make_mark ("1", WINNOW_MARK_FAKE, 9);
      WinnowStoredMark b = make_mark ("2", WINNOW_MARK_REAL, 8);

      a.handle = (char *) "alice";
      g_assert_true (winnow_store_save_mark (store, "n", servers[i], "acc", &a,
                                             &error));
      g_assert_true (winnow_store_save_mark (store, "n", servers[i], "acc", &b,
                                             &error));
      /* said again, otherwise */
      a.mark = WINNOW_MARK_REAL;
      a.time = 10;
      g_assert_true (winnow_store_save_mark (store, "n", servers[i], "acc", &a,
                                             &error));
    }

  g_assert_true (winnow_store_delete_mark (store, "n", NULL, "acc", "1",
                                           &error));
  g_assert_true (winnow_store_delete_mark (store, "n", NULL, "acc", "none",
                                           &error));
  marks = winnow_store_list_marks (store, "n", NULL, "acc", &error);
  g_assert_cmpuint (marks->len, ==, 1);
  g_clear_pointer (&marks, g_ptr_array_unref);

  marks = winnow_store_list_marks (store, "n", "https://a.example", "acc",
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 2);
  first = g_ptr_array_index (marks, 0);
  g_assert_cmpstr (first->follower_id, ==, "2");
  g_assert_null (first->handle);
  g_assert_cmpint (first->mark, ==, WINNOW_MARK_REAL);
  first = g_ptr_array_index (marks, 1);
  g_assert_cmpstr (first->handle, ==, "alice");
  g_assert_cmpint (first->mark, ==, WINNOW_MARK_REAL);
  g_assert_cmpint (first->time, ==, 10);
  g_clear_pointer (&marks, g_ptr_array_unref);

  marks = winnow_store_list_marks (store, "n", NULL, "other", &error);
  g_assert_cmpuint (marks->len, ==, 0);
}

static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *sub = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  execute (fixture, "CREATE TABLE recipes (name TEXT);");
  assert_refused (fixture, WINNOW_STORE_ERROR_OPEN);
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *sub = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "Dear diary", -1, NULL));
  assert_refused (fixture, WINNOW_STORE_ERROR_DAMAGED);
}

static void
test_tables_missing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_clear_object (&(WinnowStore *) { open_good (fixture) });
  execute (fixture, "PRAGMA journal_mode = DELETE; DROP TABLE followers;");
  assert_refused (fixture, WINNOW_STORE_ERROR_DAMAGED);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *beyond = NULL;

  g_assert_null (winnow_store_open (fixture->folder, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_OPEN);
  g_clear_error (&error);

  g_clear_object (&(WinnowStore *) { open_good (fixture) });
  beyond = g_build_filename (fixture->path, "audits.db", NULL);
  g_assert_null (winnow_store_open (beyond, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, beyond));
}

/* Noise over everything but the first pages: opens, but cannot be read. */
static void
test_damaged_inside (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (WinnowStore) store = open_good (fixture);
  gint64 row = save_some (store, 5000, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gsize length_after;

  g_clear_object (&store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 100000);
  memset (contents + 40960, 0xa5, length - 40960);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  store = open_good (fixture);
  g_assert_null (winnow_store_load_followers (store, row, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_object (&store);

  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (contents, length, after, length_after);
}

/* Every cut of the file is told or harmless. */
static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (WinnowStore) store = open_good (fixture);
  gint64 row = save_some (store, 1000, NULL);
  g_autofree char *contents = NULL;
  gsize length;
  guint n_told = 0;

  g_clear_object (&store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));

  for (guint i = 1; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WinnowFollowerList) list = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents,
                                          (gssize) (length * i / 20), NULL));
      store = winnow_store_open (fixture->path, &error);
      if (store != NULL)
        list = winnow_store_load_followers (store, row, &error);
      g_clear_object (&store);

      if (list != NULL)
        {
          g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 1000);
          continue;
        }

      g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_DAMAGED);
      n_told++;
    }

  g_assert_cmpuint (n_told, >, 10);
}

static void
test_full_subprocess (void)
{
  const char *path = g_getenv ("WINNOW_TEST_STORE");
  struct rlimit limit = { 300000, 300000 };
  g_autoptr (WinnowStore) store = winnow_store_open (path, NULL);
  g_autoptr (GError) error = NULL;
  gint64 row = save_some (store, 10, NULL);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_cmpint (save_some (store, 50000, &error), ==, 0);
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FULL);

  /* What was there is there, and small things still fit. */
  g_assert_cmpuint (count (store, row), ==, 10);
  g_assert_cmpint (save_some (store, 10, NULL), >, 0);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "WINNOW_TEST_STORE",
                                                 fixture->path, TRUE);

  g_test_trap_subprocess_with_envp ("/store-files/full/subprocess",
                                    (const char * const *) environment, 0, 0);
  g_test_trap_assert_passed ();
}

#define N_WRITERS 3
#define N_BATCHES 30

static void
test_writer_subprocess (void)
{
  const char *path = g_getenv ("WINNOW_TEST_STORE");
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowStore) store = winnow_store_open (path, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_assert_cmpint (save_some (store, 100, &error), >, 0);
      g_assert_no_error (error);
    }
}

/* Several processes make the file and write to it at the same time. */
static void
test_processes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  GSubprocess *writers[N_WRITERS];
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (WinnowStore) store = NULL;
  g_autoptr (GPtrArray) audits = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "WINNOW_TEST_STORE", fixture->path, TRUE);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i] = g_subprocess_launcher_spawn (launcher, &error, program,
                                                "-p", "/store-files/writer/subprocess",
                                                "--GTestSubprocess", NULL);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_assert_true (g_subprocess_wait_check (writers[i], NULL, &error));
      g_assert_no_error (error);
      g_object_unref (writers[i]);
    }

  store = open_good (fixture);
  audits = winnow_store_list_audits (store, 0, &error);
  g_assert_cmpuint (audits->len, ==, N_WRITERS * N_BATCHES);
  for (guint i = 0; i < audits->len; i++)
    g_assert_cmpuint (count (store, ((WinnowStoredAudit *) audits->pdata[i])->row), ==, 100);
}

/* A store sees what another one in the same process wrote. */
static void
test_two_stores (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (WinnowStore) one = open_good (fixture);
  g_autoptr (WinnowStore) two = open_good (fixture);
  gint64 row = save_some (one, 10, NULL);

  g_assert_cmpuint (count (two, row), ==, 10);
  g_assert_true (winnow_store_delete_audit (two, row, NULL));
  g_assert_cmpuint (count (one, row), ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/store-files/" path, Fixture, NULL, set_up, func, tear_down)

/* Between stores as between processes: a lock is the open file's. */
static void
test_claims (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (WinnowStore) one = open_good (fixture);
  g_autoptr (WinnowStore) other = open_good (fixture);

  g_assert_true (winnow_store_claim (one, 7));
  g_assert_false (winnow_store_claim (one, 7));
  g_assert_false (winnow_store_claim (other, 7));
  g_assert_true (winnow_store_claim (other, 8));

  winnow_store_release (one, 7);
  winnow_store_release (one, 8);
  g_assert_true (winnow_store_claim (other, 7));
  g_assert_false (winnow_store_claim (one, 8));

  /* Whoever held them is gone. */
  g_clear_object (&other);
  g_assert_true (winnow_store_claim (one, 7));
  g_assert_true (winnow_store_claim (one, 8));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("private", test_private);
  ADD ("reopen", test_reopen);
  ADD ("empty-file", test_empty_file);
  ADD ("newer", test_newer);
  ADD ("version-1", test_version_1);
  ADD ("marks", test_marks);
  ADD ("other-program", test_other_program);
  ADD ("no-database", test_no_database);
  ADD ("tables-missing", test_tables_missing);
  ADD ("folder", test_folder);
  ADD ("damaged-inside", test_damaged_inside);
  ADD ("cut", test_cut);
  ADD ("full", test_full);
  ADD ("processes", test_processes);
  ADD ("claims", test_claims);
  ADD ("two-stores", test_two_stores);
  g_test_add_func ("/store-files/full/subprocess", test_full_subprocess);
  g_test_add_func ("/store-files/writer/subprocess", test_writer_subprocess);

  return g_test_run ();
}
