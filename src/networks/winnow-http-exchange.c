/* winnow-http-exchange.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-exchange.h"

#include <glib/gi18n.h>

#include "networks/winnow-http-uri.h"
#include "networks/winnow-network.h"

#define MAX_REDIRECTS 5
#define CHUNK         (32 * 1024)

/* Behind whatever draws the window, or a fast server would make it stutter. */
#define PRIORITY G_PRIORITY_DEFAULT_IDLE

/* What lasts as long as one try. */
typedef struct
{
  WinnowHttpPool *pool;
  GCancellable   *stop;
  gulong          stop_handler;
  GCancellable   *cancellable;
  guint           timeout;
  gboolean        timed_out;
  /* whether a status line came */
  gboolean        answering;
} Try;

static gboolean
timeout_cb (gpointer data)
{
  Try *try = data;

  try->timeout = 0;
  try->timed_out = TRUE;
  g_cancellable_cancel (try->cancellable);

  return G_SOURCE_REMOVE;
}

static void
stopped_cb (GCancellable *stop,
            GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
try_begin (Try            *try,
           WinnowHttpPool *pool,
           guint           max_time,
           GCancellable   *stop)
{
  try->pool = pool;
  try->stop = stop;
  try->cancellable = g_cancellable_new ();
  try->timeout = g_timeout_add_seconds (max_time, timeout_cb, try);
  try->stop_handler = g_cancellable_connect (stop, G_CALLBACK (stopped_cb),
                                             g_object_ref (try->cancellable),
                                             g_object_unref);
}

static void
try_end (Try *try)
{
  g_cancellable_disconnect (try->stop, try->stop_handler);
  g_clear_handle_id (&try->timeout, g_source_remove);

  /* Whatever may still be under way, when the fiber itself was cancelled. */
  g_cancellable_cancel (try->cancellable);
  g_clear_object (&try->cancellable);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DexPromise) promise = data;
  g_autoptr (GError) error = NULL;
  GInputStream *stream;

  stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  if (stream != NULL)
    dex_promise_resolve_object (promise, stream);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

static GInputStream *
await_send (Try          *try,
            SoupMessage  *message,
            GError      **error)
{
  DexPromise *promise = dex_promise_new ();

  /* Before libsoup's own sources: up to 3.6.5 it ends a request twice, and
   * loses references, when a kept connection was closed, it has begun anew by
   * itself, and only then tells itself why (libsoup commit 9ba1243a). */
  soup_session_send_async (try->pool->session, message, G_PRIORITY_HIGH,
                           try->cancellable, sent_cb, dex_ref (promise));

  return dex_await_object (DEX_FUTURE (promise), error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DexPromise) promise = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result,
                                            &error);

  if (bytes != NULL)
    dex_promise_resolve_boxed (promise, G_TYPE_BYTES, bytes);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

static GBytes *
await_read (Try           *try,
            GInputStream  *stream,
            GError       **error)
{
  DexPromise *promise = dex_promise_new ();

  g_input_stream_read_bytes_async (stream, CHUNK, PRIORITY, try->cancellable,
                                   read_cb, dex_ref (promise));

  return dex_await_boxed (DEX_FUTURE (promise), error);
}

static GBytes *
await_body (Try           *try,
            GInputStream  *stream,
            GUri          *uri,
            GError       **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *label = NULL;

  while (body->len <= try->pool->max_bytes)
    {
      g_autoptr (GBytes) chunk = await_read (try, stream, error);

      if (chunk == NULL)
        return NULL;

      if (g_bytes_get_size (chunk) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));

      g_byte_array_append (body, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
    }

  label = winnow_http_pool_dup_label (try->pool, uri);
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s gave an answer that is too large."), label);

  return NULL;
}

static SoupMessage *
message_new (GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message),
                                "Accept", "application/json");

  return message;
}

/* One request, one answer, whatever it is */
static gboolean
try_one (Try                 *try,
         WinnowHttpExchange  *exchange,
         GUri                *uri,
         WinnowFetch         *fetch,
         GError             **error)
{
  g_autoptr (SoupMessage) message = message_new (uri);
  g_autoptr (GInputStream) stream = NULL;

  winnow_http_exchange_clear (exchange);
  try->answering = FALSE;

  stream = await_send (try, message, error);

  if (stream != NULL)
    {
      try->answering = TRUE;
      exchange->status = soup_message_get_status (message);
      exchange->headers =
        soup_message_headers_ref (soup_message_get_response_headers (message));
      exchange->body = await_body (try, stream, uri, error);
    }

  winnow_fetch_count_request (fetch,
                              exchange->body != NULL
                              ? g_bytes_get_size (exchange->body) : 0);

  return exchange->body != NULL;
}

/* A name is as bad as an address it stands for. That it stands for another
 * one by the time it is asked cannot be ruled out here. */
