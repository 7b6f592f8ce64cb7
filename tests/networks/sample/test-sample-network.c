/* test-sample-network.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "networks/sample/winnow-sample-id.h"
#include "networks/sample/winnow-sample-network.h"
#include "networks/sample/winnow-sample-population.h"
#include "networks/sample/winnow-sample-server.h"
#include "networks/winnow-bluesky-network.h"
#include "networks/winnow-http.h"

/* 2026-11-23 12:00 UTC */
#define AS_OF (G_GINT64_CONSTANT (1795435200) * G_USEC_PER_SEC)

/* Places of the accounts in the network. */
enum { SMALL, LARGE, BOUGHT, DORMANT, STARTER_PACK, HIDDEN, FAILING };

static const GValue *
await (DexFuture  *future,
       GError    **error)
{
  while (dex_future_get_status (future) == DEX_FUTURE_STATUS_PENDING)
    g_main_context_iteration (NULL, TRUE);

  return dex_future_get_value (future, error);
}

static WinnowAccount *
look_up (WinnowNetwork  *network,
         const char     *handle,
         GError        **error)
{
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (DexFuture) future = winnow_network_look_up (network, handle,
                                                         fetch);
  const GValue *value = await (future, error);

  return value != NULL ? g_value_dup_object (value) : NULL;
}

static gboolean
read_all (WinnowNetwork       *network,
          WinnowAccount       *account,
          WinnowFollowerList  *list,
          WinnowFetch         *fetch,
          GError             **error)
{
  g_autoptr (DexFuture) future = winnow_network_read (network, account, list,
                                                      fetch);
  const GValue *value = await (future, error);

  return value != NULL && g_value_get_boolean (value);
}

static WinnowNetwork *
create (void)
{
  g_autoptr (GError) error = NULL;
  WinnowNetwork *network;

  network = winnow_network_new_for_id ("sample", NULL, AS_OF, &error);
  g_assert_no_error (error);

  return network;
}

static void
test_itself (void)
{
  g_autoptr (WinnowNetwork) network = create ();
  g_autoptr (WinnowNetwork) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (WINNOW_IS_SAMPLE_NETWORK (network));
  g_assert_cmpstr (winnow_network_get_id (network), ==, "sample");
  g_assert_cmpstr (winnow_network_get_name (network), ==, "Sample network");
  g_assert_cmpint (winnow_network_get_abilities (network), ==,
                   WINNOW_NETWORK_FOLLOW_TIMES | WINNOW_NETWORK_LAST_POSTS);
  g_assert_cmpint (winnow_network_get_fields (network) &
                   WINNOW_FIELDS_COUNTS, ==, WINNOW_FIELDS_COUNTS);

  /* What is written down of it is good for making it anew. */
  again = winnow_network_new_for_id ("sample",
                                     winnow_network_get_server (network),
                                     AS_OF, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);

  g_assert_null (winnow_network_new_for_id ("sample", "https://a.example",
                                            AS_OF, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR,
                  WINNOW_NETWORK_ERROR_MALFORMED);
}

static void
check_record (const WinnowFollowerRecord *record,
              const WinnowSampleMember   *member,
              guint                       rank)
{
  WinnowSampleKey key = { WINNOW_SAMPLE_PERSON, SMALL, rank };
  char did[WINNOW_SAMPLE_DID_SIZE];

  winnow_sample_id_make_did (WINNOW_SAMPLE_SEED, &key, did);
  g_assert_cmpstr (record->id, ==, did);
  g_assert_true (winnow_follower_record_knows (record, WINNOW_FIELDS_COUNTS));
  g_assert_cmpuint (record->followers, ==, member->followers);
  g_assert_cmpuint (record->following, ==, member->following);
  g_assert_cmpuint (record->posts, ==, member->posts);

  g_assert_true (winnow_follower_record_knows (record,
                                               WINNOW_FIELD_FOLLOWED_AT));
  g_assert_cmpint (record->followed_at, ==, member->followed_at);

  g_assert_cmpint (winnow_follower_record_knows (record,
                                                 WINNOW_FIELD_CREATED_AT),
                   ==, !member->no_profile);

  if (!member->no_profile)
    g_assert_cmpint (record->created_at, ==, member->created_at);

  g_assert_cmpint (winnow_follower_record_knows (record,
                                                 WINNOW_FIELD_LAST_POST_AT),
                   ==, member->posts > 0);

  if (member->posts > 0)
    g_assert_cmpint (record->last_post_at, ==, member->last_post_at);
}

static void
test_small (void)
{
  g_autoptr (WinnowNetwork) network = create ();
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowSamplePopulation) small = NULL;
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  small = winnow_sample_population_new (SMALL, WINNOW_SAMPLE_SEED, AS_OF);
  account = look_up (network, "@small.sample", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_account_get_title (account), ==, "Small Sample");
  g_assert_cmpint (winnow_account_get_followers (account), ==, 240);
  /* There is no page on the web to send anybody to. */
  g_assert_null (winnow_account_get_url (account));

  g_assert_true (read_all (network, account, list, fetch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 240);

  for (guint i = 0; i < 240; i++)
    check_record (winnow_follower_list_get_record (list, i),
                  winnow_sample_population_get_member (small, i), i);
}

static void
test_refused (void)
{
  static const struct
  {
    const char         *handle;
    WinnowNetworkError  code;
  } refused[] = {
    { "nobody.sample", WINNOW_NETWORK_ERROR_NOT_FOUND },
    { "deactivated.sample", WINNOW_NETWORK_ERROR_GONE },
    { "suspended.sample", WINNOW_NETWORK_ERROR_GONE },
    { "no handle", WINNOW_NETWORK_ERROR_MALFORMED },
  };
  g_autoptr (WinnowNetwork) network = create ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (look_up (network, refused[i].handle, &error));
      g_assert_error (error, WINNOW_NETWORK_ERROR, (int) refused[i].code);
    }
}

