/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_SQUEEZE_H
#define LIMBER_TUI_SQUEEZE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Says the same with fewer bytes. ncurses names both colours at every change of
 * either; a picture in half blocks changes one of them in nearly every cell.
 * This reads its output, keeps what the terminal's pen has and what the text
 * wants, and names the difference only: what a blank's foreground is does not
 * matter, nor the background under a full block, and an upper half block is a lower
 * one with its colours exchanged. Pure; for terminals with ANSI colours.
 */
struct squeeze_pen {
    int16_t fg, bg; /* palette index; -1: the terminal's own */
    uint16_t attrs; /* bit n: SGR n, 1 to 9 */
};

struct squeeze {
    struct squeeze_pen has, wants;
    bool off; /* something unknown went by: everything passes as it is */
};

/* A pen as a terminal has it after a reset. */
void squeeze_init(struct squeeze *s);
/* Appends bytes in their shorter form. At the end of a call the pen is as ncurses believes. */
void squeeze_add(struct squeeze *s, const char *bytes, size_t length, struct strbuf *out);

#endif
