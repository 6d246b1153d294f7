/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "core/history.h"
#include "unit/unit.h"

enum { SUNDAY = 20779 /* 2026-11-22 */ };

static struct session_record record(int32_t day, int64_t planned_ms, int64_t done_ms,
                                    enum record_state state)
{
    return (struct session_record){.day = day,
                                   .planned_ms = planned_ms,
                                   .done_ms = done_ms,
                                   .state = state,
                                   .stiffness_before = SCALE_NONE,
                                   .stiffness_after = SCALE_NONE};
}

static struct session_tally session(int32_t day, int64_t planned_ms, int64_t done_ms,
                                    enum record_state state)
{
    struct session_record r = record(day, planned_ms, done_ms, state);
    return session_tally_of(&r);
}

static void iso_week__known_days(void **state)
{
    (void) state;
    static const struct {
        struct civil date;
        int year, number;
    } cases[] = {
        {{2026, 11, 22}, 2026, 47}, {{2026, 1, 1}, 2026, 1},   {{2021, 1, 3}, 2020, 53},
        {{2021, 1, 4}, 2021, 1},    {{2024, 12, 30}, 2025, 1}, {{2020, 12, 31}, 2020, 53},
        {{2016, 1, 3}, 2015, 53},   {{1970, 1, 1}, 1970, 1},   {{2018, 12, 31}, 2019, 1},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int year, number;
        history_iso_week(civil_to_days(cases[i].date), &year, &number);
        assert_int_equal(year, cases[i].year);
        assert_int_equal(number, cases[i].number);
    }
}

static void window__ends_with_the_week_of_today(void **state)
{
    (void) state;
    struct arena a = {0};
    assert_int_equal(history_from_day(SUNDAY, 1), SUNDAY - 6);
    assert_int_equal(history_from_day(SUNDAY + 1, 1), SUNDAY + 1);
    struct history h = history_sum_up(SUNDAY, 3, 4, NULL, 0, NULL, 0, &a);
    assert_int_equal(h.n_weeks, 3);
    assert_int_equal(h.weeks[2].number, 47);
    assert_int_equal(h.weeks[0].first_day, SUNDAY - 20);
    assert_int_equal(h.window.sessions, 0);
    assert_true(history_completion(&h.window) < 0);
    arena_release(&a);
}

static void sum_up__puts_each_session_into_its_week(void **state)
{
    (void) state;
    struct arena a = {0};
    const struct session_tally rows[] = {
        session(SUNDAY - 14, 1, 1, RECORD_DONE),          /* before the window */
        session(SUNDAY - 7, 300000, 300000, RECORD_DONE), /* the Sunday before */
        session(SUNDAY - 6, 300000, 149999, RECORD_STOPPED),
        session(SUNDAY - 2, 300000, 0, RECORD_EARLY), /* nothing was done */
        session(SUNDAY - 1, 300000, 60000, RECORD_RUNNING),
        session(SUNDAY, 300000, 300000, RECORD_DONE),
        session(SUNDAY, 300000, 150000, RECORD_EARLY), /* half: counts */
        session(SUNDAY + 1, 1, 1, RECORD_DONE),        /* a clock that was wrong */
    };
    struct history h = history_sum_up(SUNDAY, 2, 0, rows, ARRAY_LEN(rows), NULL, 0, &a);
    assert_int_equal(h.weeks[1].sum.sessions, 4);
    assert_int_equal(h.weeks[1].sum.counted, 2);
    assert_int_equal(h.weeks[1].sum.days, 3);
    assert_int_equal(h.weeks[1].sum.ms, 300000 + 150000 + 149999 + 60000);
    assert_int_equal(h.weeks[1].sum.states[RECORD_STOPPED], 1);
    assert_int_equal(h.weeks[0].sum.sessions, 1);
    assert_int_equal(h.window.sessions, 5);
    assert_int_equal(h.window.days, 4);
    /* What is still running was not given up: it is no part of the completion. */
    assert_int_equal(h.weeks[1].sum.planned_ms, 900000);
    double completion = history_completion(&h.weeks[1].sum);
    assert_true(completion > 0.6666 && completion < 0.6667);
    /* All of them, in the window or not. */
    assert_int_equal(h.all.sessions, 7);
    assert_int_equal(h.all.done, 4);
    assert_int_equal(h.all.days, 6);
    assert_int_equal(h.all.first_day, SUNDAY - 14);
    assert_int_equal(h.all.last_day, SUNDAY + 1);
    arena_release(&a);
}

static void sum_up__completion__is_never_above_one(void **state)
{
    (void) state;
    struct arena a = {0};
    struct session_record r = record(SUNDAY, 100000, 180000, RECORD_DONE);
    struct session_tally t = session_tally_of(&r);
    struct history h = history_sum_up(SUNDAY, 1, 0, &t, 1, NULL, 0, &a);
    assert_true(history_completion(&h.window) == 1.0);
    assert_true(session_completion(&r) == 1.0);
    r.planned_ms = 0;
    assert_true(session_completion(&r) == 1.0);
    r.state = RECORD_EARLY;
    assert_true(session_completion(&r) == 0.0);
    arena_release(&a);
}

