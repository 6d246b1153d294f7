/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/ghost.h"

#include <stdint.h>
#include <string.h>

static bool is_block(uint32_t cp)
{
    return cp >= 0x2580 && cp < 0x25a0;
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == GHOST_BLANK;
}

void ghost_wipe(struct cell *now, const struct cell *was, int cols)
{
    for (int x = 0; x < cols; x++) {
        if (now[x].cp != ' ' || !is_blank(was[x].cp))
            continue;
        bool left_goes = x > 0 && is_block(was[x - 1].cp) && now[x - 1].cp != was[x - 1].cp;
        now[x].cp = was[x].cp;
        if (left_goes)
            now[x].cp = was[x].cp == ' ' ? GHOST_BLANK : ' ';
    }
}

bool ghost_haunts(const char *term, const char *xterm_version)
{
    return xterm_version && strncmp(term, "xterm", 5) == 0;
}
