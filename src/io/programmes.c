/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/programmes.h"

#include "core/field.h"
#include "core/timeline.h"
#include "io/cfg.h"
#include "io/folder.h"
#include "io/fsutil.h"

#include <string.h>

/* ---- routines ---- */

/* False for a level nobody could do; said. */
static bool take_times(struct library *l, const struct routine *r, struct programme_routine *out,
                       struct diags *d)
{
    struct exercise_source source = library_source(l);
    struct arena a = {0};
    bool ok = true;
    for (int level = 1; level <= PROGRAMME_LEVELS && ok; level++) {
        struct timeline_options options = {.level = level, .breath_pace = 100};
        const struct timeline *t = timeline_compile(r, &options, &source, &a, d);
        out->ms[level - 1] = t ? t->total_ms : 0;
        ok = t != NULL;
    }
    arena_release(&a);
    return ok;
}

static bool find_routine(void *context, const char *id, struct src_loc used_at,
                         struct programme_routine *out, struct diags *d)
{
    struct library *l = context;
    struct library_item item;
    struct diags own = {0};
    *out = (struct programme_routine){0};
    bool ok = library_open(l, id, &item, &own) && take_times(l, item.routine, out, &own);
    if (ok)
        out->first_goal = item.routine->first_goal;
    if (!ok) { /* what is wrong with that file is for that file to say */
        diag_add(d, DIAG_ERROR, used_at, "no-routine", "there is no routine '%s' that can be used",
                 id);
        const struct library_entry *entries;
        size_t n = library_list(l, LIBRARY_ROUTINE, &entries);
        const char **names = arena_array(&l->arena, n, sizeof *names);
        for (size_t i = 0; i < n; i++)
            names[i] = entries[i].id;
        struct reader r = {d, &l->arena};
        read_hint_words(&r, id, names, n);
    }
    diags_release(&own);
    return ok;
}

struct programme_source programmes_source(struct library *l)
{
    return (struct programme_source){find_routine, l};
}

/* ---- files ---- */

static const char *folder_of(struct library *l, const char *routines)
{
    return arena_printf(&l->arena, "%s/programmes", routines);
}

static const char *id_of(const char *path, struct arena *a)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t length = strlen(base);
    return arena_strndup(a, base, length > 4 ? length - 4 : length);
}

const char *programmes_path(struct library *l, const char *name)
{
    const char *const folders[] = {folder_of(l, l->user), folder_of(l, l->shared)};
    for (size_t i = 0; ident_ok(name) && i < ARRAY_LEN(folders); i++) {
        const char *path = arena_printf(&l->arena, "%s/%s.cfg", folders[i], name);
        if (fs_is_file(path))
            return path;
    }
    return NULL;
}

static const struct programme *build(struct library *l, const char *path, bool whole,
                                     struct arena *a, struct diags *d)
{
    struct cfg_text text;
    struct programme_source source = programmes_source(l);
    size_t errors = d->errors, first = d->count;
    const struct node *root = cfg_load(path, a, d, &text);
    if (!root)
        return NULL;
    const struct programme *p =
        programme_build(root, id_of(path, a), path, whole ? &source : NULL, a, d);
    diags_quote(d, first, path, text.text, text.length);
    return d->errors == errors ? p : NULL;
}

const struct programme *programmes_open(struct library *l, const char *name, struct arena *a,
                                        struct diags *d)
{
    const char *path = ident_ok(name) ? programmes_path(l, name) : fs_is_file(name) ? name : NULL;
    if (path)
        return build(l, path, false, a, d);
    diag_add(d, DIAG_ERROR, (struct src_loc){name, 0}, "no-file",
             "there is no programme of this name");
    return NULL;
}

bool programmes_check_file(struct library *l, const char *path, struct diags *d)
{
    struct diags unread = {0};
    struct arena a = {0};
    const struct node *root = fs_is_file(path) ? cfg_load(path, &a, &unread, NULL) : NULL;
    bool is_one = root && node_member(root, "weeks");
    diags_release(&unread);
    if (is_one)
        build(l, path, true, &a, d);
    arena_release(&a);
    return is_one;
}

size_t programmes_list(struct library *l, const struct library_entry **entries)
{
    const char *const folders[] = {folder_of(l, l->user), folder_of(l, l->shared)};
    const struct folder_file *files;
    size_t count = folder_list(folders, ARRAY_LEN(folders), &files, &l->arena), n = 0;
    struct library_entry *made = arena_array(&l->arena, count, sizeof *made);
    for (size_t i = 0; i < count; i++)
        if (ident_ok(files[i].name))
            made[n++] = (struct library_entry){files[i].name, files[i].path, files[i].folder == 0};
    *entries = made;
    return n;
}
