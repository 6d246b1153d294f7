/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_CALENDAR_H
#define LIMBER_CORE_CALENDAR_H

#include "core/plan.h"

/*
 * Where a person is in a programme: its state out of the decisions that were kept, its
 * days out of what was done. A day that was missed slides to the next one, within its
 * week; nothing is ever doubled up, and strength leaves a day between. Pure.
 */

/* ---- the state, as it was decided ---- */

struct plan_strand_state {
    int rung;
    /* Since when it has this rung: sessions from that day on, after that instant, count. */
    int32_t since_day;
    int64_t since_s;
    bool by_gap;    /* it came to it by being away */
    int downs;      /* steps down in a row */
    int32_t up_day; /* the latest step up; INT32_MIN: never */
    struct plan_decision latest;
    int32_t latest_day;
};

struct plan_state {
    bool active;
    const char *programme; /* id */
    int32_t start_day;
    int32_t decided_day; /* of the latest decision, or the start */
    int64_t decided_s;
    int ups; /* in the seven days up to `today` of plan_state_of() */
    struct plan_strand_state strands[N_STRANDS];
};

/* The "strand" of the rows that start and end a plan; the reason of a start is the programme. */
extern const char plan_strand_name[];
/* Of the rows in the order they were written. Strings are borrowed from them. */
struct plan_state plan_state_of(const struct decision_record *rows, size_t count, int32_t today);
/* The rungs everyone starts on: 1, breath 2, or 1 for whom breathing makes anxious. */
int plan_first_rung(enum strand strand, unsigned cautions);

/* ---- dates ---- */

struct plan_time {
    int32_t start_day;
    const struct pause_record *pauses;
    size_t n_pauses;
};
bool plan_is_paused(const struct plan_time *t, int32_t day);
/* Days of the plan before that one: those of pauses do not count. 0 before the start. */
int32_t plan_elapsed(const struct plan_time *t, int32_t day);
/* The week a day is in, 1-based; 0 before the start. */
int plan_week_of(const struct plan_time *t, int32_t day);

/* ---- a week ---- */

struct plan_done {
    int32_t day;
    const char *routine; /* NULL: one that stands for any of the day */
    int percent;         /* of the planned time */
};
/* So much of a routine is done for the day. */
enum { PLAN_DONE_PERCENT = 50 };

enum plan_mark {
    MARK_TO_COME,
    MARK_TODAY,
    MARK_DONE,
    MARK_REST, /* the programme's, or strength was yesterday */
    MARK_SLID, /* not done: it slid to the next day */
    N_PLAN_MARKS
};
extern const char *const plan_mark_names[N_PLAN_MARKS]; /* "to come", "today", … */

struct plan_day {
    int32_t date;
    enum plan_mark mark;
    const struct programme_day *serves; /* NULL: nothing */
};

struct plan_week {
    int number;
    const struct programme_week *programme; /* NULL: the programme is over */
    struct plan_day days[WEEK_DAYS];        /* dates without those of pauses */
};

/* What a week looks like on `today`. Entries that are not due that week are left out. Behind a
 * pause without an end, days are dated as if today were its last. */
struct plan_week plan_week_at(const struct plan_time *t, const struct programme *p, int number,
                              int32_t today, const struct plan_done *done, size_t n_done,
                              const struct programme_source *source);
bool plan_entry_is_done(const struct programme_entry *e, int32_t day, const struct plan_done *done,
                        size_t n_done);

/* The level an entry is played at: the strand's, at most the entry's own. */
int plan_entry_level(const struct programme_entry *e, enum strand strand,
                     const int rungs[N_STRANDS]);
/* The planned time of a week on these rungs. */
int64_t plan_week_ms(const struct programme *p, int number, const int rungs[N_STRANDS],
                     const struct programme_source *source);

#endif
