/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "base/utf8.h"
#include "core/record_json.h"
#include "unit/unit.h"
#include "view/fixture_progress.h"
#include "view/progress.h"
#include "view/report.h"

#include <string.h>

static int32_t day_of(int year, int month, int day)
{
    return civil_to_days((struct civil){year, month, day});
}

/* ---- periods ---- */

static void span__known_periods(void **state)
{
    (void) state;
    static const struct {
        enum progress_unit unit;
        struct civil day, first, last;
    } cases[] = {
        {PROGRESS_DAY, {2026, 11, 22}, {2026, 11, 22}, {2026, 11, 22}},
        {PROGRESS_WEEK, {2026, 11, 22}, {2026, 11, 16}, {2026, 11, 22}},
        {PROGRESS_WEEK, {2027, 1, 1}, {2026, 12, 28}, {2027, 1, 3}},
        {PROGRESS_MONTH, {2024, 2, 10}, {2024, 2, 1}, {2024, 2, 29}},
        {PROGRESS_MONTH, {2026, 12, 31}, {2026, 12, 1}, {2026, 12, 31}},
        {PROGRESS_YEAR, {2026, 5, 5}, {2026, 1, 1}, {2026, 12, 31}},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct progress_span span = progress_span(cases[i].unit, civil_to_days(cases[i].day));
        assert_int_equal(span.first, civil_to_days(cases[i].first));
        assert_int_equal(span.last, civil_to_days(cases[i].last));
    }
}

static void move__keeps_its_place(void **state)
{
    (void) state;
    assert_int_equal(progress_move(PROGRESS_MONTH, day_of(2026, 1, 31), 1), day_of(2026, 2, 28));
    assert_int_equal(progress_move(PROGRESS_MONTH, day_of(2026, 1, 15), -1), day_of(2025, 12, 15));
    assert_int_equal(progress_move(PROGRESS_MONTH, day_of(2026, 12, 15), 1), day_of(2027, 1, 15));
    assert_int_equal(progress_move(PROGRESS_YEAR, day_of(2024, 2, 29), -1), day_of(2023, 2, 28));
    assert_int_equal(progress_move(PROGRESS_WEEK, 100, -2), 86);
    assert_int_equal(progress_move(PROGRESS_DAY, 100, 3), 103);
    for (int unit = 0; unit < N_PROGRESS_UNITS; unit++)
        for (int32_t day = FIXTURE_TODAY - 800; day < FIXTURE_TODAY; day++) {
            struct progress_span here = progress_span((enum progress_unit) unit, day);
            int32_t next = progress_move((enum progress_unit) unit, day, 1);
            assert_int_equal(progress_span((enum progress_unit) unit, next).first, here.last + 1);
        }
}

/* ---- sums ---- */

static void sum__weeks_add_up_to_the_whole(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    struct progress_sum all = progress_sum(&p, (struct progress_span){p.first_day, p.in.today}),
                        weeks = {0};
    for (int32_t day = p.first_day; day <= p.in.today + 6;
         day = progress_move(PROGRESS_WEEK, day, 1)) {
        struct progress_sum week = progress_sum(&p, progress_span(PROGRESS_WEEK, day));
        weeks.sessions += week.sessions;
        weeks.ms += week.ms;
        weeks.scores += week.scores;
        weeks.paused_days += week.paused_days;
        weeks.area_ms[AREA_UPPER_BACK] += week.area_ms[AREA_UPPER_BACK];
    }
    assert_true(all.sessions > 20);
    assert_int_equal(weeks.sessions, all.sessions);
    assert_int_equal(weeks.ms, all.ms);
    assert_int_equal(weeks.scores, all.scores);
    assert_int_equal(weeks.paused_days, 8);
    assert_int_equal(weeks.area_ms[AREA_UPPER_BACK], all.area_ms[AREA_UPPER_BACK]);
    arena_release(&a);
}

static void sum__of_scores(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    struct progress_sum sum =
        progress_sum(&p, (struct progress_span){FIXTURE_TODAY - 3, FIXTURE_TODAY});
    assert_int_equal(sum.scores, 4); /* 3 2 3 3 */
    assert_true(sum.stiffness == 11.0 / 4);
    assert_int_equal(sum.low, 2);
    assert_int_equal(sum.high, 3);
    sum = progress_sum(&p, (struct progress_span){FIXTURE_TODAY + 1, FIXTURE_TODAY + 7});
    assert_int_equal(sum.scores, 0);
    assert_true(sum.stiffness < 0);
    arena_release(&a);
}

static void breath__is_of_the_exercises_that_are_held(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    assert_int_equal(progress_breath_ms(&p), 480000);
    p = fixture_progress(STORY_NEW, &a);
    assert_int_equal(progress_breath_ms(&p), 0);
    arena_release(&a);
}

static void comes_back__after_a_gap_only(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BACK, &a);
    assert_int_equal(progress_comes_back(&p), 23);
    p = fixture_progress(STORY_BETTER, &a);
    assert_int_equal(progress_comes_back(&p), 0);
    assert_string_equal(progress_pause(&p)->reason, "away");
    p = fixture_progress(STORY_NEW, &a);
    assert_int_equal(progress_comes_back(&p), 0);
    assert_null(progress_pause(&p));
    assert_int_equal(p.n_days, 1);
    arena_release(&a);
}

