/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_SOUND_CHECK_H
#define LIMBER_TESTS_SOUND_CHECK_H

#include <math.h>
#include <stddef.h>

/* Measures of sound for the tests of dsp and audio. `step` is 1 for mono, 2 for one side of two. */

static inline double sound_peak(const float *x, size_t frames, size_t step)
{
    double peak = 0;
    for (size_t i = 0; i < frames; i++)
        peak = fmax(peak, fabs((double) x[i * step]));
    return peak;
}

static inline double sound_rms(const float *x, size_t frames, size_t step)
{
    double power = 0;
    for (size_t i = 0; i < frames; i++)
        power += (double) x[i * step] * (double) x[i * step];
    return sqrt(power / (double) frames);
}

/* The sharpest corner: what a click is made of. */
static inline double sound_corner(const float *x, size_t frames, size_t step)
{
    double corner = 0;
    for (size_t i = 2; i < frames; i++)
        corner = fmax(corner, fabs((double) x[i * step] - 2 * (double) x[(i - 1) * step] +
                                   (double) x[(i - 2) * step]));
    return corner;
}

/* Amplitude of one frequency (Goertzel), through a Hann window. */
static inline double sound_tone(const float *x, size_t frames, size_t step, double hz)
{
    const double pi = 3.14159265358979323846;
    double re = 0, im = 0;
    for (size_t i = 0; i < frames; i++) {
        double w = 0.5 - 0.5 * cos(2 * pi * (double) i / (double) frames);
        double a = 2 * pi * hz * (double) i / 48000;
        re += (double) x[i * step] * w * cos(a);
        im += (double) x[i * step] * w * sin(a);
    }
    return 4 * hypot(re, im) / (double) frames;
}

/* The strongest frequency between two, to the given step. */
static inline double sound_pitch(const float *x, size_t frames, size_t step, double low_hz,
                                 double high_hz, double by_hz)
{
    double best_hz = 0, best = 0;
    for (double hz = low_hz; hz <= high_hz; hz += by_hz) {
        double a = sound_tone(x, frames, step, hz);
        if (a > best) {
            best = a;
            best_hz = hz;
        }
    }
    return best_hz;
}

static inline double sound_db(double amplitude)
{
    return 20 * log10(amplitude + 1e-12);
}

#endif
