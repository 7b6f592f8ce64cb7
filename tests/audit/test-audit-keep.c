/* test-audit-keep.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "audit/winnow-audit.h"
#include "fake-network.h"
#include "followers/winnow-time.h"
#include "tests/folder.h"

typedef struct
{
  char        *folder;
  char        *path;
  WinnowStore *store;
  FakeNetwork *network;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "audits.db", NULL);
  fixture->store = winnow_store_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->network = fake_network_new (1000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->network);
  test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static WinnowAudit *
new_audit (Fixture *fixture,
           guint    limit,
           gint64   as_of)
{
  g_autoptr (WinnowModel) model = winnow_model_new_default ();

  return winnow_audit_new (WINNOW_NETWORK (fixture->network), "account.test",
                           limit, as_of, model, fixture->store);
}

/* The only audit kept. */
static WinnowStoredAudit *
load_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audits =
    winnow_store_list_audits (fixture->store, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (audits->len, ==, 1);

  return winnow_stored_audit_copy (g_ptr_array_index (audits, 0));
}

static guint
count_audits (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audits =
    winnow_store_list_audits (fixture->store, 10, &error);

  g_assert_no_error (error);

  return audits->len;
}

static guint
get_length (WinnowAudit *audit)
{
  return winnow_follower_list_get_length (winnow_audit_get_followers (audit));
}

/* Every record in the store is the one that was read. */
static void
assert_kept (Fixture     *fixture,
             WinnowAudit *audit)
{
  g_autoptr (WinnowStoredAudit) stored = load_only (fixture);
  g_autoptr (WinnowFollowerList) kept = NULL;
  g_autoptr (GError) error = NULL;
  WinnowFollowerList *read = winnow_audit_get_followers (audit);

  kept = winnow_store_load_followers (fixture->store, stored->row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_list_get_length (kept), ==,
                    get_length (audit));

  for (guint rank = 0; rank < get_length (audit); rank++)
    {
      const WinnowFollowerRecord *a =
        winnow_follower_list_get_record (read, rank);
      const WinnowFollowerRecord *b =
        winnow_follower_list_get_record (kept, rank);

      g_assert_cmpuint (a->known, ==, b->known);
      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->handle, ==, b->handle);
      g_assert_cmpint (a->created_at, ==, b->created_at);
      if (a->known & WINNOW_FIELD_POSTS)
        g_assert_cmpuint (a->posts, ==, b->posts);
    }
}

static void
run (WinnowAudit *audit,
     GQuark       domain,
     int          code)
{
  g_autoptr (GError) error = NULL;

  fake_await (winnow_audit_run (audit), &error);
  if (domain != 0)
    g_assert_error (error, domain, code);
  else
    g_assert_no_error (error);
}

static void
test_finished (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WinnowAudit) audit = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowStoredAudit) stored = NULL;

  fixture->network->amend = TRUE;
  run (audit, 0, 0);
  stored = load_only (fixture);

  g_assert_cmpstr (stored->network, ==, "fake");
  g_assert_cmpstr (stored->server, ==, "https://fake.test");
  g_assert_cmpstr (stored->account_id, ==, "did:plc:account");
  g_assert_cmpstr (stored->handle, ==, "account.test");
  g_assert_null (stored->display_name);
  g_assert_cmpstr (stored->bio, ==, "");
  g_assert_cmpint (stored->account_followers, ==, 1000);
  g_assert_cmpint (stored->account_posts, ==, -1);
  g_assert_cmpint (stored->as_of, ==, FAKE_NOW);
  g_assert_true (stored->finished);
  g_assert_true (stored->list_complete);
  g_assert_cmpuint (stored->followers_read, ==, 1000);
  g_assert_cmpfloat (stored->shares[WINNOW_CLASS_FAKE], ==, .25);
  assert_kept (fixture, audit);
}

