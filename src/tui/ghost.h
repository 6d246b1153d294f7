/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_GHOST_H
#define LIMBER_TUI_GHOST_H

#include "base/cell.h"

#include <stdbool.h>

/*
 * xterm with a scalable font draws a block a pixel wider than its cell and, when the
 * block goes, clears the cell alone: a thin line stays in the blank beside it. A
 * blank that is drawn again wipes it off, and what is drawn again must have changed:
 * such a blank becomes a no-break space, or one of those a blank. They look the same.
 */
enum { GHOST_BLANK = 0xa0 };

/* now: one row to be shown, changed in place; was: what is shown of it. */
void ghost_wipe(struct cell *now, const struct cell *was, int cols);
/* A terminal that leaves ghosts, by its TERM and XTERM_VERSION (NULL: not set). */
bool ghost_haunts(const char *term, const char *xterm_version);

#endif
