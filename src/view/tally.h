/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_TALLY_H
#define LIMBER_VIEW_TALLY_H

#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"

/*
 * Several things, a digit each: repetitions in reserve after a session, activities once a
 * week. A digit answers the line under the cursor and goes on to the next; Enter leaves
 * the rest out. As view/screens.h: data of the shell, then a little state.
 */
enum { TALLY_LINES = 16 };

struct tally_model {
    const char *title, *question;
    const char *const *names;
    int n;         /* TALLY_LINES at most */
    int most;      /* the largest digit that means something; 10 is `t` */
    bool open_end; /* `most` stands for everything above it, too: "5+" */
    /* state */
    int values[TALLY_LINES]; /* -1: not given */
    struct menu menu;
};

void view_tally(struct frame *f, struct tally_model *m);
/* ACTION_GO_ON: what was given is in values. ACTION_CANCEL, ACTION_QUIT */
enum action tally_key(struct tally_model *m, struct input in);

#endif
