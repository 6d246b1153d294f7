/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_SOUND_SPECTRUM_H
#define LIMBER_TESTS_SOUND_SPECTRUM_H

#include "audio/cues.h"
#include "dsp/mixer.h"
#include "unit/fft.h"
#include "unit/sound_check.h"

#include <stdlib.h>

/* One sound, heard alone and looked at: for the tests of profiles and for tools/sound_measure. */

struct heard {
    float *side; /* the left one; free() it */
    size_t frames;
};

static inline struct heard hear_alone(const struct bank *bank, enum sound_id id, int breath_ms)
{
    struct sound_cue cue = sound_alone(id, 0, breath_ms);
    struct heard h = {.frames = bank_length(bank, &cue)};
    float *both = calloc(2 * h.frames, sizeof *both);
    struct mixer *m = malloc(sizeof *m);
    mixer_init(m, bank);
    mixer_play(m, &cue);
    mixer_render(m, both, h.frames, (struct mixer_block){0, 1e9 / SOUND_RATE_HZ});
    h.side = malloc(h.frames * sizeof *h.side);
    for (size_t i = 0; i < h.frames; i++)
        h.side[i] = both[2 * i];
    free(both);
    free(m);
    return h;
}

/* Of any tenth of a second. */
static inline double loudest_rms(const float *x, size_t frames)
{
    enum { WINDOW = 4800 };
    double loudest = 0;
    if (frames <= WINDOW)
        return sound_rms(x, frames, 1);
    for (size_t at = 0; at + WINDOW <= frames; at += WINDOW / 4)
        loudest = fmax(loudest, sound_rms(x + at, WINDOW, 1));
    return loudest;
}

/* From the first frame to nine tenths of what the first 60 ms reach. */
static inline double rise_ms(const float *x, size_t frames)
{
    size_t look = frames < 2880 ? frames : 2880, i = 0;
    double peak = sound_peak(x, look, 1);
    while (i < look && fabs((double) x[i]) < 0.9 * peak)
        i++;
    return (double) i / 48;
}

/* Until its level has fallen that far below its loudest 10 ms for good. */
static inline double fall_s(const float *x, size_t frames, double db)
{
    enum { WINDOW = 480 };
    double loudest = 0;
    for (size_t at = 0; at + WINDOW <= frames; at += WINDOW)
        loudest = fmax(loudest, sound_rms(x + at, WINDOW, 1));
    size_t at = frames - frames % WINDOW;
    while (at >= WINDOW && sound_rms(x + at - WINDOW, WINDOW, 1) < loudest * pow(10, db / 20))
        at -= WINDOW;
    return (double) at / 48000;
}

struct spectrum {
    double centre_hz, low_db, high_db;
};

/* Of its first 1.4 s. */
static inline struct spectrum spectrum_of(const float *x, size_t frames)
{
    enum { SIZE = 65536 };
    double complex *bins = calloc(SIZE, sizeof *bins);
    for (size_t i = 0; i < frames && i < SIZE; i++)
        bins[i] = (double) x[i];
    fft(bins, SIZE);
    double all = 0, low = 0, high = 0, weighted = 0;
    for (size_t k = 1; k < SIZE / 2; k++) {
        double hz = (double) k * 48000 / SIZE, power = pow(cabs(bins[k]), 2);
        all += power;
        weighted += power * hz;
        low += hz < 200 ? power : 0;
        high += hz > 6000 ? power : 0;
    }
    free(bins);
    return (struct spectrum){weighted / all, 10 * log10(low / all + 1e-12),
                             10 * log10(high / all + 1e-12)};
}

#endif
