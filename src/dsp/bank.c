/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/bank.h"

#include "base/base.h"
#include "dsp/struck.h"

static struct sample struck_sample(const struct recipe *recipe, struct arena *a)
{
    struct arena scratch = {0};
    size_t frames = struck_frames(&recipe->struck);
    struct pcm mono = {arena_array(&scratch, frames, sizeof *mono.samples), frames, 1,
                       SOUND_RATE_HZ};
    struck_render(&recipe->struck, mono.samples, frames);
    struct sample s = sample_at_peak(&mono, recipe->level_db, a);
    arena_release(&scratch);
    return s;
}

void bank_set(struct bank *b, enum sound_id id, const struct recipe *recipe, struct arena *a)
{
    struct bank_sound *s = &b->sounds[id];
    *s = (struct bank_sound){0};
    if (recipe->kind == RECIPE_STRUCK) {
        struct sample sample = struck_sample(recipe, a);
        bank_set_sample(b, id, &sample);
        return;
    }
    struct breath_tone *tone = arena_alloc(a, sizeof *tone);
    breath_tone_init(tone, &recipe->breath, recipe->level_db);
    s->tone = tone;
}

void bank_set_sample(struct bank *b, enum sound_id id, const struct sample *sample)
{
    b->sounds[id] = (struct bank_sound){.sample = *sample, .ends_with_breath = sound_is_breath(id)};
}

size_t bank_length(const struct bank *b, const struct sound_cue *cue)
{
    const struct bank_sound s = bank_sound_of(b, cue);
    size_t frames = cue->duration_ms > 0 ? (size_t) cue->duration_ms * (SOUND_RATE_HZ / 1000) : 0;
    if (s.tone)
        return frames;
    return s.ends_with_breath && frames > 0 ? MIN(frames, s.sample.frames) : s.sample.frames;
}
