/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/forget.h"

#include "base/strbuf.h"
#include "io/fsutil.h"
#include "io/store.h"
#include "io/sync.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All that is in a folder of ours. The data folder holds the history, the files SQLite and the
 * locks put beside it, and the damaged ones that were set aside. */
static void add_folder(struct forget_list *list, const char *folder, struct arena *a)
{
    enum { FILES_MAX = 4096 };
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; list->count < FILES_MAX && (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if ((list->count & (list->count - 1)) == 0) {
            const char **paths = arena_array(a, MAX(2 * list->count, (size_t) 1), sizeof *paths);
            if (list->count)
                memcpy(paths, list->paths, list->count * sizeof *paths);
            list->paths = paths;
        }
        list->paths[list->count++] = arena_printf(a, "%s/%s", folder, entry->d_name);
    }
    closedir(dir);
}

void forget_find(struct forget_list *list, const struct paths *paths, struct arena *a)
{
    *list = (struct forget_list){0};
    add_folder(list, paths->data, a);
    add_folder(list, paths->state, a);
    add_folder(list, paths->cache, a);
    list->n_shared = sync_own_files(paths->state, &list->shared, a);
}

bool forget_can_reach(const char *shared)
{
    struct strbuf folder = {0};
    strbuf_add(&folder, shared, (size_t) (strrchr(shared, '/') - shared) + 1);
    bool there = fs_is_folder(strbuf_text(&folder));
    strbuf_release(&folder);
    return there;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void) st;
    (void) type;
    (void) where;
    return remove(path);
}

static bool remove_all(const char *const *paths, size_t count, struct err *err)
{
    enum { FOLDERS_OPEN = 8 };
    for (size_t i = 0; i < count; i++) {
        if (nftw(paths[i], remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
            return err_set(err, "cannot delete '%s': %s", paths[i], strerror(errno));
    }
    return true;
}

/* A history that turns out to be damaged is set aside when it is opened: what is there is looked up
 * again after that. The names of the shared files go last. */
bool forget_all(const struct forget_list *list, const struct paths *paths, struct arena *a,
                struct err *err)
{
    struct err ignored = {0}; /* what is damaged or of a newer limber goes all the same */
    struct forget_list now;
    if (fs_is_file(paths->history_file)) {
        struct store *s = store_open(paths->history_file, &ignored);
        store_delete_everything(s, &ignored);
        store_close(s);
    }
    for (size_t i = 0; i < list->n_shared; i++) /* what cannot be reached stays */
        if (forget_can_reach(list->shared[i]) && !remove_all(&list->shared[i], 1, err))
            return false;
    forget_find(&now, paths, a);
    return remove_all(now.paths, now.count, err);
}
