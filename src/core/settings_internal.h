/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SETTINGS_INTERNAL_H
#define LIMBER_CORE_SETTINGS_INTERNAL_H

#include "core/settings.h"

/* What the files of the settings share among themselves; nobody else includes this. */

/* Two capital letters. */
bool setting_is_country(const char *text);
/* Nothing that could be an option, a path or a shell's sign. */
bool setting_is_name(const char *text);

#endif
