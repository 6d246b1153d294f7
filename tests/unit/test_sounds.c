/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recipes: read strictly, and those in sounds/ measured for what they promise. */
#include "config.h"

#include "audio/cues.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "dsp/mixer.h"
#include "dsp/recipe.h"
#include "io/cfg.h"
#include "io/fsutil.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS = 12, FRAMES = SECONDS * SOUND_RATE_HZ, BREATH_MS = 5000 };

static struct arena arena;
static struct bank bank;
static const char *folder;

static int load_ours(void **state)
{
    (void) state;
    const char *data = getenv("LIMBER_DATADIR");
    folder = arena_printf(&arena, "%s/sounds", data ? data : ".");
    struct diags d = {0};
    bool loaded = sounds_load(&bank, NULL, folder, &arena, &d);
    struct strbuf report = {0};
    diags_format(&d, &report);
    fputs(strbuf_text(&report), stderr);
    strbuf_release(&report);
    diags_release(&d);
    return loaded ? 0 : -1;
}

static int unload(void **state)
{
    (void) state;
    arena_release(&arena);
    return 0;
}

/* One sound through the mixer, both sides; free() it. */
static float *hear(enum sound_id id)
{
    float *x = calloc(2 * FRAMES, sizeof *x);
    struct mixer *m = malloc(sizeof *m);
    mixer_init(m, &bank);
    struct sound_cue cue = sound_alone(id, 0, BREATH_MS);
    mixer_play(m, &cue);
    mixer_render(m, x, FRAMES, (struct mixer_block){0, 1e9 / SOUND_RATE_HZ});
    free(m);
    return x;
}

static bool is_breath(enum sound_id id)
{
    return bank.sounds[id].tone != NULL;
}

static void sounds__struck__peak_between_12_and_9_dB_under_full(void **state)
{
    (void) state;
    for (enum sound_id id = 0; id < N_SOUNDS; id++) {
        if (is_breath(id))
            continue;
        float *x = hear(id);
        double db = sound_db(sound_peak(x, FRAMES, 2));
        if (db > -8.99 || db < -12.01)
            fail_msg("%s peaks at %.2f dBFS", sound_names[id], db);
        free(x);
    }
}

static void sounds__breaths__stay_under_20_dB_rms(void **state)
{
    (void) state;
    for (enum sound_id id = 0; id < N_SOUNDS; id++) {
        if (!is_breath(id))
            continue;
        float *x = hear(id);
        double loudest = 0;
        for (size_t at = 0; at + 4800 < BREATH_MS * 48; at += 4800)
            loudest = MAX(loudest, sound_rms(x + 2 * at, 4800, 2));
        double db = sound_db(loudest);
        if (db > -20 || db < -40)
            fail_msg("%s reaches %.2f dBFS RMS", sound_names[id], db);
        free(x);
    }
}

static void sounds__all__begin_and_end_without_a_click(void **state)
{
    (void) state;
    for (enum sound_id id = 0; id < N_SOUNDS; id++) {
        float *x = hear(id);
        struct sound_cue cue = sound_alone(id, 0, BREATH_MS);
        size_t length = bank_length(&bank, &cue);
        assert_in_range(length, 1, FRAMES - 100);
        /* The very edge is under -70 dBFS, and no corner is sharper than the loudest wave's own. */
        assert_true(sound_peak(x, 2, 2) < 3.2e-4);
        assert_true(sound_peak(x + 2 * (length - 4), 4, 2) < 3.2e-4);
        assert_true(sound_peak(x + 2 * length, FRAMES - length, 2) == 0);
        double corner = sound_corner(x, length + 50, 2);
        if (corner > 0.025)
            fail_msg("%s has a corner of %.4f", sound_names[id], corner);
        free(x);
    }
}

/* A laptop's speaker plays little below 200 Hz: nothing may depend on it. */
static void sounds__all__live_above_200_Hz(void **state)
{
    (void) state;
    for (enum sound_id id = 0; id < N_SOUNDS; id++) {
        float *x = hear(id);
        double low = 0, high = 0;
        for (double hz = 40; hz < 1200; hz += 7) {
            double a = sound_tone(x, 24000, 2, hz);
            *(hz < 200 ? &low : &high) += a * a;
        }
        if (10 * log10(low / high) > -20)
            fail_msg("%s has %.1f dB below 200 Hz", sound_names[id], 10 * log10(low / high));
        free(x);
    }
}

