/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/confirm.h"
#include "cli/output.h"
#include "core/record_json.h"
#include "io/store.h"
#include "view/report.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN = 20, LIMIT_MAX = 1000000, ID_SHORTEST = 4 };

enum { OPTION_LIMIT, OPTION_ALL, OPTION_STEPS, OPTION_JSON, OPTION_DELETE, OPTION_YES };
static const struct cli_option options[] = {
    [OPTION_LIMIT] = {.name = "limit",
                      .argument = "N",
                      .help = "the latest N sessions instead of 20",
                      .type = CLI_INT,
                      .min = 1,
                      .max = LIMIT_MAX},
    [OPTION_ALL] = {.name = "all", .help = "all sessions"},
    [OPTION_STEPS] = {.name = "steps", .help = "what was done in each of them, too"},
    [OPTION_JSON] = {.name = "json", .help = "print one JSON object"},
    [OPTION_DELETE] = {.name = "delete",
                       .argument = "ID",
                       .help = "delete a session: 'last', or the id that --steps shows",
                       .type = CLI_TEXT},
    [OPTION_YES] = {.name = "yes", .help = "do not ask before deleting"},
};

static bool read_steps(struct store *s, struct arena *a, struct report_session *sessions,
                       size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct step_record *steps;
        struct event_record *events;
        int64_t id = sessions[i].session->id;
        if (!store_steps(s, id, a, &steps, &sessions[i].n_steps, err) ||
            !store_events(s, id, a, &events, &sessions[i].n_events, err))
            return false;
        sessions[i].steps = steps;
        sessions[i].events = events;
        sessions[i].with_id = true;
    }
    return true;
}

static void print_json(struct strbuf *out, const struct report_session *sessions, size_t count)
{
    strbuf_printf(out, "{ \"version\": %d, \"sessions\": [\n", RECORD_JSON_VERSION);
    for (size_t i = 0; i < count; i++) {
        const struct report_session *r = &sessions[i];
        record_json_session(out, r->session, r->steps, r->n_steps, r->events, r->n_events);
        strbuf_puts(out, i + 1 < count ? ",\n" : "\n");
    }
    strbuf_puts(out, "] }\n");
}

/* ---- deleting ---- */

static bool find_session(struct store *store, const char *id, struct arena *a,
                         struct session_record *session, struct err *err)
{
    struct store_range newest = {DAY_FIRST, DAY_LAST, 1};
    struct session_record *rows;
    size_t count;
    bool last = strcmp(id, "last") == 0;
    if (!last && strlen(id) < ID_SHORTEST)
        return err_set(err, "an id has at least %d characters: 'limber history --steps' shows them",
                       ID_SHORTEST);
    if (!(last ? store_sessions(store, newest, a, &rows, &count, err)
               : store_sessions_named(store, id, a, &rows, &count, err)))
        return false;
    if (count == 0)
        return last ? err_set(err, "there is no session yet")
                    : err_set(err, "there is no session '%s'", id);
    if (count > 1)
        return err_set(err, "several sessions begin with '%s': say more of it", id);
    *session = rows[0];
    return true;
}

static bool confirm_delete(const struct session_record *session)
{
    struct report_session row = {.session = session};
    struct strbuf out = {0};
    report_history(&out, &(struct report_style){output_width(), false}, output_today(), &row, 1, 1);
    fputs(strbuf_text(&out), stderr);
    strbuf_release(&out);
    return confirm_yes("Delete this session? It cannot be brought back.");
}

static int delete_session(struct context *ctx, struct store *store, const char *id, bool yes)
{
    struct session_record session;
    struct err err = {0};
    bool found;
    if (!find_session(store, id, &ctx->arena, &session, &err))
        return cli_fail("%s", err.text);
    if (!yes && !confirm_possible())
        return cli_fail("there is nobody to ask; say --yes");
    if (!yes && !confirm_delete(&session))
        return cli_fail("nothing was deleted");
    if (!store_session_delete(store, session.uuid, &found, &err))
        return cli_fail("%s", err.text);
    fprintf(stderr, "Deleted: %s.\n", session.routine_name);
    return CLI_DONE;
}

/* ---- listing ---- */

static int history_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    struct store_range range = {DAY_FIRST, DAY_LAST, SHOWN};
    if (v[OPTION_LIMIT].given && v[OPTION_ALL].given)
        return cli_usage(&cmd_history, "--limit and --all exclude each other");
    if (v[OPTION_LIMIT].given)
        range.limit = (size_t) v[OPTION_LIMIT].number;
    if (v[OPTION_ALL].given)
        range.limit = 0;

    struct store *store = context_store(ctx);
    if (!store)
        return CLI_FAILED; /* said already */
    if (v[OPTION_DELETE].given)
        return delete_session(ctx, store, v[OPTION_DELETE].text, v[OPTION_YES].given);
    struct session_record *rows;
    int64_t total;
    struct err err = {0};
    size_t count;
    if (!store_sessions(store, range, &ctx->arena, &rows, &count, &err) ||
        !store_count(store, &total, &err))
        return cli_fail("%s", err.text);
    struct report_session *sessions = arena_array(&ctx->arena, count, sizeof *sessions);
    for (size_t i = 0; i < count; i++)
        sessions[i].session = &rows[i];
    bool json = v[OPTION_JSON].given;
    if ((json || v[OPTION_STEPS].given) && !read_steps(store, &ctx->arena, sessions, count, &err))
        return cli_fail("%s", err.text);

    struct strbuf out = {0};
    if (json)
        print_json(&out, sessions, count);
    else
        report_history(&out, &(struct report_style){output_width(), output_has_colour()},
                       output_today(), sessions, count, total);
    output_report(&out, json);
    strbuf_release(&out);
    return CLI_DONE;
}

const struct command cmd_history = {
    .name = "history",
    .summary = "what was done, newest first",
    .synopsis = "",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRESS,
    .run = history_run,
};
