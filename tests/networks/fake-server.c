/* fake-server.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-server.h"

struct _FakeServer
{
  SoupServer  *server;
  char        *base;
  FakeHandler  handler;
  gpointer     data;
  guint        n_requests;
  guint        n_under_way;
  guint        n_busiest;
};

static void
finished_cb (SoupServerMessage *message,
             gpointer           data)
{
  FakeServer *self = data;

  self->n_under_way--;
}

typedef struct
{
  FakeServer        *server;
  SoupServerMessage *message;
  char              *path;
  GHashTable        *query;
} Later;

static gboolean
answer_cb (gpointer data)
{
  Later *later = data;

  soup_server_message_unpause (later->message);
  later->server->handler (later->server, later->message, later->path,
                          later->query, later->server->data);

  g_clear_object (&later->message);
  g_clear_pointer (&later->query, g_hash_table_unref);
  g_clear_pointer (&later->path, g_free);
  g_free (later);

  return G_SOURCE_REMOVE;
}

/* Answers a moment later, so that requests sent together are there together. */
static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  FakeServer *self = data;
  Later *later = g_new0 (Later, 1);

  self->n_requests++;
  self->n_under_way++;
  self->n_busiest = MAX (self->n_busiest, self->n_under_way);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);

  later->server = self;
  later->message = g_object_ref (message);
  later->path = g_strdup (path);
  later->query = query != NULL
                 ? g_hash_table_ref (query)
                 : g_hash_table_new (g_str_hash, g_str_equal);

  soup_server_message_pause (message);
  g_timeout_add (1, answer_cb, later);
}

FakeServer *
fake_server_new (FakeHandler handler,
                 gpointer    data)
{
  FakeServer *self = g_new0 (FakeServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->handler = handler;
  self->data = data;
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY,
                            &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("http://127.0.0.1:%d",
                                g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return self;
}

void
fake_server_free (FakeServer *self)
{
  soup_server_disconnect (self->server);

  /* what is left to be closed or answered */
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (100);
    }

  g_clear_object (&self->server);
  g_clear_pointer (&self->base, g_free);
  g_free (self);
}

const char *
fake_server_get_base (FakeServer *self)
{
  return self->base;
}

guint
fake_server_get_requests (FakeServer *self)
{
  return self->n_requests;
}

guint
fake_server_get_busiest (FakeServer *self)
{
  return self->n_busiest;
}

void
fake_reply (SoupServerMessage *message,
            guint              status,
            const char        *type,
            const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY,
                                    body, strlen (body));
}

void
fake_reply_json (SoupServerMessage *message,
                 const char        *body)
{
  fake_reply (message, 200, "application/json", body);
}

void
fake_reply_error (SoupServerMessage *message,
                  guint              status,
                  const char        *name,
                  const char        *words)
{
  g_autofree char *body =
    g_strdup_printf ("{\"error\":\"%s\",\"message\":\"%s\"}", name, words);

  fake_reply (message, status, "application/json", body);
}

void
fake_reply_raw (SoupServerMessage *message,
                const char        *text)
{
  g_autoptr (GIOStream) stream =
    soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                             text, strlen (text), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

void
fake_reply_silence (SoupServerMessage *message)
{
  soup_server_message_pause (message);
}

static const GValue *
await (DexFuture  *future,
       GError    **error)
{
  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);

  return dex_future_get_value (future, error);
}

gpointer
fake_await_object (DexFuture  *future,
                   GError    **error)
{
  const GValue *value = await (future, error);
  gpointer object = value != NULL ? g_value_dup_object (value) : NULL;

  dex_unref (future);

  return object;
}

gboolean
fake_await (DexFuture  *future,
            GError    **error)
{
  gboolean resolved = await (future, error) != NULL;

  dex_unref (future);

  return resolved;
}
