/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"
#include "figure/palette.h"

enum { BRAILLE = 0x2800, CELL_X = 2, CELL_Y = 4 };

static const float SOFT = 0.8f;

/* The dot of each sample in a cell, row by row. */
static const uint8_t dots[CELL_X * CELL_Y] = {1 << 0, 1 << 3, 1 << 1, 1 << 4,
                                              1 << 2, 1 << 5, 1 << 6, 1 << 7};

/*
 * A far limb is a chequerboard, so that the near one stands out; pillows and
 * rolls are outlines with a dot in four inside; without colours what is worked
 * on has one dot in four taken out of its inside.
 */
static bool dot_shown(const struct picture *p, int x, int y)
{
    const struct raster *r = p->raster;
    const struct sample *s = raster_at(r, x, y);
    bool hole = p->style->colours == 0 && s->material == MATERIAL_EYE;
    if (hole || glyph_coverage(s, SOFT) <= 0.5f)
        return false;
    if (r->far[s->group] > 0.5f)
        return (x + y) % 2 == 0;
    if (s->distance >= -1.2f)
        return true;
    if (s->group == GROUP_SOFT)
        return x % 2 == 0 && y % 2 == 0;
    bool pricked = p->style->colours == 0 && s->material == MATERIAL_FOCUS;
    return !pricked || x % 2 == 1 || y % 2 == 1;
}

static void put(const struct picture *p, int col, int row)
{
    struct cell *cell = glyph_cell(p, col, row);
    unsigned mask = 0;
    for (int i = 0; i < CELL_X * CELL_Y; i++)
        if (dot_shown(p, col * CELL_X + i % CELL_X, row * CELL_Y + i / CELL_X))
            mask |= dots[i];
    if (mask == 0) {
        glyph_put_backdrop(p, col, row);
        return;
    }
    struct cell_mix mix = glyph_mix(p, col, row, SOFT);
    *cell = (struct cell){.cp = BRAILLE + mask,
                          .fg = palette_colour(p->style, mix.material, mix.shade),
                          .bg = palette_backdrop(p->style, mix.backdrop)};
    if (p->style->colours == 0 && mix.material == MATERIAL_FOCUS)
        cell->attr = CELL_BOLD;
}

void glyph_braille(const struct picture *p)
{
    for (int row = 0; row < p->rows; row++)
        for (int col = 0; col < p->cols; col++) {
            if (glyph_empty(p->raster, col, row))
                glyph_put_backdrop(p, col, row);
            else
                put(p, col, row);
        }
}
