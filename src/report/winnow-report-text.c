/* winnow-report-text.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-number.h"
#include "report/winnow-report-reasons.h"
#include "report/winnow-report.h"
#include "report/winnow-terminal.h"

#define MIN_WIDTH 40
#define MAX_WIDTH 200
#define MAX_REASONS 8

static void
append_heading (GString    *string,
                const char *heading)
{
  g_string_append_printf (string, "\n%s\n", heading);
}

static void
append_wrapped (GString    *string,
                const char *text,
                const char *first,
                const char *rest,
                guint       width)
{
  g_autofree char *clean = winnow_terminal_sanitize (text);

  winnow_terminal_wrap (string, clean, first, rest, width);
}

static void
append_title (GString     *string,
              WinnowAudit *audit,
              guint        width)
{
  WinnowAccount *account = winnow_audit_get_account (audit);
  const char *handle = winnow_audit_get_handle (audit);
  const char *title = winnow_audit_get_title (audit);

  if (account != NULL && winnow_account_get_display_name (account) != NULL)
    {
      g_autofree char *line = g_strdup_printf ("%s (@%s)", title, handle);

      append_wrapped (string, line, "", "", width);
    }
  else
    append_wrapped (string, title, "", "", width);

  if (account != NULL && winnow_account_get_url (account) != NULL)
    append_wrapped (string, winnow_account_get_url (account), "", "", width);
}

/* "Read 5,300 of 5,312 followers."; more than there are said to be are not a
 * part of them. */
static void
append_read (GString     *string,
             WinnowAudit *audit,
             guint        width)
{
  guint length =
    winnow_follower_list_get_length (winnow_audit_get_followers (audit));
  gint64 total = winnow_audit_get_total (audit);
  g_autofree char *n_read = winnow_format_count (length);
  g_autofree char *n_told = winnow_format_count (total);
  g_autofree char *line = NULL;

  if (total >= (gint64) length)
    line = g_strdup_printf (ngettext ("Read %1$s of %2$s follower.",
                                      "Read %1$s of %2$s followers.",
                                      (gulong) total),
                            n_read, n_told);
  else
    line = g_strdup_printf (ngettext ("Read %s follower.",
                                      "Read %s followers.", length), n_read);

  append_wrapped (string, line, "", "", width);
}

/* A bar of eighths of a column. */
static void
append_bar (GString *string,
            double   share,
            guint    width)
{
  static const char *const eighths[] = {
    "", "▏", "▎", "▍", "▌", "▋", "▊", "▉",
  };
  guint filled = (guint) lround (CLAMP (share, 0, 1) * width * 8);
  guint used = filled / 8 + (filled % 8 != 0);

  /* Few are not none. */
  if (filled == 0 && share > 0)
    {
      filled = 1;
      used = 1;
    }

  for (guint i = 0; i < filled / 8; i++)
    g_string_append (string, "█");
  g_string_append (string, eighths[filled % 8]);
  g_string_append_printf (string, "%*s", (int) (width - used), "");
}

/* Columns of the split; with bars between them where there is room. */
#define BARS_FROM    60
#define LABEL_WIDTH  9
#define SHARE_WIDTH  7
#define RANGE_WIDTH  14
#define COUNT_WIDTH  10

static void
append_columns (GString         *string,
                const char      *label,
                const char      *share,
                const char      *range,
                double           bar,
                const char      *count,
                guint            width)
{
  g_autofree char *fitted = winnow_terminal_fit (label, LABEL_WIDTH - 1);
  guint used = LABEL_WIDTH + SHARE_WIDTH + RANGE_WIDTH + COUNT_WIDTH;

  if (width >= BARS_FROM)
    g_string_append (string, "  ");
  winnow_terminal_pad (string, fitted, LABEL_WIDTH);
  winnow_terminal_pad (string, share, -SHARE_WIDTH);
  winnow_terminal_pad (string, range, -RANGE_WIDTH);
  if (width >= BARS_FROM)
    {
      g_string_append (string, "  ");
      append_bar (string, bar, width - used - 4);
    }
  winnow_terminal_pad (string, count, -COUNT_WIDTH);
  g_string_append_c (string, '\n');
}

