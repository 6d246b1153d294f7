/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sounds.h"
#include "base/diag.h"
#include "cli/doctor.h"
#include "io/fsutil.h"
#include "io/library.h"
#include "io/settings.h"
#include "io/store.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void find_shared(struct findings *f)
{
    static const char advice[] =
        "Install limber again, or let LIMBER_DATADIR name a folder that holds routines/.";
    const char *shared = context_paths(f->ctx)->shared;
    const char *routines = arena_printf(&f->ctx->arena, "%s/routines", shared);
    const char *sounds = arena_printf(&f->ctx->arena, "%s/sounds", shared);
    if (!fs_is_folder(routines))
        find_add(f, FOUND_WRONG, "files", advice, "there is no folder %s", routines);
    else if (!fs_is_folder(sounds))
        find_add(f, FOUND_WRONG, "files", advice, "there is no folder %s", sounds);
    else
        find_add(f, FOUND_OK, "files", NULL, "routines and sounds in %s", shared);
}

/* The person's own files are checked one by one; ours were when they were made. */
static void find_library(struct findings *f)
{
    struct library *l = context_library(f->ctx);
    size_t counts[N_LIBRARY_KINDS], own = 0;
    for (int kind = 0; kind < N_LIBRARY_KINDS; kind++) {
        const struct library_entry *entries;
        counts[kind] = library_list(l, (enum library_kind) kind, &entries);
        for (size_t i = 0; i < counts[kind]; i++) {
            struct diags d = {0};
            if (!entries[i].mine)
                continue;
            own++;
            if (!library_check(l, entries[i].path, &d))
                find_add(f, FOUND_WRONG, "routines", "limber check FILE says what.",
                         "%s has %zu %s", entries[i].path, d.errors,
                         d.errors == 1 ? "error" : "errors");
            diags_release(&d);
        }
    }
    find_add(f, FOUND_OK, "routines", NULL, "%zu, with %zu exercises; %zu of them yours",
             counts[LIBRARY_ROUTINE], counts[LIBRARY_EXERCISE], own);
}

/* Recordings and profiles, once the files themselves are right. */
static void find_sound_profile(struct findings *f)
{
    struct diags d = {0};
    struct sounds_survey survey = {0};
    const struct sounds_from from = context_sounds(f->ctx);
    sounds_survey(&survey, &from, &f->ctx->arena, &d);
    if (d.count > 0)
        find_add(f, FOUND_WRONG, "sounds", "limber sound list says more.", "%s: %s",
                 d.items[0].loc.path, d.items[0].message);
    size_t own = 0;
    for (size_t i = 0; i < N_SOUNDS; i++)
        own += survey.choices[i].own;
    if (d.count == 0)
        find_add(f, FOUND_OK, "sounds", NULL, "profile %s, %zu of its sounds yours", from.profile,
                 own);
    diags_release(&d);
}

static void find_sounds(struct findings *f)
{
    struct diags d = {0};
    const char *folder = context_sounds(f->ctx).user_folder;
    sounds_check_folder(folder, &d);
    if (d.count > 0)
        find_add(f, FOUND_WRONG, "sounds",
                 "limber check FILE says what. Until it is right limber's own is played.",
                 "%zu %s in the sound files in %s", d.count, d.count == 1 ? "mistake" : "mistakes",
                 folder);
    else
        find_sound_profile(f);
    diags_release(&d);
}

static void find_settings(struct findings *f)
{
    const struct paths *paths = context_paths(f->ctx);
    struct settings s;
    struct diags d = {0};
    settings_load(&s, paths->config_file, paths->state_file, &f->ctx->arena, &d);
    f->ctx->settings = s; /* what is wrong with them is said here, and only here */
    f->ctx->has_settings = true;
    for (size_t i = 0; i < d.count; i++)
        find_add(f, FOUND_WRONG, "settings",
                 "Correct that line; limber.conf(5) lists what there is to set.", "%s:%d: %s",
                 arena_strdup(&f->ctx->arena, d.items[i].loc.path), d.items[i].loc.line,
                 d.items[i].message);
    if (d.count == 0) {
        int set = 0;
        for (int i = 0; i < N_SETTINGS; i++)
            set += s.values[i].origin != SETTING_FROM_DEFAULT;
        find_add(f, FOUND_OK, "settings", NULL, "%d of %d set, in %s and %s", set, N_SETTINGS,
                 paths->config_file, paths->state_file);
    }
    diags_release(&d);
}

/* The folder, or the nearest one above it that exists, can be written. */
static bool can_be_written(const char *folder, struct arena *a)
{
    char *path = arena_strdup(a, folder);
    while (access(path, F_OK) != 0 && errno == ENOENT) {
        char *slash = strrchr(path, '/');
        if (!slash || slash == path)
            return access("/", W_OK) == 0;
        *slash = '\0';
    }
    return fs_is_folder(path) && access(path, W_OK | X_OK) == 0;
}

static void find_rights(struct findings *f, const char *file, const struct stat *st)
{
    if (st->st_mode & 077)
        find_add(f, FOUND_NOTE, "history", "Take the rights of others away: chmod 600 FILE.",
                 "others on this computer can read %s", file);
}

static void find_contents(struct findings *f, const char *file)
{
    struct err err = {0};
    struct store *store = store_open(file, &err);
    if (!store) {
        find_add(f, FOUND_WRONG, "history", "Sessions go on, but are not kept.", "%s", err.text);
        return;
    }
    const char *notice = store_notice(store);
    int64_t sessions;
    if (notice)
        find_add(f, FOUND_NOTE, "history", NULL, "%s", notice);
    if (!store_is_writable(store))
        find_add(f, FOUND_WRONG, "history", "Sessions go on, but are not kept.",
                 "%s cannot be written", file);
    else if (!store_count(store, &sessions, &err))
        find_add(f, FOUND_WRONG, "history", "Sessions go on, but may not be kept.", "%s", err.text);
    else
        find_add(f, FOUND_OK, "history", NULL, "%" PRId64 " session%s in %s", sessions,
                 sessions == 1 ? "" : "s", file);
    store_close(store);
}

static void find_history(struct findings *f)
{
    const struct paths *paths = context_paths(f->ctx);
    const char *file = paths->history_file;
    struct stat st;
    if (stat(file, &st) == 0) {
        find_rights(f, file, &st);
        find_contents(f, file);
    } else if (!can_be_written(paths->data, &f->ctx->arena)) {
        find_add(f, FOUND_WRONG, "history", "Sessions go on, but are not kept.",
                 "%s cannot be made: its folder cannot be written", file);
    } else {
        find_add(f, FOUND_OK, "history", NULL, "none yet; it will be %s", file);
    }
}

static void find_state(struct findings *f)
{
    const char *folder = context_paths(f->ctx)->state;
    if (!can_be_written(folder, &f->ctx->arena))
        find_add(f, FOUND_WRONG, "settings", "What is chosen inside limber is not kept.",
                 "the folder %s cannot be written", folder);
}

void find_files(struct findings *f)
{
    find_shared(f);
    find_library(f);
    find_settings(f);
    find_sounds(f);
    find_state(f);
    find_history(f);
}
