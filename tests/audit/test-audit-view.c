/* test-audit-view.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "audit/winnow-audit-row.h"
#include "audit/winnow-audit-view.h"
#include "fake-network.h"
#include "followers/winnow-time.h"
#include "winnow-enums.h"
#include "tests/timing.h"

static WinnowAudit *
new_audit (FakeNetwork *network)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2014");

  return winnow_audit_new (WINNOW_NETWORK (network), "account.test", 0,
                           FAKE_NOW, model, NULL);
}

static WinnowAudit *
new_finished_audit (guint n)
{
  g_autoptr (FakeNetwork) network = fake_network_new (n);
  WinnowAudit *audit = new_audit (network);
  g_autoptr (GError) error = NULL;

  network->page_size = 1000;
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  return audit;
}

static guint
get_n (WinnowAuditView *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (view));
}

static guint
rank_at (WinnowAuditView *view,
         guint            position)
{
  g_autoptr (WinnowAuditRow) row =
    g_list_model_get_item (G_LIST_MODEL (view), position);

  return winnow_audit_row_get_rank (row);
}

static void
wait_for (WinnowAuditView *view)
{
  gboolean pending = TRUE;

  for (;;)
    {
      g_object_get (view, "pending", &pending, NULL);
      if (!pending)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Follows what the model says changed, and sees that it adds up. */
static void
items_changed_cb (WinnowAuditView *view,
                  guint            position,
                  guint            removed,
                  guint            added,
                  guint           *n)
{
  g_assert_cmpuint (position + removed, <=, *n);
  *n = *n - removed + added;
  g_assert_cmpuint (*n, ==, get_n (view));
}

static void
test_plain (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (100);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);

  g_assert_cmpuint (get_n (view), ==, 100);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (rank_at (view, i), ==, i);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (view), 100));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (view)) ==
                 WINNOW_TYPE_AUDIT_ROW);

  winnow_audit_view_set_sort (view, WINNOW_SORT_RANK, TRUE);
  g_assert_cmpuint (rank_at (view, 0), ==, 99);
}

/* Every key, both ways: in order, equals by rank, those not told last. */
static void
test_keys (void)
{
  static const struct
  {
    WinnowSortKey  key;
    const char    *property;
    guint          n_told;
  } keys[] = {
    { WINNOW_SORT_FOLLOWERS, "followers", 75 },
    { WINNOW_SORT_FOLLOWING, "following", 75 },
    { WINNOW_SORT_POSTS, "posts", 75 },
    { WINNOW_SORT_CREATED_AT, "created-at", 100 },
    { WINNOW_SORT_LAST_POST_AT, "last-post-at", 50 },
    { WINNOW_SORT_FOLLOWED_AT, "followed-at", 0 },
  };
  g_autoptr (WinnowAudit) audit = new_finished_audit (100);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (keys); i++)
    {
      gboolean descending = i % 2 != 0;
      gint64 last = 0;
      guint last_rank = 0;

      winnow_audit_view_set_sort (view, keys[i / 2].key, descending);
      g_assert_cmpuint (get_n (view), ==, 100);

      for (guint j = 0; j < 100; j++)
        {
          g_autoptr (WinnowAuditRow) row =
            g_list_model_get_item (G_LIST_MODEL (view), j);
          guint rank = winnow_audit_row_get_rank (row);
          gint64 value;

          g_object_get (row, keys[i / 2].property, &value, NULL);
          g_assert_true ((value >= 0) == (j < keys[i / 2].n_told));

          if (j != 0 && j != keys[i / 2].n_told && value != last)
            g_assert_true ((value < last) == descending);
          else if (j != 0 && j != keys[i / 2].n_told)
            g_assert_cmpuint (rank, >, last_rank);

          last = value;
          last_rank = rank;
        }
    }
}

static void
test_class_key (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (8);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);
  static const guint up[] = { 0, 4, 1, 5, 2, 6, 3, 7 };
  static const guint down[] = { 2, 6, 1, 5, 0, 4, 3, 7 };

  winnow_audit_view_set_sort (view, WINNOW_SORT_CLASS, FALSE);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (rank_at (view, i), ==, up[i]);

  winnow_audit_view_set_sort (view, WINNOW_SORT_CLASS, TRUE);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (rank_at (view, i), ==, down[i]);
}

