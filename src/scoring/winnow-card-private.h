/* winnow-card-private.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "scoring/winnow-card.h"

G_BEGIN_DECLS

struct _WinnowCard
{
  char   *version;
  char   *calibrated_for;
  char  **networks;        /* ids of networks it is calibrated for */
  double  doubling;
  GArray *sets;            /* of WinnowCardSet */
};

gboolean winnow_card_parse         (WinnowCard    *self,
                                    GBytes        *bytes,
                                    GError       **error);
gboolean winnow_card_parse_sources (WinnowCutoff  *cutoff,
                                    JsonObject    *object,
                                    JsonObject    *provenance,
                                    const char    *where,
                                    GError       **error);
gboolean winnow_card_refuse        (GError       **error,
                                    WinnowCardError code,
                                    const char    *where,
                                    const char    *what);

G_END_DECLS
