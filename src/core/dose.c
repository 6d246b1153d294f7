/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dose.h"

#include "core/timeline.h"

#include <math.h>

enum {
    LONG_HOLD_S = 15, /* from here on holds scale in steps of 5 s */
    HOLD_CAP_S = 60,  /* for stretch and strength, where it was not longer before */
    LEVEL_1_LONG_MIN_S = 8,
    LEVEL_1_SHORT_MIN_S = 3,
};

static double nearest_five(double seconds)
{
    return 5.0 * nearbyint(seconds / 5.0); /* halves to even, as Python's round */
}

static struct dose at_level_1(struct dose d, const struct exercise *e)
{
    if (exercise_is_strength(e) && d.sets > 1) {
        d.sets--;
        return d;
    }
    if (d.reps > 1)
        d.reps = MAX(2, (7 * d.reps + 9) / 10);
    double hold = d.hold_ms / 1000.0;
    if (hold >= LONG_HOLD_S)
        hold = MAX((double) LEVEL_1_LONG_MIN_S, nearest_five(0.7 * hold));
    else if (hold > 0)
        hold = MAX((double) LEVEL_1_SHORT_MIN_S, ceil(0.7 * hold));
    d.hold_ms = (int32_t) lround(hold * 1000.0);
    return d;
}

static struct dose at_level_3(struct dose d, const struct exercise *e)
{
    if (e->grow == GROW_NONE)
        return d;
    if (d.reps > 1)
        d.reps = (5 * d.reps + 3) / 4;
    double was = d.hold_ms / 1000.0;
    if (e->grow == GROW_NOT_HOLD || was <= 0)
        return d;
    double hold = was >= LONG_HOLD_S ? nearest_five(1.3 * was) : ceil(1.3 * was);
    if (was <= HOLD_CAP_S && e->goals & (1U << GOAL_STRETCH | 1U << GOAL_STRENGTH))
        hold = MIN(hold, (double) HOLD_CAP_S);
    d.hold_ms = (int32_t) lround(hold * 1000.0);
    return d;
}

static struct dose scaled(struct dose d, const struct exercise *e, int level)
{
    return level == 1 ? at_level_1(d, e) : level == 3 ? at_level_3(d, e) : d;
}

int32_t dose_phase_ms(const struct exercise *e, size_t phase, int32_t hold_ms, int pace)
{
    const struct exercise_phase *p = &e->phases[phase];
    if (p->hold)
        return hold_ms;
    bool paced = p->breath == BREATH_IN || p->breath == BREATH_OUT || p->breath == BREATH_REST;
    if (!paced || pace == 100)
        return p->ms;
    return (int32_t) ((int64_t) p->ms * exercise_pace(e, pace) / 100);
}

static int32_t dose_repetition_ms(const struct exercise *e, int32_t hold_ms, int pace)
{
    int32_t sum = 0;
    for (size_t i = 0; i < e->n_phases; i++)
        sum += dose_phase_ms(e, i, hold_ms, pace);
    return sum;
}

int64_t dose_work_ms(const struct exercise *e, struct dose d, enum sides sides, int32_t rest_ms,
                     int pace)
{
    int64_t side = (int64_t) d.reps * dose_repetition_ms(e, d.hold_ms, pace);
    int64_t set = sides == SIDES_NONE ? side : 2 * side + (sides == SIDES_BLOCK ? SWITCH_MS : 0);
    return d.sets * set + (d.sets - 1) * (int64_t) rest_ms;
}

/* Whole repetitions that come nearest to filling work_ms: never mid-breath. */
static int filling_reps(const struct exercise *e, struct dose d, enum sides sides, int64_t work_ms,
                        int pace)
{
    int64_t once = (int64_t) dose_repetition_ms(e, d.hold_ms, pace) * (sides == SIDES_NONE ? 1 : 2);
    once *= d.sets;
    return once > 0 ? (int) MAX((work_ms + once / 2) / once, 1) : 1;
}

struct dose dose_of_step(const struct step *s, const struct exercise *e, int level, int pace)
{
    if (!s->sets && !s->reps && s->hold_ms < 0 && !s->work_ms)
        return e->levels[level - 1];
    struct dose d = e->levels[1];
    enum sides sides = s->sides < 0 ? e->sides : (enum sides) s->sides;
    d.sets = s->sets ? s->sets : 1;
    if (s->hold_ms >= 0 && exercise_has_hold(e))
        d.hold_ms = s->hold_ms;
    if (s->reps)
        d.reps = s->reps;
    else if (s->work_ms)
        d.reps = filling_reps(e, d, sides, s->work_ms, pace);
    else if (s->hold_ms >= 0)
        d.reps = 1; /* "hold it for 15 s" is said of one */
    return scaled(d, e, level);
}

struct dose dose_of_swap(const struct exercise *e, const struct exercise *wanted, struct dose dose,
                         int level, int pace)
{
    int64_t work_ms = dose_work_ms(wanted, dose, wanted->sides, 0, pace);
    struct dose d = e->levels[level - 1];
    int most = e->levels[EXERCISE_LEVELS - 1].reps;
    int most_held = MAX(exercise_reps_max(e) / d.sets, 1);
    int reps = MIN(filling_reps(e, d, e->sides, work_ms, pace), most_held);
    d.reps = e->first_goal == GOAL_BREATH ? reps : MIN(reps, most);
    return d;
}
