/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dsp/mixer and dsp/bank: when a sound begins, what happens when it is late, no clicks ever. */
#include "dsp/mixer.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#define MS ((int64_t) 1000000)
enum { SECOND = SOUND_RATE_HZ };
static const enum sound_id STRUCK = SOUND_START, SHAPED = SOUND_BREATH_IN;

static struct bank bank;
static struct arena arena;

static int fill_bank(void **state)
{
    (void) state;
    struct recipe struck = {.kind = RECIPE_STRUCK,
                            .level_db = -9,
                            .struck = {.length_s = 0.5,
                                       .attack_s = 0.002,
                                       .release_s = 0.1,
                                       .notes = {{0, 700, 0}},
                                       .n_notes = 1,
                                       .modes = {{1, 0, 1, 0}},
                                       .n_modes = 1,
                                       .strike = {RECIPE_SILENT_DB, 1000, 0.01}}};
    struct recipe shaped = {.kind = RECIPE_BREATH,
                            .level_db = -20,
                            .breath = {.pitch_hz = {220, 330},
                                       .bright = {0, 1},
                                       .rise_s = 0.1,
                                       .fall_s = 0.3,
                                       .n_harmonics = 2,
                                       .harmonics_db = {0, -10},
                                       .width = 0.2,
                                       .air_db = -14,
                                       .air_hz = {500, 1000}}};
    bank_set(&bank, STRUCK, &struck, &arena);
    bank_set(&bank, SHAPED, &shaped, &arena);
    return 0;
}

static int empty_bank(void **state)
{
    (void) state;
    arena_release(&arena);
    return 0;
}

static struct sound_cue cue_at(int64_t at_ns, enum sound_id sound)
{
    return (struct sound_cue){.at_ns = at_ns,
                              .duration_ms = 1000,
                              .max_late_ms = 100,
                              .sound = (uint16_t) sound,
                              .group = SOUND_GROUP_CUES};
}

/* Renders from frame `from` in blocks of `block` frames; the time of frame 0 is 0. */
static void render(struct mixer *m, float *out, size_t from, size_t frames, size_t block)
{
    for (size_t at = from; at < from + frames;) {
        size_t n = block < from + frames - at ? block : from + frames - at;
        mixer_render(m, out + 2 * at, n,
                     (struct mixer_block){sound_ns_of_frames((int64_t) at), 1e9 / SOUND_RATE_HZ});
        at += n;
    }
}

static float *silence(size_t frames)
{
    return calloc(2 * frames, sizeof(float));
}

static size_t first_heard(const float *x, size_t frames)
{
    size_t i = 0;
    while (i < frames && x[2 * i] == 0)
        i++;
    return i;
}

static void mixer__cue__begins_on_its_frame(void **state)
{
    (void) state;
    static const int64_t frames[] = {0, 1, 999, 1000, 1023, 1024, 47999};
    float *x = silence(2 * SECOND);
    for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
        struct mixer m;
        struct sound_cue c = cue_at(sound_ns_of_frames(frames[i]), STRUCK);
        mixer_init(&m, &bank);
        mixer_play(&m, &c);
        render(&m, x, 0, 2 * SECOND, 1024);
        size_t first = first_heard(x, 2 * SECOND);
        /* The attack starts from nothing: the first frames round to 0. */
        assert_in_range(first, frames[i], frames[i] + 4);
        assert_int_equal(x[2 * first] == x[2 * first + 1], 1);
        struct mixer_voice *v = &m.voices[0];
        assert_int_equal(v->state, VOICE_FREE);
        assert_true(mixer_silent(&m));
    }
    free(x);
}

static void mixer__blocks__of_any_size_give_the_same_bits(void **state)
{
    (void) state;
    static const size_t blocks[] = {1, 64, 417, 1024, 4096, 511};
    enum { FRAMES = 3 * SECOND };
    float *want = silence(FRAMES), *got = silence(FRAMES);
    for (size_t b = 0; b < sizeof blocks / sizeof blocks[0]; b++) {
        struct mixer m;
        mixer_init(&m, &bank);
        mixer_set_volume(&m, -6, false);
        for (int i = 0; i < 28; i++) {
            struct sound_cue c = cue_at((100 + 83 * i) * MS, i % 3 ? STRUCK : SHAPED);
            c.duration_ms = 700 + i;
            c.gain_db = (float) -i;
            mixer_play(&m, &c);
        }
        render(&m, b ? got : want, 0, FRAMES, blocks[b]);
        if (b)
            assert_memory_equal(got, want, 2 * FRAMES * sizeof *want);
    }
    assert_true(sound_peak(want, FRAMES, 2) > 0.1);
    free(want);
    free(got);
}

