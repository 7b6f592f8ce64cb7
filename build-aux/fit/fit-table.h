/* fit-table.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "followers/winnow-follower-record.h"

G_BEGIN_DECLS

/* Where an account of the labelled data comes from. The real ones first, then
 * the purchased ones, then what is neither and only reported on. */
typedef enum
{
  FIT_SOURCE_E13,
  FIT_SOURCE_TFP,
  FIT_SOURCE_GENUINE,
  FIT_SOURCE_INT,
  FIT_SOURCE_FSF,
  FIT_SOURCE_TWT,
  /* of one of the two before; held out with each of them */
  FIT_SOURCE_FSF_OR_TWT,
  FIT_SOURCE_SOCIAL_1,
  FIT_SOURCE_SOCIAL_2,
  FIT_SOURCE_SOCIAL_3,
  FIT_SOURCE_TRADITIONAL_1,
  FIT_SOURCE_TRADITIONAL_2,
  FIT_SOURCE_TRADITIONAL_3,
  FIT_SOURCE_TRADITIONAL_4,
  FIT_SOURCE_BOTWIKI,
  FIT_N_SOURCES
} FitSource;

#define FIT_N_REAL 3
#define FIT_N_KNOWN 7
/* Those that are held out one at a time. */
#define FIT_N_HELD 6

/* The first rows of cresci-2015.csv are the balanced set of its paper. */
#define FIT_N_BALANCED 3900

typedef struct
{
  WinnowFollowerRecord record;
  gint64               as_of;
  FitSource            source;
  gboolean             fake;
} FitRow;

typedef struct
{
  GArray *rows;            /* of FitRow; the balanced set first */
  GArray *checksums;       /* of char *, one a file, owned */
} FitTable;

#define FIT_N_FILES 3
extern const char * const fit_files[FIT_N_FILES];

const char *fit_source_get_name (FitSource   source);
gboolean    fit_table_read      (FitTable   *self,
                                 const char *directory,
                                 GError    **error);
void        fit_table_clear     (FitTable   *self);

static inline const FitRow *
fit_table_get (const FitTable *self,
               guint           i)
{
  return &g_array_index (self->rows, FitRow, i);
}

G_END_DECLS
