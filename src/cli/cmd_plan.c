/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan_model.h"
#include "app/plan_screen.h"
#include "app/visit.h"
#include "base/civil.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/confirm.h"
#include "cli/output.h"
#include "io/programmes.h"

#include <stdio.h>
#include <unistd.h>

enum {
    OPTION_WEEK,
    OPTION_START,
    OPTION_PROGRAMME,
    OPTION_PAUSE,
    OPTION_RESUME,
    OPTION_STOP,
    OPTION_YES,
    OPTION_PLAIN,
    OPTION_JSON
};
enum { WEEKS_MAX = 520 };
static const struct cli_option options[] = {
    [OPTION_WEEK] = {.name = "week",
                     .argument = "N",
                     .help = "show that week of the programme",
                     .type = CLI_INT,
                     .min = 1,
                     .max = WEEKS_MAX},
    [OPTION_START] = {.name = "start", .help = "begin, today or on DATE (YYYY-MM-DD)"},
    [OPTION_PROGRAMME] = {.name = "programme",
                          .argument = "NAME",
                          .help = "with --start: this one instead of six-weeks",
                          .type = CLI_TEXT},
    [OPTION_PAUSE] = {.name = "pause", .help = "pause from today; the days do not count"},
    [OPTION_RESUME] = {.name = "resume", .help = "go on today"},
    [OPTION_STOP] = {.name = "stop", .help = "leave the plan; what was done stays"},
    [OPTION_YES] = {.name = "yes", .help = "with --start: do not ask where a plan is running"},
    [OPTION_PLAIN] = COMMON_PLAIN,
    [OPTION_JSON] = {.name = "json", .help = "print one JSON object"},
};

/* ---- changing it ---- */

/* A day within a year of today, either way. */
static bool parse_day(const char *text, int32_t today, int32_t *day)
{
    enum { YEAR = 366 };
    struct civil date;
    if (!civil_parse(text, &date))
        return false;
    *day = civil_to_days(date);
    return *day >= today - YEAR && *day <= today + YEAR;
}

static bool is_programme(struct context *ctx, const char *name)
{
    struct diags d = {0};
    bool ok = programmes_open(context_library(ctx), name, &ctx->arena, &d) != NULL;
    cli_report(&d);
    return ok;
}

/* A plan that is running is not begun anew by a slip: its levels would be those of the first day.
 * CLI_DONE: go on. */
static int agree_to_begin_anew(struct context *ctx, int32_t today, bool yes)
{
    struct plan plan;
    struct strbuf question = {0};
    bool active = plan_open(&plan, ctx, today, &ctx->arena), agreed = !active || yes;
    if (!agreed && confirm_possible()) {
        strbuf_printf(&question, "A plan is running (%s, since ", plan.state.programme);
        report_date(&question, plan.state.start_day);
        strbuf_puts(&question, "). Begin anew? What was done stays; its levels begin again.");
        agreed = confirm_yes(strbuf_text(&question));
        strbuf_release(&question);
    } else if (!agreed) {
        plan_close(&plan);
        return cli_fail("a plan is running; --start --yes begins anew, --resume goes on after a "
                        "pause");
    }
    plan_close(&plan);
    return agreed ? CLI_DONE : CLI_FAILED;
}

static int start(struct context *ctx, const struct cli_args *args, int32_t today)
{
    const struct cli_value *v = args->values;
    const char *name = v[OPTION_PROGRAMME].given ? v[OPTION_PROGRAMME].text : "six-weeks";
    struct err err = {""};
    int32_t day = today;
    if (args->n_operands && !parse_day(args->operands[0], today, &day))
        return cli_usage(&cmd_plan, "'%s' is not a day (YYYY-MM-DD) within a year",
                         args->operands[0]);
    if (!is_programme(ctx, name))
        return CLI_FAILED;
    int status = agree_to_begin_anew(ctx, today, v[OPTION_YES].given);
    if (status != CLI_DONE)
        return status;
    return plan_start(ctx, name, day, &err) ? CLI_DONE : cli_fail("%s", err.text);
}

