/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/log_screen.h"
#include "app/standing.h"
#include "base/parse.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/selftest.h"
#include "io/clock.h"
#include "io/store.h"
#include "view/report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The self-tests stand in the order of selftests[]. */
enum { OPTION_PAIN, OPTION_DATE, OPTION_ACTIVITY, OPTION_PLANK, OPTION_SELFTEST };
static const struct cli_option options[] = {
    [OPTION_PAIN] = {.name = "pain",
                     .argument = "N",
                     .help = "pain over the last 24 hours, 0 to 10",
                     .type = CLI_INT,
                     .min = 0,
                     .max = SCALE_MAX},
    [OPTION_DATE] = {.name = "date",
                     .argument = "DAY",
                     .help = "for another day than today, YYYY-MM-DD",
                     .type = CLI_DAY},
    [OPTION_ACTIVITY] = {.name = "activity",
                         .argument = "WHAT=N",
                         .help = "how well you can do something, 10 as before",
                         .type = CLI_TEXT},
    [OPTION_PLANK] = {.name = "plank",
                      .argument = "WHICH",
                      .help = "of the endurance hold; else as the last time",
                      .type = CLI_WORD,
                      .words = &plank_words},
    {.name = "rotation-left", .argument = "DEGREES", .help = "seated turn", .type = CLI_TEXT},
    {.name = "rotation-right", .argument = "DEGREES", .help = "seated turn", .type = CLI_TEXT},
    {.name = "wall-distance", .argument = "CM", .help = "head to wall", .type = CLI_TEXT},
    {.name = "wall-angel", .argument = "N", .help = "points of 4", .type = CLI_TEXT},
    {.name = "endurance", .argument = "S", .help = "seconds of the plank", .type = CLI_TEXT},
    {.name = "back-extensor", .argument = "S", .help = "seconds of the cobra", .type = CLI_TEXT},
};
_Static_assert(ARRAY_LEN(options) == OPTION_SELFTEST + SELFTESTS, "an option for each self-test");

/* What was asked for, checked; nothing is written before all of it is right. */
struct entry {
    int32_t day;
    int stiffness, pain; /* SCALE_NONE: not given */
    double tests[SELFTESTS];
    bool has_test[SELFTESTS];
    const char *plank; /* NULL: not said */
    char *activity;    /* NULL: none */
    double activity_value;
};

/* ---- reading what was typed ---- */

static bool read_tests(const struct cli_value *v, struct entry *e)
{
    for (int i = 0; i < SELFTESTS; i++) {
        const struct selftest *test = &selftests[i];
        const struct cli_value *value = &v[OPTION_SELFTEST + i];
        if (!value->given)
            continue;
        if (!parse_number(value->text, test->min, test->max, &e->tests[i]))
            return cli_usage(&cmd_log, "--%s wants a number from %g to %g (%s), not '%s'",
                             test->kind, test->min, test->max, test->unit, value->text),
                   false;
        e->has_test[i] = true;
    }
    return true;
}

static bool read_activity(struct context *ctx, const char *text, struct entry *e)
{
    const char *equals = strrchr(text, '=');
    if (!equals || equals == text ||
        !parse_number(equals + 1, activity_test.min, activity_test.max, &e->activity_value))
        return cli_usage(&cmd_log, "--activity wants something and a number from 0 to 10, as in "
                                   "\"sit through a meeting=6\""),
               false;
    e->activity = arena_strndup(&ctx->arena, text, (size_t) (equals - text));
    return true;
}

static bool read_entry(struct context *ctx, const struct cli_args *args, int32_t today,
                       struct entry *e)
{
    const struct cli_value *v = args->values;
    *e = (struct entry){.day = today, .stiffness = SCALE_NONE, .pain = SCALE_NONE};
    if (args->n_operands && !parse_int(args->operands[0], 0, SCALE_MAX, &e->stiffness))
        return cli_usage(&cmd_log, "the score is a whole number from 0 to 10, not '%s'",
                         args->operands[0]),
               false;
    if (v[OPTION_PAIN].given)
        e->pain = v[OPTION_PAIN].number;
    if (v[OPTION_DATE].given)
        e->day = v[OPTION_DATE].day;
    if (v[OPTION_PLANK].given)
        e->plank = plank_names[v[OPTION_PLANK].number];
    if (e->day > today)
        return cli_usage(&cmd_log, "%s is still to come", v[OPTION_DATE].text), false;
    return read_tests(v, e) &&
           (!v[OPTION_ACTIVITY].given || read_activity(ctx, v[OPTION_ACTIVITY].text, e));
}

/* ---- writing, and saying so ---- */

struct log {
    struct context *ctx;
    struct store *store;
    int32_t day, today;
    int64_t now_s;
    int32_t offset_s;
    struct strbuf out;
    struct err err;
};

static void on_day(struct log *l)
{
    if (l->day == l->today) {
        strbuf_puts(&l->out, " today");
    } else {
        strbuf_puts(&l->out, " on ");
        report_date(&l->out, l->day);
    }
}

static bool write_score(struct log *l, enum score_kind kind, const char *name, int value)
{
    if (value == SCALE_NONE)
        return true;
    struct score_record *before, row = {.day = l->day,
                                        .kind = kind,
                                        .value = value,
                                        .taken_s = l->now_s,
                                        .offset_s = l->offset_s};
    size_t count;
    if (!store_scores(l->store, (struct store_range){l->day, l->day, 0}, kind, &l->ctx->arena,
                      &before, &count, &l->err) ||
        !store_score_write(l->store, &row, &l->err))
        return false;
    strbuf_printf(&l->out, "%s %d", name, value);
    on_day(l);
    if (count && before[0].value != value)
        strbuf_printf(&l->out, ", instead of %d", before[0].value);
    strbuf_puts(&l->out, ".\n");
    return true;
}

