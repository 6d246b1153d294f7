/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PICTURE_H
#define LIMBER_VIEW_PICTURE_H

#include "base/cell.h"
#include "core/exercise.h"
#include "figure/figure.h"

#include <stdbool.h>

/*
 * How a view gets the picture of an exercise without knowing where figures are
 * kept or which look was chosen. The shell makes one.
 */
struct picture {
    /* Returns cols x rows cells, row by row, or NULL where the exercise has no figure. The
     * cells are the context's and stay valid until the next call. */
    const struct cell *(*draw)(void *context, const struct exercise *e,
                               const struct figure_moment *m, int cols, int rows);
    void *context;
};

#endif
