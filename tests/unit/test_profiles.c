/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sound profiles we ship, each of their sounds measured for what it promises. */
#include "config.h"

#include "audio/sounds.h"
#include "base/base.h"
#include "unit/sound_spectrum.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BREATH_MS = 5000 };

static struct world {
    const char *name;
    struct bank bank;
    struct sounds_survey survey;
    struct heard heard[N_SOUNDS];
} worlds[] = {{.name = "calm"}, {.name = "clear"}, {.name = "minimal"}, {.name = "night"}};
static struct arena arena;

static int load(void **state)
{
    (void) state;
    const char *data = getenv("LIMBER_DATADIR");
    const char *folder = arena_printf(&arena, "%s/sounds", data ? data : ".");
    struct diags d = {0};
    bool loaded = true;
    for (size_t i = 0; i < ARRAY_LEN(worlds); i++) {
        struct world *w = &worlds[i];
        const struct sounds_from from = {.system_folder = folder, .profile = w->name};
        loaded &= sounds_load(&w->bank, &from, &arena, &d);
        loaded &= sounds_survey(&w->survey, &from, &arena, &d);
        for (enum sound_id id = 0; id < N_SOUNDS; id++)
            w->heard[id] = hear_alone(&w->bank, id, BREATH_MS);
    }
    struct strbuf report = {0};
    diags_format(&d, &report);
    fputs(strbuf_text(&report), stderr);
    loaded &= d.count == 0;
    strbuf_release(&report);
    diags_release(&d);
    return loaded ? 0 : -1;
}

static int unload(void **state)
{
    (void) state;
    for (size_t i = 0; i < ARRAY_LEN(worlds); i++)
        for (enum sound_id id = 0; id < N_SOUNDS; id++)
            free(worlds[i].heard[id].side);
    arena_release(&arena);
    return 0;
}

/* Every sound of every profile that is not silent. */
struct each {
    const struct world *world;
    enum sound_id id;
    struct heard h;
};

static void for_each(enum sounds_kind kind, void (*check)(const struct each *))
{
    for (size_t i = 0; i < ARRAY_LEN(worlds); i++)
        for (enum sound_id id = 0; id < N_SOUNDS; id++)
            if (worlds[i].survey.choices[id].kind == kind)
                check(&(struct each){&worlds[i], id, worlds[i].heard[id]});
}

#define CHECK(condition, e, format, value)                                             \
    do {                                                                               \
        if (!(condition))                                                              \
            fail_msg("%s: %s " format, (e)->world->name, sound_names[(e)->id], value); \
    } while (0)

static bool is_night(const struct each *e)
{
    return strcmp(e->world->name, "night") == 0;
}

static void check_peak(const struct each *e)
{
    double db = sound_db(sound_peak(e->h.side, e->h.frames, 1));
    double low = is_night(e) ? -24 : -12, high = is_night(e) ? -20 : -9;
    CHECK(db > low - 0.01 && db < high + 0.01, e, "peaks at %.2f dBFS", db);
}

static void profiles__struck__peak_between_12_and_9_dB_under_full(void **state)
{
    (void) state;
    for_each(SOUNDS_STRUCK, check_peak);
}

static void check_loudness(const struct each *e)
{
    double db = sound_db(loudest_rms(e->h.side, e->h.frames));
    CHECK(db < (is_night(e) ? -29 : -20) && db > -40, e, "reaches %.2f dBFS RMS", db);
}

static void profiles__breaths__stay_under_20_dB_rms(void **state)
{
    (void) state;
    for_each(SOUNDS_BREATH, check_loudness);
}

static void check_edges(const struct each *e)
{
    const float *x = e->h.side;
    size_t n = e->h.frames;
    /* The very edge is under -70 dBFS, and no corner is sharper than the loudest wave's own. */
    CHECK(sound_peak(x, 2, 1) < 3.2e-4, e, "begins with %g", sound_peak(x, 2, 1));
    CHECK(sound_peak(x + n - 4, 4, 1) < 3.2e-4, e, "ends with %g", sound_peak(x + n - 4, 4, 1));
    CHECK(sound_corner(x, n, 1) < 0.016, e, "has a corner of %.4f", sound_corner(x, n, 1));
}

static void profiles__all__begin_and_end_without_a_click(void **state)
{
    (void) state;
    for_each(SOUNDS_STRUCK, check_edges);
    for_each(SOUNDS_BREATH, check_edges);
}

static void check_rise(const struct each *e)
{
    double ms = rise_ms(e->h.side, e->h.frames);
    /* 5 ms from nothing to all is 3.6 from nothing to nine tenths */
    CHECK(ms > (is_night(e) ? 35 : 3.6), e, "is there after %.1f ms", ms);
}

static void profiles__struck__never_startle(void **state)
{
    (void) state;
    for_each(SOUNDS_STRUCK, check_rise);
}

static void check_spectrum(const struct each *e)
{
    struct spectrum s = spectrum_of(e->h.side, e->h.frames);
    CHECK(s.low_db < -20, e, "has %.1f dB below 200 Hz", s.low_db);
    CHECK(s.high_db < -30, e, "has %.1f dB above 6 kHz", s.high_db);
    CHECK(s.centre_hz < 2000, e, "is shrill: %.0f Hz", s.centre_hz);
}

