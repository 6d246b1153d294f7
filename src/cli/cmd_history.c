/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/record_json.h"
#include "io/store.h"
#include "view/report.h"

enum { SHOWN = 20, LIMIT_MAX = 1000000 };

enum { OPTION_LIMIT, OPTION_ALL, OPTION_STEPS, OPTION_JSON };
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
    if (json)
        cli_puts(&out);
    else
        output_text(&out);
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