static void
test_handle_key (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (12);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);

  winnow_audit_view_set_sort (view, WINNOW_SORT_HANDLE, FALSE);
  g_assert_cmpuint (rank_at (view, 0), ==, 0);    /* u0.test */
  g_assert_cmpuint (rank_at (view, 1), ==, 1);    /* u1.test */
  g_assert_cmpuint (rank_at (view, 2), ==, 10);   /* u10.test */
  g_assert_cmpuint (rank_at (view, 3), ==, 11);
  g_assert_cmpuint (rank_at (view, 4), ==, 2);
}

static void
test_classes (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (100);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);

  winnow_audit_view_set_classes (view, 1 << WINNOW_CLASS_FAKE);
  g_assert_cmpuint (get_n (view), ==, 25);
  for (guint i = 0; i < 25; i++)
    g_assert_cmpuint (rank_at (view, i), ==, 4 * i + 2);

  winnow_audit_view_set_classes (view, 1 << WINNOW_CLASS_FAKE |
                                       1 << WINNOW_CLASS_NOT_TOLD);
  g_assert_cmpuint (get_n (view), ==, 50);
  winnow_audit_view_set_classes (view, 0);
  g_assert_cmpuint (get_n (view), ==, 0);
}

static void
test_search (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (20);
  g_autoptr (WinnowAudit) audit = new_audit (network);
  g_autoptr (WinnowAuditView) view = NULL;
  g_autoptr (GError) error = NULL;
  WinnowFollowerRecord record = {
    .known = WINNOW_FIELD_DISPLAY_NAME | WINNOW_FIELD_BIO,
    .display_name = "Zoë Müller",
    .bio = "Likes TEA",
  };

  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);
  winnow_follower_list_amend (winnow_audit_get_followers (audit), 7, &record);
  view = winnow_audit_view_new (audit);

  winnow_audit_view_set_search (view, "  MULLER ");
  g_assert_cmpuint (get_n (view), ==, 1);
  g_assert_cmpuint (rank_at (view, 0), ==, 7);
  winnow_audit_view_set_search (view, "tea");
  g_assert_cmpuint (get_n (view), ==, 1);
  winnow_audit_view_set_search (view, "@U1");
  g_assert_cmpuint (get_n (view), ==, 11);
  winnow_audit_view_set_search (view, "nobody");
  g_assert_cmpuint (get_n (view), ==, 0);
  winnow_audit_view_set_search (view, NULL);
  g_assert_cmpuint (get_n (view), ==, 20);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n)
{
  ++*n;
}

static void
test_properties (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (10);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (NULL);
  guint n = 0;

  g_signal_connect (view, "notify", G_CALLBACK (count_notify_cb), &n);
  g_assert_cmpuint (get_n (view), ==, 0);
  g_object_set (view, "sort-key", WINNOW_SORT_POSTS, "descending", TRUE,
                "classes", 1 << WINNOW_CLASS_REAL, "search", "u", NULL);
  g_assert_cmpuint (n, ==, 4);
  g_object_set (view, "sort-key", WINNOW_SORT_POSTS, "descending", TRUE,
                "classes", 1 << WINNOW_CLASS_REAL, "search", "u", NULL);
  g_assert_cmpuint (n, ==, 4);

  g_object_set (view, "audit", audit, NULL);
  g_assert_true (winnow_audit_view_get_audit (view) == audit);
  g_assert_cmpuint (get_n (view), ==, 3);
  g_assert_cmpuint (rank_at (view, 0), ==, 8);

  winnow_audit_view_set_audit (view, NULL);
  g_assert_cmpuint (get_n (view), ==, 0);
}

/* It keeps up with a list that grows, and what it tells adds up. */
static void
test_growing (void)
{
  static const WinnowSortKey keys[] = { WINNOW_SORT_RANK, WINNOW_SORT_POSTS };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (FakeNetwork) network = fake_network_new (600);
      g_autoptr (WinnowAudit) audit = new_audit (network);
      g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);
      guint n = 0;

      winnow_audit_view_set_sort (view, keys[i], FALSE);
      g_signal_connect (view, "items-changed", G_CALLBACK (items_changed_cb),
                        &n);
      network->hang_at = 450;
      dex_future_disown (winnow_audit_run (audit));
      while (n < 450)
        g_main_context_iteration (NULL, TRUE);

      winnow_audit_stop (audit);
      while (winnow_audit_get_state (audit) == WINNOW_AUDIT_RUNNING)
        g_main_context_iteration (NULL, TRUE);
      network->hang_at = 0;
      dex_future_disown (winnow_audit_run (audit));
      while (n < 600)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (get_n (view), ==, 600);
    }
}

