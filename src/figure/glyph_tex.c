/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"
#include "figure/palette.h"

static const float SOFT = 1.6f;
static const float FAR_TONE = 0.5f; /* how solid far limbs are without colours */

static const char textures[MATERIAL_COUNT] = {
    [MATERIAL_NONE] = ' ',     [MATERIAL_SKIN] = '@', [MATERIAL_FACE] = '.', [MATERIAL_SHIRT] = ':',
    [MATERIAL_TROUSERS] = '%', [MATERIAL_HAIR] = '&', [MATERIAL_EYE] = 'o',  [MATERIAL_SHOE] = 'M',
    [MATERIAL_FOCUS] = '*',    [MATERIAL_PROP] = '#', [MATERIAL_SOFT] = 'o', [MATERIAL_MAT] = '.',
    [MATERIAL_WALL] = '.',
};

/* Coverages of the cell's samples; returns how many of them are well inside the body. */
static int cover(const struct picture *p, int col, int row, float out[TEX_SAMPLES], float *sum)
{
    const struct raster *r = p->raster;
    int inside = 0;
    *sum = 0;
    for (int i = 0; i < TEX_SAMPLES; i++) {
        const struct sample *s =
            raster_at(r, col * TEX_COLUMNS + i % TEX_COLUMNS, row * TEX_ROWS + i / TEX_COLUMNS);
        float c = glyph_coverage(s, SOFT);
        if (p->style->colours == 0)
            c *= s->group == GROUP_PROP ? 0.8f : 1 - (1 - FAR_TONE) * r->far[s->group];
        out[i] = c;
        *sum += c;
        inside += s->group > GROUP_PROP && s->distance < 0 && s->cut < 128;
    }
    return inside;
}

static void put(const struct picture *p, int col, int row)
{
    float coverage[TEX_SAMPLES], sum;
    int inside = cover(p, col, row, coverage, &sum);
    if (sum < 0.02f * TEX_SAMPLES) {
        glyph_put_backdrop(p, col, row);
        return;
    }
    struct cell_mix mix = glyph_mix(p, col, row, SOFT);
    struct cell *cell = glyph_cell(p, col, row);
    *cell = (struct cell){.fg = palette_colour(p->style, mix.material, mix.shade),
                          .bg = palette_backdrop(p->style, mix.backdrop)};
    if (inside >= TEX_SAMPLES - 1)
        cell->cp = (uint32_t) (mix.far > 0.5f ? ':' : textures[mix.material]);
    else
        cell->cp = mix.material == MATERIAL_PROP ? glyph_stroke(coverage) : glyph_match(coverage);
    if (p->style->colours == 0 && mix.material == MATERIAL_FOCUS)
        cell->attr = CELL_BOLD;
}

void glyph_tex(const struct picture *p)
{
    for (int row = 0; row < p->rows; row++)
        for (int col = 0; col < p->cols; col++) {
            if (glyph_empty(p->raster, col, row))
                glyph_put_backdrop(p, col, row);
            else
                put(p, col, row);
        }
}
