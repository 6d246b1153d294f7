/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/progress.h"
#include "app/standing.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/record_json.h"
#include "io/store.h"
#include "view/report.h"

#include <unistd.h>

enum { WEEKS = 12, WEEKS_MAX = 1040 };

enum { OPTION_WEEKS, OPTION_PLAIN, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_WEEKS] = {.name = "weeks",
                      .argument = "N",
                      .help = "look back N weeks instead of 12",
                      .type = CLI_INT,
                      .min = 1,
                      .max = WEEKS_MAX},
    [OPTION_PLAIN] = {.name = "plain", .help = "print text, on a terminal too"},
    [OPTION_JSON] = {.name = "json", .help = "print one JSON object"},
};

static void print_text(struct strbuf *out, const struct standing *s, const struct history *h)
{
    const struct report_style style = {output_width(), output_has_colour()};
    if (s->n_scores) {
        report_trend(out, &style, &s->trend, &s->series, s->today);
        strbuf_putc(out, '\n');
    }
    report_stats(out, &style, h);
}

static int stats_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    bool text = v[OPTION_PLAIN].given || v[OPTION_JSON].given || v[OPTION_WEEKS].given;
    if (!text && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return progress_run(ctx);
    size_t n_weeks = v[OPTION_WEEKS].given ? (size_t) v[OPTION_WEEKS].number : WEEKS;
    int target = context_settings(ctx)->values[SETTING_WEEKLY_TARGET].integer;
    int32_t today = output_today();
    const struct store_range all = {DAY_FIRST, DAY_LAST, 0},
                             window = {history_from_day(today, n_weeks), DAY_LAST, 0};
    struct store *store = context_store(ctx);
    if (!store)
        return CLI_FAILED; /* said already */
    struct session_tally *sessions;
    struct practice_record *practice;
    struct err err = {0};
    size_t n_sessions, n_practice;
    if (!store_tallies(store, all, &ctx->arena, &sessions, &n_sessions, &err) ||
        !store_practice(store, window, &ctx->arena, &practice, &n_practice, &err))
        return cli_fail("%s", err.text);
    struct history h = history_sum_up(today, n_weeks, target, sessions, n_sessions, practice,
                                      n_practice, &ctx->arena);
    struct standing standing;
    standing_read(&standing, ctx, today, &ctx->arena);
    bool json = v[OPTION_JSON].given;
    struct strbuf out = {0};
    if (json)
        history_json(&out, today, &h, &standing.trend);
    else
        print_text(&out, &standing, &h);
    if (json)
        cli_puts(&out);
    else
        output_text(&out);
    strbuf_release(&out);
    return CLI_DONE;
}

const struct command cmd_stats = {
    .name = "stats",
    .summary = "progress: stiffness, sessions, minutes by week and body area",
    .synopsis = "",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRESS,
    .run = stats_run,
};
