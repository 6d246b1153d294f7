/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_MOUSE_H
#define LIMBER_TUI_MOUSE_H

#include "view/input.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a terminal reports of the mouse, character by character. Not left to
 * curses, which waits for the next key after an event that nobody asked for
 * (the release of a button), and the program with it.
 */
enum mouse_form {
    MOUSE_SGR, /* after ESC [ <: button ; column ; row, then M or, for a release, m */
    MOUSE_X10, /* after ESC [ M: three characters, each 32 too high */
};
extern const char mouse_on[], mouse_off[]; /* ask for it, in the first form; no more of it */

enum { MOUSE_BYTES = 24 };
struct mouse {
    bool active; /* characters belong to a report */
    enum mouse_form form;
    uint32_t text[MOUSE_BYTES];
    size_t n;
};

void mouse_begin(struct mouse *m, enum mouse_form form);
/* Takes a character of a report. What it comes to, or INPUT_NONE: more is to come, or it means
 * nothing (another button, a release, no report at all). */
struct input mouse_take(struct mouse *m, uint32_t c);

#endif
