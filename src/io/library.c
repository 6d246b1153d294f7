/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/library.h"

#include "base/hash.h"
#include "core/breath.h"
#include "core/field.h"
#include "io/folder.h"
#include "io/fsutil.h"
#include "io/library_internal.h"

#include <stdint.h>
#include <string.h>

static const char FRAMES_END[] = ".frames";
const char *const library_subfolders[N_LIBRARY_KINDS] = {
    [LIBRARY_ROUTINE] = "",
    [LIBRARY_EXERCISE] = "/exercises",
    [LIBRARY_BREATH] = "/breath",
    [LIBRARY_TRACK] = "/tracks",
};
const char *const library_kind_names[N_LIBRARY_KINDS] = {
    [LIBRARY_ROUTINE] = "routine",
    [LIBRARY_EXERCISE] = "exercise",
    [LIBRARY_BREATH] = "breath",
    [LIBRARY_TRACK] = "track",
};

void library_init(struct library *l, const struct paths *paths)
{
    *l = (struct library){0};
    l->user = arena_printf(&l->arena, "%s/routines", paths->config);
    l->shared = arena_printf(&l->arena, "%s/routines", paths->shared);
}

void library_release(struct library *l)
{
    figure_bases_release(&l->bases);
    arena_release(&l->arena);
    *l = (struct library){0};
}

/* ---- files, each once ---- */

static void read_file(struct library *l, struct library_file *f, struct diags *d)
{
    f->tried = false;
    f->root = cfg_load(f->path, &l->arena, d, &f->text);
    if (f->root && f->root->count == 0) {
        diag_add(d, DIAG_ERROR, (struct src_loc){f->path, 1}, "empty-file",
                 "there is nothing in this file");
        f->root = NULL;
    }
}

struct library_file *library_slot(struct library *l, const char *path, bool *is_new)
{
    struct library_file **bucket =
        &l->buckets[hash_add(HASH_BEGIN, path, strlen(path)) % LIBRARY_BUCKETS];
    *is_new = false;
    for (struct library_file *f = *bucket; f; f = f->next)
        if (strcmp(f->path, path) == 0)
            return f;
    struct library_file *f = arena_alloc(&l->arena, sizeof *f);
    f->path = arena_strdup(&l->arena, path);
    f->next = *bucket;
    *bucket = f;
    *is_new = true;
    return f;
}

struct library_file *library_file_of(struct library *l, const char *path, struct diags *d)
{
    bool is_new;
    struct library_file *f = library_slot(l, path, &is_new);
    if (is_new)
        read_file(l, f, d);
    return f;
}

/* By the keys that only such a file has. */
void library_files(const struct library *l, void (*each)(void *context, const char *path),
                   void *context)
{
    for (size_t i = 0; i < LIBRARY_BUCKETS; i++)
        for (const struct library_file *f = l->buckets[i]; f; f = f->next)
            each(context, f->path);
}

static enum library_kind kind_of(const struct library_file *f)
{
    static const char *const of_tracks[] = {"swaps", "replaces", "positions", "weekdays"};
    if (!f->root || node_member(f->root, "steps"))
        return LIBRARY_ROUTINE;
    if (node_member(f->root, "body"))
        return LIBRARY_BREATH;
    if (node_member(f->root, "phases"))
        return LIBRARY_EXERCISE;
    for (size_t i = 0; i < ARRAY_LEN(of_tracks); i++)
        if (node_member(f->root, of_tracks[i]))
            return LIBRARY_TRACK;
    return LIBRARY_ROUTINE;
}

/* Something a step may name. */
static bool is_exercise(const struct library_file *f)
{
    return kind_of(f) == LIBRARY_EXERCISE || kind_of(f) == LIBRARY_BREATH;
}

/* The file's name without .cfg where that is an id, else an id made of it. */
static const char *id_of(struct library *l, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t length = strlen(base);
    if (length > 4 && strcmp(base + length - 4, ".cfg") == 0)
        length -= 4;
    const char *id = arena_strndup(&l->arena, base, length);
    return ident_ok(id) ? id : ident_make(base, length, &l->arena);
}

