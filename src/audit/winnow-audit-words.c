/* winnow-audit-words.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "audit/winnow-audit-private.h"
#include "followers/winnow-number.h"
#include "followers/winnow-time.h"

/* Below this many more than were read, the rest is not worth a sentence. */
#define NOT_TOLD_SHARE 0.05

static guint
get_length (WinnowAudit *self)
{
  return winnow_follower_list_get_length (self->followers);
}

static char *
describe_file (WinnowAudit *self,
               guint        length)
{
  g_autofree char *number = winnow_format_count (length);

  if (length == 0)
    return g_strdup_printf (_("no followers in %s"), self->handle);

  if (winnow_audit_get_complete (self))
    return g_strdup_printf (ngettext ("the %1$s follower in %2$s",
                                      "all %1$s followers in %2$s", length),
                            number, self->handle);

  return g_strdup_printf (ngettext ("the first %1$s follower in %2$s",
                                    "the first %1$s followers in %2$s",
                                    length),
                          number, self->handle);
}

static char *
describe_complete (guint  length,
                   gint64 total)
{
  g_autofree char *n_read = winnow_format_count (length);
  g_autofree char *n_told = winnow_format_count (total);

  if (total > (gint64) length)
    return g_strdup_printf (ngettext ("all %1$s followers, %2$s of which is "
                                      "shown",
                                      "all %1$s followers, %2$s of which are "
                                      "shown",
                                      length),
                            n_told, n_read);

  if (length == 0)
    return g_strdup (_("no followers"));

  return g_strdup_printf (ngettext ("the one follower",
                                    "all %s followers", length), n_read);
}

static char *
describe_part (guint  length,
               gint64 total)
{
  g_autofree char *n_read = winnow_format_count (length);
  g_autofree char *n_told = winnow_format_count (total);

  if (total > (gint64) length)
    return g_strdup_printf (ngettext ("the newest %1$s of %2$s follower",
                                      "the newest %1$s of %2$s followers",
                                      (gulong) total),
                            n_read, n_told);

  /* As many as are told of; that it was the end of the list nobody said. */
  if (total >= 0)
    return g_strdup_printf (ngettext ("the one follower read so far",
                                      "all %s followers read so far", length),
                            n_read);

  return g_strdup_printf (ngettext ("the newest follower",
                                    "the newest %s followers", length),
                          n_read);
}

/**
 * winnow_audit_describe_frame:
 * @self: an audit
 *
 * Says in words what the shares speak of: “all 5,312 followers”, “the newest
 * 1,000 of 20,000 followers”. A part of the list is never taken for the
 * whole.
 *
 * Returns: (transfer full): translated, without a capital or a full stop
 */
char *
winnow_audit_describe_frame (WinnowAudit *self)
{
  guint length;
  gint64 total;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  length = get_length (self);
  total = winnow_audit_get_total (self);

  if (length == 0 && !winnow_audit_get_complete (self))
    return g_strdup (_("no followers yet"));

  if (g_str_equal (self->network_id, "file"))
    return describe_file (self, length);

  if (winnow_audit_get_complete (self))
    return describe_complete (length, total);

  return describe_part (length, total);
}

static void
warn_part (WinnowAudit  *self,
           GStrvBuilder *builder)
{
  g_autofree char *frame = NULL;

  if (self->state == WINNOW_AUDIT_NEW ||
      self->state == WINNOW_AUDIT_RUNNING ||
      winnow_audit_get_complete (self) || get_length (self) == 0)
    return;

  /* The newest of all there are said to be are no part. */
  if (winnow_audit_get_total (self) >= 0 &&
      winnow_audit_get_total (self) <= (gint64) get_length (self))
    return;

  frame = winnow_audit_describe_frame (self);
  g_strv_builder_take (builder, g_strdup_printf (
    _("The shares speak of %s only: the newest followers of an account are "
      "often unlike the rest."), frame));
}

static void
warn_unread (WinnowAudit  *self,
             GStrvBuilder *builder)
{
  if (self->state == WINNOW_AUDIT_STOPPED)
    g_strv_builder_add (builder, winnow_audit_get_complete (self)
      ? _("Reading was stopped before all there is to know about the "
          "followers was read.")
      : _("Reading was stopped before the end of the list."));

  if (self->state == WINNOW_AUDIT_FAILED && self->error != NULL)
    g_strv_builder_take (builder, g_strdup_printf (
      _("Not everything could be read: %s"), self->error->message));
}

static void
warn_dropped (WinnowAudit  *self,
              GStrvBuilder *builder)
{
  gint64 missing = winnow_audit_get_total (self) - get_length (self);
  g_autofree char *number = winnow_format_count (missing);

  if (!winnow_audit_get_complete (self) || missing <= 0)
    return;

  g_strv_builder_take (builder, g_strdup_printf (
    ngettext ("%s follower is counted but not shown: deactivated, suspended "
              "or hidden.",
              "%s followers are counted but not shown: deactivated, "
              "suspended or hidden.",
              (gulong) missing), number));
}

