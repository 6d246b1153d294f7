/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_LOCK_COPY_H
#define LIMBER_IO_LOCK_COPY_H

#include "base/err.h"
#include "base/mem.h"
#include "core/record.h"
#include "io/store.h"

#include <stdbool.h>

/*
 * What locks exercise outlives the history: a copy of the answers that do is kept in a file of its
 * own in the state folder, so that a history that is damaged, lost or put back from a backup does
 * not open what a professional was to look at first. The file is one that `limber import` reads.
 */

/* Keeps the answers where they lock, removes the file where they do not. */
bool lock_copy_write(const char *path, const struct screening_record *answers, struct err *err);
/* Where they are later than the history's latest (zeroed: there are none), these count. */
void lock_copy_prefer(const char *path, struct arena *a, struct screening_record *latest);
/* Puts them back into a history that has no later ones. True where nothing was to be done. */
bool lock_copy_restore(const char *path, struct store *s, struct err *err);

#endif
