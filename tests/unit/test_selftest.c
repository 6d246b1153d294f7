/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"
#include "unit/unit.h"

#include <string.h>

static void change__is_real_only_above_the_error(void **state)
{
    (void) state;
    static const struct {
        const char *kind;
        double before, now;
        enum selftest_change want;
    } cases[] = {
        {"rotation-left", 40, 49, CHANGE_WITHIN_ERROR}, {"rotation-left", 40, 50, CHANGE_BETTER},
        {"rotation-right", 50, 40, CHANGE_WORSE},       {"wall-distance", 6, 4.5, CHANGE_BETTER},
        {"wall-distance", 6, 4.6, CHANGE_WITHIN_ERROR}, {"wall-distance", 4, 6, CHANGE_WORSE},
        {"endurance", 30, 40, CHANGE_BETTER},           {"wall-angel", 0, 4, CHANGE_UNKNOWN},
        {"back-extensor", 0, 60, CHANGE_UNKNOWN},       {"activity-3", 4, 6, CHANGE_BETTER},
        {"activity-1", 4, 5.9, CHANGE_WITHIN_ERROR},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(
            selftest_change(selftest_find(cases[i].kind), cases[i].before, cases[i].now),
            cases[i].want);
    assert_null(selftest_find("ergo-setup-8.screen"));
}

static struct measure_record row(int32_t day, const char *kind, double value)
{
    return (struct measure_record){.day = day, .kind = kind, .value = value};
}

static void side_advice__takes_twice_in_a_row(void **state)
{
    (void) state;
    struct measure_record rows[] = {
        row(1, "rotation-left", 30),  row(1, "rotation-right", 46), row(8, "rotation-left", 30),
        row(8, "rotation-right", 46), row(9, "rotation-left", 20), /* the other side is missing */
    };
    assert_null(selftest_side_advice(rows, 2));
    assert_non_null(strstr(selftest_side_advice(rows, 4), "left"));
    assert_non_null(selftest_side_advice(rows, 5));
    rows[3].value = 45;
    assert_null(selftest_side_advice(rows, 5));
    rows[0].value = rows[2].value = 70;
    assert_non_null(strstr(selftest_side_advice(rows, 4), "right"));
    assert_null(selftest_side_advice(rows, 0));
}

static void bone_advice__is_for_older_heads_off_the_wall(void **state)
{
    (void) state;
    struct measure_record rows[] = {row(1, "wall-distance", 3), row(8, "wall-distance", 0)};
    assert_non_null(selftest_bone_advice(rows, 1, true));
    assert_null(selftest_bone_advice(rows, 1, false));
    assert_null(selftest_bone_advice(rows, 2, true));
    const char *advice[SELFTEST_ADVICE];
    assert_int_equal(selftest_advice(rows, 1, true, advice), 1);
    assert_non_null(strstr(advice[0], "bone"));
    assert_int_equal(selftest_advice(rows, 1, false, advice), 0);
}

/* A forearm plank is not compared with one at the wall, nor one activity with another. */
static void selftest__ends__of_what_compares(void **state)
{
    static const struct measure_record rows[] = {
        {.day = 1, .kind = "endurance", .value = 50, .detail = "Wall plank"},
        {.day = 8, .kind = "endurance", .value = 20, .detail = "Forearm plank"},
        {.day = 8, .kind = "wall-distance", .value = 4},
        {.day = 15, .kind = "endurance", .value = 35, .detail = "Forearm plank"},
        {.day = 16, .kind = "endurance", .value = 60},
    };
    const struct measure_record *first, *last;
    (void) state;
    assert_true(selftest_ends(rows, ARRAY_LEN(rows), "endurance", 0, 15, &first, &last));
    assert_ptr_equal(first, &rows[1]);
    assert_ptr_equal(last, &rows[3]);
    assert_true(selftest_ends(rows, ARRAY_LEN(rows), "endurance", 0, 20, &first, &last));
    assert_ptr_equal(first, &rows[4]);
    assert_false(selftest_ends(rows, ARRAY_LEN(rows), "wall-angel", 0, 20, &first, &last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selftest__ends__of_what_compares),
        cmocka_unit_test(change__is_real_only_above_the_error),
        cmocka_unit_test(side_advice__takes_twice_in_a_row),
        cmocka_unit_test(bone_advice__is_for_older_heads_off_the_wall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
