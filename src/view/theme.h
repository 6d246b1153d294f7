/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_THEME_H
#define LIMBER_VIEW_THEME_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What a terminal can show, and how what is meant becomes colours there. Views
 * name meanings (enum style); this is the only place that knows colours. Every
 * meaning is also carried by words or shapes, so that no colour is ever needed.
 */
struct view_caps {
    bool utf8;    /* false: ASCII only; glyph_ascii() gives every sign its twin */
    bool console; /* UTF-8 letters, but only the signs of a PC's own font: glyph_console() */
    int colours;  /* 0, 8, 16 or 256 */
    bool light;   /* dark text on a light background */
};

enum style {
    STYLE_TEXT,
    STYLE_QUIET,  /* what may be overlooked: rules, hints, what comes later */
    STYLE_STRONG, /* what is read first */
    STYLE_TITLE,
    STYLE_ACCENT,    /* where one is: the current step, the cursor */
    STYLE_KEY,       /* a key to press */
    STYLE_LINE,      /* borders and separators */
    STYLE_IN,        /* the in-breath, */
    STYLE_OUT,       /* the out-breath, */
    STYLE_HELD,      /* the breath held, */
    STYLE_FREE,      /* and free or resting breath */
    STYLE_SIDE,      /* LEFT and RIGHT */
    STYLE_DONE,      /* progress made */
    STYLE_LEFT_OVER, /* progress to be made */
    STYLE_GOOD,
    STYLE_WARN,
    STYLE_ALERT,    /* stop: safety wording */
    STYLE_SELECTED, /* the row under the cursor */
    STYLE_HERE,     /* the name of the part one is in */
    STYLE_FOUND,    /* letters that were looked for */
    N_STYLES
};

struct look {
    int16_t fg, bg; /* as in struct cell */
    uint8_t attr;
};

struct look theme_look(const struct view_caps *caps, enum style style);

#endif
