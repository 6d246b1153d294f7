/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/overlay.h"

#include "base/utf8.h"
#include "figure/palette.h"

#include <stdlib.h>
#include <string.h>

/* ---- the floor ---- */

static bool mat_span(const struct figure *f, const struct camera *c, float *left, float *right)
{
    const struct props *p = &f->props;
    *left = 1e9f;
    *right = -1e9f;
    if (p->mat_x0 >= p->mat_x1)
        return false;
    for (int i = 0; i < 4; i++) {
        struct vec3 corner = V3(i & 1 ? p->mat_x0 : p->mat_x1, 0, i & 2 ? p->mat_z0 : p->mat_z1);
        float x = camera_project(c, corner).x;
        *left = fminf(*left, x);
        *right = fmaxf(*right, x);
    }
    return true;
}

void overlay_floor(const struct picture *p, const struct figure *f, const struct camera *c, int row)
{
    bool ascii = p->style->glyphs == FIGURE_ASCII;
    float left, right, cell = (float) p->raster->cell_columns;
    bool mat = mat_span(f, c, &left, &right);
    for (int col = 0; col < p->cols; col++) {
        float x = ((float) col + 0.5f) * cell;
        bool on_mat = mat && x >= left && x < right;
        enum material m = on_mat ? MATERIAL_MAT : MATERIAL_PROP;
        *glyph_cell(p, col, row) = (struct cell){
            .cp = on_mat ? (ascii ? '=' : 0x2580) : (ascii ? '-' : 0x2594),
            .fg = on_mat && p->style->colours >= 256 ? (p->style->light ? 30 : 66)
                                                     : palette_colour(p->style, m, 0.5f),
            .bg = CELL_COLOUR_DEFAULT,
            .attr = !on_mat && p->style->colours == 0 ? CELL_DIM : 0,
        };
    }
}

/* ---- cues ---- */

struct spot_in_cells {
    int col, row;
};

static struct spot_in_cells to_cells(const struct picture *p, const struct camera *c,
                                     struct vec3 at)
{
    struct vec3 s = camera_project(c, at);
    return (struct spot_in_cells){(int) floorf(s.x / (float) p->raster->cell_columns),
                                  (int) floorf(s.y / (float) p->raster->cell_rows)};
}

static void put_cue(const struct picture *p, int col, int row, uint32_t cp)
{
    if (col < 0 || row < 0 || col >= p->cols || row >= p->rows)
        return;
    struct cell *cell = glyph_cell(p, col, row);
    cell->cp = cp;
    cell->fg = palette_cue(p->style);
    cell->attr = CELL_BOLD;
}

static bool in_picture(const struct picture *p, int col, int row)
{
    return col >= 0 && row >= 0 && col < p->cols && row < p->rows;
}

/* In the picture, and nothing of the body is there or close by. */
static bool is_free(const struct picture *p, int col, int row)
{
    return in_picture(p, col, row) && glyph_empty(p->raster, col, row);
}

static void put_behind(const struct picture *p, int col, int row, uint32_t cp)
{
    if (is_free(p, col, row))
        put_cue(p, col, row, cp);
}

static void put_text(const struct picture *p, struct spot_in_cells at, const char *text)
{
    size_t length = strlen(text);
    int col = at.col - utf8_width(text) / 2;
    for (size_t i = 0; i < length;) {
        uint32_t cp;
        int bytes = utf8_decode(text + i, length - i, &cp);
        if (bytes <= 0)
            return;
        if (cp != ' ')
            put_cue(p, col, at.row, cp);
        col += utf8_cp_width(cp);
        i += (size_t) bytes;
    }
}

/* Eight ways, clockwise from right; the tables below are in that order. */
static int compass(float dx, float dy)
{
    float turns = atan2f(dy, dx) / (2 * 3.14159265f) * 8;
    return ((int) lroundf(turns) + 8) % 8;
}

/* Arrow heads (right, down, left, up) that every font with blocks has, and their ASCII kin. */
static const uint32_t heads[2][4] = {{0x25ba, 0x25bc, 0x25c4, 0x25b2}, {'>', 'v', '<', '^'}};
static const uint32_t shafts[2][8] = {
    {0x2500, 0x2572, 0x2502, 0x2571, 0x2500, 0x2572, 0x2502, 0x2571},
    {'-', '\\', '|', '/', '-', '\\', '|', '/'},
};
static const uint32_t beads[2] = {0x2022, 'o'}; /* of a curve */
static const uint32_t dots[2] = {0xb7, '.'};    /* of what is still ahead */

