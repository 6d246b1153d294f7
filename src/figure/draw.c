/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/flower.h"
#include "figure/glyph.h"
#include "figure/model.h"
#include "figure/overlay.h"
#include "figure/raster.h"

#include <stdlib.h>

/* Below this a drawn outline has no room for what is inside it. */
enum { INK_COLS = 56, INK_ROWS = 18 };

struct figure_buffers {
    struct raster raster;
    struct body body;
    float *scratch; /* one a cell */
    size_t scratch_room;
};

/* How each look samples a cell; gap and least radii are in cell widths. */
struct look {
    int cell_columns, cell_rows;
    float halo, least_radius, least_prop_radius;
    bool line_props;
};

enum look_kind { LOOK_BLOCKS, LOOK_BRAILLE, LOOK_TEX, LOOK_INK, LOOK_COUNT };

static const struct look looks[LOOK_COUNT] = {
    [LOOK_BLOCKS] = {1, 2, 0.9f, 0.5f, 0.31f, false},
    [LOOK_BRAILLE] = {2, 4, 0.9f, 0.5f, 0.2f, false},
    [LOOK_TEX] = {TEX_COLUMNS, TEX_ROWS, 0.9f, 0.5f, 0.22f, true},
    [LOOK_INK] = {TEX_COLUMNS, TEX_ROWS, 0.9f, 0.5f, 0.1f, true},
};

static enum look_kind look_for(const struct figure_style *s, int cols, int rows)
{
    switch (s->glyphs) {
    case FIGURE_BLOCKS:
        return LOOK_BLOCKS;
    case FIGURE_BRAILLE:
        return LOOK_BRAILLE;
    case FIGURE_ASCII:
        break;
    }
    return cols >= INK_COLS && rows >= INK_ROWS ? LOOK_INK : LOOK_TEX;
}

static struct figure_buffers *buffers_for(struct figure_canvas *c, int cols, int rows)
{
    size_t cells = (size_t) cols * (size_t) rows;
    if (!c->buffers)
        c->buffers = xcalloc(1, sizeof *c->buffers);
    struct figure_buffers *b = c->buffers;
    if (b->scratch_room < cells) {
        b->scratch = xreallocarray(b->scratch, cells, sizeof *b->scratch);
        b->scratch_room = cells;
    }
    return b;
}

void figure_canvas_release(struct figure_canvas *c)
{
    if (!c->buffers)
        return;
    raster_release(&c->buffers->raster);
    free(c->buffers->scratch);
    free(c->buffers);
    c->buffers = NULL;
}

static void draw_body(struct figure_buffers *b, const struct figure *f, const struct instant *at,
                      const struct look *look, const struct figure_moment *m)
{
    struct raster *r = &b->raster;
    float cell = (float) look->cell_columns;
    r->halo = look->halo * cell;
    r->least_radius = look->least_radius * cell;
    r->line_props = look->line_props;
    r->least_prop_radius = look->least_prop_radius * cell;
    struct body_look paint = figure_look(f, m);
    if (f->stand_in)
        flower_build(&b->body, at->skeleton.pelvis, clampf((float) m->breath, 0, 1));
    else
        body_build(&b->body, &at->skeleton, &paint, clampf((float) m->breath, 0, 1));
    props_add(&f->props, &at->skeleton, at->mirrored, &b->body);
    const struct panel *panels = at->mirrored ? f->props.mirrored_panels : f->props.panels;
    raster_draw(r, &b->body, panels, f->props.panel_count);
}

static void draw_glyphs(const struct picture *p, enum look_kind kind, float *scratch)
{
    switch (kind) {
    case LOOK_BLOCKS:
        glyph_blocks(p);
        return;
    case LOOK_BRAILLE:
        glyph_braille(p);
        return;
    case LOOK_TEX:
        glyph_tex(p);
        return;
    case LOOK_INK:
        glyph_ink(p, scratch);
        return;
    case LOOK_COUNT:
        return;
    }
}

/* Frames drawn by hand may leave the finer looks to the body, and places they do not fit into. */
static bool shows_frames(const struct figure *f, const struct figure_style *s, int cols, int rows)
{
    if (!f->frames || !f->posed)
        return f->frames;
    return (!f->frames->only_ascii || s->glyphs == FIGURE_ASCII) && f->frames->cols <= cols &&
           f->frames->rows <= rows;
}

