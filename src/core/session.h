/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SESSION_H
#define LIMBER_CORE_SESSION_H

#include "core/cue.h"
#include "core/speech.h"
#include "core/timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A session in progress: (state, now, input) -> (state, effects). It asks and
 * never acts: the shell plays sounds, stores rows and changes screens.
 *
 * The position is derived, never accumulated: anchor_position + (now - anchor_time).
 * All `now_ns` are CLOCK_MONOTONIC, read once per turn of the loop. The size of
 * the steps in which a session is driven never changes its effects (tested).
 */
enum session_state {
    SESSION_READY,    /* not started */
    SESSION_COUNT_IN, /* 3 s before it goes on, outside the timeline */
    SESSION_RUNNING,
    SESSION_PAUSED,
    SESSION_WAITING, /* at the end of a checklist, until SESSION_INPUT_GO_ON */
    SESSION_STOPPED, /* `!`: the clock stands, the shell asks what happened */
    SESSION_ENDED,
};

enum session_input {
    SESSION_INPUT_NONE, /* time went by */
    SESSION_INPUT_START,
    SESSION_INPUT_PAUSE,   /* toggles; resuming counts in */
    SESSION_INPUT_RESUME,  /* only ever resumes */
    SESSION_INPUT_NEXT,    /* next step */
    SESSION_INPUT_BACK,    /* this step again; within 3 s of its start the one before */
    SESSION_INPUT_RESTART, /* this phase again */
    SESSION_INPUT_STOP,    /* `!` */
    SESSION_INPUT_GO_ON,   /* Enter on a card or checklist */
    SESSION_INPUT_END,
    SESSION_INPUT_STALLED, /* a turn came too late, or the machine slept: pause where it was */
};

enum pause_reason { PAUSE_BY_USER, PAUSE_STALLED };

enum session_end { SESSION_END_DONE, SESSION_END_EARLY, SESSION_END_STOPPED };

enum effect_kind {
    EFFECT_PHASE,      /* arg: phase index, entered at at_ms */
    EFFECT_CUE,        /* arg: index into the cues; at_ns: the instant to be heard */
    EFFECT_SAY,        /* arg: index into what is said; at_ns: the instant to be heard */
    EFFECT_SILENCE,    /* forget all cues asked for and fade what sounds */
    EFFECT_STEP_BEGUN, /* arg: plan step */
    EFFECT_REPETITION, /* arg: phase index of the repetition's last phase, which has ended */
    EFFECT_STEP_DONE,  /* arg: plan step, reached its end (not skipped) */
    EFFECT_CHECKPOINT, /* write what is done: every 15 s of running */
    EFFECT_PAUSED,     /* arg: enum pause_reason */
    EFFECT_COUNT_IN,   /* arg: seconds left, 3 2 1 */
    EFFECT_RESUMED,
    EFFECT_WAITING, /* a checklist waits; arg: phase index */
    EFFECT_STOPPED, /* `!` was pressed */
    EFFECT_ENDED,   /* arg: enum session_end */
};

struct effect {
    enum effect_kind kind;
    int64_t at_ms; /* session position it belongs to */
    int64_t at_ns; /* monotonic instant it belongs to */
    int32_t arg;
};

/* A growing list the caller owns and empties (count = 0) before each step. Zeroed: empty. */
struct effects {
    struct effect *items;
    size_t count, room;
};
void effects_release(struct effects *e);

enum {
    COUNT_IN_MS = 3000,
    CUE_LOOKAHEAD_MS = 600,       /* sounds are asked for this early */
    STALL_MS = 1500,              /* a turn later than this pauses the session */
    RESTART_PHASE_MAX_MS = 12000, /* after a pause a phase up to this long starts again … */
    RESUME_BACK_MAX_MS = 3000,    /* … a longer one goes back at most this far */
    CHECKPOINT_MS = 15000,
};

struct session {
    /* immutable while running; replaced together by session_swap() */
    const struct timeline *timeline;
    const struct cues *cues;
    const struct speech *speech; /* NULL: nothing is said */
    bool waits;                  /* a checklist waits for GO_ON at its end (a terminal is there) */
    /* state */
    enum session_state state;
    int64_t anchor_ns, anchor_ms; /* position anchor_ms was at monotonic anchor_ns */
    int64_t last_ns;              /* of the latest step */
    int64_t position_ms;          /* as of last_ns */
    int phase;                    /* latest phase entered, -1 before the first */
    size_t next_cue;              /* first cue not asked for yet */
    size_t next_line;             /* of what is said, likewise */
    int64_t count_in_until_ns;
    int count_in_shown;
    int64_t checkpoint_ms;     /* position of the latest checkpoint */
    int32_t *covered_ms;       /* per phase: how much of it was done, counted once */
    int64_t covered_before_ms; /* done in phases that a swap replaced */
    enum session_end end;
};

/* timeline and cues are borrowed and must outlive the session (or the next swap). */
void session_init(struct session *s, const struct timeline *t, const struct cues *c, bool waits);
void session_release(struct session *s);

/* Steps to now_ns and applies input there. Appends to out. now_ns never goes back. */
void session_step(struct session *s, int64_t now_ns, enum session_input input, struct effects *out);
/* Moves to the start of a plan step; before START it sets where the session begins (--from,
 * resume). */
void session_seek_step(struct session *s, int64_t now_ns, int step, struct effects *out);
/* Moves to a position (the start of a phase is usual). */
void session_seek(struct session *s, int64_t now_ns, int64_t position_ms, struct effects *out);
/* Goes on with another timeline of the same routine (a swap, another breath pace), at the
 * start of plan step `step`; or where it is by now, in the phase that matches: from its start
 * (SWAP_TO_PHASE), or as far into it as it was (SWAP_IN_PLACE: its clock does not stop). */
enum { SWAP_TO_PHASE = -1, SWAP_IN_PLACE = -2 };
void session_swap(struct session *s, int64_t now_ns, const struct timeline *t, const struct cues *c,
                  int step, struct effects *out);

/* What is said from now on; NULL: nothing. Borrowed, until the next call or swap, which takes it
 * away. What was asked for already is not asked for again. */
void session_set_speech(struct session *s, const struct speech *speech);

/* When the session next wants a step, or INT64_MAX: nothing until an input comes. */
int64_t session_wake_ns(const struct session *s);
/* The monotonic instant at which a position is (or was) reached. */
int64_t session_instant_ns(const struct session *s, int64_t position_ms);
/* Position at a moment, without stepping: what the next frame shows. */
int64_t session_position_ms(const struct session *s, int64_t now_ns);
/* Time done, each moment of the timeline counted once. */
int64_t session_done_ms(const struct session *s);
/* Something was really done: more than getting ready, and a moment of it. */
bool session_has_worked(const struct session *s);

/* What was done of a plan step. Repetitions count on both sides and in all sets. */
struct session_step_done {
    int64_t planned_ms, done_ms;
    int reps_planned, reps, sets;
};
struct session_step_done session_step_done(const struct session *s, int step);
/* True where all of its work was done, its preparation apart. */
bool session_step_is_done(const struct session *s, int step);

#endif
