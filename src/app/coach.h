/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_COACH_H
#define LIMBER_APP_COACH_H

#include "audio/engine.h"
#include "core/session.h"
#include "core/set_rest.h"

#include <stdbool.h>
#include <stdint.h>

struct narrator;
struct recorder;

/*
 * A session with its hands: what the session asks for is played and stored
 * here, the same for every front end. The screens look at `session`, `timeline`
 * and the effects of the latest step.
 */
enum { COACH_SWAPS_MAX = 32, PACE_STEP = 10, PACE_MIN = 70, PACE_MAX = 130 };

/* A rest between two sets in which something was said. */
struct coach_rest {
    const struct exercise *exercise; /* NULL: in none yet */
    int step, set;                   /* the set to come */
    int reps;                        /* of the set before */
    struct set_answer answer;
};

struct coach {
    const struct routine *routine;
    const struct exercise_source *source;
    struct timeline_options options;
    struct timeline_swap swaps[COACH_SWAPS_MAX];
    bool went_harder[COACH_SWAPS_MAX]; /* which way each of them went */
    int n_planned;                     /* so many of them were there before it began */
    bool no_harder; /* nothing harder than was planned: a lock, the trend or pain say so */
    struct timeline_dose doses[COACH_SWAPS_MAX];
    struct timeline_set sets[COACH_SWAPS_MAX];
    struct coach_rest rest; /* what was said in the latest rest between sets */
    struct arena arena;     /* of the timeline and its cues */
    const struct timeline *timeline;
    struct cues *cues;
    struct session session;
    struct effects effects;
    struct engine *engine;     /* borrowed; NULL: silence */
    struct narrator *narrator; /* borrowed; NULL: nothing is said */
    struct recorder *recorder; /* borrowed; NULL: nothing is kept */
};

/*
 * Compiles the routine and makes the session ready. Notices (swaps, drops) and
 * errors go to d; false after errors. routine and source must outlive the coach.
 */
bool coach_init(struct coach *c, const struct routine *routine,
                const struct timeline_options *options, const struct exercise_source *source,
                bool waits, struct diags *d);
void coach_release(struct coach *c);

/* From now on n says what there is to say. */
void coach_set_narrator(struct coach *c, struct narrator *n);
/* The voice on and off. False: there is none. */
bool coach_set_voice(struct coach *c, bool on);
/* The sound on and off, what is said as well. */
void coach_mute(struct coach *c, bool muted);
/* Says what a key brought about, now; name: of an exercise, where it wants one. */
void coach_answer(struct coach *c, int64_t now_ns, enum speech_live live, const char *name);
/* The same, but after what is being said. */
void coach_follow(struct coach *c, int64_t now_ns, enum speech_live live, const char *name);

/* Steps the session and does what it asks for. c->effects holds what that was. */
void coach_step(struct coach *c, int64_t now_ns, enum session_input input);
/* Stands still and stored, so that a later start can resume it: the program is told to leave. */
void coach_leave(struct coach *c, int64_t now_ns);
/* Where it begins: before SESSION_INPUT_START. */
void coach_begin_at(struct coach *c, int64_t position_ms);

/* Before SESSION_INPUT_START: begins with the easier form of every exercise that has one which
 * suits. */
void coach_begin_easier(struct coach *c);
/* Before SESSION_INPUT_START: so many small steps more than the level says, shared among the
 * exercises for these goals. */
void coach_begin_with_more(struct coach *c, unsigned goals, int small_steps);
/* Before SESSION_INPUT_START: a set more of the first so many of these exercises. */
void coach_begin_with_rounds(struct coach *c, const struct id_list *exercises, int rounds);
/* After pain: the sets that are left of the present exercise, with fewer repetitions. */
void coach_after_pain(struct coach *c, int64_t now_ns);

/* In the rest between two sets: how many more would have gone (0 to 5), or being out of breath,
 * which a second time takes back. The clock goes on. False: it is not asked just now. */
bool coach_reserve(struct coach *c, int64_t now_ns, int reserve);
bool coach_breathless(struct coach *c, int64_t now_ns);
/* What is asked in the present rest, or what came of the answer; false: nothing. */
bool coach_say_rest(const struct coach *c, struct strbuf *out);

/* Goes to the beginning of a plan step. */
void coach_seek_step(struct coach *c, int64_t now_ns, int step);
/* Goes on with the easier or harder variant of the present exercise; after a swap the other way
 * with what it was before. Returns it, or NULL where there is none (or it does not suit the
 * person, or is not for now: no_harder). */
const struct exercise *coach_swap(struct coach *c, int64_t now_ns, bool harder);
/* Longer (positive) or shorter breath phases by PACE_STEP percent; false at the limit of the
 * present exercise. */
bool coach_pace(struct coach *c, int64_t now_ns, int direction);
/* The pace that the present exercise goes at, in percent. */
int coach_present_pace(const struct coach *c);

/* The plan step at the present position. */
int coach_step_index(const struct coach *c);

/* True where one is asked after the session how many repetitions would still have gone: strength,
 * of counted repetitions, that was begun, where no later step is of the same exercise. */
bool coach_has_reserve(const struct coach *c, int step);

#endif
