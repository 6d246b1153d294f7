/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"
#include "core/words.h"
#include "unit/unit.h"

#include <string.h>

static void settings__hold_the_defaults__at_first(void **state)
{
    (void) state;
    struct settings s;
    settings_init(&s);
    assert_int_equal(s.values[SETTING_FIGURE].integer, FIGURE_SETTING_AUTO);
    assert_int_equal(s.values[SETTING_LEVEL].integer, 2);
    assert_int_equal(s.values[SETTING_VOLUME].integer, 0);
    assert_int_equal(s.values[SETTING_EQUIPMENT].set, (1U << N_EQUIPMENT) - 1);
    for (int i = 0; i < N_SETTINGS; i++)
        assert_int_equal(s.values[i].origin, SETTING_FROM_DEFAULT);
}

static void setting_table__is_whole(void **state)
{
    (void) state;
    for (int i = 0; i < N_SETTINGS; i++) {
        const struct setting_info *info = &setting_table[i];
        assert_non_null(info->key);
        assert_non_null(info->help);
        assert_int_equal(setting_find(info->key), i);
        if (info->type == SETTING_TYPE_INT || info->type == SETTING_TYPE_NUMBER) {
            assert_true(info->min < info->max);
            assert_non_null(info->unit);
        } else if (info->type != SETTING_TYPE_COUNTRY && info->type != SETTING_TYPE_NAME) {
            assert_non_null(info->words);
        }
        /* The word for 0 must not hide a 0 that is in range. */
        if (info->unset && info->type != SETTING_TYPE_COUNTRY)
            assert_true(info->min > 0);
    }
    assert_int_equal(setting_find("colour"), -1);
    assert_string_equal(setting_suggest("volum"), "volume");
}

static void check_round_trip(enum setting key, const char *text)
{
    struct settings s;
    struct strbuf why = {0}, out = {0};
    settings_init(&s);
    assert_true(setting_parse(&s, key, SETTING_FROM_STATE, text, &why));
    assert_int_equal(s.values[key].origin, SETTING_FROM_STATE);
    setting_format(&s, key, &out);
    assert_string_equal(strbuf_text(&out), text);
    strbuf_release(&why);
    strbuf_release(&out);
}

static void setting_parse__reads_back_what_format_wrote(void **state)
{
    (void) state;
    check_round_trip(SETTING_FIGURE, "braille");
    check_round_trip(SETTING_VOLUME, "-12");
    check_round_trip(SETTING_MUTE, "on");
    check_round_trip(SETTING_PROFILE, "night");
    check_round_trip(SETTING_CAUTIONS, "none");
    check_round_trip(SETTING_CAUTIONS, "knee,wrist");
    check_round_trip(SETTING_EQUIPMENT, "all");
    check_round_trip(SETTING_WEEKLY_TARGET, "none");
    check_round_trip(SETTING_WEEKLY_TARGET, "5");
    check_round_trip(SETTING_COUNTRY, "GB");
    check_round_trip(SETTING_COUNTRY, "auto");
    check_round_trip(SETTING_CELL_ASPECT, "2.1");
    check_round_trip(SETTING_CELL_ASPECT, "auto");
    check_round_trip(SETTING_FRAME_RATE, "12");
}

static void setting_show__has_the_unit_of_what_is_set(void **state)
{
    (void) state;
    struct settings s;
    struct strbuf out = {0};
    settings_init(&s);
    assert_true(setting_parse(&s, SETTING_VOLUME, SETTING_FROM_STATE, "-6", &out));
    setting_show(&s, SETTING_VOLUME, &out);
    assert_string_equal(strbuf_text(&out), "-6 dB");
    strbuf_reset(&out);
    setting_show(&s, SETTING_FRAME_RATE, &out);
    assert_string_equal(strbuf_text(&out), "auto");
    strbuf_release(&out);
}

