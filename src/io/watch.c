/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What tells one version of a file from another; all 0: it is not there. */
struct stamp {
    dev_t device;
    ino_t inode;
    off_t bytes;
    struct timespec saved;
};

struct watched {
    const char *path;
    struct stamp stamp;
};

static struct stamp stamp_of(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return (struct stamp){0};
    return (struct stamp){st.st_dev, st.st_ino, st.st_size, st.st_mtim};
}

static bool same(const struct stamp *a, const struct stamp *b)
{
    return a->device == b->device && a->inode == b->inode && a->bytes == b->bytes &&
           a->saved.tv_sec == b->saved.tv_sec && a->saved.tv_nsec == b->saved.tv_nsec;
}

void watch_add(struct watch *w, const char *path)
{
    for (size_t i = 0; i < w->count; i++)
        if (strcmp(w->items[i].path, path) == 0)
            return;
    if (w->count == w->room) {
        w->room = w->room ? 2 * w->room : 16;
        w->items = xreallocarray(w->items, w->room, sizeof *w->items);
    }
    w->items[w->count++] = (struct watched){arena_strdup(&w->arena, path), stamp_of(path)};
}

bool watch_changed(struct watch *w)
{
    bool changed = false;
    for (size_t i = 0; i < w->count; i++) {
        struct stamp now = stamp_of(w->items[i].path);
        changed |= !same(&now, &w->items[i].stamp);
        w->items[i].stamp = now;
    }
    return changed;
}

void watch_release(struct watch *w)
{
    free(w->items);
    arena_release(&w->arena);
    *w = (struct watch){0};
}
