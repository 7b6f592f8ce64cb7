/* winnow-sample-faults.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowSampleFault:
 * @WINNOW_SAMPLE_FAULT_NONE: a proper answer
 * @WINNOW_SAMPLE_FAULT_BUSY: 429, with Retry-After: 1
 * @WINNOW_SAMPLE_FAULT_ERROR: 500, as the network itself says it
 * @WINNOW_SAMPLE_FAULT_HTML: 502 and a page of a proxy
 * @WINNOW_SAMPLE_FAULT_CUT_OFF: 503 and JSON that breaks off
 * @WINNOW_SAMPLE_FAULT_WRONG_TYPES: 503 and JSON with a number for a list
 * @WINNOW_SAMPLE_FAULT_CLOSED: the connection ends without an answer
 * @WINNOW_SAMPLE_FAULT_EMPTY_PAGE: no followers, but a cursor
 * @WINNOW_SAMPLE_FAULT_SHORT_PAGE: fewer followers than asked for
 *
 * What happens to a request for a page of followers.
 */
typedef enum
{
  WINNOW_SAMPLE_FAULT_NONE,
  WINNOW_SAMPLE_FAULT_BUSY,
  WINNOW_SAMPLE_FAULT_ERROR,
  WINNOW_SAMPLE_FAULT_HTML,
  WINNOW_SAMPLE_FAULT_CUT_OFF,
  WINNOW_SAMPLE_FAULT_WRONG_TYPES,
  WINNOW_SAMPLE_FAULT_CLOSED,
  WINNOW_SAMPLE_FAULT_EMPTY_PAGE,
  WINNOW_SAMPLE_FAULT_SHORT_PAGE,
} WinnowSampleFault;

/* Where the server stops answering, however often it is asked, for whoever
 * reads the list from before this rank. */
#define WINNOW_SAMPLE_WALL 850

/* How the list of failing.sample fails; all zero to begin with. */
typedef struct
{
  guint    done;
  gboolean came_from_before;
} WinnowSampleFaults;

/* Somebody begins to read, or begins again. */
void              winnow_sample_faults_begin (WinnowSampleFaults *self);
/* Somebody wants the page that begins at @rank. */
WinnowSampleFault winnow_sample_faults_next  (WinnowSampleFaults *self,
                                              guint               rank);

G_END_DECLS
