/* test-bluesky-parse.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "followers/winnow-time.h"
#include "networks/winnow-bluesky-parse.h"
#include "networks/winnow-http-limits.h"
#include "networks/winnow-network.h"
#include "networks/winnow-tid.h"
#include "samples.h"

/* 2026-11-23 11:00 UTC */
#define PRESENT (G_GINT64_CONSTANT (1795431600) * G_USEC_PER_SEC)

static gint64
time_of (const char *text)
{
  gint64 time;

  g_assert_true (winnow_time_parse (text, &time));

  return time;
}

static const WinnowFollowerRecord *
nth (WinnowBlueskyPage *page,
     guint              n)
{
  g_assert_cmpuint (n, <, page->records->len);

  return &g_array_index (page->records, WinnowFollowerRecord, n);
}

static void
test_names (void)
{
  const char * const handles[] = {
    "alice.bsky.social", "a.co", "xn--ls8h.test", "8.cn", "john-doe.example",
    "handle.invalid", "A.Test",
  };
  const char * const no_handles[] = {
    NULL, "", "alice", "@alice.test", "alice.", ".test", "a..b", "-a.test",
    "a-.test", "a b.test", "a_b.test", "127.0.0.1", "alice.test/x",
    "alice.test\n", "alice.0", "did:plc:abc", "jo@hn.test", "ä.test",
  };
  const char * const dids[] = {
    "did:plc:en6gafwvhlg3lgx2f3ybgmxe", "did:web:example.com",
    "did:web:a%3A80", "did:key:zQ3sh",
  };
  const char * const no_dids[] = {
    NULL, "", "did", "did:", "did:plc", "did:plc:", "DID:plc:a", "did:PLC:a",
    "did:plc:a:", "did:plc:a b", "did:plc:a/b", "did:plc:a\n", "did:plc:ä",
    "alice.test",
  };

  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    g_assert_true (winnow_bluesky_is_handle (handles[i]));

  for (guint i = 0; i < G_N_ELEMENTS (no_handles); i++)
    g_assert_false (winnow_bluesky_is_handle (no_handles[i]));

  for (guint i = 0; i < G_N_ELEMENTS (dids); i++)
    g_assert_true (winnow_bluesky_is_did (dids[i]));

  for (guint i = 0; i < G_N_ELEMENTS (no_dids); i++)
    g_assert_false (winnow_bluesky_is_did (no_dids[i]));
}

static void
test_account (void)
{
  g_autoptr (WinnowHttpAnswer) full =
    sample_load_answer ("bluesky/getProfile.target.txt");
  g_autoptr (WinnowHttpAnswer) bare =
    sample_load_answer ("bluesky/getProfile.noprofile.txt");
  g_autoptr (WinnowAccount) target = NULL;
  g_autoptr (WinnowAccount) other = NULL;
  g_autoptr (GError) error = NULL;

  target = winnow_bluesky_parse_account (full, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_account_get_id (target), ==,
                   "did:plc:en6gafwvhlg3lgx2f3ybgmxe");
  g_assert_cmpstr (winnow_account_get_handle (target), ==, "target.test");
  g_assert_cmpstr (winnow_account_get_title (target), ==, "Target Account");
  g_assert_cmpstr (winnow_account_get_bio (target), ==,
                   "The account under audit");
  g_assert_cmpstr (winnow_account_get_url (target), ==,
                   "https://bsky.app/profile/target.test");
  g_assert_null (winnow_account_get_avatar (target));
  g_assert_cmpint (winnow_account_get_created_at (target), ==,
                   time_of ("2024-06-06T10:47:12.321Z"));
  g_assert_cmpint (winnow_account_get_followers (target), ==, 300);
  g_assert_cmpint (winnow_account_get_following (target), ==, 0);
  g_assert_cmpint (winnow_account_get_posts (target), ==, 0);

  other = winnow_bluesky_parse_account (bare, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_account_get_title (other), ==, "@u11979750.test");
  g_assert_null (winnow_account_get_display_name (other));
  g_assert_null (winnow_account_get_url (other));
  g_assert_cmpint (winnow_account_get_created_at (other), ==, -1);
  g_assert_cmpint (winnow_account_get_following (other), ==, 1);
}

