/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAN_H
#define LIMBER_APP_PLAN_H

#include "app/context.h"
#include "base/err.h"
#include "core/calendar.h"
#include "core/person.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The person's plan, out of the history and the programme's file: where they are in it,
 * what is for today, and the decisions about their levels, which are taken here when they
 * are due and kept.
 */

/* Routines looked up once; the library compiles each at three levels. */
enum { PLAN_ROUTINES_MAX = 96 };
struct plan_routines {
    struct programme_source library;
    struct {
        const char *id;
        bool found;
        struct programme_routine routine;
    } known[PLAN_ROUTINES_MAX];
    size_t count;
    struct arena *arena;
};

struct plan {
    struct context *ctx;
    struct plan_state state;
    const struct programme *programme; /* NULL: its file cannot be used, `why` says it */
    struct diags why;
    struct plan_time time;
    const struct plan_done *done;
    size_t n_done;
    int32_t today;
    int week; /* 0: it has not begun yet */
    bool paused;
    int rungs[N_STRANDS];
    struct person who;
    struct plan_routines routines;
    struct programme_source source; /* over `routines` */
};

/* False where no plan is active. Everything lives in a; plan_close() gives the rest back. p must
 * not be moved. */
bool plan_open(struct plan *p, struct context *ctx, int32_t today, struct arena *a);
void plan_close(struct plan *p);

struct plan_week plan_week_now(const struct plan *p, int number);
/* The level this routine is played at by the plan, 1-3; 0: the plan says nothing of it. */
int plan_level(const struct plan *p, const char *routine, enum goal first_goal);
/* How a routine is played by whoever asks for no level. */
struct plan_fit {
    int level;       /* the plan's, but never above one the person chose; without a plan as set */
    int most;        /* the plan's own; higher is confirmed, or refused */
    bool by_plan;    /* a plan is active and has a level for it */
    bool easier;     /* below level 1: with the easier form of each exercise */
    int small_steps; /* above level 3 … */
    unsigned goals;  /* … of exercises for these goals */
};
struct plan_fit plan_fit_for(struct context *ctx, const char *routine, enum goal first_goal);
/* The same of a plan that is open already; NULL: none is active. */
struct plan_fit plan_fit_of(struct context *ctx, const struct plan *p, const char *routine,
                            enum goal first_goal);
/* The routine an entry stands for: from the lowest rung the gentle chair session, else what the
 * person's track has instead. */
const char *plan_routine_of(const struct plan *p, const struct programme_entry *e,
                            enum strand strand);
/* The first routine of today that is not done yet, or NULL. */
const char *plan_next_routine(const struct plan *p);

/* ---- decisions (plan_decide.c) ---- */

/* Takes those that are due, and keeps them: after a weekly check-in, or a week and a day after the
 * last ones. Reads the plan anew where there were any. */
bool plan_decide_if_due(struct plan *p, struct arena *a, struct err *err);
/* The same for whoever does not look at the plan: before a session, so that its level is that of
 * today. What cannot be kept is decided the next time. */
void plan_keep_up(struct context *ctx);

/* ---- starting and pausing ---- */

bool plan_start(struct context *ctx, const char *programme, int32_t day, struct err *err);
bool plan_stop(struct context *ctx, int32_t day, struct err *err);
/* An open pause from that day on; or the end of the one that is open. */
bool plan_pause(struct context *ctx, int32_t today, struct err *err);
bool plan_resume(struct context *ctx, int32_t today, struct err *err);

#endif
