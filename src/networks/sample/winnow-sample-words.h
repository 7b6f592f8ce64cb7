/* winnow-sample-words.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WINNOW_SAMPLE_N_SYLLABLES 12
#define WINNOW_SAMPLE_N_TOPICS    12
#define WINNOW_SAMPLE_N_BIOS      8
#define WINNOW_SAMPLE_N_POSTS     8
#define WINNOW_SAMPLE_N_TONGUES   7

/* As it is written, and as it stands in a handle. */
typedef struct
{
  const char *shown;
  const char *plain;
} WinnowSampleSyllable;

typedef struct
{
  guint                weight;
  /* As posts are marked with it, BCP 47. */
  const char          *code;
  /* Between given and family name. */
  const char          *between;
  WinnowSampleSyllable given_first[WINNOW_SAMPLE_N_SYLLABLES];
  WinnowSampleSyllable given_last[WINNOW_SAMPLE_N_SYLLABLES];
  WinnowSampleSyllable family_first[WINNOW_SAMPLE_N_SYLLABLES];
  WinnowSampleSyllable family_last[WINNOW_SAMPLE_N_SYLLABLES];
  /* In bios and posts a * stands for a topic. */
  const char          *topics[WINNOW_SAMPLE_N_TOPICS];
  const char          *bios[WINNOW_SAMPLE_N_BIOS];
  const char          *posts[WINNOW_SAMPLE_N_POSTS];
} WinnowSampleTongue;

extern const WinnowSampleTongue  winnow_sample_tongues[WINNOW_SAMPLE_N_TONGUES];
extern const char * const        winnow_sample_nouns[32];
extern const char * const        winnow_sample_adjectives[24];
extern const char * const        winnow_sample_pictures[12];
extern const char * const        winnow_sample_bought_bios[6];

G_END_DECLS
