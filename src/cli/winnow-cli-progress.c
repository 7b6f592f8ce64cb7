/* winnow-cli-progress.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/winnow-cli-private.h"
#include "cli/winnow-cli-progress.h"
#include "followers/winnow-number.h"
#include "report/winnow-terminal.h"

#define INTERVAL_MS 200

struct _WinnowCliProgress
{
  WinnowAudit *audit;
  GSource     *source;
  gboolean     on_terminal;
  gint64       told_wait;
};

/* "2 min 5 s"; exactness is not to be had. */
static char *
format_seconds (double seconds)
{
  guint whole = (guint) CLAMP (ceil (seconds), 0, 86400 * 99);

  if (whole >= 3600)
    return g_strdup_printf (_("%u h %u min"), whole / 3600, whole / 60 % 60);
  if (whole >= 60)
    return g_strdup_printf (_("%u min %u s"), whole / 60, whole % 60);

  return g_strdup_printf (_("%u s"), whole);
}

static void
append_count (GString     *line,
              WinnowFetch *fetch)
{
  guint done = winnow_fetch_get_done (fetch);
  guint total = winnow_fetch_get_total (fetch);
  g_autofree char *n_done = winnow_format_count (done);
  g_autofree char *n_total = winnow_format_count (MAX (done, total));

  switch (winnow_fetch_get_phase (fetch))
    {
    case WINNOW_FETCH_LOOK_UP:
      g_string_append (line, _("Looking up the account"));
      break;

    case WINNOW_FETCH_FOLLOWERS:
      if (total > 0)
        g_string_append_printf (line, _("Read %s of %s followers"), n_done,
                                n_total);
      else
        g_string_append_printf (line, ngettext ("Read %s follower",
                                                "Read %s followers", done),
                                n_done);
      break;

    case WINNOW_FETCH_LAST_POSTS:
      g_string_append_printf (line, _("Read %s of %s last posts"), n_done,
                              n_total);
      break;

    case WINNOW_FETCH_DONE:
    default:
      break;
    }
}

static void
append_pace (GString     *line,
             WinnowFetch *fetch)
{
  double rate = winnow_fetch_get_rate (fetch);
  double left = winnow_fetch_get_time_left (fetch);

  if (rate > 0)
    {
      g_autofree char *number = winnow_format_count (lround (rate));

      g_string_append_printf (line, _(", %s a second"), number);
    }

  if (left >= 0)
    {
      g_autofree char *text = format_seconds (left);

      g_string_append_printf (line, _(", %s left"), text);
    }
}

static char *
describe_wait (WinnowFetch *fetch)
{
  gint64 left = winnow_fetch_get_wait_until (fetch) - g_get_real_time ();
  const char *reason = winnow_fetch_get_wait_reason (fetch);
  g_autofree char *text =
    format_seconds ((double) left / G_USEC_PER_SEC);

  if (reason == NULL)
    return g_strdup_printf (_("Waiting %s"), text);

  /* TRANSLATORS: why, then how long */
  return g_strdup_printf (_("%s; waiting %s"), reason, text);
}

static void
clear_line (void)
{
  fputs ("\r\033[K", stderr);
}

static void
show_line (WinnowCliProgress *self,
           WinnowFetch       *fetch)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *clean = NULL;
  g_autofree char *fitted = NULL;

  if (winnow_fetch_get_wait_until (fetch) > 0)
    {
      g_autofree char *wait = describe_wait (fetch);

      g_string_append (line, wait);
    }
  else
    {
      append_count (line, fetch);
      append_pace (line, fetch);
    }

  clean = winnow_terminal_sanitize (line->str);
  fitted = winnow_terminal_fit (clean, winnow_cli_get_width (STDERR_FILENO) - 1);

  clear_line ();
  fputs (fitted, stderr);
  fflush (stderr);
}

/* Once for every wait. */
static void
tell_wait (WinnowCliProgress *self,
           WinnowFetch       *fetch)
{
  gint64 until = winnow_fetch_get_wait_until (fetch);

  if (until > 0 && until != self->told_wait)
    {
      g_autofree char *wait = describe_wait (fetch);

      winnow_cli_complain ("%s", wait);
    }

  self->told_wait = until;
}

static gboolean
tick_cb (gpointer user_data)
{
  WinnowCliProgress *self = user_data;
  WinnowFetch *fetch = winnow_audit_get_fetch (self->audit);

  if (self->on_terminal)
    show_line (self, fetch);
  else
    tell_wait (self, fetch);

  return G_SOURCE_CONTINUE;
}

/**
 * winnow_cli_progress_new:
 * @audit: an audit that is about to run
 *
 * Returns: (transfer full): progress, shown until it is freed
 */
WinnowCliProgress *
winnow_cli_progress_new (WinnowAudit *audit)
{
  WinnowCliProgress *self = g_new0 (WinnowCliProgress, 1);

  self->audit = g_object_ref (audit);
  self->on_terminal = isatty (STDERR_FILENO) != 0;
  self->source = g_timeout_source_new (INTERVAL_MS);
  g_source_set_callback (self->source, tick_cb, self, NULL);
  g_source_set_static_name (self->source, "winnow-cli-progress");
  g_source_attach (self->source, NULL);

  return self;
}

/**
 * winnow_cli_progress_free:
 * @self: (transfer full): progress
 *
 * Takes the line off the terminal again.
 */
void
winnow_cli_progress_free (WinnowCliProgress *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);

  if (self->on_terminal)
    clear_line ();

  g_object_unref (self->audit);
  g_free (self);
}
