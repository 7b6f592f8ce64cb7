/* winnow-target.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "audit/winnow-target.h"
#include "networks/winnow-network.h"

/* The longest a DID may be; handles (domain names) are shorter still. */
#define MAX_LENGTH 2048
#define MAX_DOMAIN 253
#define MAX_LABEL  63

static const char *const file_suffixes[] = {
  ".csv", ".tsv", ".ndjson", ".jsonl", ".json", ".txt", NULL,
};

static WinnowTarget *
target_new_account (const char *network,
                    const char *handle)
{
  WinnowTarget *self = g_new0 (WinnowTarget, 1);

  self->kind = WINNOW_TARGET_ACCOUNT;
  self->network = g_strdup (network);
  self->handle = g_strdup (handle);

  return self;
}

static WinnowTarget *
target_new_file (GFile *file)
{
  WinnowTarget *self = g_new0 (WinnowTarget, 1);

  self->kind = WINNOW_TARGET_FILE;
  self->file = file;

  return self;
}

/**
 * winnow_target_free:
 * @self: (transfer full) (nullable): a target
 *
 * Frees @self and what it holds.
 */
void
winnow_target_free (WinnowTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->network);
  g_free (self->handle);
  g_clear_object (&self->file);
  g_free (self);
}

/* Links and handles are often copied with invisible marks around them
 * (Bluesky itself puts U+202A…U+202C there). */
static gboolean
is_padding (gunichar c)
{
  return g_unichar_isspace (c) ||
         g_unichar_type (c) == G_UNICODE_FORMAT ||
         g_unichar_type (c) == G_UNICODE_CONTROL;
}

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && is_padding (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_padding (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (text, (gsize) (end - text));
}

static gboolean
is_label (const char *label,
          gsize       length)
{
  if (length == 0 || length > MAX_LABEL)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (label[i]) && label[i] != '-')
        return FALSE;
    }

  return label[0] != '-' && label[length - 1] != '-';
}

/* A domain name of two labels or more whose last does not begin with a digit,
 * as the AT Protocol has it for handles. */
static gboolean
is_domain (const char *text)
{
  const char *label = text;
  guint n_labels = 0;

  if (strlen (text) > MAX_DOMAIN)
    return FALSE;

  while (TRUE)
    {
      const char *end = strchrnul (label, '.');

      if (!is_label (label, (gsize) (end - label)))
        return FALSE;

      n_labels++;
      if (*end == '\0')
        break;
      label = end + 1;
    }

  return n_labels >= 2 && !g_ascii_isdigit (*label);
}

static gboolean
is_did (const char *text)
{
  const char *p;

  if (!g_str_has_prefix (text, "did:") || strlen (text) > MAX_LENGTH)
    return FALSE;

  p = text + strlen ("did:");
  while (g_ascii_islower (*p))
    p++;

  if (p == text + strlen ("did:") || *p != ':' || p[1] == '\0')
    return FALSE;

  for (p++; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("._:%-", *p) == NULL)
        return FALSE;
    }

  return p[-1] != ':' && p[-1] != '%';
}

static gboolean
is_file_name (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; file_suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, file_suffixes[i]))
        return TRUE;
    }

  return FALSE;
}

/* The handle or DID inside a link, NULL when @text is no link we know. */
static char *
take_from_link (const char *text)
{
  static const char *const prefixes[] = {
    "https://bsky.app/profile/", "http://bsky.app/profile/",
    "https://main.bsky.dev/profile/", "https://staging.bsky.app/profile/",
    "bsky.app/profile/", "at://", NULL,
  };

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      gsize length = strlen (prefixes[i]);

      if (g_ascii_strncasecmp (text, prefixes[i], length) == 0)
        {
          const char *start = text + length;
          g_autofree char *escaped =
            g_strndup (start, strcspn (start, "/?#"));

          return g_uri_unescape_string (escaped, NULL);
        }
    }

  return NULL;
}

/* @message: (transfer full) */
static WinnowTarget *
malformed (GError **error,
           char    *message)
{
  g_set_error_literal (error, WINNOW_NETWORK_ERROR,
                       WINNOW_NETWORK_ERROR_MALFORMED, message);
  g_free (message);

  return NULL;
}

/* What was typed, short enough for a sentence. */
static char *
shorten (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *start = NULL;

  if (length <= 80)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, 79);
  return g_strconcat (start, "…", NULL);
}

/* Links that lead elsewhere, and addresses of networks not read yet. */
static WinnowTarget *
refuse_foreign (const char  *text,
                GError     **error)
{
  g_autofree char *shown = shorten (text);

  if (strstr (text, "://") != NULL)
    return malformed (error, g_strdup_printf (
      _("The link “%s” does not lead to a profile Winnow can read. It knows "
        "https://bsky.app/profile/… links."), shown));

  return malformed (error, g_strdup_printf (
    _("“%s” is an address with a server, as Mastodon has them. Winnow cannot "
      "read Mastodon yet; it reads Bluesky handles such as "
      "alice.bsky.social."), shown));
}

