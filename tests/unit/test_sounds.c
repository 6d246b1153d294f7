/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files in sounds/: read strictly, and which of them plays. */
#include "config.h"

#include "audio/cues.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "dsp/recipe.h"
#include "io/cfg.h"
#include "io/fsutil.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct bank bank;
static const char *folder;

static int load_ours(void **state)
{
    (void) state;
    const char *data = getenv("LIMBER_DATADIR"), *build = getenv("builddir");
    setenv("LIMBER_AUDIO", arena_printf(&arena, "%s/limber-audio", build ? build : "."), 1);
    folder = arena_printf(&arena, "%s/sounds", data ? data : ".");
    struct diags d = {0};
    bool loaded = sounds_load(&bank, &(struct sounds_from){.system_folder = folder}, &arena, &d);
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
    char *own = folder_new();
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
    assert_true(sounds_load(&mine, &(struct sounds_from){own, folder, NULL}, &a, &d));
    assert_int_equal(mine.sounds[SOUND_START].sample.frames, SOUND_RATE_HZ / 2);
    assert_int_equal(mine.sounds[SOUND_REST].sample.frames, bank.sounds[SOUND_REST].sample.frames);
    assert_true(d.errors >= 2);
    for (size_t i = 0; i < d.count; i++)
        assert_string_equal(d.items[i].loc.path, rest);
    assert_string_equal(d.items[0].quote ? d.items[0].quote : "",
                        "level = 12.0; "
                        "modes = ( { ratio = 1.0; decay = 0.5; } );");
    folder_remove(own);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__check__knows_a_recipe_and_its_name(void **state)
{
    (void) state;
    char *own = folder_new();
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
    folder_remove(own);
    diags_release(&d);
    arena_release(&a);
}

static void sounds__folder__is_checked_file_by_file(void **state)
{
    (void) state;
    struct diags d = {0};
    assert_int_equal(sounds_check_folder("/nowhere", &d), 0);
    assert_int_equal(d.count, 0);
    assert_int_equal(sounds_check_folder(folder, &d), N_SOUNDS + 4); /* and the profiles */
    assert_int_equal(d.count, 0);
    char *own = folder_new();
    struct arena a = {0};
    struct err err = {0};
    const char *path = arena_printf(&a, "%s/start.cfg", own);
    assert_true(fs_write_whole(path, "level = -12.0;", 14, 0600, &err));
    assert_int_equal(sounds_check_folder(own, &d), 1);
    assert_int_equal(d.count, 1);
    assert_string_equal(d.items[0].id, "missing-key");
    unlink(path);
    folder_remove(own);
    diags_release(&d);
    arena_release(&a);
}

/* ---- what plays ---- */

struct own {
    char *folder;
    struct arena arena;
    struct diags diags;
    struct sounds_survey survey;
};

static void own_begin(struct own *o)
{
    *o = (struct own){.folder = folder_new()};
    assert_int_equal(mkdir(arena_printf(&o->arena, "%s/profiles", o->folder), 0700), 0);
}

static void own_end(struct own *o)
{
    assert_int_equal(rmdir(arena_printf(&o->arena, "%s/profiles", o->folder)), 0);
    folder_remove(o->folder);
    diags_release(&o->diags);
    arena_release(&o->arena);
}

/* A file in the folder, until unlink(). */
static const char *own_file(struct own *o, const char *name, const char *text, size_t length)
{
    struct err err = {""};
    const char *path = arena_printf(&o->arena, "%s/%s", o->folder, name);
    assert_true(fs_write_whole(path, text, length, 0600, &err));
    return path;
}

static bool own_survey(struct own *o, const char *profile)
{
    diags_release(&o->diags);
    o->diags = (struct diags){0};
    const struct sounds_from from = {o->folder, folder, profile};
    return sounds_survey(&o->survey, &from, &o->arena, &o->diags);
}

static const char bell[] = BAR MODES;

static void sounds__profile__says_what_plays_and_how_loud(void **state)
{
    (void) state;
    struct own o;
    own_begin(&o);
    static const char mine[] = "name = \"Mine\"; level = -2.0; sounds = {"
                               " rest = \"none\"; start = { sound = \"gong\"; level = -3.0; };"
                               " halfway = \"clear/halfway\"; };";
    const char *profile = own_file(&o, "profiles/mine.cfg", mine, strlen(mine));
    const char *gong = own_file(&o, "gong.cfg", bell, strlen(bell));
    assert_true(own_survey(&o, "mine"));
    assert_int_equal(o.diags.count, 0);
    const struct sounds_choice *c = o.survey.choices;
    assert_string_equal(o.survey.profile.name, "Mine");
    assert_int_equal(c[SOUND_REST].kind, SOUNDS_SILENT);
    assert_null(c[SOUND_REST].path);
    assert_string_equal(c[SOUND_START].path, gong);
    assert_true(c[SOUND_START].own && fabs(c[SOUND_START].level_db - -17) < 1e-9);
    assert_non_null(strstr(c[SOUND_HALFWAY].path, "/clear/halfway.cfg"));
    assert_false(c[SOUND_HALFWAY].own);
    assert_true(fabs(c[SOUND_HALFWAY].level_db - -12) < 1e-9);
    assert_non_null(strstr(c[SOUND_SWITCH].path, "/sounds/switch-sides.cfg"));
    unlink(gong);
    assert_true(own_survey(&o, "mine")); /* the gong is gone: our start takes its place */
    assert_int_equal(o.diags.count, 1);
    assert_string_equal(o.diags.items[0].id, "no-sound");
    assert_non_null(strstr(c[SOUND_START].path, "/sounds/start.cfg"));
    unlink(profile);
    own_end(&o);
}

static void profile__shape__brings_levels_together_and_stops_at_the_plan(void **state)
{
    (void) state;
    struct profile p;
    profile_init(&p);
    p.range = 0.5;
    p.attack_s = 0.05;
    struct recipe breath = {.kind = RECIPE_BREATH, .level_db = -30};
    breath.breath.swell_db[0] = -8;
    breath.breath.rise_s = 0.02;
    profile_shape(&p, SOUND_BREATH_IN, &breath);
    assert_true(breath.level_db == -25 && breath.breath.swell_db[0] == -4);
    assert_true(breath.breath.rise_s == 0.05);
    struct recipe struck = {.kind = RECIPE_STRUCK, .level_db = -10};
    struck.struck.attack_s = 0.004;
    profile_shape(&p, SOUND_START, &struck);
    assert_true(struck.level_db == -15 && struck.struck.attack_s == 0.05);
    p.range = 1;
    p.sounds[SOUND_START].level_db = p.sounds[SOUND_BREATH_IN].level_db = 24;
    profile_shape(&p, SOUND_START, &struck);
    profile_shape(&p, SOUND_BREATH_IN, &breath);
    assert_true(struck.level_db == -9 && breath.level_db == -20);
    assert_true(profile_sample_level(&p, SOUND_START).peak_db == -9);
}

static void sounds__profile_that_is_not_there__leaves_every_recipe_as_it_is(void **state)
{
    (void) state;
    struct own o;
    own_begin(&o);
    assert_true(own_survey(&o, "loud"));
    assert_int_equal(o.diags.count, 1);
    assert_string_equal(o.diags.items[0].id, "no-profile");
    assert_null(o.survey.profile_path);
    assert_true(fabs(o.survey.choices[SOUND_START].level_db - -9.5) < 1e-9);
    own_end(&o);
}

static void profile__read__says_what_is_wrong(void **state)
{
    (void) state;
    struct own o;
    own_begin(&o);
    static const char wrong[] = "name = \"Mine\";\nlevel = 3;\nvolume = 1;\nsounds = {\n"
                                " strat = \"gong\";\n rest = \"../../etc/x\";\n start = 7;\n"
                                " halfway = { level = 99; }; };\n";
    static const char *const ids[] = {"out-of-range", "unknown-key", "unknown-key",
                                      "bad-id",       "wrong-type",  "out-of-range"};
    const char *path = own_file(&o, "profiles/mine.cfg", wrong, strlen(wrong));
    assert_true(sounds_check_file(path, &o.diags));
    diags_sort(&o.diags);
    assert_int_equal(o.diags.count, ARRAY_LEN(ids));
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        assert_string_equal(o.diags.items[i].id, ids[i]);
        assert_non_null(o.diags.items[i].quote);
    }
    assert_string_equal(o.diags.items[2].hint, "did you mean 'start'?");
    assert_true(own_survey(&o, "mine")); /* it is not used at all */
    assert_null(o.survey.profile_path);
    unlink(path);
    own_end(&o);
}

