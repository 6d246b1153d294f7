/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/paths.h"

#include "base/strbuf.h"
#include "io/fsutil.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *absolute(const char *path)
{
    return path && path[0] == '/' ? path : NULL;
}

static const char *personal(const char *variable, const char *home, const char *below,
                            struct arena *a)
{
    if (absolute(variable))
        return arena_printf(a, "%s/limber", variable);
    return arena_printf(a, "%s/%s/limber", home, below);
}

/* The build writes the source tree's path into this file beside the program. */
static const char *uninstalled_datadir(const char *exe_folder, struct arena *a)
{
    const char *file = arena_printf(a, "%s/uninstalled-datadir", exe_folder);
    const char *folder = NULL;
    struct strbuf text = {0};
    if (fs_read(file, PATH_MAX, &text, NULL) == FS_OK) {
        size_t length = strcspn(strbuf_text(&text), "\n");
        folder = arena_strndup(a, strbuf_text(&text), length);
    }
    strbuf_release(&text);
    return absolute(folder);
}

void paths_make(struct paths *p, const struct paths_from *from, struct arena *a)
{
    const char *home = absolute(from->home) ? from->home : "/";
    p->config = personal(from->config_home, home, ".config", a);
    p->data = personal(from->data_home, home, ".local/share", a);
    p->state = personal(from->state_home, home, ".local/state", a);
    p->cache = personal(from->cache_home, home, ".cache", a);
    p->config_file = arena_printf(a, "%s/limber.cfg", p->config);
    p->state_file = arena_printf(a, "%s/state.cfg", p->state);
    p->lock_file = arena_printf(a, "%s/lock", p->state);
    p->history_file = arena_printf(a, "%s/history.db", p->data);

    p->shared = NULL;
    if (from->datadir && *from->datadir)
        p->shared = arena_strdup(a, from->datadir);
    if (!p->shared && from->exe_folder)
        p->shared = uninstalled_datadir(from->exe_folder, a);
    if (!p->shared)
        p->shared = LIMBER_PKGDATADIR;
}

static const char *find_home(struct arena *a)
{
    const char *home = absolute(getenv("HOME"));
    if (home)
        return home;
    char buffer[4096];
    struct passwd entry, *found = NULL;
    if (getpwuid_r(getuid(), &entry, buffer, sizeof buffer, &found) == 0 && found)
        return arena_strdup(a, entry.pw_dir);
    return NULL;
}

static const char *find_exe_folder(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t) length == sizeof path)
        return NULL;
    while (length > 0 && path[length - 1] != '/')
        length--;
    return arena_strndup(a, path, length > 1 ? (size_t) length - 1 : 1);
}

void paths_find(struct paths *p, struct arena *a)
{
    const struct paths_from from = {
        .home = find_home(a),
        .config_home = getenv("XDG_CONFIG_HOME"),
        .data_home = getenv("XDG_DATA_HOME"),
        .state_home = getenv("XDG_STATE_HOME"),
        .cache_home = getenv("XDG_CACHE_HOME"),
        .datadir = getenv("LIMBER_DATADIR"),
        .exe_folder = find_exe_folder(a),
    };
    paths_make(p, &from, a);
}
