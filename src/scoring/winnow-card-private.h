/* winnow-card-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scoring/winnow-card.h"

G_BEGIN_DECLS

struct _WinnowCard
{
  char   *version;
  char   *calibrated_for;
  double  doubling;
  GArray *sets;            /* of WinnowCardSet */
};

gboolean winnow_card_parse (WinnowCard  *self,
                            GBytes      *bytes,
                            GError     **error);

G_END_DECLS
