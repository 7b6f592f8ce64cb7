/* test-store.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "storage/winnow-store.h"

static WinnowStore *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  WinnowStore *store = winnow_store_open (":memory:", &error);

  g_assert_no_error (error);

  return store;
}

static WinnowStoredAudit *
make_audit (const char *account_id,
            gint64      started_at)
{
  WinnowStoredAudit *audit = winnow_stored_audit_new ();

  audit->network = g_strdup ("bluesky");
  audit->server = g_strdup ("https://a.example");
  audit->account_id = g_strdup (account_id);
  audit->started_at = started_at;
  audit->as_of = started_at + 1;

  return audit;
}

static gint64
save (WinnowStore       *store,
      WinnowStoredAudit *audit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (winnow_store_save_audit (store, audit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (audit->row, >, 0);

  return audit->row;
}

static void
assert_same_audit (const WinnowStoredAudit *a,
                   const WinnowStoredAudit *b)
{
  g_assert_cmpint (a->row, ==, b->row);
  g_assert_cmpstr (a->network, ==, b->network);
  g_assert_cmpstr (a->server, ==, b->server);
  g_assert_cmpstr (a->account_id, ==, b->account_id);
  g_assert_cmpstr (a->handle, ==, b->handle);
  g_assert_cmpstr (a->display_name, ==, b->display_name);
  g_assert_cmpstr (a->bio, ==, b->bio);
  g_assert_cmpstr (a->avatar, ==, b->avatar);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpint (a->account_created_at, ==, b->account_created_at);
  g_assert_cmpint (a->account_followers, ==, b->account_followers);
  g_assert_cmpint (a->account_following, ==, b->account_following);
  g_assert_cmpint (a->account_posts, ==, b->account_posts);
  g_assert_cmpint (a->started_at, ==, b->started_at);
  g_assert_cmpint (a->as_of, ==, b->as_of);
  g_assert_cmpuint (a->limit, ==, b->limit);
  g_assert_cmpstr (a->cursor, ==, b->cursor);
  g_assert_cmpint (a->list_complete, ==, b->list_complete);
  g_assert_cmpint (a->finished, ==, b->finished);
  g_assert_cmpuint (a->followers_read, ==, b->followers_read);

  for (guint i = 0; i < G_N_ELEMENTS (a->shares); i++)
    if (isnan (a->shares[i]))
      g_assert_true (isnan (b->shares[i]));
    else
      g_assert_cmpfloat (a->shares[i], ==, b->shares[i]);
}

static void
test_audit_round_trip (void)
{
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowStoredAudit) little = make_audit ("did:1", 5);
  g_autoptr (WinnowStoredAudit) full = make_audit ("did:2", 6);
  g_autoptr (WinnowStoredAudit) loaded = NULL;
  g_autoptr (WinnowStoredAudit) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&little->server, g_free);
  save (store, little);
  loaded = winnow_store_load_audit (store, little->row, &error);
  g_assert_no_error (error);
  assert_same_audit (loaded, little);
  g_assert_null (loaded->server);
  g_assert_cmpint (loaded->account_posts, ==, -1);

  full->handle = g_strdup ("alice.example");
  full->display_name = g_strdup ("");
  full->bio = g_strdup ("🌾\n'; DROP TABLE audits; --");
  full->avatar = g_strdup ("https://a.example/a.png");
  full->url = g_strdup ("https://a.example");
  full->account_created_at = 0;
  full->account_followers = G_MAXUINT32;
  full->account_following = 0;
  full->account_posts = 7;
  full->limit = G_MAXUINT;
  full->cursor = g_strdup ("c");
  full->list_complete = TRUE;
  full->followers_read = 12;
  full->shares[0] = 0.1;
  full->shares[1] = 0;
  full->shares[3] = 1.0 / 3;
  save (store, full);
  g_assert_cmpint (full->row, !=, little->row);

  full->finished = TRUE;
  g_clear_pointer (&full->cursor, g_free);
  save (store, full);

  g_clear_pointer (&loaded, winnow_stored_audit_free);
  loaded = winnow_store_load_audit (store, full->row, &error);
  g_assert_no_error (error);
  assert_same_audit (loaded, full);
  copy = winnow_stored_audit_copy (loaded);
  assert_same_audit (copy, full);
}

static void
test_list (void)
{
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) two = NULL;
  static const gint64 times[] = { 3, 9, 1, 9 };
  static const char * const order[] = { "3", "1", "0", "2" };

  none = winnow_store_list_audits (store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (WinnowStoredAudit) audit = make_audit (id, times[i]);

      save (store, audit);
    }

  all = winnow_store_list_audits (store, 0, &error);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((WinnowStoredAudit *) all->pdata[i])->account_id, ==, order[i]);

  two = winnow_store_list_audits (store, 2, &error);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
assert_unfinished (WinnowStore *store,
                   const char  *server,
                   const char  *account_id,
                   gint64       since,
                   gint64       row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WinnowStoredAudit) found = NULL;

  found = winnow_store_find_unfinished (store, "bluesky", server, account_id, since, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found != NULL ? found->row : 0, ==, row);
}

static void
test_unfinished (void)
{
  const char *server = "https://a.example";
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowStoredAudit) old = make_audit ("did:1", 10);
  g_autoptr (WinnowStoredAudit) new = make_audit ("did:1", 20);
  g_autoptr (WinnowStoredAudit) elsewhere = make_audit ("did:1", 30);
  g_autoptr (WinnowStoredAudit) nowhere = make_audit ("did:1", 30);

  g_set_str (&elsewhere->server, "https://b.example");
  g_clear_pointer (&nowhere->server, g_free);
  save (store, old);
  save (store, new);
  save (store, elsewhere);
  save (store, nowhere);

  assert_unfinished (store, server, "did:1", 0, new->row);
  assert_unfinished (store, server, "did:1", 20, new->row);
  assert_unfinished (store, server, "did:1", 21, 0);
  assert_unfinished (store, server, "did:2", 0, 0);
  assert_unfinished (store, "https://b.example", "did:1", 0, elsewhere->row);
  assert_unfinished (store, NULL, "did:1", 0, nowhere->row);

  new->finished = TRUE;
  save (store, new);
  assert_unfinished (store, server, "did:1", 0, old->row);
  assert_unfinished (store, server, "did:1", 11, 0);
}

static void
fill_random (WinnowFollowerRecord *record,
             GRand                *rand,
             char                  texts[WINNOW_N_FIELDS][32],
             guint                 number)
{
  *record = (WinnowFollowerRecord) { 0, };

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      WinnowFields field = 1u << i;

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;

      switch (winnow_field_get_kind (field))
        {
        case WINNOW_FIELD_KIND_TEXT:
          g_snprintf (texts[i], 32, "%.*s%u", g_rand_int_range (rand, 0, 10), "🌾 '\"x\n", number);
          if (field != WINNOW_FIELD_ID && g_rand_boolean (rand))
            *texts[i] = '\0';
          winnow_follower_record_set_text (record, field, texts[i]);
          break;

        case WINNOW_FIELD_KIND_COUNT:
          winnow_follower_record_set_count (record, field,
                                            g_rand_int (rand) >> g_rand_int_range (rand, 0, 32));
          break;

        case WINNOW_FIELD_KIND_TIME:
          winnow_follower_record_set_time (record, field,
                                           ((gint64) g_rand_int (rand) << 21) - 1);
          break;

        case WINNOW_FIELD_KIND_TRUTH:
          winnow_follower_record_set_truth (record, field, g_rand_boolean (rand));
          break;

        default:
          g_assert_not_reached ();
        }
    }

  /* "%.*s" may have cut a character. */
  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    if ((record->known & (1u << i)) &&
        winnow_field_get_kind (1u << i) == WINNOW_FIELD_KIND_TEXT &&
        !g_utf8_validate (texts[i], -1, NULL))
      g_snprintf (texts[i], 32, "é%u", number);
}

