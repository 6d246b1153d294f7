/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PICTURES_H
#define LIMBER_APP_PICTURES_H

#include "figure/figure.h"
#include "io/library.h"
#include "view/picture.h"
#include "view/theme.h"

#include <stdbool.h>

/*
 * How views get the picture of an exercise: the library's figures, drawn in the
 * chosen look. `picture` is what they are given.
 */
struct pictures {
    struct picture picture;
    struct figure_style style;
    bool off;   /* no figure at all */
    float turn; /* seen from so many degrees further round than its file says; 0: as it says */
    const struct view_caps
        *caps;               /* of the terminal, borrowed: its `light` may come late; or NULL */
    struct library *library; /* borrowed */
    /* private */
    struct figure_canvas canvas;
    struct cell *cells;
    size_t room;
    struct picture_turned { /* the figure turned last */
        const struct figure *of, *figure;
        float turn;
        struct arena arena;
    } turned;
    struct picture_drawn {           /* what the cells show */
        const struct figure *figure; /* NULL: nothing yet */
        struct figure_moment moment;
        struct figure_style style;
        int cols, rows;
    } drawn;
};

void pictures_init(struct pictures *p, struct library *library, const struct figure_style *style);
/* The next look: blocks, braille, ascii, off; where there is no UTF-8 ascii and off. Its name. */
const char *pictures_next_look(struct pictures *p);
/* Goes on with the figures of another library. */
void pictures_take(struct pictures *p, struct library *library);
void pictures_release(struct pictures *p);

#endif
