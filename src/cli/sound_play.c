/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/audition.h"
#include "app/context.h"
#include "audio/cues.h"
#include "audio/render.h"
#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/sound.h"

#include <stdio.h>
#include <string.h>

enum { STRUCK_MS = 2000, LONGEST_MS = 6000, BREATH_MS = 4000, RING_MS = 2500 };
static const int64_t NS_PER_MS = 1000000;

/* A sigh, then a breath that is held at both ends. */
static const struct {
    enum sound_id sound;
    int32_t ms;
} breath[] = {
    {SOUND_BREATH_IN, 2500},   {SOUND_BREATH_TOP_UP, 1200},     {SOUND_BREATH_OUT, 6000},
    {SOUND_BREATH_REST, 1500}, {SOUND_BREATH_IN, 4000},         {SOUND_BREATH_HOLD, 4000},
    {SOUND_BREATH_OUT, 4000},  {SOUND_BREATH_HOLD_EMPTY, 4000},
};

static void add_sound(struct score *s, enum sound_id sound, int32_t ms)
{
    if (s->count == SCORE_CUES_MAX)
        return;
    s->cues[s->count++] = sound_alone(sound, s->total_ms * NS_PER_MS, ms);
    s->total_ms += ms;
}

static int32_t usual_ms(enum sound_id sound)
{
    if (sound_is_breath(sound))
        return BREATH_MS;
    return sound == SOUND_SESSION_DONE ? LONGEST_MS : STRUCK_MS;
}

bool score_add(struct score *s, const char *name)
{
    bool all = strcmp(name, "all") == 0, found = all;
    for (enum sound_id id = 0; id < N_SOUNDS; id++)
        if (all || strcmp(name, sound_names[id]) == 0) {
            add_sound(s, id, usual_ms(id));
            found = true;
        }
    if (strcmp(name, "breath") != 0)
        return found;
    for (size_t i = 0; i < ARRAY_LEN(breath); i++)
        add_sound(s, breath[i].sound, breath[i].ms);
    return true;
}

const char *score_suggest(const char *name)
{
    const char *names[N_SOUNDS + 2] = {"all", "breath"};
    memcpy(names + 2, sound_names, sizeof sound_names);
    return suggest(name, names, ARRAY_LEN(names));
}

static void say_name(const void *context, size_t index)
{
    const struct score *s = context;
    fprintf(stderr, "%s\n", sound_names[s->cues[index].sound]);
}

int score_play(const struct score *s, struct context *ctx, const struct sounds_from *from)
{
    const struct settings *settings = context_settings(ctx);
    const struct engine_options options = {
        .sounds = *from,
        .volume_db = settings->values[SETTING_VOLUME].integer,
        .offset_ms = settings->values[SETTING_OFFSET_MS].integer,
    };
    const struct audition audition = {.cues = s->cues,
                                      .count = s->count,
                                      .total_ms = s->total_ms + RING_MS,
                                      .begins = say_name,
                                      .context = s};
    enum engine_status status = audition_play(&audition, &options, NULL);
    return status == ENGINE_ON ? CLI_DONE
                               : cli_fail("nothing can be heard: %s; `limber doctor` tells more",
                                          engine_status_names[status]);
}

int score_write(const struct score *s, const struct sounds_from *from, const char *path)
{
    struct diags d = {0};
    struct err err = {""};
    const struct render_options options = {.sounds = *from, .diags = &d};
    bool written = render_wav(s->cues, s->count, s->total_ms, path, &options, &err);
    cli_report(&d);
    return written ? CLI_DONE : cli_fail("%s", err.text);
}
