/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_CARDS_H
#define LIMBER_IO_CARDS_H

#include "core/card.h"
#include "io/paths.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The learn cards there are: files of the folder learn/, ours and the user's, which
 * replaces ours of the same name. A zeroed struct has none.
 */
struct cards {
    struct arena arena;
    const struct card **items; /* in the order they are read in */
    size_t count;
};

/* Cards with errors are left out; what is wrong is added to d. */
void cards_load(struct cards *c, const struct paths *paths, struct diags *d);
void cards_release(struct cards *c);

/* By its id, or NULL. */
const struct card *cards_find(const struct cards *c, const char *id);
/* The card of sources, or NULL. */
const struct card *cards_sources(const struct cards *c);

/* True for a path that can only be a card's: it ends in .txt. */
bool cards_is_path(const char *path);
/* Reads one file, whatever folder it is in; NULL after errors, which are added to d. */
const struct card *cards_read(const char *path, struct arena *a, struct diags *d);
/* [no-source], a warning at loc, for each name like S14 that the card of sources does not
 * explain. */
void cards_check_sources(const struct cards *c, const char *text, struct src_loc loc,
                         struct diags *d);

#endif