/* Asked for as they come due, slots are free at other times for each size: that may not show. */
static void mixer__blocks__of_any_size_reuse_voices_alike(void **state)
{
    (void) state;
    static const size_t blocks[] = {64, 1000, 4096};
    enum { FRAMES = 8 * SECOND, CUES = 90 };
    float *want = silence(FRAMES), *got = silence(FRAMES);
    for (size_t b = 0; b < sizeof blocks / sizeof blocks[0]; b++) {
        struct mixer m;
        int next = 0;
        mixer_init(&m, &bank);
        for (size_t at = 0; at < FRAMES; at += blocks[b]) {
            size_t n = blocks[b] < FRAMES - at ? blocks[b] : FRAMES - at;
            for (; next < CUES && (size_t) (next * 77 * 48) < at + n; next++) {
                struct sound_cue c = cue_at(next * 77 * MS, next % 4 ? STRUCK : SHAPED);
                c.duration_ms = 200 + 37 * (next % 11);
                c.gain_db = (float) -(next % 7);
                mixer_play(&m, &c);
            }
            render(&m, b ? got : want, at, n, n);
        }
        assert_int_equal(m.dropped + m.late, 0);
        if (b)
            assert_memory_equal(got, want, 2 * FRAMES * sizeof *want);
    }
    free(want);
    free(got);
}

static void mixer__late__begins_at_once_or_is_dropped(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue late = cue_at(-90 * MS, STRUCK), too_late = cue_at(-101 * MS, STRUCK);
    mixer_play(&m, &late);
    mixer_play(&m, &too_late);
    render(&m, x, 0, SECOND, 1024);
    assert_int_equal(m.late, 1);
    assert_int_equal(m.dropped, 1);
    assert_in_range(first_heard(x, SECOND), 0, 4);
    /* whole: it still lasts half a second */
    assert_true(sound_peak(x + 2 * (SECOND / 2 - 2000), 1000, 2) > 1e-5);
    free(x);
}

static void mixer__late_breath__joins_and_ends_on_time(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue c = cue_at(-600 * MS, SHAPED), over = cue_at(-1000 * MS, SHAPED);
    c.max_late_ms = over.max_late_ms = INT32_MAX;
    mixer_play(&m, &c);
    mixer_play(&m, &over);
    render(&m, x, 0, SECOND, 512);
    assert_int_equal(m.late, 1);
    assert_int_equal(m.dropped, 1);
    size_t end = SECOND * 4 / 10; /* 1000 ms - 600 ms */
    assert_true(sound_peak(x, 4800, 2) > 0.02);
    assert_true(sound_peak(x + 2 * end, SECOND - end, 2) == 0);
    assert_true(sound_peak(x + 2 * (end - 960), 900, 2) > 1e-6);
    free(x);
}

/* A recording in the place of a breath: whole where it fits, else out with the breath. */
static void mixer__sample_for_a_breath__goes_out_with_it(void **state)
{
    (void) state;
    static const int32_t breaths_ms[] = {300, 420, 900};
    struct bank own = bank;
    bank_set_sample(&own, SHAPED, &bank.sounds[STRUCK].sample);
    double steady = 0;
    for (size_t i = 0; i < 3; i++) {
        for (int late_ms = 0; late_ms <= 200; late_ms += 200) {
            float *x = silence(SECOND);
            struct mixer m;
            mixer_init(&m, &own);
            struct sound_cue c = cue_at(-late_ms * MS, SHAPED);
            c.duration_ms = breaths_ms[i];
            c.max_late_ms = INT32_MAX;
            mixer_play(&m, &c);
            render(&m, x, 0, SECOND, 417);
            size_t end = (size_t) MIN(breaths_ms[i] - late_ms, 500) * 48;
            if (i == 0 && late_ms == 0)
                steady = sound_corner(x, 2400, 2);
            assert_true(sound_peak(x + 2 * (end - 480), 470, 2) > 1e-6);
            assert_true(sound_peak(x + 2 * end, SECOND - end, 2) == 0);
            assert_true(sound_corner(x, SECOND, 2) < steady * 1.1);
            free(x);
        }
    }
}

static void mixer__flush__fades_without_a_click(void **state)
{
    (void) state;
    enum { CUT = SECOND / 4, FADE = 40 * 48 };
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue c = cue_at(0, STRUCK), later = cue_at(300 * MS, STRUCK);
    mixer_play(&m, &c);
    mixer_play(&m, &later);
    render(&m, x, 0, CUT, 1024);
    mixer_flush(&m, SOUND_GROUP_ALL, 40);
    render(&m, x, CUT, SECOND - CUT, 1024);
    double steady = sound_corner(x + 2 * 4800, CUT - 4800 - 10, 2);
    double around = sound_corner(x + 2 * (CUT - 10), SECOND - CUT, 2);
    assert_true(sound_peak(x + 2 * CUT, FADE / 2, 2) > 0.03);
    assert_true(sound_peak(x + 2 * (CUT + FADE), SECOND - CUT - FADE, 2) == 0);
    assert_true(around < steady * 1.1);
    assert_true(mixer_silent(&m));
    free(x);
}

