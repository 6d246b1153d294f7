/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_LEARN_H
#define LIMBER_VIEW_LEARN_H

#include "core/card.h"
#include "view/find.h"
#include "view/menu.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The learn cards: a list on the left, the card under the cursor on the right;
 * one after the other where there is no room for both. As view/screens.h: data
 * of the shell, then a little state.
 */
struct learn_model {
    const struct card *const *cards;
    size_t n;
    /* state */
    struct menu menu; /* over the cards */
    bool reading;     /* moving about means the text */
    struct scroll scroll;
    struct find find;
    size_t found; /* offset in the card's text of the place found last */
    bool go_to;   /* bring it into sight with the next drawing */
};

void view_learn(struct frame *f, struct learn_model *m);
/* Whose keys apply: SCREEN_CARD while one reads. */
enum screen learn_screen_of(const struct learn_model *m);
/* ACTION_CANCEL, ACTION_QUIT: done. */
enum action learn_key(struct learn_model *m, struct input in);
/* Looks for letters in all cards, from the one under the cursor on. False: they are nowhere. */
bool learn_find(struct learn_model *m, const char *letters);

#endif