static gboolean
await_name_check (Try     *try,
                  GUri    *from,
                  GUri    *to,
                  GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autofree char *label = NULL;
  gboolean is_public = TRUE;
  GList *addresses;

  if (winnow_http_uri_is_same_host (from, to) ||
      winnow_http_uri_is_loopback (to) ||
      g_hostname_is_ip_address (g_uri_get_host (to)))
    return TRUE;

  /* no answer: then asking it will say why */
  addresses = dex_await_boxed (dex_resolver_lookup_by_name (resolver,
                                                            g_uri_get_host (to)),
                               NULL);

  for (GList *iter = addresses; iter != NULL; iter = iter->next)
    is_public &= winnow_http_address_is_public (iter->data);

  g_resolver_free_addresses (addresses);

  if (is_public)
    return TRUE;

  label = winnow_http_pool_dup_label (try->pool, from);
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s sends us to an address in a private network."), label);

  return FALSE;
}

/* (transfer full): where the answer sends us; NULL without @error when it
 * does not */
static GUri *
get_redirect (Try                 *try,
              WinnowHttpExchange  *exchange,
              GUri                *from,
              GError             **error)
{
  const char *location =
    soup_message_headers_get_one (exchange->headers, "Location");
  g_autofree char *label = winnow_http_pool_dup_label (try->pool, from);
  g_autoptr (GUri) to = NULL;

  if (!SOUP_STATUS_IS_REDIRECTION (exchange->status))
    return NULL;

  if (location != NULL)
    to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (to == NULL)
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                 _("%s sends us elsewhere but does not say where."), label);
  else if (winnow_http_uri_check_redirect (from, to, error))
    return g_steal_pointer (&to);

  return NULL;
}

static gboolean
try_all (Try                 *try,
         WinnowHttpExchange  *exchange,
         GUri                *uri,
         WinnowFetch         *fetch,
         GError             **error)
{
  g_autoptr (GUri) here = g_uri_ref (uri);
  g_autofree char *label = NULL;

  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GUri) next = NULL;

      if (!try_one (try, exchange, here, fetch, error))
        return FALSE;

      next = get_redirect (try, exchange, here, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (next == NULL)
        return TRUE;

      if (!await_name_check (try, here, next, error))
        return FALSE;

      g_clear_pointer (&here, g_uri_unref);
      here = g_steal_pointer (&next);
    }

  label = winnow_http_pool_dup_label (try->pool, uri);
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
               _("%s keeps sending us elsewhere."), label);

  return FALSE;
}

/* Makes a sentence about @host of what GIO and libsoup say; @error goes */
static WinnowHttpOutcome
explain (Try         *try,
         const char  *host,
         GError      *reason,
         GError     **error)
{
  g_autoptr (GError) local_error = reason;

  g_debug ("%s: %s", host, local_error->message);

  if (local_error->domain == WINNOW_NETWORK_ERROR ||
      local_error->domain == DEX_ERROR ||
      (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
       !try->timed_out))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return WINNOW_HTTP_FAILED;
    }

  if (try->timed_out ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      try->timed_out = TRUE;
      g_set_error (error, WINNOW_NETWORK_ERROR,
                   WINNOW_NETWORK_ERROR_UNREACHABLE,
                   try->answering ? _("%s takes too long to answer.")
                                  : _("%s does not answer."), host);
      return WINNOW_HTTP_MAY_PASS;
    }

  if (local_error->domain == SOUP_SESSION_ERROR ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                   _("%s gave an answer that makes no sense."), host);
      return WINNOW_HTTP_FAILED;
    }

  if (try->answering)
    {
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                   _("%s breaks off in the middle of its answer."), host);
      return WINNOW_HTTP_MAY_PASS;
    }

  if (g_error_matches (local_error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      g_set_error (error, WINNOW_NETWORK_ERROR,
                   WINNOW_NETWORK_ERROR_UNREACHABLE,
                   _("%s cannot prove that it is who it says it is."), host);
      return WINNOW_HTTP_FAILED;
    }

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_UNREACHABLE,
               /* translators: a server, then what the system says, such as
                * "Connection refused" */
               _("%s cannot be reached: %s"), host, local_error->message);

  return g_error_matches (local_error, G_RESOLVER_ERROR,
                          G_RESOLVER_ERROR_NOT_FOUND)
         ? WINNOW_HTTP_FAILED : WINNOW_HTTP_MAY_PASS;
}

/* Sends one GET and awaits all of its answer; only in a fiber. On anything
 * but WINNOW_HTTP_ANSWERED @error says why. */
WinnowHttpOutcome
winnow_http_exchange_run (WinnowHttpExchange  *self,
                          WinnowHttpPool      *pool,
                          GUri                *uri,
                          WinnowFetch         *fetch,
                          GCancellable        *stop,
                          GError             **error)
{
  g_autofree char *host = winnow_http_pool_dup_label (pool, uri);
  WinnowHttpOutcome outcome = WINNOW_HTTP_ANSWERED;
  GError *reason = NULL;
  Try try = { 0 };

  g_assert (self->max_time > 0);

  try_begin (&try, pool, self->max_time, stop);

  if (!try_all (&try, self, uri, fetch, &reason))
    outcome = explain (&try, host, reason, error);

  try_end (&try);
  self->timed_out = try.timed_out;

  return outcome;
}

void
winnow_http_exchange_clear (WinnowHttpExchange *self)
{
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->status = 0;
}
