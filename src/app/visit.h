/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_VISIT_H
#define LIMBER_APP_VISIT_H

#include "app/pictures.h"
#include "app/practice.h"
#include "app/run.h"
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
};

/* Opens the terminal and the pictures in the look that is set; figure: enum setting_figure, or -1.
 */
bool visit_open(struct ui *ui, struct context *ctx, int figure, struct pictures *pictures,
                struct err *err);
void visit_close(struct ui *ui, struct pictures *pictures);
/* Everything from the first question to the summary. Returns the exit status. */
int visit_run(struct visit *v);
/* Opens the routine again, for answers that changed what is to be played. */
bool visit_reopen(struct visit *v);

/* The disclaimer, the safety questions and the choice of the look, for someone who was never
 * asked. False: not now, or not at all. */
bool first_start(struct ui *ui, struct context *ctx, struct pictures *pictures);
/* The safety questions alone, and what they lead to. */
enum screened {
    SCREENED_OPEN, /* go */
    SCREENED_SHUT, /* locked, closed, or not now */
    SCREENED_BACK, /* the person went back before the first question: nothing was answered */
};
enum screened first_start_screening(struct ui *ui, struct context *ctx);
/* The check, the score and the walk-through before a session. False: no session. */
bool before_session(struct visit *v);
/* After `!`: asks what happened and acts. True: the session goes on. */
bool after_stop(struct visit *v);
/* The scores and the summary after a session. */
void after_session(struct visit *v);

#endif