/* --start, --pause, --resume, --stop. CLI_USAGE: none of them was meant. */
static int change(struct context *ctx, const struct cli_args *args, int32_t today)
{
    const struct cli_value *v = args->values;
    struct err err = {""};
    bool ok = true;
    if (v[OPTION_START].given)
        return start(ctx, args, today);
    if (v[OPTION_PAUSE].given)
        ok = plan_pause(ctx, today, &err);
    if (v[OPTION_RESUME].given)
        ok = plan_resume(ctx, today, &err);
    if (v[OPTION_STOP].given)
        ok = plan_stop(ctx, today, &err);
    return ok ? CLI_DONE : cli_fail("%s", err.text);
}

/* ---- showing it ---- */

static void print(const struct plan *p, int week, bool json, struct arena *a, struct strbuf *out)
{
    const struct report_style style = {output_width(), output_has_colour()};
    struct plan_model model = {0};
    plan_fill_model(p, week, &model, a);
    if (json)
        report_plan_json(out, &model);
    else
        report_plan(out, &style, &model);
}

/* left: the plan was active until now. */
static void print_none(bool json, bool left, struct strbuf *out)
{
    const struct report_style style = {output_width(), output_has_colour()};
    if (left && !json)
        report_paragraph(out, &style, 0, "You have left the plan. What you did stays.");
    if (json)
        report_plan_json(out, NULL);
    else
        report_paragraph(out, &style, 0,
                         "No plan is active. 'limber plan --start' begins the six weeks today: "
                         "ten to fifteen minutes a day, gently at first.");
}

static int show(struct context *ctx, int32_t today, int week, bool left, bool json)
{
    struct plan plan;
    struct strbuf out = {0};
    struct err err = {""};
    int status = CLI_DONE;
    bool active =
        plan_open(&plan, ctx, today, &ctx->arena) && plan_decide_if_due(&plan, &ctx->arena, &err);
    if (active && !plan.programme) {
        cli_report(&plan.why);
        status = CLI_FAILED;
    } else if (active && week > MAX(plan.week, plan.programme->n_weeks + 1)) {
        status = cli_fail("the programme has %d weeks", plan.programme->n_weeks);
    } else if (active) {
        print(&plan, week, json, &ctx->arena, &out);
    } else {
        print_none(json, left, &out);
    }
    if (err.text[0])
        status = cli_fail("%s", err.text);
    output_report(&out, json);
    plan_close(&plan);
    strbuf_release(&out);
    return status;
}

static int on_screen(struct context *ctx)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    if (!visit_open(&ui, ctx, -1, &pictures, &err))
        return cli_fail("%s", err.text);
    plan_screen(&ui, ctx, &pictures);
    visit_close(&ui, &pictures);
    return CLI_DONE;
}

static int plan_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    int changes = v[OPTION_START].given + v[OPTION_PAUSE].given + v[OPTION_RESUME].given +
                  v[OPTION_STOP].given;
    if (changes > 1)
        return cli_usage(&cmd_plan, "--start, --pause, --resume and --stop exclude each other");
    if (!v[OPTION_START].given &&
        (args->n_operands || v[OPTION_PROGRAMME].given || v[OPTION_YES].given))
        return cli_usage(&cmd_plan, "DATE, --programme and --yes go with --start");
    int32_t today = output_today();
    if (!context_store(ctx))
        return CLI_FAILED; /* said already */
    int status = changes ? change(ctx, args, today) : CLI_DONE;
    bool text = changes || v[OPTION_PLAIN].given || v[OPTION_JSON].given || v[OPTION_WEEK].given;
    if (status != CLI_DONE)
        return status;
    if (!text && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return on_screen(ctx);
    return show(ctx, today, v[OPTION_WEEK].given ? v[OPTION_WEEK].number : 0, v[OPTION_STOP].given,
                v[OPTION_JSON].given);
}

const struct command cmd_plan = {
    .name = "plan",
    .summary = "the programme of weeks: today, the week, your levels and why",
    .synopsis = "[DATE]",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 1,
    .group = GROUP_PROGRESS,
    .run = plan_run,
};
