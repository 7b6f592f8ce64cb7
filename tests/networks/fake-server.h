/* fake-server.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libdex.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A server on loopback whose answers a test decides. On the main loop. */
typedef struct _FakeServer FakeServer;

typedef void (*FakeHandler) (FakeServer        *server,
                             SoupServerMessage *message,
                             const char        *path,
                             GHashTable        *query,
                             gpointer           data);

FakeServer *fake_server_new          (FakeHandler        handler,
                                      gpointer           data);
void        fake_server_free         (FakeServer        *self);
const char *fake_server_get_base     (FakeServer        *self);
guint       fake_server_get_requests (FakeServer        *self);
guint       fake_server_get_busiest  (FakeServer        *self);

/* Answers. */
void        fake_reply               (SoupServerMessage *message,
                                      guint              status,
                                      const char        *type,
                                      const char        *body);
void        fake_reply_json          (SoupServerMessage *message,
                                      const char        *body);
void        fake_reply_error         (SoupServerMessage *message,
                                      guint              status,
                                      const char        *name,
                                      const char        *words);
/* As it is, status line and all, then closes the connection. */
void        fake_reply_raw           (SoupServerMessage *message,
                                      const char        *text);
/* Never. */
void        fake_reply_silence       (SoupServerMessage *message);

/* Runs the main loop until @future is there; takes it. NULL with @error. */
gpointer    fake_await_object        (DexFuture         *future,
                                      GError           **error);
gboolean    fake_await               (DexFuture         *future,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)

G_END_DECLS
