/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_MENU_H
#define LIMBER_VIEW_MENU_H

#include "view/frame.h"
#include "view/keys.h"

#include <stdbool.h>

/*
 * The two things one moves about in: a text that scrolls, and a list with a
 * cursor. Drawing moves their state back into range, so that a list may shrink
 * and a terminal may be resized at any time.
 */

/* ---- text ---- */

struct scroll {
    int top;  /* first line shown */
    int rows; /* lines shown at once, as of the latest drawing */
};

/* True where the action was one of moving. */
bool scroll_key(struct scroll *s, enum action action);
/* Draws paragraphs (separated by an empty line) in r, with a bar where there is more. */
void scroll_text(struct frame *f, struct rect r, enum style style, const char *text,
                 struct scroll *s);
/* What of r its lines are broken in: all of it, or less a bar where there is more. */
struct rect scroll_body(struct rect r, const char *text);
/* The bar on the right edge of r for `lines` lines of which r.h are shown from `top`; draws
 * nothing where all are. */
void scroll_bar(struct frame *f, struct rect r, int top, int lines);

/* ---- lists ---- */

struct menu_item {
    const char *above;  /* a text that scrolls with it, and an empty line; NULL: none */
    const char *head;   /* a heading above it, with a gap; NULL: none */
    const char *mark;   /* "[x]", "3", …; NULL: none */
    const char *text;   /* as many lines as it needs */
    const char *detail; /* at the right edge of the first line, quiet; NULL: none */
    const char *below;  /* quiet lines under its own; NULL: none */
    enum style style, above_style;
    int indent;
    bool gap; /* an empty line before it */
};

/* The cursor of a list in which no line is preselected: the first key that moves it enters the
 * list. */
enum { MENU_NOWHERE = -1 };

struct menu {
    int cursor;  /* item, or MENU_NOWHERE */
    int top;     /* first line shown */
    int page;    /* items that a page key moves by, as of the latest drawing */
    int clicked; /* the item clicked at last, + 1; 0: the cursor was moved since */
    /* The item under the cursor may be taller than the list: its lines above and below what the
     * latest drawing showed, and how many it showed. */
    int over, under, rows;
};

/* True where the action moved the cursor among n items, or the lines of one that is not seen whole.
 */
bool menu_key(struct menu *m, enum action action, int n);
/* Before Enter chooses the item under the cursor: true where not all of it had been in sight; more
 * of it is from now on. */
bool menu_unseen(struct menu *m);
/* A click at an item moves the cursor there; a second one chooses it, so that nothing is begun
 * by accident. */
enum menu_click { MENU_NO_CLICK, MENU_MOVED, MENU_CHOSEN };
enum menu_click menu_click(struct menu *m, struct input in, int n);
void menu_draw(struct frame *f, struct rect r, const struct menu_item *items, int n,
               struct menu *m);
/* The same with a line or two about the item under the cursor: at the foot of r where there is room
 * for them, else below the item itself. hint NULL: the room stays. */
void menu_draw_hint(struct frame *f, struct rect r, struct menu_item *items, int n, struct menu *m,
                    const char *hint);
/* Lines the items take at that width. */
int menu_lines(const struct menu_item *items, int n, int cells);

#endif
