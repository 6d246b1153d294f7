/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_RECORD_H
#define LIMBER_CORE_RECORD_H

#include "core/routine.h"

#include <stdint.h>

/*
 * What is kept of a session: plain rows, free of the database that keeps them.
 * io/store writes and reads them, core/history does sums with them, views show
 * them. Strings are borrowed: from the caller when written, from the arena given
 * to the query when read.
 *
 * Instants are UTC seconds with the offset of the clock on the wall; `day` is the
 * local day on which the session began (civil_local_day), and stays that day
 * past midnight, across time zones and when the clock is changed.
 */
enum record_state {
    RECORD_RUNNING, /* in progress, or left behind by a process that was killed */
    RECORD_DONE,    /* reached its end */
    RECORD_EARLY,   /* the person ended it */
    RECORD_STOPPED, /* `!` ended it */
    RECORD_CRASHED, /* the process was killed and nobody went on */
    N_RECORD_STATES
};

/* How the person was asked before the session. */
enum record_check { RECORD_CHECK_NONE, RECORD_CHECK_TERMINAL, N_RECORD_CHECKS };

enum step_state { STEP_BEGUN, STEP_DONE, STEP_SKIPPED, N_STEP_STATES };

/* A scale of 0 to 10 that was not asked or not answered. */
enum { SCALE_NONE = -1, SCALE_MAX = 10 };

enum { UUID_BYTES = 37 };

struct session_record {
    int64_t id;            /* in this file; 0: not stored yet */
    char uuid[UUID_BYTES]; /* the same on every machine; "": not stored yet */
    const char *routine, *routine_name;
    unsigned goals; /* of the routine, bits 1 << enum goal */
    int level;
    int64_t started_s;
    int32_t offset_s;
    int32_t day;
    int64_t ended_s; /* 0: not ended */
    enum record_state state;
    enum record_check check;
    int stiffness_before, stiffness_after, pain_before, pain_worst, effort; /* 0-10, SCALE_NONE */
    /* Why it was ended early ("time", "too-hard", "symptoms", "other") or stopped (a stop's word);
     * NULL: none. */
    const char *reason;
    int64_t planned_ms; /* the whole timeline */
    int64_t done_ms;    /* session_done_ms(): each moment counted once */
    int64_t resume_ms;  /* position on the timeline */
    int resume_step;    /* plan step at that position */
    int steps_planned;  /* exercises of the plan */
    int steps_done;     /* exercises that reached their end */
    int64_t written_s;  /* when this row was last changed: the later version counts; io/store's */
};

struct step_record {
    int ordinal; /* plan step, from 0 */
    enum step_kind kind;
    enum step_state state;
    const char *exercise; /* id; NULL: not an exercise */
    const char *wanted;   /* what the routine named, where a swap replaced it; else NULL */
    int level;
    unsigned areas, goals; /* of the exercise, bits */
    int sets_planned, reps_planned, sets_done, reps_done;
    int32_t hold_ms;
    int64_t planned_ms, done_ms;
    int in_reserve; /* repetitions that would still have gone, 0-5; -1: not asked */
};

/* A value of a day: the daily stiffness of the trend, pain, … */
enum score_kind { SCORE_STIFFNESS, SCORE_PAIN, N_SCORES };

struct score_record {
    int32_t day;
    enum score_kind kind;
    int value; /* 0-10 */
    int64_t taken_s;
    int32_t offset_s;
};

/*
 * A number taken on a day. Kinds: self-tests ("rotation-left", "wall-distance", "endurance", …),
 * activity scores ("activity-1" to "activity-3", detail says what it is), and what was typed or
 * ticked in a checklist ("ROUTINE.ITEM"; ticks are 1 yes, 0 not yet, -1 not applicable).
 * A second one of the same day and kind replaces the first. Thousandths are kept.
 */
struct measure_record {
    int32_t day;
    const char *kind;
    double value;
    const char *detail; /* NULL: none */
    int64_t taken_s;
    int32_t offset_s;
};

/* What a measure may hold: more than any tape, watch or scale says. */
enum { MEASURE_MAX = 1000000000 };

/* Days that count against nobody. One begins on a day; a second one that does replaces it. */
enum { DAY_OPEN = INT32_MAX };
struct pause_record {
    int32_t from_day, to_day; /* both included; to_day DAY_OPEN: until further notice */
    const char *reason;       /* "illness", "rest", "away" */
    int64_t written_s;        /* io/store's, as in session_record */
};

/* What the plan decided for a track, and the level it has from that day on. */
struct decision_record {
    int32_t day;
    const char *track;
    int level;
    const char *decision; /* "start", "up", "hold", "down", "refer" */
    const char *reason;
    int64_t written_s; /* io/store's, as in session_record */
};

/* Something that happened in a session: a stop, a pop, a swap. */
struct event_record {
    int64_t at_s;
    int64_t position_ms;
    int step;           /* plan step; -1: none */
    const char *kind;   /* one word: "pop", "stop", "easier", … */
    const char *detail; /* NULL: none */
};

/* Practice of one day in one set of body areas: what minutes by area are made of. */
struct practice_record {
    int32_t day;
    unsigned areas; /* bits; 0: exercises that name none */
    int64_t ms;
};

/* What was done of one exercise over some days. */
struct dose_record {
    const char *exercise; /* its id */
    unsigned goals;       /* of the exercise, bits */
    int days, sets, reps;
    int64_t ms;
    const char *name; /* as it is called now; NULL: there is no exercise of that id any more */
};

/* What sums need of the sessions of one day that ended in one way. Only sessions in which
 * something was done (done_ms > 0) are counted. */
struct session_tally {
    int32_t day;
    enum record_state state;
    int sessions;
    int counted; /* those of which at least half was done */
    int64_t ms, planned_ms;
    int64_t kept_ms;                  /* done of planned: at most planned, session by session */
    int pairs, before_sum, after_sum; /* stiffness, where it was given before and after */
};

/* Answers of the safety questions as they were given. The texts are core/screening's. */
struct screening_record {
    int64_t id;
    char uuid[UUID_BYTES]; /* the same on every machine; "": not stored yet */
    int64_t turn;          /* answers are in this order, whatever the clock said; io/store's */
    int version;           /* of the questions */
    int64_t taken_s;
    int32_t offset_s, day;
    const char *origin;  /* "terminal", "command-line" or "session" */
    const char *answers; /* screening_format() */
    const char *verdict; /* screening_verdict_names[] */
    const char *lock;    /* the verdict that locks exercise; NULL: open */
    const char *reasons; /* question ids, separated by spaces */
    unsigned cautions;   /* bits 1 << enum caution_tag */
};

/* The words of the enums above, as they stand in the file and in JSON. */
extern const struct read_words record_state_words, record_check_words, step_kind_words,
    step_state_words, score_words;

#endif
