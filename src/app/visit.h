/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_VISIT_H
#define LIMBER_APP_VISIT_H

#include "app/pictures.h"
#include "app/practice.h"
#include "app/resume.h"
#include "app/run.h"
#include "app/safety.h"
#include "app/ui.h"

#include <stdbool.h>

/*
 * A session on a full screen, from the first question to the summary. The
 * parts are files of their own: first_start, before, stop, after.
 */
struct visit {
    struct ui *ui;
    struct context *ctx;
    struct practice *practice;
    struct pictures *pictures;
    const struct run_options *options;
    const char *follow; /* what is done after this one: breathing; NULL: nothing */
    /* Made by visit_run(): what is played as it was agreed on, at no higher level, and whether
     * it goes on with something. */
    struct practice_options agreed;
    struct resume left;
};

/* Opens the terminal and the pictures in the look that is set; figure: enum setting_figure, or -1.
 */
bool visit_open(struct ui *ui, struct context *ctx, int figure, struct pictures *pictures,
                struct err *err);
void visit_close(struct ui *ui, struct pictures *pictures);
/* Everything from the first question to the summary. Returns the exit status. */
int visit_run(struct visit *v);
/* Opens what was agreed on again, for answers that changed what is to be played; or another, by
 * name, which is agreed on from then on. */
bool visit_reopen(struct visit *v, const char *name);

/* The disclaimer, the safety questions and the choice of the look, for someone who was never
 * asked. False: not now, or not at all. */
bool first_start(struct ui *ui, struct context *ctx, struct pictures *pictures);
/* What the safety questions lead to. */
enum screened {
    SCREENED_OPEN, /* go */
    SCREENED_SHUT, /* locked, closed, or not now */
    SCREENED_BACK, /* the person went back before the first question: nothing was answered */
};
/* Asks, keeps and tells the verdict. assessed_day: an assessment to be recorded; 0: none. */
enum screened questions_ask(struct ui *ui, struct context *ctx, enum safety_scope scope,
                            int32_t assessed_day);
/* C1 alone, of someone with pain of 4 to 6. */
enum screened questions_ask_c1(struct ui *ui, struct context *ctx);

/* The page of a lock, with the way out that there is; why: what is said. VERDICT_OK: it is the
 * trend of the stiffness that locks. True: it is open now. */
bool unlock_page(struct ui *ui, struct context *ctx, enum verdict lock, const char *why);
/* An assessment to be recorded: its statement is confirmed, then everything is asked again. day
 * 0: the day is asked for, too. */
enum screened unlock_assessed(struct ui *ui, struct context *ctx, int32_t day);
/* The check, the score and the walk-through before a session. False: no session. */
bool before_session(struct visit *v);
/* After `!`: asks what happened and acts. True: the session goes on. */
bool after_stop(struct visit *v);
/* The scores and the summary after a session. */
void after_session(struct visit *v);

#endif