/* What was read when it failed is kept, and a new audit goes on with it. */
static void
test_pick_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (WinnowAudit) first = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowAudit) second = NULL;
  g_autoptr (WinnowStoredAudit) stored = NULL;

  fixture->network->fail_at = 450;
  run (first, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);
  assert_kept (fixture, first);
  stored = load_only (fixture);
  g_assert_false (stored->finished);
  g_assert_false (stored->list_complete);
  g_assert_cmpstr (stored->cursor, ==, "400");
  g_assert_cmpuint (stored->followers_read, ==, 450);

  fixture->network->fail_at = 0;
  second = new_audit (fixture, 0, FAKE_NOW + WINNOW_DAY);
  run (second, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 400);
  g_assert_cmpuint (get_length (second), ==, 1000);
  g_assert_cmpint (winnow_audit_get_started_at (second), ==,
                   stored->started_at);
  g_assert_cmpint (winnow_audit_get_as_of (second), ==, FAKE_NOW + WINNOW_DAY);
  assert_kept (fixture, second);

  /* Nothing is left to go on with: the next one is another. */
  g_clear_object (&second);
  second = new_audit (fixture, 0, FAKE_NOW);
  run (second, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 0);
  g_assert_cmpuint (count_audits (fixture), ==, 2);
}

/* Neither a part asked for is taken for the whole, nor the other way round;
 * and what is on another server is somebody else. */
static void
test_no_pick_up (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (WinnowAudit) first = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowAudit) limited = NULL;
  g_autoptr (WinnowAudit) elsewhere = NULL;

  fixture->network->fail_at = 450;
  run (first, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);

  fixture->network->fail_at = 0;
  limited = new_audit (fixture, 600, FAKE_NOW);
  run (limited, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 0);
  g_assert_cmpuint (count_audits (fixture), ==, 2);

  fixture->network->server = "https://other.test";
  elsewhere = new_audit (fixture, 0, FAKE_NOW);
  run (elsewhere, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 0);
  g_assert_cmpuint (count_audits (fixture), ==, 3);
}

/* One that was begun more than a day ago is too old to go on with. */
static void
test_too_old (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (WinnowAudit) first = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowAudit) second = NULL;
  g_autoptr (WinnowStoredAudit) stored = NULL;
  g_autoptr (GError) error = NULL;

  fixture->network->fail_at = 450;
  run (first, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);
  stored = load_only (fixture);
  stored->started_at = g_get_real_time () - WINNOW_DAY - G_USEC_PER_SEC;
  winnow_store_save_audit (fixture->store, stored, &error);
  g_assert_no_error (error);

  fixture->network->fail_at = 0;
  second = new_audit (fixture, 0, FAKE_NOW);
  run (second, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 0);
  g_assert_cmpuint (count_audits (fixture), ==, 2);
}

/* The sample network listens on another port every time. */
static void
test_sample_server (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (WinnowAudit) first = NULL;
  g_autoptr (WinnowAudit) second = NULL;

  fixture->network->id = "sample";
  fixture->network->server = "http://127.0.0.1:40001";
  fixture->network->fail_at = 450;
  first = new_audit (fixture, 0, FAKE_NOW);
  run (first, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);

  fixture->network->server = "http://127.0.0.1:40002";
  fixture->network->fail_at = 0;
  second = new_audit (fixture, 0, FAKE_NOW);
  run (second, 0, 0);
  g_assert_cmpuint (fixture->network->first_rank, ==, 400);
}