static void
warn_last_posts (WinnowAudit  *self,
                 GStrvBuilder *builder)
{
  const WinnowSplit *split = &self->split;
  g_autofree char *n_unsettled = winnow_format_count (split->n_unsettled);
  g_autofree char *n_settled = winnow_format_count (split->n_settled);

  if (split->n_settled >= split->n_unsettled)
    return;

  if (split->n_settled == 0)
    g_strv_builder_take (builder, g_strdup_printf (
      ngettext ("When it last posted decides on %s follower, and is not "
                "known: it may be inactive and count as real.",
                "When they last posted decides on %s followers, and is not "
                "known: some may be inactive and count as real.",
                split->n_unsettled), n_unsettled));
  else
    {
      g_autofree char *decides = NULL;
      g_autofree char *read = NULL;

      decides = g_strdup_printf (
        ngettext ("When it last posted decides on %s follower.",
                  "When they last posted decides on %s followers.",
                  split->n_unsettled), n_unsettled);
      /* TRANSLATORS: when they last posted was read for so many */
      read = g_strdup_printf (
        ngettext ("It was read for a random %s of them; the shares of real "
                  "and inactive followers are estimated from that one.",
                  "It was read for a random %s of them; the shares of real "
                  "and inactive followers are estimated from these.",
                  split->n_settled), n_settled);
      g_strv_builder_take (builder, g_strdup_printf ("%s %s", decides, read));
    }
}

/* Of those the network may tell of, and did not get to: it ended between
 * reading the list and reading the profiles of those in it. */
static guint
count_unread (WinnowAudit *self)
{
  guint length;
  const WinnowFollowerRecord *records =
    winnow_follower_list_get_records (self->followers, &length);
  const WinnowScore *scores =
    (const WinnowScore *) (gpointer) self->scores->data;
  guint n = 0;

  if ((self->state != WINNOW_AUDIT_STOPPED &&
       self->state != WINNOW_AUDIT_FAILED) ||
      self->file != NULL ||
      (self->network != NULL &&
       (winnow_network_get_fields (self->network) & WINNOW_FIELDS_COUNTS) == 0))
    return 0;

  for (guint rank = 0; rank < MIN (length, self->scores->len); rank++)
    n += scores[rank].klass == WINNOW_CLASS_NOT_TOLD &&
         (records[rank].known & WINNOW_FIELDS_COUNTS) == 0;

  return n;
}

static void
warn_profiles (WinnowAudit  *self,
               guint         n_unread,
               GStrvBuilder *builder)
{
  g_autofree char *number = winnow_format_count (n_unread);

  if (n_unread == 0)
    return;

  g_strv_builder_take (builder, g_strdup_printf (
    ngettext ("The profile of %s follower was not read before it ended; it "
              "counts as not told.",
              "The profiles of %s followers were not read before it ended; "
              "they count as not told.", n_unread), number));
}

static void
warn_not_told (WinnowAudit  *self,
               GStrvBuilder *builder)
{
  guint n_unread = count_unread (self);
  guint n = self->split.parts[WINNOW_CLASS_NOT_TOLD].count;
  g_autofree char *number = NULL;

  warn_profiles (self, n_unread, builder);

  n -= MIN (n, n_unread);
  number = winnow_format_count (n);
  if (self->split.n == 0 || n < NOT_TOLD_SHARE * self->split.n || n == 0)
    return;

  g_strv_builder_take (builder, g_strdup_printf (
    ngettext ("Of %s follower too little is told to say what it is.",
              "Of %s followers too little is told to say what they are.",
              n), number));
}

static gboolean
is_ahead (const WinnowFollowerRecord *record,
          gint64                      as_of)
{
  gint64 until = MIN (as_of, G_MAXINT64 - WINNOW_DAY) + WINNOW_DAY;

  return (winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT) &&
          record->created_at > until) ||
         (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT) &&
          record->last_post_at > until);
}

/* Clocks may differ by a day; beyond that a time is wrong, or the report is
 * one as of long ago. Looking takes some milliseconds, so not ten times a
 * second. */
static void
warn_ahead (WinnowAudit  *self,
            GStrvBuilder *builder)
{
  guint length;
  const WinnowFollowerRecord *records =
    winnow_follower_list_get_records (self->followers, &length);
  g_autofree char *number = NULL;
  guint n = 0;

  if (self->state == WINNOW_AUDIT_RUNNING)
    return;

  for (guint rank = 0; rank < length; rank++)
    n += is_ahead (&records[rank], self->as_of);
  if (n == 0)
    return;

  number = winnow_format_count (n);
  g_strv_builder_take (builder, g_strdup_printf (
    ngettext ("%s follower was made or last posted after the time of this "
              "report. Such times count as of this very day.",
              "%s followers were made or last posted after the time of this "
              "report. Such times count as of this very day.", n), number));
}