static WinnowFollowerList *
make_list (guint n)
{
  WinnowFollowerList *list = winnow_follower_list_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  char texts[WINNOW_N_FIELDS][32];

  for (guint i = 0; i < n; i++)
    {
      WinnowFollowerRecord record;

      fill_random (&record, rand, texts, i);
      g_assert_cmpuint (winnow_follower_list_append (list, &record, 1), ==, 1);
    }

  return list;
}

static void
assert_same_list (WinnowFollowerList *a,
                  WinnowFollowerList *b)
{
  guint n = winnow_follower_list_get_length (a);

  g_assert_cmpuint (winnow_follower_list_get_length (b), ==, n);

  for (guint i = 0; i < n; i++)
    {
      const WinnowFollowerRecord *record = winnow_follower_list_get_record (a, i);
      const WinnowFollowerRecord *other = winnow_follower_list_get_record (b, i);

      g_assert_cmpuint (record->known, ==, other->known);
      g_assert_cmpuint (record->values, ==, other->values);
      g_assert_true (winnow_follower_record_equal (record, other));
    }
}

static void
save_range (WinnowStore        *store,
            gint64              row,
            WinnowFollowerList *list,
            guint               first,
            guint               end)
{
  g_autofree guint *ranks = g_new (guint, end - first);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < end; i++)
    ranks[i - first] = i;

  g_assert_true (winnow_store_save_followers (store, row, list, ranks, end - first, &error));
  g_assert_no_error (error);
}

