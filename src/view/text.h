/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_TEXT_H
#define LIMBER_VIEW_TEXT_H

#include "view/frame.h"

#include <stddef.h>

/*
 * Paragraphs broken into lines, and times written for people.
 */

/* The bytes of the next line of text at a width of `cells` (at least 1), broken at a space
 * where there is one; *skip gets the bytes to go on by (the line and the blank after it).
 * Returns 0 with *skip 0 at the end; an empty line has 0 bytes and *skip 1. */
size_t text_line(const char *text, int cells, size_t *skip);

/* Line after line of a text. What follows "1. ", "S1. " or "· " hangs under its own first word; a
 * paragraph that begins with "# " is a heading, shown without the mark. */
struct text_flow {
    const char *rest; /* set to the text to begin */
    int cells;
    int hang;     /* of the paragraph one is in */
    bool heading; /* it is one */
    /* the present line: */
    const char *line;
    size_t bytes;
    int indent;
};
/* False at the end. */
bool text_next(struct text_flow *w);
/* How many lines that are. */
int text_lines(const char *text, int cells);
/* Draws text from row y of r downwards; the last row ends in "…" where more is to come.
 * Returns the rows used. */
int text_block(struct frame *f, struct rect r, int y, enum style style, const char *text);
/* Fills r with the text from its line `from` on, without a mark. */
void text_window(struct frame *f, struct rect r, enum style style, const char *text, int from);

/* "2:14", "1:02:03"; rounds up, so that 0:00 is only shown when nothing is left. */
enum { TEXT_TIME_BYTES = 24 };
const char *text_time(char out[TEXT_TIME_BYTES], int64_t ms);
/* "45", from a minute on "1:30": the number that counts a phase down. */
const char *text_countdown(char out[TEXT_TIME_BYTES], int64_t ms);

#endif