#define STEERING "\"did\":\"did:plc:a\",\"handle\":\"a.te\\u200est\"," \
                 "\"displayName\":\" X\\u001b[31m\\u202eEvil\\nline\"," \
                 "\"description\":\"one\\r\\ntwo\\u0007\\u2066\""

/* Nothing in a name steers a terminal, or turns round what comes after it. */
static void
test_cleaned (void)
{
  g_autoptr (WinnowHttpAnswer) profile =
    sample_answer_for_json (200, "{" STEERING "}");
  g_autoptr (WinnowHttpAnswer) list =
    sample_answer_for_json (200, "{\"followers\":[{" STEERING "}]}");
  g_autoptr (WinnowAccount) account =
    winnow_bluesky_parse_account (profile, FALSE, NULL);
  g_autoptr (WinnowBlueskyPage) page =
    winnow_bluesky_page_parse (list, PRESENT, NULL);
  const WinnowFollowerRecord *record =
    &g_array_index (page->records, WinnowFollowerRecord, 0);

  g_assert_cmpstr (winnow_account_get_handle (account), ==, "a.test");
  g_assert_cmpstr (winnow_account_get_display_name (account), ==,
                   "X[31mEvil line");
  g_assert_cmpstr (winnow_account_get_bio (account), ==, "one\ntwo");

  g_assert_cmpuint (page->records->len, ==, 1);
  g_assert_cmpstr (record->handle, ==, "a.test");
  g_assert_cmpstr (record->display_name, ==, "X[31mEvil line");
  g_assert_cmpstr (record->bio, ==, "one\ntwo");
}

