/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dsp/phrasebook, and what the mixer does while a phrase is spoken. */
#include "dsp/mixer.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MS ((int64_t) 1000000)
enum { FRAMES_PER_MS = SOUND_RATE_HZ / 1000, SECOND = SOUND_RATE_HZ };

struct stage {
    struct bank bank;
    struct phrasebook *book;
    struct arena arena;
    int quiet, loud; /* slots: a second of nothing, a second of a tone */
};

static struct sample tone(struct arena *a, double level)
{
    int16_t *pcm = arena_array(a, SECOND, sizeof *pcm);
    for (int i = 0; i < SECOND; i++)
        pcm[i] = (int16_t) lrint(level * 32767 * sin(i * 0.02) * fmin(1, i / 480.0) *
                                 fmin(1, (SECOND - i) / 480.0));
    return (struct sample){pcm, SECOND, 1, 1.0F / 32767};
}

static int make(void **state)
{
    struct stage *s = xcalloc(1, sizeof *s);
    struct recipe breath = {.kind = RECIPE_BREATH,
                            .level_db = -20,
                            .breath = {.pitch_hz = {220, 330},
                                       .bright = {0, 1},
                                       .rise_s = 0.1,
                                       .fall_s = 0.3,
                                       .n_harmonics = 2,
                                       .harmonics_db = {0, -10},
                                       .width = 0.2,
                                       .air_db = RECIPE_SILENT_DB,
                                       .air_hz = {500, 1000}}};
    bank_set(&s->bank, SOUND_BREATH_IN, &breath, &s->arena);
    s->book = xcalloc(1, sizeof *s->book);
    s->bank.book = s->book;
    s->quiet = phrasebook_add(s->book, "quiet", 0, false);
    s->loud = phrasebook_add(s->book, "loud", 0, false);
    struct sample quiet = tone(&s->arena, 0), loud = tone(&s->arena, 0.7);
    phrasebook_put(s->book, s->quiet, &quiet);
    phrasebook_put(s->book, s->loud, &loud);
    *state = s;
    return 0;
}

static int drop(void **state)
{
    struct stage *s = *state;
    arena_release(&s->arena);
    free(s->book);
    free(s);
    return 0;
}

static struct sound_cue breath_at(int64_t ms, int32_t length_ms)
{
    return (struct sound_cue){.at_ns = ms * MS,
                              .duration_ms = length_ms,
                              .max_late_ms = 100,
                              .sound = SOUND_BREATH_IN,
                              .group = SOUND_GROUP_BREATH};
}

static struct sound_cue phrase_at(int64_t ms, int slot)
{
    return (struct sound_cue){.at_ns = ms * MS,
                              .max_late_ms = 100,
                              .sound = (uint16_t) (SOUND_PHRASE | slot),
                              .group = SOUND_GROUP_VOICE};
}

/* Four seconds of what the cues come to, in blocks of one size. */
enum { LENGTH = 4 * SECOND };
static float *render(struct stage *s, const struct sound_cue *cues, size_t count, size_t block)
{
    float *out = xcalloc(2 * LENGTH, sizeof *out);
    struct mixer m;
    mixer_init(&m, &s->bank);
    for (size_t i = 0; i < count; i++)
        mixer_play(&m, &cues[i]);
    for (size_t at = 0; at < LENGTH; at += block) {
        size_t n = MIN(block, LENGTH - at);
        mixer_render(&m, out + 2 * at, n,
                     (struct mixer_block){sound_ns_of_frames((int64_t) at), 1e9 / SOUND_RATE_HZ});
    }
    return out;
}

static double level_db(const float *x, const float *against, int from_ms, int to_ms)
{
    size_t from = (size_t) from_ms * FRAMES_PER_MS, n = (size_t) (to_ms - from_ms) * FRAMES_PER_MS;
    return sound_db(sound_rms(x + 2 * from, n, 2)) - sound_db(sound_rms(against + 2 * from, n, 2));
}

