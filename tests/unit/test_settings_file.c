/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/words.h"
#include "io/fsutil.h"
#include "io/settings.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own with room for a limber.cfg and a state/state.cfg. */
struct world {
    char *folder;
    const char *config, *state_folder, *state;
    struct arena arena;
    struct diags diags;
    struct settings settings;
};

static int set_up(void **state)
{
    struct world *w = test_calloc(1, sizeof *w);
    w->folder = folder_new();
    w->config = arena_printf(&w->arena, "%s/limber.cfg", w->folder);
    w->state_folder = arena_printf(&w->arena, "%s/state", w->folder);
    w->state = arena_printf(&w->arena, "%s/state.cfg", w->state_folder);
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    folder_remove(w->folder);
    diags_release(&w->diags);
    arena_release(&w->arena);
    test_free(w);
    return 0;
}

static void put(const char *path, const char *text)
{
    struct err err = {0};
    assert_true(fs_write_whole(path, text, strlen(text), 0600, &err));
}

static void load(struct world *w)
{
    settings_load(&w->settings, w->config, w->state, &w->arena, &w->diags);
}

static void choose(struct world *w, enum setting key, const char *text)
{
    struct settings s;
    struct strbuf why = {0};
    struct err err = {0};
    settings_init(&s);
    assert_true(setting_parse(&s, key, SETTING_FROM_STATE, text, &why));
    assert_true(settings_choose(w->state, key, &s.values[key], &err));
}

static void settings_load__gives_defaults__when_nothing_is_there(void **state)
{
    struct world *w = *state;
    load(w);
    assert_int_equal(w->diags.count, 0);
    assert_int_equal(w->settings.values[SETTING_LEVEL].integer, 2);
}

static void settings_load__takes_an_empty_file_and_comments(void **state)
{
    struct world *w = *state;
    put(w->config, "");
    load(w);
    put(w->config, "# nothing yet\n");
    load(w);
    assert_int_equal(w->diags.count, 0);
}

static void settings_load__lets_state_win_over_config(void **state)
{
    struct world *w = *state;
    put(w->config, "figure = \"ascii\";\nvolume = -6;\ncountry = \"GB\";\n"
                   "cautions = [ \"knee\" ];\nweekly_target = 5;\nmute = true;\n");
    choose(w, SETTING_FIGURE, "braille");
    choose(w, SETTING_CAUTIONS, "none");
    choose(w, SETTING_WEEKLY_TARGET, "none");
    load(w);
    assert_int_equal(w->diags.count, 0);
    const struct setting_value *v = w->settings.values;
    assert_int_equal(v[SETTING_FIGURE].integer, FIGURE_SETTING_BRAILLE);
    assert_int_equal(v[SETTING_FIGURE].origin, SETTING_FROM_STATE);
    assert_int_equal(v[SETTING_VOLUME].integer, -6);
    assert_int_equal(v[SETTING_VOLUME].origin, SETTING_FROM_CONFIG);
    assert_int_equal(v[SETTING_CAUTIONS].set, 0);
    assert_int_equal(v[SETTING_WEEKLY_TARGET].integer, 0);
    assert_int_equal(v[SETTING_MUTE].integer, 1);
    assert_string_equal(v[SETTING_COUNTRY].country, "GB");
}

static void settings_load__reports_and_goes_on__when_config_is_wrong(void **state)
{
    struct world *w = *state;
    put(w->config, "level = 2;\nvolum = -6;\nvolume = 7;\ntheme = \"blue\";\n"
                   "country = \"xx\";\nlevel_ = 1;\nmute = 1;\nframe_rate = 20;\n");
    load(w);
    static const struct {
        int line;
        const char *id;
    } want[] = {{2, "unknown-key"},  {3, "out-of-range"}, {4, "unknown-word"},
                {5, "unknown-word"}, {6, "unknown-key"},  {7, "wrong-type"}};
    diags_sort(&w->diags);
    assert_int_equal(w->diags.count, ARRAY_LEN(want));
    for (size_t i = 0; i < ARRAY_LEN(want); i++) {
        assert_int_equal(w->diags.items[i].loc.line, want[i].line);
        assert_string_equal(w->diags.items[i].id, want[i].id);
        assert_non_null(w->diags.items[i].quote);
    }
    assert_int_equal(w->settings.values[SETTING_VOLUME].integer, 0);
    assert_int_equal(w->settings.values[SETTING_FRAME_RATE].integer, 20);
}

static void settings_choose__keeps_other_choices(void **state)
{
    struct world *w = *state;
    choose(w, SETTING_VOLUME, "-3");
    choose(w, SETTING_THEME, "light");
    choose(w, SETTING_VOLUME, "-9");
    load(w);
    assert_int_equal(w->settings.values[SETTING_VOLUME].integer, -9);
    assert_int_equal(w->settings.values[SETTING_THEME].integer, THEME_SETTING_LIGHT);
    struct stat st;
    assert_int_equal(stat(w->state, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
}

static void settings_choose__forgets(void **state)
{
    struct world *w = *state;
    struct err err = {0};
    put(w->config, "volume = -6;\n");
    choose(w, SETTING_VOLUME, "-3");
    assert_true(settings_choose(w->state, SETTING_VOLUME, NULL, &err));
    load(w);
    assert_int_equal(w->settings.values[SETTING_VOLUME].integer, -6);
}

static void settings_choose__fails_with_the_reason__when_it_cannot_write(void **state)
{
    struct world *w = *state;
    struct err err = {0};
    put(w->state_folder, "in the way");
    assert_false(settings_choose(w->state, SETTING_VOLUME, NULL, &err));
    assert_non_null(strstr(err.text, w->state_folder));
    unlink(w->state_folder);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORLD(settings_load__gives_defaults__when_nothing_is_there),
        WITH_WORLD(settings_load__takes_an_empty_file_and_comments),
        WITH_WORLD(settings_load__lets_state_win_over_config),
        WITH_WORLD(settings_load__reports_and_goes_on__when_config_is_wrong),
        WITH_WORLD(settings_choose__keeps_other_choices),
        WITH_WORLD(settings_choose__forgets),
        WITH_WORLD(settings_choose__fails_with_the_reason__when_it_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
