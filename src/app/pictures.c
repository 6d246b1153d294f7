/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pictures.h"

#include "base/mem.h"

#include <stdlib.h>

struct pictures_entry {
    struct pictures_entry *next;
    const struct exercise *exercise;
    const struct figure *figure; /* NULL: there is none */
};

static const struct cell *draw(void *context, const struct exercise *e,
                               const struct figure_moment *m, int cols, int rows)
{
    struct pictures *p = context;
    const struct figure *figure = p->off ? NULL : pictures_figure(p, e);
    if (!figure || cols < 1 || rows < 1)
        return NULL;
    size_t count = (size_t) cols * (size_t) rows;
    if (count > p->room) {
        p->cells = xreallocarray(p->cells, count, sizeof *p->cells);
        p->room = count;
    }
    figure_draw(&p->canvas, figure, m, &p->style, p->cells, cols, rows);
    return p->cells;
}

void pictures_init(struct pictures *p, const struct figure_style *style,
                   const struct figure_bases *(*bases)(void *context), void *bases_context)
{
    *p = (struct pictures){
        .picture = {.draw = draw, .context = p},
        .style = *style,
        .bases = bases,
        .bases_context = bases_context,
    };
}

void pictures_release(struct pictures *p)
{
    figure_canvas_release(&p->canvas);
    free(p->cells);
    arena_release(&p->arena);
}

static const struct figure *build(struct pictures *p, const struct exercise *e)
{
    static const enum figure_breath breaths[N_BREATHS] = {
        [BREATH_FREE] = FIGURE_BREATH_FREE, [BREATH_IN] = FIGURE_BREATH_IN,
        [BREATH_OUT] = FIGURE_BREATH_OUT,   [BREATH_HOLD] = FIGURE_BREATH_HOLD,
        [BREATH_REST] = FIGURE_BREATH_REST,
    };
    if (!e->figure)
        return NULL;
    struct figure_phase *phases = arena_array(&p->arena, e->n_phases, sizeof *phases);
    for (size_t i = 0; i < e->n_phases; i++)
        phases[i] = (struct figure_phase){
            .name = e->phases[i].name,
            .pose = e->phases[i].pose,
            .breath = breaths[e->phases[i].breath],
            .loc = e->phases[i].loc,
        };
    struct diags diags = {0}; /* `limber check` reports them; here the words must do */
    const struct figure_bases *bases = p->bases(p->bases_context);
    const struct figure *figure =
        bases ? figure_build(e->figure, bases, phases, e->n_phases, &p->arena, &diags) : NULL;
    diags_release(&diags);
    return figure;
}

const struct figure *pictures_figure(struct pictures *p, const struct exercise *e)
{
    for (struct pictures_entry *entry = p->entries; entry; entry = entry->next)
        if (entry->exercise == e)
            return entry->figure;
    struct pictures_entry *entry = arena_alloc(&p->arena, sizeof *entry);
    *entry = (struct pictures_entry){p->entries, e, build(p, e)};
    p->entries = entry;
    return entry->figure;
}
