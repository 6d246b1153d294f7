/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dsp: frames, the ring, the clock, WAV bytes, struck sounds and breath tones. */
#include "dsp/breath.h"
#include "dsp/clock.h"
#include "dsp/ring.h"
#include "dsp/sound.h"
#include "dsp/struck.h"
#include "dsp/wav.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void sound__frames__invert_nanoseconds(void **state)
{
    (void) state;
    assert_int_equal(sound_frames_of_ns(1000000000), 48000);
    assert_int_equal(sound_ns_of_frames(48), 1000000);
    assert_int_equal(sound_frames_of_ns(-1000000), -48);
    for (int64_t frame = 1; frame < 10000000000; frame = frame * 3 + 7)
        assert_int_equal(sound_frames_of_ns(sound_ns_of_frames(frame)), frame);
}

static void sound__names__are_all_there(void **state)
{
    (void) state;
    for (size_t i = 0; i < N_SOUNDS; i++) {
        assert_non_null(sound_names[i]);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(sound_names[i], sound_names[k]);
    }
}

/* ---- ring ---- */

static void ring__write__refuses_when_full_and_keeps_spare(void **state)
{
    (void) state;
    struct ring r = {0};
    struct ring_request q = {.kind = RING_PLAY};
    enum { SPARE = 8 };
    for (int i = 0; i < RING_SLOTS - SPARE; i++) {
        q.fade_ms = i;
        assert_true(ring_write(&r, &q, SPARE));
    }
    assert_false(ring_write(&r, &q, SPARE));
    assert_true(ring_write(&r, &q, 0));
    assert_true(ring_take(&r, &q));
    assert_int_equal(q.fade_ms, 0);
    for (int i = 1; i < RING_SLOTS - SPARE; i++)
        assert_true(ring_take(&r, &q) && q.fade_ms == i);
    assert_true(ring_take(&r, &q));
    assert_false(ring_take(&r, &q));
}

static void ring__indices__may_wrap(void **state)
{
    (void) state;
    struct ring r = {0};
    atomic_store(&r.written, UINT32_MAX - 2);
    atomic_store(&r.taken, UINT32_MAX - 2);
    struct ring_request q = {0};
    for (int i = 0; i < RING_SLOTS; i++) {
        q.fade_ms = i;
        assert_true(ring_write(&r, &q, 0));
    }
    assert_false(ring_write(&r, &q, 0));
    for (int i = 0; i < RING_SLOTS; i++)
        assert_true(ring_take(&r, &q) && q.fade_ms == i);
}

enum { STRESS = 200000 };

static void *write_many(void *context)
{
    struct ring_request q = {0};
    for (int i = 0; i < STRESS;) {
        q.fade_ms = i;
        q.cue.at_ns = -(int64_t) i;
        i += ring_write(context, &q, 0);
    }
    return NULL;
}

static void ring__two_threads__lose_and_tear_nothing(void **state)
{
    (void) state;
    static struct ring r;
    pthread_t writer;
    assert_int_equal(pthread_create(&writer, NULL, write_many, &r), 0);
    struct ring_request q;
    for (int i = 0; i < STRESS;) {
        if (!ring_take(&r, &q))
            continue;
        assert_int_equal(q.fade_ms, i);
        assert_int_equal(q.cue.at_ns, -(int64_t) i);
        i++;
    }
    pthread_join(writer, NULL);
}

/* ---- clock ---- */

enum { BLOCK = 1024 };
static const double PERIOD_NS = BLOCK * 1e9 / SOUND_RATE_HZ;

/* -1 to 1, the same every time. */
static double jitter(void)
{
    static uint32_t seed = 1;
    seed = seed * 1664525U + 1013904223U;
    return (double) (int32_t) seed / 2147483648.0;
}

/* Runs blocks of a device drift off by `drift`; the worst error after `settle` of them. */
static double worst_clock_error_ns(double drift, double jitter_ns, int blocks, int settle)
{
    struct clock c = {.relied_on = true};
    double worst = 0;
    for (int i = 0; i < blocks; i++) {
        double true_ns = 1e12 + i * PERIOD_NS * (1 + drift);
        struct mixer_block b = clock_block(&c, (int64_t) (true_ns + jitter_ns * jitter()), BLOCK);
        if (i >= settle)
            worst = fmax(worst, fabs((double) b.first_ns - true_ns));
    }
    assert_int_equal(c.jumps, 0);
    return worst;
}

static void clock__block__follows_a_steady_device(void **state)
{
    (void) state;
    assert_true(worst_clock_error_ns(0, 0, 1000, 0) < 10);
}

