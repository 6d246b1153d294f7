/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/progress.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/record_json.h"
#include "view/report.h"

#include <unistd.h>

enum { WEEKS = 12, WEEKS_MAX = 1040 };

enum { OPTION_WEEKS, OPTION_BY, OPTION_ON, OPTION_PLAIN, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_WEEKS] = {.name = "weeks",
                      .argument = "N",
                      .help = "look back N weeks instead of 12",
                      .type = CLI_INT,
                      .min = 1,
                      .max = WEEKS_MAX},
    [OPTION_BY] = {.name = "by",
                   .argument = "PERIOD",
                   .help = "one day, week, month or year, as the screens show it",
                   .type = CLI_WORD,
                   .words = &progress_unit_words},
    [OPTION_ON] = {.name = "on",
                   .argument = "DAY",
                   .help = "the one with this day in it instead of today",
                   .type = CLI_DAY},
    [OPTION_PLAIN] = {.name = "plain", .help = "print text, on a terminal too"},
    [OPTION_JSON] = {.name = "json", .help = "print one JSON object"},
};

static void print_text(struct strbuf *out, const struct history *h, const struct progress *p)
{
    const struct report_style style = {output_width(), output_has_colour()};
    if (p->in.n_stiffness)
        report_trend(out, &style, &p->trend, &p->series, p->in.today);
    report_progress(out, &style, p);
    if (out->length)
        strbuf_putc(out, '\n');
    report_stats(out, &style, h);
}

/* One period: what the screens show of it. */
static int print_period(struct context *ctx, enum progress_unit unit, int32_t day, bool json)
{
    struct progress p;
    struct err err = {0};
    if (!progress_read(&p, ctx, output_today(), &ctx->arena, &err) ||
        !progress_read_doses(&p, ctx, progress_span(unit, day), &ctx->arena, &err))
        return cli_fail("%s", err.text);
    struct strbuf out = {0};
    if (json)
        progress_json(&out, &p, unit, day);
    else
        report_period(&out, &(struct report_style){output_width(), output_has_colour()}, &p, unit,
                      day);
    output_report(&out, json);
    strbuf_release(&out);
    return CLI_DONE;
}

static int stats_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    bool json = v[OPTION_JSON].given, text = v[OPTION_PLAIN].given || v[OPTION_WEEKS].given;
    bool by = v[OPTION_BY].given || v[OPTION_ON].given;
    if (by && v[OPTION_WEEKS].given)
        return cli_usage(&cmd_stats,
                         "--weeks is for all weeks up to this one, --by for one period");
    if (!json && !text && !by && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return progress_run(ctx);
    size_t n_weeks = v[OPTION_WEEKS].given ? (size_t) v[OPTION_WEEKS].number : WEEKS;
    int32_t today = output_today();
    const struct progress_span window = {history_from_day(today, n_weeks), today};
    if (!context_store(ctx))
        return CLI_FAILED; /* said already */
    if (by)
        return print_period(
            ctx, v[OPTION_BY].given ? (enum progress_unit) v[OPTION_BY].number : PROGRESS_WEEK,
            v[OPTION_ON].given ? v[OPTION_ON].day : today, json);
    struct progress p;
    struct err err = {0};
    if (!progress_read(&p, ctx, today, &ctx->arena, &err) ||
        !progress_read_doses(&p, ctx, window, &ctx->arena, &err))
        return cli_fail("%s", err.text);
    struct history h = history_sum_up(today, n_weeks, p.in.target, p.in.tallies, p.in.n_tallies,
                                      p.in.practice, p.in.n_practice, &ctx->arena);
    struct strbuf out = {0};
    if (json)
        history_json(&out, &h, &p);
    else
        print_text(&out, &h, &p);
    output_report(&out, json);
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