static void mixer__speech__breaths_make_way_for_it(void **state)
{
    struct stage *s = *state;
    const struct sound_cue cues[] = {breath_at(0, 4000), phrase_at(1500, s->quiet)};
    float *alone = render(s, cues, 1, 512), *ducked = render(s, cues, 2, 512);
    assert_memory_equal(alone, ducked, 2 * (1500 - MIXER_DUCK_MS) * FRAMES_PER_MS * sizeof *alone);
    assert_true(fabs(level_db(ducked, alone, 1500, 2500) - MIXER_DUCK_DB) < 0.05);
    assert_true(fabs(level_db(ducked, alone, 2500 + MIXER_UNDUCK_MS, 3600)) < 0.001);
    double before = 0;
    for (int ms = 1500 - MIXER_DUCK_MS; ms < 1500; ms += 10) { /* down, and only down */
        double now = level_db(ducked, alone, ms, ms + 10);
        assert_true(now < before + 1e-6 && now > before - 1.2);
        before = now;
    }
    before = MIXER_DUCK_DB - 0.05;
    for (int ms = 2500; ms < 2500 + MIXER_UNDUCK_MS - 10; ms += 10) {
        double now = level_db(ducked, alone, ms, ms + 10);
        assert_true(now > before - 0.01);
        before = now;
    }
    /* No corner that the breath has not by itself. */
    assert_true(sound_corner(ducked, LENGTH, 2) < 1.1 * sound_corner(alone, LENGTH, 2));
    free(alone);
    free(ducked);
}

static void mixer__speech__other_sounds_stay_as_they_are(void **state)
{
    struct stage *s = *state;
    struct sound_cue cues[] = {breath_at(0, 4000), phrase_at(1500, s->quiet)};
    cues[0].group = SOUND_GROUP_CUES;
    float *alone = render(s, cues, 1, 512), *with = render(s, cues, 2, 512);
    assert_memory_equal(alone, with, 2 * LENGTH * sizeof *alone);
    free(alone);
    free(with);
}

static void mixer__speech__blocks_of_any_size_give_the_same_bits(void **state)
{
    struct stage *s = *state;
    static const size_t blocks[] = {1, 73, 256, 1024, 4095};
    const struct sound_cue cues[] = {breath_at(0, 4000), phrase_at(700, s->loud),
                                     phrase_at(1800, s->quiet), phrase_at(2901, s->loud)};
    float *want = render(s, cues, ARRAY_LEN(cues), 512);
    for (size_t i = 0; i < ARRAY_LEN(blocks); i++) {
        float *got = render(s, cues, ARRAY_LEN(cues), blocks[i]);
        assert_memory_equal(want, got, 2 * LENGTH * sizeof *want);
        free(got);
    }
    assert_true(sound_peak(want, LENGTH, 2) > 0.6);
    free(want);
}

static void mixer__speech__begins_on_its_frame(void **state)
{
    struct stage *s = *state;
    const struct sound_cue cue = phrase_at(1234, s->loud);
    float *x = render(s, &cue, 1, 1024);
    size_t first = 0;
    while (first < LENGTH && x[2 * first] == 0)
        first++;
    assert_in_range(first, 1234 * FRAMES_PER_MS, 1234 * FRAMES_PER_MS + 4);
    free(x);
}

/* A profile that is quiet has a quiet voice. */
static void mixer__speech__is_as_loud_as_the_profile_wants(void **state)
{
    struct stage *s = *state;
    const struct sound_cue cue = phrase_at(500, s->loud);
    float *usual = render(s, &cue, 1, 512);
    s->bank.voice_db = -12;
    float *quiet = render(s, &cue, 1, 512);
    double lower = sound_db(sound_peak(quiet, LENGTH, 2)) - sound_db(sound_peak(usual, LENGTH, 2));
    assert_true(fabs(lower + 12) < 0.1);
    free(usual);
    free(quiet);
}

/* A flushed phrase lets the breaths come back at once, without a click. */
static void mixer__speech__flushed__breaths_come_back(void **state)
{
    struct stage *s = *state;
    const struct sound_cue cues[] = {breath_at(0, 4000), phrase_at(500, s->quiet)};
    float *alone = render(s, cues, 1, 480), *out = xcalloc(2 * LENGTH, sizeof *out);
    struct mixer m;
    mixer_init(&m, &s->bank);
    mixer_play(&m, &cues[0]);
    mixer_play(&m, &cues[1]);
    for (size_t at = 0; at < LENGTH; at += 480) {
        if (at == SECOND)
            mixer_flush(&m, SOUND_GROUP_VOICE, 40);
        mixer_render(&m, out + 2 * at, 480,
                     (struct mixer_block){sound_ns_of_frames((int64_t) at), 1e9 / SOUND_RATE_HZ});
    }
    assert_true(fabs(level_db(out, alone, 700, 1000) - MIXER_DUCK_DB) < 0.05);
    assert_true(fabs(level_db(out, alone, 1040 + MIXER_UNDUCK_MS + 10, 3600)) < 0.001);
    assert_true(sound_corner(out, LENGTH, 2) < 1.1 * sound_corner(alone, LENGTH, 2));
    free(alone);
    free(out);
}