static const uint32_t dot_glyphs[2] = {0x25cf, 'O'}; /* that goes along with the phase */

enum { LINE_CELLS_MAX = 160 };

/* The cells a line of points passes, each once, in order. */
struct cell_line {
    struct spot_in_cells cells[LINE_CELLS_MAX];
    int count;
};

static void add_cell(struct cell_line *l, struct spot_in_cells s)
{
    if (l->count > 0 && l->cells[l->count - 1].col == s.col && l->cells[l->count - 1].row == s.row)
        return;
    if (l->count < LINE_CELLS_MAX)
        l->cells[l->count++] = s;
}

static void cells_of_line(const struct picture *p, const struct camera *c,
                          const struct cue_line *line, struct cell_line *out)
{
    out->count = 0;
    for (int i = 0; i + 1 < line->count; i++) {
        struct vec3 a = line->points[i], b = line->points[i + 1];
        struct spot_in_cells from = to_cells(p, c, a), to = to_cells(p, c, b);
        int steps = 2 * MAX(abs(to.col - from.col), abs(to.row - from.row)) + 1;
        for (int k = 0; k <= steps; k++)
            add_cell(out, to_cells(p, c, v3_lerp(a, b, (float) k / (float) steps)));
    }
}

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

/* An arrow goes the nearest of eight ways, the same number of cells at each step: stairs show no
 * direction. */
static void straighten(struct cell_line *l)
{
    if (l->count == 0)
        return;
    struct spot_in_cells at = l->cells[(l->count - 1) / 2];
    int dx = l->cells[l->count - 1].col - l->cells[0].col;
    int dy = l->cells[l->count - 1].row - l->cells[0].row;
    int way = compass((float) dx, 2 * (float) dy);
    bool level = way % 4 == 0, upright = way % 4 == 2, flat = 2 * abs(dx) > 3 * abs(dy);
    struct spot_in_cells step = {upright ? 0 : sign(dx) * (!level && flat ? 2 : 1),
                                 level ? 0 : sign(dy)};
    int steps = level ? abs(dx) : abs(dy);
    l->count = 0;
    for (int i = -(steps / 2); i <= steps - steps / 2; i++)
        add_cell(l, (struct spot_in_cells){at.col + i * step.col, at.row + i * step.row});
}

/* An arrow shorter than two cells shows no direction: give it one more at its tail. */
static void lengthen(const struct picture *p, const struct camera *c, const struct cue_line *line,
                     struct cell_line *out)
{
    struct vec3 a = camera_project(c, line->points[0]);
    struct vec3 b = camera_project(c, line->points[line->count - 1]);
    float dx = (b.x - a.x) / (float) p->raster->cell_columns;
    float dy = (b.y - a.y) / (float) p->raster->cell_rows;
    if (out->count != 1 || (dx == 0 && dy == 0))
        return;
    out->cells[1] = out->cells[0];
    if (fabsf(dx) >= fabsf(dy))
        out->cells[0].col -= dx > 0 ? 1 : -1;
    else
        out->cells[0].row -= dy > 0 ? 1 : -1;
    out->count = 2;
}

/* Which way a line runs at one of its cells, as the eye sees it (a cell is taller than wide). */
static int way_at(const struct cell_line *l, int i)
{
    int a = MAX(0, i - 2), b = MIN(l->count - 1, i == l->count - 1 ? i : i + 1);
    return compass((float) (l->cells[b].col - l->cells[a].col),
                   2 * (float) (l->cells[b].row - l->cells[a].row));
}

/* The head of a curve looks where its last few cells led, not where the very last step did. */
static uint32_t head_at(const struct picture *p, const struct cell_line *l, int last)
{
    int from = MAX(0, last - 4), ascii = p->style->glyphs == FIGURE_ASCII;
    int dx = l->cells[last].col - l->cells[from].col;
    int dy = 2 * (l->cells[last].row - l->cells[from].row);
    return heads[ascii][abs(dx) >= abs(dy) ? (dx < 0 ? 2 : 0) : (dy < 0 ? 3 : 1)];
}

/* Traces pass where the limb itself will be: they stay behind the body, head and all. */
static void put_line(const struct picture *p, const struct cell_line *l, const struct cue *c,
                     float progress)
{
    int ascii = p->style->glyphs == FIGURE_ASCII, last = l->count - 1;
    enum cue_shape shape = c->shape;
    while (shape == CUE_TRACE && last > 0 && !is_free(p, l->cells[last].col, l->cells[last].row))
        last--;
    for (int i = 0; i <= last; i++) {
        int col = l->cells[i].col, row = l->cells[i].row, way = way_at(l, i);
        uint32_t line = shape == CUE_ARROW ? shafts[ascii][way] : (c->dot ? dots : beads)[ascii];
        uint32_t cp = i == last ? head_at(p, l, last) : line;
        if (shape == CUE_TRACE)
            put_behind(p, col, row, cp);
        else
            put_cue(p, col, row, cp);
    }
    struct spot_in_cells dot = l->cells[MAX(0, (int) lroundf(progress * (float) last))];
    if (c->dot && l->count > 0)
        put_cue(p, dot.col, dot.row, dot_glyphs[ascii]);
}