static void
append_part (GString           *string,
             const WinnowSplit *split,
             WinnowClass        klass,
             guint              width)
{
  const WinnowSplitPart *part = &split->parts[klass];
  g_autofree char *count = winnow_format_count (part->count);
  g_autofree char *share = NULL;
  g_autofree char *range = NULL;

  /* TRANSLATORS: a share of followers in percent */
  share = g_strdup_printf (_("%.1f %%"), part->share * 100);
  /* TRANSLATORS: from what to what a share may be, in percent; a margin of
   * error need not be as wide on both sides */
  range = g_strdup_printf (_("%.1f–%.1f %%"), part->interval.low * 100,
                           part->interval.high * 100);

  append_columns (string, winnow_class_get_name (klass), share, range,
                  part->share, count, width);
}

/* Whether the shares are more than the counts in percent. */
static gboolean
is_estimated (const WinnowSplit *split)
{
  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      const WinnowSplitPart *part = &split->parts[i];

      if (fabs (part->share - (double) part->count / split->n) > 0.0005)
        return TRUE;
    }

  return FALSE;
}

/* Says which is which where shares and counts seem to disagree. */
static void
append_split_header (GString *string,
                     guint    width)
{
  g_autofree char *share = NULL;
  g_autofree char *count = NULL;

  /* TRANSLATORS: over a column of shares, at most 21 characters */
  share = winnow_terminal_fit (_("estimated share"),
                               SHARE_WIDTH + RANGE_WIDTH);
  /* TRANSLATORS: over a column of how many followers were marked as real,
   * inactive or fake; at most 9 characters */
  count = winnow_terminal_fit (_("marked"), COUNT_WIDTH - 1);

  if (width >= BARS_FROM)
    g_string_append (string, "  ");
  winnow_terminal_pad (string, "", LABEL_WIDTH);
  winnow_terminal_pad (string, share, -(SHARE_WIDTH + RANGE_WIDTH));
  if (width >= BARS_FROM)
    winnow_terminal_pad (string, "", (int) (width - LABEL_WIDTH - SHARE_WIDTH -
                                            RANGE_WIDTH - COUNT_WIDTH - 2));
  winnow_terminal_pad (string, count, -COUNT_WIDTH);
  g_string_append_c (string, '\n');
}

static void
append_nobody (GString     *string,
               WinnowAudit *audit,
               guint        width)
{
  g_autofree char *line = NULL;

  if (g_str_equal (winnow_audit_get_network_id (audit), "file"))
    line = g_strdup_printf (_("No followers in %s."),
                            winnow_audit_get_handle (audit));
  else
    line = g_strdup (_("There is nothing to split."));

  g_string_append_c (string, '\n');
  append_wrapped (string, line, "", "", width);
}

static void
append_split (GString     *string,
              WinnowAudit *audit,
              guint        width)
{
  const WinnowSplit *split = winnow_audit_get_split (audit);
  g_autofree char *frame = winnow_audit_describe_frame (audit);
  g_autofree char *heading = NULL;

  if (split->n == 0)
    {
      append_nobody (string, audit, width);
      return;
    }

  /* TRANSLATORS: what follows is what the shares speak of, such as “all 5,312
   * followers” */
  heading = g_strdup_printf (_("The split of %s"), frame);
  g_string_append_c (string, '\n');
  append_wrapped (string, heading, "", "", width);

  if (is_estimated (split))
    append_split_header (string, width);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    append_part (string, split, (WinnowClass) i, width);
}

static void
append_verdict (GString    *string,
                const char *title,
                GListModel *reasons,
                guint       width)
{
  append_heading (string, title);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      append_wrapped (string, winnow_reason_get_text (reason), "  • ", "    ",
                      width);
    }
}

/* Two answers that are never one: what the followers are, and whether they
 * look bought. */