static void draw_posed(struct figure_canvas *c, const struct figure *f,
                       const struct figure_moment *m, const struct figure_style *s,
                       struct cell *cells, int cols, int rows)
{
    struct figure_buffers *b = buffers_for(c, cols, rows);
    enum look_kind kind = look_for(s, cols, rows);
    const struct look *look = &looks[kind];
    bool floor_row = f->ground && rows > 1;
    struct instant at;
    struct picture p = {&b->raster, s, cells, cols, floor_row ? rows - 1 : rows};

    figure_instant(f, m, &at);
    raster_resize(&b->raster, cols, p.rows, look->cell_columns, look->cell_rows);
    figure_fit(f, &at, cols, rows, look->cell_columns, look->cell_rows, s->cell_aspect,
               &b->raster.camera);
    draw_body(b, f, &at, look, m);
    draw_glyphs(&p, kind, b->scratch);
    overlay_cues(&p, f, &at, m, &b->raster.camera);
    if (floor_row)
        overlay_floor(&p, f, &b->raster.camera, rows - 1);
}

void figure_draw(struct figure_canvas *c, const struct figure *f, const struct figure_moment *m,
                 const struct figure_style *s, struct cell *cells, int cols, int rows)
{
    if (cols < 1 || rows < 1)
        return;
    if (shows_frames(f, s, cols, rows))
        frames_draw(f->frames, m, f->phase_count, s, cells, cols, rows);
    else
        draw_posed(c, f, m, s, cells, cols, rows);
}

/* ---- lazy frames ---- */

/* Of a sample: less changes a few cells at most, and those only by a shade. */
static const float VISIBLE = 0.3f;

static float joints_moved(const struct camera *ca, const struct skeleton *a,
                          const struct camera *cb, const struct skeleton *b)
{
    float most = 0;
    for (int i = 0; i < JOINT_COUNT; i++) {
        struct vec3 p = camera_project(ca, joint_place(a, (enum joint) i));
        struct vec3 q = camera_project(cb, joint_place(b, (enum joint) i));
        most = fmaxf(most, fmaxf(fabsf(p.x - q.x), fabsf(p.y - q.y)));
    }
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct vec3 p = camera_project(ca, a->tip[i]), q = camera_project(cb, b->tip[i]);
        most = fmaxf(most, fmaxf(fabsf(p.x - q.x), fabsf(p.y - q.y)));
    }
    return most;
}

/* How far the dots on lines and boxes walk between two moments of one phase, in samples. */
static float dots_moved(const struct figure *f, const struct figure_moment *a,
                        const struct figure_moment *b, float scale)
{
    float most = 0, progress = fabsf((float) (a->progress - b->progress));
    for (size_t i = 0; i < f->cues.count && a->phase >= 0; i++) {
        const struct cue *c = &f->cues.items[i];
        if (c->phases >> a->phase & 1)
            most = fmaxf(most, progress * cue_walk(c) * scale);
    }
    return most;
}

static bool same_posed(const struct figure *f, const struct figure_moment *a,
                       const struct figure_moment *b, const struct figure_style *s, int cols,
                       int rows)
{
    const struct look *look = &looks[look_for(s, cols, rows)];
    struct instant at, bt;
    struct camera ca, cb;
    if (a->phase != b->phase || a->still != b->still ||
        figure_look(f, a).focus != figure_look(f, b).focus)
        return false;
    figure_instant(f, a, &at);
    figure_instant(f, b, &bt);
    if (at.mirrored != bt.mirrored || at.flipped != bt.flipped || at.step != bt.step)
        return false;
    figure_fit(f, &at, cols, rows, look->cell_columns, look->cell_rows, s->cell_aspect, &ca);
    figure_fit(f, &bt, cols, rows, look->cell_columns, look->cell_rows, s->cell_aspect, &cb);
    float travel = f->stand_in ? FLOWER_TRAVEL : body_breath_travel(f->look.breathing);
    float breath = fabsf((float) (a->breath - b->breath)) * travel;
    return breath * ca.scale < VISIBLE &&
           joints_moved(&ca, &at.skeleton, &cb, &bt.skeleton) < VISIBLE &&
           dots_moved(f, a, b, ca.scale) < VISIBLE;
}

bool figure_same(const struct figure *f, const struct figure_moment *a,
                 const struct figure_moment *b, const struct figure_style *s, int cols, int rows)
{
    return shows_frames(f, s, cols, rows) ? frames_same(f->frames, a, b, f->phase_count)
                                          : same_posed(f, a, b, s, cols, rows);
}
