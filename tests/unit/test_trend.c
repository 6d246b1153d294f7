/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/permission.h"
#include "core/trend.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 20000, DAYS_MAX = 400 };

/* ---- courses of scores ---- */

struct course {
    struct score_record rows[DAYS_MAX];
    size_t count;
    int32_t days; /* of the course, with those that have no score */
};

static void add(struct course *c, int value, int days)
{
    for (int i = 0; i < days; i++, c->days++)
        if (value >= 0)
            c->rows[c->count++] = (struct score_record){
                .day = FIRST + c->days, .value = value, .taken_s = 1000 + c->days};
}

/* "5x7 -x4 8": so many days of a score, a gap, one day. */
static struct course course_of(const char *text)
{
    struct course c = {.count = 0};
    while (*text) {
        char *end;
        int value = -1;
        if (*text == '-')
            text++;
        else
            value = (int) strtol(text, &end, 10), text = end;
        int days = *text == 'x' ? (int) strtol(text + 1, &end, 10) : 1;
        text = *text == 'x' ? end : text;
        add(&c, value, days);
        text += *text == ' ';
    }
    return c;
}

static struct trend_series series_of(const struct course *c)
{
    return (struct trend_series){c->rows, c->count, FIRST};
}

static struct trend trend_on(const struct course *c, int32_t day)
{
    return trend_of(
        &(struct trend_input){.today = FIRST + day - 1, .scores = c->rows, .count = c->count});
}

static void assert_finding(struct trend_finding f, const char *verdict, const char *rule)
{
    assert_string_equal(trend_verdict_names[f.verdict], verdict);
    assert_string_equal(trend_rule_names[f.rule], rule);
}

/* ---- the vectors of the rules' own page ---- */

static const struct {
    const char *scores;
    double baseline;
    int32_t day;
    double m7; /* negative: not looked at */
    const char *verdict, *rule;
} vectors[] = {
    {"5x42", 5, 14, 5, "ok", ""},
    {"5x42", 5, 21, 5, "ok", ""},
    {"5x42", 5, 28, 5, "review", "not-improved-4wk"},
    {"5x42", 5, 35, 5, "review", "not-improved-4wk"},
    {"5x42", 5, 42, 5, "refer", "not-improved-6wk"},
    {"5x14 3x28", 5, 28, 3, "ok", ""},
    {"5x14 3x28", 5, 42, 3, "ok", ""},
    {"4x7 6x14", 4, 14, 6, "refer", "worse-2"},
    {"4x7 6x14", 4, 21, 6, "refer", "worse-2"},
    {"2x42", 2, 28, 2, "ok", ""},
    {"2x42", 2, 42, 2, "ok", ""},
    {"5x2 8x2", 6.5, 3, -1, "ok", ""},
    {"5x2 8x2", 6.5, 4, 6.5, "refer", "severe"},
    {"4x9 5x5 6x7", 4, 14, 33.0 / 7, "ok", ""},
    {"4x9 5x5 6x7", 4, 21, 6, "refer", "worse-2"},
    {"5x7 -x4 5x3", 5, 14, -1, "nodata", ""},
    {"6x21", 6, 21, 6, "review", "not-improved-3wk-high"},
    {"7x8", 7, 8, 7, "review", "high-start"},
    {"6x7 5x7 4x14", 6, 14, 5, "ok", ""},
    {"6x7 5x7 4x14", 6, 21, 4, "ok", ""},
    {"6x7 5x7 4x14", 6, 28, 4, "ok", ""},
    {"3x7 4x4 5x3", 3, 14, 31.0 / 7, "review", "rising-14"},
    {"3x7 4x9 5x5", 3, 14, 4, "ok", ""},
    {"3x7 4x9 5x5", 3, 21, 33.0 / 7, "refer", "rising-21"},
};

static void check__vectors(void **state)
{
    (void) state;
    for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
        struct course c = course_of(vectors[i].scores);
        struct trend_series s = series_of(&c);
        assert_finding(trend_check(&s, vectors[i].day), vectors[i].verdict, vectors[i].rule);
        assert_true(trend_baseline(&s) == vectors[i].baseline);
        if (vectors[i].m7 >= 0)
            assert_true(trend_week_mean(&s, vectors[i].day) == vectors[i].m7);
        /* On a day of a check, what is shown is that check. */
        assert_finding(trend_on(&c, vectors[i].day).found, vectors[i].verdict, vectors[i].rule);
    }
}

/* ---- an implementation of its own: tests/tools/trend-vectors.py ---- */

static struct course course_of_characters(const char *text, const char *end)
{
    struct course c = {.count = 0};
    for (; text < end; text++)
        add(&c, *text == '.' ? -1 : *text == 'A' ? 10 : *text - '0', 1);
    return c;
}

