/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pictures.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static const struct figure *turned(struct pictures *p, const struct figure *figure)
{
    struct picture_turned *t = &p->turned;
    if (t->of != figure || fabsf(t->turn - p->turn) > 0) {
        arena_release(&t->arena);
        p->drawn.figure = NULL;
        t->of = figure;
        t->turn = p->turn;
        t->figure = figure_turn(figure, p->turn, &t->arena);
    }
    return t->figure;
}

static const struct figure *figure_of(struct pictures *p, const struct exercise *e)
{
    struct diags diags = {0}; /* `limber check` reports them; here the words must do */
    const struct figure *figure = library_figure(p->library, e, &diags);
    diags_release(&diags);
    return figure && fabsf(p->turn) > 0 ? turned(p, figure) : figure;
}

static bool same_style(const struct figure_style *a, const struct figure_style *b)
{
    return a->glyphs == b->glyphs && a->colours == b->colours && a->light == b->light &&
           !(a->cell_aspect < b->cell_aspect) && !(a->cell_aspect > b->cell_aspect);
}

/* True where the cells drawn last still show it: half of all frames need no drawing. */
static bool is_drawn(const struct pictures *p, const struct figure *figure,
                     const struct figure_moment *m, int cols, int rows)
{
    const struct picture_drawn *d = &p->drawn;
    return d->figure == figure && d->cols == cols && d->rows == rows &&
           same_style(&d->style, &p->style) &&
           figure_same(figure, &d->moment, m, &p->style, cols, rows);
}

static const struct cell *draw(void *context, const struct exercise *e,
                               const struct figure_moment *m, int cols, int rows)
{
    struct pictures *p = context;
    const struct figure *figure = p->off ? NULL : figure_of(p, e);
    if (!figure || cols < 1 || rows < 1)
        return NULL;
    size_t count = (size_t) cols * (size_t) rows;
    if (count > p->room) {
        p->cells = xreallocarray(p->cells, count, sizeof *p->cells);
        p->room = count;
    }
    if (p->caps)
        p->style.light = p->caps->light;
    if (is_drawn(p, figure, m, cols, rows))
        return p->cells;
    figure_draw(&p->canvas, figure, m, &p->style, p->cells, cols, rows);
    p->drawn = (struct picture_drawn){figure, *m, p->style, cols, rows};
    return p->cells;
}

void pictures_init(struct pictures *p, struct library *library, const struct figure_style *style)
{
    *p = (struct pictures){
        .picture = {.draw = draw, .context = p},
        .style = *style,
        .library = library,
    };
}

const char *pictures_next_look(struct pictures *p)
{
    static const char *const names[] = {"blocks", "braille", "ascii", "off"};
    enum { OFF = ARRAY_LEN(names) - 1 };
    int look = p->off ? OFF : (int) p->style.glyphs;
    look = (look + 1) % (OFF + 1);
    if (p->caps && !p->caps->utf8 && look < FIGURE_ASCII)
        look = FIGURE_ASCII; /* nothing else can be drawn here */
    p->off = look == OFF;
    if (!p->off)
        p->style.glyphs = (enum figure_glyphs) look;
    return names[look];
}

void pictures_take(struct pictures *p, struct library *library)
{
    p->library = library;
    p->drawn.figure = NULL;
    p->turned.of = NULL;
}

void pictures_release(struct pictures *p)
{
    figure_canvas_release(&p->canvas);
    arena_release(&p->turned.arena);
    free(p->cells);
}
