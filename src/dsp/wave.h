/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_WAVE_H
#define LIMBER_DSP_WAVE_H

#include <math.h>
#include <stdint.h>

/*
 * The small parts sounds are made of. All of it may run in the audio callback:
 * no allocation, no locks, libm at most.
 */
#define WAVE_PI 3.14159265358979323846

/* 0 to 1 along half a cosine: no corner at either end, so no click. x outside 0..1 is clamped. */
static inline double wave_ease(double x)
{
    return x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - 0.5 * cos(WAVE_PI * x);
}

static inline double wave_gain(double db)
{
    return exp2(db * 0.166096404744368117); /* 10^(db/20), log2(10)/20 */
}

/* White noise, -1 to 1: xorshift (Marsaglia 2003). *state must not be 0. */
static inline float noise_white(uint32_t *state)
{
    uint32_t x = *state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    *state = x;
    return (float) (int32_t) x * (1.0F / 2147483648.0F);
}

/* Pink noise, the same power in every octave: Paul Kellet's economy filter. */
struct noise_pink {
    uint32_t state;
    float low, middle, high;
};

static inline float noise_pink(struct noise_pink *n)
{
    float white = noise_white(&n->state);
    n->low = 0.99765F * n->low + white * 0.0990460F;
    n->middle = 0.96300F * n->middle + white * 0.2965164F;
    n->high = 0.57000F * n->high + white * 1.0526913F;
    return (n->low + n->middle + n->high + white * 0.1848F) * 0.2F;
}

/* A band-pass, 0 dB at its centre (Bristow-Johnson, "Audio EQ Cookbook"), transposed form II. */
struct band {
    float b0, a1, a2; /* b1 is 0, b2 is -b0 */
    float z1, z2;
};

static inline void band_tune(struct band *f, double hz, double q, double rate_hz)
{
    double w = 2 * WAVE_PI * hz / rate_hz, alpha = sin(w) / (2 * q), a0 = 1 + alpha;
    f->b0 = (float) (alpha / a0);
    f->a1 = (float) (-2 * cos(w) / a0);
    f->a2 = (float) ((1 - alpha) / a0);
}

static inline float band_run(struct band *f, float x)
{
    float y = f->b0 * x + f->z1;
    f->z1 = f->z2 - f->a1 * y;
    f->z2 = -f->b0 * x - f->a2 * y;
    return y;
}

#endif
