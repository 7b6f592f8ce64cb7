/* winnow-report-json.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "followers/winnow-time.h"
#include "report/winnow-report.h"

static void
add_text (JsonBuilder *builder,
          const char  *key,
          const char  *text)
{
  json_builder_set_member_name (builder, key);

  /* A null, where json-glib would write an empty string. */
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_count (JsonBuilder *builder,
           const char  *key,
           gint64       count)
{
  json_builder_set_member_name (builder, key);

  if (count >= 0)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

static void
add_time (JsonBuilder *builder,
          const char  *key,
          gint64       time)
{
  g_autofree char *text = time >= 0 ? winnow_time_format (time) : NULL;

  add_text (builder, key, text);
}

/* JSON has no NaN. */
static void
add_share (JsonBuilder *builder,
           const char  *key,
           double       share)
{
  json_builder_set_member_name (builder, key);

  if (isfinite (share))
    json_builder_add_double_value (builder, share);
  else
    json_builder_add_null_value (builder);
}

static void
add_account (JsonBuilder   *builder,
             WinnowAccount *account)
{
  json_builder_set_member_name (builder, "account");

  /* A file does not say whose followers it holds. */
  if (account == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  add_text (builder, "id", winnow_account_get_id (account));
  add_text (builder, "handle", winnow_account_get_handle (account));
  add_text (builder, "display_name",
            winnow_account_get_display_name (account));
  add_text (builder, "bio", winnow_account_get_bio (account));
  add_time (builder, "created_at", winnow_account_get_created_at (account));
  add_count (builder, "followers", winnow_account_get_followers (account));
  add_count (builder, "following", winnow_account_get_following (account));
  add_count (builder, "posts", winnow_account_get_posts (account));
  add_text (builder, "url", winnow_account_get_url (account));
  json_builder_end_object (builder);
}

static void
add_read (JsonBuilder *builder,
          WinnowAudit *audit)
{
  g_autofree char *frame = winnow_audit_describe_frame (audit);

  json_builder_set_member_name (builder, "read");
  json_builder_begin_object (builder);
  add_count (builder, "followers_read",
             winnow_follower_list_get_length (
               winnow_audit_get_followers (audit)));
  add_count (builder, "followers_total", winnow_audit_get_total (audit));
  json_builder_set_member_name (builder, "complete");
  json_builder_add_boolean_value (builder, winnow_audit_get_complete (audit));
  add_text (builder, "frame", frame);
  json_builder_end_object (builder);
}

static void
add_split (JsonBuilder       *builder,
           const WinnowSplit *split)
{
  json_builder_set_member_name (builder, "split");
  json_builder_begin_object (builder);

  for (guint i = 0; i < WINNOW_N_CLASSES; i++)
    {
      const WinnowSplitPart *part = &split->parts[i];

      json_builder_set_member_name (builder,
                                    winnow_class_get_id ((WinnowClass) i));
      json_builder_begin_object (builder);
      add_count (builder, "count", part->count);
      add_share (builder, "share", part->share);
      add_share (builder, "low", part->interval.low);
      add_share (builder, "high", part->interval.high);
      json_builder_end_object (builder);
    }

  json_builder_end_object (builder);
}

static void
add_sentences (JsonBuilder *builder,
               const char  *key,
               GListModel  *reasons)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (WinnowReason) reason = g_list_model_get_item (reasons, i);

      json_builder_add_string_value (builder, winnow_reason_get_text (reason));
    }

  json_builder_end_array (builder);
}

static void
add_verdicts (JsonBuilder *builder,
              WinnowAudit *audit)
{
  g_autoptr (GListModel) reasons = NULL;
  g_autoptr (GListModel) evidence = NULL;
  WinnowQuality quality = winnow_audit_get_quality (audit, &reasons);
  WinnowPurchase purchase = winnow_audit_get_purchase (audit, &evidence);

  json_builder_set_member_name (builder, "quality");
  json_builder_begin_object (builder);
  add_text (builder, "verdict", winnow_quality_get_id (quality));
  add_sentences (builder, "reasons", reasons);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "purchase");
  json_builder_begin_object (builder);
  add_text (builder, "verdict", winnow_purchase_get_id (purchase));
  add_sentences (builder, "evidence", evidence);

  /* What suspect blocks would have cost; none were looked for. */
  json_builder_set_member_name (builder, "cost_usd");
  json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_model (JsonBuilder *builder,
           WinnowAudit *audit)
{
  WinnowModel *model = winnow_audit_get_model (audit);

  json_builder_set_member_name (builder, "model");
  json_builder_begin_object (builder);
  add_text (builder, "name", winnow_model_get_id (model));
  add_text (builder, "version", winnow_model_get_version (model));
  add_text (builder, "calibrated_for", winnow_audit_get_calibrated_for (audit));
  json_builder_end_object (builder);
}

static void
add_warnings (JsonBuilder *builder,
              WinnowAudit *audit)
{
  g_auto (GStrv) warnings = winnow_audit_list_warnings (audit);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; warnings[i] != NULL; i++)
    json_builder_add_string_value (builder, warnings[i]);
  json_builder_end_array (builder);
}

/**
 * winnow_report_to_json:
 * @audit: an audit, best one that has ended
 *
 * Renders the report for programs. Keys and machine values are part of the
 * contract and never translated; the frame, reasons, evidence and warnings
 * are sentences.
 * What was not told is null; what this version cannot tell has no key. The
 * same followers and the same `as-of` give the same bytes.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
winnow_report_to_json (WinnowAudit *audit)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (WINNOW_IS_AUDIT (audit), NULL);

  json_builder_begin_object (builder);
  add_account (builder, winnow_audit_get_account (audit));
  add_text (builder, "network", winnow_audit_get_network_id (audit));
  add_read (builder, audit);
  add_split (builder, winnow_audit_get_split (audit));
  add_verdicts (builder, audit);
  add_model (builder, audit);
  add_warnings (builder, audit);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
