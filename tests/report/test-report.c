/* test-report.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "fake-network.h"
#include "report/winnow-report.h"
#include "report/winnow-terminal.h"

static WinnowAudit *
new_audit (FakeNetwork *network,
           guint        limit)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("statuspeople-2014");
  WinnowAudit *audit = winnow_audit_new (WINNOW_NETWORK (network),
                                         "account.test", limit, FAKE_NOW,
                                         model, NULL);

  fake_await (winnow_audit_run (audit), NULL);

  return audit;
}

static char *
to_json (WinnowAudit *audit)
{
  g_autoptr (JsonNode) node = winnow_report_to_json (audit);

  return json_to_string (node, TRUE);
}

/* Exactly these members, in this order. */
static void
assert_members (JsonObject        *object,
                const char *const *expected)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GList *member = members;

  for (guint i = 0; expected[i] != NULL; i++, member = member->next)
    {
      g_assert_nonnull (member);
      g_assert_cmpstr (member->data, ==, expected[i]);
    }
  g_assert_null (member);
}

static const char *const report_members[] = {
  "account", "network", "read", "split", "quality", "purchase", "model",
  "warnings", NULL,
};
static const char *const quality_members[] = { "verdict", "reasons", NULL };
static const char *const purchase_members[] = {
  "verdict", "evidence", "cost_usd", NULL,
};
static const char *const account_members[] = {
  "id", "handle", "display_name", "bio", "created_at", "followers",
  "following", "posts", "url", NULL,
};
static const char *const read_members[] = {
  "followers_read", "followers_total", "complete", "frame", NULL,
};
static const char *const split_members[] = {
  "real", "inactive", "fake", "not_told", NULL,
};
static const char *const part_members[] = {
  "count", "share", "low", "high", NULL,
};
static const char *const model_members[] = {
  "name", "version", "calibrated_for", NULL,
};

static void
assert_part (JsonObject *split,
             const char *name,
             gint64      n_read)
{
  JsonObject *part = json_object_get_object_member (split, name);
  double share = json_object_get_double_member (part, "share");

  assert_members (part, part_members);
  g_assert_cmpint (json_object_get_int_member (part, "count"), <=, n_read);
  g_assert_cmpfloat (share, >=, 0);
  g_assert_cmpfloat (share, <=, 1);
  g_assert_cmpfloat (json_object_get_double_member (part, "low"), <=, share);
  g_assert_cmpfloat (json_object_get_double_member (part, "high"), >=, share);
}

static void
assert_schema (JsonObject *report)
{
  JsonObject *read = json_object_get_object_member (report, "read");
  JsonObject *split = json_object_get_object_member (report, "split");
  JsonArray *warnings = json_object_get_array_member (report, "warnings");

  assert_members (report, report_members);
  assert_members (read, read_members);
  assert_members (split, split_members);
  assert_members (json_object_get_object_member (report, "model"),
                  model_members);

  assert_members (json_object_get_object_member (report, "quality"),
                  quality_members);
  assert_members (json_object_get_object_member (report, "purchase"),
                  purchase_members);

  for (guint i = 0; split_members[i] != NULL; i++)
    assert_part (split, split_members[i],
                 json_object_get_int_member (read, "followers_read"));

  for (guint i = 0; i < json_array_get_length (warnings); i++)
    g_assert_cmpstr (json_array_get_string_element (warnings, i), !=, "");
}

