/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_FIT_H
#define LIMBER_CORE_FIT_H

#include "core/timeline.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A session made to take at most so long: `--fit`. The same steps and the same time give the same
 * session, and more time never a shorter one.
 *
 *   - The first and the last exercise stay. Of what lies between, rests go first, then exercises
 *     that are not what the routine is mainly for, then others, each from the back, then cards.
 *   - What stays has a dose of its own between the least that is worth getting into position for
 *     (half the repetitions, one set) and all of it. The doses grow together until no repetition
 * more would fit: whole repetitions, both sides alike.
 *
 * Nothing ever gets more than it had: a shorter routine stays as it is.
 */
struct fit_result {
    bool fits;
    int64_t total_ms; /* what it takes now; where it does not fit, the least it can take */
};

/* Changes doses and takes steps out. main_goal: what the routine is mainly for. */
struct fit_result fit_steps(struct plan_step *steps, int *n_steps, enum goal main_goal,
                            int64_t wanted_ms);

#endif
