/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_PROGRAMMES_H
#define LIMBER_IO_PROGRAMMES_H

#include "core/programme.h"
#include "io/library.h"

#include <stdbool.h>

/* The programmes there are: the person's folder, which comes first, and ours. */

/* Opens the programme of that name or path; NULL where it cannot be used, and d says why. Lives
 * in a. */
const struct programme *programmes_open(struct library *l, const char *name, struct arena *a,
                                        struct diags *d);
/* The path of the programme of that name, or NULL; of a path NULL, too. */
const char *programmes_path(struct library *l, const char *name);
/* Routines of this library, for programme_build() and for sums. l must outlive it. */
struct programme_source programmes_source(struct library *l);

/* True where the file is a programme (it has `weeks`): everything wrong with it, the routines it
 * names included, is then in d. */
bool programmes_check_file(struct library *l, const char *path, struct diags *d);
/* All there are, by path. */
size_t programmes_list(struct library *l, const struct library_entry **entries);

#endif
