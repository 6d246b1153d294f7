/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_FLOWER_H
#define LIMBER_FIGURE_FLOWER_H

#include "figure/body.h"

/*
 * What is drawn for an exercise without a figure: a flower of two rings of petals that opens
 * as the lungs fill. Nobody takes it for a body that shows what to do.
 */

/* m: how far its outermost point gets from the centre, and how much further full than empty. */
static const float FLOWER_RADIUS = 0.60f;
static const float FLOWER_TRAVEL = 0.26f;

/* breath: 0 empty .. 1 full. It faces the viewer who looks along the z axis. */
void flower_build(struct body *b, struct vec3 centre, float breath);

#endif