/* Less strict than is_free(): a box may pass close by the body. */
static bool is_bare(const struct picture *p, int col, int row)
{
    const struct raster *r = p->raster;
    if (!in_picture(p, col, row))
        return false;
    for (int y = row * r->cell_rows; y < (row + 1) * r->cell_rows; y++)
        for (int x = col * r->cell_columns; x < (col + 1) * r->cell_columns; x++)
            if (raster_at(r, x, y)->distance < 0.5f)
                return false;
    return true;
}

static void put_side(const struct picture *p, struct spot_in_cells from, struct spot_in_cells to,
                     bool walked)
{
    int ascii = p->style->glyphs == FIGURE_ASCII;
    int dx = (to.col > from.col) - (to.col < from.col);
    int dy = (to.row > from.row) - (to.row < from.row);
    uint32_t shaft = shafts[ascii][dx ? 0 : 2];
    for (; from.col != to.col || from.row != to.row; from.col += dx, from.row += dy)
        if (is_bare(p, from.col, from.row))
            put_cue(p, from.col, from.row, walked ? shaft : dots[ascii]);
}

/* The sides walked so far are drawn out, the rest is dotted; the dot is where the breath is. */
static void put_box(const struct picture *p, const struct camera *c, const struct cue_line *line,
                    int phase, float progress)
{
    int ascii = p->style->glyphs == FIGURE_ASCII, now = phase % 4;
    struct spot_in_cells corner[5];
    for (int i = 0; i < 5; i++)
        corner[i] = to_cells(p, c, line->points[i]);
    /* Neighbouring corners share a row or a column whatever the rounding. */
    corner[1].col = corner[0].col, corner[3].col = corner[2].col;
    corner[2].row = corner[1].row, corner[3].row = corner[0].row;
    corner[4] = corner[0];
    struct spot_in_cells dot = {
        corner[now].col + (int) lroundf(progress * (float) (corner[now + 1].col - corner[now].col)),
        corner[now].row + (int) lroundf(progress * (float) (corner[now + 1].row - corner[now].row)),
    };
    for (int i = 0; i < 4; i++)
        if (i != now)
            put_side(p, corner[i], corner[i + 1], i < now);
    put_side(p, corner[now], dot, true);
    put_side(p, dot, corner[now + 1], false);
    put_cue(p, dot.col, dot.row, dot_glyphs[ascii]);
}

/* In a hold only words are seen, arrows of the steps taken in it, and dots that show the time. */
static bool is_shown(const struct cue *c, const struct instant *at, const struct figure_moment *m)
{
    if (m->phase < 0 || !(c->phases >> m->phase & 1) || (c->step && c->step != at->step))
        return false;
    return !m->still || c->shape == CUE_TEXT || c->step || cue_walk(c) > 0;
}

void overlay_cues(const struct picture *p, const struct figure *f, const struct instant *at,
                  const struct figure_moment *m, const struct camera *c)
{
    int phase = m->phase;
    float progress = clampf((float) m->progress, 0, 1);
    for (size_t i = 0; i < f->cues.count; i++) {
        const struct cue *cue = &f->cues.items[i];
        struct cue_line line;
        struct cell_line cells;
        if (!is_shown(cue, at, m))
            continue;
        if (cue->shape == CUE_TRACE)
            line =
                f->phases[phase].traces[i * SIDE_COUNT + (at->mirrored ? SIDE_RIGHT : SIDE_LEFT)];
        else
            cue_trace(cue, at->from, at->to, &at->to->skeleton, &f->view, at->mirrored, &line);
        if (cue->shape == CUE_TEXT) {
            put_text(p, to_cells(p, c, line.points[0]), cue->text);
            continue;
        }
        if (cue->shape == CUE_BOX) {
            put_box(p, c, &line, phase, progress);
            continue;
        }
        cells_of_line(p, c, &line, &cells);
        if (cue->shape == CUE_ARROW)
            straighten(&cells);
        lengthen(p, c, &line, &cells);
        put_line(p, &cells, cue, progress);
    }
}
