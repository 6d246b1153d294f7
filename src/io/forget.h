/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_FORGET_H
#define LIMBER_IO_FORGET_H

#include "base/err.h"
#include "base/mem.h"
#include "io/paths.h"

#include <stdbool.h>
#include <stddef.h>

/* Everything limber keeps about a person, off this machine, and this machine's files out of the
 * folders it shares with others. What they wrote themselves (the config folder) is no part of it.
 */
struct forget_list {
    const char **paths; /* files and folders that are there */
    size_t count;
    const char *const *shared; /* this machine's files in shared folders */
    size_t n_shared;
};

/* What is there, in the arena. */
void forget_find(struct forget_list *list, const struct paths *paths, struct arena *a);
/* Whether a file of `shared` could be reached: its folder is there. */
bool forget_can_reach(const char *shared);
/*
 * Deletes it all; what cannot be reached of `shared` stays. The rows of the history are overwritten
 * first: another limber may have it open. No store of this process may.
 */
bool forget_all(const struct forget_list *list, const struct paths *paths, struct arena *a,
                struct err *err);

#endif
