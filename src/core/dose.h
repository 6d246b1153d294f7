/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_DOSE_H
#define LIMBER_CORE_DOSE_H

#include "core/routine.h"

/*
 * How much of an exercise is done. The arithmetic is in doubles, as it was when
 * tests/data/totals.txt was worked out: halves are rounded the same way.
 */

/* The dose of a step: its own, a level-2 dose scaled to the level, or where it gives none the
 * exercise's own for that level. Of a dose given in part, sets are 1, repetitions are 1 where a
 * hold is given and else as at level 2, a hold is as at level 2. pace: percent, see
 * timeline_options. */
struct dose dose_of_step(const struct step *s, const struct exercise *e, int level, int pace);

/* Instead of `wanted` at `dose`: as many repetitions of e as fill the same time, never more than
 * its level-3 dose unless it is a breath exercise. */
struct dose dose_of_swap(const struct exercise *e, const struct exercise *wanted, struct dose dose,
                         int level, int pace);

/* Length of one phase of the exercise at that dose and pace. */
int32_t dose_phase_ms(const struct exercise *e, size_t phase, int32_t hold_ms, int pace);
/* Work, switches and rests of all sets, without prepare and finish. */
int64_t dose_work_ms(const struct exercise *e, struct dose dose, enum sides sides, int32_t rest_ms,
                     int pace);

#endif
