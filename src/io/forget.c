/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/forget.h"

#include "io/fsutil.h"
#include "io/store.h"

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
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void) st;
    (void) type;
    (void) where;
    return remove(path);
}

bool forget_all(const struct forget_list *list, const struct paths *paths, struct err *err)
{
    enum { FOLDERS_OPEN = 8 };
    struct err ignored = {0}; /* what is damaged or of a newer limber goes all the same */
    if (fs_is_file(paths->history_file)) {
        struct store *s = store_open(paths->history_file, &ignored);
        store_delete_everything(s, &ignored);
        store_close(s);
    }
    for (size_t i = 0; i < list->count; i++) {
        if (nftw(list->paths[i], remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS) != 0 &&
            errno != ENOENT)
            return err_set(err, "cannot delete '%s': %s", list->paths[i], strerror(errno));
    }
    return true;
}
