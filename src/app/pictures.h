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
    bool off; /* no figure at all */
    const struct view_caps
        *caps;               /* of the terminal, borrowed: its `light` may come late; or NULL */
    struct library *library; /* borrowed */
    /* private */
    struct figure_canvas canvas;
    struct cell *cells;
    size_t room;
    struct picture_drawn {           /* what the cells show */
        const struct figure *figure; /* NULL: nothing yet */
        struct figure_moment moment;
        struct figure_style style;
        int cols, rows;
    } drawn;
};

void pictures_init(struct pictures *p, struct library *library, const struct figure_style *style);
void pictures_release(struct pictures *p);

#endif
