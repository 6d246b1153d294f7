/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_FOLDER_H
#define LIMBER_IO_FOLDER_H

#include "base/mem.h"

#include <stddef.h>

/* The files of several folders as one: an earlier folder's file replaces a later one's. */
struct folder_file {
    const char *name; /* without its suffix */
    const char *path;
    size_t folder; /* index of the folder it is in */
};

/* Those that end in .cfg, sorted by name. Folders that are not there are empty; hidden files
 * are left out. */
size_t folder_list(const char *const *folders, size_t n_folders, const struct folder_file **files,
                   struct arena *a);
/* Those that end in suffix (".txt"). */
size_t folder_list_ending(const char *const *folders, size_t n_folders, const char *suffix,
                          const struct folder_file **files, struct arena *a);

#endif
