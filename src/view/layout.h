/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_LAYOUT_H
#define LIMBER_VIEW_LAYOUT_H

#include "view/frame.h"

/*
 * Where things go at a size. Every size works, from 1 x 1 up: what matters
 * least goes first. Rectangles of one layout never overlap.
 */

/* A piece of a column: `min` rows where it is shown at all, up to `want` where there is room. */
struct slot {
    int min, want;
    int rank; /* 1 is dropped last; two of the same rank: the later one is dropped first */
    int step; /* it grows by this many rows at a time; 0: one */
};

enum { LAYOUT_SLOTS_MAX = 24 };

/* Gives each slot its rows out of `total`, 0 where it is dropped: first each its `min`, the
 * lowest ranks first, then in the same order what they want. */
void layout_stack(const struct slot *slots, int n, int total, int *rows);

/* The frame of every screen: a title row, what it is about, and a footer. */
struct page_layout {
    struct rect title, body, footer;
};
struct page_layout layout_page(int cols, int rows);

/* The player. Rectangles are empty where there is no room for them. */
struct play_layout {
    struct rect title, figure, panel, caption, progress, footer;
    int separator_x; /* column of the line between figure and panel; -1: none */
};
struct play_layout layout_play(int cols, int rows, bool wants_figure);

/* Text is hard to read in longer lines than this. */
enum { LAYOUT_TEXT_CELLS = 72 };

#endif
