/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SMALL_STEP_H
#define LIMBER_CORE_SMALL_STEP_H

#include "core/exercise.h"

#include <stdbool.h>

/*
 * A little more or less than a level says (content pack, section 3.3): the small steps
 * after level 3, and what is left of an exercise after pain. Pure.
 */
struct small_step {
    struct dose dose;
    bool harder; /* there is no more of this one: its harder variant, at level 1, is next */
};

/* The dose after so many small steps from a dose of level 3. Strength: two repetitions (up to
 * 15), then a set (up to 3), then the harder variant; a hold grows by 5 s (up to 60 s). Mobility:
 * a repetition, twice, then the harder variant. Breath: a minute, up to ten, never longer
 * holds. */
struct small_step small_step(const struct exercise *e, struct dose dose, int steps);
/* How many of `steps` fall to exercise i of n: one exercise a session, in turn. */
int small_steps_of(int steps, int i, int n);

/* After pain of 4 to 5: what is left, with 30 % fewer repetitions. */
struct dose dose_after_pain(struct dose dose, int sets_left);

#endif
