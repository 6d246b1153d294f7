/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/field.h"
#include "core/timeline.h"
#include "io/folder.h"
#include "io/library_internal.h"

#include <string.h>

enum { LADDER_MAX = 64 };

static struct src_loc key_loc(struct library *l, const struct exercise *e, const char *key,
                              struct diags *d)
{
    const struct library_file *f = library_file_of(l, e->path, d);
    const struct node *n = f->root ? node_member(f->root, key) : NULL;
    return n ? n->loc : (struct src_loc){e->path, 0};
}

static const char *easier_of(const struct exercise *e)
{
    return e->easier;
}

static const char *harder_of(const struct exercise *e)
{
    return e->harder;
}

/* Follows a ladder; one that comes back to where it began never ends for the person on it. */
static void check_ladder(struct library *l, const struct exercise *e, const char *key,
                         const char *(*next)(const struct exercise *), struct diags *d)
{
    const struct exercise *at = e;
    struct exercise_source source = library_source(l);
    struct diags others = {0}; /* what is wrong further along is for those files to say */
    for (int i = 0; i < LADDER_MAX && at && next(at); i++) {
        struct src_loc loc = key_loc(l, at, key, d);
        at = source.find(l, next(at), loc, i == 0 ? d : &others);
        if (at && strcmp(at->id, e->id) == 0) {
            diag_add(d, DIAG_ERROR, key_loc(l, e, key, d), "cycle",
                     "following '%s' from here leads back here", key);
            break;
        }
    }
    diags_release(&others);
}

static void check_exercise(struct library *l, const struct exercise *e, struct diags *d)
{
    struct exercise_source source = library_source(l);
    check_ladder(l, e, "easier", easier_of, d);
    check_ladder(l, e, "harder", harder_of, d);
    for (size_t i = 0; i < e->n_cautions; i++)
        if (e->cautions[i].swap)
            source.find(l, e->cautions[i].swap, e->cautions[i].loc, d);
    if (e->no_hold)
        source.find(l, e->no_hold, (struct src_loc){e->path, 0}, d);
    library_figure(l, e, d);
}

static void check_exercises(struct library *l, const struct id_list *list, struct src_loc loc,
                            struct diags *d)
{
    struct exercise_source source = library_source(l);
    for (size_t i = 0; i < list->count; i++)
        source.find(l, list->ids[i], loc, d);
}

static void check_routine_name(struct library *l, const char *id, struct src_loc loc,
                               struct diags *d)
{
    if (!library_in_folders(l, LIBRARY_ROUTINE, id))
        diag_add(d, DIAG_ERROR, loc, "no-file", "there is no routine '%s'", id);
}

static void check_routine_names(struct library *l, const struct id_list *list, struct src_loc loc,
                                struct diags *d)
{
    for (size_t i = 0; i < list->count; i++)
        check_routine_name(l, list->ids[i], loc, d);
}

static void check_track(struct library *l, const struct track *t, struct diags *d)
{
    struct src_loc file = {t->path, 0};
    for (size_t i = 0; i < t->n_swaps; i++) {
        check_exercises(l, &t->swaps[i].of, t->swaps[i].loc, d);
        check_exercises(l, &t->swaps[i].to, t->swaps[i].loc, d);
    }
    check_exercises(l, &t->keep, file, d);
    check_exercises(l, &t->rounds, file, d);
    if (t->routine)
        check_routine_name(l, t->routine, file, d);
    check_routine_names(l, &t->turns, file, d);
    check_routine_names(l, &t->weekdays, file, d);
}

static bool check_track_file(struct library *l, struct library_file *f, struct diags *d)
{
    size_t errors = d->errors, first = d->count;
    const struct track *t = library_track(l, f->path, d);
    if (t)
        check_track(l, t, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    return d->errors == errors;
}

/* The longest it can get: level 3, and nothing left out. */
static void check_timeline(struct library *l, const struct routine *r, struct diags *d)
{
    struct exercise_source source = library_source(l);
    struct timeline_options options = {.level = EXERCISE_LEVELS, .breath_pace = 100};
    struct arena a = {0};
    timeline_compile(r, &options, &source, &a, d);
    arena_release(&a);
}

bool library_check(struct library *l, const char *name, struct diags *d)
{
    struct library_item item;
    size_t errors = d->errors, first = d->count;
    const char *path = library_path(l, name, &item.kind, d);
    if (path && item.kind == LIBRARY_TRACK)
        return check_track_file(l, library_file_of(l, path, d), d);
    if (!path || !library_open(l, path, &item, d))
        return false;
    if (item.exercise)
        check_exercise(l, item.exercise, d);
    for (size_t i = 0; i < item.routine->n_instead; i++)
        check_routine_name(l, item.routine->instead[i].routine, item.routine->instead[i].loc, d);
    check_timeline(l, item.routine, d);
    const struct library_file *f = library_file_of(l, item.path, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    return d->errors == errors;
}

void library_check_names(struct library *l, enum library_kind kind, struct diags *d)
{
    const char *folder = arena_printf(&l->arena, "%s%s", l->user, library_subfolders[kind]);
    const struct folder_file *files;
    size_t count = folder_list(&folder, 1, &files, &l->arena);
    for (size_t i = 0; i < count; i++) {
        if (ident_ok(files[i].name))
            continue;
        diag_add(d, DIAG_WARNING, (struct src_loc){files[i].path, 0}, "bad-id",
                 "'%s' cannot be a name here: the file is never found", files[i].name);
        diag_hint(d, "rename it to '%s.cfg'",
                  ident_make(files[i].name, strlen(files[i].name), &l->arena));
    }
}