/* "verdict:rule" of a day in "14:nodata 21:review:rising-14", or "ok". */
static void expected_of(const char *days, int32_t t, char out[64])
{
    snprintf(out, 64, "ok");
    while (*days) {
        char *rest;
        long day = strtol(days, &rest, 10);
        size_t length = strcspn(++rest, " \n");
        if (day == t)
            snprintf(out, 64, "%.*s", (int) length, rest);
        days = rest + length;
    }
}

static size_t compare_line(const char *line)
{
    const char *tab = strchr(line, '\t');
    assert_non_null(tab);
    struct course c = course_of_characters(line, tab);
    struct trend_series s = series_of(&c);
    for (int32_t t = 1; t <= c.days; t++) {
        char want[64], got[64];
        expected_of(tab + 1, t, want);
        struct trend_finding f = trend_check(&s, t);
        snprintf(got, sizeof got, "%s%s%s", trend_verdict_names[f.verdict], f.rule ? ":" : "",
                 trend_rule_names[f.rule]);
        if (strcmp(got, want) != 0)
            print_message("day %d of %.*s\n", t, (int) (tab - line), line);
        assert_string_equal(got, want);
    }
    return (size_t) c.days;
}

static void check__random_courses__agree_with_another_implementation(void **state)
{
    (void) state;
    char path[512], line[4096];
    const char *srcdir = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/data/trend-vectors.txt", srcdir ? srcdir : ".");
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t days = 0;
    while (fgets(line, sizeof line, file))
        days += compare_line(line);
    fclose(file);
    assert_true(days > 10000);
}

/* ---- between checks ---- */

static void found__between_checks__is_the_latest(void **state)
{
    (void) state;
    struct course c = course_of("5x27 0x10");
    struct trend t = trend_on(&c, 27);
    assert_finding(t.found, "ok", "");
    assert_int_equal(t.as_of, FIRST + 20);
    c = course_of("5x28 0x6");
    t = trend_on(&c, 34);
    assert_finding(t.found, "review", "not-improved-4wk");
    assert_int_equal(t.as_of, FIRST + 27);
    assert_true(t.m7 == 5);
    /* Not latched. */
    c = course_of("5x28 0x7");
    assert_finding(trend_on(&c, 35).found, "ok", "");
    c = course_of("7x8 6x5");
    assert_finding(trend_on(&c, 13).found, "review", "high-start");
}

static void found__severe__is_of_today(void **state)
{
    (void) state;
    struct course c = course_of("4x14 8x2 4x2");
    assert_finding(trend_on(&c, 15).found, "ok", "");
    assert_finding(trend_on(&c, 16).found, "refer", "severe");
    assert_finding(trend_on(&c, 18).found, "ok", "");
    /* A day without a score says nothing of severe. */
    c = course_of("4x14 8 - 8");
    assert_finding(trend_on(&c, 17).found, "ok", "");
}

static void found__without_scores__is_nodata(void **state)
{
    (void) state;
    struct course c = {.count = 0};
    struct trend t = trend_on(&c, 1);
    assert_finding(t.found, "nodata", "");
    assert_finding(t.active, "ok", "");
    assert_false(t.has_check);
    assert_true(t.baseline < 0 && t.m7 < 0);
    /* What a wrong clock dated after today is not looked at. */
    c = course_of("4x7 8x30");
    t = trend_on(&c, 7);
    assert_finding(t.found, "ok", "");
    assert_true(t.m7 == 4);
}

/* ---- what acts ---- */

static void active__refer__stays_until_assessed(void **state)
{
    (void) state;
    struct course c = course_of("4x7 6x7 2x60");
    struct trend t = trend_on(&c, 70);
    assert_finding(t.found, "ok", "");
    assert_finding(t.active, "refer", "worse-2");
    assert_int_equal(t.active_since, FIRST + 13);
    assert_true(t.active_baseline == 4 && t.active_m7 == 6);
    struct trend_input in = {.today = FIRST + 69,
                             .scores = c.rows,
                             .count = c.count,
                             .assessed = true,
                             .assessed_day = FIRST + 20};
    t = trend_of(&in);
    assert_finding(t.active, "ok", "");
    assert_true(t.baseline == 2);
}

static void active__review__ends_with_a_check_that_is_ok(void **state)
{
    (void) state;
    struct course c = course_of("5x28 3x14");
    assert_finding(trend_on(&c, 34).active, "review", "not-improved-4wk");
    assert_int_equal(trend_on(&c, 34).active_since, FIRST + 27);
    assert_finding(trend_on(&c, 35).active, "ok", "");
    /* Too few scores end nothing. */
    c = course_of("5x28 -x7 3");
    assert_finding(trend_on(&c, 36).found, "nodata", "");
    assert_finding(trend_on(&c, 36).active, "review", "not-improved-4wk");
}

