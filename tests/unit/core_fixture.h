/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_CORE_FIXTURE_H
#define LIMBER_TESTS_CORE_FIXTURE_H

#include "core/timeline.h"

/* Small routines made by hand, for tests of the timeline, the cues and the session. */

/* Two phases of 4 s in and 6 s out, prepare 8 s, no hold, levels 4 6 8. */
extern const struct exercise fixture_cat;
/* Ease in 3 s, hold, return 3 s; block; rest 30 s; a stretch; levels 2 x 15 20 30 s. */
extern const struct exercise fixture_stretch;
/* 4 s out, 4 s in; alternate. */
extern const struct exercise fixture_turn;
/* 2 s and 3 s; first goal strength; rest 20 s; 2 sets of 8. */
extern const struct exercise fixture_row;
/* Box breathing 4-4-4-4, a breath exercise with holds; swaps to fixture_sigh for no-hold tags. */
extern const struct exercise fixture_box;
/* Double inhale: 2 in, 1 in, 6 out, 1 rest; breath. */
extern const struct exercise fixture_sigh;

/* A step of that exercise; 0 and -1 mean "not given", as in struct step. */
struct step fixture_step(const struct exercise *e, int sets, int reps, int32_t hold_ms);
struct routine fixture_routine(const struct step *steps, size_t count);
/* Finds the fixtures by id. */
extern const struct exercise_source fixture_source;

struct timeline_options fixture_options(int level);

#endif
