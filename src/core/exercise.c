/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exercise.h"

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

bool exercise_is_strength(const struct exercise *e)
{
    return e->first_goal == GOAL_STRENGTH;
}
