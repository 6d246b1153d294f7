/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_SETUP_H
#define LIMBER_VIEW_SETUP_H

#include "view/find.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"

#include <stdbool.h>

/*
 * The settings on a screen: a list in groups, what the one under the cursor is
 * about below it, and a line to type a value in. As view/screens.h.
 */
struct setup_row {
    const char *group; /* a heading above it; NULL: the group before */
    const char *label; /* "weekly target" */
    const char *value; /* with its unit: "-12 dB" */
    const char *help;
    const char *origin; /* "chosen here", "from limber.cfg", …; NULL: the default */
};

struct setup_model {
    const struct setup_row *rows;
    int n;
    /* state */
    struct menu menu;
};

void view_setup(struct frame *f, struct setup_model *m);
/* ACTION_GO_ON, ACTION_PREVIOUS, ACTION_FOLLOWING, ACTION_RESET: for the row under the cursor.
 * ACTION_CANCEL, ACTION_QUIT: done. */
enum action setup_key(struct setup_model *m, struct input in);

/* ---- a value that is typed ---- */

struct entry_model {
    const char *title, *text; /* text: what it is about */
    const char *wrong;        /* why what was typed is none; NULL: nothing */
    /* state */
    struct find typed; /* typing is always on */
};
void view_entry(struct frame *f, struct entry_model *m);
/* ACTION_GO_ON: typed.text is the value. ACTION_CANCEL */
enum action entry_key(struct entry_model *m, struct input in);

#endif