static void mixer__flush_again__never_takes_longer_and_never_clicks(void **state)
{
    (void) state;
    static const int fades_ms[][2] = {{30, 200}, {200, 30}};
    enum { CUT = SECOND / 4, AGAIN = CUT + 100 * 48 + 17, END = AGAIN + 31 * 48 };
    float *x = silence(SECOND);
    for (size_t i = 0; i < 2; i++) {
        struct mixer m;
        mixer_init(&m, &bank);
        struct sound_cue c = cue_at(0, STRUCK);
        mixer_play(&m, &c);
        render(&m, x, 0, CUT, 480);
        mixer_flush(&m, SOUND_GROUP_ALL, fades_ms[i][0]);
        render(&m, x, CUT, AGAIN - CUT, 480);
        mixer_flush(&m, SOUND_GROUP_ALL, fades_ms[i][1]);
        render(&m, x, AGAIN, SECOND - AGAIN, 480);
        double steady = sound_corner(x + 2 * 4800, CUT - 4800 - 10, 2);
        assert_true(sound_corner(x + 2 * (CUT - 10), SECOND - CUT, 2) < steady * 1.1);
        assert_true(sound_peak(x + 2 * END, SECOND - END, 2) == 0);
    }
    free(x);
}

static void mixer__flush__leaves_other_groups(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue c = cue_at(500 * MS, STRUCK), breath = cue_at(100 * MS, SHAPED);
    breath.group = SOUND_GROUP_BREATH;
    mixer_play(&m, &c);
    mixer_play(&m, &breath);
    mixer_flush(&m, SOUND_GROUP_BREATH, 40);
    render(&m, x, 0, SECOND, 1024);
    assert_in_range(first_heard(x, SECOND), SECOND / 2, SECOND / 2 + 4);
    free(x);
}

static void mixer__voices__are_bounded(void **state)
{
    (void) state;
    struct mixer m;
    mixer_init(&m, &bank);
    for (int i = 0; i < MIXER_VOICES + 5; i++) {
        struct sound_cue c = cue_at(i * 10 * MS, STRUCK);
        mixer_play(&m, &c);
    }
    assert_int_equal(m.dropped, 5);
    struct sound_cue unknown = cue_at(0, N_SOUNDS), missing = cue_at(0, SOUND_REST);
    mixer_play(&m, &unknown); /* not there: nothing to play, nothing to count */
    mixer_play(&m, &missing);
    assert_int_equal(m.dropped, 5);
}

static void mixer__peak__stays_below_one_decibel_under_full(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    for (int i = 0; i < MIXER_VOICES; i++) {
        struct sound_cue c = cue_at(10 * MS, STRUCK);
        mixer_play(&m, &c);
    }
    render(&m, x, 0, SECOND, 1024);
    double db = sound_db(sound_peak(x, SECOND, 2));
    assert_true(db < -1 && db > -1.5);
    free(x);
}

static void mixer__below_the_knee__nothing_is_bent(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue c = cue_at(0, STRUCK);
    mixer_play(&m, &c);
    render(&m, x, 0, SECOND, 1024);
    assert_true(fabs(sound_db(sound_peak(x, SECOND, 2)) + 9) < 0.01);
    free(x);
}

static void mixer__volume__glides_without_a_click(void **state)
{
    (void) state;
    float *x = silence(SECOND);
    struct mixer m;
    mixer_init(&m, &bank);
    struct sound_cue c = cue_at(0, STRUCK);
    mixer_play(&m, &c);
    render(&m, x, 0, 9600, 480);
    double steady = sound_corner(x + 2 * 4800, 4700, 2);
    mixer_set_volume(&m, -20, false);
    render(&m, x, 9600, 7200, 480);
    assert_true(sound_corner(x + 2 * 9590, 7000, 2) < steady * 1.1);
    double fell =
        sound_db(sound_peak(x + 2 * 4800, 4800, 2)) - sound_db(sound_peak(x + 2 * 14400, 2400, 2));
    assert_true(fell > 20 && fell < 32); /* and the sound itself dies away */
    mixer_set_volume(&m, 0, true);
    render(&m, x, 16800, SECOND - 16800, 480);
    assert_true(sound_peak(x + 2 * (SECOND - 4800), 4800, 2) == 0);
    free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mixer__cue__begins_on_its_frame),
        cmocka_unit_test(mixer__blocks__of_any_size_give_the_same_bits),
        cmocka_unit_test(mixer__blocks__of_any_size_reuse_voices_alike),
        cmocka_unit_test(mixer__late__begins_at_once_or_is_dropped),
        cmocka_unit_test(mixer__late_breath__joins_and_ends_on_time),
        cmocka_unit_test(mixer__sample_for_a_breath__goes_out_with_it),
        cmocka_unit_test(mixer__flush__fades_without_a_click),
        cmocka_unit_test(mixer__flush_again__never_takes_longer_and_never_clicks),
        cmocka_unit_test(mixer__flush__leaves_other_groups),
        cmocka_unit_test(mixer__voices__are_bounded),
        cmocka_unit_test(mixer__peak__stays_below_one_decibel_under_full),
        cmocka_unit_test(mixer__below_the_knee__nothing_is_bent),
        cmocka_unit_test(mixer__volume__glides_without_a_click),
    };
    return cmocka_run_group_tests(tests, fill_bank, empty_bank);
}
