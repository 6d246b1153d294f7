/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"
#include "figure/palette.h"

enum {
    UPPER_HALF = 0x2580,
    LOWER_HALF = 0x2584,
    FULL = 0x2588,
    LIGHT = 0x2591,
    MEDIUM = 0x2592,
    DARK = 0x2593
};

static const float SOFT = 0.8f;
static const float COLOURED = 0.25f; /* least coverage of a sample that is shown in colour */
static const float PLAIN = 0.5f;     /* and without */
static const float THIN = 0.2f;      /* of what is thinner than a sample: rods and bands */

/* The colour of one half of a cell, CELL_COLOUR_DEFAULT: nothing there. */
static int16_t half_colour(const struct picture *p, int x, int y)
{
    const struct raster *r = p->raster;
    const struct sample *s = raster_at(r, x, y);
    if (glyph_coverage(s, SOFT) > COLOURED)
        return palette_colour(p->style, s->material, raster_shade(r, x, y));
    if (!r->any_backdrop)
        return CELL_COLOUR_DEFAULT;
    return palette_backdrop(p->style, r->backdrop[(size_t) y * (size_t) r->columns + (size_t) x]);
}

static void put_halves(struct cell *cell, int16_t top, int16_t bottom)
{
    const int16_t none = CELL_COLOUR_DEFAULT;
    if (top == bottom) /* one glyph for a plain cell, so that neighbours share a run */
        *cell = (struct cell){.cp = ' ', .fg = none, .bg = top};
    else if (top == none)
        *cell = (struct cell){.cp = LOWER_HALF, .fg = bottom, .bg = none};
    else
        *cell = (struct cell){.cp = UPPER_HALF, .fg = top, .bg = bottom};
}

static bool is_thin(const struct sample *s)
{
    return s->group == GROUP_PROP || s->group == GROUP_BAND;
}

static bool is_plainly_there(const struct sample *s)
{
    return glyph_coverage(s, SOFT) > (is_thin(s) ? THIN : PLAIN);
}

/* Without colours the far side, what is worked on and hair are shades of the block itself. */
static uint32_t plain_block(const struct picture *p, const struct sample *s)
{
    if (p->raster->far[s->group] > 0.5f || s->material == MATERIAL_HAIR)
        return MEDIUM;
    return s->material == MATERIAL_FOCUS ? DARK : FULL;
}

/* What is dark of itself, lies behind or is no part of the body. */
static bool is_dim(const struct picture *p, const struct sample *s, bool whole)
{
    return s->group == GROUP_PROP || s->group == GROUP_SOFT || p->raster->far[s->group] > 0.5f ||
           (s->material == MATERIAL_HAIR && !whole); /* a half has no shades */
}

static void put_plain(const struct picture *p, int col, int row)
{
    const struct raster *r = p->raster;
    const struct sample *s[2] = {raster_at(r, col, row * 2), raster_at(r, col, row * 2 + 1)};
    bool top = is_plainly_there(s[0]), bottom = is_plainly_there(s[1]);
    if (!top && !bottom) {
        glyph_put_backdrop(p, col, row);
        return;
    }
    const struct sample *shown = top ? s[0] : s[1];
    *glyph_cell(p, col, row) = (struct cell){
        .cp = top && bottom ? plain_block(p, shown)
              : top         ? UPPER_HALF
                            : LOWER_HALF,
        .fg = CELL_COLOUR_DEFAULT,
        .bg = CELL_COLOUR_DEFAULT,
        .attr = is_dim(p, shown, top && bottom) ? CELL_DIM : 0,
    };
}

static void put_coloured(const struct picture *p, int col, int row)
{
    int16_t top = half_colour(p, col, row * 2), bottom = half_colour(p, col, row * 2 + 1);
    if (top == CELL_COLOUR_DEFAULT && bottom == CELL_COLOUR_DEFAULT)
        glyph_put_backdrop(p, col, row);
    else
        put_halves(glyph_cell(p, col, row), top, bottom);
}

void glyph_blocks(const struct picture *p)
{
    for (int row = 0; row < p->rows; row++)
        for (int col = 0; col < p->cols; col++) {
            if (p->style->colours == 0)
                put_plain(p, col, row);
            else
                put_coloured(p, col, row);
        }
}
