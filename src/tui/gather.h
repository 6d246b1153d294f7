/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_GATHER_H
#define LIMBER_TUI_GATHER_H

#include "tui/squeeze.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * One write a frame. ncurses writes at every jump of the cursor, some twenty
 * times a frame, and a terminal may draw between any two: that is tearing.
 * While gathering, the descriptor ncurses writes to leads into memory; at the
 * end everything goes to the terminal at once, between synchronized-update
 * brackets where the terminal takes them.
 */
struct gather {
    int out;    /* the descriptor ncurses has; owned by its FILE */
    int tty;    /* another one for the same terminal */
    int memory; /* -1: there is none, ncurses writes straight through */
    bool brackets;
    bool squeezes; /* the terminal has ANSI colours: fewer bytes say the same */
    struct squeeze squeeze;
    char *bytes;
    size_t room;
    struct strbuf send;
};

/* out must be a descriptor of its own (a duplicate) for the terminal. */
void gather_init(struct gather *g, int out, bool brackets, bool squeezes);
void gather_begin(struct gather *g);
/* Sends what was gathered; false when the terminal is gone. */
bool gather_end(struct gather *g);
void gather_release(struct gather *g);

#endif
