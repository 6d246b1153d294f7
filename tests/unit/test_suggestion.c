/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/suggestion.h"
#include "unit/unit.h"

static struct suggestion at(int hour, int days_since, int stiffness, int minutes_since)
{
    struct suggestion_input in = {.hour = hour,
                                  .days_since = days_since,
                                  .stiffness = stiffness,
                                  .minutes_since = minutes_since};
    return suggestion_for(&in);
}

static void suggestion__first_time__is_the_five_minutes(void **state)
{
    (void) state;
    for (int hour = 0; hour < 24; hour++)
        assert_string_equal(at(hour, -1, -1, -1).routine, "needs-to-pop-5");
}

static void suggestion__stiff_and_back_again__come_before_the_hour(void **state)
{
    (void) state;
    assert_string_equal(at(22, 1, 7, -1).routine, "needs-to-pop-5");
    assert_string_equal(at(9, 20, -1, -1).routine, "micro-1");
    assert_string_equal(at(15, 0, 3, 20).routine, "micro-1");
}

static void suggestion__always__has_an_answer_and_a_reason(void **state)
{
    (void) state;
    for (int hour = 0; hour < 24; hour++)
        for (int days = -1; days < 30; days++) {
            struct suggestion s = at(hour, days, -1, -1);
            assert_non_null(s.routine);
            assert_non_null(s.because);
        }
}

static void suggestion__done_today__is_not_suggested_again(void **state)
{
    (void) state;
    static const char *const today[] = {"desk-reset-2"};
    struct suggestion_input in = {
        .hour = 15, .stiffness = -1, .minutes_since = 120, .today = today, .n_today = 1};
    assert_string_not_equal(suggestion_for(&in).routine, "desk-reset-2");
}

/* After an 8 or an amber day: relief or breathing, whatever the hour. */
static void suggestion__after_a_sore_day__is_relief_or_breathing(void **state)
{
    (void) state;
    assert_int_equal(suggestion_sore(8, -1), SORE_STIFF);
    assert_int_equal(suggestion_sore(7, 3), SORE_NOT);
    assert_int_equal(suggestion_sore(-1, -1), SORE_NOT);
    assert_int_equal(suggestion_sore(9, 4), SORE_PAIN);
    for (int hour = 0; hour < 24; hour++) {
        struct suggestion_input in = {
            .hour = hour, .stiffness = -1, .days_since = 1, .minutes_since = -1, .sore = SORE_PAIN};
        assert_string_equal(suggestion_for(&in).routine, "breath-belly-3");
        in.sore = SORE_STIFF;
        assert_string_equal(suggestion_for(&in).routine, "needs-to-pop-5");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(suggestion__first_time__is_the_five_minutes),
        cmocka_unit_test(suggestion__stiff_and_back_again__come_before_the_hour),
        cmocka_unit_test(suggestion__always__has_an_answer_and_a_reason),
        cmocka_unit_test(suggestion__after_a_sore_day__is_relief_or_breathing),
        cmocka_unit_test(suggestion__done_today__is_not_suggested_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
