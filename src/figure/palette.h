/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_PALETTE_H
#define LIMBER_FIGURE_PALETTE_H

#include "figure/body.h"
#include "figure/figure.h"

/*
 * Colours by material and light. Fixed ramps: the nearest palette entry to a
 * shaded colour would change its hue from cell to cell.
 */

/* shade: 0 dark .. 1 bright. CELL_COLOUR_DEFAULT where the style has no colours. */
int16_t palette_colour(const struct figure_style *s, enum material material, float shade);
/* The colour behind the body for a wall or a mat, CELL_COLOUR_DEFAULT: drawn as texture instead. */
int16_t palette_backdrop(const struct figure_style *s, enum material material);
int16_t palette_cue(const struct figure_style *s);

#endif
