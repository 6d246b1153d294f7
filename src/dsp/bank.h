/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_BANK_H
#define LIMBER_DSP_BANK_H

#include "base/mem.h"
#include "dsp/breath.h"
#include "dsp/phrasebook.h"
#include "dsp/recipe.h"
#include "dsp/sample.h"
#include "dsp/sound.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Every sound, ready to be mixed. Filled at load, then only read: the audio
 * callback shares it without a lock. A zeroed bank is valid and silent.
 */
struct bank_sound {
    struct sample sample;           /* struck, or a file of a person's own */
    const struct breath_tone *tone; /* breath: NULL where it is not one */
    bool ends_with_breath;          /* a sample in the place of a breath: faded where that ends */
};

struct bank {
    struct bank_sound sounds[N_SOUNDS];
    const struct phrasebook *book; /* borrowed; NULL: nothing is spoken */
    double voice_db;               /* on top of every phrase: what the profile makes of it */
};

/* Renders one sound. What it needs lives in a, which must outlive the bank. */
void bank_set(struct bank *b, enum sound_id id, const struct recipe *recipe, struct arena *a);

/* A sound that was recorded; what the sample refers to must outlive the bank. */
void bank_set_sample(struct bank *b, enum sound_id id, const struct sample *sample);
/* The sound of a cue; silent where there is none, or where a phrase is not ready. */
static inline struct bank_sound bank_sound_of(const struct bank *b, const struct sound_cue *cue)
{
    struct bank_sound none = {0};
    if (cue->sound & SOUND_PHRASE && b->book)
        none.sample = phrasebook_sample(b->book, cue->sound ^ (unsigned) SOUND_PHRASE);
    return cue->sound < N_SOUNDS ? b->sounds[cue->sound] : none;
}

/* Frames a cue of this sound lasts; 0: the sound is missing. */
size_t bank_length(const struct bank *b, const struct sound_cue *cue);

#endif
