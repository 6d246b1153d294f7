/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_RUN_H
#define LIMBER_APP_RUN_H

#include "app/practice.h"

#include <stdbool.h>

/*
 * `limber run`: everything from the command to the end of the session, on a
 * full screen or as plain lines. Returns the exit status: 0 when the session
 * ended (however), 1 when it could not begin or was broken off.
 */
struct run_options {
    struct practice_options practice;
    bool plain;
    bool go;    /* start at once: no check, no scores, no walk-through */
    int figure; /* enum setting_figure, or -1: as set */
};

int run_routine(struct context *ctx, const struct run_options *o);

/* ---- the two ways (run_plain.c, run_screen.c) ---- */

int run_plain(struct context *ctx, const struct run_options *o);
int run_screen(struct context *ctx, const struct run_options *o);
/* Prints what is wrong and what cautions changed, and empties d. */
void run_report(struct diags *d);
/* The scores after a session, as lines. */
void run_plain_after(struct practice *p);
/* Says why a locked routine does not start. Returns 1. */
int run_locked(const struct practice *p);

#endif
