/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SOUNDS_H
#define LIMBER_AUDIO_SOUNDS_H

#include "base/diag.h"
#include "dsp/bank.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Loads every recipe: the person's file of a name where it is there and right,
 * else ours. Folders may be NULL. What is wrong is added to d; a sound that
 * cannot be had stays silent. False: at least one is.
 */
bool sounds_load(struct bank *bank, const char *user_folder, const char *system_folder,
                 struct arena *a, struct diags *d);

/*
 * `limber check` on one file. False: it is no recipe (it has no `kind`, or is not
 * there) and nothing was added to d. A name that no sound has is a warning.
 */
bool sounds_check_file(const char *path, struct diags *d);
/* Every recipe in a person's folder; one that is not there is fine. Returns how many there are. */
size_t sounds_check_folder(const char *folder, struct diags *d);

#endif