static WinnowFollowerList *
load (WinnowStore *store,
      gint64       row)
{
  g_autoptr (GError) error = NULL;
  WinnowFollowerList *list = winnow_store_load_followers (store, row, &error);

  g_assert_no_error (error);

  return list;
}

static void
test_followers_round_trip (void)
{
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowStoredAudit) audit = make_audit ("did:1", 1);
  g_autoptr (WinnowStoredAudit) other = make_audit ("did:2", 2);
  g_autoptr (WinnowFollowerList) list = make_list (500);
  g_autoptr (WinnowFollowerList) loaded = NULL;
  g_autoptr (WinnowFollowerList) again = NULL;
  g_autoptr (WinnowFollowerList) nobody = NULL;
  WinnowFollowerRecord amendment = { 0, };

  save (store, audit);
  save (store, other);

  /* Not in order, and some twice. */
  save_range (store, audit->row, list, 200, 300);
  save_range (store, audit->row, list, 0, 250);
  save_range (store, audit->row, list, 300, 500);
  loaded = load (store, audit->row);
  assert_same_list (list, loaded);

  winnow_follower_record_set_count (&amendment, WINNOW_FIELD_POSTS, 0);
  winnow_follower_record_set_text (&amendment, WINNOW_FIELD_BIO, "");
  winnow_follower_record_set_truth (&amendment, WINNOW_FIELD_VERIFIED, FALSE);
  winnow_follower_list_amend (list, 123, &amendment);
  save_range (store, audit->row, list, 123, 124);
  again = load (store, audit->row);
  assert_same_list (list, again);

  nobody = load (store, other->row);
  g_assert_cmpuint (winnow_follower_list_get_length (nobody), ==, 0);
}

