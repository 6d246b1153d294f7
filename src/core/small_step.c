/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/small_step.h"

enum {
    STRENGTH_REPS = 2,
    STRENGTH_REPS_MAX = 15,
    SETS_MAX = 3,
    HOLD_STEP_MS = 5000,
    HOLD_MAX_MS = 60000,
    MOBILITY_MORE_MAX = 2,
    BREATH_STEP_MS = 60000,
    PAIN_PERCENT = 70,
};

/* Each takes one step; false where there is nothing more of this kind. `taken`: steps before. */

static bool more_hold(struct dose *d)
{
    if (d->hold_ms >= HOLD_MAX_MS)
        return false;
    d->hold_ms = MIN(d->hold_ms + HOLD_STEP_MS, HOLD_MAX_MS);
    return true;
}

static bool more_strength(struct dose *d)
{
    if (d->hold_ms > 0)
        return more_hold(d);
    if (d->reps < STRENGTH_REPS_MAX)
        d->reps = MIN(d->reps + STRENGTH_REPS, STRENGTH_REPS_MAX);
    else if (d->sets < SETS_MAX)
        d->sets++;
    else
        return false;
    return true;
}

static bool more_mobility(struct dose *d, int taken)
{
    if (d->hold_ms > 0)
        return more_hold(d);
    d->reps += taken < MOBILITY_MORE_MAX;
    return taken < MOBILITY_MORE_MAX;
}

static void more_breath(const struct exercise *e, struct dose *d)
{
    int32_t once_ms = MAX(exercise_repetition_ms(e, d->hold_ms), 1);
    int most = exercise_rounds_max(e, *d), more = MAX(BREATH_STEP_MS / once_ms, 1);
    if (d->reps < most)
        d->reps = MIN(d->reps + more, most);
}

struct small_step small_step(const struct exercise *e, struct dose dose, int steps)
{
    struct small_step s = {.dose = dose};
    for (int i = 0; i < steps && !s.harder; i++) {
        if (e->goals & 1U << GOAL_BREATH && !exercise_is_strength(e))
            more_breath(e, &s.dose);
        else
            s.harder =
                exercise_is_strength(e) ? !more_strength(&s.dose) : !more_mobility(&s.dose, i);
    }
    return s;
}

int small_steps_of(int steps, int i, int n)
{
    return steps <= i ? 0 : (steps - i - 1) / n + 1;
}

struct dose dose_after_pain(struct dose dose, int sets_left)
{
    dose.sets = MAX(sets_left, 1);
    dose.reps = MAX(dose.reps * PAIN_PERCENT / 100, 1);
    return dose;
}
