/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_TIMELINE_H
#define LIMBER_CORE_TIMELINE_H

#include "core/person.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A routine at a level for a person: a flat, sorted, immutable list of phases
 * with absolute start times. Everything shown and heard is a pure function of
 * (timeline, position). limber-routine(5) says how long things take; the totals of
 * what is installed are held to tests/data/totals.txt.
 */
enum phase_kind {
    PHASE_PREPARE,
    PHASE_MOVE,
    PHASE_HOLD,
    PHASE_SWITCH,
    PHASE_REST,
    PHASE_FINISH,
    PHASE_CARD,
    PHASE_CHECKLIST,
    N_PHASE_KINDS
};

enum side { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT };

/* A cycle on the way into a breath pattern, or out of it: smaller, never shorter. */
enum ramp_part { RAMP_NONE, RAMP_IN, RAMP_OUT };

/* Between the sides of a `block` exercise. */
enum { SWITCH_MS = 4000 };

struct phase {
    int64_t at_ms; /* from the start of the session */
    int64_t ms;    /* 0 only for cards and checklists that take no time */
    enum phase_kind kind;
    enum side side;
    enum breath breath;
    int step;    /* index into timeline.steps */
    int set;     /* 1-based; 0: none */
    int rep;     /* 1-based within the set, counted per side; 0: none */
    int reps;    /* of the set; 0: none */
    int cycle;   /* index into exercise->phases; -1: none */
    float lungs; /* at its start, 0 empty to 1 full */
    enum ramp_part ramp;
    float shallow; /* how much less than a whole breath, in a ramp; 0: whole */
    struct src_loc loc;
};

/* One step of the session after repeats are unrolled and cautions applied. */
struct plan_step {
    enum step_kind kind; /* never STEP_REPEAT */
    const struct step *step;
    const struct exercise *exercise; /* after swaps; NULL: card, checklist, rest */
    const struct exercise *wanted; /* what the routine named; differs from exercise after a swap */
    const char *advice;            /* what a caution, or pain, of this person adds; NULL: none */
    struct dose dose;
    enum sides sides;
    int planned; /* its place before steps were taken out to fit a time */
    int first_phase, n_phases;
};

struct timeline {
    const struct routine *routine;
    int level; /* 1-3 */
    const struct phase *phases;
    int n_phases;
    const struct plan_step *steps;
    int n_steps;
    int64_t total_ms;
};

struct timeline_options {
    int level;         /* 1-3 */
    struct person who; /* what suits whom it is for */
    int64_t fit_ms;    /* at most so long, see core/fit.h; 0: as long as it takes */
    int breath_pace;   /* percent of the breath phases' length, 100: as written; 70 to 130 */
    /* Exercises the person swapped during the session: plan step index -> exercise. */
    const struct timeline_swap *swaps;
    size_t n_swaps;
    /* Another dose of an exercise than its step has at that level: the plan's small steps. */
    const struct timeline_dose *doses;
    size_t n_doses;
    /* Sets that are other than the first, for what was said in the rest before them. */
    const struct timeline_set *sets;
    size_t n_sets;
};

struct timeline_swap {
    int step;
    const struct exercise *exercise;
};

struct timeline_dose {
    int step;
    const struct exercise *exercise; /* it is for this one only: not for a swap of it */
    struct dose dose;
    const char *advice; /* said of it on getting ready; NULL: nothing */
};

struct timeline_set {
    int step, set;                   /* 2 or more */
    const struct exercise *exercise; /* as in timeline_dose */
    int reps;                        /* of this set and, without word of them, of the later ones */
    int32_t more_rest_ms;            /* before it */
};

/* A day of exercise in one file is a mistake, and so is a list nobody can hold. */
enum { TIMELINE_PHASES_MAX = 20000 };
#define TIMELINE_TOTAL_MAX_MS ((int64_t) 4 * 3600 * 1000)

/* How long a step takes at a pace (percent). */
int64_t plan_step_ms(const struct plan_step *s, int pace);

/*
 * Compiles. What does not suit the person is swapped first (a swap's swap is followed;
 * nothing suitable left: the step is dropped), each with a DIAG_WARNING [caution-swap],
 * [track-swap], [caution-drop] or [track-drop] as a notice. source resolves what swaps
 * name; it may be NULL for a zeroed person. Returns NULL on an error added to d (too long, nothing
 * left).
 */
const struct timeline *timeline_compile(const struct routine *r,
                                        const struct timeline_options *options,
                                        const struct exercise_source *source, struct arena *a,
                                        struct diags *d);

/* Index of the phase at a position; the last one at or past the end. Phases of no length are
 * never current except at their own start when nothing else starts there. O(log n). */
int timeline_phase_at(const struct timeline *t, int64_t position_ms);
/* First phase of the step; for step >= n_steps the position is total_ms. */
int64_t timeline_step_start_ms(const struct timeline *t, int step);

extern const char *const phase_kind_names[N_PHASE_KINDS];
extern const char *const side_names[]; /* "-", "left", "right" */
/* What the phase is called: the exercise's phase name, "prepare", … Never NULL. */
const char *phase_name(const struct timeline *t, const struct phase *p);
/* What is said of a breath exercise besides its phases: on getting ready, in the cycles of its
 * ramps, and where one gets up from it. NULL: nothing. */
const char *phase_guidance(const struct timeline *t, const struct phase *p);
/* The exercise of a phase, or NULL. */
const struct exercise *phase_exercise(const struct timeline *t, const struct phase *p);

/* A block is work, moving or holding, without a gap: one set, or one side of it. */
bool phase_is_work(const struct phase *p);
bool timeline_starts_block(const struct timeline *t, int phase);
/* One past the last phase of the block that begins there. */
int timeline_block_end(const struct timeline *t, int first);

/* ---- derived: pure functions of a position ---- */

/* Lungs from 0 (empty) to 1 (full) and the breath that moves them; in a free phase an easy
 * breath of 5 s out, 4 s in is drawn. */
double timeline_lungs(const struct timeline *t, int64_t position_ms);
/* As phase_lungs(), for a phase on its own: elapsed_ms from its start. */
double phase_lungs(const struct phase *p, bool topped_up, int64_t elapsed_ms);
/* True where the phase is an in-breath that another in-breath tops up (a double inhale). */
bool timeline_topped_up(const struct timeline *t, int phase);
/* True where the phase is the top-up itself. */
bool timeline_is_top_up(const struct timeline *t, int phase);

#endif
