/* test-follower-record.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"

/* The contract's columns, in its order. */
#define COLUMNS \
  "id,handle,display_name,bio,url,location,avatar,created_at,posts," \
  "followers,following,favourites,listed,verified,protected,last_post_at," \
  "followed_at,server,has_avatar,has_bio,has_url,has_location"

static void
test_keys (void)
{
  g_auto (GStrv) columns = g_strsplit (COLUMNS, ",", -1);

  g_assert_cmpuint (g_strv_length (columns), ==, WINNOW_N_FIELDS);

  for (guint i = 0; i < WINNOW_N_FIELDS; i++)
    {
      WinnowFields field = 1u << i;

      g_assert_cmpstr (winnow_field_get_key (field), ==, columns[i]);
      g_assert_cmpuint (winnow_field_from_key (columns[i]), ==, field);
      g_assert_cmpstr (winnow_field_get_name (field), !=, "");
    }

  g_assert_cmpuint (winnow_field_from_key (""), ==, 0);
  g_assert_cmpuint (winnow_field_from_key ("Handle"), ==, 0);
  g_assert_cmpuint (winnow_field_from_key ("handles"), ==, 0);
}

static void
test_kinds (void)
{
  g_assert_cmpint (winnow_field_get_kind (WINNOW_FIELD_SERVER), ==,
                   WINNOW_FIELD_KIND_TEXT);
  g_assert_cmpint (winnow_field_get_kind (WINNOW_FIELD_LISTED), ==,
                   WINNOW_FIELD_KIND_COUNT);
  g_assert_cmpint (winnow_field_get_kind (WINNOW_FIELD_FOLLOWED_AT), ==,
                   WINNOW_FIELD_KIND_TIME);
  g_assert_cmpint (winnow_field_get_kind (WINNOW_FIELD_HAS_LOCATION), ==,
                   WINNOW_FIELD_KIND_TRUTH);
}

static void
test_nothing_told (void)
{
  WinnowFollowerRecord record = { 0, };

  g_assert_cmpint (winnow_follower_record_has_avatar (&record), ==, WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_has_bio (&record), ==, WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_has_url (&record), ==, WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_has_location (&record), ==, WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_is_verified (&record), ==, WINNOW_TOLD_UNKNOWN);
  g_assert_cmpint (winnow_follower_record_is_protected (&record), ==, WINNOW_TOLD_UNKNOWN);

  g_assert_null (winnow_follower_record_get_text (&record, WINNOW_FIELD_BIO));
  g_assert_cmpint (winnow_follower_record_get_count (&record, WINNOW_FIELD_POSTS), ==, -1);
  g_assert_cmpint (winnow_follower_record_get_time (&record, WINNOW_FIELD_CREATED_AT), ==, -1);
  g_assert_false (winnow_follower_record_knows (&record, WINNOW_FIELD_POSTS));
}

static void
test_text_before_bit (void)
{
  static const struct
  {
    WinnowFields text;
    WinnowFields bit;
    WinnowTold (*ask) (const WinnowFollowerRecord *);
  } cases[] = {
    { WINNOW_FIELD_AVATAR, WINNOW_FIELD_HAS_AVATAR, winnow_follower_record_has_avatar },
    { WINNOW_FIELD_BIO, WINNOW_FIELD_HAS_BIO, winnow_follower_record_has_bio },
    { WINNOW_FIELD_URL, WINNOW_FIELD_HAS_URL, winnow_follower_record_has_url },
    { WINNOW_FIELD_LOCATION, WINNOW_FIELD_HAS_LOCATION, winnow_follower_record_has_location },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WinnowFollowerRecord record = { 0, };

      winnow_follower_record_set_truth (&record, cases[i].bit, TRUE);
      g_assert_cmpint (cases[i].ask (&record), ==, WINNOW_TOLD_YES);

      winnow_follower_record_set_truth (&record, cases[i].bit, FALSE);
      g_assert_cmpint (cases[i].ask (&record), ==, WINNOW_TOLD_NO);

      winnow_follower_record_set_text (&record, cases[i].text, "x");
      g_assert_cmpint (cases[i].ask (&record), ==, WINNOW_TOLD_YES);

      winnow_follower_record_set_truth (&record, cases[i].bit, TRUE);
      winnow_follower_record_set_text (&record, cases[i].text, "");
      g_assert_cmpint (cases[i].ask (&record), ==, WINNOW_TOLD_NO);

      winnow_follower_record_set_text (&record, cases[i].text, NULL);
      g_assert_cmpint (cases[i].ask (&record), ==, WINNOW_TOLD_YES);
    }
}

static void
test_set_and_get (void)
{
  WinnowFollowerRecord record = { 0, };

  winnow_follower_record_set_count (&record, WINNOW_FIELD_LISTED, G_MAXUINT32);
  winnow_follower_record_set_time (&record, WINNOW_FIELD_LAST_POST_AT, 5);
  winnow_follower_record_set_text (&record, WINNOW_FIELD_SERVER, "s");
  winnow_follower_record_set_truth (&record, WINNOW_FIELD_VERIFIED, TRUE);
  winnow_follower_record_set_truth (&record, WINNOW_FIELD_PROTECTED, FALSE);

  g_assert_cmpuint (record.listed, ==, G_MAXUINT32);
  g_assert_cmpint (record.last_post_at, ==, 5);
  g_assert_cmpstr (record.server, ==, "s");
  g_assert_cmpint (winnow_follower_record_is_verified (&record), ==, WINNOW_TOLD_YES);
  g_assert_cmpint (winnow_follower_record_is_protected (&record), ==, WINNOW_TOLD_NO);
  g_assert_cmpuint (record.known, ==,
                    WINNOW_FIELD_LISTED | WINNOW_FIELD_LAST_POST_AT |
                    WINNOW_FIELD_SERVER | WINNOW_FIELD_VERIFIED |
                    WINNOW_FIELD_PROTECTED);
}

static void
test_equal (void)
{
  WinnowFollowerRecord a = { 0, };
  WinnowFollowerRecord b = { 0, };

  g_assert_true (winnow_follower_record_equal (&a, &b));

  /* What was not told is meaningless. */
  a.posts = 7;
  a.bio = "left over";
  a.values = WINNOW_FIELD_VERIFIED;
  g_assert_true (winnow_follower_record_equal (&a, &b));

  winnow_follower_record_set_count (&a, WINNOW_FIELD_POSTS, 0);
  g_assert_false (winnow_follower_record_equal (&a, &b));
  winnow_follower_record_set_count (&b, WINNOW_FIELD_POSTS, 1);
  g_assert_false (winnow_follower_record_equal (&a, &b));
  winnow_follower_record_set_count (&b, WINNOW_FIELD_POSTS, 0);
  g_assert_true (winnow_follower_record_equal (&a, &b));

  winnow_follower_record_set_text (&a, WINNOW_FIELD_BIO, "");
  winnow_follower_record_set_text (&b, WINNOW_FIELD_BIO, " ");
  g_assert_false (winnow_follower_record_equal (&a, &b));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fields/keys", test_keys);
  g_test_add_func ("/fields/kinds", test_kinds);
  g_test_add_func ("/record/nothing-told", test_nothing_told);
  g_test_add_func ("/record/text-before-bit", test_text_before_bit);
  g_test_add_func ("/record/set-and-get", test_set_and_get);
  g_test_add_func ("/record/equal", test_equal);

  return g_test_run ();
}
