/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/plan.h"
#include "base/parse.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "io/store.h"
#include "view/report.h"

#include <string.h>

enum { DAYS_MAX = 366 };

enum { OPTION_END };
static const struct cli_option options[] = {
    [OPTION_END] = {.name = "end", .help = "you are back: it ended yesterday"},
};

static const char *const reasons[] = {"illness", "rest", "away"};

/* "3" or "3d"; 0: until further notice. */
static bool read_days(const char *text, int *days)
{
    char number[8];
    size_t length = strlen(text);
    *days = 0;
    if (length && text[length - 1] == 'd')
        length--;
    if (length == 0 || length >= sizeof number)
        return false;
    memcpy(number, text, length);
    number[length] = '\0';
    return parse_int(number, 1, DAYS_MAX, days);
}

static const char *find_reason(const char *word)
{
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (strcmp(word, reasons[i]) == 0)
            return reasons[i];
    return NULL;
}

/* The pauses today is in, in words; nothing where there is none. */
static bool describe(struct context *ctx, int32_t today, struct strbuf *out, struct err *err)
{
    struct pause_record *rows;
    size_t count;
    if (!store_pauses(context_store(ctx), &ctx->arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].from_day > today || rows[i].to_day < today)
            continue;
        strbuf_printf(out, "Pause: %s since ", rows[i].reason);
        report_date(out, rows[i].from_day);
        if (rows[i].to_day != DAY_OPEN) {
            strbuf_puts(out, " until ");
            report_date(out, rows[i].to_day);
        }
        strbuf_putc(out, '\n');
    }
    return true;
}

/* Says the pause, or ends it; 1 where there is none, so that a script can ask. */
static int show(struct context *ctx, int32_t today, bool end)
{
    struct strbuf out = {0};
    struct err err = {0};
    bool ok = describe(ctx, today, &out, &err), paused = out.length > 0;
    if (ok && end && paused) {
        ok = plan_resume(ctx, today, &err);
        strbuf_reset(&out);
        strbuf_puts(&out, "the pause is over\n");
    }
    if (!paused)
        strbuf_puts(&out, "no pause\n");
    if (ok)
        output_text(&out);
    strbuf_release(&out);
    if (!ok)
        return cli_fail("%s", err.text);
    return paused ? CLI_DONE : CLI_FAILED;
}

static int pause_run(struct context *ctx, const struct cli_args *args)
{
    struct pause_record pause = {.from_day = output_today(), .to_day = DAY_OPEN};
    struct err err = {0};
    int days = 0;
    if (args->values[OPTION_END].given && args->n_operands)
        return cli_usage(&cmd_pause, "--end takes no reason");
    if (args->n_operands && !(pause.reason = find_reason(args->operands[0])))
        return cli_usage(&cmd_pause, "a pause is for illness, rest or away, not '%s'",
                         args->operands[0]);
    if (args->n_operands > 1 && !read_days(args->operands[1], &days))
        return cli_usage(&cmd_pause, "'%s' is no number of days: 1 to %d, as in 3d",
                         args->operands[1], (int) DAYS_MAX);
    if (!context_store(ctx))
        return CLI_FAILED; /* said already */
    if (pause.reason) {
        if (days)
            pause.to_day = pause.from_day + days - 1;
        if (!store_pause_write(context_store(ctx), &pause, &err))
            return cli_fail("%s", err.text);
    }
    return show(ctx, pause.from_day, args->values[OPTION_END].given);
}

const struct command cmd_pause = {
    .name = "pause",
    .summary = "days that count against nobody: illness, rest, away",
    .synopsis = "[illness|rest|away [DAYS]]",
    .more = "From today, for so many days (3d), or until 'limber pause --end'. Without a\n"
            "reason it says whether there is a pause; exit status 1: there is none.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 2,
    .group = GROUP_PROGRESS,
    .run = pause_run,
};
