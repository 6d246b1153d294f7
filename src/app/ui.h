/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_UI_H
#define LIMBER_APP_UI_H

#include "app/loop.h"
#include "audio/engine.h"
#include "tui/term.h"
#include "view/frame.h"
#include "view/keys.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A terminal with a loop around it: what every full-screen part of the program
 * shares. A screen is a function that draws, waits and takes keys until it is done:
 *
 *     while (!done && !ui->quit) {
 *         view_x(ui_begin(ui), &model);
 *         ui_end(ui, SCREEN_X);
 *         ui_wait(ui, wake_ns);
 *         while (ui_key(ui, SCREEN_X, &key))
 *             done = x_key(&model, &key);
 *     }
 *
 * The help overlay, Ctrl-L, resizing, Ctrl-Z and the sound helper are taken
 * care of here, on every screen.
 */
struct ui {
    struct term *term;
    struct loop loop;
    struct frame frame;
    struct engine *engine;     /* borrowed; NULL: no sound */
    struct narrator *narrator; /* borrowed; NULL: nothing is said */
    bool quit;        /* a signal or the end of the terminal: leave every screen, keep all */
    bool look_around; /* "look around first": to the home screen instead */
    bool help_open;
    int help_scroll;
    /* Called before the program stops itself on Ctrl-Z; NULL: nothing to do. */
    void (*suspending)(void *context);
    void *context;
};

struct ui_key {
    struct input input;
    enum action action;
};

/* Opens the terminal. False with a reason where it cannot be drawn on. */
bool ui_open(struct ui *ui, const struct term_options *options, struct err *err);
/* Restores the terminal. */
void ui_close(struct ui *ui);

/* Who is looked after from now on, on every screen. */
void ui_hear(struct ui *ui, struct engine *engine, struct narrator *narrator);

/* An empty frame of the terminal's size; draw on it, then ui_end() shows it. */
struct frame *ui_begin(struct ui *ui);
void ui_end(struct ui *ui, enum screen screen);
/* Sleeps until wake_ns or until something happens; enum loop_event bits. */
unsigned ui_wait(struct ui *ui, int64_t wake_ns);
/* The next key that means something on that screen; ACTION_NONE for text and unbound keys. */
bool ui_key(struct ui *ui, enum screen screen, struct ui_key *key);
int64_t ui_now_ns(const struct ui *ui);

#endif
