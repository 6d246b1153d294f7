/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PICTURES_H
#define LIMBER_APP_PICTURES_H

#include "figure/figure.h"
#include "view/picture.h"

#include <stdbool.h>

/*
 * The figures of the exercises a screen shows: built when first drawn, kept
 * while the program runs. `picture` is what views are given.
 */
struct pictures {
    struct picture picture;
    struct figure_style style;
    bool off; /* no figure at all */
    /* Where the shared base poses come from; called once, at the first figure. */
    const struct figure_bases *(*bases)(void *context);
    void *bases_context;
    /* private */
    struct arena arena;
    struct pictures_entry *entries;
    struct figure_canvas canvas;
    struct cell *cells;
    size_t room;
};

void pictures_init(struct pictures *p, const struct figure_style *style,
                   const struct figure_bases *(*bases)(void *context), void *bases_context);
void pictures_release(struct pictures *p);

/* The figure of an exercise, or NULL where it has none (or a broken one: reported by check). */
const struct figure *pictures_figure(struct pictures *p, const struct exercise *e);

#endif
