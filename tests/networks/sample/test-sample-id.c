/* test-sample-id.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-id.h"

#define SEED 7

static const WinnowSampleKey keys[] = {
  { WINNOW_SAMPLE_OWNER, 0, 0, 0 },
  { WINNOW_SAMPLE_PERSON, 2, 4999, 0 },
  { WINNOW_SAMPLE_POST, 63, 0xffffff, 0x3fffffff },
  { WINNOW_SAMPLE_PICTURE, 1, 20099, 0 },
};

static void
assert_same (const WinnowSampleKey *a,
             const WinnowSampleKey *b)
{
  g_assert_cmpuint (a->kind, ==, b->kind);
  g_assert_cmpuint (a->population, ==, b->population);
  g_assert_cmpuint (a->index, ==, b->index);
  g_assert_cmpuint (a->extra, ==, b->extra);
}

static void
test_did (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      char did[WINNOW_SAMPLE_DID_SIZE];
      WinnowSampleKey key;

      winnow_sample_id_make_did (SEED, &keys[i], did);
      g_assert_true (g_regex_match_simple ("^did:plc:[a-z2-7]{24}$", did, 0,
                                           0));
      g_assert_true (winnow_sample_id_read_did (SEED, did, &key));
      assert_same (&key, &keys[i]);

      /* Another world's people are strangers here. */
      g_assert_false (winnow_sample_id_read_did (SEED + 1, did, &key));
    }
}

static void
test_did_spoiled (void)
{
  char did[WINNOW_SAMPLE_DID_SIZE];
  WinnowSampleKey key;

  winnow_sample_id_make_did (SEED, &keys[1], did);

  for (guint i = 0; did[i] != '\0'; i++)
    {
      g_autofree char *spoiled = g_strdup (did);

      spoiled[i] = spoiled[i] == 'b' ? 'c' : 'b';
      g_assert_false (winnow_sample_id_read_did (SEED, spoiled, &key));
      spoiled[i] = '\0';
      g_assert_false (winnow_sample_id_read_did (SEED, spoiled, &key));
    }

  g_assert_false (winnow_sample_id_read_did (SEED, "did:web:a.example",
                                             &key));
}

static void
test_cid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      char cid[WINNOW_SAMPLE_CID_SIZE];
      WinnowSampleKey key;

      winnow_sample_id_make_cid (SEED, &keys[i], cid);
      g_assert_true (g_regex_match_simple (keys[i].kind ==
                                           WINNOW_SAMPLE_PICTURE
                                           ? "^bafkrei[a-z2-7]{52}$"
                                           : "^bafyrei[a-z2-7]{52}$",
                                           cid, 0, 0));
      g_assert_true (winnow_sample_id_read_cid (SEED, cid, &key));
      assert_same (&key, &keys[i]);
    }
}

static void
test_cid_foreign (void)
{
  static const char * const foreign[] = {
    "", "b", "bafyrei",
    "bafyreiabye3jvgmgl2trxecjcl5bmg6rakbsfcqggmcfhiw3fsl73uc6pm",
    "bafyrei\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"",
  };
  WinnowSampleKey key;

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_false (winnow_sample_id_read_cid (SEED, foreign[i], &key));
}

/* The first is the example of the AT Protocol specification; the numbers
 * come from another decoder. */
static void
test_tid (void)
{
  static const struct
  {
    gint64      time;
    guint       clock_id;
    const char *tid;
  } vectors[] = {
    { G_GINT64_CONSTANT (1688137381887007), 6, "3jzfcijpj2z2a" },
    { G_GINT64_CONSTANT (1795430833228000), 5, "3n2xxckl4b227" },
    { 0, 0, "2222222222222" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      char tid[WINNOW_SAMPLE_TID_SIZE];

      winnow_sample_id_make_tid (vectors[i].time, vectors[i].clock_id, tid);
      g_assert_cmpstr (tid, ==, vectors[i].tid);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/id/did", test_did);
  g_test_add_func ("/sample/id/did-spoiled", test_did_spoiled);
  g_test_add_func ("/sample/id/cid", test_cid);
  g_test_add_func ("/sample/id/cid-foreign", test_cid_foreign);
  g_test_add_func ("/sample/id/tid", test_tid);

  return g_test_run ();
}
