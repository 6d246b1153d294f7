/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SET_REST_H
#define LIMBER_CORE_SET_REST_H

#include "base/strbuf.h"
#include "core/timeline.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The rest between two sets: what is asked in it, and what the answer makes of the set that
 * follows (content pack, section 3.3, within a session). Nothing waits for the answer, and
 * without one nothing changes. Pure.
 */
enum set_question {
    SET_ASKS_NOTHING,
    SET_ASKS_BREATH,  /* whether one is out of breath */
    SET_ASKS_RESERVE, /* and how many more would have gone: strength of counted repetitions */
};
enum set_question set_rest_asks(const struct timeline *t, int phase);

enum { SET_RESERVE_MOST = 5 /* and more */, SET_MORE_REST_MS = 15000 };

struct set_answer {
    int reserve; /* how many more would have gone, 0 to 5; SCALE_NONE: not said */
    bool breathless;
};

/* What the set after the rest is, after one of `reps` repetitions. */
struct set_change {
    int reps;
    int32_t more_rest_ms;
};
struct set_change set_change_of(int reps, const struct set_answer *a);

/* What is asked ("" for nothing), and what came of the answer: "2 in reserve: the next set as it
 * is", "0 in reserve: 6 instead of 8 next, 15 s more rest". */
const char *set_rest_question(enum set_question q);
void set_rest_say(struct strbuf *out, const struct set_answer *a, int reps);

#endif