static void mixer__speech__not_ready__is_skipped(void **state)
{
    struct stage *s = *state;
    int slot = phrasebook_add(s->book, "not rendered", 0, false);
    const struct sound_cue cues[] = {breath_at(0, 4000), phrase_at(500, slot),
                                     phrase_at(700, PHRASES_MAX - 1)};
    float *alone = render(s, cues, 1, 512), *with = render(s, cues, 3, 512);
    assert_memory_equal(alone, with, 2 * LENGTH * sizeof *alone);
    free(alone);
    free(with);
}

/* ---- the book ---- */

static void phrasebook__add__knows_what_it_has(void **state)
{
    struct stage *s = *state;
    int a = phrasebook_add(s->book, "Halfway.", 0, false);
    assert_int_equal(phrasebook_add(s->book, "Halfway.", 0, false), a);
    assert_int_not_equal(phrasebook_add(s->book, "Halfway.", 1, false), a);
    assert_int_not_equal(phrasebook_add(s->book, "Halfway.", 0, true), a);
    assert_int_equal(phrasebook_add(s->book, "", 0, false), -1);
    char text[PHRASE_TEXT_BYTES + 1];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(phrasebook_add(s->book, text, 0, false), -1);
    for (int i = 0; i < PHRASES_MAX + 10; i++) {
        snprintf(text, sizeof text, "phrase %d", i);
        phrasebook_add(s->book, text, 0, false);
    }
    assert_int_equal(phrasebook_add(s->book, "one too many", 0, false), -1);
    assert_int_equal(phrasebook_add(s->book, "Halfway.", 0, false), a);
}

static void phrasebook__phrases__settle_once(void **state)
{
    struct stage *s = *state;
    int a = phrasebook_add(s->book, "a", 0, false), b = phrasebook_add(s->book, "b", 0, false);
    assert_int_equal(phrasebook_ms(s->book, s->loud), 1000);
    assert_int_equal(phrasebook_ms(s->book, a), 0);
    assert_int_equal(phrasebook_next(s->book), a);
    phrasebook_fail(s->book, a);
    assert_true(phrasebook_ms(s->book, a) < 0);
    assert_int_equal(phrasebook_next(s->book), b);
    struct sample huge = {.pcm = s->book->pcm, .frames = PHRASEBOOK_FRAMES, .channels = 1};
    phrasebook_put(s->book, b, &huge); /* the book is not empty: there is no room */
    assert_true(phrasebook_ms(s->book, b) < 0);
    assert_int_equal(phrasebook_next(s->book), -1);
    assert_int_equal(s->book->settled, 4);
}

static void phrasebook__sample__stays_inside_the_book(void **state)
{
    struct stage *s = *state;
    struct phrase_slot *slot = &s->book->slots[s->loud];
    assert_int_equal(phrasebook_sample(s->book, (unsigned) s->loud).frames, SECOND);
    slot->frames = PHRASEBOOK_FRAMES;
    assert_int_equal(phrasebook_sample(s->book, (unsigned) s->loud).frames, 0);
    slot->first = UINT32_MAX;
    slot->frames = 2;
    assert_int_equal(phrasebook_sample(s->book, (unsigned) s->loud).frames, 0);
}

int main(void)
{
#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, make, drop)
    const struct CMUnitTest tests[] = {
        ON_STAGE(mixer__speech__breaths_make_way_for_it),
        ON_STAGE(mixer__speech__other_sounds_stay_as_they_are),
        ON_STAGE(mixer__speech__blocks_of_any_size_give_the_same_bits),
        ON_STAGE(mixer__speech__begins_on_its_frame),
        ON_STAGE(mixer__speech__is_as_loud_as_the_profile_wants),
        ON_STAGE(mixer__speech__flushed__breaths_come_back),
        ON_STAGE(mixer__speech__not_ready__is_skipped),
        ON_STAGE(phrasebook__add__knows_what_it_has),
        ON_STAGE(phrasebook__phrases__settle_once),
        ON_STAGE(phrasebook__sample__stays_inside_the_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