/* More than are put in order at once: in slices and a thread. */
static void
test_many (void)
{
  guint n = g_test_perf () ? 1000000 : 40000;
  g_autoptr (WinnowAudit) audit = new_finished_audit (n);
  g_autoptr (WinnowAuditView) view = winnow_audit_view_new (audit);
  gboolean pending = FALSE;
  static const struct
  {
    WinnowSortKey  key;
    const char    *name;
  } keys[] = {
    { WINNOW_SORT_POSTS, "posts" },
    { WINNOW_SORT_HANDLE, "handle" },
    { WINNOW_SORT_CREATED_AT, "created-at" },
  };

  g_assert_cmpuint (get_n (view), ==, n);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_timer_start ();
      winnow_audit_view_set_sort (view, keys[i].key, FALSE);
      g_object_get (view, "pending", &pending, NULL);
      g_assert_true (pending);
      wait_for (view);
      report_time (n, keys[i].name);
      g_assert_cmpuint (get_n (view), ==, n);
    }

  g_assert_cmpuint (rank_at (view, 0), ==, n - 1);

  g_test_timer_start ();
  winnow_audit_view_set_search (view, "u1234.");
  wait_for (view);
  report_time (n, "searched");
  g_assert_cmpuint (get_n (view), ==, 1);

  /* Of two orders asked for in a row the last one holds. */
  winnow_audit_view_set_search (view, "");
  winnow_audit_view_set_classes (view, 1 << WINNOW_CLASS_REAL);
  winnow_audit_view_set_sort (view, WINNOW_SORT_RANK, TRUE);
  wait_for (view);
  g_assert_cmpuint (get_n (view), ==, n / 4);
  g_assert_cmpuint (rank_at (view, 0), ==, n - 4);
}

/* A view that goes away while it is being sorted takes nothing with it. */
static void
test_let_go (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (30000);
  WinnowAuditView *view = winnow_audit_view_new (audit);

  winnow_audit_view_set_sort (view, WINNOW_SORT_HANDLE, TRUE);
  for (guint i = 0; i < 4; i++)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (view);
  fake_spin (50);
}

static void
test_row (void)
{
  g_autoptr (WinnowAudit) audit = new_finished_audit (4);
  g_autoptr (WinnowAuditRow) row = winnow_audit_row_new (audit, 2);
  g_autoptr (WinnowAuditRow) untold = winnow_audit_row_new (audit, 3);
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2019");
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *class_name = NULL;
  GListModel *reasons;
  WinnowClass klass;
  gint64 following;
  gint64 posts;
  guint n = 0;

  g_object_get (row, "title", &title, "display-name", &name, "klass", &klass,
                "class-name", &class_name, "following", &following, "posts",
                &posts, NULL);
  g_assert_cmpstr (title, ==, "u2.test");
  g_assert_null (name);
  g_assert_cmpint (klass, ==, WINNOW_CLASS_FAKE);
  g_assert_cmpstr (class_name, ==, winnow_class_get_name (WINNOW_CLASS_FAKE));
  g_assert_cmpint (following, ==, 3000);
  g_assert_cmpint (posts, ==, 0);

  g_object_get (untold, "following", &following, NULL);
  g_assert_cmpint (following, ==, -1);
  g_assert_cmpint (winnow_audit_row_get_klass (untold), ==,
                   WINNOW_CLASS_NOT_TOLD);

  reasons = winnow_audit_row_get_reasons (row);
  g_assert_cmpuint (g_list_model_get_n_items (reasons), >, 0);
  g_assert_true (winnow_audit_row_get_reasons (row) == reasons);

  /* Another model, other points: the row tells. */
  g_signal_connect (row, "notify::klass", G_CALLBACK (count_notify_cb), &n);
  winnow_audit_set_model (audit, model);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/audit-view/plain", test_plain);
  g_test_add_func ("/audit-view/keys", test_keys);
  g_test_add_func ("/audit-view/class-key", test_class_key);
  g_test_add_func ("/audit-view/handle-key", test_handle_key);
  g_test_add_func ("/audit-view/classes", test_classes);
  g_test_add_func ("/audit-view/search", test_search);
  g_test_add_func ("/audit-view/properties", test_properties);
  g_test_add_func ("/audit-view/growing", test_growing);
  g_test_add_func ("/audit-view/many", test_many);
  g_test_add_func ("/audit-view/let-go", test_let_go);
  g_test_add_func ("/audit-row", test_row);

  return g_test_run ();
}