static void
append_verdicts (GString     *string,
                 WinnowAudit *audit,
                 guint        width)
{
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (GListModel) evidence = NULL;
  WinnowQuality quality = winnow_audit_get_quality (audit, &reasons);
  WinnowPurchase purchase = winnow_audit_get_purchase (audit, &evidence);

  append_verdict (string, winnow_quality_get_title (quality), reasons, width);
  append_verdict (string, winnow_purchase_get_title (purchase), evidence,
                  width);
}

static void
append_reason (GString             *string,
               const WinnowFinding *finding,
               guint                n_looked_at,
               guint                width)
{
  g_autofree char *share = g_strdup_printf (
    _("%.0f %%"), 100. * finding->count / n_looked_at);
  g_autofree char *clean = NULL;
  g_autofree char *fitted = NULL;
  g_autofree char *text = NULL;

  /* TRANSLATORS: a reason that is in other numbers for every follower */
  text = finding->varies ? g_strdup_printf (_("such as: %s"), finding->text)
                         : g_strdup (finding->text);
  clean = winnow_terminal_sanitize (text);
  fitted = winnow_terminal_fit (clean, width - 10);

  winnow_terminal_pad (string, share, -8);
  g_string_append_printf (string, "  %s\n", fitted);
}

static void
append_reasons (GString     *string,
                WinnowAudit *audit,
                guint        width)
{
  guint n_looked_at;
  g_autoptr (GPtrArray) findings =
    winnow_report_find_reasons (audit, WINNOW_CLASS_FAKE, &n_looked_at);

  if (findings->len == 0)
    return;

  append_heading (string, _("Why followers look fake"));
  for (guint i = 0; i < MIN (findings->len, MAX_REASONS); i++)
    append_reason (string, g_ptr_array_index (findings, i), n_looked_at,
                   width);
}

static void
append_warnings (GString     *string,
                 WinnowAudit *audit,
                 guint        width)
{
  g_auto (GStrv) warnings = winnow_audit_list_warnings (audit);

  if (*warnings == NULL)
    return;

  append_heading (string, _("To bear in mind"));
  for (guint i = 0; warnings[i] != NULL; i++)
    append_wrapped (string, warnings[i], "  • ", "    ", width);
}

static void
append_model (GString     *string,
              WinnowAudit *audit,
              guint        width)
{
  WinnowModel *model = winnow_audit_get_model (audit);
  const char *calibrated_for = winnow_audit_get_calibrated_for (audit);
  g_autofree char *as_of = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GDateTime) time =
    g_date_time_new_from_unix_utc_usec (winnow_audit_get_as_of (audit));

  as_of = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M UTC")
                       : g_strdup ("—");

  /* TRANSLATORS: the name and version of a set of rules; then a time */
  line = g_strdup_printf (_("Scored by %s (%s), as of %s."),
                          winnow_model_get_name (model),
                          winnow_model_get_version (model), as_of);
  g_string_append_c (string, '\n');
  append_wrapped (string, line, "", "", width);

  if (calibrated_for == NULL)
    return;

  g_free (line);
  /* TRANSLATORS: such as “Twitter accounts of 2013–2015” */
  line = g_strdup_printf (_("Calibrated for: %s."), calibrated_for);
  append_wrapped (string, line, "", "", width);
}

/**
 * winnow_report_to_text:
 * @audit: an audit, best one that has ended
 * @width: columns of the terminal; taken for 40 when below
 *
 * Renders the report in words for a terminal. Nothing that came over the
 * network gets there unsanitized.
 *
 * Returns: (transfer full): translated lines of at most @width columns, each
 *   ended by a newline
 */
char *
winnow_report_to_text (WinnowAudit *audit,
                       guint        width)
{
  g_autoptr (GString) string = NULL;

  g_return_val_if_fail (WINNOW_IS_AUDIT (audit), NULL);

  width = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  string = g_string_new (NULL);

  append_title (string, audit, width);
  append_read (string, audit, width);
  append_split (string, audit, width);
  append_verdicts (string, audit, width);
  append_reasons (string, audit, width);
  winnow_report_append_others (string, audit, width);
  append_warnings (string, audit, width);
  append_model (string, audit, width);

  return g_string_free_and_steal (g_steal_pointer (&string));
}