static double pitch_at(const float *x, int ms)
{
    return sound_pitch(x + (ptrdiff_t) 2 * 48 * ms, 9600, 2, 200, 480, 1);
}

static void sounds__breaths__tell_their_direction(void **state)
{
    (void) state;
    static const struct {
        enum sound_id id;
        int direction;
    } want[] = {{SOUND_BREATH_IN, 1},   {SOUND_BREATH_TOP_UP, 1}, {SOUND_BREATH_OUT, -1},
                {SOUND_BREATH_HOLD, 0}, {SOUND_BREATH_REST, 0},   {SOUND_BREATH_HOLD_EMPTY, 0}};
    for (size_t i = 0; i < ARRAY_LEN(want); i++) {
        float *x = hear(want[i].id);
        double first = pitch_at(x, 200), middle = pitch_at(x, 2400), last = pitch_at(x, 4400);
        if (want[i].direction == 0)
            assert_true(fabs(first - middle) <= 1 && fabs(middle - last) <= 1);
        else
            assert_true(want[i].direction * (middle - first) > 20 &&
                        want[i].direction * (last - middle) > 20);
        free(x);
    }
}

/* Each breath begins on the note the one before it landed on. */
static void sounds__breaths__join_up(void **state)
{
    (void) state;
    static const enum sound_id pairs[][2] = {
        {SOUND_BREATH_IN, SOUND_BREATH_OUT},         {SOUND_BREATH_OUT, SOUND_BREATH_IN},
        {SOUND_BREATH_IN, SOUND_BREATH_HOLD},        {SOUND_BREATH_IN, SOUND_BREATH_TOP_UP},
        {SOUND_BREATH_OUT, SOUND_BREATH_HOLD_EMPTY}, {SOUND_BREATH_OUT, SOUND_BREATH_REST}};
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        const struct recipe_breath *a = &bank.sounds[pairs[i][0]].tone->recipe;
        const struct recipe_breath *b = &bank.sounds[pairs[i][1]].tone->recipe;
        assert_true(fabs(a->pitch_hz[1] - b->pitch_hz[0]) < 0.01);
    }
}

/* ---- reading ---- */

static size_t errors_of(const char *text, const char *id, struct recipe *recipe)
{
    struct arena a = {0};
    struct diags d = {0};
    const struct node *root = cfg_parse("x.cfg", text, strlen(text), &a, &d);
    assert_non_null(root);
    bool read = recipe_read(root, recipe, &a, &d);
    assert_int_equal(read, d.errors == 0);
    size_t found = 0;
    for (size_t i = 0; i < d.count; i++)
        found += strcmp(d.items[i].id, id) == 0;
    if (found != d.count) {
        struct strbuf report = {0};
        diags_format(&d, &report);
        print_error("%s", strbuf_text(&report));
        strbuf_release(&report);
        fail();
    }
    diags_release(&d);
    arena_release(&a);
    return found;
}

#define BAR   "kind = \"struck\"; level = -12.0; length = 1.0; notes = ( { pitch = 440; } ); "
#define MODES "modes = ( { ratio = 1.0; decay = 0.5; } ); "
#define TONE \
    "kind = \"breath\"; level = -21.0; pitch = [ 220.0, 330.0 ]; harmonics = [ 0.0, -6.0 ]; "

static void recipe__read__takes_what_is_right(void **state)
{
    (void) state;
    struct recipe r;
    assert_int_equal(
        errors_of(BAR MODES "strike = { level = -20; pitch = 900; decay = 0.01; };", "", &r), 0);
    assert_int_equal(r.kind, RECIPE_STRUCK);
    assert_int_equal(r.struck.n_notes, 1);
    assert_true(r.struck.notes[0].pitch_hz == 440 && r.struck.strike.pitch_hz == 900);
    assert_int_equal(errors_of(TONE "air = { level = -12; pitch = 800; }; swell = -3;", "", &r), 0);
    assert_int_equal(r.kind, RECIPE_BREATH);
    assert_true(r.breath.pitch_hz[0] == 220 && r.breath.pitch_hz[1] == 330);
    assert_true(r.breath.swell_db[0] == -3 && r.breath.swell_db[1] == -3);
    assert_int_equal(r.breath.n_harmonics, 2);
}

