/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/run.h"
#include "base/parse.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "core/breath.h"

#include <string.h>

enum {
    OPTION_FOR,
    OPTION_RATE,
    OPTION_RATIO,
    OPTION_MUTE,
    OPTION_VOICE,
    OPTION_FIGURE,
    OPTION_PLAIN,
    OPTION_GO
};
static const struct cli_option options[] = {
    [OPTION_FOR] = {.name = "for",
                    .argument = "TIME",
                    .help = "how long, 1m to 10m; always whole breaths",
                    .type = CLI_DURATION},
    [OPTION_RATE] = {.name = "rate",
                     .argument = "N",
                     .help = "breaths a minute, 5 to 8, where none is held",
                     .type = CLI_TEXT},
    [OPTION_RATIO] = {.name = "ratio",
                      .argument = "1:R",
                      .help = "in-breath to out-breath, 1:1 to 1:2",
                      .type = CLI_TEXT},
    [OPTION_MUTE] = COMMON_MUTE,
    [OPTION_VOICE] = COMMON_VOICE,
    [OPTION_FIGURE] = COMMON_FIGURE,
    [OPTION_PLAIN] = COMMON_PLAIN,
    [OPTION_GO] = COMMON_GO,
};

/* Under a minute nothing settles, over ten nothing more is known to be gained (S41 of `limber learn
 * sources`); belly breathing is the safe default. */
static const int64_t LEAST_MS = 60000, MOST_MS = 600000;
static const char safe_default[] = "belly";

static bool is_breath_pattern(struct context *ctx, const char *name, struct diags *d)
{
    struct library_item item;
    return library_open_breath(context_library(ctx), name, &item, d) && item.exercise &&
           item.exercise->first_goal == GOAL_BREATH;
}

static bool read_rate(const struct cli_value *v, double *rate)
{
    *rate = 0;
    return !v->given || parse_number(v->text, BREATH_RATE_MIN, BREATH_RATE_MAX, rate);
}

/* "1:1.5" */
static bool read_ratio(const struct cli_value *v, double *ratio)
{
    *ratio = 0;
    return !v->given || (strncmp(v->text, "1:", 2) == 0 &&
                         parse_number(v->text + 2, BREATH_RATIO_MIN, BREATH_RATIO_MAX, ratio));
}

static int breathe(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    const char *name = args->n_operands ? args->operands[0] : safe_default;
    if (v[OPTION_FOR].given && (v[OPTION_FOR].ms < LEAST_MS || v[OPTION_FOR].ms > MOST_MS))
        return cli_usage(&cmd_breathe, "--for wants 1m to 10m, not '%s'", v[OPTION_FOR].text);
    double rate, ratio;
    if (!read_rate(&v[OPTION_RATE], &rate))
        return cli_usage(&cmd_breathe, "--rate wants 5 to 8, not '%s'", v[OPTION_RATE].text);
    if (!read_ratio(&v[OPTION_RATIO], &ratio))
        return cli_usage(&cmd_breathe, "--ratio wants 1:1 to 1:2, not '%s'", v[OPTION_RATIO].text);
    struct diags diags = {0};
    bool ok = is_breath_pattern(ctx, name, &diags);
    bool reported = diags.count > 0;
    run_report(&diags);
    if (!ok)
        return reported ? CLI_FAILED
                        : cli_fail("'%s' is no breathing exercise: 'limber list --breath' "
                                   "shows them",
                                   name);
    struct run_options o = {
        .practice = {.name = name,
                     .level = 2,
                     .work_ms = v[OPTION_FOR].given ? v[OPTION_FOR].ms : 0,
                     .voice = v[OPTION_VOICE].given,
                     .breath = true,
                     .rate = rate,
                     .ratio = ratio,
                     .muted = v[OPTION_MUTE].given},
        .plain = v[OPTION_PLAIN].given,
        .go = v[OPTION_GO].given,
        .figure = v[OPTION_FIGURE].given ? v[OPTION_FIGURE].number : -1,
    };
    return run_routine(ctx, &o);
}

const struct command cmd_breathe = {
    .name = "breathe",
    .summary = "a breathing exercise on its own",
    .synopsis = "[PATTERN]",
    .more = "Without PATTERN it is belly. A pattern that holds the breath ends after as many\n"
            "rounds as are safe in a row.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 1,
    .group = GROUP_MOVE,
    .run = breathe,
};
