/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"

#include "figure/palette.h"

float glyph_coverage(const struct sample *s, float soft)
{
    if (s->group == GROUP_NONE)
        return 0;
    float c = clampf(0.5f - s->distance / soft, 0, 1);
    return c * (1 - (float) s->cut / 255);
}

bool glyph_empty(const struct raster *r, int col, int row)
{
    for (int y = row * r->cell_rows; y < (row + 1) * r->cell_rows; y++)
        for (int x = col * r->cell_columns; x < (col + 1) * r->cell_columns; x++)
            if (raster_at(r, x, y)->group != GROUP_NONE)
                return false;
    return true;
}

/* The backdrop that most of the cell lies on. */
static enum material glyph_backdrop(const struct raster *r, int col, int row)
{
    int count[MATERIAL_COUNT] = {0}, most = 0;
    if (!r->any_backdrop)
        return MATERIAL_NONE;
    for (int y = row * r->cell_rows; y < (row + 1) * r->cell_rows; y++)
        for (int x = col * r->cell_columns; x < (col + 1) * r->cell_columns; x++)
            count[r->backdrop[(size_t) y * (size_t) r->columns + (size_t) x]]++;
    for (int m = 1; m < MATERIAL_COUNT; m++)
        if (count[m] > count[most])
            most = m;
    return (enum material) most;
}

/* A cell that is a third eye shows the eye. */
static const float EYE_CATCHES = 2;

struct cell_mix glyph_mix(const struct picture *p, int col, int row, float soft)
{
    const struct raster *r = p->raster;
    float weight[MATERIAL_COUNT] = {0}, shaded = 0;
    struct cell_mix mix = {.backdrop = glyph_backdrop(r, col, row)};
    bool coloured = p->style->colours > 0, fine = r->cell_columns == TEX_COLUMNS;
    for (int y = row * r->cell_rows; y < (row + 1) * r->cell_rows; y++)
        for (int x = col * r->cell_columns; x < (col + 1) * r->cell_columns; x++) {
            const struct sample *s = raster_at(r, x, y);
            float w = glyph_coverage(s, soft);
            if (w <= 0.05f)
                continue;
            mix.weight += w;
            mix.far += w * r->far[s->group];
            weight[s->material] += s->material == MATERIAL_EYE ? EYE_CATCHES * w : w;
            if (!coloured || (fine && (x ^ y) & 3)) /* light changes slowly: one in four will do */
                continue;
            mix.shade += w * raster_shade(r, x, y);
            shaded += w;
        }
    for (int m = 1; m < MATERIAL_COUNT; m++)
        if (weight[m] > weight[mix.material])
            mix.material = (enum material) m;
    mix.shade = shaded > 0 ? mix.shade / shaded : 0.5f;
    mix.far = mix.weight > 0 ? mix.far / mix.weight : 0;
    return mix;
}

struct cell *glyph_cell(const struct picture *p, int col, int row)
{
    return &p->cells[(size_t) row * (size_t) p->cols + (size_t) col];
}

/* A texture so thin that it stays behind: one cell in eight for walls, one in two for mats. */
static uint32_t backdrop_texture(const struct picture *p, enum material m, int col, int row)
{
    bool ascii = p->style->glyphs == FIGURE_ASCII;
    if (m == MATERIAL_MAT)
        return ascii                               ? ((col + row) % 2 ? '.' : ' ')
               : p->style->glyphs == FIGURE_BLOCKS ? 0x2591
                                                   : 0x2804;
    if (m == MATERIAL_WALL && col % 4 == (row % 2) * 2)
        return ascii ? '.' : 0xb7;
    return ' ';
}

void glyph_put_backdrop(const struct picture *p, int col, int row)
{
    enum material m = glyph_backdrop(p->raster, col, row);
    struct cell *cell = glyph_cell(p, col, row);
    int16_t colour = palette_backdrop(p->style, m);
    *cell = (struct cell){.cp = ' ', .fg = CELL_COLOUR_DEFAULT, .bg = colour};
    if (m == MATERIAL_NONE || colour != CELL_COLOUR_DEFAULT)
        return;
    cell->cp = backdrop_texture(p, m, col, row);
    cell->fg = palette_colour(p->style, m, 0.5f);
    cell->attr = p->style->colours ? 0 : CELL_DIM;
}
