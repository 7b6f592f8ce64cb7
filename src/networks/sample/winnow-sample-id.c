/* winnow-sample-id.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "networks/sample/winnow-sample-id.h"
#include "networks/sample/winnow-sample-random.h"

#define BASE32          "abcdefghijklmnopqrstuvwxyz234567"
#define BASE32_SORTABLE "234567abcdefghijklmnopqrstuvwxyz"

#define DID_PREFIX "did:plc:"
#define DID_BYTES  15
#define DID_CHARS  24

/* A version 1 CID: version, codec, SHA-256, 32 bytes long; then the digest. */
#define CID_HEAD   4
#define CID_BYTES  36
#define CID_CHARS  58
#define CID_RECORD 0x71
#define CID_BLOB   0x55

#define N_ROUNDS 4

static guint32
mix_half (guint64 seed,
          guint   round,
          guint32 half)
{
  WinnowSampleRandom random = { seed ^ ((guint64) round << 56) ^ half };

  return (guint32) winnow_sample_random_next (&random);
}

/* A Feistel network: without the seed the outcome looks like any number, and
 * yet it can be undone. */
static guint64
scramble (guint64 seed,
          guint64 value)
{
  guint32 left = (guint32) (value >> 32);
  guint32 right = (guint32) value;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint32 next = left ^ mix_half (seed, round, right);

      left = right;
      right = next;
    }

  return ((guint64) left << 32) | right;
}

static guint64
unscramble (guint64 seed,
            guint64 value)
{
  guint32 left = (guint32) (value >> 32);
  guint32 right = (guint32) value;

  for (guint round = N_ROUNDS; round-- > 0; )
    {
      guint32 last = right ^ mix_half (seed, round, left);

      right = left;
      left = last;
    }

  return ((guint64) left << 32) | right;
}

static guint64
pack_key (const WinnowSampleKey *key)
{
  g_assert (key->kind < 1u << 4);
  g_assert (key->population < 1u << 6);
  g_assert (key->index < 1u << 24);
  g_assert (key->extra < 1u << 30);

  return ((guint64) key->kind << 60) | ((guint64) key->population << 54) |
         ((guint64) key->index << 30) | key->extra;
}

static void
unpack_key (guint64          value,
            WinnowSampleKey *key)
{
  key->kind = (guint) (value >> 60);
  key->population = (guint) (value >> 54) & 0x3f;
  key->index = (guint) (value >> 30) & 0xffffff;
  key->extra = (guint) value & 0x3fffffff;
}

/* The key, scrambled, and behind it bytes that follow from the key: whoever
 * reads the identifier makes it anew and compares. */
static void
fill_bytes (guint64                seed,
            const WinnowSampleKey *key,
            guint8                *bytes,
            gsize                  n_bytes)
{
  guint64 value = scramble (seed, pack_key (key));
  WinnowSampleRandom random = winnow_sample_random_new (seed, value);

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (i > 0 && i % 8 == 0)
        value = winnow_sample_random_next (&random);

      bytes[i] = (guint8) (value >> (8 * (i % 8)));
    }
}

static void
read_bytes (guint64          seed,
            const guint8    *bytes,
            WinnowSampleKey *key)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    value |= (guint64) bytes[i] << (8 * i);

  unpack_key (unscramble (seed, value), key);
}

static void
write_base32 (const guint8 *bytes,
              gsize         n_bytes,
              char         *text)
{
  guint held = 0;
  guint n_held = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      held = (held << 8) | bytes[i];

      for (n_held += 8; n_held >= 5; n_held -= 5)
        *text++ = BASE32[(held >> (n_held - 5)) & 31];

      held &= (1u << n_held) - 1;
    }

  if (n_held > 0)
    *text++ = BASE32[(held << (5 - n_held)) & 31];

  *text = '\0';
}

static gboolean
read_base32 (const char *text,
             gsize       n_chars,
             guint8     *bytes)
{
  guint held = 0;
  guint n_held = 0;

  if (strlen (text) != n_chars)
    return FALSE;

  for (gsize i = 0; i < n_chars; i++)
    {
      const char *digit = strchr (BASE32, text[i]);

      if (digit == NULL)
        return FALSE;

      held = (held << 5) | (guint) (digit - BASE32);
      n_held += 5;

      if (n_held >= 8)
        {
          n_held -= 8;
          *bytes++ = (guint8) (held >> n_held);
          held &= (1u << n_held) - 1;
        }
    }

  return TRUE;
}