static const struct exercise *exercise_of(struct library *l, struct library_file *f,
                                          struct diags *d)
{
    if (f->tried || !f->root)
        return f->exercise;
    size_t errors = d->errors, first = d->count;
    const struct exercise *e = exercise_build(f->root, id_of(l, f->path), f->path, &l->arena, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    f->tried = true;
    f->exercise = d->errors == errors ? e : NULL;
    return f->exercise;
}

static const struct routine *routine_of(struct library *l, struct library_file *f, struct diags *d)
{
    if (f->tried || !f->root)
        return f->routine;
    size_t errors = d->errors, first = d->count;
    struct exercise_source source = library_source(l);
    const struct routine *r =
        routine_build(f->root, id_of(l, f->path), f->path, &source, &l->arena, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    f->tried = true;
    f->routine = d->errors == errors ? r : NULL;
    return f->routine;
}

static const struct track *track_of(struct library *l, struct library_file *f, struct diags *d)
{
    if (f->tried || !f->root)
        return f->track;
    size_t errors = d->errors, first = d->count;
    const struct track *t = track_build(f->root, id_of(l, f->path), f->path, &l->arena, d);
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    f->tried = true;
    f->track = d->errors == errors ? t : NULL;
    return f->track;
}

/* ---- names ---- */

bool library_is_below(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static bool try_path(struct library *l, const char *folder, int folder_length, const char *sub,
                     const char *id, const char **path)
{
    *path = arena_printf(&l->arena, "%.*s%s/%s.cfg", folder_length, folder, sub, id);
    return fs_is_file(*path);
}

/* Beside a loose file an exercise may lie in the same folder, or in one named as ours is. */
static const char *beside(struct library *l, const char *user_path, const char *id)
{
    const char *slash = strrchr(user_path, '/');
    const char *folder = slash ? user_path : ".", *path;
    int length = slash ? (int) (slash - user_path) : 1;
    if (try_path(l, folder, length, "", id, &path) && strcmp(path, user_path) != 0)
        return path;
    return try_path(l, folder, length, "/exercises", id, &path) ? path : NULL;
}

const char *library_in_folders(struct library *l, enum library_kind kind, const char *id)
{
    const char *const folders[] = {l->user, l->shared};
    const char *path;
    for (size_t i = 0; i < ARRAY_LEN(folders); i++)
        if (try_path(l, folders[i], (int) strlen(folders[i]), library_subfolders[kind], id, &path))
            return path;
    return NULL;
}

static void hint_names(struct library *l, const char *name, struct diags *d,
                       enum library_kind first, enum library_kind last)
{
    struct reader r = {d, &l->arena};
    const char **names = NULL;
    size_t count = 0;
    for (int kind = (int) first; kind <= (int) last; kind++) {
        const struct library_entry *entries;
        size_t n = library_list(l, (enum library_kind) kind, &entries);
        const char **more = arena_array(&l->arena, count + n, sizeof *more);
        for (size_t i = 0; i < count + n; i++)
            more[i] = i < count ? names[i] : entries[i - count].id;
        names = more;
        count += n;
    }
    read_hint_words(&r, name, names, count);
}

/* Where an exercise of that name is, as seen from a file; NULL: said in d. */
static const char *exercise_path(struct library *l, const char *id, struct src_loc used_at,
                                 struct diags *d)
{
    bool loose =
        !library_is_below(used_at.path, l->user) && !library_is_below(used_at.path, l->shared);
    const char *path = loose ? beside(l, used_at.path, id) : NULL;
    if (path && !is_exercise(library_file_of(l, path, d)))
        path = NULL; /* a routine of the same name */
    if (!path)
        path = library_in_folders(l, LIBRARY_EXERCISE, id);
    if (!path)
        path = library_in_folders(l, LIBRARY_BREATH, id);
    if (!path) {
        diag_add(d, DIAG_ERROR, used_at, "no-exercise", "there is no exercise '%s'", id);
        hint_names(l, id, d, LIBRARY_EXERCISE, LIBRARY_EXERCISE);
    }
    return path;
}

/* What is wrong with it was said when its file was first used. */
static const struct exercise *usable(const struct exercise *e, const char *id,
                                     struct src_loc used_at, bool said, struct diags *d)
{
    if (!e && !said)
        diag_add(d, DIAG_ERROR, used_at, "bad-exercise", "'%s' cannot be used: its file has errors",
                 id);
    return e;
}

/* A pattern's body is an exercise, no pattern. */
static const struct exercise *find_body(struct library *l, const struct breath_pattern *b,
                                        struct diags *d)
{
    const char *path = exercise_path(l, b->body, b->body_loc, d);
    size_t errors = d->errors;
    struct library_file *f = path ? library_file_of(l, path, d) : NULL;
    if (!f || kind_of(f) == LIBRARY_BREATH) {
        if (f)
            diag_add(d, DIAG_ERROR, b->body_loc, "no-exercise", "'%s' is a pattern, it has no body",
                     b->body);
        return NULL;
    }
    return usable(exercise_of(l, f, d), b->body, b->body_loc, d->errors > errors, d);
}

/* A breath pattern as an exercise. */
static const struct exercise *breath_of(struct library *l, struct library_file *f, struct diags *d)
{
    if (f->tried || !f->root)
        return f->exercise;
    size_t errors = d->errors, first = d->count;
    const struct breath_pattern *b =
        breath_build(f->root, id_of(l, f->path), f->path, &l->arena, d);
    f->tried = true;
    const struct exercise *body = d->errors == errors ? find_body(l, b, d) : NULL;
    const struct exercise *e = body ? breath_exercise(b, body, &l->arena, d) : NULL;
    diags_quote(d, first, f->path, f->text.text, f->text.length);
    f->exercise = d->errors == errors ? e : NULL;
    return f->exercise;
}

static const struct exercise *find_exercise(void *context, const char *id, struct src_loc used_at,
                                            struct diags *d)
{
    struct library *l = context;
    const char *path = exercise_path(l, id, used_at, d);
    if (!path)
        return NULL;
    size_t errors = d->errors;
    struct library_file *f = library_file_of(l, path, d);
    const struct exercise *e =
        kind_of(f) == LIBRARY_BREATH ? breath_of(l, f, d) : exercise_of(l, f, d);
    return usable(e, id, used_at, d->errors > errors, d);
}

struct exercise_source library_source(struct library *l)
{
    return (struct exercise_source){find_exercise, l};
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), n = strlen(end);
    return length > n && strcmp(name + length - n, end) == 0;
}

static bool is_path(const char *name)
{
    return strchr(name, '/') || ends_with(name, ".cfg") || ends_with(name, FRAMES_END);
}

/* The exercise that frames are for: beside them; a person's own may be for one of ours. */
static const char *framed(struct library *l, const char *path)
{
    const char *cfg =
        arena_printf(&l->arena, "%.*s.cfg", (int) (strlen(path) - strlen(FRAMES_END)), path);
    const char *ours = NULL;
    if (!fs_is_file(cfg) && library_is_below(path, l->user))
        ours = library_in_folders(l, LIBRARY_EXERCISE, id_of(l, cfg));
    return ours ? ours : cfg;
}

/* ID.frames: the person's, else ours, else where the person's would be. */
static const char *frames_of(struct library *l, const char *name)
{
    const char *mine = arena_printf(&l->arena, "%s/exercises/%s", l->user, name);
    const char *ours = arena_printf(&l->arena, "%s/exercises/%s", l->shared, name);
    return !fs_is_file(mine) && fs_is_file(ours) ? ours : mine;
}

const char *library_path(struct library *l, const char *name, enum library_kind *kind,
                         struct diags *d)
{
    const char *path = NULL;
    if (ends_with(name, FRAMES_END)) {
        *kind = LIBRARY_EXERCISE;
        return strchr(name, '/') || fs_is_file(name) ? arena_strdup(&l->arena, name)
                                                     : frames_of(l, name);
    }
    if (is_path(name)) {
        path = arena_strdup(&l->arena, name);
        *kind = kind_of(library_file_of(l, path, d));
        return path;
    }
    for (int k = 0; ident_ok(name) && k < N_LIBRARY_KINDS && !path; k++) {
        *kind = (enum library_kind) k;
        path = library_in_folders(l, *kind, name);
    }
    if (!path) {
        diag_add(d, DIAG_ERROR, (struct src_loc){name, 0}, "no-file",
                 "there is no routine, exercise, breath pattern or track of this name");
        diag_hint(d, "'limber list' shows what there is");
        hint_names(l, name, d, LIBRARY_ROUTINE, N_LIBRARY_KINDS - 1);
    }
    return path;
}

const struct track *library_track(struct library *l, const char *name, struct diags *d)
{
    const char *path = is_path(name)    ? name
                       : ident_ok(name) ? library_in_folders(l, LIBRARY_TRACK, name)
                                        : NULL;
    if (path)
        return track_of(l, library_file_of(l, path, d), d);
    diag_add(d, DIAG_ERROR, (struct src_loc){name, 0}, "no-file", "there is no track of this name");
    hint_names(l, name, d, LIBRARY_TRACK, LIBRARY_TRACK);
    return NULL;
}

static bool has_error_of(const struct diags *d, const char *path)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].level == DIAG_ERROR && strcmp(d->items[i].loc.path, path) == 0)
            return true;
    return false;
}