/* What was marked may all be errors. */
static void
warn_near_zero (WinnowAudit  *self,
                GStrvBuilder *builder)
{
  const WinnowSplitPart *part = &self->split.parts[WINNOW_CLASS_FAKE];

  if (self->split.n == 0 || !part->near_zero || part->count == 0)
    return;

  g_strv_builder_add (builder,
    _("The share of fake followers cannot be told from zero: where there are "
      "none, about as many are marked by mistake."));
}

static void
warn_uncalibrated (WinnowAudit  *self,
                   GStrvBuilder *builder)
{
  const char *measured_on = winnow_model_get_calibrated_for (self->model);

  /* TRANSLATORS: a set of rules, and what it was measured on, such as “Twitter
   * accounts of 2013–2015” */
  g_strv_builder_take (builder, g_strdup_printf (
    _("Uncalibrated: ranking only. How often %1$s is wrong was measured on "
      "%2$s, not on this network, so its margins are wider. It still tells "
      "which followers look most like fakes."),
    winnow_model_get_name (self->model), measured_on));
}

static void
warn_model (WinnowAudit  *self,
            GStrvBuilder *builder)
{
  if (self->split.n == 0)
    return;

  if (winnow_model_get_calibrated_for (self->model) == NULL)
    g_strv_builder_take (builder, g_strdup_printf (
      _("How often the rules of %s are wrong has not been measured here; the "
        "margins do not include it."), winnow_model_get_name (self->model)));
  else if (winnow_audit_get_calibrated_for (self) == NULL)
    warn_uncalibrated (self, builder);
  else if (g_str_equal (self->network_id, "file"))
    g_strv_builder_take (builder, g_strdup_printf (
      _("A file does not say which network its followers are from. How often "
        "%1$s is wrong was measured on %2$s."),
      winnow_model_get_name (self->model),
      winnow_audit_get_calibrated_for (self)));
}

static void
tell_marks (WinnowAudit  *self,
            GStrvBuilder *builder)
{
  WinnowCalibration *calibration = winnow_audit_get_calibration (self);
  guint n = self->split.n_marked;

  if (n > 0)
    g_strv_builder_take (builder, g_strdup_printf (
      ngettext ("%u mark of yours is in this: that follower counts as you "
                "said.",
                "%u marks of yours are in this: these followers count as you "
                "said.", n), n));

  if (calibration != NULL)
    g_strv_builder_take (builder, g_strdup_printf (
      ngettext ("The scorecard was fitted to %u mark of yours; its margins are "
                "wider for it.",
                "The scorecard was fitted to %u marks of yours; its margins "
                "are wider for it.",
                winnow_calibration_get_n_marks (calibration)),
      winnow_calibration_get_n_marks (calibration)));
}

static void
warn_kept (WinnowAudit  *self,
           GStrvBuilder *builder)
{
  if (self->keep_problem != NULL)
    g_strv_builder_take (builder, g_strdup_printf (
      _("This audit could not be kept for later: %s"), self->keep_problem));
}

/**
 * winnow_audit_list_warnings:
 * @self: an audit
 *
 * Lists what whoever reads the result must know: what was not read, what was
 * estimated, what the margins leave out.
 *
 * Returns: (transfer full) (array zero-terminated=1): translated sentences,
 *   the weightiest first
 */
GStrv
winnow_audit_list_warnings (WinnowAudit *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  warn_unread (self, builder);
  warn_part (self, builder);
  warn_dropped (self, builder);
  warn_not_told (self, builder);
  warn_last_posts (self, builder);
  warn_ahead (self, builder);
  warn_near_zero (self, builder);
  warn_model (self, builder);
  tell_marks (self, builder);
  warn_kept (self, builder);

  return g_strv_builder_end (builder);
}

/**
 * winnow_audit_list_notes:
 * @self: an audit
 *
 * Lists those warnings that are about the followers read: neither how the
 * reading ended nor what the rules leave open.
 *
 * Returns: (transfer full) (array zero-terminated=1): translated sentences,
 *   the weightiest first
 */
GStrv
winnow_audit_list_notes (WinnowAudit *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  warn_part (self, builder);
  warn_dropped (self, builder);
  warn_not_told (self, builder);
  warn_last_posts (self, builder);
  warn_ahead (self, builder);
  warn_near_zero (self, builder);
  tell_marks (self, builder);
  warn_kept (self, builder);

  return g_strv_builder_end (builder);
}

/**
 * winnow_audit_describe_limits:
 * @self: an audit
 *
 * Returns: (transfer full) (nullable): the warning that the rules leave
 *   something open, a translated sentence; %NULL when there is none
 */
char *
winnow_audit_describe_limits (WinnowAudit *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) warnings = NULL;

  g_return_val_if_fail (WINNOW_IS_AUDIT (self), NULL);

  warn_model (self, builder);
  warnings = g_strv_builder_end (builder);

  return g_strdup (warnings[0]);
}