static void active__settled_for_four_weeks__begins_anew(void **state)
{
    (void) state;
    /* From 7 to nothing, and then 5 again: far better than at first, and a relapse. */
    struct course c = course_of("7x7 3x7 0x30 1x7 5x21");
    struct trend t = trend_on(&c, 72);
    assert_finding(t.found, "ok", "");
    assert_finding(t.active, "refer", "worse-2");
    c = course_of("7x7 3x7 2x30 5x21");
    assert_int_not_equal(trend_on(&c, 65).active.rule, TREND_RULE_WORSE_2);
    /* Once only: what is settled stays watched. */
    c = course_of("6x7 0x60 3x14");
    assert_finding(trend_on(&c, 80).active, "refer", "worse-2");
}

/* The same, day by day, without the short cuts. A course that settles has a new baseline: left out.
 */
static void active__random_courses__is_what_each_day_said(void **state)
{
    (void) state;
    unsigned seed = 7;
    for (int run = 0; run < 300; run++) {
        struct course c = {.count = 0};
        struct trend_finding active = {TREND_OK, TREND_RULE_NONE};
        int32_t since = 0;
        for (int i = 0; i < 80; i++) {
            seed = seed * 1103515245 + 12345;
            int level = 2 + run % 5 + i * (run % 3) / 20;
            add(&c,
                i && seed >> 16 & 3 ? MIN(level + (int) (seed >> 20) % 4, 10)
                : i                 ? -1
                                    : level,
                1);
        }
        struct trend_series s = series_of(&c);
        for (int32_t t = 1; t <= c.days && active.verdict != TREND_REFER; t++) {
            struct trend_finding f = trend_check(&s, t);
            bool weekly = t >= 14 && t % 7 == 0;
            if (f.verdict >= TREND_REVIEW && f.verdict != active.verdict)
                since = FIRST + t - 1;
            if (f.verdict >= TREND_REVIEW || (f.verdict == TREND_OK && weekly))
                active = f;
        }
        struct trend got = trend_on(&c, c.days);
        assert_int_equal(got.active.verdict, active.verdict);
        assert_int_equal(got.active.rule, active.rule);
        if (active.verdict != TREND_OK)
            assert_int_equal(got.active_since, since);
    }
}

static void active__symptoms__act_at_once(void **state)
{
    (void) state;
    struct trend_input in = {.today = FIRST, .symptoms = true, .symptoms_day = FIRST - 2};
    struct trend t = trend_of(&in);
    assert_finding(t.active, "refer", "symptoms");
    assert_int_equal(t.active_since, FIRST - 2);
    assert_finding(t.found, "nodata", "");
}

static void jump__two_in_a_row__asks_again(void **state)
{
    (void) state;
    struct course c = course_of("2x7 6x2");
    assert_int_equal(trend_on(&c, 8).jumped_s, 0);
    assert_int_equal(trend_on(&c, 9).jumped_s, 1008);
    c = course_of("2x7 6 5");
    assert_int_equal(trend_on(&c, 9).jumped_s, 0);
    c = course_of("2x7 6 - 7");
    assert_int_equal(trend_on(&c, 10).jumped_s, 1009);
    /* Three scores are not enough to tell what is usual. */
    c = course_of("2x3 6x2");
    assert_int_equal(trend_on(&c, 5).jumped_s, 0);
}

static void slope__theil_sen(void **state)
{
    (void) state;
    struct course c = course_of("0 1 2 3 10 5 6");
    struct trend_series s = series_of(&c);
    assert_true(trend_slope(&s, 7, 7) == 1);
    assert_true(trend_slope(&s, 1, 14) == 0);
}

/* ---- words ---- */

static void say__the_packs_own_words(void **state)
{
    (void) state;
    struct strbuf out = {0};
    trend_say(&out, (struct trend_finding){TREND_REVIEW, TREND_RULE_NOT_IMPROVED_4WK}, 5.2, 4.9);
    assert_string_equal(strbuf_text(&out),
                        "Your weekly average has not eased by a clear amount yet (5.2 -> 4.9). "
                        "That is worth a chat with a physiotherapist or GP. We will keep things "
                        "steady for now.");
    strbuf_reset(&out);
    trend_say(&out, (struct trend_finding){TREND_REFER, TREND_RULE_WORSE_2}, 4, 6.1);
    assert_string_equal(strbuf_text(&out),
                        "Your stiffness has gone up by 2 points or more since you started (4.0 -> "
                        "6.1). Please book a physiotherapist or GP. Strength sessions are paused "
                        "until you have been seen.");
    strbuf_reset(&out);
    trend_say(&out, (struct trend_finding){TREND_OK, TREND_RULE_NONE}, 4, 4);
    assert_string_equal(strbuf_text(&out), "");
    strbuf_release(&out);
}