static const struct routine *build_item(struct library *l, struct library_file *f,
                                        struct library_item *item, struct diags *d)
{
    if (!f->root)
        return NULL;
    item->root = f->root;
    item->kind = kind_of(f);
    if (item->kind == LIBRARY_ROUTINE)
        return routine_of(l, f, d);
    if (item->kind == LIBRARY_TRACK) {
        if (track_of(l, f, d))
            diag_add(d, DIAG_ERROR, (struct src_loc){f->path, 0}, "no-routine",
                     "this is a track, and nothing to do by itself");
        return NULL;
    }
    item->exercise = item->kind == LIBRARY_BREATH ? breath_of(l, f, d) : exercise_of(l, f, d);
    return item->exercise ? routine_of_exercise(item->exercise, &l->arena) : NULL;
}

bool library_open(struct library *l, const char *name, struct library_item *item, struct diags *d)
{
    *item = (struct library_item){0};
    const char *path = library_path(l, name, &item->kind, d);
    if (!path)
        return false;
    if (ends_with(path, FRAMES_END))
        path = framed(l, path);
    struct library_file *f = library_file_of(l, path, d);
    item->path = f->path;
    item->routine = build_item(l, f, item, d);
    if (!item->routine && !has_error_of(d, f->path)) { /* said to somebody else, earlier */
        read_file(l, f, d);
        item->routine = build_item(l, f, item, d);
    }
    return item->routine != NULL;
}

bool library_open_breath(struct library *l, const char *name, struct library_item *item,
                         struct diags *d)
{
    const char *path =
        is_path(name) || !ident_ok(name) ? NULL : library_in_folders(l, LIBRARY_BREATH, name);
    return library_open(l, path ? path : name, item, d);
}

/* ---- what there is ---- */

size_t library_list(struct library *l, enum library_kind kind, const struct library_entry **entries)
{
    const char *const folders[] = {
        arena_printf(&l->arena, "%s%s", l->user, library_subfolders[kind]),
        arena_printf(&l->arena, "%s%s", l->shared, library_subfolders[kind])};
    const struct folder_file *files;
    size_t count = folder_list(folders, ARRAY_LEN(folders), &files, &l->arena);
    struct library_entry *made = arena_array(&l->arena, count, sizeof *made);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (ident_ok(files[i].name))
            made[n++] = (struct library_entry){files[i].name, files[i].path, files[i].folder == 0};
    *entries = made;
    return n;
}
