/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_SYNC_H
#define LIMBER_IO_SYNC_H

#include "base/diag.h"
#include "io/store_exchange.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Several machines with one history, through a folder that something else carries between them
 * (Syncthing, Nextcloud, git, a stick). Each machine adds lines to a file of its own there,
 * limber-MACHINE.jsonl, and reads all files; nobody ever writes into another's.
 *
 * What is written follows from the folder and the history alone: each row of the history that no
 * file there says yet. So a folder that is new, was lost or is half carried over puts itself
 * right, two folders do not disturb each other, and doing it twice does nothing.
 */
struct sync_result {
    size_t files; /* read, of other machines */
    size_t lines; /* written */
    struct store_merged merged;
    bool kept_lock; /* an answer elsewhere did not know of a lock, which stands */
};

/*
 * machine: names this machine's file. A file that ends in the middle of a line is read up to it,
 * and the next time goes on. A line that cannot be read is a diagnostic; the others count.
 * paths in d point into a.
 */
bool sync_folder(struct store *s, const char *folder, const char *machine, struct arena *a,
                 struct sync_result *result, struct diags *d, struct err *err);

/* Both in the state folder: this machine's name, made up where it is missing, and the folders it
 * was ever given, one a line. */
bool sync_machine(const char *state, char machine[UUID_BYTES], struct err *err);
bool sync_remember(const char *state, const char *folder, struct err *err);

/* This machine's file in each of these folders, in the arena; whether it is there is another
 * matter. */
size_t sync_own_files(const char *state, const char *const **files, struct arena *a);

#endif
