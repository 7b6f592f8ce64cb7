/* winnow-sorter.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "audit/winnow-fold.h"
#include "audit/winnow-sorter.h"

/* From here on counting beats comparing. */
#define RADIX_MIN 512

/* Texts are told apart by their first so many bytes: nobody reads further
 * down a column, and a hostile file may have any number of long equal ones. */
#define MAX_DEPTH 256

/* @key: what is sorted by; of a text eight bytes from the depth that sorting
 * has come to. */
typedef struct
{
  guint64     key;
  const char *text;
  guint32     rank;
} Entry;

struct _WinnowSorter
{
  GArray       *entries;
  GArray       *last;
  GStringChunk *folded;
  guint64       flip;
  gboolean      texts;
};

/**
 * winnow_sorter_new:
 * @descending: whether the greatest come first
 *
 * Returns: (transfer full): an empty sorter
 */
WinnowSorter *
winnow_sorter_new (gboolean descending)
{
  WinnowSorter *self = g_new0 (WinnowSorter, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->last = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->flip = descending ? G_MAXUINT64 : 0;

  return self;
}

/**
 * winnow_sorter_free:
 * @self: (transfer full) (nullable): a sorter
 */
void
winnow_sorter_free (WinnowSorter *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_array_unref (self->last);
  g_clear_pointer (&self->folded, g_string_chunk_free);
  g_free (self);
}

static void
add (WinnowSorter *self,
     guint32       rank,
     guint64       key,
     const char   *text)
{
  Entry entry = { .key = key ^ self->flip, .text = text, .rank = rank };

  g_array_append_val (self->entries, entry);
}

/**
 * winnow_sorter_add_number:
 * @self: a sorter; of numbers only
 * @rank: what to sort; ranks are added in ascending order
 * @number: by what
 */
void
winnow_sorter_add_number (WinnowSorter *self,
                          guint32       rank,
                          gint64        number)
{
  g_assert (self != NULL && !self->texts);

  add (self, rank, (guint64) number ^ (G_GUINT64_CONSTANT (1) << 63), NULL);
}

/**
 * winnow_sorter_add_real:
 * @self: a sorter; of reals only
 * @rank: what to sort
 * @number: by what; not NaN
 */
void
winnow_sorter_add_real (WinnowSorter *self,
                        guint32       rank,
                        float         number)
{
  guint32 bits;

  g_assert (self != NULL && !self->texts);

  /* IEEE 754 numbers sort as their bits do, the negative ones backwards. */
  number += 0.f;
  memcpy (&bits, &number, sizeof bits);
  bits = bits >> 31 ? ~bits : bits | (1u << 31);

  add (self, rank, bits, NULL);
}

/* Eight bytes, first byte heaviest, in lower case; zeros after the end. */
static guint64
take_key (const char *text)
{
  guint64 key = 0;
  guint i = 0;

  for (; i < 8 && text[i] != '\0'; i++)
    key = key << 8 | (guchar) g_ascii_tolower (text[i]);

  for (; i < 8; i++)
    key <<= 8;

  return key;
}

/**
 * winnow_sorter_add_text:
 * @self: a sorter; of texts only
 * @rank: what to sort
 * @text: by what, without regard to case and accents; must stay as long as
 *   @self
 */
void
winnow_sorter_add_text (WinnowSorter *self,
                        guint32       rank,
                        const char   *text)
{
  g_assert (self != NULL && text != NULL);

  self->texts = TRUE;

  if (!g_str_is_ascii (text))
    {
      g_autofree char *folded = winnow_fold (text);

      if (self->folded == NULL)
        self->folded = g_string_chunk_new (64 * 1024);
      text = g_string_chunk_insert (self->folded, folded);
    }

  add (self, rank, take_key (text), text);
}

/**
 * winnow_sorter_add_last:
 * @self: a sorter
 * @rank: what has no key
 */
void
winnow_sorter_add_last (WinnowSorter *self,
                        guint32       rank)
{
  g_assert (self != NULL);

  g_array_append_val (self->last, rank);
}

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;

  return (left->rank > right->rank) - (left->rank < right->rank);
}

/* One stable pass by a byte of the key. Returns: whether @to was written. */
static gboolean
radix_pass (const Entry *from,
            Entry       *to,
            gsize        n,
            guint        shift)
{
  gsize starts[256] = { 0 };
  gsize sum = 0;

  for (gsize i = 0; i < n; i++)
    starts[from[i].key >> shift & 0xff]++;

  if (starts[from[0].key >> shift & 0xff] == n)
    return FALSE;

  for (guint byte = 0; byte < 256; byte++)
    {
      gsize count = starts[byte];

      starts[byte] = sum;
      sum += count;
    }

  for (gsize i = 0; i < n; i++)
    to[starts[from[i].key >> shift & 0xff]++] = from[i];

  return TRUE;
}

static void
sort_keys (Entry *entries,
           Entry *spare,
           gsize  n)
{
  Entry *from = entries;
  Entry *to = spare;

  if (n < RADIX_MIN)
    {
      qsort (entries, n, sizeof *entries, compare_entries);
      return;
    }

  for (guint shift = 0; shift < 64; shift += 8)
    {
      if (radix_pass (from, to, n, shift))
        {
          Entry *written = to;

          to = from;
          from = written;
        }
    }

  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
}

/* Sorts by eight bytes of the text at a time, and within equals by the eight
 * that follow. */
static void
sort_texts (WinnowSorter *self,
            Entry        *entries,
            Entry        *spare,
            gsize         n,
            guint         depth)
{
  gsize end;

  sort_keys (entries, spare, n);

  if (depth + 8 >= MAX_DEPTH)
    return;

  for (gsize start = 0; start < n; start = end)
    {
      guint64 key = entries[start].key;

      for (end = start + 1; end < n && entries[end].key == key; end++)
        ;

      /* Texts that ended are equal for good; they are in order of rank. */
      if (end - start == 1 || ((key ^ self->flip) & 0xff) == 0)
        continue;

      for (gsize i = start; i < end; i++)
        entries[i].key = take_key (entries[i].text + depth + 8) ^ self->flip;

      sort_texts (self, entries + start, spare, end - start, depth + 8);
    }
}

/**
 * winnow_sorter_sort:
 * @self: a sorter; to be freed afterwards
 *
 * Returns: (transfer full) (element-type guint32): the ranks in order
 */
GArray *
winnow_sorter_sort (WinnowSorter *self)
{
  GArray *ranks;
  Entry *entries;
  guint n;

  g_assert (self != NULL);

  entries = (Entry *) (gpointer) self->entries->data;
  n = self->entries->len;
  ranks = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                             n + self->last->len);

  if (n > 1)
    {
      g_autofree Entry *spare = g_new (Entry, n);

      if (self->texts)
        sort_texts (self, entries, spare, n, 0);
      else
        sort_keys (entries, spare, n);
    }

  for (guint i = 0; i < n; i++)
    g_array_append_val (ranks, entries[i].rank);

  if (self->last->len > 0)
    g_array_append_vals (ranks, self->last->data, self->last->len);

  return ranks;
}
