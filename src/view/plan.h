/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PLAN_H
#define LIMBER_VIEW_PLAN_H

#include "core/calendar.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"
#include "view/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The plan: what is for today, the week, and the level of each strand with its reason.
 * The shell fills the model; it is a screen, lines of text, or JSON.
 */
struct plan_entry_row {
    const char *id, *name;
    int level; /* 0: has none */
    int64_t ms;
    bool done;
    bool waits; /* not for now: a lock, or the trend of the stiffness */
};

struct plan_day_row {
    int32_t date;
    enum plan_mark mark;
    const struct plan_entry_row *entries;
    size_t n;
};

struct plan_strand_row {
    int rung;
    struct plan_decision latest;
    int32_t latest_day;
};

struct plan_model {
    const char *id, *name; /* of the programme */
    int32_t start_day, today;
    int week; /* shown; 1-based; past n_weeks: what goes on after it */
    int n_weeks;
    bool current; /* the week is the one of today */
    bool paused;
    const char *phase, *aim, *effort; /* NULL: none */
    const char *notice;               /* why something waits; NULL: nothing does */
    int64_t week_ms;
    struct plan_day_row days[WEEK_DAYS];
    struct plan_strand_row strands[N_STRANDS];
    /* state */
    struct menu menu;
    bool refused; /* Enter found nothing to start: says why */
};

/* The row of today, or NULL: not in this week, or before the start. */
const struct plan_day_row *plan_model_today(const struct plan_model *m);
/* What stands for today where there is no routine: "Rest. …"; NULL: there is one. */
const char *plan_nothing_today(const struct plan_model *m);
/* "Week 3 of 6: Build", "After the programme, week 2". */
void plan_heading(const struct plan_model *m, struct strbuf *out);

/* ---- a screen ---- */

void view_plan(struct frame *f, struct plan_model *m);
/* ACTION_GO_ON: plan_model_chosen() is to be started. ACTION_PREVIOUS and _FOLLOWING: another
 * week. ACTION_PAUSE, ACTION_CANCEL, ACTION_QUIT */
enum action plan_key(struct plan_model *m, struct input in);
/* The routine of today under the cursor, or NULL. */
const struct plan_entry_row *plan_model_chosen(const struct plan_model *m);

/* ---- text (report_plan.c) ---- */

void report_plan(struct strbuf *out, const struct report_style *style, const struct plan_model *m);
/* NULL: no plan. */
void report_plan_json(struct strbuf *out, const struct plan_model *m);

#endif
