/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_ASK_H
#define LIMBER_VIEW_ASK_H

#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"

#include <stdbool.h>

/*
 * A page of questions that are answered by ticking lines. Nothing is
 * preselected: to go on, something must be ticked or "none of these" said, and
 * every line that wants more than a tick must have it. What goes on is what is
 * seen: Enter at a line that is to be chosen chooses it, and only then goes on. As view/screens.h:
 * rows of the shell, then a little state.
 */
enum ask_row_kind {
    ASK_HEAD,  /* a question whose answers are the rows below; takes no answer itself */
    ASK_TICK,  /* yes or no */
    ASK_RADIO, /* one of the rows of the same group must be chosen */
    ASK_SCALE, /* 0 to 10, must be given */
};

struct ask_row {
    enum ask_row_kind kind;
    const char *text;
    const char *explain; /* shown while the cursor is here; NULL: none */
    int explain_from; /* ASK_SCALE: … once the number is that high; before it, how to give one */
    int group;        /* ASK_RADIO */
    /* state */
    int value; /* -1: no answer; a tick or choice 0 or 1; a scale 0-10 */
};

struct ask_model {
    const char *title, *intro; /* intro may be NULL */
    struct ask_row *rows;
    int n;
    /* state */
    struct menu menu;
    bool none;         /* "none of these" was said */
    const char *wants; /* what is still missing, after going on was tried; NULL: nothing */
};

void view_ask(struct frame *f, struct ask_model *m);
/* ACTION_GO_ON: every row has its answer. ACTION_PREVIOUS, ACTION_LOOK_AROUND, ACTION_QUIT */
enum action ask_key(struct ask_model *m, struct input in);

#endif