static void recipe__read__says_what_is_wrong(void **state)
{
    (void) state;
    struct recipe r;
    assert_int_equal(errors_of(BAR MODES "lenght = 2.0;", "unknown-key", &r), 1);
    assert_int_equal(
        errors_of(BAR "modes = ( { ratio = 1; decay = 1; bet = 1; } );", "unknown-key", &r), 1);
    assert_int_equal(errors_of("kind = \"sample\";", "unknown-word", &r), 1);
    assert_int_equal(errors_of("level = 1.0;", "missing-key", &r), 1);
    assert_int_equal(errors_of(BAR, "missing-key", &r), 1);
    assert_int_equal(errors_of(BAR "modes = ( );", "empty", &r), 1);
    assert_int_equal(errors_of(BAR "modes = ( 3 );", "wrong-type", &r), 1);
    assert_int_equal(errors_of(BAR MODES "attack = -1.0; release = 99;", "out-of-range", &r), 2);
    assert_int_equal(errors_of("kind = \"struck\"; level = -3; length = 0.2; notes = ( { at = 0.3; "
                               "pitch = 5; } ); " MODES,
                               "out-of-range", &r),
                     3);
    assert_int_equal(errors_of(TONE "bright = [ 0.0, 0.5, 1.0 ];", "wrong-count", &r), 1);
    assert_int_equal(errors_of(TONE "air = [ 1 ];", "wrong-type", &r), 1);
    assert_int_equal(errors_of(TONE "notes = ( );", "unknown-key", &r), 1);
    assert_int_equal(errors_of("kind = \"breath\"; level = -10; pitch = 220; harmonics = [ 0 ];",
                               "out-of-range", &r),
                     1);
}

/* ---- a person's own ---- */