static void compare(struct log *l, const struct selftest *test, const struct measure_record *before,
                    double value)
{
    enum selftest_change change = selftest_change(test, before->value, value);
    strbuf_printf(&l->out, " %g on ", before->value);
    report_short_date(&l->out, before->day);
    if (change == CHANGE_WITHIN_ERROR)
        strbuf_puts(&l->out, ": no more of a change than the test itself errs.");
    else if (change != CHANGE_UNKNOWN)
        strbuf_printf(&l->out, ": a real change, %s.", selftest_change_words[change]);
    else
        strbuf_putc(&l->out, '.');
}

/* The latest of the rows before, by day, that compares with this one, or NULL. */
static const struct measure_record *latest_like(const struct measure_record *rows, size_t count,
                                                const struct measure_record *now)
{
    while (count > 0 && !selftest_comparable(&rows[count - 1], now))
        count--;
    return count > 0 ? &rows[count - 1] : NULL;
}

static bool is_endurance(const char *kind)
{
    return strcmp(kind, "endurance") == 0;
}

static bool write_measure(struct log *l, const struct selftest *test, const char *kind,
                          const char *detail, double value)
{
    struct measure_record *before, row = {.day = l->day,
                                          .kind = kind,
                                          .value = value,
                                          .detail = detail,
                                          .taken_s = l->now_s,
                                          .offset_s = l->offset_s};
    size_t count;
    if (!store_measures(l->store, (struct store_range){DAY_FIRST, l->day - 1, 0}, kind,
                        &l->ctx->arena, &before, &count, &l->err))
        return false;
    if (!row.detail && is_endurance(kind) && count) /* it is always the same one */
        row.detail = before[count - 1].detail;
    if (!store_measure_write(l->store, &row, &l->err))
        return false;
    const struct measure_record *like = latest_like(before, count, &row);
    strbuf_printf(&l->out, "%s: %g %s", row.detail ? row.detail : test->name, value, test->unit);
    on_day(l);
    strbuf_putc(&l->out, '.');
    if (like)
        compare(l, test, like, value);
    strbuf_putc(&l->out, '\n');
    return true;
}

/* An activity keeps its place; a new one takes the next free, or that of the one scored longest
 * ago. */
static bool write_activity(struct log *l, const struct entry *e)
{
    int place = -1;
    int32_t oldest = INT32_MAX;
    for (int i = 0; i < ACTIVITIES; i++) {
        struct measure_record *rows;
        size_t count;
        if (!store_measures(l->store, (struct store_range){DAY_FIRST, DAY_LAST, 0},
                            activity_kinds[i], &l->ctx->arena, &rows, &count, &l->err))
            return false;
        int32_t last = count ? rows[count - 1].day : INT32_MIN;
        bool same =
            count && rows[count - 1].detail && strcmp(rows[count - 1].detail, e->activity) == 0;
        if (same || last < oldest) {
            oldest = same ? INT32_MIN : last;
            place = i;
        }
        if (same)
            break;
    }
    return write_measure(l, &activity_test, activity_kinds[place], e->activity, e->activity_value);
}

static bool write_entry(struct log *l, const struct entry *e)
{
    if (!write_score(l, SCORE_STIFFNESS, "Stiffness", e->stiffness) ||
        !write_score(l, SCORE_PAIN, "Pain", e->pain))
        return false;
    for (int i = 0; i < SELFTESTS; i++)
        if (e->has_test[i] &&
            !write_measure(l, &selftests[i], selftests[i].kind,
                           is_endurance(selftests[i].kind) ? e->plank : NULL, e->tests[i]))
            return false;
    return !e->activity || write_activity(l, e);
}

/* Where that leaves the person: one sentence, and what the rules say of it. */
static void say_standing(struct log *l)
{
    struct standing s;
    standing_read(&s, l->ctx, l->today, &l->ctx->arena);
    log_say(&s, &l->out);
}

static int log_run(struct context *ctx, const struct cli_args *args)
{
    struct clock clock;
    clock_init(&clock);
    struct log l = {.ctx = ctx, .today = output_today()};
    struct entry e;
    l.now_s = clock_wall_s(&clock, &l.offset_s);
    if (!read_entry(ctx, args, l.today, &e))
        return CLI_USAGE;
    bool anything = e.stiffness != SCALE_NONE || e.pain != SCALE_NONE || e.activity;
    for (int i = 0; i < SELFTESTS; i++)
        anything |= e.has_test[i];
    l.store = context_store(ctx);
    if (!l.store)
        return CLI_FAILED; /* said already */
    if (!anything && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return log_screen(ctx, e.day);
    if (!anything)
        return cli_usage(&cmd_log, "give a score from 0 to 10");
    l.day = e.day;
    bool ok = write_entry(&l, &e);
    if (ok && e.stiffness != SCALE_NONE)
        say_standing(&l);
    output_text(&l.out);
    strbuf_release(&l.out);
    return ok ? CLI_DONE : cli_fail("%s", l.err.text);
}

const struct command cmd_log = {
    .name = "log",
    .summary = "note how stiff you were today, or what a self-test gave",
    .synopsis = "[SCORE]",
    .more = "SCORE is your average upper-back stiffness over the last 24 hours, 0 (not at\n"
            "all) to 10 (as stiff as you can imagine). One a day makes the trend; a second\n"
            "one of a day replaces the first. Without anything it asks.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 1,
    .group = GROUP_PROGRESS,
    .run = log_run,
};
