/* winnow-sample-server.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>

#include "networks/sample/winnow-sample-api.h"
#include "networks/sample/winnow-sample-server.h"

struct _WinnowSampleServer
{
  GObject       parent_instance;

  guint64       seed;
  gint64        as_of;
  guint         port;

  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;

  /* Set by the thread before it says it is ready. */
  GMutex        lock;
  GCond         cond;
  gboolean      ready;
  char         *uri;
  GError       *error;

  /* Atomic: the thread looks at it before each answer. */
  int           begin_reading;
};

G_DEFINE_FINAL_TYPE (WinnowSampleServer, winnow_sample_server, G_TYPE_OBJECT)

/* What the thread has to itself. */
typedef struct
{
  WinnowSampleServer *server;
  WinnowSampleApi    *api;
} Room;

static void
send_reply (SoupServerMessage *message,
            WinnowSampleReply *reply)
{
  SoupMessageHeaders *headers;
  gsize length = reply->body->len;

  headers = soup_server_message_get_response_headers (message);
  soup_message_headers_append (headers, "Access-Control-Allow-Origin", "*");

  if (reply->retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", reply->retry_after);

      soup_message_headers_append (headers, "Retry-After", seconds);
    }

  soup_server_message_set_status (message, reply->status, NULL);
  soup_server_message_set_response (message, reply->content_type,
                                    SOUP_MEMORY_TAKE,
                                    g_string_free (reply->body, FALSE),
                                    length);
}

/* Ends the connection in the middle of the exchange. */
static void
hang_up (SoupServerMessage *message,
         WinnowSampleReply *reply)
{
  g_autoptr (GIOStream) connection = NULL;

  g_string_free (reply->body, TRUE);
  connection = soup_server_message_steal_connection (message);
  g_io_stream_close (connection, NULL, NULL);
}

static void
handle_request (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           user_data)
{
  Room *room = user_data;
  WinnowSampleReply reply;

  if (soup_server_message_get_method (message) != SOUP_METHOD_GET)
    {
      static const char refusal[] =
        "{\"error\":\"InvalidRequest\","
        "\"message\":\"Incorrect HTTP method, expected GET\"}";

      soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED,
                                      NULL);
      soup_server_message_set_response (message, "application/json",
                                        SOUP_MEMORY_STATIC, refusal,
                                        sizeof refusal - 1);
      return;
    }

  if (g_atomic_int_compare_and_exchange (&room->server->begin_reading,
                                         TRUE, FALSE))
    winnow_sample_api_begin_reading (room->api);

  /* Not from @query: there a key can come only once. */
  winnow_sample_api_answer (room->api, path,
                            g_uri_get_query (soup_server_message_get_uri
                                               (message)),
                            &reply);

  if (reply.hang_up)
    hang_up (message, &reply);
  else
    send_reply (message, &reply);
}

static char *
make_uri (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *uri;

  g_assert (uris != NULL);
  uri = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return uri;
}

static void
say_ready (WinnowSampleServer *self)
{
  g_mutex_lock (&self->lock);
  self->ready = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

static gpointer
run (gpointer data)
{
  WinnowSampleServer *self = data;
  g_autoptr (SoupServer) server = NULL;
  Room room = { self };

  g_main_context_push_thread_default (self->context);
  server = soup_server_new ("server-header", "winnow-sample", NULL);

  if (soup_server_listen_local (server, self->port,
                                SOUP_SERVER_LISTEN_IPV4_ONLY, &self->error))
    {
      self->uri = make_uri (server);
      room.api = winnow_sample_api_new (self->seed, self->as_of, self->uri);
      soup_server_add_handler (server, NULL, handle_request, &room, NULL);
      say_ready (self);
      g_main_loop_run (self->loop);
      soup_server_disconnect (server);
      winnow_sample_api_free (room.api);
    }
  else
    {
      say_ready (self);
    }

  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

static void
stop (WinnowSampleServer *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* From inside the loop: it may not have begun to run yet. */
  g_source_set_callback (source, quit, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
winnow_sample_server_finalize (GObject *object)
{
  WinnowSampleServer *self = (WinnowSampleServer *) object;

  if (self->thread != NULL)
    stop (self);

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->uri, g_free);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);

  G_OBJECT_CLASS (winnow_sample_server_parent_class)->finalize (object);
}

static void
winnow_sample_server_class_init (WinnowSampleServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = winnow_sample_server_finalize;
}

static void
winnow_sample_server_init (WinnowSampleServer *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

static void
wait_until_ready (WinnowSampleServer *self)
{
  g_mutex_lock (&self->lock);

  while (!self->ready)
    g_cond_wait (&self->cond, &self->lock);

  g_mutex_unlock (&self->lock);
}

/**
 * winnow_sample_server_new:
 * @seed: what the network is grown from, %WINNOW_SAMPLE_SEED but for tests
 * @as_of: its present, µs since 1970-01-01 UTC
 * @port: where to listen on 127.0.0.1, 0 = any free port
 * @error: return location; why nobody can listen there
 *
 * Starts a server and waits until it listens, which takes milliseconds. The
 * people are made up in its thread when somebody asks about them.
 *
 * Returns: (transfer full): a server that runs, or %NULL with @error set
 */
WinnowSampleServer *
winnow_sample_server_new (guint64   seed,
                          gint64    as_of,
                          guint     port,
                          GError  **error)
{
  g_autoptr (WinnowSampleServer) self = NULL;

  self = g_object_new (WINNOW_TYPE_SAMPLE_SERVER, NULL);
  self->seed = seed;
  self->as_of = as_of;
  self->port = port;
  self->thread = g_thread_try_new ("sample network", run, self, error);

  if (self->thread == NULL)
    return NULL;

  wait_until_ready (self);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      g_thread_join (g_steal_pointer (&self->thread));

      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * winnow_sample_server_get_uri:
 * @self: a server
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
winnow_sample_server_get_uri (WinnowSampleServer *self)
{
  g_return_val_if_fail (WINNOW_IS_SAMPLE_SERVER (self), NULL);

  return self->uri;
}

/**
 * winnow_sample_server_begin_reading:
 * @self: a server
 *
 * Tells `failing.sample` that whoever asks next begins a reading, or goes on
 * with one that was given up. A request for its profile says the same.
 */
void
winnow_sample_server_begin_reading (WinnowSampleServer *self)
{
  g_return_if_fail (WINNOW_IS_SAMPLE_SERVER (self));

  g_atomic_int_set (&self->begin_reading, TRUE);
}
