/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/small_step.h"
#include "unit/unit.h"

static const struct exercise_phase four_seconds[] = {{.ms = 4000}};
static const struct exercise_phase breath[] = {{.ms = 4000, .breath = BREATH_IN},
                                               {.ms = 6000, .breath = BREATH_OUT}};
static const struct exercise_phase box[] = {{.ms = 4000, .breath = BREATH_IN},
                                            {.ms = 5000, .breath = BREATH_HOLD},
                                            {.ms = 4000, .breath = BREATH_OUT}};
static const struct exercise row = {.goals = 1U << GOAL_STRENGTH,
                                    .first_goal = GOAL_STRENGTH,
                                    .phases = four_seconds,
                                    .n_phases = 1};
static const struct exercise turn = {.goals = 1U << GOAL_MOBILITY,
                                     .first_goal = GOAL_MOBILITY,
                                     .phases = four_seconds,
                                     .n_phases = 1};
static const struct exercise belly = {
    .goals = 1U << GOAL_BREATH, .first_goal = GOAL_BREATH, .phases = breath, .n_phases = 2};
static const struct exercise held = {
    .goals = 1U << GOAL_BREATH, .first_goal = GOAL_BREATH, .phases = box, .n_phases = 3};

static void is(const struct exercise *e, struct dose from, int steps, struct dose wanted,
               bool harder)
{
    struct small_step s = small_step(e, from, steps);
    if (s.dose.sets != wanted.sets || s.dose.reps != wanted.reps ||
        s.dose.hold_ms != wanted.hold_ms || s.harder != harder)
        fail_msg("%d steps: %d x %d, %d ms%s", steps, s.dose.sets, s.dose.reps,
                 (int) s.dose.hold_ms, s.harder ? ", harder" : "");
}

static void steps__strength__repetitions_then_a_set_then_harder(void **state)
{
    (void) state;
    const struct dose from = {2, 12, 0};
    is(&row, from, 0, (struct dose){2, 12, 0}, false);
    is(&row, from, 1, (struct dose){2, 14, 0}, false);
    is(&row, from, 2, (struct dose){2, 15, 0}, false);
    is(&row, from, 3, (struct dose){3, 15, 0}, false);
    is(&row, from, 4, (struct dose){3, 15, 0}, true);
    is(&row, from, 9, (struct dose){3, 15, 0}, true);
    is(&row, (struct dose){2, 18, 0}, 1, (struct dose){3, 18, 0}, false);
    is(&row, (struct dose){2, 1, 50000}, 2, (struct dose){2, 1, 60000}, false);
    is(&row, (struct dose){2, 1, 50000}, 3, (struct dose){2, 1, 60000}, true);
}

static void steps__mobility__two_repetitions_then_harder(void **state)
{
    (void) state;
    is(&turn, (struct dose){1, 8, 0}, 1, (struct dose){1, 9, 0}, false);
    is(&turn, (struct dose){1, 8, 0}, 2, (struct dose){1, 10, 0}, false);
    is(&turn, (struct dose){1, 8, 0}, 3, (struct dose){1, 10, 0}, true);
    is(&turn, (struct dose){1, 2, 58000}, 1, (struct dose){1, 2, 60000}, false);
}

static void steps__breath__a_minute_up_to_ten_and_never_harder(void **state)
{
    (void) state;
    is(&belly, (struct dose){1, 18, 0}, 1, (struct dose){1, 24, 0}, false);
    is(&belly, (struct dose){1, 18, 0}, 7, (struct dose){1, 60, 0}, false);
    is(&belly, (struct dose){1, 18, 0}, 12, (struct dose){1, 60, 0}, false);
    is(&held, (struct dose){1, 4, 0}, 12, (struct dose){1, 4, 0}, false); /* four in a row */
}

static void steps__are_shared__one_exercise_a_session(void **state)
{
    (void) state;
    for (int n = 1; n < 6; n++)
        for (int steps = 0; steps < 20; steps++) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += small_steps_of(steps, i, n);
                int more = small_steps_of(steps + 1, i, n) - small_steps_of(steps, i, n);
                assert_int_equal(more, i == steps % n);
            }
            assert_int_equal(sum, steps);
        }
}

static void pain__leaves_seven_tenths_of_what_is_left(void **state)
{
    (void) state;
    struct dose d = dose_after_pain((struct dose){3, 10, 0}, 2);
    assert_int_equal(d.sets, 2);
    assert_int_equal(d.reps, 7);
    d = dose_after_pain((struct dose){1, 1, 30000}, 0);
    assert_int_equal(d.sets, 1);
    assert_int_equal(d.reps, 1);
    assert_int_equal(d.hold_ms, 30000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps__strength__repetitions_then_a_set_then_harder),
        cmocka_unit_test(steps__mobility__two_repetitions_then_harder),
        cmocka_unit_test(steps__breath__a_minute_up_to_ten_and_never_harder),
        cmocka_unit_test(steps__are_shared__one_exercise_a_session),
        cmocka_unit_test(pain__leaves_seven_tenths_of_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
