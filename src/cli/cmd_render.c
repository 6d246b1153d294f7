/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice.h"
#include "app/run.h"
#include "audio/cues.h"
#include "audio/render.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "io/fsutil.h"

#include <stdlib.h>

static const int64_t NS_PER_MS = 1000000;

enum { OPTION_LEVEL, OPTION_FIT, OPTION_VOICE, OPTION_CAPTIONS };
static const struct cli_option options[] = {
    [OPTION_LEVEL] = COMMON_LEVEL,
    [OPTION_VOICE] = {.name = "voice", .help = "with what is said"},
    [OPTION_CAPTIONS] = {.name = "captions",
                         .argument = "FILE",
                         .help = "write what is said to a file, with its times (WebVTT)",
                         .type = CLI_TEXT},
    [OPTION_FIT] = COMMON_FIT,
};

enum { VOICE_WAIT_MS = 120000 };

static int by_time(const void *left, const void *right)
{
    const struct sound_cue *a = left, *b = right;
    if (a->at_ns != b->at_ns)
        return a->at_ns < b->at_ns ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

/* Cues and what is said, as a session asks for them. */
static size_t sound_cues(struct practice *p, struct sound_cue **out)
{
    const struct cues *cues = p->coach.cues;
    const struct narrator *n = &p->narrator;
    size_t count = 0, said = n->on ? n->speech.count : 0;
    *out = arena_array(&p->arena, cues->count + said, sizeof **out);
    for (size_t i = 0; i < cues->count; i++)
        if (!narrator_replaces(n, p->coach.timeline, &cues->items[i]))
            (*out)[count++] = sound_of_cue(cues, i, cues->items[i].at_ms * NS_PER_MS);
    for (size_t i = 0; i < said; i++)
        (*out)[count++] = narrator_cue(n, i, n->speech.items[i].at_ms * NS_PER_MS);
    qsort(*out, count, sizeof **out, by_time);
    return count;
}

static bool write_captions(const struct narrator *n, const char *path, struct err *err)
{
    struct strbuf text = {0};
    speech_captions(&n->speech, &text);
    bool written = fs_write_whole(path, strbuf_text(&text), text.length, 0666, err);
    strbuf_release(&text);
    return written;
}

static int render(struct practice *p, const char *path, const char *captions, struct diags *diags)
{
    struct render_options sounds = {.sounds = context_sounds(p->ctx), .diags = diags};
    struct sound_cue *cues;
    struct err err = {""};
    const char *news = narrator_news(&p->narrator);
    if (news)
        return cli_fail("%s", news);
    if (p->narrator.on) {
        sounds.book_fd = voice_fd(p->narrator.speaker.voice);
        narrator_wait(&p->narrator, &p->coach.session, VOICE_WAIT_MS);
    }
    size_t count = sound_cues(p, &cues);
    if ((!captions || write_captions(&p->narrator, captions, &err)) &&
        render_wav(cues, count, p->coach.timeline->total_ms, path, &sounds, &err))
        return CLI_DONE;
    return cli_fail("%s", err.text);
}

static int run(struct context *ctx, const struct cli_args *args)
{
    struct practice_options o = {
        .name = args->operands[0],
        .level = args->values[OPTION_LEVEL].given ? args->values[OPTION_LEVEL].number : 0,
        .muted = true,
        .voice = args->values[OPTION_VOICE].given,
        .renders = true,
        .fit_ms = args->values[OPTION_FIT].given ? args->values[OPTION_FIT].ms : 0,
    };
    const char *captions =
        args->values[OPTION_CAPTIONS].given ? args->values[OPTION_CAPTIONS].text : NULL;
    if (captions && !o.voice)
        return cli_usage(&cmd_render, "--captions goes with --voice");
    struct clock clock;
    clock_init(&clock);
    struct practice p;
    struct diags diags = {0};
    int status = CLI_FAILED;
    bool opened = practice_open(&p, ctx, &o, &clock, false, &diags);
    if (opened && practice_is_locked(&p))
        status = run_locked(&p);
    else if (opened)
        status = render(&p, args->operands[1], captions, &diags);
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
