/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_FRAMES_H
#define LIMBER_FIGURE_FRAMES_H

#include "base/reader.h"
#include "figure/figure.h"

/*
 * Frames drawn by hand: the other way to make a figure. Text under ruler lines that say
 * from when on it is seen (limber-routine(5), FRAMES). All of a file's frames share one
 * box, the size of the largest, so that what stands still in them stands still.
 */
enum { FRAMES_MAX = 200, FRAME_COLS_MAX = 80, FRAME_ROWS_MAX = 40, FRAME_BREATHS_MAX = 8 };

struct frame_art {
    uint32_t phases;     /* bits 1 << phase */
    float from;          /* 0..1 of the phase: seen until the next frame of it */
    const uint32_t *cps; /* cols x rows code points; 0 after a wide one */
};

struct frames {
    const struct frame_art *items; /* as in the file: by time within each phase */
    size_t count;
    int cols, rows;   /* cells of the box */
    bool mirror;      /* the right side is the mirror image of the left */
    bool only_ascii;  /* another look shows the posed figure */
    const char *glow; /* characters in the colour of what is worked on; "" */
    const char *dim;  /* faint ones */
    /* From empty to full: where one of them stands, the one for the lungs of the moment is seen. */
    uint32_t breaths[FRAME_BREATHS_MAX];
    int n_breaths;
};

/* Reads a file's text. NULL after errors; all is made in r->arena. */
const struct frames *frames_read(const struct reader *r, const char *path, const char *text,
                                 size_t length, const struct figure_phase *phases, size_t n);

/* Draws the moment in the middle of cols x rows cells; what does not fit is left out evenly. */
void frames_draw(const struct frames *f, const struct figure_moment *m, size_t phase_count,
                 const struct figure_style *s, struct cell *cells, int cols, int rows);

/* True where both moments show the same picture. */
bool frames_same(const struct frames *f, const struct figure_moment *a,
                 const struct figure_moment *b, size_t phase_count);

#endif
