/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_TERM_H
#define LIMBER_TUI_TERM_H

#include "base/base.h"
#include "base/err.h"
#include "view/frame.h"
#include "view/keys.h"

#include <stdbool.h>

/*
 * The screen and the keyboard, through ncurses. One terminal may be open at a
 * time; main thread only. The loop blocks SIGWINCH, SIGTSTP and the signals
 * that end the program and takes them from a signalfd; nothing here waits,
 * apart from 25 ms after a lone Esc.
 */
enum term_background { TERM_BACKGROUND_AUTO, TERM_BACKGROUND_DARK, TERM_BACKGROUND_LIGHT };

struct term_options {
    enum term_background
        background; /* auto: COLORFGBG, else what the terminal answers, else dark */
    int colours;    /* at most so many; 0: what the terminal has (NO_COLOR: none) */
    bool mono;      /* no colour at all */
    bool ascii;     /* ASCII only, whatever the locale says */
    bool mouse;     /* see term_set_mouse() */
};

struct term;

/* What term_open() would say, without touching the terminal. *colours: as TERM has them. */
bool term_probe(int *colours, struct err *err);

/* NULL with a reason in err where the terminal cannot be drawn on (no TERM, TERM=dumb, not a
 * terminal): the caller then runs plain. setlocale(LC_CTYPE, "") must have been called. */
struct term *term_open(const struct term_options *options, struct err *err);
/* Restores the terminal and frees. NULL is allowed. */
void term_close(struct term *t);

/* Stays valid. `light` may change while the terminal is open: its answer comes when it comes; the
 * key INPUT_REDRAW is then read. */
const struct view_caps *term_caps(const struct term *t);
void term_size(const struct term *t, int *cols, int *rows);
/* Height of a cell / its width, 0 where the terminal does not tell. */
double term_cell_aspect(const struct term *t);
/* Readable when a key is waiting. */
int term_fd(const struct term *t);

/* A frame of the terminal's size (begun with its size and caps) becomes what is seen. Only
 * what changed since the last one is sent, in one write. */
void term_present(struct term *t, const struct frame *f);
/* The next key. False: none is waiting. When term_fd() is readable, call it until it says so:
 * keys already taken from the terminal do not make the descriptor readable again. */
bool term_read(struct term *t, struct input *out);
/* Presses of the left button and the wheel are read as INPUT_PRESS and INPUT_WHEEL_…; else the
 * terminal keeps the mouse for its own selection. */
void term_set_mouse(struct term *t, bool on);
/* Says that the background is light, or that it is dark. */
void term_set_light(struct term *t, bool light);
/* After SIGWINCH: asks for the size anew. The next frame is drawn whole. */
void term_resize(struct term *t);
/* Forget what is on the screen: the next frame is drawn whole (Ctrl-L, after output of others). */
void term_redraw(struct term *t);
/* Gives the terminal back as it was (SIGTSTP, an editor) and takes it again. */
void term_suspend(struct term *t);
void term_resume(struct term *t);
/* True once the terminal has gone (hang-up, end of file on it). */
bool term_gone(const struct term *t);

#endif
