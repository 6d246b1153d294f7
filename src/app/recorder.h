/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_RECORDER_H
#define LIMBER_APP_RECORDER_H

#include "app/coach.h"
#include "core/checklist.h"
#include "io/clock.h"
#include "io/store.h"

/*
 * Writes a session into the history while it happens: when a step begins and
 * ends, at each repetition and every 15 s. Nothing is counted here; every row
 * is derived from what the session says was done.
 */
struct recorder {
    struct store *store; /* borrowed; NULL: nothing is kept */
    const struct clock *clock;
    struct session_record session;
    /* Of a session that is gone on with: what was done before the step it goes on from, and
     * in all. What was done once is never taken back. */
    int64_t before_ms, least_ms;
    int steps_before;
    struct err err; /* the first failure, to be shown once; "" while all is well */
};

void recorder_init(struct recorder *r, struct store *store, const struct clock *clock,
                   const struct coach *c);
/* Called by the coach for every effect. */
void recorder_take(struct recorder *r, const struct coach *c, const struct effect *e);
/* The event that says what time a session was made to fit: a duration, as it is typed. */
#define RECORDED_FIT "fit"
/* Something to note beside the rows: "pop", "easier", … detail may be NULL. */
void recorder_event(struct recorder *r, const struct coach *c, const char *kind,
                    const char *detail);
/* How many repetitions would still have gone after the last set of a step. */
void recorder_reserve(struct recorder *r, const struct coach *c, int step, int in_reserve);
/* Writes the session row again: after the scores of before and after have changed. */
void recorder_write(struct recorder *r, const struct coach *c);

/* Keeps what was answered and typed at a checklist; answering again replaces it. */
void recorder_answers(struct recorder *r, const struct checklist *c);

#endif