static void setting_parse__leaves_the_value__when_wrong(void **state)
{
    (void) state;
    static const struct {
        enum setting key;
        const char *text, *why;
    } wrong[] = {
        {SETTING_FIGURE, "brail", "one of: auto, blocks, braille, ascii, off"},
        {SETTING_VOLUME, "3", "a whole number from -40 to 0 dB"},
        {SETTING_VOLUME, "", "a whole number"},
        {SETTING_MUTE, "yes", "one of: off, on"},
        {SETTING_PROFILE, "", "a name of letters"},
        {SETTING_PROFILE, "../x", "a name of letters"},
        {SETTING_PROFILE, "--x", "a name of letters"},
        {SETTING_PROFILE, "a-name-longer-than-any-that-is-sane", "a name of letters"},
        {SETTING_CAUTIONS, "knee,", "none, all, or some of these"},
        {SETTING_CAUTIONS, "knee,none", "commas"},
        {SETTING_WEEKLY_TARGET, "0", ", or none"},
        {SETTING_COUNTRY, "gb", "two capital letters, or auto"},
        {SETTING_CELL_ASPECT, "0.5", "a number from 1 to 4"},
    };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct settings s, before;
        struct strbuf why = {0};
        settings_init(&s);
        before = s;
        assert_false(setting_parse(&s, wrong[i].key, SETTING_FROM_STATE, wrong[i].text, &why));
        assert_non_null(strstr(strbuf_text(&why), wrong[i].why));
        assert_memory_equal(&s, &before, sizeof s);
        strbuf_release(&why);
    }
}

static void settings_write__writes_one_origin(void **state)
{
    (void) state;
    struct settings s;
    struct strbuf out = {0};
    settings_init(&s);
    assert_true(setting_parse(&s, SETTING_THEME, SETTING_FROM_CONFIG, "light", &out));
    assert_true(setting_parse(&s, SETTING_MUTE, SETTING_FROM_STATE, "on", &out));
    assert_true(setting_parse(&s, SETTING_CAUTIONS, SETTING_FROM_STATE, "none", &out));
    assert_true(setting_parse(&s, SETTING_EQUIPMENT, SETTING_FROM_STATE, "chair,mat", &out));
    assert_true(setting_parse(&s, SETTING_COUNTRY, SETTING_FROM_STATE, "auto", &out));
    assert_true(setting_parse(&s, SETTING_CELL_ASPECT, SETTING_FROM_STATE, "2", &out));
    settings_write(&s, SETTING_FROM_STATE, &out);
    assert_string_equal(strbuf_text(&out), "mute = true;\n"
                                           "cautions = [];\n"
                                           "equipment = [\"chair\", \"mat\"];\n"
                                           "country = \"auto\";\n"
                                           "cell_aspect = 2.000;\n");
    strbuf_release(&out);
}

/* ---- step by step ---- */

static void step__stays_in_range_and_comes_back__for_every_number(void **state)
{
    (void) state;
    for (int key = 0; key < N_SETTINGS; key++) {
        const struct setting_info *info = &setting_table[key];
        struct settings s;
        settings_init(&s);
        if (info->type != SETTING_TYPE_INT && info->type != SETTING_TYPE_NUMBER)
            continue;
        for (int i = 0; i < 400; i++)
            assert_true(setting_step(&s, (enum setting) key, 1));
        double now = info->type == SETTING_TYPE_INT ? s.values[key].integer : s.values[key].number;
        assert_true(now > info->max - 1e-6 && now < info->max + 1e-6);
        for (int i = 0; i < 400; i++)
            setting_step(&s, (enum setting) key, -1);
        now = info->type == SETTING_TYPE_INT ? s.values[key].integer : s.values[key].number;
        double least = info->unset ? 0 : info->min;
        assert_true(now > least - 1e-6 && now < least + 1e-6);
    }
}

static void step__goes_round__with_words(void **state)
{
    (void) state;
    struct settings s;
    settings_init(&s);
    assert_true(setting_step(&s, SETTING_FIGURE, -1));
    assert_int_equal(s.values[SETTING_FIGURE].integer, FIGURE_SETTING_OFF);
    assert_true(setting_step(&s, SETTING_FIGURE, 1));
    assert_int_equal(s.values[SETTING_FIGURE].integer, FIGURE_SETTING_AUTO);
    assert_true(setting_step(&s, SETTING_MUTE, 1));
    assert_int_equal(s.values[SETTING_MUTE].integer, 1);
    assert_false(setting_step(&s, SETTING_CAUTIONS, 1));
    assert_false(setting_step(&s, SETTING_COUNTRY, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings__hold_the_defaults__at_first),
        cmocka_unit_test(setting_table__is_whole),
        cmocka_unit_test(setting_parse__reads_back_what_format_wrote),
        cmocka_unit_test(setting_show__has_the_unit_of_what_is_set),
        cmocka_unit_test(setting_parse__leaves_the_value__when_wrong),
        cmocka_unit_test(settings_write__writes_one_origin),
        cmocka_unit_test(step__stays_in_range_and_comes_back__for_every_number),
        cmocka_unit_test(step__goes_round__with_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
