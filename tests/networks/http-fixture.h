/* http-fixture.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-server.h"
#include "networks/winnow-http.h"

G_BEGIN_DECLS

/* A server whose answer is named by the path that is asked for, and what asks
 * it. */
typedef struct
{
  FakeServer  *server;
  WinnowHttp  *http;
  WinnowFetch *fetch;
  /* how often each path was asked for */
  GHashTable  *counts;
  /* who waits for more to come */
  GPtrArray   *gathered;
} Fixture;

/* @property: one of WinnowHttp's beyond the short waits it has anyway */
void       fixture_init  (Fixture    *self,
                          const char *property,
                          guint       value);
void       fixture_clear (Fixture    *self);

DexFuture *ask           (Fixture    *self,
                          const char *path);
guint      times_asked   (Fixture    *self,
                          const char *path);
void       assert_ok     (Fixture    *self,
                          const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

G_END_DECLS
