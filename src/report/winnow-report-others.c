/* winnow-report-others.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "report/winnow-report-reasons.h"
#include "report/winnow-terminal.h"

#define COLUMN_WIDTH 11
#define MIN_NAME_WIDTH 24

static void
append_cell (GString    *string,
             const char *text)
{
  g_autofree char *fitted = winnow_terminal_fit (text, COLUMN_WIDTH - 1);

  winnow_terminal_pad (string, fitted, -COLUMN_WIDTH);
}

/* In a narrow terminal the name gets a line of its own, and what was not told
 * none. */
static void
append_name (GString    *string,
             const char *name,
             guint       width,
             guint       n_columns)
{
  guint room = width - 2 - n_columns * COLUMN_WIDTH;
  g_autofree char *fitted = NULL;

  g_string_append (string, "  ");

  if (room >= MIN_NAME_WIDTH)
    {
      fitted = winnow_terminal_fit (name, room);
      winnow_terminal_pad (string, fitted, (int) room);
      return;
    }

  fitted = winnow_terminal_fit (name, width - 2);
  g_string_append (string, fitted);
  g_string_append (string, "\n  ");
}

static void
append_tool (GString               *string,
             const WinnowOtherTool *tool,
             guint                  width,
             guint                  n_columns)
{
  append_name (string, tool->name, width, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *share =
        g_strdup_printf (_("%.1f %%"), 100. * tool->counts[i] / tool->n);

      append_cell (string, share);
    }

  g_string_append_c (string, '\n');
}

/**
 * winnow_report_append_others:
 * @string: to append to
 * @audit: an audit
 * @width: columns of the terminal, 40 or more
 *
 * What each published rule set would have made of the followers, as a table.
 */
void
winnow_report_append_others (GString     *string,
                             WinnowAudit *audit,
                             guint        width)
{
  g_autoptr (GPtrArray) tools = NULL;
  guint n_columns = width < 60 ? 3 : WINNOW_N_CLASSES;

  if (winnow_audit_get_split (audit)->n == 0)
    return;

  tools = winnow_audit_list_others (audit);
  g_string_append_c (string, '\n');
  winnow_terminal_wrap (string,
                        _("How other tools would have scored this account"),
                        "", "", width);

  append_name (string, "", width, n_columns);
  for (guint i = 0; i < n_columns; i++)
    append_cell (string, winnow_class_get_name ((WinnowClass) i));
  g_string_append_c (string, '\n');

  for (guint i = 0; i < tools->len; i++)
    append_tool (string, g_ptr_array_index (tools, i), width, n_columns);

  winnow_terminal_wrap (string,
                        _("By those of their rules that can be looked at; "
                          "what an account wrote is not among it."),
                        "  ", "  ", width);
}
