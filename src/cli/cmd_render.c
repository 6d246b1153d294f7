/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice.h"
#include "app/run.h"
#include "audio/cues.h"
#include "audio/render.h"
#include "cli/cli.h"
#include "cli/commands.h"

enum { OPTION_LEVEL };
static const struct cli_option options[] = {
    [OPTION_LEVEL] = {.name = "level",
                      .argument = "N",
                      .help = "1 start or comeback, 2 standard, 3 full",
                      .type = CLI_INT,
                      .min = 1,
                      .max = EXERCISE_LEVELS},
};

static const struct sound_cue *sound_cues(struct practice *p)
{
    const struct cues *cues = p->coach.cues;
    struct sound_cue *out = arena_array(&p->arena, cues->count, sizeof *out);
    for (size_t i = 0; i < cues->count; i++)
        out[i] = sound_of_cue(cues, i, cues->items[i].at_ms * 1000000);
    return out;
}

static int render(struct practice *p, const char *path, struct diags *diags)
{
    struct render_options sounds = {.sounds = context_sounds(p->ctx), .diags = diags};
    struct err err = {""};
    if (render_wav(sound_cues(p), p->coach.cues->count, p->coach.timeline->total_ms, path, &sounds,
                   &err))
        return CLI_DONE;
    return cli_fail("%s", err.text);
}

static int run(struct context *ctx, const struct cli_args *args)
{
    struct practice_options o = {
        .name = args->operands[0],
        .level = args->values[OPTION_LEVEL].given ? args->values[OPTION_LEVEL].number : 0,
        .muted = true,
    };
    struct clock clock;
    clock_init(&clock);
    struct practice p;
    struct diags diags = {0};
    int status = CLI_FAILED;
    if (practice_open(&p, ctx, &o, &clock, false, &diags))
        status = render(&p, args->operands[1], &diags);
    run_report(&diags);
    practice_close(&p);
    return status;
}

const struct command cmd_render = {
    .name = "render",
    .summary = "write a session's sound to a WAV file",
    .synopsis = "ROUTINE|FILE OUT.wav",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 2,
    .max_operands = 2,
    .group = GROUP_MOVE,
    .run = run,
};
