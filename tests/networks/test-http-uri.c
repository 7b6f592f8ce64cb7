/* test-http-uri.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-uri.h"
#include "networks/winnow-network.h"

static void
test_public (void)
{
  const char * const public[] = {
    "1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255",
    "192.169.0.1", "223.255.255.255", "2606:4700::1111", "2a00::1",
  };
  const char * const private[] = {
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::a00:1",
    "2002:a00:1::", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (GInetAddress) address =
        g_inet_address_new_from_string (public[i]);

      g_test_message ("%s", public[i]);
      g_assert_true (winnow_http_address_is_public (address));
    }

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr (GInetAddress) address =
        g_inet_address_new_from_string (private[i]);

      g_test_message ("%s", private[i]);
      g_assert_false (winnow_http_address_is_public (address));
    }
}

static void
test_server (void)
{
  const struct { const char *given; const char *base; } good[] = {
    { "https://bsky.example", "https://bsky.example" },
    { "https://bsky.example/", "https://bsky.example" },
    { "HTTPS://bsky.example///", "https://bsky.example" },
    { "https://bsky.example:8443/api/", "https://bsky.example:8443/api" },
    { "http://127.0.0.1:2584", "http://127.0.0.1:2584" },
    { "http://127.1.2.3", "http://127.1.2.3" },
    { "http://localhost:80/", "http://localhost" },
    { "http://[::1]:2584/", "http://[::1]:2584" },
    { "https://192.168.1.5", "https://192.168.1.5" },
  };
  const char * const bad[] = {
    "", "bsky.example", "https://", "https:///x", "ftp://bsky.example",
    "http://bsky.example", "http://192.168.1.5", "http://127.0.0.1.evil.test",
    "file:///etc/passwd", "https://user:secret@bsky.example",
    "https://user@bsky.example", "https://bsky.example/?a=b",
    "https://bsky.example/#x", "https://bsky.example:port",
    "https://bsky example", "javascript:alert(1)", "http://[::2]:80",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base =
        winnow_http_uri_normalize_server (good[i].given, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (base, ==, good[i].base);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = winnow_http_uri_normalize_server (bad[i], &error);

      g_test_message ("%s", bad[i]);
      g_assert_null (base);
      g_assert_error (error, WINNOW_NETWORK_ERROR,
                      WINNOW_NETWORK_ERROR_MALFORMED);
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_redirect (void)
{
  const struct { const char *from; const char *to; gboolean ok; } cases[] = {
    { "https://a.test/x", "https://a.test/y", TRUE },
    { "https://a.test/x", "https://b.test/y", TRUE },
    { "https://a.test/x", "https://1.1.1.1/y", TRUE },
    { "https://a.test/x", "http://a.test/y", FALSE },
    { "https://a.test/x", "http://127.0.0.1/y", FALSE },
    { "https://a.test/x", "https://127.0.0.1/y", FALSE },
    { "https://a.test/x", "https://localhost/y", FALSE },
    { "https://a.test/x", "https://192.168.1.1/y", FALSE },
    { "https://a.test/x", "https://169.254.169.254/latest", FALSE },
    { "https://a.test/x", "https://[fd00::1]/y", FALSE },
    { "https://a.test/x", "https://user:pw@b.test/", FALSE },
    { "https://a.test/x", "file:///etc/passwd", FALSE },
    { "https://192.168.1.5/x", "https://192.168.1.5/y", TRUE },
    { "https://192.168.1.5/x", "https://192.168.1.6/y", FALSE },
    { "http://127.0.0.1:1/x", "http://127.0.0.1:2/y", TRUE },
    { "http://127.0.0.1:1/x", "https://a.test/y", TRUE },
    { "http://127.0.0.1:1/x", "http://a.test/y", FALSE },
    { "http://127.0.0.1:1/x", "https://10.0.0.1/y", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) from = g_uri_parse (cases[i].from, G_URI_FLAGS_NONE,
                                           NULL);
      g_autoptr (GUri) to = g_uri_parse (cases[i].to, G_URI_FLAGS_HAS_PASSWORD,
                                         NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s → %s", cases[i].from, cases[i].to);
      g_assert_cmpint (winnow_http_uri_check_redirect (from, to, &error), ==,
                       cases[i].ok);
      g_assert_cmpint (error == NULL, ==, cases[i].ok);
    }
}

static void
test_label (void)
{
  const struct { const char *uri; const char *label; const char *origin; } cases[] = {
    { "https://A.test/x", "A.test", "https://a.test" },
    { "https://a.test:443/x", "a.test", "https://a.test" },
    { "https://a.test:444/x", "a.test:444", "https://a.test:444" },
    { "http://127.0.0.1:80/", "127.0.0.1", "http://127.0.0.1" },
    { "http://[::1]:8080/", "[::1]:8080", "http://[::1]:8080" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (cases[i].uri, G_URI_FLAGS_NONE, NULL);
      g_autofree char *label = winnow_http_uri_dup_host_label (uri);
      g_autofree char *origin = winnow_http_uri_dup_origin (uri);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
}

static void
test_registry (void)
{
  const char * const *ids = winnow_network_list_ids ();
  const gint64 as_of = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC;
  g_autoptr (WinnowNetwork) bluesky = NULL;
  g_autoptr (WinnowNetwork) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_strv_contains (ids, "bluesky"));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (WinnowNetwork) network =
        winnow_network_new_for_id (ids[i], NULL, as_of, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (winnow_network_get_id (network), ==, ids[i]);
      g_assert_nonnull (winnow_network_get_name (network));
      g_assert_false (g_str_has_suffix (winnow_network_get_server (network),
                                        "/"));
    }

  bluesky = winnow_network_new_for_id ("bluesky", "http://127.0.0.1:9/", as_of,
                                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (winnow_network_get_server (bluesky), ==,
                   "http://127.0.0.1:9");

  other = winnow_network_new_for_id ("myspace", NULL, as_of, &error);
  g_assert_null (other);
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "myspace"));
  g_assert_nonnull (strstr (error->message, "bluesky"));
  g_clear_error (&error);

  other = winnow_network_new_for_id ("bluesky", "bsky.example", as_of, &error);
  g_assert_null (other);
  g_assert_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "bsky.example"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http/uri/public", test_public);
  g_test_add_func ("/http/uri/server", test_server);
  g_test_add_func ("/http/uri/redirect", test_redirect);
  g_test_add_func ("/http/uri/label", test_label);
  g_test_add_func ("/network/registry", test_registry);

  return g_test_run ();
}
