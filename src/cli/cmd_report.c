/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice.h"
#include "app/progress.h"
#include "app/standing.h"
#include "app/user.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "io/fsutil.h"
#include "io/store.h"
#include "view/handout.h"

#include <string.h>

enum { DAYS = 42, PRIVATE_MODE = 0600 };

enum { OPTION_FROM, OPTION_TO, OPTION_OUTPUT, OPTION_TEXT };
static const struct cli_option options[] = {
    [OPTION_FROM] = {.name = "from",
                     .argument = "DAY",
                     .help = "the first day, YYYY-MM-DD; six weeks before the last",
                     .type = CLI_DAY},
    [OPTION_TO] = {.name = "to",
                   .argument = "DAY",
                   .help = "the last day; today where it is left out",
                   .type = CLI_DAY},
    [OPTION_OUTPUT] = {.name = "output",
                       .argument = "FILE",
                       .help = "write it to a file; text where its name ends in .txt",
                       .type = CLI_TEXT,
                       .letter = 'o'},
    [OPTION_TEXT] = {.name = "text", .help = "plain text instead of HTML"},
};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool read_input(struct context *ctx, struct handout_input *in, struct progress *p,
                       struct screening_record *screening, struct err *err)
{
    struct arena *a = &ctx->arena;
    struct decision_record *decisions;
    int32_t today = output_today();
    const struct store_range range = {in->span.first, in->span.last, 0};
    if (!progress_read(p, ctx, today, a, err) || !progress_read_doses(p, ctx, in->span, a, err) ||
        !progress_read_sessions(p, ctx, in->span, 0, a, err) ||
        !store_decisions(context_store(ctx), range, a, &decisions, &in->n_decisions, err))
        return false;
    *screening = practice_screening(ctx, a);
    in->p = p;
    in->screening = screening->id ? screening : NULL;
    in->cautions = user_person(ctx, screening, a).cautions;
    in->decisions = decisions;
    in->assessed_day = standing_assessed_day(ctx, a);
    return true;
}

static int put(const struct strbuf *out, const struct cli_value *file, bool text)
{
    struct err err = {0};
    if (!file->given) {
        if (text)
            output_text(out);
        else
            cli_puts(out);
        return CLI_DONE;
    }
    return fs_write_whole(file->text, strbuf_text(out), out->length, PRIVATE_MODE, &err)
               ? CLI_DONE
               : cli_fail("%s", err.text);
}

static int report_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    struct handout_input in = {.span.last = output_today()};
    if (v[OPTION_TO].given)
        in.span.last = v[OPTION_TO].day;
    in.span.first = v[OPTION_FROM].given ? v[OPTION_FROM].day : in.span.last - DAYS + 1;
    if (in.span.first > in.span.last)
        return cli_usage(&cmd_report, "it ends before it begins");
    if (!context_store(ctx))
        return CLI_FAILED; /* said already */
    struct progress p;
    struct screening_record screening;
    struct err err = {0};
    if (!read_input(ctx, &in, &p, &screening, &err))
        return cli_fail("%s", err.text);
    struct handout h = handout_of(&in, &ctx->arena);
    bool text =
        v[OPTION_TEXT].given || (v[OPTION_OUTPUT].given && ends_in(v[OPTION_OUTPUT].text, ".txt"));
    struct strbuf out = {0};
    if (text)
        handout_text(&out, &h);
    else
        handout_html(&out, &h);
    int status = put(&out, &v[OPTION_OUTPUT], text);
    strbuf_release(&out);
    return status;
}

const struct command cmd_report = {
    .name = "report",
    .summary = "a page for a physiotherapist or doctor, as HTML or text",
    .synopsis = "",
    .more = "What was done, stiffness and pain, stops and why, cautions, self-tests and what\n"
            "the plan changed: one file that prints on one or two pages. Nothing is sent\n"
            "anywhere.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRESS,
    .run = report_run,
};