/**
 * winnow_sample_id_make_did:
 * @seed: what the sample network is grown from
 * @key: whom it stands for
 * @did: (out caller-allocates): %WINNOW_SAMPLE_DID_SIZE bytes
 *
 * Writes a decentralised identifier in the form of the PLC registry.
 */
void
winnow_sample_id_make_did (guint64                seed,
                           const WinnowSampleKey *key,
                           char                  *did)
{
  guint8 bytes[DID_BYTES];

  fill_bytes (seed, key, bytes, sizeof bytes);
  memcpy (did, DID_PREFIX, strlen (DID_PREFIX));
  write_base32 (bytes, sizeof bytes, did + strlen (DID_PREFIX));
}

/**
 * winnow_sample_id_read_did:
 * @seed: what the sample network is grown from
 * @did: any text
 * @key: (out): whom it stands for
 *
 * Returns: whether @did is one winnow_sample_id_make_did() makes from @seed
 */
gboolean
winnow_sample_id_read_did (guint64          seed,
                           const char      *did,
                           WinnowSampleKey *key)
{
  char again[WINNOW_SAMPLE_DID_SIZE];
  guint8 bytes[DID_BYTES];

  if (!g_str_has_prefix (did, DID_PREFIX) ||
      !read_base32 (did + strlen (DID_PREFIX), DID_CHARS, bytes))
    return FALSE;

  read_bytes (seed, bytes, key);
  winnow_sample_id_make_did (seed, key, again);

  return strcmp (did, again) == 0;
}

/**
 * winnow_sample_id_make_cid:
 * @seed: what the sample network is grown from
 * @key: what it stands for; a picture is a blob, all else a record
 * @cid: (out caller-allocates): %WINNOW_SAMPLE_CID_SIZE bytes
 *
 * Writes a content identifier; nobody can check that it is the hash of
 * anything.
 */
void
winnow_sample_id_make_cid (guint64                seed,
                           const WinnowSampleKey *key,
                           char                  *cid)
{
  guint8 bytes[CID_BYTES] = { 0x01, CID_RECORD, 0x12, 0x20 };

  if (key->kind == WINNOW_SAMPLE_PICTURE)
    bytes[1] = CID_BLOB;

  fill_bytes (seed, key, bytes + CID_HEAD, sizeof bytes - CID_HEAD);
  *cid = 'b';
  write_base32 (bytes, sizeof bytes, cid + 1);
}

/**
 * winnow_sample_id_read_cid:
 * @seed: what the sample network is grown from
 * @cid: any text
 * @key: (out): what it stands for
 *
 * Returns: whether @cid is one winnow_sample_id_make_cid() makes from @seed
 */
gboolean
winnow_sample_id_read_cid (guint64          seed,
                           const char      *cid,
                           WinnowSampleKey *key)
{
  char again[WINNOW_SAMPLE_CID_SIZE];
  guint8 bytes[CID_BYTES];

  if (*cid != 'b' || !read_base32 (cid + 1, CID_CHARS, bytes))
    return FALSE;

  read_bytes (seed, bytes + CID_HEAD, key);
  winnow_sample_id_make_cid (seed, key, again);

  return strcmp (cid, again) == 0;
}

/**
 * winnow_sample_id_make_tid:
 * @time: µs since 1970-01-01 UTC, not negative
 * @clock_id: which clock told it, 10 bits
 * @tid: (out caller-allocates): %WINNOW_SAMPLE_TID_SIZE bytes
 *
 * Writes a record key of the AT Protocol: 53 bits of time and 10 of clock, in
 * an alphabet that sorts as the numbers do.
 */
void
winnow_sample_id_make_tid (gint64  time,
                           guint   clock_id,
                           char   *tid)
{
  guint64 value = ((guint64) time << 10) | (clock_id & 0x3ff);

  g_assert (time >= 0 && time < (G_GINT64_CONSTANT (1) << 53));

  for (guint i = WINNOW_SAMPLE_TID_SIZE - 1; i-- > 0; value >>= 5)
    tid[i] = BASE32_SORTABLE[value & 31];

  tid[WINNOW_SAMPLE_TID_SIZE - 1] = '\0';
}
