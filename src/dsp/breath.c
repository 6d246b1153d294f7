/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/breath.h"

#include "base/base.h"
#include "dsp/sound.h"

#include <math.h>

/* Air is two bands, the throat's and a weaker one above it. */
static const double AIR_Q[2] = {1.1, 1.6}, AIR_RATIO[2] = {1, 2.6};
static const float AIR_SHARE[2] = {1, 0.35F};
/* … through a one-pole low-pass near 3 kHz: breath, not hiss. */
static const float AIR_SOFTEN = 0.32F;
/*
 * The layers on the left and the right are this much out of tune, up and down: a beat every
 * three seconds or so. They begin half a period apart, so that one ear swells while the other
 * ebbs and the two together stand still.
 */
static const double DETUNE[BREATH_LAYERS] = {0, 0.0012, -0.0012};
static const uint32_t START_PHASE[BREATH_LAYERS] = {0, 0, 0x80000000U};
/* A breath too short for its rise and fall gives them these shares of its length. */
static const double RISE_SHARE_MAX = 0.45, FALL_SHARE_MAX = 0.5;
/* Of a tone at its darkest each harmonic is this much weaker than the one below it. */
static const double DARK_DB = -6;
static const double JOIN_S = 0.03;
static const uint32_t AIR_SEED = 0x2545f491U;
static const double TURNS = 4294967296.0 / SOUND_RATE_HZ; /* phase a frame at 1 Hz */

static void fill_table(float *table, const struct recipe_breath *r, double tilt_db)
{
    double power = 0;
    for (size_t k = 0; k < r->n_harmonics; k++) {
        double a = wave_gain(r->harmonics_db[k] + tilt_db * (double) k);
        power += a * a / 2;
    }
    for (size_t i = 0; i <= BREATH_TABLE_FRAMES; i++) {
        double sum = 0, x = 2 * WAVE_PI * (double) (i % BREATH_TABLE_FRAMES) / BREATH_TABLE_FRAMES;
        for (size_t k = 0; k < r->n_harmonics; k++)
            sum += wave_gain(r->harmonics_db[k] + tilt_db * (double) k) * sin((double) (k + 1) * x);
        table[i] = (float) (sum / sqrt(power));
    }
}

static void tune_air(struct band bands[2], double hz)
{
    for (size_t i = 0; i < 2; i++)
        band_tune(&bands[i], MIN(hz * AIR_RATIO[i], 0.4 * SOUND_RATE_HZ), AIR_Q[i], SOUND_RATE_HZ);
}

static float air_next(struct breath_voice *v)
{
    float x = noise_pink(&v->pink);
    x = band_run(&v->bands[0], x) * AIR_SHARE[0] + band_run(&v->bands[1], x) * AIR_SHARE[1];
    v->air += (x - v->air) * AIR_SOFTEN;
    return v->air;
}

/* Pink noise has the same power in every band of the same Q: one second tells the level. */
static double air_rms(double hz)
{
    struct breath_voice v = {.pink = {.state = AIR_SEED}};
    double power = 0;
    tune_air(v.bands, hz);
    for (int i = 0; i < SOUND_RATE_HZ; i++) {
        double x = (double) air_next(&v);
        power += x * x;
    }
    return sqrt(power / SOUND_RATE_HZ);
}

void breath_tone_init(struct breath_tone *t, const struct recipe_breath *recipe, double level_db)
{
    t->recipe = *recipe;
    t->gain = (float) wave_gain(level_db);
    t->air_gain = 0;
    if (recipe->air_db > RECIPE_SILENT_DB)
        t->air_gain = (float) (wave_gain(level_db + recipe->air_db) /
                               air_rms(sqrt(recipe->air_hz[0] * recipe->air_hz[1])));
    fill_table(t->dark, recipe, DARK_DB);
    fill_table(t->bright, recipe, 0);
}

