/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_FRAME_H
#define LIMBER_VIEW_FRAME_H

#include "base/base.h"
#include "base/cell.h"
#include "base/strbuf.h"
#include "view/input.h"
#include "view/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A screenful of cells and the few ways to draw on it. Every function draws
 * inside a rectangle, at x, y relative to it, and cuts off what does not fit
 * into the rectangle or the frame: nothing a view does can write elsewhere.
 * Text is UTF-8; unsafe code points show as '?'.
 */
struct rect {
    int x, y, w, h; /* cells; empty where w or h is not above 0 */
};

/* A place one may click at, and what that means: the same as a key, or a line of a list. */
struct hit {
    struct rect r;
    struct input input;
    bool pane; /* it scrolls by itself: input.cp is its number */
};
enum { FRAME_HITS_MAX = 256 };

struct frame {
    int cols, rows;
    struct cell *cells; /* row-major, cols x rows */
    struct view_caps caps;
    int cursor_x, cursor_y;          /* where the terminal's cursor stands; -1: hidden */
    struct hit hits[FRAME_HITS_MAX]; /* later ones lie on top */
    int n_hits;
    /* owned: */
    size_t room;
    struct strbuf scratch;
    /* Tests only: counts cells that two things wanted. NULL: not traced. */
    unsigned char *trace;
    int overlaps;
};

/* Blank, of that size (at least 1 x 1), for a terminal that can show `caps`. A zeroed
 * frame may be begun; memory is kept from one frame to the next. */
void frame_begin(struct frame *f, int cols, int rows, const struct view_caps *caps);
void frame_release(struct frame *f);

struct rect frame_rect(const struct frame *f);
/* What of a rectangle is left after taking cells off its sides; never negative sizes. */
struct rect rect_inset(struct rect r, int left, int top, int right, int bottom);
struct rect rect_row(struct rect r, int y);
/* w x h in the middle of r, never larger than r. */
struct rect rect_centre(struct rect r, int w, int h);
bool rect_empty(struct rect r);

/* Cells drawn. Text wider than what is left of the row ends in "…". */
int frame_text(struct frame *f, struct rect r, int x, int y, enum style style, const char *text);
int frame_textf(struct frame *f, struct rect r, int x, int y, enum style style, const char *fmt,
                ...) PRINTF_LIKE(6, 7);
/* Ends at the right edge / stands in the middle of row y. */
int frame_text_right(struct frame *f, struct rect r, int y, enum style style, const char *text);
int frame_text_centre(struct frame *f, struct rect r, int y, enum style style, const char *text);
/* One code point, drawn where it fits. */
void frame_put(struct frame *f, struct rect r, int x, int y, enum style style, uint32_t cp);
/* The same code point (one cell wide) in a whole rectangle / a line down a column of it. */
void frame_fill(struct frame *f, struct rect r, enum style style, uint32_t cp);
void frame_vline(struct frame *f, struct rect r, int x, enum style style);
/* Gives the cells of a rectangle another style, their signs stay: the row under a cursor. */
void frame_restyle(struct frame *f, struct rect r, enum style style);
/* Empties the rectangle, draws a border with a title (may be NULL) and returns the inside.
 * What was below is gone: for boxes that lie on top of a screen. */
struct rect frame_box(struct frame *f, struct rect r, enum style style, const char *title);
/* Copies w x h ready-made cells (a figure). */
void frame_cells(struct frame *f, struct rect r, const struct cell *cells);

/* ---- the mouse ---- */

/* A click in r means this. The view that draws a thing says so, from the same rectangle. */
void frame_hit(struct frame *f, struct rect r, struct input input);
/* The wheel over r is for pane number n (1 and up). */
void frame_pane(struct frame *f, struct rect r, uint32_t n);
/* What a press or the wheel at a place means: INPUT_NONE where it means nothing there. */
struct input frame_input(const struct frame *f, struct input mouse);

/* The frame as lines of UTF-8 without trailing blanks, each ended by '\n'. */
void frame_dump(const struct frame *f, struct strbuf *out);

#endif
