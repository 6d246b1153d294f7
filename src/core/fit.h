/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_FIT_H
#define LIMBER_CORE_FIT_H

#include "core/timeline.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A session made for the time there is: `--fit`. It never takes longer than that, and comes as near
 * to it as whole repetitions allow. The same steps and the same time give the same session, and
 * more time never a shorter one.
 *
 * Less time than the steps take:
 *   - The first and the last exercise stay. Of what lies between, rests go first, then exercises
 *     that are not what the routine is mainly for, then others, each from the back, then cards.
 *   - What stays has a dose of its own between the least that is worth getting into position for
 *     (half the repetitions, one set) and all of it. The doses grow together until no repetition
 *     more would fit: whole repetitions, both sides alike.
 *
 * More time: the doses grow together in the same way, up to what each exercise has by itself at
 * the level: its repetitions, hold and sets. A step that has more of anything than that stays as
 * it is. Where a routine is for the breath, its longest pattern goes on for as long as it may.
 */
struct fit_wish {
    enum goal main_goal; /* what the routine is mainly for */
    int level;
    int64_t ms; /* at most so long */
};

struct fit_result {
    bool fits;
    bool full;        /* every dose is the most it may be */
    int64_t total_ms; /* what it takes now; where it does not fit, the least it can take */
};

/* Changes doses and takes steps out. */
struct fit_result fit_steps(struct plan_step *steps, int *n_steps, const struct fit_wish *wish);

/*
 * The same, and what it changed as notices in d: [fit-drop], [fit-less], [fit-more], and [fit-full]
 * where there is no more of r to fill the time with. False, with [fit-short], where even the least
 * of it takes longer.
 */
bool fit_and_say(struct plan_step *steps, int *n_steps, const struct fit_wish *wish,
                 const struct routine *r, struct arena *a, struct diags *d);

#endif
