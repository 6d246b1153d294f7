/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/home.h"
#include "app/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"

#include <stdio.h>

enum {
    OPTION_LEVEL,
    OPTION_MUTE,
    OPTION_VOICE,
    OPTION_FIGURE,
    OPTION_PLAIN,
    OPTION_GO,
    OPTION_FROM,
    OPTION_FIT
};
static const struct cli_option options[] = {
    [OPTION_LEVEL] = COMMON_LEVEL,
    [OPTION_MUTE] = COMMON_MUTE,
    [OPTION_VOICE] = COMMON_VOICE,
    [OPTION_FIGURE] = COMMON_FIGURE,
    [OPTION_PLAIN] = COMMON_PLAIN,
    [OPTION_GO] = COMMON_GO,
    [OPTION_FROM] = {.name = "from",
                     .argument = "STEP",
                     .help = "begin at a step, by number or exercise",
                     .type = CLI_TEXT},
    [OPTION_FIT] = COMMON_FIT,
};

static const char *suggested(struct context *ctx)
{
    struct clock clock;
    clock_init(&clock);
    struct suggestion s = home_suggestion(ctx, &clock);
    fprintf(stderr, "%s: %s\n", s.routine, s.because);
    return s.routine;
}

static int run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    struct run_options o = {
        .practice =
            {
                .name = args->n_operands ? args->operands[0] : suggested(ctx),
                .level = v[OPTION_LEVEL].given ? v[OPTION_LEVEL].number : 0,
                .from = v[OPTION_FROM].given ? v[OPTION_FROM].text : NULL,
                .voice = v[OPTION_VOICE].given,
                .muted = v[OPTION_MUTE].given,
                .fit_ms = v[OPTION_FIT].given ? v[OPTION_FIT].ms : 0,
            },
        .plain = v[OPTION_PLAIN].given,
        .go = v[OPTION_GO].given,
        .figure = v[OPTION_FIGURE].given ? v[OPTION_FIGURE].number : -1,
    };
    return run_routine(ctx, &o);
}

const struct command cmd_run = {
    .name = "run",
    .summary = "guide a session from beginning to end",
    .synopsis = "[ROUTINE|FILE]",
    .more = "Without ROUTINE it starts what suits the moment, and says why.",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 0,
    .max_operands = 1,
    .group = GROUP_MOVE,
    .run = run,
};
