/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_SHOWN_H
#define LIMBER_TUI_SHOWN_H

#include "view/frame.h"

#include <stdbool.h>

/*
 * What is on the screen now, and what of the next frame differs from it: only
 * that is handed on to the terminal.
 */
struct shown {
    int cols, rows;
    bool haunted; /* see ghost.h */
    /* private */
    bool blank;         /* nothing is known of what is on the screen */
    struct cell *cells; /* the frame taken last */
    struct cell *next;  /* one row of the one being taken */
};

/* A screen of that size of which nothing is known. A zeroed struct may be reset. */
void shown_reset(struct shown *s, int cols, int rows);
void shown_release(struct shown *s);

/* Cells [from, to) of a row, which begins at row[0], are to be drawn in row y; right halves of wide
 * signs (cp 0) among them. */
typedef void shown_draw(void *context, const struct cell *row, int y, int from, int to);
/* Has all that differs drawn, stretch by stretch; the frame has the size of the screen and is what
 * is shown from now on. False: nothing differed. */
bool shown_take(struct shown *s, const struct frame *f, shown_draw *draw, void *context);

#endif
