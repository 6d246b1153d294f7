/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_CELL_H
#define LIMBER_BASE_CELL_H

#include <stdint.h>

/*
 * One cell of a picture made for a terminal. Views and figures make grids of
 * them; only tui/ turns them into output. A wide character (two cells) is
 * followed by a cell with cp 0.
 */
enum cell_attr {
    CELL_BOLD = 1 << 0,
    CELL_DIM = 1 << 1,
    CELL_UNDERLINE = 1 << 2,
    CELL_REVERSE = 1 << 3,
    CELL_ITALIC = 1 << 4,
};

/* The terminal's own foreground or background. */
enum { CELL_COLOUR_DEFAULT = -1 };

struct cell {
    uint32_t cp;    /* a code point, ' ' where there is nothing */
    int16_t fg, bg; /* palette index 0-255, or CELL_COLOUR_DEFAULT */
    uint8_t attr;   /* enum cell_attr bits */
};

#endif