static void sounds__users_file__replaces_ours_unless_it_is_wrong(void **state)
{
    (void) state;
    char own[] = "/tmp/limber-sounds-XXXXXX";
    assert_non_null(mkdtemp(own));
    struct arena a = {0};
    struct diags d = {0};
    struct err err = {0};
    static const char good[] =
        "kind = \"struck\"; level = -12.0; length = 0.5; notes = ( { pitch = 500.0; } ); " MODES;
    static const char bad[] = "kind = \"struck\";\nlevel = 12.0; " MODES;
    const char *start = arena_printf(&a, "%s/start.cfg", own);
    const char *rest = arena_printf(&a, "%s/rest.cfg", own);
    assert_true(fs_write_whole(start, good, strlen(good), 0600, &err));
    assert_true(fs_write_whole(rest, bad, strlen(bad), 0600, &err));
    struct bank mine = {0};
    assert_true(sounds_load(&mine, own, folder, &a, &d));
    assert_int_equal(mine.sounds[SOUND_START].sample.frames, SOUND_RATE_HZ / 2);
    assert_int_equal(mine.sounds[SOUND_REST].sample.frames, bank.sounds[SOUND_REST].sample.frames);
    assert_true(d.errors >= 2);
    for (size_t i = 0; i < d.count; i++)
        assert_string_equal(d.items[i].loc.path, rest);
    assert_string_equal(d.items[0].quote ? d.items[0].quote : "",
                        "level = 12.0; "
                        "modes = ( { ratio = 1.0; decay = 0.5; } );");
    unlink(start);
    unlink(rest);
    rmdir(own);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__check__knows_a_recipe_and_its_name(void **state)
{
    (void) state;
    char own[] = "/tmp/limber-sounds-XXXXXX";
    assert_non_null(mkdtemp(own));
    struct arena a = {0};
    struct diags d = {0};
    struct err err = {0};
    static const char text[] = BAR MODES "nmae = 1;", routine[] = "name = \"x\";";
    const char *path = arena_printf(&a, "%s/strat.cfg", own);
    assert_true(fs_write_whole(path, text, strlen(text), 0600, &err));
    assert_true(sounds_check_file(path, &d));
    assert_int_equal(d.count, 2);
    assert_string_equal(d.items[0].id, "unknown-key");
    assert_string_equal(d.items[1].id, "unknown-sound");
    assert_string_equal(d.items[1].hint, "did you mean 'start'?");
    assert_true(fs_write_whole(path, routine, strlen(routine), 0600, &err));
    assert_false(sounds_check_file(path, &d));
    unlink(path);
    assert_false(sounds_check_file(path, &d));
    assert_int_equal(d.count, 2);
    rmdir(own);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__folder__is_checked_file_by_file(void **state)
{
    (void) state;
    struct diags d = {0};
    assert_int_equal(sounds_check_folder("/nowhere", &d), 0);
    assert_int_equal(d.count, 0);
    assert_int_equal(sounds_check_folder(folder, &d), N_SOUNDS);
    assert_int_equal(d.count, 0);
    char own[] = "/tmp/limber-sounds-XXXXXX";
    assert_non_null(mkdtemp(own));
    struct arena a = {0};
    struct err err = {0};
    const char *path = arena_printf(&a, "%s/start.cfg", own);
    assert_true(fs_write_whole(path, "level = -12.0;", 14, 0600, &err));
    assert_int_equal(sounds_check_folder(own, &d), 1);
    assert_int_equal(d.count, 1);
    assert_string_equal(d.items[0].id, "missing-key");
    unlink(path);
    rmdir(own);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__ours__pass_the_check(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    for (size_t i = 0; i < N_SOUNDS; i++)
        assert_true(sounds_check_file(arena_printf(&a, "%s/%s.cfg", folder, sound_names[i]), &d));
    assert_int_equal(d.count, 0);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__no_folder__is_silent_and_says_so(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    struct bank none = {0};
    assert_false(sounds_load(&none, NULL, "/nowhere", &a, &d));
    assert_int_equal(d.errors, N_SOUNDS);
    struct sound_cue cue = sound_alone(SOUND_START, 0, 0);
    assert_int_equal(bank_length(&none, &cue), 0);
    diags_release(&d);
    arena_release(&a);
}

/* ---- from core's cues to sounds ---- */

static void cues__hold__sounds_where_the_breath_before_it_ended(void **state)
{
    (void) state;
    static const struct cue items[] = {{.kind = CUE_BREATH_HOLD, .ms = 4000},
                                       {.kind = CUE_BREATH_IN, .ms = 4000},
                                       {.kind = CUE_REPETITION},
                                       {.kind = CUE_BREATH_HOLD, .ms = 4000},
                                       {.kind = CUE_BREATH_OUT, .ms = 4000},
                                       {.kind = CUE_BREATH_HOLD, .ms = 4000}};
    static const enum sound_id want[] = {SOUND_BREATH_HOLD, SOUND_BREATH_IN,
                                         SOUND_REPETITION,  SOUND_BREATH_HOLD,
                                         SOUND_BREATH_OUT,  SOUND_BREATH_HOLD_EMPTY};
    struct cues cues = {items, ARRAY_LEN(items)};
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        struct sound_cue s = sound_of_cue(&cues, i, 77);
        assert_int_equal(s.sound, want[i]);
        assert_int_equal(s.at_ns, 77);
        assert_int_equal(s.duration_ms, items[i].ms);
        assert_true(s.max_late_ms > 0);
        assert_true(s.group & SOUND_GROUP_ALL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sounds__struck__peak_between_12_and_9_dB_under_full),
        cmocka_unit_test(sounds__breaths__stay_under_20_dB_rms),
        cmocka_unit_test(sounds__all__begin_and_end_without_a_click),
        cmocka_unit_test(sounds__all__live_above_200_Hz),
        cmocka_unit_test(sounds__breaths__tell_their_direction),
        cmocka_unit_test(sounds__breaths__join_up),
        cmocka_unit_test(recipe__read__takes_what_is_right),
        cmocka_unit_test(recipe__read__says_what_is_wrong),
        cmocka_unit_test(sounds__users_file__replaces_ours_unless_it_is_wrong),
        cmocka_unit_test(sounds__check__knows_a_recipe_and_its_name),
        cmocka_unit_test(sounds__folder__is_checked_file_by_file),
        cmocka_unit_test(sounds__ours__pass_the_check),
        cmocka_unit_test(sounds__no_folder__is_silent_and_says_so),
        cmocka_unit_test(cues__hold__sounds_where_the_breath_before_it_ended),
    };
    return cmocka_run_group_tests(tests, load_ours, unload);
}