static void of__dates_that_cannot_be__are_left_out(void **state)
{
    (void) state;
    struct arena a = {0};
    const struct session_tally tallies[] = {{.day = -100000, .sessions = 1, .ms = 5},
                                            {.day = FIXTURE_TODAY + 9, .sessions = 1}};
    const struct pause_record pause = {INT32_MIN, DAY_OPEN, "away", 0};
    struct progress_input in = {.today = FIXTURE_TODAY,
                                .tallies = tallies,
                                .n_tallies = 2,
                                .pauses = &pause,
                                .n_pauses = 1};
    struct trend_series none = {0};
    struct progress p = progress_of(&in, &(struct trend){.m7 = TREND_UNKNOWN}, &none, &a);
    assert_true(p.n_days < 50000);
    assert_true(p.days[0].paused && p.days[p.n_days - 1].paused);
    assert_int_equal(progress_sum(&p, (struct progress_span){DAY_OPEN - 1, DAY_OPEN}).sessions, 0);
    arena_release(&a);
}

static void json__has_every_list(void **state)
{
    (void) state;
    struct arena a = {0};
    struct strbuf out = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    struct history h = history_sum_up(FIXTURE_TODAY, 12, 4, p.in.tallies, p.in.n_tallies,
                                      p.in.practice, p.in.n_practice, &a);
    static const char *const parts[] = {
        "{ \"day\": \"2026-11-22\", \"stiffness\": 3, \"pain\": null }\n  ],",
        "{ \"exercise\": \"seated-cat-cow\", \"name\": \"Seated cat-cow\", \"days\": ",
        "\"kind\": \"wall-distance\", \"value\": 4.5",
        "{ \"from\": \"2026-11-22\", \"to\": null, \"reason\": \"away\" }\n  ] }",
    };
    history_json(&out, &h, &p);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        if (!strstr(strbuf_text(&out), parts[i]))
            fail_msg("no %s in %s", parts[i], strbuf_text(&out));
    strbuf_release(&out);
    arena_release(&a);
}

static void text__fits_at_every_width(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    for (int width = REPORT_WIDTH_MIN; width <= REPORT_WIDTH_MAX; width++) {
        struct strbuf out = {0};
        const struct report_style style = {width, false};
        report_trend(&out, &style, &p.trend, &p.series, FIXTURE_TODAY);
        report_progress(&out, &style, &p);
        for (const char *line = strbuf_text(&out); *line;) {
            size_t length = strcspn(line, "\n");
            char *copy = arena_strndup(&a, line, length);
            if (utf8_width(copy) > width)
                fail_msg("%d: %s", width, copy);
            line += length + (line[length] == '\n');
        }
        strbuf_release(&out);
    }
    arena_release(&a);
}

/* ---- keys ---- */

static void key__moves_in_time_and_pages(void **state)
{
    (void) state;
    struct arena a = {0};
    struct progress p = fixture_progress(STORY_BETTER, &a);
    struct progress_model m = {.p = &p, .unit = PROGRESS_WEEK, .day = FIXTURE_TODAY};
    const struct input left = {INPUT_LEFT, 0}, right = {INPUT_RIGHT, 0}, up = {INPUT_UP, 0};
    assert_int_equal(progress_key(&m, left), ACTION_HANDLED);
    assert_int_equal(m.day, FIXTURE_TODAY - 7);
    progress_key(&m, right);
    progress_key(&m, right); /* not into the future */
    assert_int_equal(m.day, FIXTURE_TODAY);
    progress_key(&m, (struct input){INPUT_CHAR, 'd'});
    progress_key(&m, left);
    assert_int_equal(m.day, FIXTURE_TODAY - 1);
    progress_key(&m, (struct input){INPUT_CHAR, '3'});
    assert_int_equal(m.page, PAGE_CALENDAR);
    progress_key(&m, up);
    assert_int_equal(m.day, FIXTURE_TODAY - 2);
    progress_key(&m, left);
    assert_int_equal(m.day, FIXTURE_TODAY - 9);
    for (int i = PAGE_CALENDAR; i < N_PROGRESS_PAGES; i++)
        progress_key(&m, (struct input){INPUT_TAB, 0});
    assert_int_equal(m.page, PAGE_OVERVIEW);
    progress_key(&m, (struct input){INPUT_HOME, 0});
    assert_int_equal(m.day, p.first_day);
    progress_key(&m, (struct input){INPUT_CLICK, 3});
    assert_int_equal(m.day, p.first_day + 3);
    progress_key(&m, (struct input){INPUT_CLICK, UINT32_MAX});
    assert_int_equal(m.day, FIXTURE_TODAY);
    assert_int_equal(progress_key(&m, (struct input){INPUT_CHAR, '8'}), ACTION_NONE);
    assert_int_equal(progress_key(&m, (struct input){INPUT_CHAR, 's'}), ACTION_SCORE);
    assert_int_equal(progress_key(&m, (struct input){INPUT_CHAR, 'p'}), ACTION_REST);
    assert_int_equal(progress_key(&m, (struct input){INPUT_CHAR, 'q'}), ACTION_QUIT);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(span__known_periods),
        cmocka_unit_test(move__keeps_its_place),
        cmocka_unit_test(sum__weeks_add_up_to_the_whole),
        cmocka_unit_test(sum__of_scores),
        cmocka_unit_test(breath__is_of_the_exercises_that_are_held),
        cmocka_unit_test(comes_back__after_a_gap_only),
        cmocka_unit_test(of__dates_that_cannot_be__are_left_out),
        cmocka_unit_test(json__has_every_list),
        cmocka_unit_test(text__fits_at_every_width),
        cmocka_unit_test(key__moves_in_time_and_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
