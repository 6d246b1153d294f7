/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/folder.h"
#include "io/fsutil.h"
#include "io/library_internal.h"

#include <string.h>

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

static const struct figure_phase *phases_of(struct library *l, const struct exercise *e)
{
    struct figure_phase *phases = arena_array(&l->arena, e->n_phases, sizeof *phases);
    for (size_t i = 0; i < e->n_phases; i++)
        phases[i] = (struct figure_phase){
            .name = e->phases[i].seen ? e->phases[i].seen : e->phases[i].name,
            .pose = e->phases[i].pose,
            .breath = figure_breath_of(e->phases[i].breath),
            .loc = e->phases[i].loc,
        };
    return phases;
}

static const struct figure *posed(struct library *l, const struct exercise *e,
                                  const struct figure_phase *phases, struct diags *d)
{
    if (!e->figure)
        return NULL;
    if (!l->has_bases)
        load_bases(l, d);
    const struct library_file *f = library_file_of(l, e->path, d);
    size_t first = d->count;
    const struct figure *figure =
        figure_build(e->figure, &l->bases, phases, e->n_phases, &l->arena, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    return figure;
}

/* A file that is known from now on, whether it is there or not: it may come while it is drawn. */
static const char *known(struct library *l, const char *path)
{
    bool is_new;
    return library_slot(l, path, &is_new)->path;
}

/* Frames drawn by hand: a person's own for one of our exercises, else those beside its file. */
static const char *frames_path(struct library *l, const struct exercise *e)
{
    size_t length = strlen(e->path);
    if (length > 4 && strcmp(e->path + length - 4, ".cfg") == 0)
        length -= 4;
    const char *beside = known(l, arena_printf(&l->arena, "%.*s.frames", (int) length, e->path));
    if (library_is_below(e->path, l->shared)) {
        const char *mine =
            known(l, arena_printf(&l->arena, "%s/exercises/%s.frames", l->user, e->id));
        if (fs_is_file(mine))
            return mine;
    }
    return fs_is_file(beside) ? beside : NULL;
}

static const struct figure *with_frames(struct library *l, const struct exercise *e,
                                        const struct figure_phase *phases,
                                        const struct figure *figure, struct diags *d)
{
    const char *path = frames_path(l, e);
    const struct figure *drawn = NULL;
    struct strbuf bytes = {0};
    size_t first = d->count;
    if (path && cfg_read(path, &bytes, d)) {
        const char *text = arena_strndup(&l->arena, strbuf_text(&bytes), bytes.length);
        drawn =
            figure_with_frames(figure, path, text, bytes.length, phases, e->n_phases, &l->arena, d);
        diags_quote(d, first, path, text, bytes.length);
    }
    strbuf_release(&bytes);
    return drawn ? drawn : figure;
}

bool library_draft(struct library *l, const char *path, struct strbuf *out, struct diags *d)
{
    struct library_item item;
    if (!library_open(l, path, &item, d) || !item.exercise)
        return false;
    strbuf_printf(
        out,
        "# %s, to be drawn by hand: limber-routine(5), FRAMES, says how.\n"
        "# What is below is the figure in characters, to begin from. Take out what you do "
        "not\n# need, and all of it to be shown the figure again.\n",
        item.exercise->name);
    if (item.exercise->sides != SIDES_NONE)
        strbuf_puts(out, "mirror: yes\n");
    figure_draft(library_figure(l, item.exercise, d), out);
    return true;
}

const struct figure *library_figure(struct library *l, const struct exercise *e, struct diags *d)
{
    struct library_file *f = library_file_of(l, e->path, d);
    if (f->figure)
        return f->figure;
    const struct figure_phase *phases = phases_of(l, e);
    f->figure = with_frames(l, e, phases, posed(l, e, phases, d), d);
    if (!f->figure)
        f->figure = figure_stand_in(phases, e->n_phases, &l->arena);
    return f->figure;
}
