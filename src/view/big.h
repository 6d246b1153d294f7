/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_BIG_H
#define LIMBER_VIEW_BIG_H

#include "view/frame.h"

/*
 * Letters and digits to be read from across a room, from a pixel font five
 * pixels high. How large a pixel is decides the size:
 *
 *   BIG_TALL    5 rows, a pixel two cells wide; also in ASCII
 *   BIG_MEDIUM  3 rows, half blocks, a pixel one cell wide; in ASCII digits only, of strokes
 *   BIG_SMALL   3 rows, quarter blocks, a pixel half a cell wide; not in ASCII
 *   BIG_PLAIN   one row of ordinary bold text
 */
enum big_size { BIG_PLAIN, BIG_SMALL, BIG_MEDIUM, BIG_TALL };

/* Rows of a line of that size. */
int big_rows(enum big_size size);
/* Cells of a text; -1 where the font lacks one of its letters or the terminal the blocks. */
int big_width(const struct view_caps *caps, enum big_size size, const char *text);
/* The largest size not above `most` in which text fits w x h cells, BIG_PLAIN in the end. */
enum big_size big_fit(const struct view_caps *caps, enum big_size most, const char *text, int w,
                      int h);
/* Draws at x, y of r. Lower-case letters are drawn as capitals. Returns the cells used. */
int big_text(struct frame *f, struct rect r, int x, int y, enum big_size size, enum style style,
             const char *text);

#endif
