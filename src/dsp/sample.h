/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_SAMPLE_H
#define LIMBER_DSP_SAMPLE_H

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Recorded sound: a person's own file, a spoken phrase, a struck sound once it
 * is rendered. Made at load, then only read; the audio callback shares it.
 */

/* Sound on its way: interleaved, of any rate. pcm_release() it. */
struct pcm {
    float *samples;
    size_t frames;
    int channels; /* 1 or 2 */
    int rate_hz;
};
void pcm_release(struct pcm *p);

/*
 * Ready to be mixed: 48 kHz, at full scale so that 16 bits lose nothing; what is
 * heard is pcm * gain. A zeroed sample is silent and lasts 0 frames.
 */
struct sample {
    const int16_t *pcm; /* interleaved; in an arena */
    size_t frames;
    int channels; /* 1 or 2 */
    float gain;
};

/* How loud: both in dBFS. A short sound meets its peak first, a long one its loudness. */
struct sample_level {
    double loudness_db; /* RMS of the loudest SAMPLE_LOUD_MS */
    double peak_db;     /* never above */
};
enum { SAMPLE_LOUD_MS = 200 };

/*
 * From sound at 48 kHz, which is changed: silence round it is cut off, a direct
 * current taken out, both ends are rounded so that they do not click, and the gain
 * brings it to its level. False: there is nothing in it to hear, or not only numbers.
 */
bool sample_make(struct pcm *p, const struct sample_level *level, struct arena *a,
                 struct sample *out);
/* As it is, peaking at peak_db; its ends are the caller's business. */
struct sample sample_at_peak(const struct pcm *p, double peak_db, struct arena *a);

/* Real-time safe: one frame, left and right. */
static inline void sample_frame(const struct sample *s, size_t frame, float out[2])
{
    const int16_t *at = s->pcm + frame * (size_t) s->channels;
    out[0] = s->gain * (float) at[0];
    out[1] = s->gain * (float) at[s->channels - 1];
}

#endif
