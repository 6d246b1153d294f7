/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/folder.h"
#include "io/library_internal.h"

static void load_bases(struct library *l, struct diags *d)
{
    const struct folder_file *files;
    const char *const folders[] = {arena_printf(&l->arena, "%s/poses", l->user),
                                   arena_printf(&l->arena, "%s/poses", l->shared)};
    size_t count = folder_list(folders, ARRAY_LEN(folders), &files, &l->arena);
    l->has_bases = true;
    for (size_t i = 0; i < count; i++) {
        size_t first = d->count;
        struct library_file *f = library_file_of(l, files[i].path, d);
        if (f->root)
            figure_bases_add(&l->bases, f->root, d);
        diags_quote(d, first, f->path, f->text.text, f->text.length);
    }
}

static enum figure_breath figure_breath_of(enum breath breath)
{
    static const enum figure_breath map[N_BREATHS] = {
        [BREATH_FREE] = FIGURE_BREATH_FREE, [BREATH_IN] = FIGURE_BREATH_IN,
        [BREATH_OUT] = FIGURE_BREATH_OUT,   [BREATH_HOLD] = FIGURE_BREATH_HOLD,
        [BREATH_REST] = FIGURE_BREATH_REST,
    };
    return map[breath];
}

static const struct figure *build_figure(struct library *l, const struct exercise *e,
                                         struct diags *d)
{
    struct figure_phase *phases = arena_array(&l->arena, e->n_phases, sizeof *phases);
    for (size_t i = 0; i < e->n_phases; i++)
        phases[i] = (struct figure_phase){
            .name = e->phases[i].name,
            .pose = e->phases[i].pose,
            .breath = figure_breath_of(e->phases[i].breath),
            .loc = e->phases[i].loc,
        };
    return figure_build(e->figure, &l->bases, phases, e->n_phases, &l->arena, d);
}

const struct figure *library_figure(struct library *l, const struct exercise *e, struct diags *d)
{
    struct library_file *f = library_file_of(l, e->path, d);
    if (!e->figure || f->tried_figure)
        return f->figure;
    if (!l->has_bases)
        load_bases(l, d);
    size_t first = d->count;
    f->figure = build_figure(l, e, d);
    f->tried_figure = true;
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    return f->figure;
}
