/* winnow-http-request.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-request.h"

#include <glib/gi18n.h>

#include "networks/winnow-http-answer.h"
#include "networks/winnow-http-exchange.h"
#include "networks/winnow-http-limits.h"
#include "networks/winnow-network.h"

/* Bodies larger than this are parsed in a thread. */
#define LARGE (512 * 1024)

/* Waits shorter than this are not worth telling anybody. */
#define SHORT G_USEC_PER_SEC

/* RFC 6585; libsoup has no name for it */
#define TOO_MANY_REQUESTS 429

typedef struct
{
  WinnowHttpPool *pool;
  WinnowHttpHost *host;
  GUri           *uri;
  WinnowFetch    *fetch;
  GCancellable   *stop;
  gboolean        hasty;
  gint64          began;
  guint           n_failures;
  guint           n_waits;
  /* the wait we told of, until when by the wall clock; 0 = none */
  gint64          told;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_object (&self->fetch);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->pool, winnow_http_pool_unref);
  g_free (self);
}

/* Awaits @future, but no longer than until we are to stop. */
static gboolean
request_await (Request    *self,
               DexFuture  *future,
               GError    **error)
{
  DexFuture *stopped = dex_cancellable_new_from_cancellable (self->stop);

  return dex_await (dex_future_first (future, stopped, NULL), error);
}

