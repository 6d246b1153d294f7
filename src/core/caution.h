/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_CAUTION_H
#define LIMBER_CORE_CAUTION_H

#include "core/routine.h"

/*
 * What a person with certain caution tags does instead of an exercise
 * (content.md 1.2, 6.2). Applied before the timeline is compiled.
 */

/* True where a tag of the set rules the exercise out for this person. *because gets the tag. */
bool caution_rules_out(const struct exercise *e, unsigned cautions, enum caution_tag *because);
/* The exercise itself, or the first suitable one along its swaps (a swap's swap is followed), or
 * NULL where nothing suitable is left. */
const struct exercise *caution_suitable(const struct exercise *e, unsigned cautions,
                                        const struct exercise_source *source, struct diags *d);
/* What the tags add to the instructions, or NULL. */
const char *caution_advice(const struct exercise *e, unsigned cautions);

#endif
