/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_TERMINFO_H
#define LIMBER_TUI_TERMINFO_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the description of the terminal in use says of it. The terminal must be
 * open (tui/term.h).
 */

/* Colours are named as ECMA-48 and xterm name them. */
bool terminfo_has_ansi_colours(void);
/* Writes what brings an ordinary screen back, without padding: at most `room` bytes. Returns how
 * many. */
size_t terminfo_way_back(char *out, size_t room);

#endif