/* @deadline is monotonic, @until the same moment by the wall clock. */
static gboolean
request_sleep (Request     *self,
               gint64       deadline,
               gint64       until,
               const char  *reason,
               GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean shown;

  shown = until > winnow_fetch_get_wait_until (self->fetch) &&
          deadline - g_get_monotonic_time () >= SHORT;

  if (shown)
    winnow_fetch_set_wait (self->fetch, until, reason);

  request_await (self, dex_timeout_new_deadline (deadline), &local_error);

  /* somebody else's later wait may have taken its place */
  if (shown && winnow_fetch_get_wait_until (self->fetch) == until)
    winnow_fetch_set_wait (self->fetch, 0, NULL);

  if (local_error == NULL ||
      g_error_matches (local_error, DEX_ERROR, DEX_ERROR_TIMED_OUT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static guint
request_get_max_tries (Request *self)
{
  return self->hasty ? self->pool->hasty_tries : self->pool->max_tries;
}

static guint
request_get_max_time (Request *self)
{
  return self->hasty ? MIN (self->pool->hasty_time, self->pool->max_time)
                     : self->pool->max_time;
}

/* A server that is silent to us while it answers others has not gone: only
 * who waits for nothing else is told, until the next try is over. */
static void
request_tell_silence (Request *self,
                      gint64   wait)
{
  g_autofree char *reason = NULL;

  if (self->host->answered_at >= self->began ||
      winnow_fetch_get_wait_until (self->fetch) != 0)
    return;

  wait += (gint64) MIN (request_get_max_time (self),
                        self->pool->idle_timeout) * G_USEC_PER_SEC;
  reason = g_strdup_printf (_("%s does not answer"), self->host->label);
  self->told = g_get_real_time () + wait;
  winnow_fetch_set_wait (self->fetch, self->told, reason);
}

static void
request_untell (Request *self)
{
  if (self->told != 0 &&
      winnow_fetch_get_wait_until (self->fetch) == self->told)
    winnow_fetch_set_wait (self->fetch, 0, NULL);

  self->told = 0;
}

static gboolean
request_refuse_wait (Request  *self,
                     GError  **error)
{
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc_usec (self->host->hold_until_real);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *text = g_date_time_format (local, "%x %H:%M");

  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED,
               /* translators: a server, then a date and time */
               _("%s asks us to wait until %s. Try again after that."),
               self->host->label, text);

  return FALSE;
}

/* Awaits that the host may be asked, if somebody told us to hold off. */
static gboolean
request_await_hold (Request  *self,
                    GError  **error)
{
  g_autofree char *reason = NULL;
  gint64 now = g_get_monotonic_time ();

  if (self->host->hold_until <= now)
    return TRUE;

  if (self->host->hold_until - now >
      (gint64) self->pool->max_wait * G_USEC_PER_SEC)
    return request_refuse_wait (self, error);

  reason = g_strdup_printf (_("%s asks us to wait"), self->host->label);

  return request_sleep (self, self->host->hold_until,
                        self->host->hold_until_real, reason, error);
}

static gboolean
request_await_place (Request  *self,
                     GError  **error)
{
  g_autoptr (DexFuture) turn = winnow_http_host_queue (self->host);
  gboolean came = request_await (self, dex_ref (turn), error);

  winnow_http_host_unqueue (self->host, turn);

  return came;
}

static gboolean
request_may_go (Request *self)
{
  return !winnow_fetch_get_paused (self->fetch) &&
         self->host->hold_until <= g_get_monotonic_time ();
}

/* Awaits a place among the requests under way. Only who has one, and is
 * neither paused nor held off, comes through. */
static gboolean
request_enter (Request  *self,
               GError  **error)
{
  while (g_cancellable_is_cancelled (self->stop) || !request_may_go (self) ||
         winnow_http_host_is_full (self->host))
    {
      gboolean came;

      if (g_cancellable_set_error_if_cancelled (self->stop, error))
        {
          came = FALSE;
        }
      else if (!request_may_go (self))
        {
          /* a place that was meant for us is somebody else's meanwhile */
          winnow_http_host_wake (self->host);
          came = request_await (self, winnow_fetch_when_ready (self->fetch),
                                error) &&
                 request_await_hold (self, error);
        }
      else
        {
          came = request_await_place (self, error);
        }

      if (!came)
        {
          winnow_http_host_wake (self->host);
          return FALSE;
        }
    }

  self->host->under_way++;

  return TRUE;
}

static void
request_leave (Request *self)
{
  g_assert (self->host->under_way > 0);

  self->host->under_way--;
  winnow_http_host_wake (self->host);
}

/* Makes the whole host hold off. */
static void
request_hold (Request                *self,
              const WinnowHttpLimits *limits)
{
  self->n_waits++;

  winnow_http_host_hold (self->host,
                         limits->wait > 0
                         ? limits->wait
                         : winnow_http_pool_get_back_off (self->pool,
                                                          self->n_waits));
}

typedef struct
{
  char               *host;
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
} ParseJob;

static void
parse_job_free (gpointer data)
{
  ParseJob *job = data;

  g_clear_pointer (&job->host, g_free);
  g_clear_pointer (&job->headers, soup_message_headers_unref);
  g_clear_pointer (&job->body, g_bytes_unref);
  g_free (job);
}

static void
parse_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  ParseJob *job = data;
  GError *error = NULL;
  WinnowHttpAnswer *answer;

  answer = winnow_http_answer_new (job->host, job->status, job->headers,
                                   job->body, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  WinnowHttpAnswer *answer;

  answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer != NULL)
    dex_promise_resolve_object (promise, answer);
  else
    dex_promise_reject (promise, error);
}

static WinnowHttpAnswer *
request_parse (Request             *self,
               WinnowHttpExchange  *exchange,
               GError             **error)
{
  g_autoptr (GTask) task = NULL;
  DexPromise *promise;
  ParseJob *job;

  if (g_bytes_get_size (exchange->body) < LARGE)
    return winnow_http_answer_new (self->host->label, exchange->status,
                                   exchange->headers, exchange->body, error);

  job = g_new0 (ParseJob, 1);
  job->host = g_strdup (self->host->label);
  job->status = exchange->status;
  job->headers = soup_message_headers_ref (exchange->headers);
  job->body = g_bytes_ref (exchange->body);

  promise = dex_promise_new ();
  task = g_task_new (NULL, NULL, parsed_cb, dex_ref (promise));
  g_task_set_task_data (task, job, parse_job_free);
  g_task_run_in_thread (task, parse_in_thread);

  return dex_await_object (DEX_FUTURE (promise), error);
}

static gboolean
is_passing_failure (guint status)
{
  return status == SOUP_STATUS_REQUEST_TIMEOUT ||
         (status >= 500 && status != SOUP_STATUS_NOT_IMPLEMENTED);
}

/* What to make of an answer that came. */
static WinnowHttpOutcome
request_judge (Request             *self,
               WinnowHttpExchange  *exchange,
               GError             **error)
{
  WinnowHttpLimits limits;

  winnow_http_limits_read (&limits, exchange->headers, g_get_real_time ());

  if (exchange->status == TOO_MANY_REQUESTS ||
      (exchange->status == SOUP_STATUS_SERVICE_UNAVAILABLE && limits.wait > 0))
    {
      request_hold (self, &limits);
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_REFUSED,
                   _("%s keeps asking us to wait. Try again later."),
                   self->host->label);
      return self->n_waits > self->pool->max_waits
             ? WINNOW_HTTP_FAILED : WINNOW_HTTP_MAY_PASS;
    }

  if (limits.spent && limits.wait > 0)
    winnow_http_host_hold (self->host, limits.wait);

  if (!is_passing_failure (exchange->status))
    return WINNOW_HTTP_ANSWERED;

  self->n_failures++;
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_SERVER,
               /* translators: a server, then a number such as 500 */
               _("%s has trouble (error %u). Try again later."),
               self->host->label, exchange->status);

  return WINNOW_HTTP_MAY_PASS;
}

