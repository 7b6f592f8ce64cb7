/* winnow-sample-id.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSampleKind:
 *
 * What an identifier stands for; the number is part of the identifier.
 */
typedef enum
{
  WINNOW_SAMPLE_OWNER = 1,
  WINNOW_SAMPLE_PERSON,
  WINNOW_SAMPLE_FOLLOW,
  WINNOW_SAMPLE_POST,
  WINNOW_SAMPLE_PICTURE,
  WINNOW_SAMPLE_PACK,
} WinnowSampleKind;

/**
 * WinnowSampleKey:
 * @kind: a #WinnowSampleKind, 4 bits
 * @population: which of the accounts under audit, 6 bits
 * @index: the rank in its follower list, or another number, 24 bits
 * @extra: for instance the number of a post, 30 bits
 *
 * What is hidden in a DID or CID of the sample network, so that the server
 * finds whatever is asked for without a table of everything it ever named.
 */
typedef struct
{
  guint kind;
  guint population;
  guint index;
  guint extra;
} WinnowSampleKey;

#define WINNOW_SAMPLE_DID_SIZE 33
#define WINNOW_SAMPLE_CID_SIZE 60
#define WINNOW_SAMPLE_TID_SIZE 14

void     winnow_sample_id_make_did (guint64                seed,
                                    const WinnowSampleKey *key,
                                    char                  *did);
gboolean winnow_sample_id_read_did (guint64                seed,
                                    const char            *did,
                                    WinnowSampleKey       *key);
void     winnow_sample_id_make_cid (guint64                seed,
                                    const WinnowSampleKey *key,
                                    char                  *cid);
gboolean winnow_sample_id_read_cid (guint64                seed,
                                    const char            *cid,
                                    WinnowSampleKey       *key);
void     winnow_sample_id_make_tid (gint64                 time,
                                    guint                  clock_id,
                                    char                  *tid);

G_END_DECLS
