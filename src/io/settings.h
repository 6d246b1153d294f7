/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_SETTINGS_H
#define LIMBER_IO_SETTINGS_H

#include "base/diag.h"
#include "base/err.h"
#include "base/mem.h"
#include "core/settings.h"

#include <stdbool.h>

/*
 * The files behind core/settings: limber.cfg, which is the person's and never
 * written by us, and state.cfg, which holds what was chosen inside the program.
 */

/*
 * Fills s from the defaults, then config_path, then state_path; a file that is
 * not there says nothing. What is wrong with them is added to d with its quoted
 * line and never stops anything. Strings of the diagnostics live in a.
 */
void settings_load(struct settings *s, const char *config_path, const char *state_path,
                   struct arena *a, struct diags *d);

/*
 * Writes one choice into state_path as a whole; the others stay. value NULL
 * forgets it, so that limber.cfg counts again. Its folder is made where needed.
 */
bool settings_choose(const char *state_path, enum setting key, const struct setting_value *value,
                     struct err *err);

#endif
