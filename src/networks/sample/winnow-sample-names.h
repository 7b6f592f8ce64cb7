/* winnow-sample-names.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "networks/sample/winnow-sample-random.h"

G_BEGIN_DECLS

/* Which of the languages people of the sample network write in. */
guint winnow_sample_names_pick_tongue   (WinnowSampleRandom *random);
guint winnow_sample_names_count_tongues (void);
const char *winnow_sample_names_get_code (guint tongue);

/* All of these append to a GString; none of them is a real person's. */
void  winnow_sample_names_append_person (WinnowSampleRandom *random,
                                         guint               tongue,
                                         GString            *shown,
                                         GString            *handle);
void  winnow_sample_names_append_bio    (WinnowSampleRandom *random,
                                         guint               tongue,
                                         GString            *bio);
void  winnow_sample_names_append_post   (WinnowSampleRandom *random,
                                         guint               tongue,
                                         GString            *text);

/* What sellers give their accounts. */
void  winnow_sample_names_append_bought (WinnowSampleRandom *random,
                                         guint               template_number,
                                         GString            *shown,
                                         GString            *handle);
const char *winnow_sample_names_get_bought_bio (guint number);

G_END_DECLS
