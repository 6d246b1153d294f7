/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/struck.h"

#include "base/base.h"
#include "dsp/sound.h"
#include "dsp/wave.h"

#include <math.h>
#include <stdint.h>

/* Of a mode with a beat: equal halves would cancel out now and then, these breathe by 8 dB. */
static const double BEAT_SHARES[2] = {0.7, 0.3};
static const double AUDIBLE_MAX_HZ = 0.45 * SOUND_RATE_HZ;
/* A mode is left alone once it is this much below where the note began. */
static const double MODE_END_DB = -100;
static const uint32_t STRIKE_SEED = 0x9e3779b9U;

size_t struck_frames(const struct recipe_struck *s)
{
    return (size_t) lrint(s->length_s * SOUND_RATE_HZ);
}

/* The part of the sound that one note writes to: from its start to the end of all. */
struct stretch {
    float *frames;
    size_t count;
    size_t attack;
};

static double attack_at(const struct stretch *to, size_t i)
{
    return i < to->attack ? wave_ease((double) i / (double) to->attack) : 1;
}

/* One decaying sine as a rotating vector: two multiplications a frame and no drift to hear. */
static void add_sine(const struct stretch *to, double hz, double amplitude, double decay_s)
{
    if (hz >= AUDIBLE_MAX_HZ)
        return;
    double shrink = pow(10, -3 / (decay_s * SOUND_RATE_HZ)); /* -60 dB after decay_s */
    double turn = 2 * WAVE_PI * hz / SOUND_RATE_HZ;
    double re_step = shrink * cos(turn), im_step = shrink * sin(turn);
    double ends_s = decay_s * (MODE_END_DB - 20 * log10(amplitude)) / -60;
    size_t ends = ends_s <= 0 ? 0 : MIN(to->count, (size_t) (ends_s * SOUND_RATE_HZ));
    double re = amplitude, im = 0;
    for (size_t i = 0; i < ends; i++) {
        to->frames[i] += (float) (im * attack_at(to, i));
        double next = re * re_step - im * im_step;
        im = re * im_step + im * re_step;
        re = next;
    }
}

static void add_note(const struct stretch *to, const struct recipe_struck *s,
                     const struct recipe_note *note)
{
    for (size_t i = 0; i < s->n_modes; i++) {
        const struct recipe_mode *m = &s->modes[i];
        double hz = note->pitch_hz * m->ratio;
        double amplitude = wave_gain(note->level_db + m->level_db);
        if (m->beat_hz <= 0) {
            add_sine(to, hz, amplitude, m->decay_s);
            continue;
        }
        add_sine(to, hz - m->beat_hz / 2, amplitude * BEAT_SHARES[0], m->decay_s);
        add_sine(to, hz + m->beat_hz / 2, amplitude * BEAT_SHARES[1], m->decay_s);
    }
}

static void add_strike(const struct stretch *to, const struct recipe_strike *strike, double note_db)
{
    if (strike->level_db <= RECIPE_SILENT_DB)
        return;
    struct band band = {0};
    band_tune(&band, strike->pitch_hz, 1.2, SOUND_RATE_HZ);
    uint32_t seed = STRIKE_SEED;
    double amplitude = wave_gain(strike->level_db + note_db);
    double shrink = pow(10, -3 / (strike->decay_s * SOUND_RATE_HZ));
    size_t frames = MIN(to->count, (size_t) (2 * strike->decay_s * SOUND_RATE_HZ));
    for (size_t i = 0; i < frames; i++) {
        to->frames[i] +=
            (float) ((double) band_run(&band, noise_white(&seed)) * amplitude * attack_at(to, i));
        amplitude *= shrink;
    }
}

/* Scales to a peak of 1 and closes the end. */
static void finish(float *out, size_t frames, double release_s)
{
    size_t release = MIN(frames, (size_t) (release_s * SOUND_RATE_HZ));
    for (size_t i = 0; i < release; i++)
        out[frames - 1 - i] *= (float) wave_ease((double) i / (double) release);
    float peak = 0;
    for (size_t i = 0; i < frames; i++)
        peak = MAX(peak, fabsf(out[i]));
    for (size_t i = 0; i < frames && peak > 0; i++)
        out[i] /= peak;
}

void struck_render(const struct recipe_struck *s, float *out, size_t frames)
{
    for (size_t i = 0; i < s->n_notes; i++) {
        const struct recipe_note *note = &s->notes[i];
        size_t start = MIN(frames, (size_t) lrint(note->at_s * SOUND_RATE_HZ));
        struct stretch to = {out + start, frames - start,
                             (size_t) (s->attack_s * SOUND_RATE_HZ) + 1};
        add_note(&to, s, note);
        add_strike(&to, &s->strike, note->level_db);
    }
    finish(out, frames, s->release_s);
}
