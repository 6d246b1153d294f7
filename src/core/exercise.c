/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exercise.h"

#include <limits.h>

enum {
    LONG_BREATH_HOLD_MS = 4000,
    LONG_BREATH_HOLDS_MAX = 4,
    BREATH_HOLDS_MAX_MS = 300000,
    BREATH_MAX_MS = 600000,
};

int32_t exercise_repetition_ms(const struct exercise *e, int32_t hold_ms)
{
    int32_t sum = 0;
    for (size_t i = 0; i < e->n_phases; i++)
        sum += e->phases[i].hold ? hold_ms : e->phases[i].ms;
    return sum;
}

bool exercise_has_hold(const struct exercise *e)
{
    for (size_t i = 0; i < e->n_phases; i++)
        if (e->phases[i].hold)
            return true;
    return false;
}

bool exercise_holds_breath(const struct exercise *e)
{
    for (size_t i = 0; i < e->n_phases; i++)
        if (e->phases[i].breath == BREATH_HOLD)
            return true;
    return false;
}

int exercise_reps_max(const struct exercise *e)
{
    int32_t longest_ms = 0;
    for (size_t i = 0; i < e->n_phases; i++)
        if (e->phases[i].breath == BREATH_HOLD)
            longest_ms = MAX(longest_ms, e->phases[i].ms);
    if (longest_ms <= 0)
        return e->rounds_max ? e->rounds_max : INT_MAX;
    int most = BREATH_HOLDS_MAX_MS / MAX(exercise_repetition_ms(e, 0), longest_ms);
    if (e->rounds_max)
        most = MIN(most, e->rounds_max);
    return longest_ms > LONG_BREATH_HOLD_MS ? MIN(most, LONG_BREATH_HOLDS_MAX) : most;
}

int exercise_rounds_max(const struct exercise *e, struct dose dose)
{
    int32_t once_ms = MAX(exercise_repetition_ms(e, dose.hold_ms), 1);
    return MIN(BREATH_MAX_MS / once_ms, exercise_reps_max(e)) / MAX(dose.sets, 1);
}

int32_t exercise_paced_ms(const struct exercise *e)
{
    int32_t sum = 0;
    for (size_t i = 0; i < e->n_phases; i++) {
        const struct exercise_phase *p = &e->phases[i];
        if (p->breath == BREATH_IN || p->breath == BREATH_OUT || p->breath == BREATH_REST)
            sum += p->ms;
    }
    return sum;
}

int exercise_pace(const struct exercise *e, int pace)
{
    int32_t cycle_ms = exercise_paced_ms(e);
    if (e->first_goal != GOAL_BREATH || cycle_ms == 0 || exercise_holds_breath(e))
        return pace;
    int fastest = MIN(100, (BREATH_LEAST_MS * 100 + cycle_ms - 1) / cycle_ms);
    int slowest = MAX(100, BREATH_MOST_MS * 100 / cycle_ms);
    return CLAMP(pace, fastest, slowest);
}

bool exercise_is_strength(const struct exercise *e)
{
    return e->first_goal == GOAL_STRENGTH;
}
