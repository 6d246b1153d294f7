/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/frames.h"

#include "base/utf8.h"
#include "figure/mirror.h"
#include "figure/palette.h"

#include <math.h>
#include <string.h>

/* The last frame of that phase that has begun, or NULL. */
static const struct frame_art *begun(const struct frames *f, size_t phase, float progress)
{
    const struct frame_art *found = NULL;
    for (size_t i = 0; i < f->count; i++)
        if (f->items[i].phases >> phase & 1 && f->items[i].from <= progress)
            found = &f->items[i];
    return found;
}

/* A phase that has no frame yet shows the last one of the phases before it, round the loop. */
/* The frame of a moment: one of items. phase_count: how many phases the exercise has. */
static const struct frame_art *frames_at(const struct frames *f, const struct figure_moment *m,
                                         size_t phase_count)
{
    size_t ready = m->phase < 0;
    size_t phase = ready ? 0 : (size_t) MIN(m->phase, (int) phase_count - 1);
    for (size_t back = ready; back <= phase_count; back++) {
        size_t at = (phase + phase_count - back % phase_count) % phase_count;
        const struct frame_art *a = begun(f, at, back == 0 ? (float) m->progress : 1);
        if (a)
            return a;
    }
    return &f->items[0];
}

static bool mirrored(const struct frames *f, const struct figure_moment *m)
{
    return f->mirror && m->mirror_to;
}

/* Which of the characters that breathe is seen; -1: none do. */
static int breath_at(const struct frames *f, const struct figure_moment *m)
{
    double full = CLAMP(m->breath, 0, 1);
    return f->n_breaths ? (int) lround(full * (f->n_breaths - 1)) : -1;
}

bool frames_same(const struct frames *f, const struct figure_moment *a,
                 const struct figure_moment *b, size_t phase_count)
{
    return frames_at(f, a, phase_count) == frames_at(f, b, phase_count) &&
           mirrored(f, a) == mirrored(f, b) && breath_at(f, a) == breath_at(f, b);
}

static uint32_t breathing(const struct frames *f, uint32_t cp, int breath)
{
    for (int i = 0; i < f->n_breaths; i++)
        if (f->breaths[i] == cp)
            return f->breaths[breath];
    return cp;
}

static bool has(const char *set, uint32_t cp)
{
    size_t length = strlen(set);
    for (size_t at = 0; at < length;) {
        uint32_t one;
        int bytes = utf8_decode(set + at, length - at, &one);
        if (bytes <= 0)
            return false;
        if (one == cp)
            return true;
        at += (size_t) bytes;
    }
    return false;
}

static struct cell painted(const struct frames *f, uint32_t cp, const struct figure_style *s)
{
    struct cell c = {.cp = cp, .fg = CELL_COLOUR_DEFAULT, .bg = CELL_COLOUR_DEFAULT};
    if (has(f->glow, cp)) {
        c.fg = palette_colour(s, MATERIAL_FOCUS, 0.8f);
        c.attr = CELL_BOLD;
    } else if (has(f->dim, cp)) {
        c.fg = palette_colour(s, MATERIAL_PROP, 0.6f);
        c.attr = s->colours ? 0 : CELL_DIM;
    }
    return c;
}

/* The code point at a place of the box as it is shown: turned round where it is mirrored. */
static uint32_t shown(const struct frames *f, const struct frame_art *a, bool mirror, int x, int y)
{
    const uint32_t *row = a->cps + (size_t) y * (size_t) f->cols;
    if (!mirror)
        return row[x];
    int from = f->cols - 1 - x;
    if (row[from] == 0) /* a wide one lies here: it begins now, and its second half comes next */
        return mirror_cp(row[from - 1]);
    return from + 1 < f->cols && row[from + 1] == 0 ? 0 : mirror_cp(row[from]);
}

/* Half of a wide character that was cut in two is a blank. */
static void mend_cut(struct cell *row, int cols)
{
    static const struct cell blank = {
        .cp = ' ', .fg = CELL_COLOUR_DEFAULT, .bg = CELL_COLOUR_DEFAULT};
    if (row[0].cp == 0)
        row[0] = blank;
    if (row[cols - 1].cp > 0 && utf8_cp_width(row[cols - 1].cp) == 2)
        row[cols - 1] = blank;
}

void frames_draw(const struct frames *f, const struct figure_moment *m, size_t phase_count,
                 const struct figure_style *s, struct cell *cells, int cols, int rows)
{
    const struct frame_art *a = frames_at(f, m, phase_count);
    int left = (cols - f->cols) / 2, top = (rows - f->rows) / 2, breath = breath_at(f, m);
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < cols; x++) {
            int ax = x - left, ay = y - top;
            bool inside = ax >= 0 && ay >= 0 && ax < f->cols && ay < f->rows;
            uint32_t cp = inside ? shown(f, a, mirrored(f, m), ax, ay) : ' ';
            cells[y * cols + x] = painted(f, breathing(f, cp, breath), s);
        }
        mend_cut(cells + (size_t) y * (size_t) cols, cols);
    }
}
