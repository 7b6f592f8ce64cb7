/* winnow-http-uri.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-http-uri.h"

#include <glib/gi18n.h>
#include <string.h>

#include "networks/winnow-network.h"

#define URI_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* Networks that are nobody's business from outside (IANA's special-purpose
 * registries), and forms that can hide an IPv4 address in an IPv6 one. */
static const char * const private_networks[] = {
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "::/96",
  "::ffff:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/9",
  "ff00::/8",
};

/**
 * winnow_http_address_is_public:
 * @address: an IP address
 *
 * Returns: whether it is an address of the public internet: not of this
 *   machine, a private network or a documentation range
 */
gboolean
winnow_http_address_is_public (GInetAddress *address)
{
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (private_networks); i++)
    {
      g_autoptr (GInetAddressMask) mask =
        g_inet_address_mask_new_from_string (private_networks[i], NULL);

      if (g_inet_address_mask_get_family (mask) ==
          g_inet_address_get_family (address) &&
          g_inet_address_mask_matches (mask, address))
        return FALSE;
    }

  return TRUE;
}

/**
 * winnow_http_uri_is_loopback:
 * @uri: a URI
 *
 * Returns: whether its host is this machine: 127.0.0.0/8, ::1 or "localhost"
 */
gboolean
winnow_http_uri_is_loopback (GUri *uri)
{
  g_autoptr (GInetAddress) address = NULL;
  const char *host;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_uri_get_host (uri);

  if (host == NULL)
    return FALSE;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * winnow_http_uri_is_same_host:
 * @a: a URI
 * @b: another
 *
 * Returns: whether both name the same host
 */
gboolean
winnow_http_uri_is_same_host (GUri *a,
                              GUri *b)
{
  const char *host_a;
  const char *host_b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  host_a = g_uri_get_host (a);
  host_b = g_uri_get_host (b);

  return host_a != NULL && host_b != NULL &&
         g_ascii_strcasecmp (host_a, host_b) == 0;
}

static gboolean
has_default_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  return port == -1 ||
         port == (strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80);
}

/**
 * winnow_http_uri_dup_host_label:
 * @uri: a URI with a host
 *
 * Returns: (transfer full): the server as a person would name it: the host,
 *   with the port where it is not the usual one
 */
char *
winnow_http_uri_dup_host_label (GUri *uri)
{
  const char *host;

  g_return_val_if_fail (uri != NULL, NULL);

  host = g_uri_get_host (uri);

  if (has_default_port (uri))
    return g_strdup (host);

  return g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%d" : "%s:%d",
                          host, g_uri_get_port (uri));
}

/**
 * winnow_http_uri_dup_origin:
 * @uri: a URI with a host
 *
 * Returns: (transfer full): scheme, host and port: what shares its limits
 */
char *
winnow_http_uri_dup_origin (GUri *uri)
{
  g_autofree char *label = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  label = winnow_http_uri_dup_host_label (uri);
  lower = g_ascii_strdown (label, -1);

  return g_strdup_printf ("%s://%s", g_uri_get_scheme (uri), lower);
}

/* GUri takes anything between the slashes for a host. */
static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;

  for (; *host != '\0'; host++)
    {
      if ((guchar) *host < 0x80 && !g_ascii_isalnum (*host) &&
          strchr (".-_:", *host) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * winnow_http_uri_check:
 * @uri: a URI
 * @error: where the reason goes
 *
 * Whether @uri may be asked when the user named its host: over https, or over
 * http on this machine; without a password in it.
 *
 * Returns: %FALSE with %WINNOW_NETWORK_ERROR_MALFORMED when it may not
 */
gboolean
winnow_http_uri_check (GUri    *uri,
                       GError **error)
{
  g_autofree char *text = NULL;
  const char *scheme;

  g_return_val_if_fail (uri != NULL, FALSE);

  text = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
  scheme = g_uri_get_scheme (uri);

  if (!is_host (g_uri_get_host (uri)))
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
                 _("The address “%s” names no server."), text);
  else if (g_uri_get_userinfo (uri) != NULL)
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
                 _("The address “%s” must not hold a user name or password."),
                 text);
  else if (strcmp (scheme, "http") == 0 && !winnow_http_uri_is_loopback (uri))
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
                 _("The address “%s” is not encrypted: it must begin with "
                   "https://."),
                 text);
  else if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
                 _("The address “%s” must begin with https://."), text);
  else
    return TRUE;

  return FALSE;
}

/**
 * winnow_http_uri_check_redirect:
 * @from: what was asked
 * @to: where the server sends us
 * @error: where the reason goes
 *
 * Whether to follow. A server may not send us from https to http, nor to an
 * address of this machine or of a private network, unless that is where it is
 * itself. Names are to be looked up and checked by the caller.
 *
 * Returns: %FALSE with %WINNOW_NETWORK_ERROR_ANSWER when not to follow
 */
gboolean
winnow_http_uri_check_redirect (GUri    *from,
                                GUri    *to,
                                GError **error)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *label = NULL;
  gboolean is_local;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  label = winnow_http_uri_dup_host_label (from);

  if (!winnow_http_uri_check (to, NULL) ||
      (strcmp (g_uri_get_scheme (from), "https") == 0 &&
       strcmp (g_uri_get_scheme (to), "https") != 0))
    {
      g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                   _("%s sends us to an address that is not secure."), label);
      return FALSE;
    }

  if (winnow_http_uri_is_same_host (from, to) ||
      (winnow_http_uri_is_loopback (from) && winnow_http_uri_is_loopback (to)))
    return TRUE;

  address = g_inet_address_new_from_string (g_uri_get_host (to));
  is_local = winnow_http_uri_is_loopback (to) ||
             (address != NULL && !winnow_http_address_is_public (address));

  if (is_local)
    g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_ANSWER,
                 _("%s sends us to an address in a private network."), label);

  return !is_local;
}

static char *
refuse_server (const char  *server,
               GError     **error)
{
  g_set_error (error, WINNOW_NETWORK_ERROR, WINNOW_NETWORK_ERROR_MALFORMED,
               _("“%s” is no address of a server. One looks like "
                 "https://bsky.example."),
               server);

  return NULL;
}

/**
 * winnow_http_uri_normalize_server:
 * @server: the base URL of a server, as a user gave it
 * @error: where the reason goes
 *
 * Returns: (transfer full): the base URL, without a slash at the end; %NULL
 *   with %WINNOW_NETWORK_ERROR_MALFORMED when it is no URL we would ask, or
 *   holds more than a base
 */
char *
winnow_http_uri_normalize_server (const char  *server,
                                  GError     **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) base = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  if (strstr (server, "://") == NULL)
    return refuse_server (server, error);

  uri = g_uri_parse (server, URI_FLAGS, NULL);
  if (uri == NULL)
    return refuse_server (server, error);

  if (!winnow_http_uri_check (uri, error))
    return NULL;

  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return refuse_server (server, error);

  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';

  /* without normalizing, which would put the slash back */
  base = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL,
                      g_uri_get_host (uri),
                      has_default_port (uri) ? -1 : g_uri_get_port (uri),
                      path, NULL, NULL);

  return g_uri_to_string (base);
}
