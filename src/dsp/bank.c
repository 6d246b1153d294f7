/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/bank.h"

#include "dsp/struck.h"
#include "dsp/wave.h"

#include <math.h>

enum { FULL_SCALE = 32767 };

static void set_struck(struct bank_sound *s, const struct recipe *recipe, struct arena *a)
{
    size_t frames = struck_frames(&recipe->struck);
    struct arena scratch = {0};
    float *mono = arena_array(&scratch, frames, sizeof *mono);
    struck_render(&recipe->struck, mono, frames);
    int16_t *samples = arena_array(a, frames, sizeof *samples);
    for (size_t i = 0; i < frames; i++)
        samples[i] = (int16_t) lrintf(mono[i] * FULL_SCALE);
    arena_release(&scratch);
    s->samples = samples;
    s->frames = frames;
    s->gain = (float) (wave_gain(recipe->level_db) / FULL_SCALE);
}

void bank_set(struct bank *b, enum sound_id id, const struct recipe *recipe, struct arena *a)
{
    struct bank_sound *s = &b->sounds[id];
    *s = (struct bank_sound){0};
    if (recipe->kind == RECIPE_STRUCK) {
        set_struck(s, recipe, a);
        return;
    }
    struct breath_tone *tone = arena_alloc(a, sizeof *tone);
    breath_tone_init(tone, &recipe->breath, recipe->level_db);
    s->tone = tone;
}

size_t bank_length(const struct bank *b, const struct sound_cue *cue)
{
    if (cue->sound >= N_SOUNDS)
        return 0;
    const struct bank_sound *s = &b->sounds[cue->sound];
    if (!s->tone)
        return s->frames;
    return cue->duration_ms > 0 ? (size_t) cue->duration_ms * (SOUND_RATE_HZ / 1000) : 0;
}
