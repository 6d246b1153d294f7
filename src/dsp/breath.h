/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_BREATH_H
#define LIMBER_DSP_BREATH_H

#include "dsp/recipe.h"
#include "dsp/wave.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The breath tone, made while it sounds because its length is the phase's. Its
 * pitch glides along a raised cosine and so slows down as it lands: the end is
 * heard coming. All of it, however long, is a function of position / length.
 */
enum { BREATH_TABLE_BITS = 11, BREATH_TABLE_FRAMES = 1 << BREATH_TABLE_BITS, BREATH_LAYERS = 3 };

/* What a recipe comes to. Immutable once made. */
struct breath_tone {
    struct recipe_breath recipe;
    float gain, air_gain;
    /* One period and its first frame again, RMS 1: the tone at its darkest and brightest. */
    float dark[BREATH_TABLE_FRAMES + 1], bright[BREATH_TABLE_FRAMES + 1];
};

/* At load. level_db: RMS of the loudest moment in dBFS. */
void breath_tone_init(struct breath_tone *t, const struct recipe_breath *recipe, double level_db);

/* ---- audio callback ---- */

/*
 * What changes slowly is worked out every BREATH_STEP_FRAMES. Levels are joined by straight
 * lines; the pitch goes in steps of a few hundredths of a hertz, with no break in the phase.
 */
enum { BREATH_STEP_FRAMES = 64 };

struct breath_line {
    float value, step;
};

struct breath_voice {
    const struct breath_tone *tone;
    size_t position, length; /* frames; ended: position == length */
    size_t joined;           /* position it began at */
    size_t left;             /* frames until the lines end */
    struct breath_line amplitude, brightness;
    uint32_t phase[BREATH_LAYERS], turn[BREATH_LAYERS]; /* 2^32 is one period */
    struct noise_pink pink;
    struct band bands[2];
    float air; /* after the gentle low-pass */
};

/* Begins at position `from` of `length` frames: 0, or later where the cue came late. */
void breath_begin(struct breath_voice *v, const struct breath_tone *t, size_t length, size_t from);
/* Writes the next frame, left and right. Call while breath_sounds(). */
void breath_next(struct breath_voice *v, float out[2]);
static inline bool breath_sounds(const struct breath_voice *v)
{
    return v->position < v->length;
}

#endif
