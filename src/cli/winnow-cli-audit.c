/* winnow-cli-audit.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

#include "audit/winnow-target.h"
#include "cli/winnow-cli-private.h"
#include "cli/winnow-cli-progress.h"
#include "followers/winnow-follower-reader.h"
#include "report/winnow-report.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

static const char *const formats[] = { "text", "json", NULL };

/* As they were given. */
typedef struct
{
  char *network;
  char *server;
  char *limit;
  char *model;
  char *format;
  char *as_of;
} Options;

typedef struct
{
  WinnowTarget *target;
  char         *server;
  guint         limit;
  WinnowModel  *model;
  guint         format;
  gint64        as_of;
} Request;

typedef struct
{
  WinnowAudit *audit;
  GMainLoop   *loop;
  guint        n_signals;
} Run;

static void
options_clear (Options *options)
{
  g_free (options->network);
  g_free (options->server);
  g_free (options->limit);
  g_free (options->model);
  g_free (options->format);
  g_free (options->as_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
request_clear (Request *request)
{
  g_clear_pointer (&request->target, winnow_target_free);
  g_clear_object (&request->model);
  g_free (request->server);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
parse (int       *argc,
       char    ***argv,
       Options   *options,
       int       *exit_code)
{
  const GOptionEntry entries[] = {
    { "network", 0, 0, G_OPTION_ARG_STRING, &options->network,
      N_("Where the account is: bluesky or sample"), N_("ID") },
    { "server", 0, 0, G_OPTION_ARG_STRING, &options->server,
      N_("Ask another server of that network"), N_("URL") },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &options->limit,
      N_("Read the newest N followers only"), N_("N") },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options->model,
      N_("What scores the followers: winnow, or a published set of rules such "
         "as statuspeople-2014"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      N_("How to print the report: text or json"), N_("FORMAT") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of,
      N_("Count ages to this time, not to now"), N_("TIME") },
    { NULL }
  };

  return winnow_cli_parse (
    "audit",
    _("Reads the followers of an account, or a CSV or NDJSON file of them, "
      "scores each one and prints a report."),
    _("HANDLE|FILE"), entries, argc, argv, exit_code);
}

static WinnowTarget *
take_target (int             argc,
             char          **argv,
             const Options  *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cwd = g_get_current_dir ();
  WinnowTarget *target;

  if (argc != 2)
    {
      winnow_cli_complain (argc < 2
        ? _("Name an account, such as alice.bsky.social, or a file of "
            "followers.")
        : _("One account or file at a time."));
      winnow_cli_hint ("audit");
      return NULL;
    }

  if (g_str_equal (argv[1], "-"))
    {
      winnow_cli_complain (_("Name an account or a file; only “winnow score” "
                             "reads standard input."));
      winnow_cli_hint ("audit");
      return NULL;
    }

  target = winnow_target_parse (argv[1], options->network, cwd, &error);
  if (target == NULL)
    winnow_cli_complain ("%s", error->message);

  return target;
}

static gboolean
take_request (int             argc,
              char          **argv,
              const Options  *options,
              Request        *request)
{
  guint network;

  if (options->network != NULL &&
      !winnow_cli_take_choice ("network", options->network,
                               winnow_network_list_ids (), &network))
    return FALSE;

  if (!winnow_cli_take_choice ("format", options->format, formats,
                               &request->format) ||
      !winnow_cli_take_limit (options->limit, &request->limit) ||
      !winnow_cli_take_time (options->as_of, &request->as_of))
    return FALSE;

  request->model = winnow_cli_take_model (options->model);
  if (request->model == NULL)
    return FALSE;

  request->server = g_strdup (options->server);
  request->target = take_target (argc, argv, options);
  if (request->target == NULL)
    return FALSE;

  if (request->server != NULL && request->target->kind == WINNOW_TARGET_FILE)
    {
      winnow_cli_complain (_("--server is for accounts; a file is on no "
                             "server."));
      return FALSE;
    }

  return TRUE;
}

/* An audit that cannot be kept is still an audit. */
static WinnowStore *
open_store (void)
{
  g_autofree char *path = winnow_store_get_default_path ();
  g_autoptr (GError) error = NULL;
  WinnowStore *store = winnow_store_open (path, &error);

  if (store == NULL)
    winnow_cli_complain (_("This audit will not be kept: %s"), error->message);

  return store;
}

static WinnowAudit *
make_audit (const Request *request)
{
  const WinnowTarget *target = request->target;
  g_autoptr (WinnowNetwork) network = NULL;
  g_autoptr (WinnowStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (target->kind == WINNOW_TARGET_FILE)
    return winnow_audit_new_for_file (target->file, request->limit,
                                      request->as_of, request->model);

  network = winnow_network_new_for_id (target->network, request->server,
                                       request->as_of, &error);
  if (network == NULL)
    {
      winnow_cli_complain ("%s", error->message);
      return NULL;
    }

  store = open_store ();
  return winnow_audit_new (network, target->handle, request->limit,
                           request->as_of, request->model, store);
}

/* The first signal stops and keeps what came; the second is meant. */
static gboolean
signal_cb (Run *run,
           int  number)
{
  if (run->n_signals++ == 0)
    {
      winnow_audit_stop (run->audit);
      return G_SOURCE_CONTINUE;
    }

  signal (number, SIG_DFL);
  raise (number);

  return G_SOURCE_CONTINUE;
}

static gboolean
interrupt_cb (gpointer user_data)
{
  return signal_cb (user_data, SIGINT);
}

static gboolean
terminate_cb (gpointer user_data)
{
  return signal_cb (user_data, SIGTERM);
}

static gboolean
hang_up_cb (gpointer user_data)
{
  return signal_cb (user_data, SIGHUP);
}

static DexFuture *
ended_cb (DexFuture *future,
          gpointer   user_data)
{
  Run *run = user_data;

  g_main_loop_quit (run->loop);

  return dex_future_new_true ();
}

static void
run_to_end (WinnowAudit *audit)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (WinnowCliProgress) progress = winnow_cli_progress_new (audit);
  Run run = { .audit = audit, .loop = loop };
  guint sources[] = {
    g_unix_signal_add (SIGINT, interrupt_cb, &run),
    g_unix_signal_add (SIGTERM, terminate_cb, &run),
    g_unix_signal_add (SIGHUP, hang_up_cb, &run),
  };

  dex_future_disown (dex_future_finally (winnow_audit_run (audit), ended_cb,
                                         &run, NULL));
  g_main_loop_run (loop);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
}

static gboolean
print_json (WinnowAudit *audit)
{
  g_autoptr (JsonNode) node = winnow_report_to_json (audit);
  g_autofree char *json = json_to_string (node, TRUE);

  return winnow_cli_print (json, -1) && winnow_cli_print ("\n", 1) &&
         winnow_cli_flush ();
}

static gboolean
print_text (WinnowAudit *audit)
{
  g_autofree char *text =
    winnow_report_to_text (audit, winnow_cli_get_width (STDOUT_FILENO));

  return winnow_cli_print (text, -1) && winnow_cli_flush ();
}

/* Of a reading that came to nothing there is nothing to report. */
static gboolean
has_report (WinnowAudit *audit)
{
  WinnowFollowerList *followers = winnow_audit_get_followers (audit);

  return winnow_audit_get_state (audit) == WINNOW_AUDIT_FINISHED ||
         winnow_follower_list_get_length (followers) > 0;
}

/* Whether the same again may come out otherwise. What a server refuses or
 * makes no sense of says itself what to do. */
static gboolean
may_pass (const GError *error)
{
  return error == NULL || error->domain != WINNOW_NETWORK_ERROR ||
         error->code == WINNOW_NETWORK_ERROR_UNREACHABLE ||
         error->code == WINNOW_NETWORK_ERROR_SERVER;
}

static void
hint_how_to_go_on (WinnowAudit  *audit,
                   const GError *error)
{
  if (!winnow_audit_get_resumable (audit) || !may_pass (error))
    return;

  if (winnow_audit_get_kept (audit))
    fprintf (stderr, "%s\n", _("Run the same command again to go on."));
  else if (g_error_matches (error, WINNOW_NETWORK_ERROR,
                            WINNOW_NETWORK_ERROR_UNREACHABLE))
    fprintf (stderr, "%s\n", _("Try again later."));
}

static int
conclude (WinnowAudit   *audit,
          const Request *request)
{
  const GError *error = winnow_audit_get_error (audit);
  gboolean is_file = request->target->kind == WINNOW_TARGET_FILE;

  if (winnow_audit_get_state (audit) == WINNOW_AUDIT_FINISHED)
    return WINNOW_EXIT_OK;

  if (error != NULL)
    winnow_cli_complain ("%s", error->message);
  else
    winnow_cli_complain (_("Stopped."));

  if (error != NULL && is_file)
    return WINNOW_EXIT_FILE;

  hint_how_to_go_on (audit, error);

  return error != NULL ? winnow_cli_get_exit (error) : WINNOW_EXIT_NETWORK;
}

/**
 * winnow_cli_audit:
 * @argc: length of @argv
 * @argv: (array length=argc): the command and its arguments
 *
 * Audits an account or a file and prints the report, of as much as was read.
 *
 * Returns: a #WinnowExit
 */
int
winnow_cli_audit (int    argc,
                  char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Request) request = { 0 };
  g_autoptr (WinnowAudit) audit = NULL;
  int exit_code;

  if (!parse (&argc, &argv, &options, &exit_code))
    return exit_code;

  if (!take_request (argc, argv, &options, &request))
    return WINNOW_EXIT_USAGE;

  audit = make_audit (&request);
  if (audit == NULL)
    return WINNOW_EXIT_USAGE;

  run_to_end (audit);

  if (has_report (audit) &&
      !(request.format == FORMAT_JSON ? print_json (audit)
                                      : print_text (audit)))
    return WINNOW_EXIT_OUTPUT;

  return conclude (audit, &request);
}
