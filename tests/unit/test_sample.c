/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dsp/sample: from whatever a file holds to something that sits well beside our own sounds. */
#include "base/base.h"
#include "dsp/sample.h"
#include "dsp/sound.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdlib.h>

static struct arena arena;
static const struct sample_level level = {-20, -9};

static int free_arena(void **state)
{
    (void) state;
    arena_release(&arena);
    return 0;
}

static struct pcm silence(size_t frames, int channels)
{
    return (struct pcm){calloc(frames * (size_t) channels, sizeof(float)), frames, channels,
                        SOUND_RATE_HZ};
}

/* A tone of 500 Hz from frame `from` to frame `to`. */
static struct pcm tone(size_t frames, int channels, size_t from, size_t to, double amplitude)
{
    struct pcm p = silence(frames, channels);
    for (size_t i = from; i < to; i++)
        for (int c = 0; c < channels; c++)
            p.samples[i * (size_t) channels + (size_t) c] =
                (float) (amplitude * sin(2 * 3.14159265358979 * 500 * (double) i / SOUND_RATE_HZ));
    return p;
}

/* What is heard of it, left or right; free() it. */
static float *heard(const struct sample *s, int side)
{
    float *x = calloc(s->frames, sizeof *x), pair[2];
    for (size_t i = 0; i < s->frames; i++) {
        sample_frame(s, i, pair);
        x[i] = pair[side];
    }
    return x;
}

static void sample__loud_or_quiet__is_brought_to_its_level(void **state)
{
    (void) state;
    static const double amplitudes[] = {1e-7, 0.001, 0.5, 1, 700, 1e30};
    for (size_t i = 0; i < ARRAY_LEN(amplitudes); i++) {
        struct pcm p = tone(SOUND_RATE_HZ, 1, 0, SOUND_RATE_HZ, amplitudes[i]);
        struct sample s;
        assert_true(sample_make(&p, &level, &arena, &s));
        float *x = heard(&s, 0);
        assert_true(fabs(sound_db(sound_rms(x + 9600, 9600, 1)) + 20) < 0.1);
        free(x);
        pcm_release(&p);
    }
}

static void sample__short__meets_its_peak_first(void **state)
{
    (void) state;
    struct pcm p = silence(SOUND_RATE_HZ, 2);
    for (size_t i = 0; i < 40; i++)
        p.samples[2 * (20000 + i)] = p.samples[2 * (20000 + i) + 1] = i % 2 ? 0.01F : -0.01F;
    struct sample s;
    assert_true(sample_make(&p, &level, &arena, &s));
    float *x = heard(&s, 1);
    assert_true(fabs(sound_db(sound_peak(x, s.frames, 1)) + 9) < 0.1);
    free(x);
    pcm_release(&p);
}

static void sample__silence_round_it__is_cut_off(void **state)
{
    (void) state;
    struct pcm p = tone(3 * SOUND_RATE_HZ, 2, SOUND_RATE_HZ, SOUND_RATE_HZ + 4800, 0.2);
    struct sample s;
    assert_true(sample_make(&p, &level, &arena, &s));
    assert_int_equal(s.channels, 2);
    assert_in_range(s.frames, 4800 + 2 * 200, 4800 + 2 * 250);
    pcm_release(&p);
}

static void sample__ends__do_not_click(void **state)
{
    (void) state;
    struct pcm p = silence(4800, 1);
    for (size_t i = 0; i < p.frames; i++)
        p.samples[i] = (float) (0.4 + 0.5 * cos((double) i / 16)); /* begins and ends amid a wave */
    struct sample s;
    assert_true(sample_make(&p, &level, &arena, &s));
    float *x = heard(&s, 0);
    assert_true(fabs((double) x[0]) < 1e-4 && fabs((double) x[s.frames - 1]) < 1e-4);
    double inside = sound_corner(x + 1000, 2000, 1);
    assert_true(sound_corner(x, s.frames, 1) < 1.5 * inside);
    double sum = 0;
    for (size_t i = 500; i < 500 + 3016; i++) /* thirty waves */
        sum += (double) x[i];
    assert_true(fabs(sum / 3016) < 0.005); /* the direct current is gone */
    free(x);
    pcm_release(&p);
}

static void sample__sides__stay_apart(void **state)
{
    (void) state;
    struct pcm p = tone(4800, 2, 0, 4800, 0.5);
    for (size_t i = 0; i < p.frames; i++)
        p.samples[2 * i + 1] *= 0.1F;
    struct sample s;
    assert_true(sample_make(&p, &level, &arena, &s));
    float *left = heard(&s, 0), *right = heard(&s, 1);
    double apart = sound_db(sound_rms(left, s.frames, 1)) - sound_db(sound_rms(right, s.frames, 1));
    assert_true(fabs(apart - 20) < 0.2);
    free(left);
    free(right);
    pcm_release(&p);
}

static void sample__nothing_to_hear__is_refused(void **state)
{
    (void) state;
    struct sample s;
    struct pcm p = silence(4800, 1);
    assert_false(sample_make(&p, &level, &arena, &s));
    for (size_t i = 0; i < p.frames; i++)
        p.samples[i] = 0.7F; /* nothing but a direct current */
    assert_false(sample_make(&p, &level, &arena, &s));
    p.samples[17] = NAN;
    assert_false(sample_make(&p, &level, &arena, &s));
    p.samples[17] = INFINITY;
    assert_false(sample_make(&p, &level, &arena, &s));
    p.samples[17] = 0;
    p.rate_hz = 44100;
    assert_false(sample_make(&p, &level, &arena, &s));
    p.frames = 0;
    assert_false(sample_make(&p, &level, &arena, &s));
    pcm_release(&p);
}

static void sample__one_frame__is_refused_or_silent_never_a_fault(void **state)
{
    (void) state;
    for (size_t frames = 1; frames < 12; frames++) {
        struct pcm p = silence(frames, 2);
        p.samples[0] = 0.5F;
        struct sample s = {0};
        if (sample_make(&p, &level, &arena, &s)) {
            float *x = heard(&s, 0);
            assert_true(sound_peak(x, s.frames, 1) <= 0.36);
            free(x);
        }
        pcm_release(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample__loud_or_quiet__is_brought_to_its_level),
        cmocka_unit_test(sample__short__meets_its_peak_first),
        cmocka_unit_test(sample__silence_round_it__is_cut_off),
        cmocka_unit_test(sample__ends__do_not_click),
        cmocka_unit_test(sample__sides__stay_apart),
        cmocka_unit_test(sample__nothing_to_hear__is_refused),
        cmocka_unit_test(sample__one_frame__is_refused_or_silent_never_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
