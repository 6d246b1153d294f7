/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

struct list {
    struct folder_file *items;
    size_t count, room;
};

static void add_folder(struct list *list, const char *folder, const char *suffix, size_t index,
                       struct arena *a)
{
    size_t end = strlen(suffix);
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || length <= end ||
            strcmp(entry->d_name + length - end, suffix) != 0)
            continue;
        if (list->count == list->room) {
            list->room = list->room ? 2 * list->room : 64;
            list->items = xreallocarray(list->items, list->room, sizeof *list->items);
        }
        list->items[list->count++] = (struct folder_file){
            .name = arena_strndup(a, entry->d_name, length - end),
            .path = arena_printf(a, "%s/%s", folder, entry->d_name),
            .folder = index,
        };
    }
    closedir(dir);
}

static int by_name(const void *a, const void *b)
{
    const struct folder_file *fa = a, *fb = b;
    int order = strcmp(fa->name, fb->name);
    return order ? order : (fa->folder > fb->folder) - (fa->folder < fb->folder);
}

size_t folder_list_ending(const char *const *folders, size_t n_folders, const char *suffix,
                          const struct folder_file **files, struct arena *a)
{
    struct list list = {0};
    for (size_t i = 0; i < n_folders; i++)
        add_folder(&list, folders[i], suffix, i, a);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_name);
    struct folder_file *kept = arena_array(a, list.count, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < list.count; i++)
        if (n == 0 || strcmp(kept[n - 1].name, list.items[i].name) != 0)
            kept[n++] = list.items[i];
    free(list.items);
    *files = kept;
    return n;
}

size_t folder_list(const char *const *folders, size_t n_folders, const struct folder_file **files,
                   struct arena *a)
{
    return folder_list_ending(folders, n_folders, ".cfg", files, a);
}