static void
test_account_wrong (void)
{
  const char * const wrong[] = {
    "[]", "7", "null", "\"did:plc:a\"", "{}", "{\"did\":7}",
    "{\"did\":[\"did:plc:a\"]}", "{\"did\":\"nobody\"}", "{\"did\":null}",
  };
  g_autoptr (WinnowHttpAnswer) odd =
    sample_answer_for_json (200,
                            "{\"did\":\"did:plc:a\",\"handle\":{},"
                            "\"displayName\":[1],\"description\":false,"
                            "\"avatar\":12,\"createdAt\":\"0001-01-01\","
                            "\"followersCount\":\"12\",\"followsCount\":-1,"
                            "\"postsCount\":1e3}");
  g_autoptr (WinnowAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (WinnowHttpAnswer) answer = sample_answer_for_json (200,
                                                                    wrong[i]);
      g_autoptr (GError) local_error = NULL;

      g_assert_null (winnow_bluesky_parse_account (answer, TRUE,
                                                   &local_error));
      g_assert_error (local_error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_ANSWER);
      g_assert_nonnull (strstr (local_error->message, "bsky.example"));
    }

  account = winnow_bluesky_parse_account (odd, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (winnow_account_get_handle (account));
  g_assert_null (winnow_account_get_display_name (account));
  g_assert_null (winnow_account_get_bio (account));
  g_assert_null (winnow_account_get_avatar (account));
  g_assert_cmpint (winnow_account_get_created_at (account), ==, -1);
  g_assert_cmpint (winnow_account_get_followers (account), ==, -1);
  g_assert_cmpint (winnow_account_get_following (account), ==, -1);
  g_assert_cmpint (winnow_account_get_posts (account), ==, -1);
  g_assert_cmpstr (winnow_account_get_url (account), ==,
                   "https://bsky.app/profile/did:plc:a");
}

typedef struct
{
  const char *sample;
  guint       status;
  const char *json;
  int         code;
  const char *words;
} Refusal;

static const Refusal refusals[] = {
  { "bluesky/err.getProfile.unknown_handle.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_NOT_FOUND, "@nobody.test" },
  { "bluesky/err.getProfile.unknown_did.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_NOT_FOUND, "@nobody.test" },
  { "bluesky/err.getFollowers.unknown.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_NOT_FOUND, "@nobody.test" },
  { "bluesky/err.getProfile.bad_handle.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_MALFORMED, "@nobody.test" },
  { "bluesky/err.getProfiles.26.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_ANSWER, "array too big" },
  { "bluesky/err.unknown_method.txt", 0, NULL,
    WINNOW_NETWORK_ERROR_ANSWER, "error 501" },
  { NULL, 400, "{\"error\":\"AccountDeactivated\","
               "\"message\":\"Account is deactivated\"}",
    WINNOW_NETWORK_ERROR_GONE, "@nobody.test has been deactivated" },
  { NULL, 400, "{\"error\":\"AccountTakedown\","
               "\"message\":\"Account has been suspended\"}",
    WINNOW_NETWORK_ERROR_GONE, "@nobody.test has been suspended" },
  { NULL, 400, "{\"error\":\"AccountTakedown\"}",
    WINNOW_NETWORK_ERROR_GONE, "@nobody.test has been taken down" },
  { NULL, 401, "{\"error\":\"AuthMissing\",\"message\":\"Who are you\"}",
    WINNOW_NETWORK_ERROR_REFUSED, "sign-in" },
  { NULL, 403, "<html>", WINNOW_NETWORK_ERROR_REFUSED, "refuses" },
  { NULL, 404, "<html>", WINNOW_NETWORK_ERROR_ANSWER, "error 404" },
  { NULL, 400, "[]", WINNOW_NETWORK_ERROR_ANSWER, "error 400" },
  { NULL, 400, "{\"error\":{},\"message\":7}",
    WINNOW_NETWORK_ERROR_ANSWER, "bsky.example" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (WinnowHttpAnswer) answer =
        refusals[i].sample != NULL
        ? sample_load_answer (refusals[i].sample)
        : sample_answer_for_json (refusals[i].status, refusals[i].json);
      g_autoptr (GError) error = winnow_bluesky_error_new (answer,
                                                           "nobody.test");

      g_test_message ("%s", error->message);
      g_assert_error (error, WINNOW_NETWORK_ERROR, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
}

static void
test_page (void)
{
  g_autoptr (WinnowHttpAnswer) first =
    sample_load_answer ("bluesky/getFollowers.page1.txt");
  g_autoptr (WinnowHttpAnswer) last =
    sample_load_answer ("bluesky/getFollowers.page3_last.txt");
  g_autoptr (WinnowBlueskyPage) bare = NULL;
  g_autoptr (WinnowBlueskyPage) page = NULL;
  g_autoptr (GError) error = NULL;

  bare = winnow_bluesky_page_parse (first, PRESENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bare->records->len, ==, 3);
  g_assert_true (g_str_has_prefix (bare->cursor, "1795070832321__"));
  g_assert_cmpstr (nth (bare, 0)->handle, ==, "u12367781.test");
  /* the list tells no counts, and does not tell that there is no picture */
  g_assert_cmpint (nth (bare, 0)->known, ==,
                   WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE);

  page = winnow_bluesky_page_parse (last, PRESENT, &error);
  g_assert_no_error (error);
  g_assert_null (page->cursor);
  g_assert_cmpint (nth (page, 1)->known, ==,
                   WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE |
                   WINNOW_FIELD_DISPLAY_NAME | WINNOW_FIELD_BIO |
                   WINNOW_FIELD_AVATAR | WINNOW_FIELD_CREATED_AT);
  g_assert_cmpstr (nth (page, 1)->display_name, ==, "Real Person 98");
  g_assert_cmpstr (nth (page, 1)->bio, ==, "I write about birds, day 98");
  g_assert_cmpint (nth (page, 1)->created_at, ==,
                   time_of ("2025-07-13T10:47:12.321Z"));
}

static void
test_profiles (void)
{
  g_autoptr (WinnowHttpAnswer) answer =
    sample_load_answer ("bluesky/getProfiles.25.txt");
  g_autoptr (WinnowBlueskyPage) page = winnow_bluesky_page_new ();
  g_autoptr (GError) error = NULL;

  /* in another order, one of them dropped by the server */
  winnow_bluesky_page_add_did (page, "did:plc:b7chhvuifcukwgbt756e4t66");
  winnow_bluesky_page_add_did (page, "did:plc:gone");
  winnow_bluesky_page_add_did (page, "did:plc:4qkiiwzi3pfcnwzfgu4lc4we");
  winnow_bluesky_page_add_did (page, "did:plc:gone");
  g_assert_cmpuint (page->records->len, ==, 3);

  g_assert_true (winnow_bluesky_page_add_profiles (page, answer, PRESENT,
                                                   &error));
  g_assert_no_error (error);
  g_assert_cmpuint (page->records->len, ==, 3);
  g_assert_cmpstr (nth (page, 0)->handle, ==, "real3.test");
  g_assert_cmpuint (nth (page, 0)->posts, ==, 4);
  g_assert_cmpint (nth (page, 1)->known, ==, WINNOW_FIELD_ID);
  g_assert_cmpstr (nth (page, 2)->handle, ==, "real1.test");
  g_assert_cmpuint (nth (page, 2)->following, ==, 1);
}

static void
test_profile_without_record (void)
{
  g_autoptr (WinnowHttpAnswer) answer =
    sample_answer_for_json (200,
                            "{\"profiles\":[{\"did\":\"did:plc:a\","
                            "\"handle\":\"handle.invalid\","
                            "\"followersCount\":0,\"followsCount\":1,"
                            "\"postsCount\":0},"
                            "{\"did\":\"did:plc:b\",\"description\":\"\","
                            "\"avatar\":null,\"displayName\":\"\","
                            "\"verification\":{\"verifiedStatus\":"
                            "\"invalid\"}}]}");
  g_autoptr (WinnowBlueskyPage) page = winnow_bluesky_page_new ();

  winnow_bluesky_page_add_did (page, "did:plc:a");
  winnow_bluesky_page_add_did (page, "did:plc:b");
  g_assert_true (winnow_bluesky_page_add_profiles (page, answer, PRESENT,
                                                   NULL));

  g_assert_cmpint (nth (page, 0)->known, ==,
                   WINNOW_FIELD_ID | WINNOW_FIELD_HANDLE |
                   WINNOW_FIELDS_COUNTS |
                   WINNOW_FIELD_HAS_AVATAR | WINNOW_FIELD_HAS_BIO);
  g_assert_cmpint (nth (page, 0)->values, ==, 0);
  g_assert_cmpuint (nth (page, 0)->followers, ==, 0);

  /* known to be empty */
  g_assert_cmpint (nth (page, 1)->known, ==,
                   WINNOW_FIELD_ID | WINNOW_FIELD_DISPLAY_NAME |
                   WINNOW_FIELD_BIO | WINNOW_FIELD_HAS_AVATAR);
  g_assert_cmpint (winnow_follower_record_has_bio (nth (page, 1)), ==,
                   WINNOW_TOLD_NO);
}

static void
test_page_wrong (void)
{
  const char * const broken[] = {
    "{}", "[]", "null", "{\"followers\":{}}", "{\"followers\":null}",
    "{\"followers\":\"many\"}", "{\"followers\":[],\"cursor\":7}",
    "{\"followers\":[],\"cursor\":[\"a\"]}",
  };
  g_autoptr (WinnowHttpAnswer) odd =
    sample_answer_for_json (200,
                            "{\"cursor\":\"\",\"followers\":["
                            "7,null,[],\"x\",{},{\"did\":9},"
                            "{\"did\":\"nonsense\",\"handle\":\"a.test\"},"
                            "{\"did\":\"did:plc:b\",\"handle\":7,"
                            "\"displayName\":\"a\\u0000b\",\"description\":[],"
                            "\"avatar\":{},\"createdAt\":12,"
                            "\"verification\":\"valid\"},"
                            "{\"did\":\"did:plc:c\","
                            "\"createdAt\":\"2031-01-01T00:00:00Z\"},"
                            "{\"did\":\"did:plc:b\",\"handle\":\"b.test\"}"
                            "]}");
  g_autoptr (WinnowBlueskyPage) page = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (WinnowHttpAnswer) answer = sample_answer_for_json (200,
                                                                    broken[i]);
      g_autoptr (GError) local_error = NULL;

      g_assert_null (winnow_bluesky_page_parse (answer, PRESENT,
                                                &local_error));
      g_assert_error (local_error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_ANSWER);
    }

  page = winnow_bluesky_page_parse (odd, PRESENT, &error);
  g_assert_no_error (error);
  g_assert_null (page->cursor);
  g_assert_cmpuint (page->records->len, ==, 3);
  g_assert_cmpint (nth (page, 0)->known, ==, WINNOW_FIELD_HANDLE);
  g_assert_cmpstr (nth (page, 1)->id, ==, "did:plc:b");
  g_assert_cmpstr (nth (page, 1)->handle, ==, "b.test");
  g_assert_false (nth (page, 1)->known &
                  (WINNOW_FIELD_AVATAR | WINNOW_FIELD_BIO |
                   WINNOW_FIELD_CREATED_AT | WINNOW_FIELD_VERIFIED));
  /* not made in the future */
  g_assert_cmpint (nth (page, 2)->known, ==, WINNOW_FIELD_ID);
}

static void
test_counts_wrong (void)
{
  const struct { const char *count; gboolean told; guint32 value; } cases[] = {
    { "0", TRUE, 0 },
    { "4000000000", TRUE, 4000000000u },
    { "4000000001", FALSE, 0 },
    { "99999999999999999999999", FALSE, 0 },
    { "-1", FALSE, 0 },
    { "1.5", FALSE, 0 },
    { "\"7\"", FALSE, 0 },
    { "true", FALSE, 0 },
    { "null", FALSE, 0 },
    { "[7]", FALSE, 0 },
    { "{}", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"profiles\":[{\"did\":\"did:plc:a\","
                         "\"followersCount\":%s,\"avatar\":\"x\","
                         "\"description\":\"x\"}]}",
                         cases[i].count);
      g_autoptr (WinnowHttpAnswer) answer = sample_answer_for_json (200, json);
      g_autoptr (WinnowBlueskyPage) page = winnow_bluesky_page_new ();

      winnow_bluesky_page_add_did (page, "did:plc:a");
      g_assert_true (winnow_bluesky_page_add_profiles (page, answer, PRESENT,
                                                       NULL));
      g_assert_cmpint (winnow_follower_record_knows (nth (page, 0),
                                                     WINNOW_FIELD_FOLLOWERS),
                       ==, cases[i].told);

      if (cases[i].told)
        g_assert_cmpuint (nth (page, 0)->followers, ==, cases[i].value);
    }
}

typedef struct
{
  const char *member;
  const char *collection;
  gint64      time;
  gboolean    told;
} Follow;

/* The account was made on 2024-01-10. */
static const Follow follows[] = {
  { "followedBy", "app.bsky.graph.follow", 1718000000, TRUE },
  { "followed_by", "app.bsky.graph.follow", 1718000000, TRUE },
  { "following", "app.bsky.graph.follow", 1718000000, FALSE },
  { "followedBy", "app.bsky.graph.block", 1718000000, FALSE },
  /* hours before the account was made; two days before */
  { "followedBy", "app.bsky.graph.follow", 1704844800 - 3600 * 20, TRUE },
  { "followedBy", "app.bsky.graph.follow", 1704844800 - 3600 * 48, FALSE },
  /* the future, beyond what clocks differ */
  { "followedBy", "app.bsky.graph.follow", 1795431600 + 60, TRUE },
  { "followedBy", "app.bsky.graph.follow", 1795431600 + 3600, FALSE },
  /* before Bluesky */
  { "followedBy", "app.bsky.graph.follow", 1500000000, FALSE },
  { "followedBy", "app.bsky.graph.follow", 0, FALSE },
};

static void
add_relationship (WinnowBlueskyPage *page,
                  const char        *member,
                  const char        *uri)
{
  g_autofree char *json =
    g_strdup_printf ("{\"relationships\":[7,null,{\"actor\":\"x\","
                     "\"notFound\":true},{\"did\":\"did:plc:a\","
                     "\"%s\":\"%s\"}]}", member, uri);
  g_autoptr (WinnowHttpAnswer) answer = sample_answer_for_json (200, json);

  g_assert_true (winnow_bluesky_page_add_relationships (page, answer, PRESENT,
                                                        NULL));
}

static WinnowBlueskyPage *
page_of_one (void)
{
  g_autoptr (WinnowHttpAnswer) answer =
    sample_answer_for_json (200,
                            "{\"followers\":[{\"did\":\"did:plc:a\","
                            "\"createdAt\":\"2024-01-10T00:00:00Z\"}]}");

  return winnow_bluesky_page_parse (answer, PRESENT, NULL);
}

static void
test_follow_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (follows); i++)
    {
      g_autoptr (WinnowBlueskyPage) page = page_of_one ();
      g_autofree char *tid =
        winnow_tid_format (follows[i].time * G_USEC_PER_SEC + 5, 77);
      g_autofree char *uri = g_strdup_printf ("at://did:plc:a/%s/%s",
                                              follows[i].collection, tid);

      add_relationship (page, follows[i].member, uri);
      g_test_message ("%u", i);
      g_assert_cmpint (winnow_follower_record_knows (nth (page, 0),
                                                     WINNOW_FIELD_FOLLOWED_AT),
                       ==, follows[i].told);

      if (follows[i].told)
        g_assert_cmpint (nth (page, 0)->followed_at, ==,
                         follows[i].time * G_USEC_PER_SEC + 5);
    }
}

static void
test_follow_uris_wrong (void)
{
  const char * const wrong[] = {
    "", "x", "at://", "at://did:plc:a/app.bsky.graph.follow/",
    "at://did:plc:a/app.bsky.graph.follow/self",
    "at://did:plc:a/app.bsky.graph.follow/3n2xxckl4b227/x",
    "at://did:plc:other/app.bsky.graph.follow/3ku2xxckl4b22",
    "https://did:plc:a/app.bsky.graph.follow/3ku2xxckl4b22",
    "at://did:plc:a/app.bsky.graph.follow/3KU2XXCKL4B22",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (WinnowBlueskyPage) page = page_of_one ();

      add_relationship (page, "followedBy", wrong[i]);
      g_assert_false (nth (page, 0)->known & WINNOW_FIELD_FOLLOWED_AT);
    }
}

#define POST(author, created, indexed) \
  "\"post\":{\"author\":{\"did\":\"" author "\"}," \
  "\"record\":{\"createdAt\":" created "},\"indexedAt\":" indexed "}"

typedef struct
{
  const char *feed;
  const char *time;             /* NULL = not told */
} Feed;

static const Feed feeds[] = {
  { "", NULL },
  { "{" POST ("did:plc:a", "\"2025-01-02T03:04:05Z\"",
              "\"2025-01-02T03:04:06Z\"") "}", "2025-01-02T03:04:05Z" },
  /* dated into the future, or later than the server saw it */
  { "{" POST ("did:plc:a", "\"2031-01-02T03:04:05Z\"",
              "\"2025-01-02T03:04:06Z\"") "}", "2025-01-02T03:04:06Z" },
  { "{" POST ("did:plc:a", "\"2031-01-02T03:04:05Z\"", "7") "}",
    "2026-11-23T11:00:00Z" },
  /* one of the two is enough, none is not */
  { "{" POST ("did:plc:a", "\"soon\"", "\"2025-01-02T03:04:06Z\"") "}",
    "2025-01-02T03:04:06Z" },
  { "{" POST ("did:plc:a", "\"2025-01-02T03:04:05Z\"", "null") "}",
    "2025-01-02T03:04:05Z" },
  { "{" POST ("did:plc:a", "[]", "{}") "}", NULL },
  /* a repost: when it was reposted, not when it was written */
  { "{" POST ("did:plc:b", "\"2019-01-02T03:04:05Z\"",
              "\"2024-01-02T03:04:06Z\"")
    ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\","
    "\"indexedAt\":\"2025-05-05T05:05:05Z\"}}", "2025-05-05T05:05:05Z" },
  { "{" POST ("did:plc:a", "\"2019-01-02T03:04:05Z\"",
              "\"2024-01-02T03:04:06Z\"")
    ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\"}}", NULL },
  /* pinned: says nothing; what comes after it does */
  { "{" POST ("did:plc:a", "\"2025-01-02T03:04:05Z\"",
              "\"2025-01-02T03:04:06Z\"")
    ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonPin\"}}", NULL },
  { "{" POST ("did:plc:a", "\"2025-01-02T03:04:05Z\"",
              "\"2025-01-02T03:04:06Z\"")
    ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonPin\"}},"
    "{" POST ("did:plc:a", "\"2024-02-02T03:04:05Z\"",
              "\"2024-02-02T03:04:06Z\"") "}", "2024-02-02T03:04:05Z" },
  /* somebody else's */
  { "{" POST ("did:plc:b", "\"2025-01-02T03:04:05Z\"",
              "\"2025-01-02T03:04:06Z\"") "}", NULL },
  { "7", NULL },
  { "{\"post\":[]}", NULL },
  { "{\"post\":{\"author\":{\"did\":\"did:plc:a\"},\"record\":7}}", NULL },
};

static void
test_last_post (void)
{
  g_autoptr (WinnowHttpAnswer) real =
    sample_load_answer ("bluesky/getAuthorFeed.limit1.txt");
  g_autoptr (WinnowHttpAnswer) empty =
    sample_load_answer ("bluesky/getAuthorFeed.empty.txt");
  g_autoptr (WinnowHttpAnswer) none = sample_answer_for_json (200, "[]");
  gint64 time = 0;

  g_assert_true (winnow_bluesky_parse_last_post (real,
                                                 "did:plc:b7chhvuifcukwgbt756e4t66",
                                                 PRESENT, &time));
  g_assert_cmpint (time, ==, time_of ("2026-11-20T10:47:12.321Z"));
  g_assert_false (winnow_bluesky_parse_last_post (empty, "did:plc:a", PRESENT,
                                                  &time));
  g_assert_false (winnow_bluesky_parse_last_post (none, "did:plc:a", PRESENT,
                                                  &time));

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"feed\":[%s]}",
                                               feeds[i].feed);
      g_autoptr (WinnowHttpAnswer) answer = sample_answer_for_json (200, json);

      g_test_message ("%s", json);
      g_assert_cmpint (winnow_bluesky_parse_last_post (answer, "did:plc:a",
                                                       PRESENT, &time),
                       ==, feeds[i].time != NULL);

      if (feeds[i].time != NULL)
        g_assert_cmpint (time, ==, time_of (feeds[i].time));
    }
}

static void
test_limits (void)
{
  g_autoptr (SoupMessageHeaders) limited = NULL;
  g_autoptr (SoupMessageHeaders) free = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  WinnowHttpLimits limits;
  guint status;

  first = sample_load ("bluesky/pds.429.txt", &status, &limited);
  winnow_http_limits_read (&limits, limited, PRESENT);
  g_assert_cmpuint (status, ==, 429);
  g_assert_cmpint (limits.wait, ==, 290 * G_USEC_PER_SEC);
  g_assert_true (limits.spent);

  second = sample_load ("bluesky/pds.ratelimit.headers.txt", &status, &free);
  winnow_http_limits_read (&limits, free, PRESENT);
  g_assert_cmpuint (status, ==, 200);
  g_assert_false (limits.spent);
}

/* Every prefix of an answer, and every byte of it changed, is an answer that
 * makes sense or an error, never a crash or a critical. */
static void
test_damaged (void)
{
  g_autoptr (SoupMessageHeaders) headers = NULL;
  g_autofree char *body = NULL;
  guint status;

  body = g_strchomp (sample_load ("bluesky/getFollowers.page2.txt", &status,
                                  &headers));

  for (gsize i = 0; i < strlen (body); i++)
    {
      g_autofree char *damaged = g_strdup (body);
      g_autoptr (GBytes) cut = g_bytes_new (body, i);
      g_autoptr (WinnowHttpAnswer) answer = NULL;
      g_autoptr (WinnowBlueskyPage) page = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (winnow_http_answer_new ("bsky.example", 200, headers, cut,
                                             &error));
      g_assert_error (error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_ANSWER);

      damaged[i] = "\0[{\"7,:x\xff"[i % 9];
      g_bytes_unref (g_steal_pointer (&cut));
      cut = g_bytes_new (damaged, strlen (body));
      answer = winnow_http_answer_new ("bsky.example", 200, headers, cut,
                                       NULL);

      if (answer != NULL)
        page = winnow_bluesky_page_parse (answer, PRESENT, NULL);

      if (page != NULL)
        winnow_bluesky_page_add_profiles (page, answer, PRESENT, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bluesky/names", test_names);
  g_test_add_func ("/bluesky/account", test_account);
  g_test_add_func ("/bluesky/cleaned", test_cleaned);
  g_test_add_func ("/bluesky/account/wrong", test_account_wrong);
  g_test_add_func ("/bluesky/refusals", test_refusals);
  g_test_add_func ("/bluesky/page", test_page);
  g_test_add_func ("/bluesky/page/wrong", test_page_wrong);
  g_test_add_func ("/bluesky/profiles", test_profiles);
  g_test_add_func ("/bluesky/profiles/without-record",
                   test_profile_without_record);
  g_test_add_func ("/bluesky/profiles/counts", test_counts_wrong);
  g_test_add_func ("/bluesky/follow-times", test_follow_times);
  g_test_add_func ("/bluesky/follow-times/wrong", test_follow_uris_wrong);
  g_test_add_func ("/bluesky/last-post", test_last_post);
  g_test_add_func ("/bluesky/limits", test_limits);
  g_test_add_func ("/bluesky/damaged", test_damaged);

  return g_test_run ();
}
