/* test-target.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/winnow-target.h"
#include "networks/winnow-network.h"

static const struct
{
  const char *text;
  const char *network;          /* chosen */
  const char *expected;         /* "network handle", "file PATH" */
} good[] = {
  { "alice.bsky.social", NULL, "bluesky alice.bsky.social" },
  { "@alice.bsky.social", NULL, "bluesky alice.bsky.social" },
  { "  @Alice.BSKY.social\n", NULL, "bluesky alice.bsky.social" },
  { "\u202a@alice.bsky.social\u202c", NULL, "bluesky alice.bsky.social" },
  { "\u200ealice.example", NULL, "bluesky alice.example" },
  { "jörg.example", NULL, "bluesky xn--jrg-sna.example" },
  { "did:plc:ewvi7nxzyoun6zhxrhs64oiz", NULL,
    "bluesky did:plc:ewvi7nxzyoun6zhxrhs64oiz" },
  { "did:web:example.org%3A3000", NULL, "bluesky did:web:example.org%3A3000" },
  { "https://bsky.app/profile/alice.bsky.social", NULL,
    "bluesky alice.bsky.social" },
  { "https://bsky.app/profile/alice.bsky.social/post/3k?x=1#y", NULL,
    "bluesky alice.bsky.social" },
  { "bsky.app/profile/did:plc:abc", NULL, "bluesky did:plc:abc" },
  { "https://bsky.app/profile/did%3Aplc%3Aabc", NULL, "bluesky did:plc:abc" },
  { "at://did:plc:abc/app.bsky.actor.profile/self", NULL,
    "bluesky did:plc:abc" },
  { "bought.sample", NULL, "sample bought.sample" },
  { "@bought.sample", NULL, "sample bought.sample" },
  { "bought.sample", "bluesky", "bluesky bought.sample" },
  { "alice.example", "sample", "sample alice.example" },
  { "did:plc:abc", "sample", "sample did:plc:abc" },
  { "followers.csv", NULL, "file /cwd/followers.csv" },
  { "followers.NDJSON", NULL, "file /cwd/followers.NDJSON" },
  { "./alice.bsky.social", NULL, "file /cwd/alice.bsky.social" },
  { "/tmp/a b.csv", NULL, "file /tmp/a b.csv" },
  { "file:///tmp/a%20b.csv", NULL, "file /tmp/a b.csv" },
  { "file:///tmp/a%20b.csv", "bluesky", "file /tmp/a b.csv" },
  { "sub/dir", NULL, "file /cwd/sub/dir" },
};

static const struct
{
  const char *text;
  const char *network;
  const char *says;
} bad[] = {
  { "", NULL, "Name an account" },
  { "   ", NULL, "Name an account" },
  { "\u202a\u202c", NULL, "Name an account" },
  { "@", NULL, "does not look like a handle" },
  { "alice", NULL, "not a whole handle" },
  { "@alice", NULL, "not a whole handle" },
  { "@alice@mastodon.social", NULL, "Mastodon" },
  { "alice@example.org", NULL, "Mastodon" },
  { "https://mastodon.social/@alice", NULL, "does not lead to a profile" },
  { "https://bsky.app/profile/", NULL, "does not look like a handle" },
  { "https://bsky.app/profile/a b", NULL, "does not look like a handle" },
  { "alice..bsky.social", NULL, "does not look like a handle" },
  { "-alice.bsky.social", NULL, "does not look like a handle" },
  { "alice-.bsky.social", NULL, "does not look like a handle" },
  { "alice.bsky.social.", NULL, "does not look like a handle" },
  { ".alice", NULL, "does not look like a handle" },
  { "alice.123", NULL, "does not look like a handle" },
  { "alice_smith.example", NULL, "does not look like a handle" },
  { "al ice.example", NULL, "does not look like a handle" },
  { "a\xff" ".example", "bluesky", "not readable text" },
  { "did:plc:", NULL, "does not look like a handle" },
  { "did::abc", NULL, "does not look like a handle" },
  { "did:plc:a/b", "bluesky", "does not look like a handle" },
  { "/tmp/a.csv", "bluesky", "does not look like a handle" },
};

static char *
describe (const WinnowTarget *target)
{
  if (target->kind == WINNOW_TARGET_FILE)
    return g_strdup_printf ("file %s", g_file_peek_path (target->file));

  return g_strdup_printf ("%s %s", target->network, target->handle);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (WinnowTarget) target = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;

      g_test_message ("“%s”", good[i].text);
      target = winnow_target_parse (good[i].text, good[i].network, "/cwd",
                                    &error);
      g_assert_no_error (error);
      g_assert_nonnull (target);
      found = describe (target);
      g_assert_cmpstr (found, ==, good[i].expected);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (WinnowTarget) target = NULL;
      g_autoptr (GError) error = NULL;

      g_autofree char *escaped = g_strescape (bad[i].text, NULL);

      g_test_message ("“%s”", escaped);
      target = winnow_target_parse (bad[i].text, bad[i].network, "/cwd",
                                    &error);
      g_assert_null (target);
      g_assert_error (error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_MALFORMED);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, bad[i].says) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", bad[i].text, error->message,
                 bad[i].says);
    }
}

/* The window's entry has no folder to start from. */
static void
test_no_folder (void)
{
  g_autoptr (WinnowTarget) target = NULL;
  g_autoptr (GError) error = NULL;

  target = winnow_target_parse ("followers.csv", NULL, NULL, &error);
  g_assert_null (target);
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "in which folder"));
  g_clear_error (&error);

  target = winnow_target_parse ("/tmp/followers.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (target->kind, ==, WINNOW_TARGET_FILE);
}

/* A word that names a file here is that file. */
static void
test_file_here (void)
{
  g_autoptr (WinnowTarget) target = NULL;
  g_autoptr (WinnowTarget) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("winnow-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "list", NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, "id\n", -1, &error);
  g_assert_no_error (error);

  target = winnow_target_parse ("list", NULL, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (target->kind, ==, WINNOW_TARGET_FILE);
  g_assert_cmpstr (g_file_peek_path (target->file), ==, path);

  g_remove (path);
  account = winnow_target_parse ("list", NULL, folder, &error);
  g_assert_null (account);
  g_rmdir (folder);
}

/* However long and odd, it is refused in a sentence of sensible length. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autoptr (WinnowTarget) target = NULL;
  g_autoptr (GError) error = NULL;

  target = winnow_target_parse (text, NULL, "/cwd", &error);
  g_assert_null (target);
  g_assert_cmpuint (strlen (error->message), <, 400);
  g_clear_error (&error);

  memcpy (text, "did:plc:", 8);
  target = winnow_target_parse (text, NULL, "/cwd", &error);
  g_assert_null (target);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/target/good", test_good);
  g_test_add_func ("/target/bad", test_bad);
  g_test_add_func ("/target/no-folder", test_no_folder);
  g_test_add_func ("/target/file-here", test_file_here);
  g_test_add_func ("/target/long", test_long);

  return g_test_run ();
}
