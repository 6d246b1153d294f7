/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_EXERCISE_H
#define LIMBER_CORE_EXERCISE_H

#include "core/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One exercise, as its file says (limber-routine(5)). Immutable once built;
 * everything lives in the arena it was built in.
 */
enum { EXERCISE_LEVELS = 3 };

/* A whole breath without a hold: 8 a minute to 5 a minute. */
enum { BREATH_LEAST_MS = 7500, BREATH_MOST_MS = 12000 };

/* One phase of a repetition. */
struct exercise_phase {
    const char *name;
    bool hold;  /* takes the dose's hold instead of ms */
    int32_t ms; /* 0 where hold */
    enum breath breath;
    const char *pose; /* the figure's pose reached at its end; NULL: stays in the pose before */
    const char *say;  /* NULL: the name is said */
    const char *seen; /* the name its figure knows it by; NULL: its name */
    struct src_loc loc;
};

/* Breath cycles that are smaller than the others, before and after them. They differ in words,
 * loudness and figure, never in length. */
struct ramp {
    int in, out;
};

struct dose {
    int sets, reps;
    int32_t hold_ms; /* 0: the exercise has no hold phase */
};

struct caution {
    enum caution_tag tag;
    const char *advice; /* NULL: none */
    const char *swap;   /* id of the exercise to do instead; NULL: none */
    int from_week;      /* of a pregnancy; 0: all the time */
    bool skip;          /* not for this person: swapped, or left out where there is no swap */
    struct src_loc loc;
};

struct exercise {
    const char *id; /* the file's name without .cfg */
    const char *path;
    const char *name;
    unsigned goals; /* bits 1 << enum goal */
    enum goal first_goal;
    unsigned areas, equipment; /* bits */
    enum position position;
    enum sides sides;
    enum grow grow;
    int32_t prepare_ms, rest_ms, finish_ms;
    const struct exercise_phase *phases;
    size_t n_phases;
    struct dose levels[EXERCISE_LEVELS];
    const char *const *how, *const *cues, *const *mistakes, *const *sources;
    size_t n_how, n_cues, n_mistakes, n_sources;
    const struct caution *cautions;
    size_t n_cautions;
    const char *easier, *harder; /* ids; NULL: none */
    const struct node *figure;   /* the figure group, for figure_build(); NULL: none */
    struct ramp ramp;
    int rounds_max;      /* of a breath pattern, in a row; 0: no limit of its own */
    const char *no_hold; /* id of what is breathed instead under caution_no_hold_set; NULL: none */
};

/*
 * Builds an exercise from its file's tree. Everything wrong is added to d; the
 * exercise is usable only when no error was added. Never NULL.
 * References (easier, harder, swap) are names here; core/library resolves them.
 */
const struct exercise *exercise_build(const struct node *root, const char *id, const char *path,
                                      struct arena *a, struct diags *d);

/* Sum of the phases with that hold: one repetition. */
int32_t exercise_repetition_ms(const struct exercise *e, int32_t hold_ms);
bool exercise_has_hold(const struct exercise *e);
/* True where a phase asks to hold the breath: not under caution_no_hold_set. */
bool exercise_holds_breath(const struct exercise *e);
/*
 * The most repetitions in a row where the breath is held (the limits of limber-routine(5)): 4 where
 * a hold lasts over 4 s, never more than five minutes; INT_MAX where it is not held.
 */
int exercise_reps_max(const struct exercise *e);
/* The most repetitions a set may have of a breath exercise: ten minutes in all, or as often as the
 * breath may be held. */
int exercise_rounds_max(const struct exercise *e, struct dose dose);
bool exercise_is_strength(const struct exercise *e);
/*
 * The pace (percent of its length as written) nearest to the one that is wanted at which it may be
 * breathed: a breath exercise without holds goes at 5 to 8 breaths a minute, or as it is written.
 */
int exercise_pace(const struct exercise *e, int pace);
/* All of one repetition that a pace changes; what is held and what is free apart. */
int32_t exercise_paced_ms(const struct exercise *e);

#endif
