/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/practice.h"
#include "app/safety.h"
#include "app/visit.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "view/report_screening.h"

#include <unistd.h>

enum { OPTION_NONE, OPTION_SHOW, OPTION_JSON, OPTION_ASSESSED };
static const struct cli_option options[] = {
    [OPTION_NONE] = {.name = "none", .help = "print the questions and record that none applies"},
    [OPTION_SHOW] = {.name = "show", .help = "print what was answered last"},
    [OPTION_JSON] = {.name = "json", .help = "print what was answered last as one JSON object"},
    [OPTION_ASSESSED] = {.name = "assessed",
                         .argument = "DAY",
                         .help = "record an assessment by a health professional, and ask again",
                         .type = CLI_DAY},
};

static struct report_style style_here(void)
{
    return (struct report_style){output_width(), output_has_colour()};
}

/* 1 also where it was never answered: a script can ask whether a session may begin. */
static int show(struct context *ctx, const struct screening_record *latest, bool json)
{
    struct strbuf out = {0};
    const struct report_style style = style_here();
    char country[COUNTRY_BYTES];
    if (json)
        report_screening_json(&out, latest);
    else
        report_screening(&out, &style, latest, safety_country(ctx, country));
    output_report(&out, json);
    strbuf_release(&out);
    return latest && !latest->lock ? CLI_DONE : CLI_FAILED;
}

/* The words of a lock on stderr: this command was asked for something else. */
static int refuse(struct context *ctx, enum verdict lock)
{
    struct strbuf said = {0};
    const struct report_style style = {output_width(), false};
    char country[COUNTRY_BYTES];
    report_verdict(&said, &style, lock, safety_country(ctx, country));
    int status = cli_fail("exercise is locked\n%s", strbuf_text(&said));
    strbuf_release(&said);
    return status;
}

static int record_none(struct context *ctx, enum verdict lock)
{
    struct store *store = context_store(ctx);
    if (lock != VERDICT_OK)
        return refuse(ctx, lock);
    if (!store)
        return CLI_FAILED; /* said already */

    struct screening_answers answers;
    struct screening_result result;
    struct err err = {0};
    struct clock clock;
    clock_init(&clock);
    screening_answers_none(&answers);
    if (!safety_keep(ctx, &clock, &answers, "command-line", &result, &err))
        return cli_fail("%s", err.text);
    struct strbuf out = {0};
    const struct report_style style = style_here();
    report_questions(&out, &style);
    strbuf_printf(&out, "Recorded: %s.\n", none_wording);
    char country[COUNTRY_BYTES];
    report_verdict(&out, &style, result.verdict, safety_country(ctx, country));
    output_text(&out);
    strbuf_release(&out);
    return CLI_DONE;
}

/* On a full screen: the page of a lock, an assessment of that day (0: none), or the questions. */
static int ask(struct context *ctx, struct arena *a, enum verdict lock, int32_t assessed_day)
{
    struct ui ui;
    struct pictures pictures;
    struct strbuf said = {0};
    struct err err = {0};
    if (!visit_open(&ui, ctx, -1, &pictures, &err))
        return cli_fail("%s", err.text);
    safety_say(ctx, lock, &said);
    if (assessed_day)
        unlock_assessed(&ui, ctx, assessed_day);
    else if (lock != VERDICT_OK)
        unlock_page(&ui, ctx, lock, strbuf_text(&said));
    else
        questions_ask(&ui, ctx, SAFETY_ALL, 0);
    visit_close(&ui, &pictures);
    strbuf_release(&said);
    struct screening_record latest = practice_screening(ctx, a);
    return latest.id && !latest.lock ? CLI_DONE : CLI_FAILED;
}

/* A day that has come. What is wrong is said. */
static bool parse_assessed(const struct cli_value *v, int32_t *day)
{
    struct clock clock;
    clock_init(&clock);
    if (v[OPTION_NONE].given || v[OPTION_SHOW].given || v[OPTION_JSON].given) {
        cli_usage(&cmd_screen, "--assessed excludes the other options");
        return false;
    }
    *day = v[OPTION_ASSESSED].day;
    if (*day <= safety_today(&clock))
        return true;
    cli_usage(&cmd_screen, "--assessed %s is still to come", v[OPTION_ASSESSED].text);
    return false;
}

static int screen_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    if (v[OPTION_NONE].given && (v[OPTION_SHOW].given || v[OPTION_JSON].given))
        return cli_usage(&cmd_screen, "--none excludes --show and --json");
    int32_t day = 0;
    if (v[OPTION_ASSESSED].given && !parse_assessed(v, &day))
        return CLI_USAGE;
    struct screening_record latest = practice_screening(ctx, &ctx->arena);
    enum verdict lock = screening_lock_of(latest.lock);
    if (v[OPTION_NONE].given)
        return record_none(ctx, lock);
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (day && !terminal)
        return cli_fail("after an assessment the safety questions are asked again: that needs a "
                        "terminal");
    if (v[OPTION_SHOW].given || v[OPTION_JSON].given || !terminal)
        return show(ctx, latest.id ? &latest : NULL, v[OPTION_JSON].given);
    return ask(ctx, &ctx->arena, lock, day);
}

const struct command cmd_screen = {
    .name = "screen",
    .summary = "the safety questions: ask them, or show what was answered",
    .synopsis = "",
    .more = "Without a terminal it shows what was answered last. Exit status 1: exercise is\n"
            "locked, or the questions were never answered.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRESS,
    .run = screen_run,
};
