/* winnow-http-uri.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which addresses are asked at all. */

char     *winnow_http_uri_normalize_server (const char    *server,
                                            GError       **error);
gboolean  winnow_http_uri_check            (GUri          *uri,
                                            GError       **error);
gboolean  winnow_http_uri_check_redirect   (GUri          *from,
                                            GUri          *to,
                                            GError       **error);
gboolean  winnow_http_uri_is_loopback      (GUri          *uri);
gboolean  winnow_http_uri_is_same_host     (GUri          *a,
                                            GUri          *b);
gboolean  winnow_http_address_is_public    (GInetAddress  *address);
char     *winnow_http_uri_dup_host_label   (GUri          *uri);
char     *winnow_http_uri_dup_origin       (GUri          *uri);

G_END_DECLS