static void clock__block__smooths_jitter_and_follows_drift(void **state)
{
    (void) state;
    double worst = worst_clock_error_ns(190e-6, 100e3, 4000, 400);
    if (worst > 60e3)
        fail_msg("off by %.0f ns", worst);
}

static void clock__block__begins_anew_after_a_gap(void **state)
{
    (void) state;
    struct clock c = {0};
    int64_t heard = 5000000000;
    for (int i = 0; i < 100; i++, heard += (int64_t) PERIOD_NS)
        clock_block(&c, heard, BLOCK);
    assert_true(clock_settled(&c));
    clock_rely(&c);
    heard += 3000000000; /* the process was stopped */
    struct mixer_block b = clock_block(&c, heard, BLOCK);
    assert_int_equal(b.first_ns, heard);
    assert_int_equal(c.jumps, 1);
    assert_false(clock_settled(&c));
}

/* A few milliseconds lost without a word: found within blocks, not ridden out for seconds. */
static void clock__block__follows_a_small_step_soon(void **state)
{
    (void) state;
    struct clock c = {.relied_on = true};
    double true_ns = 3e12;
    for (int i = 0; i < 340; i++, true_ns += PERIOD_NS) {
        if (i == 300)
            true_ns += 8e6;
        struct mixer_block b = clock_block(&c, (int64_t) true_ns, BLOCK);
        if (i >= 300 + CLOCK_STEP_BLOCKS)
            assert_true(fabs((double) b.first_ns - true_ns) < 1000);
    }
    assert_int_equal(c.jumps, 1);
}

/* Ten blocks at once, then real time, 50 ms later than they had said. */
static void clock__block__sees_through_the_first_burst(void **state)
{
    (void) state;
    struct clock c = {0};
    double said_ns = 1e12;
    for (int i = 0; i < 10; i++, said_ns += PERIOD_NS)
        clock_block(&c, (int64_t) said_ns, BLOCK);
    double true_ns = said_ns + 50e6;
    int until_settled = 0;
    for (int i = 0; i < 30; i++, true_ns += PERIOD_NS) {
        struct mixer_block b = clock_block(&c, (int64_t) true_ns, BLOCK);
        if (clock_settled(&c))
            assert_true(fabs((double) b.first_ns - true_ns) < 1000);
        else
            until_settled = i + 1;
    }
    assert_in_range(until_settled, 1, 12);
    assert_int_equal(c.jumps, 0);
}

/* A busy machine: one answer in three comes up to 40 ms late. */
static void clock__block__is_not_led_astray_by_late_answers(void **state)
{
    (void) state;
    struct clock c = {.relied_on = true};
    double true_ns = 3e12, worst = 0;
    for (int i = 0; i < 4000; i++, true_ns += PERIOD_NS) {
        double late = jitter();
        double answer = true_ns + 50e3 * jitter() + (late > 0.33 ? (late - 0.33) * 60e6 : 0);
        struct mixer_block b = clock_block(&c, (int64_t) answer, BLOCK);
        if (i > 400)
            worst = fmax(worst, fabs((double) b.first_ns - true_ns));
    }
    if (worst > 6e6)
        fail_msg("off by %.2f ms", worst / 1e6);
}

/* One wild answer among good ones moves nothing. */
static void clock__block__ignores_one_odd_answer(void **state)
{
    (void) state;
    struct clock c = {.relied_on = true};
    double true_ns = 3e12;
    for (int i = 0; i < 400; i++, true_ns += PERIOD_NS) {
        struct mixer_block b =
            clock_block(&c, (int64_t) (true_ns + (i % 50 == 49 ? 20e6 : 0)), BLOCK);
        if (i % 50 != 49)
            assert_true(fabs((double) b.first_ns - true_ns) < 0.2e6);
    }
    assert_int_equal(c.jumps, 0);
}

/* Blocks of unlike size, as some sound systems ask for: each is still at its time. */
static void clock__block__takes_blocks_of_any_size(void **state)
{
    (void) state;
    struct clock c = {0};
    double true_ns = 7e11;
    for (int i = 0; i < 500; i++) {
        size_t frames = (size_t) (200 + i % 7 * 190);
        struct mixer_block b = clock_block(&c, (int64_t) true_ns, frames);
        assert_true(fabs((double) b.first_ns - true_ns) < 1000);
        true_ns += (double) frames * 1e9 / SOUND_RATE_HZ;
    }
}

/* ---- WAV ---- */

