/* winnow-file-error.h
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WINNOW_FILE_ERROR (winnow_file_error_quark ())

/**
 * WinnowFileError:
 * @WINNOW_FILE_ERROR_EMPTY: nothing in it, not even a header
 * @WINNOW_FILE_ERROR_ENCODING: not UTF-8 text (or it holds a NUL)
 * @WINNOW_FILE_ERROR_HEADER: the first line is no header we know
 * @WINNOW_FILE_ERROR_QUOTING: quotes that do not match
 * @WINNOW_FILE_ERROR_COLUMNS: a row has more or fewer columns than the header
 * @WINNOW_FILE_ERROR_VALUE: a number, time or truth value that is none
 * @WINNOW_FILE_ERROR_SYNTAX: a line that is not a JSON object
 * @WINNOW_FILE_ERROR_TOO_LONG: a row or field beyond any sensible size
 *
 * What is wrong with a file of followers. The message names the line (from
 * 1), the column by its name where there is one, and what was expected.
 */
typedef enum
{
  WINNOW_FILE_ERROR_EMPTY,
  WINNOW_FILE_ERROR_ENCODING,
  WINNOW_FILE_ERROR_HEADER,
  WINNOW_FILE_ERROR_QUOTING,
  WINNOW_FILE_ERROR_COLUMNS,
  WINNOW_FILE_ERROR_VALUE,
  WINNOW_FILE_ERROR_SYNTAX,
  WINNOW_FILE_ERROR_TOO_LONG,
} WinnowFileError;

GQuark  winnow_file_error_quark          (void);
void    winnow_file_error_set            (GError          **error,
                                          WinnowFileError   code,
                                          guint             line,
                                          const char       *column,
                                          const char       *format,
                                          ...) G_GNUC_PRINTF (5, 6);
char   *winnow_file_error_quote          (const char       *text,
                                          gsize             length);
char   *winnow_file_error_describe_names (void);

G_END_DECLS
