/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_OVERLAY_H
#define LIMBER_FIGURE_OVERLAY_H

#include "figure/glyph.h"
#include "figure/model.h"

/* What is written over the picture as text: the floor, the mat seen from the side, cues. */

/* Fills row `row` of the cells (cols wide): the floor, and the mat where there is one. */
void overlay_floor(const struct picture *p, const struct figure *f, const struct camera *c,
                   int row);
/* The cues of the moment's phase; in a still one only the words. */
void overlay_cues(const struct picture *p, const struct figure *f, const struct instant *at,
                  const struct figure_moment *m, const struct camera *c);

#endif
