/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_GLYPH_H
#define LIMBER_FIGURE_GLYPH_H

#include "figure/figure.h"
#include "figure/raster.h"

/*
 * Samples into cells, one way for each look. All of them write every cell of
 * the picture (cols x rows as the raster was made).
 */
struct picture {
    const struct raster *raster;
    const struct figure_style *style;
    struct cell *cells;
    int cols, rows;
};

/* Samples 1x2: half blocks in two colours; shades of grey where there are none. */
void glyph_blocks(const struct picture *p);
/* Samples 2x4. */
void glyph_braille(const struct picture *p);
/* Samples 4x8: the characters whose shape fits best, textures inside. For small pictures. */
void glyph_tex(const struct picture *p);
/* Samples 4x8: drawn outlines, light textures inside. scratch: one float a cell. */
void glyph_ink(const struct picture *p, float *scratch);

/* ---- what they share ---- */

enum { TEX_COLUMNS = 4, TEX_ROWS = 8, TEX_SAMPLES = 32 };

/* What a cell shows most of. */
struct cell_mix {
    enum material material;
    float weight; /* samples of the body (coverage summed) */
    float shade;  /* its mean light */
    float far;    /* 0 .. 1: how much of it lies on the far side */
    enum material backdrop;
};

/* How much of the sample is body, 0 to 1; `soft`: the width of the edge in sample columns. */
float glyph_coverage(const struct sample *s, float soft);
/* True where no sample of the cell is body or near it. */
bool glyph_empty(const struct raster *r, int col, int row);
struct cell_mix glyph_mix(const struct picture *p, int col, int row, float soft);
struct cell *glyph_cell(const struct picture *p, int col, int row);
/* A cell that shows nothing but the backdrop, as a colour or as a sparse texture. */
void glyph_put_backdrop(const struct picture *p, int col, int row);

/* The ASCII character that goes on with a line through the cell: by place, direction and bend. */
uint32_t glyph_stroke(const float coverage[TEX_SAMPLES]);
/* The ASCII character that looks most like 4x8 coverages. */
uint32_t glyph_match(const float coverage[TEX_SAMPLES]);

#endif