static void assert_sentence(const char *scores, int32_t day, const char *want)
{
    struct course c = course_of(scores);
    struct trend_series s = series_of(&c);
    struct strbuf out = {0};
    trend_sentence(&out, &s, FIRST + day - 1);
    assert_string_equal(strbuf_text(&out), want);
    strbuf_release(&out);
}

static void sentence__says_where_one_is(void **state)
{
    (void) state;
    assert_sentence("", 1, "No scores yet: one a day, 0 to 10, makes a trend.");
    assert_sentence("5x3", 3,
                    "Week 1: not enough scores for an average yet, it takes four in a week. "
                    "The latest is 5.");
    assert_sentence("5x7", 7, "Week 1: average 5.0. Later weeks are compared with this one.");
    assert_sentence("5x7 4x21", 28,
                    "Week 4: average 4.0, down 1.0 from week 1. That is within the normal wobble.");
    assert_sentence("5x7 3x21", 28,
                    "Week 4: average 3.0, down 2.0 from week 1. That is a clear change.");
    assert_sentence("7x7 5 6x6", 14,
                    "Week 2: average 5.9, down 1.1 from week 1. That is not a clear change yet.");
    assert_sentence("5x14", 14,
                    "Week 2: average 5.0, as in week 1. That is within the normal wobble.");
    assert_sentence("4x7 6x7", 14,
                    "Week 2: average 6.0, up 2.0 from week 1. That is a clear change.");
    assert_sentence("4 -x6 5x7", 14,
                    "Week 2: average 5.0. There is no first week to compare it with.");
}

/* ---- what is allowed ---- */

static void permission__is_the_strictest(void **state)
{
    (void) state;
    static const struct {
        struct permission_input in;
        enum permission want;
    } cases[] = {
        {{VERDICT_OK, TREND_OK, 0}, PERMIT_ALL},
        {{VERDICT_OK, TREND_NODATA, SCALE_NONE}, PERMIT_ALL},
        {{VERDICT_OK, TREND_REVIEW, 3}, PERMIT_STEADY},
        {{VERDICT_OK, TREND_REFER, 3}, PERMIT_GENTLE},
        {{VERDICT_OK, TREND_REFER, SCALE_NONE}, PERMIT_GENTLE},
        {{VERDICT_OK, TREND_REFER, 4}, PERMIT_BREATHING},
        {{VERDICT_OK, TREND_OK, 6}, PERMIT_BREATHING},
        {{VERDICT_OK, TREND_OK, 7}, PERMIT_NOTHING},
        {{VERDICT_P, TREND_OK, 0}, PERMIT_NOTHING},
        {{VERDICT_E, TREND_REFER, 0}, PERMIT_NOTHING},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(permission_of(&cases[i].in), cases[i].want);
}

static void permission__covers_by_the_first_goal(void **state)
{
    (void) state;
    assert_true(permission_covers(PERMIT_STEADY, GOAL_STRENGTH));
    assert_false(permission_covers(PERMIT_GENTLE, GOAL_STRENGTH));
    assert_true(permission_covers(PERMIT_GENTLE, GOAL_MOBILITY));
    assert_true(permission_covers(PERMIT_GENTLE, GOAL_MEASURE));
    assert_true(permission_covers(PERMIT_GENTLE, N_GOALS)); /* no goal is named */
    assert_false(permission_covers(PERMIT_BREATHING, N_GOALS));
    assert_false(permission_covers(PERMIT_BREATHING, GOAL_MOBILITY));
    assert_true(permission_covers(PERMIT_BREATHING, GOAL_BREATH));
    for (int goal = 0; goal < N_GOALS; goal++)
        assert_false(permission_covers(PERMIT_NOTHING, (enum goal) goal));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check__vectors),
        cmocka_unit_test(check__random_courses__agree_with_another_implementation),
        cmocka_unit_test(found__between_checks__is_the_latest),
        cmocka_unit_test(found__severe__is_of_today),
        cmocka_unit_test(found__without_scores__is_nodata),
        cmocka_unit_test(active__refer__stays_until_assessed),
        cmocka_unit_test(active__review__ends_with_a_check_that_is_ok),
        cmocka_unit_test(active__settled_for_four_weeks__begins_anew),
        cmocka_unit_test(active__random_courses__is_what_each_day_said),
        cmocka_unit_test(active__symptoms__act_at_once),
        cmocka_unit_test(jump__two_in_a_row__asks_again),
        cmocka_unit_test(slope__theil_sen),
        cmocka_unit_test(say__the_packs_own_words),
        cmocka_unit_test(sentence__says_where_one_is),
        cmocka_unit_test(permission__is_the_strictest),
        cmocka_unit_test(permission__covers_by_the_first_goal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
