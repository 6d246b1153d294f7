/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_EXERCISE_INTERNAL_H
#define LIMBER_CORE_EXERCISE_INTERNAL_H

#include "core/exercise.h"

/* What the builders of exercises and breath patterns share; nobody else includes this. */

/* `phases` of a file, or NULL. */
const struct exercise_phase *exercise_build_phases(const struct reader *r, const struct node *root,
                                                   enum read_need need, size_t *count);
/* `ramp` of a file. False where there is none. */
bool exercise_build_ramp(const struct reader *r, const struct node *root, struct ramp *ramp);
extern const struct ramp ramp_standard;
/* `how` and `cues` of a file. What is too long to be read at a glance or said in time is a warning
 * [long-text], [many-words]. */
void exercise_build_how(const struct reader *r, const struct node *root, enum read_need need,
                        const char *const **texts, size_t *count);
void exercise_build_cues(const struct reader *r, const struct node *root, const char *const **texts,
                         size_t *count);
/* The same of one text; cells 0: any width. */
void text_warn(const struct reader *r, struct src_loc loc, const char *text, int cells, int words);

#endif
