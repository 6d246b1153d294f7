/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_FIND_H
#define LIMBER_VIEW_FIND_H

#include "view/frame.h"
#include "view/keys.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Looking for letters: how they are typed after `/`, and where they are. Case
 * and marks make no difference ("uebung" is not "Übung", "ubung" is), and a
 * blank also stands for the end of a line.
 */
enum { FIND_BYTES = 64 };

struct find {
    char text[FIND_BYTES]; /* what is looked for; empty: nothing */
    bool typing;           /* letters go into it */
};

/* The first place of the letters in a text, *length bytes of it; NULL: nowhere, or no letters. */
const char *find_in(const char *text, const char *letters, size_t *length);
/* True where they are in it, and where there are none. */
bool find_matches(const char *text, const char *letters);

/* While typing: ACTION_HANDLED where the letters changed or Enter ended it, ACTION_CANCEL where
 * Esc emptied them, ACTION_NONE for keys that mean something else. */
enum action find_key(struct find *find, struct input in);
/* "/letters" at the beginning of a row, with the cursor behind while typing. Cells drawn. */
int find_draw(struct frame *f, struct rect row, const struct find *find);

#endif