static WinnowTarget *
refuse_handle (const char  *text,
               const char  *bare,
               GError     **error)
{
  g_autofree char *shown = shorten (text);

  if (*bare != '\0' && strpbrk (bare, ". /:") == NULL)
    return malformed (error, g_strdup_printf (
      _("“%s” is not a whole handle. Add its server, as in "
        "alice.bsky.social."), shown));

  return malformed (error, g_strdup_printf (
    _("“%s” does not look like a handle. A handle looks like "
      "alice.bsky.social."), shown));
}

static WinnowTarget *
parse_account (const char  *text,
               const char  *network,
               GError     **error)
{
  g_autofree char *linked = take_from_link (text);
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  const char *bare = linked != NULL ? linked : text;

  if (*bare == '@')
    bare++;

  if (linked == NULL && strstr (text, "://") != NULL)
    return refuse_foreign (text, error);

  if (is_did (bare))
    return target_new_account (network != NULL ? network : "bluesky", bare);

  if (strchr (bare, '@') != NULL)
    return refuse_foreign (text, error);

  ascii = strlen (bare) <= MAX_LENGTH ? g_hostname_to_ascii (bare) : NULL;
  if (ascii == NULL || !is_domain (ascii))
    return refuse_handle (text, bare, error);

  lower = g_ascii_strdown (ascii, -1);

  if (network == NULL)
    network = g_str_has_suffix (lower, ".sample") ? "sample" : "bluesky";

  return target_new_account (network, lower);
}

static gboolean
is_path (const char *text,
         const char *cwd)
{
  g_autofree char *path = NULL;

  if (*text == '@' || strstr (text, "://") != NULL || is_did (text))
    return FALSE;

  if (g_ascii_strncasecmp (text, "bsky.app/profile/", 17) == 0)
    return FALSE;

  if (strchr (text, '/') != NULL || is_file_name (text))
    return TRUE;

  if (cwd == NULL)
    return FALSE;

  path = g_build_filename (cwd, text, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static WinnowTarget *
parse_path (const char  *text,
            const char  *cwd,
            GError     **error)
{
  g_autofree char *path = NULL;

  if (g_str_has_prefix (text, "~/"))
    path = g_build_filename (g_get_home_dir (), text + 2, NULL);
  else if (g_path_is_absolute (text))
    path = g_strdup (text);
  else if (cwd != NULL)
    path = g_build_filename (cwd, text, NULL);
  else
    {
      g_autofree char *shown = shorten (text);

      return malformed (error, g_strdup_printf (
        _("“%s” looks like a file, but does not say in which folder. Give "
          "its whole path, or drop it here."), shown));
    }

  return target_new_file (g_file_new_for_path (path));
}

/**
 * winnow_target_parse:
 * @text: what the user typed, pasted or named
 * @network: (nullable): id of the network chosen; then @text is an account
 *   (unless it is a `file://` URI). %NULL finds out
 * @cwd: (nullable) (type filename): where relative paths start; %NULL when
 *   there is no such place, as in the window: then paths must be absolute
 * @error: return location for an error
 *
 * Finds out what the user means: `@alice.bsky.social`, `alice.bsky.social`,
 * `did:plc:…`, `https://bsky.app/profile/…`, `bought.sample`, a path or a
 * `file://` URI. Whether the account or file exists is not looked at, but a
 * bare name of a file in @cwd is taken for that file.
 *
 * Returns: (transfer full): a target, or %NULL with
 *   %WINNOW_NETWORK_ERROR_MALFORMED and a sentence that says what is wrong
 */
WinnowTarget *
winnow_target_parse (const char  *text,
                     const char  *network,
                     const char  *cwd,
                     GError     **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      /* A file may be named in any bytes, an account may not. */
      if (network == NULL && (cwd != NULL || g_path_is_absolute (text)))
        return parse_path (text, cwd, error);
      return malformed (error, g_strdup (_("That is not readable text.")));
    }

  trimmed = trim (text);

  if (*trimmed == '\0')
    return malformed (error, g_strdup (
      _("Name an account, such as alice.bsky.social, or a file of "
        "followers.")));

  if (g_ascii_strncasecmp (trimmed, "file://", 7) == 0)
    return target_new_file (g_file_new_for_uri (trimmed));

  if (network == NULL && is_path (trimmed, cwd))
    return parse_path (trimmed, cwd, error);

  return parse_account (trimmed, network, error);
}