/* Who gets the name wrong learns who is there. */
static void
test_not_found (void)
{
  const char * const nobody[] = { "nosuch.sample", "no handle" };
  g_autoptr (WinnowNetwork) network = create ();

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      g_autofree char *expected =
        g_strdup_printf ("The sample network knows no account %s. It has: "
                         "small.sample, large.sample, ", nobody[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (look_up (network, nobody[i], &error));
      g_assert_true (g_str_has_prefix (error->message, expected));
      g_assert_nonnull (strstr (error->message, ", failing.sample, "));
    }
}

static void
test_hidden (void)
{
  g_autoptr (WinnowNetwork) network = create ();
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  account = look_up (network, "hidden.sample", &error);
  g_assert_no_error (error);
  g_assert_cmpint (winnow_account_get_followers (account), ==, 1204);
  g_assert_false (read_all (network, account, list, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_HIDDEN);
}

static void
told_cb (WinnowFetch *fetch,
         GParamSpec  *pspec,
         gpointer     data)
{
  GString *told = data;
  const char *reason = winnow_fetch_get_wait_reason (fetch);

  if (reason == NULL)
    return;

  g_string_append_printf (told, "%s.", reason);
  winnow_fetch_stop (fetch);
}

/* No sentence speaks of an address that means nothing to anybody. */
static void
test_label (void)
{
  g_autoptr (WinnowNetwork) network = create ();
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  account = look_up (network, "failing.sample", &error);
  g_assert_no_error (error);
  g_signal_connect (fetch, "notify::wait-reason", G_CALLBACK (told_cb), told);
  g_assert_false (read_all (network, account, list, fetch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_str_has_prefix (told->str, "The sample network "));
  g_assert_null (strstr (told->str, "127.0.0.1"));
}

/* The server goes away with the network, but not before the answer. */
static void
test_dropped (void)
{
  g_autoptr (WinnowNetwork) network = create ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;

  future = winnow_network_look_up (network, "small.sample", fetch);
  g_clear_object (&network);
  g_assert_nonnull (await (future, &error));
  g_assert_no_error (error);
}

static WinnowNetwork *
create_hasty (WinnowSampleServer *server)
{
  g_autoptr (WinnowHttp) http = g_object_new (WINNOW_TYPE_HTTP,
                                              "back-off", 1,
                                              NULL);

  return g_object_new (WINNOW_TYPE_BLUESKY_NETWORK,
                       "server", winnow_sample_server_get_uri (server),
                       "present", AS_OF,
                       "http", http,
                       "label", "A house of cards",
                       NULL);
}

/* Every fault is got over but the last; who then goes on completes. */
static void
test_failing (void)
{
  g_autoptr (WinnowSampleServer) server = NULL;
  g_autoptr (WinnowSamplePopulation) failing = NULL;
  g_autoptr (WinnowNetwork) network = NULL;
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  guint n_without_counts = 0;

  server = winnow_sample_server_new (WINNOW_SAMPLE_SEED, AS_OF, 0, &error);
  g_assert_no_error (error);
  failing = winnow_sample_population_new (FAILING, WINNOW_SAMPLE_SEED, AS_OF);
  network = create_hasty (server);
  account = look_up (network, "failing.sample", &error);
  g_assert_no_error (error);

  g_assert_false (read_all (network, account, list, fetch, &error));
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER);
  g_assert_true (g_str_has_prefix (error->message, "A house of cards has "
                                                   "trouble"));
  g_clear_error (&error);
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 863);
  g_assert_false (winnow_fetch_get_list_complete (fetch));

  winnow_sample_server_begin_reading (server);
  g_assert_true (read_all (network, account, list, fetch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 1500);

  for (guint i = 0; i < 1500; i++)
    {
      const WinnowFollowerRecord *record =
        winnow_follower_list_get_record (list, i);

      g_assert_cmpint (winnow_follower_record_knows (record,
                                                     WINNOW_FIELDS_COUNTS),
                       ==,
                       !winnow_sample_population_get_member (failing,
                                                             i)->unlisted);
      n_without_counts += !winnow_follower_record_knows
                             (record, WINNOW_FIELDS_COUNTS);
    }

  g_assert_cmpuint (n_without_counts, ==, 6);
}

/* As the program does it: another process, the same position. */
static void
test_failing_elsewhere (void)
{
  g_autoptr (WinnowFollowerList) list = winnow_follower_list_new ();
  g_autoptr (WinnowFetch) fetch = winnow_fetch_new (0);
  g_autofree char *cursor = NULL;

  for (guint process = 0; process < 2; process++)
    {
      g_autoptr (WinnowSampleServer) server = NULL;
      g_autoptr (WinnowNetwork) network = NULL;
      g_autoptr (WinnowAccount) account = NULL;
      g_autoptr (GError) error = NULL;

      /* An hour later: everybody's times are others, but not their order. */
      server = winnow_sample_server_new (WINNOW_SAMPLE_SEED,
                                         AS_OF + process * 3600 *
                                         (gint64) G_USEC_PER_SEC, 0, &error);
      g_assert_no_error (error);
      network = create_hasty (server);
      account = look_up (network, "failing.sample", &error);
      g_assert_no_error (error);

      if (process == 0)
        {
          g_assert_false (read_all (network, account, list, fetch, &error));
          cursor = g_strdup (winnow_fetch_get_cursor (fetch));
          g_assert_nonnull (cursor);
        }
      else
        {
          g_autoptr (WinnowFetch) later = winnow_fetch_new (0);

          winnow_fetch_set_position (later, cursor, FALSE);
          g_assert_true (read_all (network, account, list, later, &error));
          g_assert_no_error (error);
        }
    }

  g_assert_cmpuint (winnow_follower_list_get_length (list), ==, 1500);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  /* Without the system's proxy settings, whatever they are. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/sample/network/itself", test_itself);
  g_test_add_func ("/sample/network/small", test_small);
  g_test_add_func ("/sample/network/refused", test_refused);
  g_test_add_func ("/sample/network/not-found", test_not_found);
  g_test_add_func ("/sample/network/hidden", test_hidden);
  g_test_add_func ("/sample/network/label", test_label);
  g_test_add_func ("/sample/network/dropped", test_dropped);
  g_test_add_func ("/sample/network/failing", test_failing);
  g_test_add_func ("/sample/network/failing-elsewhere",
                   test_failing_elsewhere);

  return g_test_run ();
}