static WinnowHttpOutcome
request_try (Request             *self,
             WinnowHttpExchange  *exchange,
             GError             **error)
{
  WinnowHttpOutcome outcome;

  if (!request_enter (self, error))
    return WINNOW_HTTP_FAILED;

  exchange->max_time = request_get_max_time (self);
  outcome = winnow_http_exchange_run (exchange, self->pool, self->uri,
                                      self->fetch, self->stop, error);

  if (outcome == WINNOW_HTTP_ANSWERED)
    {
      self->host->answered_at = g_get_monotonic_time ();
      outcome = request_judge (self, exchange, error);
    }
  else if (outcome == WINNOW_HTTP_MAY_PASS)
    self->n_failures++;

  request_leave (self);

  if (self->n_failures >= request_get_max_tries (self) &&
      outcome == WINNOW_HTTP_MAY_PASS)
    return WINNOW_HTTP_FAILED;

  return outcome;
}

static gboolean
request_back_off (Request             *self,
                  WinnowHttpExchange  *exchange,
                  guint                n_failures_before,
                  GError             **error)
{
  g_autofree char *reason = NULL;
  gint64 wait;

  /* held off instead: that wait comes by itself */
  if (self->n_failures == n_failures_before)
    return TRUE;

  wait = winnow_http_pool_get_back_off (self->pool, self->n_failures);
  reason = g_strdup_printf (_("%s has trouble answering"), self->host->label);

  if (exchange->timed_out)
    request_tell_silence (self, wait);

  return request_sleep (self, g_get_monotonic_time () + wait,
                        g_get_real_time () + wait, reason, error);
}

static DexFuture *
request_fiber (gpointer data)
{
  Request *self = data;

  for (;;)
    {
      g_auto (WinnowHttpExchange) exchange = { 0 };
      g_autoptr (WinnowHttpAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;
      guint n_failures = self->n_failures;
      WinnowHttpOutcome outcome;

      outcome = request_try (self, &exchange, &error);
      request_untell (self);

      if (outcome == WINNOW_HTTP_ANSWERED)
        answer = request_parse (self, &exchange, &error);

      if (answer != NULL)
        return dex_future_new_take_object (g_steal_pointer (&answer));

      if (outcome == WINNOW_HTTP_MAY_PASS)
        {
          g_clear_error (&error);

          if (request_back_off (self, &exchange, n_failures, &error))
            continue;

          request_untell (self);
        }

      return dex_future_new_for_error (g_steal_pointer (&error));
    }
}

/* @uri must have been checked. */
DexFuture *
winnow_http_request_spawn (WinnowHttpPool *pool,
                           GUri           *uri,
                           WinnowFetch    *fetch,
                           GCancellable   *stop,
                           gboolean        hasty)
{
  Request *self;

  g_assert (pool != NULL);
  g_assert (uri != NULL);
  g_assert (WINNOW_IS_FETCH (fetch));
  g_assert (G_IS_CANCELLABLE (stop));

  self = g_new0 (Request, 1);
  self->pool = winnow_http_pool_ref (pool);
  self->host = winnow_http_pool_get_host (pool, uri);
  self->uri = g_uri_ref (uri);
  self->fetch = g_object_ref (fetch);
  self->stop = g_object_ref (stop);
  self->hasty = hasty;
  self->began = g_get_monotonic_time ();

  return dex_scheduler_spawn (NULL, 0, request_fiber, self, request_free);
}
