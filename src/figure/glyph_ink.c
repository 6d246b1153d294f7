/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"
#include "figure/palette.h"

#include <string.h>

/* In sample columns. */
static const float LINE_INSET = 0.5f; /* the line runs this far inside the outline */
static const float LINE_WIDTH = 1.1f;
static const float SOFT = 1.6f;
/* In samples: less than this is no line, more is a part thinner than its own lines. */
static const float LEAST_LINE = 2.8f;
static const float MOST_LINE = 10.5f;
static const int INSIDE = 26; /* samples that make a cell an inner one */

static const char textures[MATERIAL_COUNT] = {
    [MATERIAL_NONE] = ' ',     [MATERIAL_SKIN] = ' ', [MATERIAL_FACE] = ' ', [MATERIAL_SHIRT] = '.',
    [MATERIAL_TROUSERS] = ':', [MATERIAL_HAIR] = '&', [MATERIAL_EYE] = 'o',  [MATERIAL_SHOE] = 'M',
    [MATERIAL_FOCUS] = '+',    [MATERIAL_PROP] = ' ', [MATERIAL_SOFT] = 'o', [MATERIAL_MAT] = '.',
    [MATERIAL_WALL] = '.',
};

static float line_coverage(const struct sample *s)
{
    if (s->group == GROUP_NONE || s->cut > 110)
        return 0;
    if (s->group == GROUP_PROP || s->group == GROUP_BAND)
        return clampf(0.5f - s->distance / SOFT, 0, 1);
    return clampf(1.05f - fabsf(s->distance + LINE_INSET) / LINE_WIDTH, 0, 1);
}

/* The line's coverage of a cell, and how many samples of the body it has. */
static float cover_lines(const struct raster *r, int col, int row, float out[TEX_SAMPLES],
                         int *inside)
{
    float sum = 0;
    *inside = 0;
    for (int i = 0; i < TEX_SAMPLES; i++) {
        const struct sample *s =
            raster_at(r, col * TEX_COLUMNS + i % TEX_COLUMNS, row * TEX_ROWS + i / TEX_COLUMNS);
        out[i] = line_coverage(s);
        sum += out[i];
        *inside += s->group > GROUP_PROP && s->distance < 0 && s->cut < 128;
    }
    return sum;
}

static uint32_t filled_glyph(const struct raster *r, int col, int row)
{
    float coverage[TEX_SAMPLES];
    for (int i = 0; i < TEX_SAMPLES; i++)
        coverage[i] = glyph_coverage(
            raster_at(r, col * TEX_COLUMNS + i % TEX_COLUMNS, row * TEX_ROWS + i / TEX_COLUMNS),
            SOFT);
    return glyph_match(coverage);
}

static uint32_t inner_texture(const struct cell_mix *mix)
{
    return (uint32_t) (mix->far > 0.5f ? ':' : textures[mix->material]);
}

/* Draws one cell; returns the weight of the line in it, 0: none. */
static float put(const struct picture *p, int col, int row)
{
    float lines[TEX_SAMPLES];
    int inside;
    float weight = cover_lines(p->raster, col, row, lines, &inside);
    glyph_put_backdrop(p, col, row);
    if (weight < LEAST_LINE && inside < INSIDE)
        return 0;
    struct cell *cell = glyph_cell(p, col, row);
    struct cell_mix mix = glyph_mix(p, col, row, SOFT);
    cell->fg = palette_colour(p->style, mix.material, mix.shade);
    cell->bg = palette_backdrop(p->style, mix.backdrop);
    cell->attr = p->style->colours == 0 && mix.material == MATERIAL_FOCUS ? CELL_BOLD : 0;
    if (weight < LEAST_LINE) {
        cell->cp = inner_texture(&mix);
        return 0;
    }
    cell->cp = weight > MOST_LINE ? filled_glyph(p->raster, col, row) : glyph_stroke(lines);
    return weight;
}

static bool upright(uint32_t cp)
{
    return cp < 128 && cp != ' ' && strchr("|/\\()", (int) cp) != NULL;
}

/* One outline must not light two neighbouring cells: the one that has less of it gives way. */
static void thin(const struct picture *p, float *weights)
{
    for (int row = 0; row < p->rows; row++)
        for (int col = 0; col + 1 < p->cols; col++) {
            float *a = &weights[row * p->cols + col], *b = a + 1;
            if (*a <= 0 || *b <= 0 || (*a > 7 && *b > 7))
                continue;
            if (!upright(glyph_cell(p, col, row)->cp) || !upright(glyph_cell(p, col + 1, row)->cp))
                continue;
            int loser = *a < *b ? col : col + 1;
            float unused[TEX_SAMPLES];
            int inside;
            cover_lines(p->raster, loser, row, unused, &inside);
            struct cell_mix mix = glyph_mix(p, loser, row, SOFT);
            glyph_cell(p, loser, row)->cp = inside >= TEX_SAMPLES / 2 ? inner_texture(&mix) : ' ';
            weights[row * p->cols + loser] = 0;
        }
}

void glyph_ink(const struct picture *p, float *scratch)
{
    for (int row = 0; row < p->rows; row++)
        for (int col = 0; col < p->cols; col++) {
            float *weight = &scratch[row * p->cols + col];
            *weight = 0;
            if (glyph_empty(p->raster, col, row))
                glyph_put_backdrop(p, col, row);
            else
                *weight = put(p, col, row);
        }
    thin(p, scratch);
}
