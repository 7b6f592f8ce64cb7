/* winnow-statuspeople-edition.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WinnowStatusPeopleEdition:
 *
 * The three rule sets of StatusPeople "Fakers" (2012–2020), as its public
 * source states them.
 */
typedef enum
{
  WINNOW_STATUSPEOPLE_2012,
  WINNOW_STATUSPEOPLE_2014,
  WINNOW_STATUSPEOPLE_2019,
} WinnowStatusPeopleEdition;

G_END_DECLS