static void sounds__recorded_file__counts_before_a_recipe_unless_it_is_refused(void **state)
{
    (void) state;
#ifndef HAVE_SNDFILE
    skip();
#endif
    struct own o;
    own_begin(&o);
    struct strbuf wav = {0};
    const char *src = getenv("srcdir");
    const char *ours =
        arena_printf(&o.arena, "%s/tests/data/sounds/bell-48000.ogg", src ? src : ".");
    assert_int_equal(fs_read(ours, 1 << 20, &wav, NULL), FS_OK);
    const char *recipe = own_file(&o, "start.cfg", bell, strlen(bell));
    const char *file = own_file(&o, "start.ogg", wav.text, wav.length);
    assert_true(own_survey(&o, NULL));
    assert_int_equal(o.diags.count, 0);
    assert_int_equal(o.survey.choices[SOUND_START].kind, SOUNDS_FILE);
    assert_string_equal(o.survey.choices[SOUND_START].path, file);
    struct bank mine = {0};
    const struct sounds_from from = {o.folder, folder, NULL};
    assert_true(sounds_load(&mine, &from, &o.arena, &o.diags));
    assert_in_range(mine.sounds[SOUND_START].sample.frames, 9000, 14400);

    own_file(&o, "start.ogg", "OggS but no more", 16);
    assert_true(own_survey(&o, NULL));
    assert_int_equal(o.diags.count, 1);
    assert_string_equal(o.diags.items[0].id, "bad-sample");
    assert_string_equal(o.diags.items[0].loc.path, file);
    assert_int_equal(o.survey.choices[SOUND_START].kind, SOUNDS_STRUCK);
    assert_string_equal(o.survey.choices[SOUND_START].path, recipe);
    assert_true(sounds_check_file(file, &o.diags));
    unlink(file);
    unlink(recipe);
    strbuf_release(&wav);
    own_end(&o);
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
    assert_false(sounds_load(&none, &(struct sounds_from){.system_folder = "/nowhere"}, &a, &d));
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
        cmocka_unit_test(recipe__read__takes_what_is_right),
        cmocka_unit_test(recipe__read__says_what_is_wrong),
        cmocka_unit_test(sounds__users_file__replaces_ours_unless_it_is_wrong),
        cmocka_unit_test(sounds__check__knows_a_recipe_and_its_name),
        cmocka_unit_test(sounds__folder__is_checked_file_by_file),
        cmocka_unit_test(sounds__profile__says_what_plays_and_how_loud),
        cmocka_unit_test(profile__shape__brings_levels_together_and_stops_at_the_plan),
        cmocka_unit_test(sounds__profile_that_is_not_there__leaves_every_recipe_as_it_is),
        cmocka_unit_test(profile__read__says_what_is_wrong),
        cmocka_unit_test(sounds__recorded_file__counts_before_a_recipe_unless_it_is_refused),
        cmocka_unit_test(sounds__ours__pass_the_check),
        cmocka_unit_test(sounds__no_folder__is_silent_and_says_so),
        cmocka_unit_test(cues__hold__sounds_where_the_breath_before_it_ended),
    };
    return cmocka_run_group_tests(tests, load_ours, unload);
}