/* It is kept while it runs, not only when it ends well. */
static void
test_while_running (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (WinnowAudit) audit = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowStoredAudit) stored = NULL;

  fixture->network->hang_at = 450;
  dex_future_disown (winnow_audit_run (audit));
  while (count_audits (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_RUNNING);
  assert_kept (fixture, audit);
  stored = load_only (fixture);
  g_assert_cmpstr (stored->cursor, ==, "400");
  g_assert_false (stored->finished);

  winnow_audit_stop (audit);
  while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

/* What was not found is not worth keeping. */
static void
test_not_found (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (WinnowAudit) audit = new_audit (fixture, 0, FAKE_NOW);

  fixture->network->look_up_error = WINNOW_NETWORK_ERROR_GONE;
  run (audit, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_GONE);
  g_assert_cmpuint (count_audits (fixture), ==, 0);
}

static void
test_stored (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (WinnowAudit) first = new_audit (fixture, 0, FAKE_NOW);
  g_autoptr (WinnowModel) model = winnow_model_new_default ();
  g_autoptr (WinnowAudit) looked_at = NULL;
  g_autoptr (WinnowAudit) resumed = NULL;
  g_autoptr (WinnowStoredAudit) stored = NULL;
  g_autoptr (GError) error = NULL;
  guint n_scores;

  fixture->network->display_name = "Somebody";
  fixture->network->fail_at = 450;
  run (first, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);
  stored = load_only (fixture);

  /* Without a network it can be looked at. */
  looked_at = winnow_audit_new_for_stored (fixture->store, stored, NULL,
                                           model, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_audit_get_title (looked_at), ==, "Somebody");
  g_assert_cmpstr (winnow_audit_get_network_id (looked_at), ==, "fake");
  g_assert_cmpint (winnow_audit_get_state (looked_at), ==,
                   WINNOW_AUDIT_STOPPED);
  g_assert_false (winnow_audit_get_resumable (looked_at));
  winnow_audit_get_scores (looked_at, &n_scores);
  g_assert_cmpuint (n_scores, ==, 450);
  run (looked_at, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);

  /* With one it goes on. */
  fixture->network->fail_at = 0;
  resumed = winnow_audit_new_for_stored (fixture->store, stored,
                                         WINNOW_NETWORK (fixture->network),
                                         model, &error);
  g_assert_no_error (error);
  g_assert_true (winnow_audit_get_resumable (resumed));
  run (resumed, 0, 0);
  g_assert_cmpuint (fixture->network->n_look_ups, ==, 1);
  g_assert_cmpuint (fixture->network->first_rank, ==, 400);
  g_assert_cmpuint (get_length (resumed), ==, 1000);
  assert_kept (fixture, resumed);
}

/* Drops every table behind the store's back. */
static void
break_store (Fixture *fixture)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  g_autoptr (GString) drops =
    g_string_new ("PRAGMA foreign_keys=OFF;");

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_master WHERE type='table' "
                      "AND name NOT LIKE 'sqlite_%'", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (drops, "DROP TABLE \"%s\";",
                            sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (db, drops->str, NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

/* An audit that cannot be kept goes on all the same, and says so. */
static void
test_cannot_keep (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (WinnowAudit) audit = new_audit (fixture, 0, FAKE_NOW);
  g_auto (GStrv) warnings = NULL;
  gboolean told = FALSE;

  break_store (fixture);
  run (audit, 0, 0);
  g_assert_cmpint (winnow_audit_get_state (audit), ==, WINNOW_AUDIT_FINISHED);
  g_assert_cmpuint (get_length (audit), ==, 1000);

  warnings = winnow_audit_list_warnings (audit);
  for (guint i = 0; warnings[i] != NULL; i++)
    told |= strstr (warnings[i], "could not be kept") != NULL;
  g_assert_true (told);
}

#define ADD(name, func) \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ADD ("/audit-keep/finished", test_finished);
  ADD ("/audit-keep/pick-up", test_pick_up);
  ADD ("/audit-keep/no-pick-up", test_no_pick_up);
  ADD ("/audit-keep/too-old", test_too_old);
  ADD ("/audit-keep/sample-server", test_sample_server);
  ADD ("/audit-keep/while-running", test_while_running);
  ADD ("/audit-keep/not-found", test_not_found);
  ADD ("/audit-keep/stored", test_stored);
  ADD ("/audit-keep/cannot-keep", test_cannot_keep);

  return g_test_run ();
}
