/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PROGRESS_H
#define LIMBER_VIEW_PROGRESS_H

#include "core/progress.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"

/*
 * Progress: pages one leafs through, over one period that one moves along. Every chart
 * has a cursor, and the line below it reads out what is under the cursor: no number is
 * only drawn. Missed days are rest, and nothing is told by colour alone.
 */
enum progress_page {
    PAGE_OVERVIEW,
    PAGE_STIFFNESS,
    PAGE_CALENDAR,
    PAGE_BODY,
    PAGE_EXERCISES,
    PAGE_TESTS,
    PAGE_SESSIONS,
    N_PROGRESS_PAGES
};

/* How many sessions of a period are listed: the latest. */
enum { PROGRESS_SESSIONS_MAX = 256 };

struct progress_model {
    const struct progress *p; /* with what is of the period; of this week on the overview */
    /* state */
    enum progress_page page;
    enum progress_unit unit;
    int32_t day; /* the cursor: the period that holds it */
    struct menu menu;
    struct scroll scroll; /* of a page that is longer than the screen and has no cursor */
};

void view_progress(struct frame *f, struct progress_model *m);
/* ACTION_SCORE: log today's score. ACTION_ACTIVITIES: those of the week. ACTION_REST: begin or end
 * a pause. ACTION_CANCEL, ACTION_QUIT */
enum action progress_key(struct progress_model *m, struct input in);

/* ---- the pages (progress_*.c): each draws in r and may use its last row for what is under the
 * cursor ---- */

void progress_draw_overview(struct frame *f, struct rect r, struct progress_model *m);
void progress_draw_stiffness(struct frame *f, struct rect r, const struct progress_model *m);
void progress_draw_calendar(struct frame *f, struct rect r, const struct progress_model *m);
void progress_draw_body(struct frame *f, struct rect r, struct progress_model *m);
void progress_draw_exercises(struct frame *f, struct rect r, struct progress_model *m);
void progress_draw_tests(struct frame *f, struct rect r, struct progress_model *m);
void progress_draw_sessions(struct frame *f, struct rect r, struct progress_model *m);

/* What is under the cursor, in the last rows of r, as many as it needs and half of r has; returns
 * how many. */
int progress_caption(struct frame *f, struct rect r, const char *text);

/* ---- words that they share ---- */

/* "22 November 2026", "Week 47, 16 Nov to 22 Nov", "November 2026", "2026" */
void progress_period(struct strbuf *out, enum progress_unit unit, int32_t day);
/* "3 sessions, 24 min", "rest", "a pause" */
void progress_practice(struct strbuf *out, const struct progress_sum *sum, int days);
/* "Week 47, 16 Nov to 22 Nov: average 4.3 of 5 scores", wide: ", 3 to 6; 3 sessions, 24 min" */
void progress_read_out(struct strbuf *out, const struct progress_model *m, bool wide);
/* A row of the overview: its name, and what stands beside it, maybe nothing. NULL: there is no
 * such row. From OVERVIEW_SESSIONS on they are about this week, and so are the exercises that p
 * holds then. */
enum { OVERVIEW_STIFFNESS, OVERVIEW_ACTIVITIES, OVERVIEW_TURN, OVERVIEW_SESSIONS, OVERVIEW_PAUSE };
const char *progress_overview_row(size_t i, const struct progress *p, bool narrow,
                                  struct strbuf *out);
/* "seated-cat-cow" as "Seated cat cow" */
enum { PROGRESS_NAME_BYTES = 48 };
const char *progress_name(char out[PROGRESS_NAME_BYTES], const char *id);
/* The exercise as it is called, or so where nobody knows any more. */
const char *progress_dose_name(char out[PROGRESS_NAME_BYTES], const struct dose_record *d);
/* A click there puts the cursor on that day, or the nearest there is. */
void progress_hit(struct frame *f, struct rect r, const struct progress *p, int32_t day);
/* A heat map of the weeks up to the one of `last` that fit, with its cursor; returns its rows. */
int progress_heat(struct frame *f, struct rect r, const struct progress *p, int32_t last,
                  int32_t cursor);

#endif