static void wav__header__is_what_a_player_expects(void **state)
{
    (void) state;
    static const uint8_t want[WAV_HEADER_BYTES] = {
        'R', 'I', 'F', 'F', 0x24 + 0x0c, 0, 0,   0,   'W', 'A',  'V',  'E', 'f', 'm',  't',
        ' ', 16,  0,   0,   0,           1, 0,   2,   0,   0x80, 0xbb, 0,   0,   0x00, 0xee,
        2,   0,   4,   0,   16,          0, 'd', 'a', 't', 'a',  12,   0,   0,   0};
    uint8_t got[WAV_HEADER_BYTES];
    wav_header(got, 3);
    assert_memory_equal(got, want, sizeof want);
}

static void wav__samples__round_and_clamp(void **state)
{
    (void) state;
    static const float in[] = {0, 1, -1, 2, -2, 0.5F};
    static const int16_t want[] = {0, 32767, -32767, 32767, -32767, 16384};
    uint8_t got[12];
    wav_samples(got, in, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal((int16_t) (got[2 * i] | got[2 * i + 1] << 8), want[i]);
}

/* ---- struck ---- */

static const struct recipe_struck bar = {
    .length_s = 1,
    .attack_s = 0.004,
    .release_s = 0.2,
    .notes = {{0, 600, 0}, {0.5, 900, -6}},
    .n_notes = 2,
    .modes = {{1, 0, 0.3, 0}, {2.5, -20, 0.1, 0}},
    .n_modes = 2,
    .strike = {-20, 2000, 0.01},
};

static void struck__render__peaks_at_one_and_has_no_corners(void **state)
{
    (void) state;
    size_t frames = struck_frames(&bar);
    assert_int_equal(frames, SOUND_RATE_HZ);
    float *x = calloc(frames, sizeof *x);
    struck_render(&bar, x, frames);
    assert_true(fabs(sound_peak(x, frames, 1) - 1) < 1e-6);
    assert_true(fabsf(x[0]) < 1e-6F && fabsf(x[frames - 1]) < 1e-6F);
    /* A hard edge of the same height would be a corner of 1; this is the sine's own curve. */
    assert_true(sound_corner(x, frames, 1) < 0.05);
    assert_true(fabs(sound_pitch(x + 960, 9600, 1, 400, 1200, 5) - 600) <= 5);
    assert_true(fabs(sound_pitch(x + 24960, 9600, 1, 700, 1200, 5) - 900) <= 5);
    free(x);
}

static void struck__render__dies_away_as_it_says(void **state)
{
    (void) state;
    struct recipe_struck one = bar;
    one.n_notes = one.n_modes = 1;
    one.strike.level_db = RECIPE_SILENT_DB;
    size_t frames = struck_frames(&one);
    float *x = calloc(frames, sizeof *x);
    struck_render(&one, x, frames);
    double early = sound_rms(x + 4800, 480, 1), late = sound_rms(x + 4800 + 7200, 480, 1);
    double fell_db = sound_db(early) - sound_db(late); /* 0.15 s of 0.3 s to -60 dB */
    assert_true(fabs(fell_db - 30) < 0.5);
    free(x);
}

/* ---- breath ---- */

static const struct recipe_breath rising = {
    .pitch_hz = {220, 330},
    .swell_db = {-6, 0},
    .bright = {0.2, 1},
    .rise_s = 0.25,
    .fall_s = 0.4,
    .harmonics_db = {0, -8, -16},
    .n_harmonics = 3,
    .width = 0.2,
    .air_db = -14,
    .air_hz = {480, 1400},
};

enum { BREATH_FRAMES = 4 * SOUND_RATE_HZ };

/* One side of a breath of BREATH_FRAMES that begins at `from`; the rest stays silent. */
static float *breath_of(const struct breath_tone *t, size_t from)
{
    float *x = calloc(2 * BREATH_FRAMES, sizeof *x);
    struct breath_voice v;
    breath_begin(&v, t, BREATH_FRAMES, from);
    for (size_t i = from; breath_sounds(&v); i++)
        breath_next(&v, &x[2 * i]);
    return x;
}

static void breath__tone__rises_to_its_pitch(void **state)
{
    (void) state;
    static struct breath_tone t;
    breath_tone_init(&t, &rising, -21);
    float *x = breath_of(&t, 0);
    double start = sound_pitch(x + 2 * 4800, 9600, 2, 180, 400, 1);
    double middle = sound_pitch(x + 2 * (BREATH_FRAMES / 2 - 4800), 9600, 2, 180, 400, 1);
    double end = sound_pitch(x + 2 * (BREATH_FRAMES - 24000), 9600, 2, 180, 400, 1);
    assert_true(fabs(start - 221) < 4);
    assert_true(fabs(middle - 269) < 5); /* half-way on a logarithmic scale */
    assert_true(fabs(end - 329) < 4);
    free(x);
}

static void breath__tone__is_as_loud_as_asked(void **state)
{
    (void) state;
    static struct breath_tone t;
    struct recipe_breath still = rising;
    still.swell_db[0] = still.swell_db[1] = 0;
    still.air_db = RECIPE_SILENT_DB;
    breath_tone_init(&t, &still, -21);
    float *x = breath_of(&t, 0);
    double db = sound_db(sound_rms(x + 2 * 24000, BREATH_FRAMES - 48000, 2));
    if (db > -20.9 || db < -23.5) /* the layers float a little, never above */
        fail_msg("%.2f dB", db);
    free(x);
}

static void breath__tone__has_no_corners(void **state)
{
    (void) state;
    static struct breath_tone t;
    struct recipe_breath clean = rising;
    clean.air_db = RECIPE_SILENT_DB;
    breath_tone_init(&t, &clean, -21);
    float *x = breath_of(&t, 0), *late = breath_of(&t, BREATH_FRAMES / 3 + 17);
    assert_true(sound_corner(x, BREATH_FRAMES, 2) < 0.003);
    assert_true(sound_corner(late, BREATH_FRAMES, 2) < 0.003);
    assert_true(fabsf(x[2 * BREATH_FRAMES - 2]) < 1e-4F);
    free(x);
    free(late);
}

static void breath__late__ends_with_its_phase_at_its_pitch(void **state)
{
    (void) state;
    static struct breath_tone t;
    breath_tone_init(&t, &rising, -21);
    size_t from = BREATH_FRAMES / 2 + 100, tail = BREATH_FRAMES - 24000;
    float *whole = breath_of(&t, 0), *late = breath_of(&t, from);
    assert_true(sound_peak(late, from, 2) == 0);
    assert_true(fabs(sound_pitch(late + 2 * tail, 9600, 2, 180, 400, 1) -
                     sound_pitch(whole + 2 * tail, 9600, 2, 180, 400, 1)) <= 1);
    double a = sound_db(sound_rms(late + 2 * tail, 9600, 2));
    double b = sound_db(sound_rms(whole + 2 * tail, 9600, 2));
    assert_true(fabs(a - b) < 2.5); /* the layers' slow beat may stand elsewhere */
    free(whole);
    free(late);
}

static void breath__short__still_begins_and_ends_softly(void **state)
{
    (void) state;
    static struct breath_tone t;
    struct recipe_breath clean = rising;
    clean.air_db = RECIPE_SILENT_DB;
    breath_tone_init(&t, &clean, -21);
    struct breath_voice v;
    static float x[2 * 4800];
    breath_begin(&v, &t, 4800, 0);
    for (size_t i = 0; breath_sounds(&v); i++)
        breath_next(&v, &x[2 * i]);
    assert_true(sound_peak(x, 4800, 2) > 0.02);
    assert_true(sound_corner(x, 4800, 2) < 0.004);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound__frames__invert_nanoseconds),
        cmocka_unit_test(sound__names__are_all_there),
        cmocka_unit_test(ring__write__refuses_when_full_and_keeps_spare),
        cmocka_unit_test(ring__indices__may_wrap),
        cmocka_unit_test(ring__two_threads__lose_and_tear_nothing),
        cmocka_unit_test(clock__block__follows_a_steady_device),
        cmocka_unit_test(clock__block__smooths_jitter_and_follows_drift),
        cmocka_unit_test(clock__block__begins_anew_after_a_gap),
        cmocka_unit_test(clock__block__follows_a_small_step_soon),
        cmocka_unit_test(clock__block__sees_through_the_first_burst),
        cmocka_unit_test(clock__block__is_not_led_astray_by_late_answers),
        cmocka_unit_test(clock__block__ignores_one_odd_answer),
        cmocka_unit_test(clock__block__takes_blocks_of_any_size),
        cmocka_unit_test(wav__header__is_what_a_player_expects),
        cmocka_unit_test(wav__samples__round_and_clamp),
        cmocka_unit_test(struck__render__peaks_at_one_and_has_no_corners),
        cmocka_unit_test(struck__render__dies_away_as_it_says),
        cmocka_unit_test(breath__tone__rises_to_its_pitch),
        cmocka_unit_test(breath__tone__is_as_loud_as_asked),
        cmocka_unit_test(breath__tone__has_no_corners),
        cmocka_unit_test(breath__late__ends_with_its_phase_at_its_pitch),
        cmocka_unit_test(breath__short__still_begins_and_ends_softly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