static void sum_up__areas__share_evenly_and_lose_nothing(void **state)
{
    (void) state;
    struct arena a = {0};
    struct practice_record rows[] = {
        {SUNDAY, 1U << AREA_UPPER_BACK | 1U << AREA_SPINE | 1U << AREA_NECK, 100000},
        {SUNDAY - 1, 1U << AREA_UPPER_BACK, 5000},
        {SUNDAY - 1, 0, 700},
        {SUNDAY - 30, 1U << AREA_NECK, 99},
    };
    struct history h = history_sum_up(SUNDAY, 1, 0, NULL, 0, rows, ARRAY_LEN(rows), &a);
    const int64_t *ms = h.window.area_ms;
    assert_int_equal(ms[AREA_NECK], 33334);
    assert_int_equal(ms[AREA_UPPER_BACK], 33333 + 5000);
    assert_int_equal(ms[AREA_SPINE], 33333);
    assert_int_equal(ms[AREA_OTHER], 700);
    int64_t sum = 0;
    for (int i = 0; i < N_AREA_SUMS; i++)
        sum += ms[i];
    assert_int_equal(sum, 105700);
    arena_release(&a);
}

static void sum_up__stiffness__takes_only_pairs(void **state)
{
    (void) state;
    struct arena a = {0};
    static const int scores[][2] = {{6, 4}, {3, 0}, {9, SCALE_NONE}, {SCALE_NONE, 9}};
    struct session_tally tallies[ARRAY_LEN(scores)];
    for (size_t i = 0; i < ARRAY_LEN(scores); i++) {
        struct session_record r = record(SUNDAY, 1000, 1000, RECORD_DONE);
        r.stiffness_before = scores[i][0];
        r.stiffness_after = scores[i][1];
        tallies[i] = session_tally_of(&r);
    }
    struct history h = history_sum_up(SUNDAY, 1, 0, tallies, ARRAY_LEN(tallies), NULL, 0, &a);
    assert_int_equal(h.window.stiffness.sessions, 2);
    assert_true(history_before(&h.window.stiffness) == 4.5);
    assert_true(history_after(&h.window.stiffness) == 2.0);
    arena_release(&a);
}

static void sum_up__weeks__add_up_to_the_window(void **state)
{
    (void) state;
    struct arena a = {0};
    struct session_tally rows[400];
    struct practice_record practice[400];
    for (int i = 0; i < 400; i++) {
        rows[i] = session(SUNDAY - 199 + i / 2, 60000 + i * 7, 60000 - i * 3,
                          (enum record_state)(1 + i % 4));
        practice[i] = (struct practice_record){SUNDAY - 199 + i / 2,
                                               (unsigned) i * 37U % (1U << N_AREAS), 1000 + i};
    }
    struct history h = history_sum_up(SUNDAY, 20, 0, rows, 400, practice, 400, &a);
    struct history_sum sum = {0};
    for (size_t i = 0; i < h.n_weeks; i++) {
        sum.sessions += h.weeks[i].sum.sessions;
        sum.ms += h.weeks[i].sum.ms;
        sum.planned_ms += h.weeks[i].sum.planned_ms;
        sum.days += h.weeks[i].sum.days;
        for (int area = 0; area < N_AREA_SUMS; area++)
            sum.area_ms[area] += h.weeks[i].sum.area_ms[area];
    }
    assert_int_equal(sum.sessions, h.window.sessions);
    assert_int_equal(sum.days, h.window.days);
    assert_int_equal(sum.ms, h.window.ms);
    assert_int_equal(sum.planned_ms, h.window.planned_ms);
    assert_memory_equal(sum.area_ms, h.window.area_ms, sizeof sum.area_ms);
    arena_release(&a);
}

static void words__set__round_trips_and_skips_what_it_does_not_know(void **state)
{
    (void) state;
    for (unsigned set = 0; set < 1U << N_AREAS; set += 13) {
        struct strbuf out = {0};
        words_of_set(&area_words, set, &out);
        assert_int_equal(words_to_set(&area_words, strbuf_text(&out)), set);
        strbuf_release(&out);
    }
    assert_int_equal(words_to_set(&area_words, "  spine tail neck spin"),
                     1U << AREA_SPINE | 1U << AREA_NECK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_week__known_days),
        cmocka_unit_test(window__ends_with_the_week_of_today),
        cmocka_unit_test(sum_up__puts_each_session_into_its_week),
        cmocka_unit_test(sum_up__completion__is_never_above_one),
        cmocka_unit_test(sum_up__areas__share_evenly_and_lose_nothing),
        cmocka_unit_test(sum_up__stiffness__takes_only_pairs),
        cmocka_unit_test(sum_up__weeks__add_up_to_the_window),
        cmocka_unit_test(words__set__round_trips_and_skips_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