/* A laptop's speaker plays little below 200 Hz: nothing may depend on it. Above 6 kHz it hurts. */
static void profiles__all__live_between_200_Hz_and_6_kHz(void **state)
{
    (void) state;
    for_each(SOUNDS_STRUCK, check_spectrum);
    for_each(SOUNDS_BREATH, check_spectrum);
}

static double pitch_at(const float *x, int ms)
{
    return sound_pitch(x + (ptrdiff_t) 48 * ms, 9600, 1, 200, 700, 1);
}

static int direction_of(enum sound_id id)
{
    return id == SOUND_BREATH_OUT ? -1 : id == SOUND_BREATH_IN || id == SOUND_BREATH_TOP_UP;
}

static void check_direction(const struct each *e)
{
    const float *x = e->h.side;
    double first = pitch_at(x, 200), middle = pitch_at(x, 2400), last = pitch_at(x, 4400);
    int direction = direction_of(e->id);
    if (direction == 0)
        CHECK(fabs(first - middle) <= 1 && fabs(middle - last) <= 1, e, "moves to %.0f Hz", last);
    else
        CHECK(direction * (middle - first) > 20 && direction * (last - middle) > 20, e,
              "ends at %.0f Hz", last);
}

static void profiles__breaths__tell_their_direction(void **state)
{
    (void) state;
    for_each(SOUNDS_BREATH, check_direction);
}

/* Each breath begins on the note the one before it landed on. */
static void profiles__breaths__join_up(void **state)
{
    (void) state;
    static const enum sound_id pairs[][2] = {
        {SOUND_BREATH_IN, SOUND_BREATH_OUT},         {SOUND_BREATH_OUT, SOUND_BREATH_IN},
        {SOUND_BREATH_IN, SOUND_BREATH_HOLD},        {SOUND_BREATH_IN, SOUND_BREATH_TOP_UP},
        {SOUND_BREATH_OUT, SOUND_BREATH_HOLD_EMPTY}, {SOUND_BREATH_OUT, SOUND_BREATH_REST}};
    for (size_t w = 0; w < ARRAY_LEN(worlds); w++)
        for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
            const struct breath_tone *a = worlds[w].bank.sounds[pairs[i][0]].tone;
            const struct breath_tone *b = worlds[w].bank.sounds[pairs[i][1]].tone;
            if (a && b)
                assert_true(fabs(a->recipe.pitch_hz[1] - b->recipe.pitch_hz[0]) < 0.01);
        }
}

/* What nobody with closed eyes can do without is heard in every profile. */
static void profiles__what_matters__is_never_silent(void **state)
{
    (void) state;
    static const enum sound_id needed[] = {
        SOUND_START,        SOUND_SWITCH,      SOUND_REST,
        SOUND_SESSION_DONE, SOUND_BREATH_IN,   SOUND_BREATH_TOP_UP,
        SOUND_BREATH_OUT,   SOUND_BREATH_HOLD, SOUND_BREATH_HOLD_EMPTY};
    for (size_t w = 0; w < ARRAY_LEN(worlds); w++)
        for (size_t i = 0; i < ARRAY_LEN(needed); i++)
            assert_int_not_equal(worlds[w].survey.choices[needed[i]].kind, SOUNDS_SILENT);
}

static double spread_db(const struct world *w)
{
    double low = 0, high = -99;
    for (enum sound_id id = 0; id < N_SOUNDS; id++) {
        if (w->survey.choices[id].kind == SOUNDS_SILENT)
            continue;
        double db = sound_db(loudest_rms(w->heard[id].side, w->heard[id].frames));
        low = MIN(low, db);
        high = MAX(high, db);
    }
    return high - low;
}

static size_t count_silent(const struct world *w)
{
    size_t n = 0;
    for (enum sound_id id = 0; id < N_SOUNDS; id++)
        n += w->survey.choices[id].kind == SOUNDS_SILENT;
    return n;
}

static void profiles__night__is_quieter_evener_and_sparser(void **state)
{
    (void) state;
    const struct world *calm = &worlds[0], *night = &worlds[3];
    for (enum sound_id id = 0; id < N_SOUNDS; id++)
        if (night->survey.choices[id].kind != SOUNDS_SILENT)
            assert_true(sound_peak(night->heard[id].side, night->heard[id].frames, 1) <
                        0.6 * sound_peak(calm->heard[id].side, calm->heard[id].frames, 1));
    assert_true(spread_db(night) < 4 && spread_db(calm) > 12);
    assert_true(count_silent(night) >= 5 && count_silent(calm) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles__struck__peak_between_12_and_9_dB_under_full),
        cmocka_unit_test(profiles__breaths__stay_under_20_dB_rms),
        cmocka_unit_test(profiles__all__begin_and_end_without_a_click),
        cmocka_unit_test(profiles__struck__never_startle),
        cmocka_unit_test(profiles__all__live_between_200_Hz_and_6_kHz),
        cmocka_unit_test(profiles__breaths__tell_their_direction),
        cmocka_unit_test(profiles__breaths__join_up),
        cmocka_unit_test(profiles__what_matters__is_never_silent),
        cmocka_unit_test(profiles__night__is_quieter_evener_and_sparser),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
