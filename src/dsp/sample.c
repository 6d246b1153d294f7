/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/sample.h"

#include "base/base.h"
#include "dsp/sound.h"
#include "dsp/wave.h"

#include <math.h>
#include <stdlib.h>

enum {
    FULL_SCALE = 32767,
    FRAMES_PER_MS = SOUND_RATE_HZ / 1000,
    LOUD_FRAMES = SAMPLE_LOUD_MS * FRAMES_PER_MS,
    KEPT_FRAMES = 5 * FRAMES_PER_MS, /* of what is before and after the sound */
    EDGE_FRAMES = 5 * FRAMES_PER_MS,
};
/* Below the peak by this much, what comes before the sound and after it is silence. */
static const double SILENT_DB = -54;
static const double NOTHING = 1e-9; /* a peak below this cannot be made loud */

void pcm_release(struct pcm *p)
{
    free(p->samples);
    *p = (struct pcm){0};
}

static double peak_of(const struct pcm *p)
{
    double peak = 0;
    for (size_t i = 0; i < p->frames * (size_t) p->channels; i++)
        peak = MAX(peak, fabs((double) p->samples[i]));
    return peak;
}

static bool all_numbers(const struct pcm *p)
{
    for (size_t i = 0; i < p->frames * (size_t) p->channels; i++)
        if (!isfinite(p->samples[i]))
            return false;
    return true;
}

static void take_out_direct_current(struct pcm *p)
{
    size_t step = (size_t) p->channels;
    for (size_t c = 0; c < step; c++) {
        double sum = 0;
        for (size_t i = 0; i < p->frames; i++)
            sum += (double) p->samples[i * step + c];
        float mean = (float) (sum / (double) p->frames);
        for (size_t i = 0; i < p->frames; i++)
            p->samples[i * step + c] -= mean;
    }
}

static bool is_silent(const struct pcm *p, size_t frame, double floor)
{
    size_t step = (size_t) p->channels;
    for (size_t c = 0; c < step; c++)
        if (fabs((double) p->samples[frame * step + c]) > floor)
            return false;
    return true;
}

/* The part that is heard: p then looks at less of its memory, which stays where it is. */
static struct pcm heard_part(const struct pcm *p, double peak)
{
    double floor = peak * wave_gain(SILENT_DB);
    size_t first = 0, last = p->frames - 1;
    while (first < last && is_silent(p, first, floor))
        first++;
    while (last > first && is_silent(p, last, floor))
        last--;
    first -= MIN(first, (size_t) KEPT_FRAMES);
    last = MIN(last + KEPT_FRAMES, p->frames - 1);
    struct pcm part = *p;
    part.samples += first * (size_t) p->channels;
    part.frames = last - first + 1;
    return part;
}

static void round_ends(struct pcm *p)
{
    size_t step = (size_t) p->channels, edge = MIN((size_t) EDGE_FRAMES, p->frames / 2);
    for (size_t i = 0; i < edge; i++) {
        float gain = (float) wave_ease((double) i / (double) edge);
        for (size_t c = 0; c < step; c++) {
            p->samples[i * step + c] *= gain;
            p->samples[(p->frames - 1 - i) * step + c] *= gain;
        }
    }
}

/* RMS of the loudest SAMPLE_LOUD_MS, or of all where it is shorter. */
static double sample_loudness(const struct pcm *p)
{
    size_t step = (size_t) p->channels, window = MIN((size_t) LOUD_FRAMES, p->frames);
    double power = 0, loudest = 0;
    for (size_t i = 0; i < p->frames * step; i++) {
        double in = (double) p->samples[i];
        power += in * in;
        if (i >= window * step) {
            double out = (double) p->samples[i - window * step];
            power -= out * out;
        }
        loudest = MAX(loudest, power);
    }
    return window ? sqrt(loudest / (double) (window * step)) : 0;
}

/* 16 bits at full scale; `gain` makes of its peak what is wanted. */
static struct sample keep(const struct pcm *p, double peak, double gain, struct arena *a)
{
    size_t count = p->frames * (size_t) p->channels;
    int16_t *pcm = arena_array(a, count, sizeof *pcm);
    double scale = peak > 0 ? FULL_SCALE / peak : 0;
    for (size_t i = 0; i < count; i++)
        pcm[i] = (int16_t) lrint((double) p->samples[i] * scale);
    return (struct sample){pcm, p->frames, p->channels, (float) (gain * peak / FULL_SCALE)};
}

struct sample sample_at_peak(const struct pcm *p, double peak_db, struct arena *a)
{
    double peak = peak_of(p);
    return keep(p, peak, peak > 0 ? wave_gain(peak_db) / peak : 0, a);
}

bool sample_make(struct pcm *p, const struct sample_level *level, struct arena *a,
                 struct sample *out)
{
    if (p->frames == 0 || p->rate_hz != SOUND_RATE_HZ || !all_numbers(p))
        return false;
    take_out_direct_current(p);
    double peak = peak_of(p);
    if (!(peak > NOTHING))
        return false;
    struct pcm part = heard_part(p, peak);
    round_ends(&part);
    peak = peak_of(&part);
    double loud = wave_gain(level->loudness_db) / sample_loudness(&part);
    double gain = MIN(loud, wave_gain(level->peak_db) / peak);
    *out = keep(&part, peak, gain, a);
    return isfinite(out->gain);
}
