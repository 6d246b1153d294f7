/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_LIBRARY_INTERNAL_H
#define LIMBER_IO_LIBRARY_INTERNAL_H

#include "io/cfg.h"
#include "io/library.h"

/* What the files of the library share among themselves; nobody else includes this. */

/* A file that was read, whatever came of it. */
struct library_file {
    struct library_file *next; /* of its bucket */
    const char *path;
    const struct node *root; /* NULL: unusable */
    struct cfg_text text;
    bool tried;
    const struct exercise *exercise; /* NULL until asked for, and where it has errors */
    const struct routine *routine;
    const struct track *track;
    const struct figure *figure; /* NULL until asked for */
};

/* The place of a file among those the library knows of, made where it had none: frames, which
 * are no settings file, are known by it alone. */
struct library_file *library_slot(struct library *l, const char *path, bool *is_new);
/* The file of that path, read when it is first asked for. Never NULL. */
struct library_file *library_file_of(struct library *l, const char *path, struct diags *d);
/* The path of that name among the files of that kind, or NULL. */
const char *library_in_folders(struct library *l, enum library_kind kind, const char *id);

bool library_is_below(const char *path, const char *folder);

#endif