static void
test_delete (void)
{
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowStoredAudit) audit = make_audit ("did:1", 1);
  g_autoptr (WinnowStoredAudit) kept = make_audit ("did:1", 2);
  g_autoptr (WinnowStoredAudit) next = make_audit ("did:1", 3);
  g_autoptr (WinnowFollowerList) list = make_list (10);
  g_autoptr (WinnowFollowerList) loaded = NULL;
  g_autoptr (WinnowFollowerList) others = NULL;
  g_autoptr (GError) error = NULL;
  gint64 gone;

  gone = save (store, audit);
  save (store, kept);
  save_range (store, gone, list, 0, 10);
  save_range (store, kept->row, list, 0, 10);

  g_assert_true (winnow_store_delete_audit (store, gone, &error));
  g_assert_true (winnow_store_delete_audit (store, gone, &error));
  g_assert_no_error (error);

  loaded = load (store, gone);
  g_assert_cmpuint (winnow_follower_list_get_length (loaded), ==, 0);
  others = load (store, kept->row);
  g_assert_cmpuint (winnow_follower_list_get_length (others), ==, 10);

  /* Whoever still had it is told, and nothing of it comes back. */
  g_assert_null (winnow_store_load_audit (store, gone, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (winnow_store_save_audit (store, audit, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (winnow_store_save_followers (store, gone, list, (guint[]) { 0 }, 1, &error));
  g_assert_error (error, WINNOW_STORE_ERROR, WINNOW_STORE_ERROR_FAILED);

  g_assert_cmpint (save (store, next), !=, gone);
}

static WinnowFollowerRecord
make_record (const char *id)
{
  WinnowFollowerRecord record = { 0, };

  winnow_follower_record_set_text (&record, WINNOW_FIELD_ID, id);

  return record;
}

/* Two that went on with one audit: ids twice, ranks that are missing. */
static void
test_repair (void)
{
  g_autoptr (WinnowStore) store = open_memory ();
  g_autoptr (WinnowStoredAudit) audit = make_audit ("did:1", 1);
  g_autoptr (WinnowFollowerList) one = winnow_follower_list_new ();
  g_autoptr (WinnowFollowerList) two = winnow_follower_list_new ();
  g_autoptr (WinnowFollowerList) loaded = NULL;
  g_autoptr (WinnowFollowerList) again = NULL;
  WinnowFollowerRecord first[] = { make_record ("a"), make_record ("b"), make_record ("c") };
  WinnowFollowerRecord second[] = {
    make_record ("z"), make_record ("a"), make_record ("b"), make_record ("c"),
    make_record ("d"), make_record ("e"),
  };
  guint rank;

  winnow_follower_list_append (one, first, 3);
  winnow_follower_list_append (two, second, 6);
  save (store, audit);
  save_range (store, audit->row, one, 0, 3);
  save_range (store, audit->row, two, 3, 4);
  save_range (store, audit->row, two, 5, 6);

  /* a b c c – e */
  loaded = load (store, audit->row);
  g_assert_cmpuint (winnow_follower_list_get_length (loaded), ==, 4);
  g_assert_true (winnow_follower_list_find (loaded, "e", &rank));
  g_assert_cmpuint (rank, ==, 3);

  /* Later ranks are those of what was loaded. */
  winnow_follower_list_append (loaded, (WinnowFollowerRecord[]) { make_record ("f") }, 1);
  save_range (store, audit->row, loaded, 4, 5);
  again = load (store, audit->row);
  assert_same_list (loaded, again);
}

static void
test_speed (void)
{
  const guint n = 1000000;
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autoptr (WinnowStore) store = winnow_store_open (path, NULL);
  g_autoptr (WinnowStoredAudit) audit = make_audit ("did:1", 1);
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFollowerList) loaded = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("did:plc:%024u", i);
      g_autofree char *avatar = g_strdup_printf ("https://cdn.example.org/avatar/%032u@jpeg", i);
      WinnowFollowerRecord record = make_record (id);

      winnow_follower_record_set_text (&record, WINNOW_FIELD_HANDLE, id + 20);
      winnow_follower_record_set_text (&record, WINNOW_FIELD_AVATAR, avatar);
      winnow_follower_record_set_text (&record, WINNOW_FIELD_BIO, i % 2 ? "Likes gardens, trains "
                                       "and the weather, and to say so at some length." : "");
      winnow_follower_record_set_count (&record, WINNOW_FIELD_POSTS, i);
      winnow_follower_record_set_count (&record, WINNOW_FIELD_FOLLOWERS, i);
      winnow_follower_record_set_count (&record, WINNOW_FIELD_FOLLOWING, i);
      winnow_follower_record_set_time (&record, WINNOW_FIELD_CREATED_AT, 1600000000000000 + i);
      winnow_follower_list_append (list, &record, 1);
    }

  save (store, audit);
  g_test_timer_start ();
  for (guint i = 0; i < n; i += 100)
    save_range (store, audit->row, list, i, i + 100);
  g_test_message ("save 1 M in batches of 100: %.2f s (%.2f ms a batch)",
                  g_test_timer_elapsed (), g_test_timer_elapsed () / (n / 100) * 1000);

  g_test_timer_start ();
  loaded = load (store, audit->row);
  g_test_message ("load 1 M: %.2f s", g_test_timer_elapsed ());
  g_assert_cmpuint (winnow_follower_list_get_length (loaded), ==, n);

  g_test_timer_start ();
  g_assert_true (winnow_store_delete_audit (store, audit->row, NULL));
  g_test_message ("delete 1 M: %.2f s", g_test_timer_elapsed ());

  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/audit-round-trip", test_audit_round_trip);
  g_test_add_func ("/store/list", test_list);
  g_test_add_func ("/store/unfinished", test_unfinished);
  g_test_add_func ("/store/followers-round-trip", test_followers_round_trip);
  g_test_add_func ("/store/delete", test_delete);
  g_test_add_func ("/store/repair", test_repair);
  if (g_test_perf ())
    g_test_add_func ("/store/speed", test_speed);

  return g_test_run ();
}