static double between(const double ends[2], double x)
{
    return ends[0] + (ends[1] - ends[0]) * x;
}

static double glide_hz(const double ends[2], double x)
{
    return ends[0] * pow(ends[1] / ends[0], x);
}

static float amplitude_at(const struct breath_voice *v, size_t position)
{
    const struct recipe_breath *r = &v->tone->recipe;
    double length = (double) v->length, p = (double) position;
    double rise = MIN(r->rise_s * SOUND_RATE_HZ, RISE_SHARE_MAX * length);
    double fall = MIN(r->fall_s * SOUND_RATE_HZ, FALL_SHARE_MAX * length);
    double a = wave_gain(between(r->swell_db, p / length));
    a *= wave_ease(p / rise) * wave_ease((length - p) / fall);
    if (v->joined > 0)
        a *= wave_ease((p - (double) v->joined) / (JOIN_S * SOUND_RATE_HZ));
    return (float) a;
}

static float brightness_at(const struct breath_voice *v, size_t position)
{
    return (float) between(v->tone->recipe.bright,
                           wave_ease((double) position / (double) v->length));
}

/* Straight lines from here to BREATH_STEP_FRAMES on, or to the end. */
static void draw_lines(struct breath_voice *v)
{
    const struct recipe_breath *r = &v->tone->recipe;
    size_t here = v->position, there = MIN(here + BREATH_STEP_FRAMES, v->length);
    float span = (float) (there - here);
    double x = wave_ease((double) (here + there) / 2 / (double) v->length);
    v->left = there - here;
    v->amplitude.value = amplitude_at(v, here);
    v->amplitude.step = (amplitude_at(v, there) - v->amplitude.value) / span;
    v->brightness.value = brightness_at(v, here);
    v->brightness.step = (brightness_at(v, there) - v->brightness.value) / span;
    for (size_t i = 0; i < BREATH_LAYERS; i++)
        v->turn[i] = (uint32_t) lrint(glide_hz(r->pitch_hz, x) * TURNS * (1 + DETUNE[i]));
    if (v->tone->air_gain > 0)
        tune_air(v->bands, glide_hz(r->air_hz, x));
}

void breath_begin(struct breath_voice *v, const struct breath_tone *t, size_t length, size_t from)
{
    *v = (struct breath_voice){.tone = t,
                               .length = length,
                               .position = MIN(from, length),
                               .joined = from,
                               .pink = {.state = AIR_SEED}};
    for (size_t i = 0; i < BREATH_LAYERS; i++)
        v->phase[i] = START_PHASE[i];
}

static float table_at(const float *table, uint32_t phase)
{
    enum { REST_BITS = 32 - BREATH_TABLE_BITS };
    uint32_t i = phase >> REST_BITS;
    float x = (float) (phase & ((1U << REST_BITS) - 1)) * (1.0F / (1U << REST_BITS));
    return table[i] + (table[i + 1] - table[i]) * x;
}

static float layer_next(struct breath_voice *v, size_t i)
{
    float dark = table_at(v->tone->dark, v->phase[i]);
    float bright = table_at(v->tone->bright, v->phase[i]);
    v->phase[i] += v->turn[i];
    return dark + (bright - dark) * v->brightness.value;
}

void breath_next(struct breath_voice *v, float out[2])
{
    if (v->left == 0)
        draw_lines(v);
    float width = (float) v->tone->recipe.width;
    float middle = (1 - width) * layer_next(v, 0);
    float sides[2] = {width * layer_next(v, 1), width * layer_next(v, 2)};
    float air = v->tone->air_gain > 0 ? v->tone->air_gain * air_next(v) : 0;
    for (size_t i = 0; i < 2; i++)
        out[i] = v->amplitude.value * (v->tone->gain * (middle + sides[i]) + air);
    v->amplitude.value += v->amplitude.step;
    v->brightness.value += v->brightness.step;
    v->left--;
    v->position++;
}