static void
test_json (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report;
  JsonObject *account;
  JsonObject *read;
  JsonObject *fake;
  JsonObject *model;

  network->told_total = 1010;
  audit = new_audit (network, 0);
  node = winnow_report_to_json (audit);
  report = json_node_get_object (node);
  assert_schema (report);

  account = json_object_get_object_member (report, "account");
  assert_members (account, account_members);
  g_assert_cmpstr (json_object_get_string_member (account, "id"), ==,
                   "did:plc:account");
  g_assert_true (json_object_get_null_member (account, "display_name"));
  g_assert_cmpstr (json_object_get_string_member (account, "bio"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (account, "created_at"), ==,
                   "2023-08-07T00:00:00Z");
  g_assert_cmpint (json_object_get_int_member (account, "followers"), ==, 1010);
  g_assert_true (json_object_get_null_member (account, "posts"));

  g_assert_cmpstr (json_object_get_string_member (report, "network"), ==,
                   "fake");
  read = json_object_get_object_member (report, "read");
  g_assert_cmpint (json_object_get_int_member (read, "followers_read"), ==,
                   1000);
  g_assert_cmpint (json_object_get_int_member (read, "followers_total"), ==,
                   1010);
  g_assert_true (json_object_get_boolean_member (read, "complete"));
  g_assert_cmpstr (json_object_get_string_member (read, "frame"), ==,
                   "all 1,010 followers, 1,000 of which are shown");

  fake = json_object_get_object_member (
    json_object_get_object_member (report, "split"), "fake");
  g_assert_cmpint (json_object_get_int_member (fake, "count"), ==, 250);
  g_assert_cmpfloat (json_object_get_double_member (fake, "share"), ==, .25);

  model = json_object_get_object_member (report, "model");
  g_assert_cmpstr (json_object_get_string_member (model, "name"), ==,
                   "statuspeople-2014");
  g_assert_true (json_object_get_null_member (model, "calibrated_for"));
}

/* Two audits of the same followers come to the same bytes. */
static void
test_json_same (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (500);
  g_autoptr (WinnowAudit) first = new_audit (network, 0);
  g_autoptr (WinnowAudit) second = new_audit (network, 0);
  g_autofree char *a = to_json (first);
  g_autofree char *b = to_json (second);

  g_assert_cmpstr (a, ==, b);
  g_assert_null (strstr (a, "NaN"));
}

/* Nothing read, nothing told: nulls, not zeros. */
static void
test_json_nothing (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (0);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report;
  JsonObject *real;

  network->told_total = -1;
  audit = new_audit (network, 0);
  node = winnow_report_to_json (audit);
  report = json_node_get_object (node);
  assert_members (report, report_members);

  real = json_object_get_object_member (
    json_object_get_object_member (report, "split"), "real");
  assert_members (real, part_members);
  g_assert_cmpint (json_object_get_int_member (real, "count"), ==, 0);
  g_assert_true (json_object_get_null_member (real, "share"));
  g_assert_true (json_object_get_null_member (
    json_object_get_object_member (report, "read"), "followers_total"));
}

static void
test_json_file (void)
{
  g_autoptr (WinnowModel) model = winnow_model_new_for_id ("winnow");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("winnow-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a\033b.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *report;

  g_file_set_contents (path, "id,posts,followers,following\n1,0,0,9000\n", -1,
                       &error);
  g_assert_no_error (error);
  audit = winnow_audit_new_for_file (file, 0, FAKE_NOW, model);
  fake_await (winnow_audit_run (audit), &error);
  g_assert_no_error (error);

  node = winnow_report_to_json (audit);
  report = json_node_get_object (node);
  assert_schema (report);
  g_assert_true (json_object_get_null_member (report, "account"));
  g_assert_cmpstr (json_object_get_string_member (report, "network"), ==,
                   "file");

  /* Not even the name of a file gets to the terminal as it is. */
  text = winnow_report_to_text (audit, 80);
  g_assert_null (strchr (text, '\033'));
  g_assert_nonnull (strstr (text, "ab.csv"));
  g_assert_nonnull (strstr (text, "Calibrated for: Twitter accounts"));
  g_assert_nonnull (strstr (text, "does not say which network"));
  g_assert_cmpstr (json_object_get_string_member (
    json_object_get_object_member (report, "model"), "calibrated_for"), ==,
    "Twitter accounts of 2013–2015");

  g_remove (path);
  g_rmdir (folder);
}

/* On a network that it was not measured on the scorecard only ranks. */
static void
test_uncalibrated (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (300);
  g_autoptr (WinnowModel) winnow = winnow_model_new_for_id ("winnow");
  g_autoptr (WinnowAudit) audit =
    winnow_audit_new (WINNOW_NETWORK (network), "account.test", 0, FAKE_NOW,
                      winnow, NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *report;
  const WinnowSplitPart *part;

  fake_await (winnow_audit_run (audit), NULL);
  g_assert_null (winnow_audit_get_calibrated_for (audit));

  node = winnow_report_to_json (audit);
  report = json_node_get_object (node);
  g_assert_true (json_object_get_null_member (
    json_object_get_object_member (report, "model"), "calibrated_for"));

  text = winnow_report_to_text (audit, 120);
  g_assert_nonnull (strstr (text, "Uncalibrated: ranking only."));
  g_assert_null (strstr (text, "Calibrated for"));

  /* all were read, and yet there is a margin */
  part = &winnow_audit_get_split (audit)->parts[WINNOW_CLASS_FAKE];
  g_assert_cmpfloat (part->interval.low, <, part->share);
  g_assert_cmpfloat (part->interval.high, >, part->share);

  assert_schema (report);
  g_assert_cmpstr (json_object_get_string_member (
    json_object_get_object_member (report, "purchase"), "verdict"), ==,
    winnow_purchase_get_id (winnow_audit_get_purchase (audit, NULL)));
  g_assert_true (json_object_get_null_member (
    json_object_get_object_member (report, "purchase"), "cost_usd"));
  g_assert_nonnull (strstr (text, winnow_quality_get_title (
    winnow_audit_get_quality (audit, NULL))));
  g_assert_nonnull (strstr (text, "has not been looked at"));
}

static void
assert_width (const char *text,
              guint       width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (winnow_terminal_width (lines[i]) > width)
        g_error ("More than %u columns: “%s”", width, lines[i]);
      g_assert_false (g_str_has_suffix (lines[i], "\r"));
    }
}

static void
test_text (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autofree char *text = NULL;

  network->display_name = "Some\033[31mbody \u202eelse";
  audit = new_audit (network, 800);
  text = winnow_report_to_text (audit, 80);
  g_test_message ("%s", text);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_null (strchr (text, '\033'));
  g_assert_null (strstr (text, "\u202e"));
  g_assert_nonnull (strstr (text, "Some[31mbody else (@account.test)\n"));
  g_assert_nonnull (strstr (text, "Read 800 of 1,000 followers.\n"));
  g_assert_nonnull (strstr (text, "The split of the newest 800 of 1,000 "
                            "followers\n"));
  g_assert_nonnull (strstr (text, "  Real      25.0 %   25.0–25.0 %  █"));
  g_assert_null (strstr (text, "marked"));
  g_assert_nonnull (strstr (text, "Never posted\n"));
  g_assert_nonnull (strstr (text, "  100 %  Follows 3,000, followed by 0\n"));
  g_assert_nonnull (strstr (text, "as of 2026-05-03 00:00 UTC"));
  g_assert_nonnull (strstr (text, "How other tools would have scored this "
                            "account\n"));
  g_assert_nonnull (strstr (text, "\n  State of Search "));
}

/* Where most last posts are not known the interval is lopsided, and shares are
 * not what was counted. */
static void
test_text_estimated (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *narrow = NULL;
  const WinnowSplitPart *real;
  g_autofree char *expected = NULL;

  network->sample_last_posts = TRUE;
  audit = new_audit (network, 0);
  real = &winnow_audit_get_split (audit)->parts[WINNOW_CLASS_REAL];
  wide = winnow_report_to_text (audit, 80);
  narrow = winnow_report_to_text (audit, 40);
  g_test_message ("%s\n%s", wide, narrow);

  expected = g_strdup_printf ("Real %9.1f %%   %.1f–%.1f %%", real->share * 100,
                              real->interval.low * 100,
                              real->interval.high * 100);
  g_assert_cmpfloat (fabs (real->share - real->count / 1000.), >, .01);
  g_assert_nonnull (strstr (wide, expected));
  g_assert_nonnull (strstr (wide, "estimated share"));
  g_assert_nonnull (strstr (wide, " marked\n"));
  g_assert_nonnull (strstr (narrow, "estimated share    marked\n"));
}

/* More than the account is said to have. */
static void
test_text_more (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (1000);
  g_autoptr (WinnowAudit) audit = NULL;
  g_autofree char *text = NULL;

  network->told_total = 3;
  audit = new_audit (network, 0);
  text = winnow_report_to_text (audit, 80);

  g_assert_nonnull (strstr (text, "Read 1,000 followers.\n"));
  g_assert_nonnull (strstr (text, "The split of all 1,000 followers\n"));
}

/* In any terminal; and bars are as long as shares are large. */
static void
test_text_width (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (300);
  g_autoptr (WinnowAudit) audit = NULL;

  network->display_name =
    "Averyveryverylongnamewithoutanyspaceinitthatnoterminalcanholdonaline "
    "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語";
  network->told_total = 312;
  audit = new_audit (network, 0);

  for (guint width = 0; width <= 250; width++)
    {
      g_autofree char *text = winnow_report_to_text (audit, width);

      assert_width (text, CLAMP (width, 40, 200));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/report/json", test_json);
  g_test_add_func ("/report/json-same", test_json_same);
  g_test_add_func ("/report/json-nothing", test_json_nothing);
  g_test_add_func ("/report/json-file", test_json_file);
  g_test_add_func ("/report/uncalibrated", test_uncalibrated);
  g_test_add_func ("/report/text", test_text);
  g_test_add_func ("/report/text-estimated", test_text_estimated);
  g_test_add_func ("/report/text-more", test_text_more);
  g_test_add_func ("/report/text-width", test_text_width);

  return g_test_run ();
}
